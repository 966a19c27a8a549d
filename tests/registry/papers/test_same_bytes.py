"""The same data give the same bytes, wherever and whenever they are printed."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from registry.papers import FORMATS, Press, form_of, load_templates
from tests.registry.papers.sample_papers import all_papers, decision, plan, poster

PRINT_ALL = """
import json
from tests.registry.papers.test_same_bytes import digests
print(json.dumps(digests()))
"""
ELSEWHERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"}


def digests() -> dict[str, str]:
    """The SHA-256 of every paper in every format, from a press of its own."""
    press = Press(load_templates())
    notice = hashlib.sha256(press.pdf(poster())).hexdigest()
    return {"poster.pdf": notice} | {
        f"{form_of(paper)}.{kind}": hashlib.sha256(make(press, paper)).hexdigest()
        for paper in (plan(3), *all_papers()[1:])
        for kind, make in FORMATS.items()
    }


def test_another_time_zone_locale_and_process_print_the_same_bytes() -> None:
    run = subprocess.run(
        [sys.executable, "-c", PRINT_ALL],
        env={**os.environ, **ELSEWHERE},
        capture_output=True,
        check=True,
        text=True,
    )
    here = digests()

    assert len(here) == 25
    assert json.loads(run.stdout) == here


@pytest.mark.parametrize("kind", FORMATS)
def test_what_was_printed_before_leaves_no_trace(press: Press, kind: str) -> None:
    first = FORMATS[kind](press, decision())
    FORMATS[kind](press, plan(2))

    assert FORMATS[kind](press, decision()) == first


@pytest.mark.parametrize("kind", FORMATS)
def test_other_data_print_other_bytes(press: Press, kind: str) -> None:
    other = replace(decision(), letterhead=replace(decision().letterhead, number="2469"))

    assert FORMATS[kind](press, other) != FORMATS[kind](press, decision())
