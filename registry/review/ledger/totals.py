"""Sums of the ledger: each column of all lines, and of each agency, field and plan.

The percentage is sum of savings / sum of costs, never the mean of percentages. What is not known,
or rests on inputs that nobody has checked, is told apart and is in no sum; it is never a zero.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from registry.cost import Money, percent
from registry.cost.amounts import NOTHING
from registry.review.ledger.columns import Column
from registry.review.ledger.lines import Baseline, Line, Saving


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines are asked for; None = all."""

    authority: str | None = None
    field: str | None = None
    plan: int | None = None
    year: int | None = None
    case: int | None = None

    def fits(self, line: Line) -> bool:
        """Whether a line is asked for."""
        return all(
            wanted is None or wanted == found
            for wanted, found in (
                (self.authority, line.authority),
                (self.field, line.field),
                (self.plan, line.plan),
                (self.year, line.year),
                (self.case, line.case),
            )
        )


@dataclass(frozen=True, slots=True)
class Sum:
    """One column: how many measures of how many procedures, and what they save in a year.

    `unquantified` measures have no amount in `vnd`: not known, or `unverified`, which is what those
    come to that rest on unchecked inputs. `untimed` have no time in `minutes`. Percentages are of
    what the procedures cost now, None where that is nothing.
    """

    column: Column
    procedures: int
    measures: int
    minutes: int
    vnd: Money
    time_percent: Decimal | None
    cost_percent: Decimal | None
    untimed: int
    unquantified: int
    unverified: Money


@dataclass(frozen=True, slots=True)
class Total:
    """The columns of one group; `key` is None for all, or what has no such group.

    `minutes` and `vnd` are what its procedures cost in a year now, each once, where that is known
    (`costed` of them); `over` are measures that expired or were rejected.
    """

    key: str | None
    columns: tuple[Sum, ...]
    procedures: int
    costed: int
    minutes: int
    vnd: Money
    over: int

    def of(self, column: Column) -> Sum:
        return next(each for each in self.columns if each.column is column)


@dataclass(frozen=True, slots=True)
class Ledger:
    """Lines, newest case first, and what the procedures of their cases cost."""

    lines: tuple[Line, ...] = ()
    baselines: tuple[Baseline, ...] = ()

    def where(self, wanted: Wanted) -> "Ledger":
        """The lines that are asked for, with the baselines of their cases."""
        lines = tuple(line for line in self.lines if wanted.fits(line))
        cases = {line.case for line in lines}
        return Ledger(lines, tuple(each for each in self.baselines if each.case in cases))

    @property
    def years(self) -> tuple[int, ...]:
        """The years of its lines, the newest first."""
        return tuple(sorted({line.year for line in self.lines}, reverse=True))

    @property
    def total(self) -> Total:
        """All of it."""
        return self._total(None, self.lines)

    @property
    def by_agency(self) -> tuple[Total, ...]:
        return self._by(lambda line: line.authority)

    @property
    def by_field(self) -> tuple[Total, ...]:
        return self._by(lambda line: line.field)

    @property
    def by_plan(self) -> tuple[Total, ...]:
        return self._by(lambda line: None if line.plan is None else str(line.plan))

    def _by(self, key_of: Callable[[Line], str | None]) -> tuple[Total, ...]:
        groups: dict[str | None, list[Line]] = {}
        for line in self.lines:
            groups.setdefault(key_of(line), []).append(line)
        ordered = sorted(groups.items(), key=lambda item: (item[0] is None, item[0] or ""))
        return tuple(self._total(key, lines) for key, lines in ordered)

    def _total(self, key: str | None, lines: Sequence[Line]) -> Total:
        cases = {line.case for line in lines}
        costs = _first_of_each(each for each in self.baselines if each.case in cases)
        minutes = sum(each.minutes or 0 for each in costs if each.is_time_counted)
        vnd = _sum(each for each in costs if each.is_money_counted)
        return Total(
            key=key,
            columns=tuple(_column(column, lines, minutes, vnd) for column in Column),
            procedures=len({line.procedure for line in lines}),
            costed=sum(each.is_money_counted for each in costs),
            minutes=minutes,
            vnd=vnd,
            over=sum(line.is_over for line in lines),
        )


def _first_of_each(baselines: Iterable[Baseline]) -> Sequence[Saving]:
    """A procedure costs what it did before the first of its cases; a later one saves more of it."""
    first: dict[str, Baseline] = {}
    for each in sorted(baselines, key=lambda one: one.case):
        first.setdefault(each.procedure, each)
    return [each.cost for each in first.values()]


def _column(column: Column, lines: Sequence[Line], minutes: int, vnd: Money) -> Sum:
    inside = [line for line in lines if column in line.columns]
    numbers = {line.measure for line in inside}
    # What is counted with another line of the column is in its amount.
    savings = [line.saving_in(column) for line in inside if line.counted_with not in numbers]
    saved = sum(each.minutes or 0 for each in savings if each.is_time_counted)
    paid = _sum(each for each in savings if each.is_money_counted)
    return Sum(
        column=column,
        procedures=len({line.procedure for line in inside}),
        measures=len(inside),
        minutes=saved,
        vnd=paid,
        time_percent=percent(saved, minutes),
        cost_percent=percent(paid.mid, vnd.mid),
        untimed=sum(not each.is_time_counted for each in savings),
        unquantified=sum(not each.is_money_counted for each in savings),
        unverified=_sum(each for each in savings if not each.is_money_counted),
    )


def _sum(savings: Iterable[Saving]) -> Money:
    return sum((each.vnd for each in savings if each.vnd is not None), NOTHING)
