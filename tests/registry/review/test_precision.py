"""Verdicts of people give each rule and version a precision with an interval."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from registry.actors import Actor, Role
from registry.procedure.reading import ProcedureFile
from registry.refusals import NotFound
from registry.review import (
    Decision,
    Precision,
    Triaged,
    accept,
    dismiss,
    finding,
    precisions,
    reasons,
    reopen,
)
from registry.review.precision import Judgement, judgement
from registry.store import Analysis, Found, Store, load
from rules import wilson
from tests.registry.folders import (
    LATER,
    LOADER,
    NOW,
    PAPERS,
    papers,
    papers_at_fault,
    procedure_text,
    write_folder,
)

LAN = Actor("lan", Role.REVIEWER, "bo-cong-an")
SLUGS = ("a", "b", "c", "d", "e")


@pytest.fixture
def judged(store: Store, folder: Path) -> Store:
    """Five findings of the rule PAPER, version 1.0.0, none of them judged."""
    write_folder(folder, {"x.yaml": procedure_text(more=papers(*SLUGS))})
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)
    return store


def decide(store: Store, act: Any, slug: str, **more: Any) -> None:  # Any: an act, its arguments
    name = f"PAPER:1.004194:documents/{slug}"
    found = finding(store, name, actor=LAN, today=NOW.date())
    assert not isinstance(found, NotFound)
    revision = found.revision
    asked: dict[str, Any] = {"actor": LAN, "now": NOW, "idempotency_key": f"{slug} {revision}"}
    if act is not accept:
        asked["words"] = "Đã xem"
    answer = act(store, name, expected_revision=revision, **asked, **more)
    assert isinstance(answer, Triaged)


def test_nothing_judged_says_nothing(judged: Store) -> None:
    assert precisions(judged) == {}
    assert (Precision("1.0.0").value, Precision("1.0.0").low, Precision("1.0.0").high) == (
        None, 0.0, 1.0,
    )  # fmt: skip


def test_accepted_is_right_dismissed_is_wrong_when_its_reason_says_so(judged: Store) -> None:
    decide(judged, accept, "a")
    decide(judged, accept, "b")
    decide(judged, dismiss, "c", reason="misread")
    decide(judged, dismiss, "d", reason="being-changed")

    [found] = precisions(judged)["PAPER"]

    assert found == Precision("1.0.0", right=2, wrong=1, undecided=1)
    expected = wilson(2, 3)
    assert (found.value, found.low, found.high) == (expected.value, expected.low, expected.high)


def test_the_last_verdict_counts_and_one_taken_back_does_not(judged: Store) -> None:
    decide(judged, accept, "a")
    decide(judged, dismiss, "a", reason="not-applicable")
    decide(judged, accept, "b")
    decide(judged, reopen, "b")

    assert precisions(judged)["PAPER"] == (Precision("1.0.0", wrong=1),)


def test_a_verdict_is_about_the_version_that_people_saw(judged: Store, folder: Path) -> None:
    decide(judged, accept, "a")
    decide(judged, dismiss, "b", reason="misread")

    def of_version_2(files: Sequence[ProcedureFile]) -> Iterator[Found]:
        return (replace(found, version="2.0.0") for found in papers_at_fault(files))

    load(judged, folder, actor=LOADER, now=LATER, analysis=Analysis("papers 2", of_version_2))
    decide(judged, accept, "c")

    assert precisions(judged)["PAPER"] == (
        Precision("2.0.0", right=1),
        Precision("1.0.0", right=1, wrong=1),
    )


def test_every_reason_says_whether_the_finding_was_wrong() -> None:
    said = {code: reason.says_wrong for code, reason in reasons().items()}

    assert {code for code, is_wrong in said.items() if is_wrong} == {
        "misread", "not-applicable", "required-by-law",
    }  # fmt: skip
    assert {judgement(Decision.DISMISSED, code) for code in reasons()} == {
        Judgement.WRONG, Judgement.UNDECIDED,
    }  # fmt: skip
    assert judgement(Decision.DISMISSED, "a reason of former times") is Judgement.UNDECIDED
