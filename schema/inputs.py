"""What clients may ask lists for."""

from dataclasses import fields
from typing import Any, TypeVar

import strawberry
from strawberry import field

from registry.analysis.adoption.adoption import Adoption
from registry.procedure.vocabulary import Applicant, Kind, Level, Register, ServiceLevel
from registry.publication.radar import RadarFilter as RegistryRadarFilter
from registry.publication.wanted import Filter
from registry.publication.wanted import FindingFilter as RegistryFindingFilter
from registry.review.feedback import Standing
from registry.review.status import Status as FindingStatus
from rules import Confidence, Criterion, Severity
from schema.enums import FeedbackState, ReviewState

Wanted = TypeVar("Wanted", Filter, RegistryFindingFilter, RegistryRadarFilter)


@strawberry.input(
    description="Which procedures are wanted: values of one key are alternatives, keys add up."
)
class ProcedureFilter:
    level: list[Level] | None = field(default=None, description="Tiers of government.")
    service_level: list[ServiceLevel] | None = field(
        default=None, description="How far it goes online."
    )
    applicant: list[Applicant] | None = field(default=None, description="Who may apply.")
    severity: list[Severity] | None = field(
        default=None, description="Severities of open findings."
    )
    authority: list[str] | None = field(default=None, description="Keys of authorities.")
    list_of: list[str] | None = field(
        default=None,
        description="Keys of authorities whose lists have it, at most 100: a province's has "
        "procedures of ministries too, which are carried out there, and only what is in force and "
        "public.",
    )
    kind: list[Kind] | None = field(default=None, description="Kinds.")
    abolished: bool | None = field(
        default=None, description="Those that a release ended, instead of those in force."
    )
    domain: list[str] | None = field(
        default=None, name="field", description="Fields of administration, by name."
    )


@strawberry.input(
    description="Which findings are wanted: values of one key are alternatives, keys add up."
)
class FindingFilter:
    rule: list[str] | None = field(default=None, description="Ids of rules.")
    severity: list[Severity] | None = field(default=None, description="Severities.")
    criterion: list[Criterion] | None = field(default=None, description="Legal tests.")
    confidence: list[Confidence] | None = field(default=None, description="Confidences.")
    status: list[FindingStatus] | None = field(default=None, description="What people decided.")
    register: list[Register] | None = field(default=None, description="Registers.")
    authority: list[str] | None = field(default=None, description="Keys of authorities.")
    procedure: list[str] | None = field(default=None, description="Codes of procedures.")


@strawberry.input(
    description="Which cases are wanted: values of one key are alternatives, keys add up."
)
class ReviewCaseFilter:
    state: list[ReviewState] | None = field(default=None, description="States.")
    authority: list[str] | None = field(default=None, description="Keys of authorities.")


@strawberry.input(
    description="Which plans are wanted: values of one key are alternatives, keys add up."
)
class ReviewPlanFilter:
    authority: list[str] | None = field(default=None, description="Keys of authorities.")
    year: list[int] | None = field(default=None, description="Years.")


@strawberry.input(
    description="Which feedback is wanted: values of one key are alternatives, keys add up."
)
class FeedbackFilter:
    state: list[FeedbackState] | None = field(default=None, description="States.")
    standing: list[Standing] | None = field(
        default=None, description="Where it stands against its clock."
    )
    authority: list[str] | None = field(default=None, description="Keys of authorities.")


@strawberry.input(
    description="Which entries are wanted: values of one key are alternatives, keys add up."
)
class RadarFilter:
    state: list[Adoption] | None = field(default=None, description="What became of the paper.")
    register: list[Register] | None = field(default=None, description="Registers.")
    authority: list[str] | None = field(default=None, description="Keys of authorities.")
    procedure: list[str] | None = field(default=None, description="Codes of procedures.")


def wanted_procedures(asked: ProcedureFilter | None) -> Filter:
    return _wanted(Filter, asked, field=asked.domain if asked else None)


def wanted_findings(asked: FindingFilter | None) -> RegistryFindingFilter:
    return _wanted(RegistryFindingFilter, asked)


def wanted_entries(asked: RadarFilter | None) -> RegistryRadarFilter:
    return _wanted(RegistryRadarFilter, asked)


def _wanted(
    kind: type[Wanted], asked: object, **more: Any
) -> Wanted:  # Any: values of one key, as below
    values = {item.name: getattr(asked, item.name, None) for item in fields(kind)} | more
    kept: dict[str, Any] = {
        name: value if isinstance(value, bool) else tuple(dict.fromkeys(value))
        for name, value in values.items()
        if value
    }
    return kind(**kept)
