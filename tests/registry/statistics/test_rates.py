"""Rates to the digit, and stated rates that are kept as they are printed."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from registry.statistics import (
    StatedRate,
    contradictions,
    on_time_as_indexed,
    on_time_of_received,
    read_figures,
)
from tests.registry.statistics.test_reading import DEFAULTS, read

LAP_THACH = {"received": 3326, "early_or_on_time": 2907}


def test_the_district_of_the_seed() -> None:
    rate = on_time_of_received(LAP_THACH)

    assert (rate.percent, rate.part, rate.whole) == (Decimal("87.40"), 2907, 3326)
    assert rate.missing is None


def test_the_index_needs_what_the_district_does_not_state() -> None:
    rate = on_time_as_indexed(LAP_THACH)

    assert rate.percent is None
    assert rate.missing is not None
    assert rate.missing.en == "not known: In progress within time, Received and carried over"


def test_the_index_counts_what_runs_within_time() -> None:
    figures = {"early": 60, "on_time": 20, "running_within": 10, "received": 90, "carried_over": 10}

    assert on_time_as_indexed(figures).percent == Decimal("90.00")
    assert on_time_of_received(figures).percent == Decimal("88.89")


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ({"received": 10}, "not known: Early or on time"),
        ({"early": 5, "received": 10}, "not known: Early or on time"),
        ({"early_or_on_time": 0, "received": 0}, "there are no dossiers"),
        ({"early_or_on_time": 12, "received": 10}, "the parts exceed the whole"),
    ],
)
def test_a_rate_that_cannot_be_known_says_why(figures: Mapping[str, int], why: str) -> None:
    rate = on_time_of_received(figures)

    assert rate.percent is None
    assert rate.missing is not None
    assert rate.missing.en == why


def test_stated_rates_of_the_province_stay_as_printed(tmp_path: Path) -> None:
    headings = "Đơn vị;Cấp;Kỳ;Tỷ lệ trước và đúng hạn;Tỷ lệ quá hạn;Tỷ lệ hồ sơ trực tuyến"
    reading = read(
        tmp_path,
        "Cấp tỉnh;province;2025-01;87,68;1;51,22",
        "Cấp huyện, cấp xã;several;2025-01;93,51;;",
        headings=headings,
    )

    assert reading.mistakes == ()
    assert [line.rates for line in reading.lines] == [
        (
            StatedRate("early_or_on_time", "87,68", None), StatedRate("late", "1", None),
            StatedRate("online", "51,22", None),
        ),
        (StatedRate("early_or_on_time", "93,51", None),),
    ]  # fmt: skip
    assert [rate.percent for rate in reading.lines[0].rates] == [
        Decimal("87.68"), Decimal("1"), Decimal("51.22"),
    ]  # fmt: skip
    assert all(line.figures == {} for line in reading.lines)
    assert on_time_of_received(reading.lines[0].figures).percent is None
    assert list(contradictions(reading.lines)) == []


def test_a_stated_rate_is_held_to_the_figures_of_its_row(tmp_path: Path) -> None:
    headings = "unit,period,due,early_or_on_time,early_or_on_time_percent"
    right = read(tmp_path, "Xã A,2025-01,4169,4157,99.71", headings=headings)
    wrong = read(tmp_path, "Xã A,2025-01,4169,4157,99.72", headings=headings)

    assert list(contradictions(right.lines)) == []
    (found,) = contradictions(wrong.lines)
    assert found.row == 2
    assert (
        found.words.en == "Early or on time: 99.72 % is stated, the figures of the row give 99.71 %"
    )


@pytest.mark.corpus
def test_the_real_figures(corpus: Path) -> None:
    """Ten rows of portals and newspapers: seven are read, three say what they are not."""
    reading = read_figures(corpus / "dossier_stats.jsonl", DEFAULTS)

    assert len(reading.lines) + len({m.row for m in reading.mistakes}) == 10
    assert {(m.row, m.column, m.code) for m in reading.mistakes} == {
        (7, "procedures_total", "unknown-heading"),
        (7, "procedures_level3", "unknown-heading"),
        (7, "procedures_level3_percent", "unknown-heading"),
        (7, "procedures_level4", "unknown-heading"),
        (7, "procedures_level4_percent", "unknown-heading"),
        (8, "received_commune", "unknown-heading"),
        (9, "period", "period-unknown"),
        (9, "procedure", "procedure-code"),
    }
    checked = [r for line in reading.lines for r in line.rates if r.of and r.figure in line.figures]
    assert len(checked) == 18
    assert [(each.row, each.words.en) for each in contradictions(reading.lines)] == [
        (4, "Handled: 9612 dossiers are in none of the parts that are stated"),
        (5, "Handled: 2267 dossiers are in none of the parts that are stated"),
        (6, "Handled: 3 dossiers are in none of the parts that are stated"),
    ]
