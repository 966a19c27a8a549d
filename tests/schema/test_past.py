"""Reads of another day, and what changed between two, through GraphQL on a real store."""

import asyncio
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from registry.actors import EVERYWHERE, Actor, Role
from registry.procedure.vocabulary import Change
from registry.publication import DraftEntry, ReleaseDraft, ReleaseInfo, publish
from registry.publication.past import Past
from registry.publication.snapshot import contents_of, hold
from registry.reference import load_reference
from registry.store import Store, load
from schema import execute, request
from tests.registry.folders import LOADER, PAPERS, papers, procedure_text, write_folder

PUBLISHER = Actor("minh", Role.PUBLISHER, EVERYWHERE)
TODAY = date(2026, 12, 31)
CODES = ("1.000001", "1.000002", "1.000003")
BASIS = "legal_basis:\n  - {instrument: 66.7/2025/NQ-CP}\n"


class Site:
    """Three releases known in January, March and June; the third is about March again."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        self._load(folder, {CODES[0]: papers("a", "b"), CODES[1]: ""}, date(2026, 1, 5))
        self._publish(1, known=date(2026, 1, 10), effective=date(2026, 2, 1))
        temporary = (
            papers("a")
            + "validity: {to: 2026-09-30}\nlegal_basis:\n  - {instrument: 66.7/2025/NQ-CP}\n"
        )
        self._load(folder, {CODES[0]: temporary, CODES[2]: ""}, date(2026, 3, 5))
        self._publish(2, known=date(2026, 3, 10), effective=date(2026, 4, 1))
        gone = DraftEntry(CODES[1], change=Change.ABOLISHED, instrument="9/2026/TT-BCA")
        self._publish(3, gone, known=date(2026, 6, 10), effective=date(2026, 3, 1))
        self.holder = hold(store, (), load_reference(), lambda: TODAY)
        self.past = Past(store, (), load_reference(), lambda: TODAY)

    def _load(self, folder: Path, files: dict[str, str], day: date) -> None:
        named = {f"{code}.yaml": procedure_text(code, more=more) for code, more in files.items()}
        report = load(
            self.store, write_folder(folder, named), actor=LOADER, now=at(day), analysis=PAPERS
        )
        assert not report.errors

    def _publish(self, number: int, *entries: DraftEntry, known: date, effective: date) -> None:
        draft = ReleaseDraft(
            "bo-cong-an", f"{number}/QĐ-BCA", known, effective, "Công bố", entries,
            all_changes=not entries,
        )  # fmt: skip
        done = publish(
            self.store, draft, actor=PUBLISHER, now=at(known), idempotency_key=str(number),
            expected_revision=number - 1,
        )  # fmt: skip
        assert isinstance(done, ReleaseInfo), done

    def ask(self, document: str, **variables: Any) -> Any:
        current = self.holder.current
        context = request(
            current, store=self.store, now=at(TODAY), past=partial(self.past.at, current)
        )
        result = asyncio.run(execute(document, variables, context))
        assert not result.errors, result.errors
        return result.data

    def papers_on(self, day: date | None, known: date | None = None) -> dict[str, list[str] | None]:
        """The papers that each procedure asks for on a day; None: it is not in force."""
        data = self.ask(
            "query($day: Date, $known: DateTime) {"
            " now: procedures(asOf: $day, recordedBy: $known) { ...All }"
            " gone: procedures(asOf: $day, recordedBy: $known, filter: {abolished: true})"
            " { ...All }"
            "} fragment All on ProcedureConnection {"
            " edges { node { code abolished documents { id: key } } } }",
            day=day and day.isoformat(),
            known=known and at(known).isoformat(),
        )
        nodes = [edge["node"] for side in data.values() for edge in side["edges"]]
        return {
            node["code"]: None
            if node["abolished"]
            else [each["id"] for each in node["documents"] or ()]
            for node in nodes
        }


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, tzinfo=UTC)


@pytest.fixture
def site(store: Store, tmp_path: Path) -> Site:
    return Site(store, tmp_path / "files")


def test_a_day_is_read_as_its_law_was(site: Site) -> None:
    assert site.papers_on(date(2026, 1, 20)) == {}
    assert site.papers_on(date(2026, 2, 10)) == {CODES[0]: ["a", "b"], CODES[1]: []}
    assert site.papers_on(date(2026, 5, 1)) == {CODES[0]: ["a"], CODES[1]: None, CODES[2]: []}


def test_what_was_temporary_gives_way_to_what_was_before_it(site: Site) -> None:
    assert site.papers_on(date(2026, 9, 30))[CODES[0]] == ["a"]
    assert site.papers_on(date(2026, 10, 1))[CODES[0]] == ["a", "b"]
    assert site.papers_on(None)[CODES[0]] == ["a", "b"]


def test_what_was_known_then_can_be_asked_beside_what_is_known_now(site: Site) -> None:
    day = date(2026, 3, 15)

    assert site.papers_on(day)[CODES[1]] is None
    assert site.papers_on(day, known=date(2026, 5, 1))[CODES[1]] == []
    assert site.papers_on(day, known=date(2026, 1, 9)) == {}


CHANGES = """query($from: Date!, $to: Date, $authority: String) {
  changes(from: $from, to: $to, authority: $authority) {
    totalCount
    edges { node { kind procedure { code } differences { path kind message(lang: EN) } } }
    relations { kind key day count procedures { code } }
  }
}"""


def test_changes_tell_what_became_of_each_procedure_field_by_field(site: Site) -> None:
    found = site.ask(CHANGES, **{"from": "2026-02-10", "to": "2026-05-01"})["changes"]

    nodes = [edge["node"] for edge in found["edges"]]
    assert [(node["kind"], node["procedure"]["code"]) for node in nodes] == [
        ("CHANGED", CODES[0]), ("ENDED", CODES[1]), ("BEGAN", CODES[2]),
    ]  # fmt: skip
    told = {each["path"]: each["message"] for each in nodes[0]["differences"]}
    assert told["documents/b"] == "Remove document “Giấy b”"
    assert "validity" in told


def test_changes_of_one_authority_and_of_no_time_are_none(site: Site) -> None:
    same = site.ask(CHANGES, **{"from": "2026-05-01", "to": "2026-05-02"})["changes"]
    other = site.ask(CHANGES, **{"from": "2026-02-10", "authority": "bo-y-te"})["changes"]

    assert (same["totalCount"], other["totalCount"]) == (0, 0)


def test_what_a_procedure_rests_on_changes_too(site: Site) -> None:
    found = site.ask(CHANGES, **{"from": "2025-12-01", "to": "2026-05-01"})["changes"]

    began = [each for each in found["relations"] if each["key"] == "66.7/2025/NQ-CP"]
    assert began == [
        {"kind": "INSTRUMENT_BEGAN", "key": "66.7/2025/NQ-CP", "day": "2026-01-01", "count": 1,
         "procedures": [{"code": CODES[0]}]}
    ]  # fmt: skip


def test_days_on_which_nothing_changed_share_one_snapshot(site: Site) -> None:
    current = site.holder.current

    one = site.past.at(current, date(2026, 5, 1))
    another = site.past.at(current, date(2026, 5, 20))

    assert another.procedures is one.procedures
    assert (one.as_of, another.as_of) == (date(2026, 5, 1), date(2026, 5, 20))
    assert site.past.at(current, date(2026, 2, 20)).procedures is not one.procedures
    assert site.past.at(current, TODAY) is current


def test_what_is_worked_out_for_one_day_is_there_on_the_others_but_for_the_law(site: Site) -> None:
    current = site.holder.current

    one = site.past.at(current, date(2026, 5, 1))
    another = site.past.at(current, date(2026, 5, 20))

    assert another is not one
    assert another is site.past.at(current, date(2026, 5, 20))
    assert another.editions is one.editions
    assert another.findings is one.findings
    assert another.radar is not one.radar
    assert another.as_seen_on(one.as_of) is one
    assert current.as_seen_on(date(2027, 1, 31)).as_seen_on(TODAY) is current


def test_contents_are_read_once_for_all_days(site: Site) -> None:
    current, day = site.holder.current, date(2026, 5, 1)
    known_then = site.past.at(current, day, at(date(2026, 5, 1)))
    temporary = {each.edition: each.procedure for each in known_then.procedures}

    now = site.past.at(current, day)

    shared = [each.procedure is temporary[each.edition] for each in now.procedures]
    assert shared == [True, True, True]
    assert temporary.keys() - {each.edition for each in current.procedures}  # not from today alone


@pytest.mark.parametrize(
    ("day", "through"),
    [(date(2026, 2, 10), None), (date(2026, 3, 15), 2), (date(2026, 5, 1), None), (TODAY, 1)],
)
def test_what_others_have_read_is_what_would_have_been_read(
    site: Site, day: date, through: int | None
) -> None:
    reference = site.holder.current.reference
    known = [site.past.at(site.holder.current, date(2026, 5, 1)), site.holder.current]
    read = partial(
        contents_of, site.store, (), reference, as_of=day, through=through, judged_on=TODAY
    )

    assert read(known=known) == read()
    assert all(one.sequence <= (through or 3) for one in read(known=known).releases)


def test_the_day_asked_for_longest_ago_is_forgotten_when_there_is_too_much(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    current, first = site.holder.current, date(2026, 2, 10)
    monkeypatch.setattr("registry.publication.past.FEWEST", 1)

    kept = site.past.at(current, first)
    site.past.at(current, date(2026, 5, 1))
    assert site.past.at(current, first) is kept

    monkeypatch.setattr("registry.publication.past.ROWS", 3)
    site.past.at(current, date(2026, 5, 1))

    assert site.past.at(current, first) is not kept


def test_the_first_and_the_last_day_of_the_calendar_can_be_asked(site: Site) -> None:
    assert site.papers_on(date.min) == {}
    assert site.papers_on(date.max)[CODES[0]] == ["a", "b"]


def test_a_moment_without_a_zone_is_one_of_the_registry(site: Site) -> None:
    found = site.ask(
        '{ procedures(asOf: "2026-02-10", recordedBy: "2026-01-10T09:00:00") { totalCount } }'
    )

    assert found["procedures"]["totalCount"] == 2


def test_other_days_cost_as_much_as_they_take(site: Site) -> None:
    days = "".join(
        f'd{n}: procedure(code: "1.000001", asOf: "2026-02-{n:02}") {{ name }} '
        for n in range(1, 13)
    )
    context = request(site.holder.current, store=site.store, now=at(TODAY))

    refused = asyncio.run(execute("{ " + days + " }", {}, context))
    few = asyncio.run(execute("{ " + days[: days.index("d10:")] + " }", {}, context))

    assert [(error.extensions or {})["code"] for error in refused.errors or ()] == ["TOO_COSTLY"]
    assert not few.errors
