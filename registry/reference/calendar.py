"""Working days: weekdays that are no holiday, and weekend days that are worked instead."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from registry.procedure.values import Day, Whole
from registry.reference.model import Entry
from rules import BasisStatus

# Working days after one day up to another; None where the holidays of a year are not listed.
WorkingDays = Callable[[date, date], int | None]
_SATURDAY = 5
_LONGEST = 400  # days in which a number of working days must be found


class WorkYear(Entry):
    """The days off and the make-up days of one year."""

    year: Whole
    status: BasisStatus
    off: tuple[Day, ...]
    worked: tuple[Day, ...] = ()

    def is_worked(self, day: date) -> bool:
        return day in self.worked or (day.weekday() < _SATURDAY and day not in self.off)


def working_days(years: Mapping[int, WorkYear], after: date, until: date) -> int | None:
    """Working days after one day, up to and with another; None where a year is not listed.

    >>> working_days({}, date(2026, 7, 1), date(2026, 7, 3)) is None
    True
    """
    if until <= after:
        return 0
    if any(year not in years for year in range(after.year, until.year + 1)):
        return None
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(years[day.year].is_worked(day) for day in days)


def shifted(day: date, days: int) -> date | None:
    """So many days later; None where the calendar has no such day.

    >>> shifted(date(9999, 12, 31), 1) is None
    True
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


@dataclass(frozen=True, slots=True)
class Within:
    """A length of time: so many days, or working days."""

    amount: int
    working: bool

    @classmethod
    def of(cls, text: str) -> "Within":
        """Read from words like `20 day` or `5 working_day`. Raises KeyError for another unit."""
        amount, _, unit = text.partition(" ")
        return cls(int(amount), {"day": False, "working_day": True}[unit])

    def last_day(self, start: date, working_days: WorkingDays) -> date | None:
        """The last day, counted from the day after `start`; None where it cannot be counted.

        >>> Within(20, working=False).last_day(date(2026, 11, 1), lambda *_: None)
        datetime.date(2026, 11, 21)
        """
        if not self.working:
            return shifted(start, self.amount)
        for ahead in range(self.amount, _LONGEST):
            day = shifted(start, ahead)
            if day is None:
                return None
            counted = working_days(start, day)
            if counted is None or counted == self.amount:
                return None if counted is None else day
        return None

    def first_day(self, end: date) -> date | None:
        """The day that lies so many days before another; None for working days."""
        return None if self.working else shifted(end, -self.amount)


def whole_months(first: date, last: date) -> int:
    """The whole months from the beginning of one day to the end of another.

    >>> whole_months(date(2025, 1, 1), date(2025, 12, 31))
    12
    """
    if last < first:
        return 0
    day = last + timedelta(days=1)
    months = (day.year - first.year) * 12 + day.month - first.month
    return max(months - (day.day < first.day), 0)
