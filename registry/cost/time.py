"""The time a procedure takes of all who carry it out in a year, whatever an hour is worth."""

from decimal import Decimal

from registry.cost.amounts import whole
from registry.cost.problems import Problem
from registry.cost.sheet import HUNDRED, Line, Sheet

MINUTES = 60  # in an hour
# What a sheet may lack without lacking time: wages and what is paid.
_MONEY_ALONE = frozenset({"wage-missing", "fees-missing", "fee-amount-missing", "fee-doubtful"})
_FEES = "fees/"


def minutes_of_year(sheet: Sheet) -> int | None:
    """Minutes of all applicants in a year; None where something that takes time is not known.

    Without a wage the time is known all the same.
    """
    if any(_is_about_time(each) for each in sheet.problems):
        return None
    return sum(minutes_of(line, sheet) for line in sheet.applicant.lines)


def minutes_of(line: Line, sheet: Sheet) -> int:
    """Minutes that all applicants spend on a line in a year; none for a fee."""
    if line.hours is None or line.channel_percent is None:
        return 0
    often = line.frequency.mid if line.frequency else Decimal(1)
    each = line.hours.mid * MINUTES * often * line.channel_percent / HUNDRED
    subjects = sheet.subjects.mid if sheet.subjects else Decimal(0)
    times = sheet.times_per_year.mid if sheet.times_per_year else Decimal(1)
    return whole(each * subjects * times)


def _is_about_time(problem: Problem) -> bool:
    return problem.code not in _MONEY_ALONE and not problem.element.startswith(_FEES)
