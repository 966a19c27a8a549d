"""One verdict on many findings: all of them or none, an act for each, once however often sent."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.actors import Actor, Role
from registry.refusals import Conflict, Forbidden, Invalid, Refusal
from registry.review import (
    Decision,
    Looked,
    Status,
    Triaged,
    TriagedMany,
    findings,
    triage_many,
)
from registry.store import Store, load, open_store, read_acts
from tests.registry.folders import LOADER, NOW, PAPERS, papers, procedure_text, write_folder
from tests.registry.review.reviewing import AUTHOR, STRANGER, TODAY

A, B, C = (f"PAPER:1.004194:documents/{slug}" for slug in "abc")
BOTH = (Looked(A, 1), Looked(B, 1))


@pytest.fixture
def reviewed(store: Store, folder: Path) -> Store:
    """Findings A, B and C about one procedure."""
    return filled(store, folder)


def filled(store: Store, folder: Path) -> Store:
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a", "b", "c"))})
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)
    return store


def judged(store: Store, looked: tuple[Looked, ...] = BOTH, **more: Any) -> TriagedMany | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of triage_many
        "actor": AUTHOR, "now": NOW, "idempotency_key": "k", "words": "Luật chuyên ngành",
        "reason": "required-by-law",
    } | more  # fmt: skip
    return triage_many(store, looked, asked.pop("decision", Decision.DISMISSED), **asked)


def stand(store: Store) -> dict[str, tuple[Status, int]]:
    found = findings(store, actor=AUTHOR, today=TODAY)
    return {each.fingerprint: (each.status, each.revision) for each in found.items}


def kinds(store: Store) -> list[str]:
    with store.read() as session:
        return [act.kind for act in read_acts(session) if act.subject.startswith("findings/")]


def test_all_named_findings_are_judged_with_an_act_each(reviewed: Store) -> None:
    answer = judged(reviewed, until=TODAY + timedelta(days=30))

    assert isinstance(answer, TriagedMany)
    assert [each.fingerprint for each in answer.findings] == [A, B]
    assert stand(reviewed) == {
        A: (Status.DISMISSED, 2), B: (Status.DISMISSED, 2), C: (Status.OPEN, 1),
    }  # fmt: skip
    assert kinds(reviewed) == ["dismiss", "dismiss"]
    later = findings(reviewed, actor=AUTHOR, today=TODAY + timedelta(days=31))
    assert {each.status for each in later.items} == {Status.OPEN}  # each reopens by its day


@pytest.mark.parametrize(
    ("looked", "codes"),
    [
        ((Looked(A, 1), Looked(B, 7)), {"findings.1": "stale-revision"}),
        (
            (Looked("X", 1), Looked(B, 7)),
            {"findings.0": "not-found", "findings.1": "stale-revision"},
        ),
        ((Looked(A, 1), Looked(A, 1)), {"findings.1": "finding-twice"}),
        ((), {"findings": "required"}),
        (tuple(Looked(str(n), 1) for n in range(501)), {"findings": "too-many"}),
    ],
)  # fmt: skip
def test_one_that_stands_in_the_way_stops_all_and_every_one_is_named(
    reviewed: Store, looked: tuple[Looked, ...], codes: dict[str, str]
) -> None:
    before = stand(reviewed)

    answer = judged(reviewed, looked)

    assert isinstance(answer, Invalid)
    assert {each.field: each.code for each in answer.fields} == codes
    assert (stand(reviewed), kinds(reviewed)) == (before, [])
    assert isinstance(judged(reviewed), TriagedMany)  # the control, with the same key


def test_what_is_wrong_with_the_verdict_is_said_once(reviewed: Store) -> None:
    answer = judged(reviewed, words=" ", reason="vui")

    assert isinstance(answer, Invalid)
    assert sorted(each.field for each in answer.fields) == ["reason", "words"]


def test_a_role_is_needed_for_each_of_them(reviewed: Store, folder: Path) -> None:
    write_folder(folder, {"y.yaml": procedure_text("2.000001", "bo-y-te", papers("a"))})
    load(reviewed, folder, actor=LOADER, now=NOW, analysis=PAPERS)
    mixed = (Looked(A, 1), Looked("PAPER:2.000001:documents/a", 1))

    answer = judged(reviewed, mixed)

    assert isinstance(answer, Forbidden)
    assert answer.authority == "bo-y-te"
    assert isinstance(judged(reviewed, actor=STRANGER), Forbidden)
    assert kinds(reviewed) == []
    everywhere = Actor("lan", Role.REVIEWER, "*")
    assert isinstance(judged(reviewed, mixed, actor=everywhere), TriagedMany)


def test_the_same_key_for_other_findings_is_refused(reviewed: Store) -> None:
    judged(reviewed)

    answer = judged(reviewed, (Looked(C, 1),))

    assert isinstance(answer, Conflict)
    assert answer.code == "key-reused"


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sets(st.sampled_from([A, B, C]), min_size=1), st.sampled_from(list(Decision))),
        max_size=5,
    )
)
def test_the_same_input_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, asked: list[tuple[set[str], Decision]]
) -> None:
    with closing(open_store(":memory:")) as store:
        filled(store, tmp_path_factory.mktemp("folder"))
        sent = []
        for number, (names, decision) in enumerate(asked):
            revisions = {name: at[1] for name, at in stand(store).items()}
            looked = tuple(Looked(name, revisions[name]) for name in sorted(names))
            more: dict[str, Any] = {"decision": decision, "idempotency_key": str(number)}
            sent.append((looked, more, judged(store, looked, **more)))
        before = (stand(store), kinds(store))

        for looked, more, said in sent:
            if isinstance(said, TriagedMany):
                assert judged(store, looked, **more) == said

        assert (stand(store), kinds(store)) == before
        done = [
            each for *_, said in sent if isinstance(said, TriagedMany) for each in said.findings
        ]
        assert all(isinstance(each, Triaged) for each in done)
        assert len(done) == len(kinds(store))
