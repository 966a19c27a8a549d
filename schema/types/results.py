"""What mutations answer: what was done, or a refusal that says what to do now."""

from collections.abc import Callable
from typing import Annotated, Any, TypeAlias

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry import refusals
from registry.actors import Role
from registry.review import Status
from schema.enums import Language, in_language
from schema.types.finding import Finding
from schema.types.release import Release
from schema.types.review import Measure, PossibleAct, ReviewCase, shown_act


@strawberry.interface(description="Why something was not done; nothing was changed.")
class Refusal:
    code: str = field(description="Stable; programs may rely on it.")
    said: strawberry.Private[refusals.Words]
    advice: strawberry.Private[refusals.Words]

    @strawberry.field(description="What happened.")
    def message(self, lang: Language = Language.VI) -> str:
        return in_language(self.said, lang)

    @strawberry.field(description="What to do now.")
    def to_do(self, lang: Language = Language.VI) -> str:
        return in_language(self.advice, lang)


@strawberry.type(description="Somebody else was faster, or the state does not allow it.")
class Conflict(Refusal):
    current_revision: int | None = field(description="The revision to look at now.")
    current_state: str | None = field(description="The state it is in now.")
    possible_acts: list[PossibleAct] = field(description="What can be done now instead.")
    current: JSON | None = field(
        description="What somebody else wrote meanwhile, where the input would write over it."
    )


@strawberry.type(description="The viewer holds no sufficient role.")
class Forbidden(Refusal):
    role_needed: Role = field(description="The role that is needed.")
    authority: str = field(description="The authority in which it is needed; `*`: all.")


@strawberry.type(description="What is wrong with one field of the input.")
class FieldError:
    field: str = field(description="The path of the field.")
    code: str = strawberry.field(description="Stable; programs may rely on it.")
    said: strawberry.Private[refusals.Words]

    @strawberry.field(description="What is wrong.")
    def message(self, lang: Language = Language.VI) -> str:
        return in_language(self.said, lang)


@strawberry.type(description="The input is wrong; all its mistakes at once.")
class InvalidInput(Refusal):
    fields: list[FieldError] = field(description="The mistakes.")


@strawberry.type(description="What the input names does not exist.")
class NotFound(Refusal):
    pass


@strawberry.type(description="The finding was judged.")
class TriageSuccess:
    finding: Finding = field(description="The finding as it is now.")
    status: Status = field(description="Where it stands.")
    revision: int = field(description="Its revision now.")


@strawberry.type(description="Where a judged finding stands.")
class TriagedFinding:
    fingerprint: str = field(description="The finding.")
    status: Status = field(description="Where it stands.")
    revision: int = field(description="Its revision now.")


@strawberry.type(description="All the findings were judged.")
class TriageFindingsSuccess:
    findings: list[TriagedFinding] = field(description="In the order they were named.")


@strawberry.type(description="The case was opened.")
class OpenReviewCaseSuccess:
    review_case: ReviewCase = field(description="The case.")


@strawberry.type(description="The act was done; it is in the log and in the history of the case.")
class ReviewActSuccess:
    act: str = field(description="The act.")
    review_case: ReviewCase = field(description="The case as it is now.")
    measure: Measure | None = field(description="The measure as it is now, if it is about one.")


@strawberry.type(description="The release was published.")
class PublishReleaseSuccess:
    sequence: int = field(description="The number of the release among all releases.")
    sha256: str = field(description="SHA-256 of the published bytes.")
    release: Release | None = field(
        description="The release; null until the day on which it takes effect."
    )


TriageResult: TypeAlias = Annotated[
    TriageSuccess | Conflict | Forbidden | InvalidInput | NotFound,
    strawberry.union("TriageResult", description="What became of judging a finding."),
]
TriageFindingsResult: TypeAlias = Annotated[
    TriageFindingsSuccess | Conflict | Forbidden | InvalidInput | NotFound,
    strawberry.union("TriageFindingsResult", description="What became of judging many findings."),
]
OpenReviewCaseResult: TypeAlias = Annotated[
    OpenReviewCaseSuccess | Conflict | Forbidden | InvalidInput | NotFound,
    strawberry.union("OpenReviewCaseResult", description="What became of opening a case."),
]
ReviewActResult: TypeAlias = Annotated[
    ReviewActSuccess | Conflict | Forbidden | InvalidInput | NotFound,
    strawberry.union("ReviewActResult", description="What became of an act of a review."),
]
PublishReleaseResult: TypeAlias = Annotated[
    PublishReleaseSuccess | Conflict | Forbidden | InvalidInput | NotFound,
    strawberry.union("PublishReleaseResult", description="What became of publishing."),
]
AnyRefusal: TypeAlias = Conflict | Forbidden | InvalidInput | NotFound


def shown_refusal(
    refused: refusals.Refusal,
    may_do: Callable[[Role], bool] = lambda role: False,  # noqa: ARG005
) -> AnyRefusal:
    """A refusal of the registry as GraphQL shows it; `may_do`: which roles the viewer holds."""
    same: dict[str, Any] = {  # Any: what all refusals have
        "code": refused.code,
        "said": refused.message,
        "advice": refused.to_do,
    }
    if isinstance(refused, refusals.Conflict):
        return Conflict(
            current_revision=refused.current_revision,
            current_state=refused.current_state,
            possible_acts=[shown_act(each, may_do) for each in refused.possible],
            current=JSON(dict(refused.current)) if refused.current is not None else None,
            **same,
        )
    if isinstance(refused, refusals.Forbidden):
        return Forbidden(role_needed=refused.role_needed, authority=refused.authority, **same)
    if isinstance(refused, refusals.Invalid):
        mistakes = [FieldError(field=f.field, code=f.code, said=f.message) for f in refused.fields]
        return InvalidInput(fields=mistakes, **same)
    return NotFound(**same)
