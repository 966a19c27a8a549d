"""The figures of judged samples: what the program knows is what the verdict files say."""

import json
from pathlib import Path

import pytest

from registry.evaluation.judged import FILE, judged_text
from registry.review import Precision
from registry.review.samples import Sample, samples, samples_in


def verdict(element: str, said: str, reader: int = 1, version: str = "1.0.0") -> str:
    return json.dumps({
        "rule": "TTHC-D01", "version": version, "procedure": "1.000001", "element": element,
        "verdict": said, "why": "", "reader": reader,
    })  # fmt: skip


def sample_of(folder: Path, *lines: str) -> Sample:
    (folder / "TTHC-D01.jsonl").write_text("\n".join(lines))
    return samples_in(judged_text(folder), "judged.yaml")["TTHC-D01"]


def test_the_committed_figures_are_those_of_the_verdicts() -> None:
    assert Path(FILE).read_text(encoding="utf-8") == judged_text(), "run `make docs`"
    assert samples() == samples_in(judged_text(), "judged.yaml")


def test_the_first_reader_counts_and_the_second_is_held_against_the_first(tmp_path: Path) -> None:
    found = sample_of(
        tmp_path,
        verdict("a", "right"), verdict("b", "wrong"), verdict("c", "cannot_tell"),
        verdict("d", "right"),
        verdict("a", "right", reader=2), verdict("b", "right", reader=2),
    )  # fmt: skip

    assert found == Sample(Precision("1.0.0", 2, 1, 1), seen_twice=2, agreed=1)


def test_the_newest_version_that_was_judged_counts(tmp_path: Path) -> None:
    found = sample_of(
        tmp_path, verdict("a", "right", version="1.10.0"), verdict("b", "wrong", version="1.9.0")
    )

    assert found.precision == Precision("1.10.0", right=1)


@pytest.mark.parametrize("folder", ["nothing", "empty"])
def test_without_verdicts_there_are_no_figures(tmp_path: Path, folder: str) -> None:
    (tmp_path / "empty").mkdir()

    assert samples_in(judged_text(tmp_path / folder), "judged.yaml") == {}
