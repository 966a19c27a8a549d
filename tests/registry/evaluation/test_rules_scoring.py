"""Findings, single papers, the annex and verdicts against labels."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.analysis.rulebook.shipped import load
from registry.evaluation import BrokenLabels
from registry.evaluation.findings import finding_marks, reasons
from registry.evaluation.marks import Mark
from registry.evaluation.once_only import annex_marks, paper_marks
from registry.evaluation.verdicts import read_verdicts, verdict_marks
from tests.registry.evaluation.readings import found, label, reading, step, step_label


def told(marks: Iterator[Mark]) -> list[tuple[str, str]]:
    return [(mark.where, mark.outcome.value) for mark in marks]


def redundant(*claims: tuple[str, str]) -> dict[str, object]:
    return label(redundant=[{"target": target, "reason": reason} for target, reason in claims])


def test_a_finding_is_right_with_the_same_target_and_the_same_reason() -> None:
    read = reading(found("TTHC-D01", "documents/a", 0), found("TTHC-O01", "."))
    wanted = redundant(("document:0", "held_by_state"), ("procedure", "no_online_channel"))

    assert told(finding_marks(read, wanted)) == [("document:0", "right"), ("procedure", "right")]


def test_another_reason_for_the_same_target_is_no_hit() -> None:
    read = reading(found("TTHC-D19", "documents/a", 0))

    assert told(finding_marks(read, redundant(("document:0", "held_by_state")))) == [
        ("document:0", "extra"),
        ("document:0", "missing"),
    ]


def test_one_claim_counts_once_however_many_rules_make_it() -> None:
    read = reading(found("TTHC-D01", "documents/a", 0), found("TTHC-D13", "documents/b", 0))

    assert told(finding_marks(read, redundant())) == [("document:0", "extra")]


def test_a_rule_without_a_reason_of_the_labels_is_not_compared() -> None:
    assert told(finding_marks(reading(found("TTHC-O02", "channels/online")), redundant())) == []


def test_a_step_is_named_by_its_place_among_the_labelled_ones() -> None:
    last = step("Bước 3: Trả kết quả.", "one_stop", "return")
    read = reading(found("TTHC-S07", f"steps/{last['id']}"), steps=[last])
    wanted = label(
        steps=[step_label("Bước 1: Nộp", "applicant", "submit"),
               step_label("Bước 3: Trả", "one_stop", "return")],
        redundant=[{"target": "step:1", "reason": "needless_step"}],
    )  # fmt: skip

    assert told(finding_marks(read, wanted)) == [("step:1", "right")]


def test_every_rule_with_a_reason_may_be_shipped_and_once_only_rules_have_one() -> None:
    shipped = {checked.id for checked in load().rules}
    once_only = {rule for rule in shipped if "TTHC-D01" <= rule <= "TTHC-D13"}

    assert once_only <= reasons().rules.keys()


PAPER = {"code": "1.000001", "row": 0, "register": "population"}


def test_a_paper_counts_as_flagged_from_medium_on_and_only_with_a_register() -> None:
    outcomes = [
        told(paper_marks({"1.000001": reading(flag)}, [{**PAPER, "positive": True}]))[0]
        for flag in (
            found("TTHC-D01", "documents/a", 0, register="population", severity="medium"),
            found("TTHC-D01", "documents/a", 0, register="population", severity="low"),
            found("TTHC-D19", "documents/a", 0),
            found("TTHC-D01", "documents/b", 1, register="population"),
        )
    ]

    assert [outcome for _, outcome in outcomes] == ["right", "missing", "missing", "missing"]


def test_a_paper_that_is_still_needed_must_not_be_flagged() -> None:
    flagged = reading(found("TTHC-D01", "documents/a", 0, register="population"))
    paper = {**PAPER, "positive": False}

    assert told(paper_marks({"1.000001": flagged}, [paper])) == [("document:0", "extra")]
    assert told(paper_marks({"1.000001": reading()}, [paper])) == []


def test_rows_of_the_annex_need_the_right_register_and_fallbacks_none() -> None:
    flagged = {"1.000001": reading(found("TTHC-D01", "documents/a", 3, register="population"))}
    row = {"code": "1.000001", "registers": ["population"], "rows": [3], "paper": "Căn cước"}
    outcomes = [
        [mark.outcome.value for mark in annex_marks(flagged, [{**row, **change}])]
        for change in (
            {"still_asked": "yes"},
            {"still_asked": "partly", "rows": [4]},
            {"still_asked": "yes", "registers": ["land"]},
            {"still_asked": "fallback"},
            {"still_asked": "no"},
        )
    ]

    assert outcomes == [
        ["right", "right"],
        ["right", "missing"],
        ["missing", "missing"],
        ["extra"],
        [],
    ]


def verdict(rule: str, verdict: str, element: str = "documents/a", reader: int = 1) -> str:
    return (
        f'{{"rule": "{rule}", "version": "1.0.0", "procedure": "1.000001", "element": "{element}",'
        f' "verdict": "{verdict}", "why": "", "reader": {reader}}}\n'
    )


def test_verdicts_count_for_their_rule_for_severe_rules_and_against_the_second_reader(
    tmp_path: Path,
) -> None:
    (tmp_path / "TTHC-D01.jsonl").write_text(
        verdict("TTHC-D01", "right") + verdict("TTHC-D01", "wrong", "documents/b")
        + verdict("TTHC-D01", "right", "documents/b", reader=2)
    )  # fmt: skip
    (tmp_path / "TTHC-D23.jsonl").write_text(verdict("TTHC-D23", "cannot_tell"))

    marks = verdict_marks(read_verdicts(tmp_path))

    assert [(mark.measure, mark.outcome.value) for mark in marks] == [
        ("verdicts.rule.TTHC-D01", "right"),
        ("verdicts.severe", "right"),
        ("verdicts.rule.TTHC-D01", "extra"),
        ("verdicts.severe", "extra"),
        ("verdicts.rule.TTHC-D23", "untold"),
        ("verdicts.second_reader", "wrong"),
    ]


def test_a_verdict_with_another_word_is_refused(tmp_path: Path) -> None:
    (tmp_path / "TTHC-D01.jsonl").write_text(verdict("TTHC-D01", "maybe"))

    with pytest.raises(BrokenLabels, match="right, wrong, cannot_tell"):
        read_verdicts(tmp_path)
