"""The wage of one hour in a region on a day, or a clear word that it is not known."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from registry.cost.amounts import Figure, low_average, whole
from registry.cost.problems import Problem, problem
from registry.procedure.vocabulary import Side
from registry.reference import Wage

_MONTHS, _DAYS, _HOURS = 12, 22, 8

# Working hours of one person in one year, as the formula has them.
HOURS_PER_YEAR = _MONTHS * _DAYS * _HOURS


def wage_from_income(income_per_year: int) -> int:
    """VND an hour from the average income (or GDP) of a head in a year, in VND.

    income / 12 months / 22 days / 8 hours, rounded half up (domain guide 4.2).

    >>> wage_from_income(126_720_000)
    60000
    """
    return whole(Decimal(income_per_year) / HOURS_PER_YEAR)


def wage_for(side: Side, region: str, on: date, wages: Sequence[Wage]) -> Figure | Problem:
    """VND an hour of one side; the low average where sources differ, with the range they span.

    Only the region itself counts, never another in its place. A Problem (`wage-missing`) names the
    parameter, the region and the day.
    """
    told = [
        _figure(each)
        for each in wages
        if each.side is side and each.region == region and each.in_force(on)
    ]
    if not told:
        parameter = f"wage/{side}"
        return problem("wage-missing", parameter, parameter=parameter, region=region, day=on)
    return low_average(told)


def _figure(wage: Wage) -> Figure:
    income = wage.income_per_year
    an_hour = Decimal(wage.per_hour or 0) if income is None else Decimal(wage_from_income(income))
    return Figure(an_hour, an_hour, an_hour, wage.source, wage.from_, wage.verified, wage.example)
