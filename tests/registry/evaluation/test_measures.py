"""Marks to rows: shares, precision and recall, targets, intervals, and the misses in order."""

import pytest

from registry.evaluation import Mark, Outcome, table
from registry.evaluation.measures import misses


def marks(measure: str, **counts: int) -> list[Mark]:
    return [
        Mark(measure, Outcome(outcome), "1.000001")
        for outcome, count in counts.items()
        for _ in range(count)
    ]


def test_steps_are_measured_by_precision_recall_and_f1() -> None:
    [row] = table(marks("importer.steps", right=8, extra=2, missing=8))

    assert (row.precision, row.recall, row.n) == (0.8, 0.5, 16)
    assert row.value == pytest.approx(16 / 26)
    assert row.reached is False


def test_a_share_has_an_interval_and_counts_what_was_judged() -> None:
    [row] = table(marks("importer.actor", right=19, wrong=1))

    assert (row.value, row.n, row.reached) == (0.95, 20, True)
    assert row.interval == pytest.approx((0.764, 0.991), abs=0.001)


def test_one_kind_of_marks_gives_precision_and_recall_as_two_rows() -> None:
    rows = {row.measure.key: row for row in table(marks("papers", right=9, extra=1, missing=3))}

    assert (rows["papers.precision"].value, rows["papers.precision"].reached) == (0.9, True)
    assert (rows["papers.recall"].value, rows["papers.recall"].reached) == (0.75, False)


def test_a_measure_that_should_be_small_is_reached_from_above() -> None:
    few, many = (table(marks("annex.fallback", right=9 - n, extra=1 + n))[0] for n in (0, 1))

    assert (few.value, few.reached) == (0.1, True)
    assert (many.value, many.reached) == (0.2, False)


def test_a_verdict_that_could_not_be_given_counts_nowhere() -> None:
    [row] = table(marks("verdicts.rule.TTHC-D01", right=3, extra=1, untold=6))

    assert (row.measure.en, row.value, row.n) == ("Precision of TTHC-D01", 0.75, 4)


def test_only_verdicts_that_could_not_be_given_leave_the_value_open() -> None:
    [row] = table(marks("verdicts.severe", untold=2))

    assert (row.value, row.reached, row.interval) == (None, None, None)


def test_misses_come_in_the_order_of_the_table() -> None:
    found = [
        *marks("findings", extra=1),
        *marks("importer.kind", right=2, wrong=1),
        *marks("importer.steps", missing=1),
    ]

    assert [mark.measure for mark in misses(found)] == [
        "importer.steps",
        "importer.kind",
        "findings",
    ]
