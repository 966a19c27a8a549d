"""A province's release names the ministry's procedure it adapts, and warns where that moved on."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from registry.actors import EVERYWHERE, Actor, Role
from registry.procedure.vocabulary import Change
from registry.publication import (
    DraftEntry,
    ReleaseDraft,
    ReleaseInfo,
    publish,
    release,
    releases,
)
from registry.publication.releases import BaseState, ReleaseBase, ReleaseEntry
from registry.publication.releases.canonical import entries_of
from registry.publication.releases.model import Release
from registry.store import Store, load
from registry.store.tables import ProcedureRow
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder

PUBLISHER = Actor("hoa", Role.PUBLISHER, EVERYWHERE)
DAY = date(2026, 12, 1)
CODE, MINISTRY, PROVINCE = "1.004194", "bo-cong-an", "ubnd-tinh-a"
BASE = f"{MINISTRY}/{CODE}"
LAW = "12/2026/TT-BCA"
OVERLAY = f"""\
schema: overlay/v1
base: {{authority: {MINISTRY}, code: "{CODE}"}}
authority: {PROVINCE}
patch:
  - {{op: set, path: time_limit, value: 2 working_day}}
"""
Say = Callable[[str, str], None]


@pytest.fixture
def say(store: Store, folder: Path) -> Say:
    """Loads one file into the store, beside what is loaded."""

    def loaded(name: str, text: str) -> None:
        one = write_folder(folder / name, {f"{name}.yaml": text})
        assert load(store, one, actor=LOADER, now=NOW).errors == ()

    return loaded


def ministry(more: str = "time_limit: 5 working_day\n") -> str:
    return procedure_text(CODE, MINISTRY, more)


def decided(
    store: Store, authority: str, effective: date = DAY, entries: tuple[DraftEntry, ...] = ()
) -> tuple[ReleaseEntry, ...]:
    number = len(releases(store))
    draft = ReleaseDraft(
        authority, f"{number + 1}/QĐ", date(2026, 11, 20), effective, "Danh mục", entries,
        all_changes=True,
    )  # fmt: skip
    answer = publish(
        store, draft, actor=PUBLISHER, now=NOW, idempotency_key=str(number),
        expected_revision=number,
    )  # fmt: skip
    assert isinstance(answer, ReleaseInfo), answer
    found = release(store, answer.number)
    assert isinstance(found, Release)
    return found.entries


def base_of(store: Store, effective: date = DAY, *entries: DraftEntry) -> ReleaseBase:
    found = decided(store, PROVINCE, effective, entries)
    (entry,) = (each for each in found if each.authority == PROVINCE)
    assert entry.base is not None
    return entry.base


def test_a_line_names_the_content_it_is_made_of(store: Store, say: Say) -> None:
    say("p", ministry())
    (of_ministry,) = decided(store, MINISTRY)
    say("o", OVERLAY)

    base = base_of(store)

    assert base == ReleaseBase(BASE, of_ministry.edition, BaseState.IN_FORCE)
    assert not base.is_doubtful
    assert of_ministry.base is None


def test_a_base_that_is_not_in_force_is_told_and_stops_nothing(store: Store, say: Say) -> None:
    say("p", ministry())
    say("o", OVERLAY)

    assert base_of(store) == ReleaseBase(BASE, None, BaseState.UNPUBLISHED)


def test_a_base_that_is_in_force_only_later_is_not_in_force_yet(store: Store, say: Say) -> None:
    say("p", ministry())
    decided(store, MINISTRY, date(2027, 1, 1))
    say("o", OVERLAY)

    assert base_of(store).state is BaseState.UNPUBLISHED


def test_a_base_that_moved_on_is_overtaken(store: Store, say: Say) -> None:
    say("p", ministry())
    say("o", OVERLAY)
    say("p", ministry("time_limit: 5 working_day\nsets: 2\n"))
    (newer,) = decided(store, MINISTRY)

    assert base_of(store) == ReleaseBase(BASE, newer.edition, BaseState.OVERTAKEN)


def test_what_adapts_nothing_has_the_bytes_it_always_had(store: Store, say: Say) -> None:
    """Negative control: the word is in no other line, and reads back where it is."""
    say("p", ministry())
    decided(store, MINISTRY)
    say("o", OVERLAY)
    decided(store, PROVINCE)
    first, second = (release(store, number) for number in (1, 2))
    assert isinstance(first, Release)
    assert isinstance(second, Release)

    assert "base" not in json.loads(first.content)["entries"][0]
    assert json.loads(second.content)["entries"][0]["base"]["state"] == "in_force"
    assert entries_of(second.content) == second.entries
    (entry,) = second.entries
    assert replace(entry, base=None) != entry


def loaded_edition(store: Store) -> str:
    with store.read() as session:
        found = session.get(ProcedureRow, BASE)
        assert found
        return found.edition


def test_a_base_that_the_same_release_publishes_is_in_force(store: Store, say: Say) -> None:
    say("p", ministry())
    say("o", OVERLAY)

    base = base_of(store, DAY, DraftEntry(CODE, MINISTRY))

    assert base == ReleaseBase(BASE, loaded_edition(store), BaseState.IN_FORCE)


def test_a_base_that_the_same_release_amends_is_what_it_will_be(store: Store, say: Say) -> None:
    say("p", ministry())
    decided(store, MINISTRY)
    say("o", OVERLAY)
    say("p", ministry("time_limit: 5 working_day\nsets: 2\n"))

    base = base_of(store, DAY, DraftEntry(CODE, MINISTRY))

    assert base == ReleaseBase(BASE, loaded_edition(store), BaseState.OVERTAKEN)


def test_a_base_that_the_same_release_abolishes_has_ended(store: Store, say: Say) -> None:
    say("p", ministry())
    decided(store, MINISTRY)
    say("o", OVERLAY)
    end = DraftEntry(CODE, MINISTRY, change=Change.ABOLISHED, instrument=LAW)

    assert base_of(store, DAY, end) == ReleaseBase(BASE, None, BaseState.ENDED)
