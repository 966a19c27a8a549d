"""Progress over a store of either kind: what was published, counted and saved, day by day."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from registry.actors import Actor, Role
from registry.publication import ReleaseDraft, ReleaseInfo, publish
from registry.reference import load_reference
from registry.statistics import Accepted, Line, Reading, TakenIn, accept_statistics, take_in
from registry.store import Store, load
from registry.targets import Progress, Share, Standing, progress
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder

TARGETS = load_reference().targets
TODAY = NOW.date()
JANUARY = date(2026, 1, 1), date(2026, 1, 31)
FULL = "channels: [{by: online, level: full}]\n"
IN_PERSON = "channels: [{by: in_person}]\n"
FIRMS = "applicants: [enterprise]\n"


def on(store: Store, day: date = TODAY, actor: Actor | None = None) -> Mapping[str, Progress]:
    return {p.target.key: p for p in progress(store, TARGETS, day=day, actor=actor)}


def released(
    store: Store, folder: Path, texts: Mapping[str, str], day: date, newest: int = 0
) -> None:
    """Everything of the folder as it is now, in force from a day on."""
    write_folder(folder, {f"{code}.yaml": text for code, text in texts.items()})
    assert load(store, folder, actor=LOADER, now=NOW).errors == ()
    draft = ReleaseDraft("bo-cong-an", f"{newest + 1}/QĐ", day, day, "Công bố", all_changes=True)
    done = publish(
        store, draft, actor=LOADER, now=NOW, idempotency_key=f"r{newest}",
        expected_revision=newest,
    )  # fmt: skip
    assert isinstance(done, ReleaseInfo), done


def counted(store: Store, *lines: Line) -> None:
    reading = Reading("a.csv", "0" * 64, lines, ())
    done = take_in(store, reading, "bo-cong-an", actor=LOADER, now=NOW, idempotency_key="t")
    assert isinstance(done, TakenIn), done
    accepted = accept_statistics(
        store, 1, actor=LOADER, now=NOW, idempotency_key="a", expected_revision=1
    )
    assert isinstance(accepted, Accepted)


def line(row: int, level: str, figures: Mapping[str, int], unit: str = "Xã A") -> Line:
    return Line(row, unit, level, "", "", *JANUARY, figures)


def test_nothing_is_known_of_an_empty_registry(store: Store) -> None:
    found = on(store)

    assert {each.standing for each in found.values()} == {Standing.NOT_KNOWN}
    assert all(each.reading.missing for each in found.values())
    assert on(store, date(2020, 1, 1)) == {}


def test_online_services_follow_the_releases_day_by_day(store: Store, folder: Path) -> None:
    first = {
        "1.000001": procedure_text("1.000001", more=FULL),
        "1.000002": procedure_text("1.000002", more=IN_PERSON),
        "1.000003": procedure_text("1.000003", more="kind: internal\n" + IN_PERSON),
    }
    released(store, folder, first, date(2026, 10, 1))
    released(
        store, folder, first | {"1.000002": procedure_text("1.000002", more=FULL)},
        date(2026, 11, 1), 1,
    )  # fmt: skip

    now, before = on(store)["online-services-2030"], on(store, date(2026, 10, 31))
    was = before["online-services-2030"]

    assert (now.standing, now.reading.share and now.reading.share.percent) == (
        Standing.MET, Decimal("100.00"),
    )  # fmt: skip
    assert (was.standing, was.distance) == (Standing.NOT_MET, Decimal("40.00"))
    assert [(str(p.on), p.percent) for p in now.history] == [
        ("2026-10-01", Decimal("50.00")), ("2026-11-01", Decimal("100.00")),
    ]  # fmt: skip
    assert on(store)["online-services-2025"].is_over


def test_time_is_held_against_the_end_of_the_baseline_year(store: Store, folder: Path) -> None:
    old = {"1.000001": procedure_text("1.000001", more=FIRMS + "time_limit: 10 working_day\n")}
    new = {"1.000001": procedure_text("1.000001", more=FIRMS + "time_limit: 6 working_day\n")}
    released(store, folder, old, date(2024, 6, 1))
    released(store, folder, new, date(2025, 6, 1), 1)

    found = on(store)

    assert found["time-2025"].standing is Standing.MET
    assert (found["time-2026"].standing, found["time-2026"].distance) == (
        Standing.NOT_MET, Decimal("10.00"),
    )  # fmt: skip
    assert on(store, date(2025, 5, 31))["time-2025"].standing is Standing.NOT_MET


def test_who_a_procedure_is_for_decides_whether_it_is_counted(store: Store, folder: Path) -> None:
    limit = "time_limit: 10 working_day\n"
    texts = {"1.000001": procedure_text("1.000001", more=FIRMS + limit)}
    released(store, folder, texts, date(2024, 6, 1))
    assert on(store)["time-2026"].standing is Standing.NOT_MET

    texts |= {"1.000002": procedure_text("1.000002", more=limit)}  # for whom, it does not tell
    released(store, folder, texts, date(2024, 7, 1), 1)

    untold = on(store)["time-2026"]
    assert untold.standing is Standing.NOT_KNOWN
    assert untold.reading.missing is not None
    assert "do not tell for whom" in untold.reading.missing.en


def test_dossiers_are_read_of_the_newest_period_that_had_ended(store: Store) -> None:
    counted(store, line(2, "commune", {"received": 8, "online": 3}))

    found, before = on(store), on(store, date(2026, 1, 30))

    one = found["online-dossiers-2025"]
    assert (one.standing, one.distance, one.period) == (
        Standing.NOT_MET, Decimal("12.50"), JANUARY,
    )  # fmt: skip
    assert [(p.on, p.percent) for p in one.history] == [(JANUARY[1], Decimal("37.50"))]
    assert before["online-dossiers-2025"].standing is Standing.NOT_KNOWN


def test_levels_that_may_count_each_other_give_bounds(store: Store) -> None:
    counted(
        store,
        line(2, "commune", {"received": 10, "online": 6}),
        line(3, "province", {"received": 10, "online": 9}, "Sở B"),
    )

    one = on(store)["online-dossiers-2025"]

    assert one.standing is Standing.MET  # 60 and 90 %: together at least 60 %
    assert one.reading.share == Share(Fraction(60), Fraction(90))
    assert one.distance is None


@pytest.mark.parametrize("figures", [{"received": 10}, {"online": 10}, {}])
def test_one_unit_that_does_not_state_it_leaves_no_share(
    store: Store, figures: Mapping[str, int]
) -> None:
    counted(
        store, line(2, "commune", {"received": 10, "online": 6}),
        line(3, "commune", {"late": 1, **figures}, "Xã B"),
    )  # fmt: skip

    one = on(store)["online-dossiers-2025"]

    assert (one.reading.share, one.standing) == (None, Standing.NOT_KNOWN)
    assert one.reading.missing is not None
    assert one.reading.missing.en.startswith("not every unit states: ")


def test_satisfaction_is_of_those_who_were_asked_and_not_of_one_field(store: Store) -> None:
    counted(store, line(2, "commune", {"received": 99, "satisfied": 19, "dissatisfied": 1}))

    found = on(store)

    assert found["satisfaction-2025"].standing is Standing.MET
    assert found["satisfaction-fields-2025"].standing is Standing.NOT_KNOWN
    assert found["satisfaction-2030"].standing is Standing.NOT_KNOWN  # a survey, never dossiers


def test_cost_is_not_known_before_everything_it_is_about_was_costed(
    store: Store, folder: Path
) -> None:
    texts = {"1.000001": procedure_text("1.000001", more=FIRMS)}
    released(store, folder, texts, date(2026, 6, 1))
    viewer = Actor("xem", Role.VIEWER, "*")

    nobody, somebody = on(store)["cost-2026"], on(store, actor=viewer)["cost-2026"]

    assert nobody.reading.missing is not None
    assert "sign in" in nobody.reading.missing.en
    assert nobody.reading.figures == ()
    assert somebody.reading.missing is not None
    assert somebody.reading.missing.en == "1 of 1 procedure was not costed"
