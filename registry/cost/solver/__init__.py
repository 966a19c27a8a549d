"""Target solver: which measures reach "-30 % time and cost" with the least legal effort."""

from registry.cost.solver.legal_effort import LegalEffort, LegalText, Rank, legal_effort
from registry.cost.solver.measures import Choice, Measure, Saving, Target
from registry.cost.solver.offered import savings_of, target_over
from registry.cost.solver.solving import BUDGET, MOST_MEASURES, solve

__all__ = [
    "BUDGET",
    "MOST_MEASURES",
    "Choice",
    "LegalEffort",
    "LegalText",
    "Measure",
    "Rank",
    "Saving",
    "Target",
    "legal_effort",
    "savings_of",
    "solve",
    "target_over",
]
