"""Triage: who may decide what, what is needed for it, and that nothing is forgotten."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.actors import Actor, Role
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.review import (
    Decision,
    Finding,
    FindingFilter,
    Status,
    Triaged,
    Verdict,
    accept,
    dismiss,
    finding,
    findings,
    reopen,
)
from registry.review.histories import histories
from registry.store import Store, load, open_store, read_acts
from registry.store.acts import last_seq
from tests.registry.folders import LATER, LOADER, NOW, PAPERS, papers, procedure_text, write_folder

LAN = Actor("lan", Role.REVIEWER, "bo-cong-an")
TODAY = NOW.date()
A = "PAPER:1.004194:documents/a"
B = "PAPER:1.004194:documents/b"


@pytest.fixture
def reviewed(store: Store, folder: Path) -> Store:
    """Findings A and B about one procedure."""
    reload(store, folder, "a", "b")
    return store


def reload(store: Store, folder: Path, *slugs: str) -> None:
    write_folder(folder, {"x.yaml": procedure_text(more=papers(*slugs))})
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)


def looked_at(
    store: Store, fingerprint: str = A, today: date = TODAY
) -> tuple[Finding, Sequence[Verdict]]:
    found = finding(store, fingerprint, actor=LAN, today=today)
    assert not isinstance(found, NotFound)
    return found, histories(store, [fingerprint]).get(fingerprint, ())


def decide(
    store: Store, act: Callable[..., Triaged | Refusal], fingerprint: str = A, **more: Any
) -> Triaged | Refusal:  # Any: arguments of the act
    """Decides on what is there now, with a new key, unless `more` says otherwise."""
    with store.read() as session:
        key = f"key {last_seq(session)}"
    asked: dict[str, Any] = {"actor": LAN, "now": NOW, "idempotency_key": key}
    if act is not accept:
        asked["words"] = "Đã xem xét"
    if act is dismiss:
        asked["reason"] = "required-by-law"
    asked |= more
    if "expected_revision" not in asked:
        asked["expected_revision"] = looked_at(store, fingerprint)[0].revision
    return act(store, fingerprint, **asked)


def test_an_accepted_finding_names_who_decided_and_when(reviewed: Store) -> None:
    answer = decide(reviewed, accept)

    assert answer == Triaged(A, Status.ACCEPTED, revision=2, act=2)
    found, history = looked_at(reviewed)
    assert found.status is Status.ACCEPTED
    assert [(v.decision, v.actor, v.role, v.at) for v in history] == [
        (Decision.ACCEPTED, "lan", "reviewer", NOW)
    ]


def test_a_dismissal_lasts_until_its_day_and_reopens_with_its_history(reviewed: Store) -> None:
    until = TODAY + timedelta(days=30)

    decide(reviewed, dismiss, until=until)

    assert looked_at(reviewed, today=until)[0].status is Status.DISMISSED
    after, history = looked_at(reviewed, today=until + timedelta(days=1))
    assert after.status is Status.OPEN
    assert [(v.reason, v.words, v.until) for v in history] == [
        ("required-by-law", "Đã xem xét", until)
    ]


def test_a_dismissal_needs_a_reason_of_the_list_and_words_and_a_day_to_come(
    reviewed: Store,
) -> None:
    answer = decide(reviewed, dismiss, reason="because", words=" ", until=TODAY)

    assert isinstance(answer, Invalid)
    assert [(error.field, error.code) for error in answer.fields] == [
        ("words", "required"),
        ("reason", "reason-unknown"),
        ("until", "until-past"),
    ]
    assert "required-by-law" in answer.fields[1].message.en


def test_a_verdict_taken_back_stays_in_the_history(reviewed: Store) -> None:
    decide(reviewed, dismiss)

    answer = decide(reviewed, reopen)

    assert isinstance(answer, Triaged)
    found, history = looked_at(reviewed)
    assert found.status is Status.OPEN
    assert [v.decision for v in history] == [Decision.DISMISSED, Decision.REOPENED]


@pytest.mark.parametrize(
    "actor",
    [Actor("an", Role.VIEWER, "bo-cong-an"), Actor("an", Role.ADMINISTRATOR, "bo-y-te")],
    ids=["role-too-low", "another-authority"],
)
@pytest.mark.parametrize("act", [accept, dismiss, reopen])
def test_only_a_reviewer_of_the_authority_may_decide(
    reviewed: Store, act: Callable[..., Triaged | Refusal], actor: Actor
) -> None:
    answer = decide(reviewed, act, actor=actor)

    assert isinstance(answer, Forbidden)
    assert (answer.role_needed, answer.authority) == (Role.REVIEWER, "bo-cong-an")


def test_a_second_role_of_the_same_account_counts(reviewed: Store) -> None:
    lan = Actor("lan", Role.VIEWER, "bo-y-te", also=LAN.grants)

    assert isinstance(decide(reviewed, accept, actor=lan), Triaged)
    with reviewed.read() as session:
        act = read_acts(session)[-1]
    assert (act.role, act.authority) == ("reviewer", "bo-cong-an")


def test_deciding_on_an_older_state_is_refused_with_the_state_now(reviewed: Store) -> None:
    decide(reviewed, accept)

    answer = decide(reviewed, dismiss, expected_revision=1)

    assert isinstance(answer, Conflict)
    assert (answer.code, answer.current_revision, answer.current_state) == (
        "stale-revision",
        2,
        "accepted",
    )


def test_what_is_said_again_differently_by_the_rules_is_another_revision(
    reviewed: Store, folder: Path
) -> None:
    seen = looked_at(reviewed)[0].revision
    reload(reviewed, folder, "b", "a")

    answer = decide(reviewed, accept, expected_revision=seen)

    assert isinstance(answer, Conflict)
    assert answer.code == "stale-revision"


@pytest.mark.parametrize(
    ("first", "second"), [(accept, accept), (dismiss, dismiss), (None, reopen)]
)
def test_deciding_what_is_so_already_is_refused(
    reviewed: Store,
    first: Callable[..., Triaged | Refusal] | None,
    second: Callable[..., Triaged | Refusal],
) -> None:
    if first is not None:
        decide(reviewed, first)

    answer = decide(reviewed, second)

    assert isinstance(answer, Conflict)
    assert answer.code == "already-so"


def test_a_fixed_finding_needs_no_decision(reviewed: Store, folder: Path) -> None:
    reload(reviewed, folder, "b")

    answer = decide(reviewed, accept)

    assert isinstance(answer, Conflict)
    assert (answer.code, answer.current_state) == ("finding-fixed", "fixed")


def test_verdicts_survive_edits_elsewhere(reviewed: Store, folder: Path) -> None:
    decide(reviewed, dismiss)

    reload(reviewed, folder, "a")

    assert looked_at(reviewed)[0].status is Status.DISMISSED


def test_an_accepted_finding_that_was_fixed_and_is_back_is_open_again(
    reviewed: Store, folder: Path
) -> None:
    decide(reviewed, accept, now=NOW - timedelta(hours=1))
    reload(reviewed, folder, "b")
    reload(reviewed, folder, "a", "b")

    found, history = looked_at(reviewed)

    assert (found.status, found.has_returned, len(history)) == (Status.OPEN, True, 1)


def test_sending_a_verdict_twice_decides_once(reviewed: Store) -> None:
    first = decide(reviewed, accept, idempotency_key="k", expected_revision=1)
    second = decide(reviewed, accept, idempotency_key="k", expected_revision=1, now=LATER)

    assert first == second
    assert len(looked_at(reviewed)[1]) == 1


def test_the_same_key_for_another_verdict_is_refused(reviewed: Store) -> None:
    decide(reviewed, accept, idempotency_key="k", expected_revision=1)

    answer = decide(reviewed, accept, B, idempotency_key="k", expected_revision=1)

    assert isinstance(answer, Conflict)
    assert answer.code == "key-reused"
    assert looked_at(reviewed, B)[0].status is Status.OPEN


def test_a_refused_request_may_be_sent_again_with_its_key(reviewed: Store) -> None:
    refused = decide(reviewed, reopen, idempotency_key="k", expected_revision=2)
    decide(reviewed, accept)

    assert isinstance(refused, Conflict)
    again = decide(reviewed, reopen, idempotency_key="k", expected_revision=2)
    assert isinstance(again, Triaged)


def test_an_unknown_finding_is_not_found(reviewed: Store) -> None:
    answer = accept(reviewed, "x", actor=LAN, now=NOW, idempotency_key="k", expected_revision=1)

    assert isinstance(answer, NotFound)
    assert isinstance(finding(reviewed, "x", actor=LAN, today=TODAY), NotFound)


def test_findings_are_counted_and_chosen_by_status(reviewed: Store) -> None:
    decide(reviewed, accept)

    everything = findings(reviewed, actor=LAN, today=TODAY)
    is_open = FindingFilter(statuses=frozenset({Status.OPEN}))
    only_open = findings(reviewed, actor=LAN, today=TODAY, wanted=is_open)

    assert (everything.total, everything.by_status) == (2, {Status.ACCEPTED: 1, Status.OPEN: 1})
    assert (everything.by_rule, everything.by_severity) == ({"PAPER": 2}, {"high": 2})
    assert [found.element for found in only_open.items] == ["documents/b"]
    found = everything.items[0]
    assert (found.file, found.line, found.column) == ("x.yaml", 6, 5)
    assert found.evidence == {"doc.name": "Giấy a"}


def test_findings_come_in_pages(reviewed: Store) -> None:
    page = findings(reviewed, actor=LAN, today=TODAY, first=1, after=1)

    assert (page.total, [found.element for found in page.items]) == (2, ["documents/b"])


def test_people_of_another_authority_see_no_findings(reviewed: Store) -> None:
    stranger = Actor("an", Role.ADMINISTRATOR, "bo-y-te")

    assert findings(reviewed, actor=stranger, today=TODAY).total == 0
    assert isinstance(finding(reviewed, A, actor=stranger, today=TODAY), NotFound)


ACTS: dict[str, Callable[..., Triaged | Refusal]] = {
    "accept": accept,
    "dismiss": dismiss,
    "reopen": reopen,
}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=6))
def test_the_same_verdicts_sent_twice_change_nothing(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    with small_store(tmp_path_factory.mktemp("folder")) as store:
        sent = []
        for number, name in enumerate(names):
            revision = looked_at(store)[0].revision
            more: dict[str, Any] = {"idempotency_key": str(number), "expected_revision": revision}
            sent.append((ACTS[name], more, decide(store, ACTS[name], **more)))
        before = (looked_at(store), acts_of(store))

        again = [
            decide(store, act, **more) for act, more, said in sent if isinstance(said, Triaged)
        ]

        assert again == [said for *_, said in sent if isinstance(said, Triaged)]
        assert (looked_at(store), acts_of(store)) == before


def acts_of(store: Store) -> int:
    with store.read() as session:
        return last_seq(session)


@contextmanager
def small_store(folder: Path) -> Iterator[Store]:
    store = open_store(":memory:")
    reload(store, folder, "a", "b")
    yield store
    store.close()
