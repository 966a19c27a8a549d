"""Guards of cost sheets: what looks wrong by a unit, what does not add up; rules are data."""

from registry.cost.guards.figures import Named, PeerMedian, figures_of, peers_of, said_in
from registry.cost.guards.guarding import guard, guard_comparison
from registry.cost.guards.rules import GuardRules, Kind, guard_rules

__all__ = [
    "GuardRules",
    "Kind",
    "Named",
    "PeerMedian",
    "figures_of",
    "guard",
    "guard_comparison",
    "guard_rules",
    "peers_of",
    "said_in",
]
