"""Which procedures and findings of the catalogue are wanted, by facets."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from registry.procedure.vocabulary import Applicant, Kind, Level, ServiceLevel
from registry.review.status import Status
from rules import Severity

FACETS = ("level", "service_level", "applicant", "severity", "authority", "field", "kind")
FINDING_FACETS = (
    "rule", "severity", "criterion", "confidence", "status", "register", "authority", "procedure",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """Which procedures are wanted: values of one facet are alternatives, facets add up."""

    level: tuple[Level, ...] = ()
    service_level: tuple[ServiceLevel, ...] = ()
    applicant: tuple[Applicant, ...] = ()
    severity: tuple[Severity, ...] = ()
    authority: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    kind: tuple[Kind, ...] = ()
    abolished: bool = False

    @property
    def chosen(self) -> dict[str, Sequence[Hashable]]:
        return {name: getattr(self, name) for name in FACETS}


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are wanted, in the same way."""

    rule: tuple[str, ...] = ()
    severity: tuple[Severity, ...] = ()
    criterion: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()
    status: tuple[Status, ...] = ()
    register: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    procedure: tuple[str, ...] = ()  # codes

    @property
    def chosen(self) -> dict[str, Sequence[Hashable]]:
        return {name: getattr(self, name) for name in FINDING_FACETS}
