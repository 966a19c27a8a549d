"""What a procedure costs, what a simplification saves, and whether the figures can be right.

Pure: no store, no GraphQL. Money is whole VND (`int`), hours and shares are `Decimal`, every input
keeps its source and day, and each result the version of its formula. What is not known is a
`Problem`, never a zero.
"""

from registry.cost.amounts import Figure, Level, Money, exactly, low_average, percent
from registry.cost.comparison import Comparison, Costed, compare, compare_editions, compare_with
from registry.cost.costing import cost_sheet
from registry.cost.drivers import Driver, drivers_of_cost, drivers_of_saving
from registry.cost.guards import PeerMedian, guard, guard_comparison, guard_rules, peers_of
from registry.cost.inputs import Inputs, Observed, Share, ShareOf
from registry.cost.plain import NotACostValue, from_plain, to_plain
from registry.cost.portfolio import Portfolio, Proposal, Proposed, Total, combined, portfolio
from registry.cost.problems import Problem, problem_codes
from registry.cost.sheet import FORMULA, Account, Line, Sheet, unit_by_channel
from registry.cost.solver import (
    Choice,
    LegalText,
    Measure,
    Rank,
    Saving,
    Target,
    legal_effort,
    savings_of,
    solve,
    target_over,
)
from registry.cost.time import minutes_of, minutes_of_year
from registry.cost.wages import wage_for, wage_from_income

__all__ = [
    "FORMULA",
    "Account",
    "Choice",
    "Comparison",
    "Costed",
    "Driver",
    "Figure",
    "Inputs",
    "LegalText",
    "Level",
    "Line",
    "Measure",
    "Money",
    "NotACostValue",
    "Observed",
    "PeerMedian",
    "Portfolio",
    "Problem",
    "Proposal",
    "Proposed",
    "Rank",
    "Saving",
    "Share",
    "ShareOf",
    "Sheet",
    "Target",
    "Total",
    "combined",
    "compare",
    "compare_editions",
    "compare_with",
    "cost_sheet",
    "drivers_of_cost",
    "drivers_of_saving",
    "exactly",
    "from_plain",
    "guard",
    "guard_comparison",
    "guard_rules",
    "legal_effort",
    "low_average",
    "minutes_of",
    "minutes_of_year",
    "peers_of",
    "percent",
    "portfolio",
    "problem_codes",
    "savings_of",
    "solve",
    "target_over",
    "to_plain",
    "unit_by_channel",
    "wage_for",
    "wage_from_income",
]
