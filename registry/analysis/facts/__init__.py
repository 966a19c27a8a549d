"""All facts, by the message of the rule language they belong to (`docs/facts.md` lists them)."""

from collections.abc import Mapping
from typing import Any

from registry.analysis.facts.channels import CHANNELS, FEES, WHOLE_CHANNELS
from registry.analysis.facts.contents import CONTENTS
from registry.analysis.facts.discretion import DISCRETION
from registry.analysis.facts.experience import (
    BASELINES,
    LIFE,
    RELEASES,
    STATISTICS,
    Counted,
    Measured,
    Published,
)
from registry.analysis.facts.fact import Fact
from registry.analysis.facts.forms import FIELDS, AskedField, form_fields_of
from registry.analysis.facts.legal import DEMAND_GROUNDS, GROUNDS, PAPER_GROUNDS, PARTS
from registry.analysis.facts.limits import LIMITS, StatedLimit, limits_of
from registry.analysis.facts.outcomes import CONDITIONS, RESULTS
from registry.analysis.facts.papers import PAPERS
from registry.analysis.facts.parallels import PARALLELS
from registry.analysis.facts.parts import PARTS_OF_PAPERS
from registry.analysis.facts.places import (
    MENTIONS,
    Mention,
    district_mentions_of,
    former_mentions_of,
)
from registry.analysis.facts.procedures import PROCEDURES
from registry.analysis.facts.repeats import REPEATS
from registry.analysis.facts.replaced import REPLACED
from registry.analysis.facts.scope import SCOPE
from registry.analysis.facts.steps import STEPS
from registry.analysis.facts.times import TIMES

# Message of the rule language -> fact -> how it is computed.
FACTS: Mapping[str, Mapping[str, Fact[Any]]] = {  # Any: each message has its own context
    "Procedure": {**PROCEDURES, **SCOPE, **PARTS, **LIFE, **TIMES, **WHOLE_CHANNELS},
    "Document": {
        **PAPERS,
        **CONTENTS,
        **PARTS_OF_PAPERS,
        **REPLACED,
        **REPEATS,
        **PAPER_GROUNDS,
    },
    "Step": {**STEPS, **PARALLELS, **DISCRETION},
    "ChannelEntry": CHANNELS,
    "Fee": FEES,
    "Condition": {**CONDITIONS, **DEMAND_GROUNDS},
    "Basis": GROUNDS,
    "Result": RESULTS,
    "StatedLimit": LIMITS,
    "Mention": MENTIONS,
    "AskedField": FIELDS,
    "Statistics": STATISTICS,
    "Release": RELEASES,
    "Baseline": BASELINES,
}

__all__ = [
    "FACTS",
    "AskedField",
    "Counted",
    "Fact",
    "Measured",
    "Mention",
    "Published",
    "StatedLimit",
    "district_mentions_of",
    "form_fields_of",
    "former_mentions_of",
    "limits_of",
]
