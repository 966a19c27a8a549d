"""Publishing: what gets in, what is refused, what never changes afterwards."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from registry.actors import Actor, Role
from registry.procedure.vocabulary import Change, Level
from registry.publication import (
    DraftEntry,
    PublishedProcedure,
    ReleaseDraft,
    ReleaseEntry,
    ReleaseInfo,
    Signer,
    catalogue_revision,
    deadlines,
    is_genuine,
    new_key,
    publish,
    published,
    read_key,
    release,
    releases,
)
from registry.publication.releases.canonical import entries_of, previous_of, render
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.store import Store, load, read_acts
from registry.store.acts import last_seq
from tests.registry.folders import LOADER, NOW, PAPERS, papers, procedure_text, write_folder

PUBLISHER = Actor("hoa", Role.PUBLISHER, "bo-cong-an")
DAY = date(2026, 12, 1)
LAW = "12/2026/TT-BCA"
DRAFT = ReleaseDraft(
    authority="bo-cong-an",
    decision_number="5548/QĐ-BCA",
    decided_on=date(2026, 11, 20),
    effective=DAY,
    title="Danh mục thủ tục",
    all_changes=True,
)
Publish = Callable[..., ReleaseInfo | Refusal]


@pytest.fixture
def say(store: Store, folder: Path) -> Callable[..., None]:
    """Loads the given files: `say(a="sets: 1")` is procedure a with that line."""

    def loaded(authority: str = "bo-cong-an", **procedures: str) -> None:
        files = {
            f"{authority}-{name}.yaml": procedure_text(CODES[name], authority, more)
            for name, more in procedures.items()
        }
        report = load(store, write_folder(folder, files), actor=LOADER, now=NOW, analysis=PAPERS)
        assert report.errors == ()

    return loaded


CODES = {"a": "1.000001", "b": "1.000002", "c": "1.000003"}


def publishing(
    store: Store,
    draft: ReleaseDraft,
    *,
    actor: Actor = PUBLISHER,
    key: str = "",
    newest: int = -1,
    signer: Signer | None = None,
) -> ReleaseInfo | Refusal:
    """Publishes on what is there; a key of its own for each decision."""
    return publish(
        store,
        draft,
        actor=actor,
        now=NOW,
        idempotency_key=key or draft.decision_number,
        expected_revision=len(releases(store)) if newest < 0 else newest,
        signer=signer,
    )


def numbered(number: int, **changes: Any) -> ReleaseDraft:  # Any: fields of the draft
    return replace(DRAFT, decision_number=f"{number}/QĐ-BCA", **changes)


def mistakes(answer: ReleaseInfo | Refusal) -> list[tuple[str, str]]:
    assert isinstance(answer, Invalid)
    return [(error.field, error.code) for error in answer.fields]


def entries(store: Store, number: int) -> list[tuple[str, Change]]:
    found = release(store, number)
    assert not isinstance(found, NotFound)
    return [(entry.code, entry.change) for entry in found.entries]


def in_force(store: Store, as_of: date = DAY) -> dict[str, PublishedProcedure]:
    return {procedure.code: procedure for procedure in published(store, as_of=as_of).procedures}


def test_the_first_release_of_an_authority_publishes_all_it_has_as_new(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="", b="")
    say("bo-y-te", c="")

    answer = publishing(store, DRAFT)

    assert isinstance(answer, ReleaseInfo)
    assert answer.number == 1
    assert entries(store, 1) == [("1.000001", Change.NEW), ("1.000002", Change.NEW)]
    assert sorted(in_force(store)) == ["1.000001", "1.000002"]


def test_a_later_release_holds_only_what_changed(store: Store, say: Callable[..., None]) -> None:
    say(a="", b="")
    publishing(store, DRAFT)
    say(a="sets: 1\n", c="")

    publishing(store, numbered(2))

    assert entries(store, 2) == [("1.000001", Change.AMENDED), ("1.000003", Change.NEW)]
    found = release(store, 2)
    assert not isinstance(found, NotFound)
    first = in_force(store)["1.000002"].release
    assert (found.entries[0].before is None, first.number) == (False, 1)


def test_what_is_loaded_after_a_release_is_not_public(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="")
    publishing(store, DRAFT)
    before = in_force(store)["1.000001"].content

    say(a="sets: 9\n", b="")

    assert in_force(store)["1.000001"].content == before
    assert list(in_force(store)) == ["1.000001"]


def test_a_release_is_in_force_from_its_effective_day_on(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="")
    publishing(store, DRAFT)

    assert in_force(store, date(2026, 11, 30)) == {}
    assert list(in_force(store, DAY)) == ["1.000001"]


def test_an_abolished_procedure_stays_with_its_successor(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="")
    publishing(store, DRAFT)
    say(b="")
    ended = DraftEntry("1.000001", change=Change.REPLACED, successor="1.000002", instrument=LAW)

    publishing(store, numbered(2, entries=(ended,)))

    assert entries(store, 2) == [("1.000001", Change.REPLACED), ("1.000002", Change.NEW)]
    gone = in_force(store)["1.000001"]
    assert (gone.is_in_force, gone.successor) == (False, "bo-cong-an/1.000002")
    assert in_force(store)["1.000002"].is_in_force


def test_what_is_abolished_is_not_published_again_by_itself(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="", b="")
    publishing(store, DRAFT)
    ended = DraftEntry("1.000001", change=Change.ABOLISHED, instrument=LAW)
    publishing(store, numbered(2, entries=(ended,), all_changes=False))
    say(a="sets: 1\n")

    assert mistakes(publishing(store, numbered(3))) == [("entries", "nothing-to-publish")]
    revived = numbered(3, entries=(DraftEntry("1.000001"),), all_changes=False)
    publishing(store, revived)

    assert entries(store, 3) == [("1.000001", Change.NEW)]


def test_an_abolition_keeps_the_published_content_not_a_draft(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="")
    publishing(store, DRAFT)
    content = in_force(store)["1.000001"].content
    say(a="sets: 9\n")

    ended = DraftEntry("1.000001", change=Change.ABOLISHED, instrument=LAW)
    publishing(store, numbered(2, entries=(ended,), all_changes=False))

    assert in_force(store)["1.000001"].content == content


def test_all_mistakes_of_a_draft_are_told_at_once(store: Store, say: Callable[..., None]) -> None:
    say(a="", b="")
    publishing(store, replace(DRAFT, entries=(DraftEntry("1.000001"),), all_changes=False))
    draft = replace(
        DRAFT,
        title=" ",
        number=1,
        all_changes=False,
        entries=(
            DraftEntry("1.000001"),
            DraftEntry("1.000002", change=Change.AMENDED),
            DraftEntry("1.000002", change=Change.AMENDED),
            DraftEntry("1.000009"),
        ),
    )

    answer = publishing(store, draft, key="other")

    assert mistakes(answer) == [
        ("title", "required"),
        ("number", "number-used"),
        ("decision_number", "decision-number-used"),
        ("entries/bo-cong-an/1.000002", "duplicate"),
        ("entries/bo-cong-an/1.000001", "unchanged"),
        ("entries/bo-cong-an/1.000002/change", "change-wrong"),
        ("entries/bo-cong-an/1.000009", "procedure-unknown"),
    ]
    assert len(releases(store)) == 1


@pytest.mark.parametrize(
    ("entry", "field", "code"),
    [
        (DraftEntry("1.000002", change=Change.ABOLISHED, instrument=LAW), "", "not-in-force"),
        (
            DraftEntry("1.000001", change=Change.REPLACED, instrument=LAW),
            "/successor",
            "successor-needed",
        ),
        (
            DraftEntry("1.000001", change=Change.ABOLISHED, successor="1.000002", instrument=LAW),
            "/successor",
            "successor-unknown",
        ),
        (DraftEntry("1.000002", successor="1.000001"), "/successor", "successor-refused"),
        (DraftEntry("1.000001", change=Change.ABOLISHED), "/instrument", "instrument-needed"),
    ],
)
def test_endings_and_successors_are_checked(
    store: Store, say: Callable[..., None], entry: DraftEntry, field: str, code: str
) -> None:
    say(a="", b="")
    publishing(store, replace(DRAFT, entries=(DraftEntry("1.000001"),), all_changes=False))

    answer = publishing(store, numbered(2, entries=(entry,), all_changes=False))

    assert mistakes(answer) == [(f"entries/bo-cong-an/{entry.code}{field}", code)]


def test_what_is_amended_names_the_parts_and_the_text(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="", b="")
    publishing(store, DRAFT)
    say(a="sets: 1\nfees: []\n", b="results: []\n")
    draft = numbered(
        2, instrument=LAW, entries=(DraftEntry("1.000002", instrument="7/2026/TT-BCA"),)
    )

    publishing(store, draft)

    found = release(store, 2)
    assert not isinstance(found, NotFound)
    told = {entry.code: (entry.parts, entry.instrument) for entry in found.entries}
    assert told == {
        "1.000001": (("fees", "sets"), LAW),
        "1.000002": (("results",), "7/2026/TT-BCA"),
    }


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"instrument": LAW, "instrument_effective": date(2026, 12, 2)}, "effective"),
        ({"entries": (DraftEntry("1.000001", instrument="66.22/2026/NQ-CP"),),
          "effective": date(2026, 8, 14)}, "effective"),
        ({"instrument_effective": date(2026, 11, 1)}, "instrument"),
        ({"effective": date(2026, 6, 30)}, "entries/bo-cong-an/1.000001"),
    ],
    ids=["its-own-text", "a-known-text", "a-day-without-a-text", "the-content"],
)  # fmt: skip
def test_nothing_is_in_force_before_its_text(
    store: Store, say: Callable[..., None], changes: dict[str, Any], expected: str
) -> None:
    say(a="validity: {from: 2026-07-01}\n")

    answer = publishing(store, replace(DRAFT, **changes))

    assert expected in [field for field, _ in mistakes(answer)]
    assert releases(store) == ()
    assert isinstance(publishing(store, DRAFT, key="later"), ReleaseInfo)


def test_what_is_amended_is_held_against_what_is_in_force_on_the_day(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="sets: 1\n")
    publishing(store, DRAFT)
    say(a="sets: 2\nvalidity: {to: 2026-12-31}\n")
    publishing(store, numbered(2))
    say(a="sets: 1\nfees: []\n")

    publishing(store, numbered(3, effective=date(2027, 1, 5)))

    first, third = release(store, 1), release(store, 3)
    assert not isinstance(first, NotFound)
    assert not isinstance(third, NotFound)
    (entry,) = third.entries
    assert (entry.before, entry.parts) == (first.entries[0].edition, ("fees",))


def test_a_content_that_has_ended_before_is_refused(store: Store, say: Callable[..., None]) -> None:
    say(a="validity: {to: 2026-06-30}\n")

    assert mistakes(publishing(store, DRAFT)) == [("entries/bo-cong-an/1.000001", "edition-ended")]


def test_the_last_days_of_the_calendar_stop_nothing(store: Store, say: Callable[..., None]) -> None:
    say(a="validity: {to: 9999-12-31}\n")
    last = date(9999, 12, 30)

    publishing(store, replace(DRAFT, decided_on=last, effective=date(9999, 12, 31)))

    info = releases(store)[0]
    assert {each.code for each in deadlines(info, Level.CENTRAL, lambda *_: None)} == {"signed"}
    assert list(in_force(store, date(9999, 12, 31))) == ["1.000001"]


def test_each_release_vouches_for_the_one_before(store: Store, say: Callable[..., None]) -> None:
    say(a="")
    first = publishing(store, DRAFT)
    say(b="")
    publishing(store, numbered(2))

    found = [release(store, number) for number in (1, 2)]

    assert isinstance(first, ReleaseInfo)
    named = [previous_of(each.content) for each in found if not isinstance(each, NotFound)]
    assert named == [None, first.sha256]


def test_a_release_is_signed_by_the_key_that_is_there(
    store: Store, say: Callable[..., None], tmp_path: Path
) -> None:
    signer = new_key(tmp_path / "key.pem")
    say(a="")
    say("bo-y-te", c="")
    publishing(store, DRAFT)
    draft = replace(DRAFT, authority="bo-y-te")

    publishing(store, draft, actor=Actor("hoa", Role.PUBLISHER, "*"), key="2", signer=signer)

    unsigned, signed = release(store, 1), release(store, 2)
    assert not isinstance(unsigned, NotFound)
    assert not isinstance(signed, NotFound)
    assert unsigned.info.seal is None
    assert signed.info.seal == read_key(tmp_path / "key.pem").seal(signed.content)
    assert is_genuine(signed.content, signed.info.seal)
    assert not is_genuine(signed.content + b" ", signed.info.seal)
    assert not is_genuine(unsigned.content, signed.info.seal)


def test_a_damaged_edition_is_not_published(store: Store, say: Callable[..., None]) -> None:
    say(a="")
    with store.note() as session:
        connection = session.connection()
        on = "" if connection.dialect.name == "sqlite" else " ON edition"
        connection.execute(text(f"DROP TRIGGER edition_no_update{on}"))
        connection.execute(text("UPDATE edition SET content = :broken"), {"broken": b"{}"})

    assert mistakes(publishing(store, DRAFT)) == [("entries/bo-cong-an/1.000001", "broken-edition")]


def test_sending_the_same_request_twice_publishes_once(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="")

    first = publishing(store, DRAFT, newest=0)
    second = publishing(store, DRAFT, newest=0)

    assert first == second
    assert len(releases(store)) == 1


def test_a_key_cannot_be_used_for_another_request(store: Store, say: Callable[..., None]) -> None:
    say(a="")
    publishing(store, DRAFT, key="one", newest=0)

    answer = publishing(store, numbered(2), key="one", newest=0)

    assert isinstance(answer, Conflict)
    assert answer.code == "key-reused"


def test_two_people_cannot_publish_on_the_same_state(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="")
    publishing(store, DRAFT)

    answer = publishing(store, numbered(2), newest=0)

    assert isinstance(answer, Conflict)
    assert (answer.code, answer.current_revision) == ("stale-revision", 1)


@pytest.mark.parametrize(
    "actor",
    [Actor("x", Role.APPROVER, "bo-cong-an"), Actor("x", Role.ADMINISTRATOR, "bo-y-te")],
    ids=["role-too-low", "another-authority"],
)
def test_only_a_publisher_of_the_authority_may_publish(
    store: Store, say: Callable[..., None], actor: Actor
) -> None:
    say(a="")

    answer = publishing(store, DRAFT, actor=actor)

    assert isinstance(answer, Forbidden)
    assert (answer.role_needed, answer.authority) == (Role.PUBLISHER, "bo-cong-an")


def test_a_procedure_of_another_authority_needs_its_publisher(
    store: Store, say: Callable[..., None]
) -> None:
    say("bo-y-te", a="")
    draft = replace(DRAFT, entries=(DraftEntry("1.000001", "bo-y-te"),), all_changes=False)

    answer = publishing(store, draft)

    assert isinstance(answer, Forbidden)
    assert answer.authority == "bo-y-te"


def test_a_release_can_be_made_again_byte_for_byte(store: Store, say: Callable[..., None]) -> None:
    say(a="", b="")
    info = publishing(store, DRAFT)
    say(a="sets: 1\n")
    publishing(store, numbered(2))
    found = release(store, 1)

    assert not isinstance(found, NotFound)
    assert isinstance(info, ReleaseInfo)
    assert hashlib.sha256(found.content).hexdigest() == info.sha256 == found.info.sha256
    assert render(1, DRAFT, entries_of(found.content), None) == found.content
    assert found.entries[0] == ReleaseEntry(
        authority="bo-cong-an",
        code="1.000001",
        name="Thủ tục 1.000001",
        change=Change.NEW,
        edition=found.entries[0].edition,
        before=None,
        successor=None,
    )


def test_the_act_of_a_release_names_its_hash_and_the_role_it_was_done_in(
    store: Store, say: Callable[..., None]
) -> None:
    say(a="")
    info = publishing(store, DRAFT)

    with store.read() as session:
        act = read_acts(session)[-1]
    assert isinstance(info, ReleaseInfo)
    assert (act.kind, act.subject, act.actor) == ("publish", "releases/1", "hoa")
    assert (act.role, act.authority, act.base_revision) == ("publisher", "bo-cong-an", 0)
    assert info.sha256.encode() in act.body


def test_findings_of_a_draft_are_not_public_and_those_of_the_release_stay(
    store: Store, say: Callable[..., None]
) -> None:
    say(a=papers("x"))
    publishing(store, DRAFT)

    say(a=papers("y"))

    found = in_force(store)["1.000001"].findings
    assert [(finding.element, finding.status) for finding in found] == [("documents/x", "open")]


def test_the_catalogue_revision_grows_with_each_act_that_can_change_it(
    store: Store, say: Callable[..., None]
) -> None:
    seen = [catalogue_revision(store)]
    for act in (
        lambda: say(a=""),
        lambda: publishing(store, DRAFT),
        lambda: say(a="sets: 1\n"),
        lambda: publishing(store, numbered(2)),
    ):
        act()
        seen.append(catalogue_revision(store))

    assert seen == sorted(set(seen))
    assert published(store, as_of=DAY).revision == seen[-1]
    with store.read() as session:
        assert last_seq(session) == 4


def test_an_unknown_release_is_not_found(store: Store) -> None:
    answer = release(store, 7)

    assert isinstance(answer, NotFound)
    assert answer.message.en == "There is no release “7”."
