"""The closed words as GraphQL enums: the registry's own classes, in UPPER_CASE."""

import inspect
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, TypeVar

import strawberry

from registry import control, indicators, targets
from registry.actors import Role
from registry.analysis.adoption.adoption import Adoption
from registry.analysis.catalogue import falling, instruments, local_differences, shared_documents
from registry.analysis.catalogue.alike.name_pairs import Difference
from registry.analysis.catalogue.flow.flow import Told
from registry.procedure import vocabulary as words
from registry.publication.ordering import Order
from registry.publication.searched import Match
from registry.reference import Extent, Indicator, Operator, TargetScope
from registry.refusals import Words
from registry.review import feedback, outcomes, states, status
from registry.review.forms import AnswerType
from registry.review.ledger import Column
from registry.review.plans import Standing, grounds
from registry.review.proposals.neighbours import Lost
from registry.review.work import About, AlertKind, Deadline, WorkList
from rules import BasisStatus, Confidence, Criterion, Severity, Status, Text

AnyEnum = TypeVar("AnyEnum", bound=type[Enum])


def _described(enum: AnyEnum, name: str | None = None) -> AnyEnum:
    return strawberry.enum(enum, name=name, description=inspect.getdoc(enum))


for _enum in vars(words).values():
    if inspect.isclass(_enum) and issubclass(_enum, StrEnum) and _enum is not StrEnum:
        _described(_enum)
for _enum, _name in (
    (Severity, None),
    (Criterion, None),
    (Confidence, None),
    (BasisStatus, None),
    (Status, "RuleStatus"),
    (status.Status, "FindingStatus"),
    (status.Decision, "VerdictDecision"),
    (Order, "ProcedureOrder"),
    (Match, "SearchMatch"),
    (Role, None),
    (Standing, "PlanStanding"),
    (feedback.Standing, "FeedbackStanding"),
    (WorkList, "WorkListKind"),
    (About, "WorkItemKind"),
    (Deadline, "DeadlineKind"),
    (AlertKind, None),
    (AnswerType, "FormAnswerType"),
    (Column, "ReformColumn"),
    (Indicator, "TargetIndicator"),
    (Operator, "TargetOperator"),
    (TargetScope, None),
    (targets.Standing, "TargetStanding"),
    (control.InspectionSubject, None),
    (control.InspectionNotice, None),
    (control.Mending, "InspectionFindingStanding"),
    (Extent, "CoverageExtent"),
    (Adoption, None),
    (Difference, "NameDifference"),
    (Told, "FlowEvidence"),
    (local_differences.Difference, "LocalDifferenceKind"),
    (shared_documents.Ranking, "PaperRanking"),
    (falling.Leans, "LeansHow"),
    (Lost, "NeighbourLoses"),
    (instruments.Standing, "InstrumentStanding"),
    (indicators.State, "IndicatorState"),
    (indicators.Unit, "IndicatorUnit"),
):
    _described(_enum, _name)


if TYPE_CHECKING:

    class ReviewState(StrEnum):
        """How far a review is; the members are those of the state machine."""

    class ReviewOutcome(StrEnum):
        """What a measure concludes; the members are those of the data file."""

    class PlanGround(StrEnum):
        """On what an item of a plan rests; the members are those of the data file."""

    class FeedbackSender(StrEnum):
        """Who sends feedback; the members are those of the data file."""

    class FeedbackCategory(StrEnum):
        """What feedback is about; the members are those of the data file."""

    class FeedbackState(StrEnum):
        """How far feedback is; the members are those of the data file."""

else:
    ReviewState = strawberry.enum(
        StrEnum("ReviewState", {code: code for code in states()}),
        description="How far a review is; `docs/review.md` draws it.",
    )
    ReviewOutcome = strawberry.enum(
        StrEnum("ReviewOutcome", {code.upper(): code for code in outcomes()}),
        description="What a measure concludes about a part of a procedure.",
    )
    PlanGround = strawberry.enum(
        StrEnum("PlanGround", {code.upper(): code for code in grounds()}),
        description="On what an item of a plan rests (Nghị định 63/2010/NĐ-CP Điều 30.1).",
    )

    def _of_feedback(name: str, kind: str, description: str) -> type[StrEnum]:
        members = {code.upper(): code for code in feedback.labels(kind)}
        return strawberry.enum(StrEnum(name, members), description=description)

    FeedbackSender = _of_feedback("FeedbackSender", "senders", "Who sends feedback.")
    FeedbackCategory = _of_feedback("FeedbackCategory", "classes", "What feedback is about.")
    FeedbackState = _of_feedback(
        "FeedbackState", "states", "How far feedback is; `docs/review.md` says what moves it."
    )


@strawberry.enum(description="Why a finding is dismissed; `registry/review/reasons.yaml` says it.")
class DismissalReason(StrEnum):
    MISREAD = "misread"
    NOT_APPLICABLE = "not-applicable"
    REQUIRED_BY_LAW = "required-by-law"
    TREATY_OR_SECURITY = "treaty-or-security"
    DATA_NOT_USABLE = "data-not-usable"
    PUBLIC_INTEREST = "public-interest"
    BEING_CHANGED = "being-changed"


@strawberry.enum(description="A language of texts; the law is written in Vietnamese.")
class Language(StrEnum):
    VI = "vi"
    EN = "en"


def in_language(text: Words | Text, lang: Language) -> str:
    """A text that is there in both languages, in one of them."""
    return text.en if lang is Language.EN else text.vi
