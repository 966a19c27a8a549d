"""Reference data as YAML: who announces, which register holds what, what a paper is, what law says.

`load_reference()` is the one way in; the files beside this module are the source.
"""

from registry.reference.holding import CarriedFact, facts_carried
from registry.reference.loading import (
    Reference,
    load_reference,
    load_replaced_papers,
    load_unit_costs,
    load_wages,
)
from registry.reference.model import (
    Abbreviation,
    Authority,
    CodePatterns,
    Coverage,
    DocumentType,
    Extent,
    Ground,
    Head,
    Instrument,
    KnownFact,
    Naming,
    Provision,
    ReplacedPaper,
    StateRegister,
    UnitCost,
    Wage,
    Wording,
    Words,
)
from registry.reference.naming import headed_type, paper_type
from registry.reference.recognition import Recogniser, TypeMatch
from registry.reference.standing import Standing
from registry.reference.target import Indicator, Operator, Target, TargetScope

__all__ = [
    "Abbreviation",
    "Authority",
    "CarriedFact",
    "CodePatterns",
    "Coverage",
    "DocumentType",
    "Extent",
    "Ground",
    "Head",
    "Indicator",
    "Instrument",
    "KnownFact",
    "Naming",
    "Operator",
    "Provision",
    "Recogniser",
    "Reference",
    "ReplacedPaper",
    "Standing",
    "StateRegister",
    "Target",
    "TargetScope",
    "TypeMatch",
    "UnitCost",
    "Wage",
    "Wording",
    "Words",
    "facts_carried",
    "headed_type",
    "load_reference",
    "load_replaced_papers",
    "load_unit_costs",
    "load_wages",
    "paper_type",
]
