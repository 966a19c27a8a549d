"""What was measured once a measure was in force, and what it saves in a year by that: pure.

The figures may come from a survey or from statistics: how many dossiers there were in a period, and
what one of them takes less. What was not measured is taken from the cost sheet.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from registry.cost import Money, Sheet
from registry.cost.amounts import whole
from registry.cost.time import MINUTES
from registry.review.events import Paper
from registry.review.ledger.attribution import Share

_DAYS_A_YEAR = 365


@dataclass(frozen=True, slots=True)
class Period:
    """What was measured of a measure from one day to another, both included.

    `dossiers` in that time; `hours` and `cost` (VND besides) are what one of them takes less, None
    where that was not measured. `source` in words.
    """

    since: date
    until: date
    dossiers: int
    source: str
    hours: Decimal | None = None
    cost: int | None = None
    paper: Paper | None = None

    @property
    def days(self) -> int:
        return (self.until - self.since).days + 1

    @property
    def dossiers_a_year(self) -> Decimal:
        """As many as in 365 days at the pace of the period."""
        return Decimal(self.dossiers) * _DAYS_A_YEAR / self.days


@dataclass(frozen=True, slots=True)
class Measurement:
    """A period as it was recorded about a measure."""

    measure: int
    period: Period
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure saves in a year as measured; None = not known."""

    minutes: int | None
    vnd: Money | None


def measured(period: Period, share: Share, now: Sheet | None) -> Measured:
    """What a measure saves in a year at the pace and by the figures of a period.

    (hours less * wage an hour + VND less besides) * dossiers a year; hours and VND that were not
    measured are those of the cost sheet of now, for one performance of it; without one not known.
    """
    often, each = period.dossiers_a_year, _performances(now)
    if period.hours is None and period.cost is None:
        return Measured(
            _of_year(share.minutes, each, often),
            None if share.vnd is None else _money(_of_year(share.vnd.mid, each, often)),
        )
    hours = period.hours if period.hours is not None else _hours(share, each)
    spent = period.cost if period.cost is not None else _besides(share, now, each)
    wage = now.applicant.wage if now else None
    worth = Decimal(0) if hours == 0 else hours * wage.mid if hours and wage else None
    return Measured(
        None if hours is None else whole(hours * MINUTES * often),
        None if worth is None or spent is None else _money(whole((worth + spent) * often)),
    )


def _performances(sheet: Sheet | None) -> Decimal:
    """How many there are in a year by the sheet; 0 where that is not known."""
    if sheet is None or sheet.subjects is None:
        return Decimal(0)
    return sheet.subjects.mid * (sheet.times_per_year.mid if sheet.times_per_year else 1)


def _of_year(amount: int | None, performances: Decimal, often: Decimal) -> int | None:
    if amount is None or not performances:
        return None
    return whole(amount * often / performances)


def _hours(share: Share, performances: Decimal) -> Decimal | None:
    if share.minutes is None or not performances:
        return None
    return Decimal(share.minutes) / MINUTES / performances


def _besides(share: Share, now: Sheet | None, performances: Decimal) -> Decimal | None:
    """VND that one performance takes less beside its hours, by the cost sheet."""
    hours, wage = _hours(share, performances), now.applicant.wage if now else None
    if share.vnd is None or hours is None or wage is None:
        return None
    return Decimal(share.vnd.mid) / performances - hours * wage.mid


def _money(vnd: int | None) -> Money | None:
    return None if vnd is None else Money(vnd, vnd, vnd)
