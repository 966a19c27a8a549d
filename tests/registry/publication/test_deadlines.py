"""By when a decision is signed and public, counted as Nghị định 63/2010/NĐ-CP counts."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from registry.procedure.vocabulary import Level
from registry.publication import ReleaseInfo, deadlines
from registry.publication.releases.deadlines import uncounted_deadlines
from registry.reference import load_reference

INFO = ReleaseInfo(
    number=1,
    authority="bo-cong-an",
    decision_number="1/QĐ-BCA",
    decided_on=date(2026, 4, 24),
    effective=date(2026, 6, 1),
    title="",
    follows=None,
    sha256="",
    published_on=date(2026, 5, 8),
    instrument="5/2026/TT-BCA",
    instrument_signed=date(2026, 4, 20),
    instrument_effective=date(2026, 5, 14),
)
WORKING_DAYS = load_reference().working_days


def due(level: Level | None, **changes: Any) -> dict[str, tuple[date, bool]]:  # Any: fields
    today = date(2026, 6, 1)
    found = deadlines(replace(INFO, **changes), level, WORKING_DAYS)
    return {each.code: (each.due, each.is_late(today)) for each in found}


def test_a_ministry_signs_twenty_days_before_and_enters_in_ten_working_days() -> None:
    # 30 April and 1 May are holidays, 27 April is the one of the Hùng Kings, made up for.
    found = due(Level.CENTRAL)

    assert found["signed"] == (date(2026, 4, 24), False)
    assert found["entered"][0] > date(2026, 5, 8)


def test_a_province_signs_five_days_before() -> None:
    assert due(Level.PROVINCE)["signed"] == (date(2026, 5, 9), False)
    assert due(Level.PROVINCE, decided_on=date(2026, 5, 10))["signed"][1]


def test_five_working_days_leave_out_weekends_and_holidays() -> None:
    # Friday 5 June: Monday to Friday behind it are five.
    found = due(Level.PROVINCE, decided_on=date(2026, 6, 5), published_on=date(2026, 6, 15))

    assert found["entered"] == (date(2026, 6, 12), True)


def test_a_shortened_text_gives_three_days_after_it_was_signed() -> None:
    found = due(Level.CENTRAL, shortened=True)

    assert found["signed"] == (date(2026, 4, 23), True)


@pytest.mark.parametrize(
    ("level", "changes", "left"),
    [
        (None, {}, set()),
        (Level.CENTRAL, {"shortened": True, "instrument_signed": None}, {"entered"}),
        (Level.CENTRAL, {"decided_on": date(2031, 1, 6)}, {"signed"}),
    ],
    ids=["no-level", "no-day-of-the-text", "no-holidays-of-the-year"],
)
def test_a_day_that_cannot_be_counted_is_left_out(
    level: Level | None, changes: dict[str, Any], left: set[str]
) -> None:
    assert set(due(level, **changes)) == left


@pytest.mark.parametrize(
    ("level", "decided", "told"),
    [
        (Level.CENTRAL, date(2026, 12, 1), []),
        (Level.CENTRAL, date(2026, 12, 28), ["Content made public"]),
        (Level.PROVINCE, date(2031, 1, 6), ["Content made public"]),
        (None, date(2031, 1, 6), []),
    ],
)
def test_a_last_day_in_a_year_without_listed_holidays_is_named(
    level: Level | None, decided: date, told: list[str]
) -> None:
    info = replace(INFO, decided_on=decided)

    assert [each.en for each in uncounted_deadlines(info, level, WORKING_DAYS)] == told
    codes = {each.code for each in deadlines(info, level, WORKING_DAYS)}
    assert ("entered" in codes) is (level is not None and not told)
