"""Days and periods as people write them, as dates."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from registry.statistics.figures import plain

FIRST_YEAR, LAST_YEAR = 1900, 9998  # the day before and the day after can be told of each day
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})|-Q(?P<quarter>[1-4]))?", re.IGNORECASE)
_MONTH = re.compile(r"(?:thang|month) (?P<month>\d{1,2}) (?:nam )?(?P<year>\d{4})")
_QUARTER = re.compile(r"(?:quy|quarter) (?P<quarter>iv|i{1,3}|[1-4]) (?:nam )?(?P<year>\d{4})")
_YEAR = re.compile(r"(?:nam|year) (?P<year>\d{4})")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def period_of(said: str) -> tuple[date, date] | None:
    """The first and the last day of a period as people write it.

    >>> [str(day) for day in period_of("Quý III/2021")]
    ['2021-07-01', '2021-09-30']
    """
    if "/" in said and len(parts := [day_of(part) for part in said.split("/")]) == 2:
        first, last = parts
        if first and last:
            return first, last
    folded = plain(said)
    match = _PERIOD.fullmatch(said) or next(
        filter(None, (each.fullmatch(folded) for each in (_MONTH, _QUARTER, _YEAR))), None
    )
    return None if match is None else _months(match.groupdict())


def _months(said: Mapping[str, str | None]) -> tuple[date, date] | None:
    year = int(said["year"] or 0)
    first, last = 1, 12
    if quarter := said.get("quarter"):
        number = _ROMAN.get(quarter) or int(quarter)
        first, last = number * 3 - 2, number * 3
    elif month := said.get("month"):
        first = last = int(month)
    if not (1 <= first <= 12 and FIRST_YEAR <= year <= LAST_YEAR):
        return None
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def day_of(said: str) -> date | None:
    """A day as 2025-02-11 or 11/02/2025, from FIRST_YEAR to LAST_YEAR."""
    match = _DAY.fullmatch(said.strip())
    try:
        if match:
            day, month, year = map(int, match.groups())
            found = date(year, month, day)
        else:
            found = date.fromisoformat(said.strip())
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None
