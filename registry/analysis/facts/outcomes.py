"""Facts about conditions and results."""

import re
from collections.abc import Mapping

from registry.analysis.context import Demand, Outcome, folded
from registry.analysis.facts.fact import Fact, facts


def unmeasured(demand: Demand) -> bool:
    """Its words set no measure and cite no standard, and leave the answer to discretion."""
    text = folded(demand.condition.text)
    empty = demand.whole.says("empty_condition", text)
    return empty and not demand.whole.says("measured", text)


def code_fits(outcome: Outcome) -> bool | None:
    """Its code looks like a result code of the country."""
    code = outcome.result.code
    if code is None:
        return None
    return any(re.fullmatch(p, code) for p in outcome.whole.reference.codes.result)


CONDITIONS: Mapping[str, Fact[Demand]] = facts(unmeasured)
RESULTS: Mapping[str, Fact[Outcome]] = facts(code_fits)
