"""The guard: a proposal that brings findings goes on once somebody said why they are right."""

from dataclasses import replace
from pathlib import Path

import pytest

from registry.procedure.model import Procedure
from registry.refusals import Conflict, Invalid, Refusal, Words
from registry.review import Accepted, Kept, Moved, accept_consequence
from registry.review.guards import GUARDS
from registry.review.proposals.judge import Judge, Judged, JudgedFinding
from registry.store import Store
from tests.registry.folders import NOW, papers_judged
from tests.registry.review.reviewing import (
    APPROVER,
    AUTHOR,
    CHECKER,
    REMOVES,
    act,
    added,
    reviewed,
)
from tests.registry.review.test_moves import put, revisions

pytestmark = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
NEW = "PAPER:1.004194:documents/c"
BRINGS = replace(
    REMOVES, title="Thay giấy a", patch=(
        {"op": "add", "path": "documents/c", "value": {"id": "c", "name": "Giấy c"}},
    ),
)  # fmt: skip


@pytest.fixture
def review(store: Store, folder: Path) -> Store:
    """Case 1 in review; its measure asks for a paper that the rules find fault with."""
    reviewed(store, folder)
    assert isinstance(added(store, BRINGS), Kept)
    return store


def accepted(store: Store, fingerprint: str, words: str = "Luật yêu cầu") -> Accepted | Refusal:
    return accept_consequence(
        store, 1, fingerprint, words, judge=papers_judged, actor=AUTHOR, now=NOW,
        expected_revision=revisions(store)[0], idempotency_key=f"accept {fingerprint} {words}",
    )  # fmt: skip


def test_what_brings_a_finding_is_refused_with_rule_place_and_what_to_do(review: Store) -> None:
    refused = act(review, "finish_costing", 2, actor=AUTHOR)

    assert isinstance(refused, Conflict)
    assert refused.code == "new-findings"
    assert "PAPER, documents/c: «Giấy c» có thừa không?" in refused.message.vi
    assert "PAPER, documents/c: Is «Giấy c» needed?" in refused.message.en
    assert "chấp nhận" in refused.to_do.vi
    assert revisions(review)[0] == 2  # nothing was done


def test_accepted_with_a_reason_it_goes_on(review: Store) -> None:
    assert isinstance(accepted(review, NEW), Accepted)

    assert isinstance(act(review, "finish_costing", 3, actor=AUTHOR), Moved)
    put(review, "QUALITY_CHECK")
    assert isinstance(act(review, "propose_case", revisions(review)[0], actor=CHECKER), Moved)


def test_the_guard_stands_at_the_proposal_too(
    review: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With its negative control: without the guard the act goes through."""
    put(review, "QUALITY_CHECK")
    refused = act(review, "propose_case", 2, actor=CHECKER)
    assert isinstance(refused, Conflict)
    assert refused.code == "new-findings"

    monkeypatch.setitem(GUARDS, "no-new-findings", lambda _here: None)
    assert isinstance(act(review, "propose_case", 2, actor=CHECKER), Moved)


def test_whoever_accepts_does_not_check(review: Store) -> None:
    accepted(review, NEW)
    put(review, "QUALITY_CHECK")

    both = replace(CHECKER, name=AUTHOR.name)
    refused = act(review, "propose_case", revisions(review)[0], actor=both)
    assert isinstance(refused, Conflict)
    assert refused.code == "own-work"


@pytest.mark.parametrize(
    ("fingerprint", "words", "code"),
    [
        ("PAPER:1.004194:documents/b", "Đúng", "consequence-unknown"),  # it was there before
        (NEW, " ", "required"),
    ],
)
def test_only_what_is_new_is_accepted_and_with_a_reason(
    review: Store, fingerprint: str, words: str, code: str
) -> None:
    refused = accepted(review, fingerprint, words)

    assert isinstance(refused, Invalid)
    assert [each.code for each in refused.fields] == [code]


def test_what_is_left_after_a_withdrawal_is_judged_before_it_is_approved(
    store: Store, folder: Path
) -> None:
    """Paper b is at fault where paper a is gone; the measure that removed it was withdrawn."""
    reviewed(store, folder)
    added(store, REMOVES)
    other = replace(REMOVES, title="Bỏ giấy b", patch=({"op": "remove", "path": "documents/b"},))
    added(store, other, revision=2)
    put(store, "PROPOSED", "PROPOSED")

    def approve() -> Moved | Refusal:
        return act(store, "approve_measure", 1, actor=APPROVER, judge=_b_needs_a())

    assert isinstance(act(store, "withdraw_measure", 1, actor=APPROVER, number=2), Moved)
    refused = approve()
    assert isinstance(refused, Conflict)
    assert refused.code == "new-findings-proposed"
    assert "documents/b" in refused.message.vi


def test_both_measures_together_are_approved(store: Store, folder: Path) -> None:
    """The negative control of the one before."""
    reviewed(store, folder)
    added(store, REMOVES)
    other = replace(REMOVES, title="Bỏ giấy b", patch=({"op": "remove", "path": "documents/b"},))
    added(store, other, revision=2)
    put(store, "PROPOSED", "PROPOSED")

    done = act(store, "approve_measure", 1, actor=APPROVER, judge=_b_needs_a())
    assert isinstance(done, Moved)


def _b_needs_a() -> Judge:
    def judge(procedure: Procedure) -> Judged:
        ids = {each.id for each in procedure.documents or ()}
        said = Words("Giấy b đi cùng giấy a", "Paper b goes with paper a")
        alone = JudgedFinding("alone", "ALONE", "1.0.0", "documents/b", "high", said)
        return Judged((alone,) if "b" in ids and "a" not in ids else ())

    return judge
