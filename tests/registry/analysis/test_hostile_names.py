"""A hostile procedure among others changes nothing about them and acts upon no terminal."""

import json
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.analysis.checks.check_report import CheckReport
from registry.analysis.checks.checking import check
from registry.analysis.checks.reporting import text_of
from registry.analysis.checks.sarif_report import sarif_of
from rules.visible import visible_json

DAY = date(2026, 11, 23)
HEAD = "schema: procedure/v1\nauthority: bo-tu-phap\n"
OTHERS = {
    "a.yaml": HEAD + 'code: "1.000001"\nname: A\ndocuments: [{id: ks, name: Giấy khai sinh}]\n',
    "m.yaml": HEAD + 'code: "1.000002"\nname: M\nchannels: [{by: in_person}]\nfees: [{id: p}]\n',
    "z.yaml": HEAD + 'code: "1.000003"\nname: Z\ndocuments: [{id: x, name: Giấy tờ khác}]\n',
}
# What a terminal obeys, an eye misses, or fakes another name.
NASTY = [
    "\x1b[31m\x1b]0;title\x07", "\x9b31m", "\r", "\n", "\x00", "\x85", "\u2028", "\u202e", "\u200b",
    "\ufeff", "\U000e0041", "\ud800", "Giấy khаi sinh", "İ", "ﬁ", "a\u0300" * 50, "{p.name}", "{",
    "}", "%s", "${x}", "<script>", "a.yaml:1:1: CRITICAL", "'", '"', "\\", "#", ": ", "- ", "&a",
]  # fmt: skip
names = st.lists(st.sampled_from(NASTY) | st.text(max_size=8), min_size=1, max_size=6)
# No control character but line break and tab, and nothing that is not seen or turns directions.
SHOWN = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\u200b\ud800-\udfff]*")


def quoted(name: str) -> str:
    """A name as YAML with escapes, so that it reaches the model if anything does."""
    return json.dumps(name, ensure_ascii=len(name) % 2 == 0)


def hostile(name: str) -> str:
    return (
        f'{HEAD}code: "1.000009"\nname: {quoted(name)}\n'
        f"documents: [{{id: ks, name: {quoted(name)}, text: {quoted(name)}}}]\n"
        f"steps: [{{id: s, name: {quoted(name)}, time_limit: 3 day}}]\n"
        f"suppress: [{{rule: {quoted(name)}, element: x, reason: r, until: 2026-01-01}}]\n"
        f"{quoted(name)}: x\n"
    )


def checked(files: dict[str, str]) -> CheckReport:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_text(content, encoding="utf-8", errors="surrogatepass")
        return check(Path(folder), as_of=DAY, cached=False)


def of_others(report: CheckReport) -> list[dict[str, Any]]:
    return [finding for finding in report.findings if finding["procedure"] != "1.000009"]


@cache
def expected() -> CheckReport:
    return checked(OTHERS)


def test_there_is_something_to_find() -> None:
    assert len({finding["procedure"] for finding in expected().findings}) >= 2


def printed(report: CheckReport) -> Iterator[str]:
    for lang in ("vi", "en"):
        yield text_of(report, lang, show_suppressed=True)
        yield visible_json(sarif_of(report, lang), indent=1)
    yield visible_json(report.as_json())


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(names.map("".join), st.booleans())
def test_a_hostile_name_changes_no_other_result_and_is_shown_as_text(
    name: str, with_key: bool
) -> None:
    content = hostile(name)
    if not with_key:
        content = content.rsplit("\n", 2)[0] + "\n"
    report = checked({**OTHERS, "h.yaml": content})

    assert of_others(report) == expected().findings
    assert {error.file for error in report.errors} <= {"h.yaml"}
    assert all(SHOWN.fullmatch(text) for text in printed(report))


@pytest.mark.parametrize("size", [100_000, 1_000_000])
@pytest.mark.parametrize("letter", ["ư", "a\u0301", "ﷺ"], ids=["one", "decomposed", "ligature"])
def test_a_name_of_a_megabyte_changes_no_other_result(size: int, letter: str) -> None:
    name = unicodedata.normalize("NFC", letter) * (size // len(letter.encode()) // 4)
    content = f'{HEAD}code: "1.000009"\nname: {name}\ndocuments: [{{id: ks, name: {name}}}]\n'
    report = checked({**OTHERS, "h.yaml": content})

    assert of_others(report) == expected().findings


def test_a_file_beyond_the_limit_changes_no_other_result() -> None:
    report = checked({**OTHERS, "h.yaml": f"{HEAD}name: {'x' * 1_048_576}\n"})

    assert of_others(report) == expected().findings
    assert [error.code for error in report.errors] == ["file-too-large"]


def test_a_name_that_looks_like_another_is_another() -> None:
    """Cyrillic а in «khаi»: the paper is not the birth certificate, and no rule says it is."""
    report = checked({"h.yaml": hostile("Giấy khаi sinh").rsplit("\n", 2)[0] + "\n"})

    assert report.errors == []
    assert "TTHC-D03" not in {finding["rule"] for finding in report.findings}


@pytest.mark.parametrize("name", ["a\x1b[31m.yaml", "a\n1:1: CRITICAL.yaml", "\u202eb.yaml"])
def test_a_hostile_file_name_is_shown_as_text(name: str) -> None:
    report = checked({name: "no: schema\n", **OTHERS})

    assert len(report.errors) > 0
    assert all(SHOWN.fullmatch(text) for text in printed(report))
    assert "CRITICAL" not in {line.split(" ")[0] for line in text_of(report, "en").splitlines()}


def test_a_message_cannot_fake_a_line_of_the_report() -> None:
    content = HEAD + 'code: "1.000009"\nname: |\n  A\n  a.yaml:1:1: CRITICAL X .: fake\n'
    report = checked({"h.yaml": content + "documents: [{id: ks, name: Giấy khai sinh}]\n"})

    assert not any(line.startswith("a.yaml") for line in text_of(report, "en").splitlines())
