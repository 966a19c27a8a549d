"""Working days: weekdays that are no holiday, and weekend days that are worked instead."""

from collections.abc import Mapping
from datetime import date, timedelta

from registry.procedure.values import Day, Whole
from registry.reference.model import Entry, Status

_SATURDAY = 5


class WorkYear(Entry):
    """The days off and the make-up days of one year."""

    year: Whole
    status: Status
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
