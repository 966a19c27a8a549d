"""Reference data as YAML: who announces, which register holds what, what a paper is, what law says.

`load_reference()` is the one way in; the files beside this module are the source.
"""

from registry.reference.loading import Reference, load_reference
from registry.reference.model import (
    Abbreviation,
    Authority,
    CodePatterns,
    DocumentType,
    Ground,
    Instrument,
    StateRegister,
    Status,
    Wording,
    Words,
)
from registry.reference.recognition import Recogniser, TypeMatch

__all__ = [
    "Abbreviation",
    "Authority",
    "CodePatterns",
    "DocumentType",
    "Ground",
    "Instrument",
    "Recogniser",
    "Reference",
    "StateRegister",
    "Status",
    "TypeMatch",
    "Wording",
    "Words",
    "load_reference",
]
