"""What has been published and takes effect later: told from the first day, and nothing before it.

One release is about 1 July, one brings a content that ends on 30 September, one a new procedure.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pytest
from hypothesis import given

from registry.actors import EVERYWHERE, Actor, Role
from registry.procedure.vocabulary import Change
from registry.publication import DraftEntry, ReleaseDraft, ReleaseInfo, publish
from registry.publication.catalogue import Catalogue
from registry.publication.lists import Wanted, as_json_lines, procedure_list
from registry.publication.releases.in_time import ChangeKind, Line, on_day, turns
from registry.publication.snapshot import contents_of
from registry.publication.standards import Addresses
from registry.publication.standards.feeds import ATOM, Feed, atom, effective_days, public_lines
from registry.reference import load_reference
from registry.store import Store, load
from tests.registry.folders import LOADER, procedure_text, write_folder
from tests.registry.publication.test_in_time import FIRST, logs

PUBLISHER = Actor("minh", Role.PUBLISHER, EVERYWHERE)
KNOWN = date(2026, 3, 1)
EFFECT, LAST_DAY, RETURN = date(2026, 7, 1), date(2026, 9, 30), date(2026, 10, 1)
STAYS, ENDS, COMES = "1.000001", "1.000002", "1.000003"
ADDRESSES = Addresses("https://example.test")


@pytest.fixture
def published(store: Store, tmp_path: Path) -> Store:
    """Two procedures from February; in March it becomes known what July brings."""
    loaded(store, tmp_path, {STAYS: "sets: 1\n", ENDS: ""})
    released(store, 1, known=date(2026, 2, 1), effective=date(2026, 2, 1))
    loaded(store, tmp_path, {STAYS: "sets: 2\nvalidity: {to: 2026-09-30}\n", COMES: ""})
    gone = DraftEntry(ENDS, change=Change.ABOLISHED, successor=COMES, instrument="9/2026/TT-BCA")
    released(store, 2, gone, known=KNOWN, effective=EFFECT)
    return store


def loaded(store: Store, folder: Path, files: dict[str, str]) -> None:
    named = {f"{code}.yaml": procedure_text(code, more=more) for code, more in files.items()}
    assert not load(store, write_folder(folder, named), actor=LOADER, now=at(KNOWN)).errors


def released(
    store: Store, number: int, *entries: DraftEntry, known: date, effective: date
) -> ReleaseInfo:
    draft = ReleaseDraft(
        "bo-cong-an", f"{number}/QĐ-BCA", known, effective, "Công bố", entries, all_changes=True
    )
    done = publish(
        store, draft, actor=PUBLISHER, now=at(known), idempotency_key=str(number),
        expected_revision=number - 1,
    )  # fmt: skip
    assert isinstance(done, ReleaseInfo), done
    return done


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=UTC)


def on(store: Store, day: date, through: int | None = None) -> Catalogue:
    return Catalogue(contents_of(store, (), load_reference(), as_of=day, through=through))


def sets(catalogue: Catalogue) -> dict[str, Any]:
    """What each procedure in force asks for."""
    return {
        item.procedure.code: item.procedure.sets
        for item in catalogue.procedures
        if item.is_in_force
    }


def told(catalogue: Catalogue, code: str) -> list[tuple[date, str, str | None]]:
    (item,) = (each for each in catalogue.procedures if each.procedure.code == code)
    return [
        (each.day, each.kind.value, each.by.change.value if each.by else None)
        for each in catalogue.upcoming(item)
    ]


def test_what_counts_changes_on_the_day_and_not_before(published: Store) -> None:
    before = {STAYS: 1, ENDS: None}

    assert sets(on(published, KNOWN)) == before
    assert sets(on(published, date(2026, 6, 30))) == before
    assert sets(on(published, EFFECT)) == {STAYS: 2, COMES: None}
    assert sets(on(published, LAST_DAY)) == {STAYS: 2, COMES: None}
    assert sets(on(published, RETURN)) == {STAYS: 1, COMES: None}


def test_what_is_to_come_is_told_until_it_is_there(published: Store) -> None:
    end = (RETURN, "changed", None)
    early = on(published, KNOWN)

    assert told(early, STAYS) == [(EFFECT, "changed", "amended"), end]
    assert told(early, ENDS) == [(EFFECT, "ended", "abolished")]
    assert told(on(published, EFFECT), STAYS) == [end]
    assert told(on(published, RETURN), STAYS) == []
    assert told(on(published, EFFECT), ENDS) == []


def test_nothing_is_told_of_what_was_not_known_then(published: Store) -> None:
    then = on(published, KNOWN, through=1)

    assert told(then, STAYS) == []
    assert [release.sequence for release in then.releases] == [1]
    assert then.coming == ()


def test_a_release_is_public_before_its_day_and_history_has_it_from_then_on(
    published: Store,
) -> None:
    early, there = on(published, KNOWN), on(published, EFFECT)

    assert [release.sequence for release in early.releases] == [2, 1]
    assert [len(item.history) for item in early.procedures] == [1, 1]
    assert [len(item.history) for item in there.procedures] == [2, 2, 1]


def test_a_procedure_to_come_is_kept_apart_until_its_day(published: Store) -> None:
    early, there = on(published, KNOWN), on(published, EFFECT)

    assert [item.procedure.code for item in early.coming] == [COMES]
    assert early.row(COMES) is None
    assert COMES not in {early.procedures[row].procedure.code for row in early.find().rows}
    assert early.name_of("bo-cong-an", COMES) == early.coming[0].procedure.name
    assert early.name_of("bo-cong-an", "9.999999") == "9.999999"
    assert there.coming == ()
    assert there.coming_one(COMES) is None


def feed(catalogue: Catalogue) -> Feed:
    return Feed("/feeds/all", "Mọi thay đổi", public_lines(catalogue))


def entries(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """When each entry of the feed was updated, and its title, by its id."""
    root = ET.fromstring(atom(feed(catalogue), catalogue, ADDRESSES, str))

    def text(entry: ET.Element, name: str) -> str:
        return entry.findtext(f"{{{ATOM}}}{name}") or ""

    return {
        text(entry, "id"): (text(entry, "updated")[:10], text(entry, "title"))
        for entry in root.findall(f"{{{ATOM}}}entry")
    }


def test_a_feed_tells_at_publication_and_again_when_it_takes_effect(published: Store) -> None:
    early, there = entries(on(published, KNOWN)), entries(on(published, EFFECT))

    (coming,) = (name for name in early if name.endswith(COMES))
    assert (early[coming][0], there[coming][0]) == ("2026-03-01", "2026-07-01")
    assert early.keys() == there.keys()
    ended = entries(on(published, RETURN)).keys() - there.keys()
    assert {name.rpartition("#")[2] for name in ended} == {"2026-10-01"}


@pytest.mark.parametrize("day", [KNOWN, EFFECT, RETURN])
def test_a_calendar_has_the_day_of_effect_and_the_last_day_before_and_after_them(
    published: Store, day: date
) -> None:
    catalogue = on(published, day)
    content = effective_days(feed(catalogue), catalogue, ADDRESSES, at(day))

    events = icalendar.Calendar.from_ical(content).walk("VEVENT")
    found = {(each.decoded("DTSTART"), str(each["SUMMARY"]).partition(":")[0]) for each in events}
    assert found == {
        (date(2026, 2, 1), "Hiệu lực"), (EFFECT, "Hiệu lực"), (LAST_DAY, "Hết hạn"),
    }  # fmt: skip
    assert len({str(each["UID"]) for each in events}) == 3


def test_a_list_notes_what_becomes_of_a_procedure(published: Store) -> None:
    notes = {day: list(noted(on(published, day), day)) for day in (KNOWN, EFFECT, RETURN)}

    back = "Từ 01/10/2026: nội dung tạm thời hết hạn; nội dung trước đó có hiệu lực trở lại"
    amended = "Từ 01/07/2026: được sửa đổi, bổ sung theo Quyết định số 2/QĐ-BCA"
    assert notes[KNOWN] == [
        f"{amended}\n{back}", "Từ 01/07/2026: bị bãi bỏ theo Quyết định số 2/QĐ-BCA",
    ]  # fmt: skip
    assert notes[EFFECT] == [back, ""]
    assert notes[RETURN] == ["", ""]


def noted(catalogue: Catalogue, day: date) -> Iterator[str]:
    listed = procedure_list(catalogue, Wanted(), ADDRESSES, day=day)
    for line in as_json_lines(listed).decode().splitlines():
        yield json.loads(line)["upcoming"]


@given(logs())
def test_turns_are_exactly_where_something_else_is_in_force(log: list[Line]) -> None:
    """The day before and the day itself differ at a turn, and at no other day."""
    found = turns(log)
    for key, each in found.items():
        days = {turn.day: turn for turn in each}
        before: str | None = None
        for ahead in range(60):
            day = date.fromordinal(FIRST.toordinal() + ahead)
            counting = on_day(log, day).get(key)
            now = counting.edition if counting and counting.is_in_force else None
            assert (day in days) == (now != before), (key, day)
            if day in days:
                assert days[day].counting == counting
                assert (days[day].kind is ChangeKind.ENDED) == (now is None)
            before = now
