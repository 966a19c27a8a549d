"""Lists in pages: connections, edges and facets."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

import strawberry
from strawberry import field

from registry.publication.searched import Match
from registry.refusals import Words
from schema.enums import Language, in_language
from schema.types.alert import Alert
from schema.types.finding import Finding
from schema.types.plan import ReviewPlan
from schema.types.procedure import Procedure
from schema.types.release import Release
from schema.types.review import ReviewCase
from schema.types.work import WorkItem

NodeType = TypeVar("NodeType")


@strawberry.type(description="Where a page stands in its list.")
class PageInfo:
    has_next_page: bool = field(description="Whether more follow.")
    has_previous_page: bool = field(description="Whether there are some before.")
    start_cursor: str | None = field(description="The cursor of the first on the page.")
    end_cursor: str | None = field(description="The cursor of the last on the page.")


@strawberry.type(description="One object of a list with its cursor.")
class Edge(Generic[NodeType]):
    node: NodeType = field(description="The object.")
    cursor: str = field(description="Its place; holds as long as the catalogue is the same.")


@strawberry.type(description="A page of a list.")
class Connection(Generic[NodeType]):
    """What every page of a list has; each list names its own, with what more it tells."""

    edges: list[Edge[NodeType]] = field(description="The page.")
    page_info: PageInfo = field(description="Where the page stands.")
    total_count: int = field(description="How many there are in all.")


@strawberry.type(description="How many of a list have one value.")
class FacetBucket:
    value: str = field(description="The value, as a filter takes it.")
    count: int = field(description="How many there would be with this value chosen.")
    named: strawberry.Private[Words]

    @strawberry.field(description="What it is called; names that have no English are Vietnamese.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.named, lang)


Count = Callable[[str], Sequence[FacetBucket]]
AskedCount = Callable[[str], Awaitable[list[FacetBucket]]]  # where a store has to be asked


@strawberry.type(
    description="What each choice would give; a facet's own choice is left out when it is counted."
)
class ProcedureFacets:
    count: strawberry.Private[Count]

    @strawberry.field(description="By tier of government.")
    def level(self) -> list[FacetBucket]:
        return list(self.count("level"))

    @strawberry.field(description="By how far it goes online.")
    def service_level(self) -> list[FacetBucket]:
        return list(self.count("service_level"))

    @strawberry.field(description="By who may apply.")
    def applicant(self) -> list[FacetBucket]:
        return list(self.count("applicant"))

    @strawberry.field(description="By severity of open findings.")
    def severity(self) -> list[FacetBucket]:
        return list(self.count("severity"))

    @strawberry.field(description="By authority.")
    def authority(self) -> list[FacetBucket]:
        return list(self.count("authority"))

    @strawberry.field(name="field", description="By field of administration.")
    def domain(self) -> list[FacetBucket]:
        return list(self.count("field"))

    @strawberry.field(description="By kind.")
    def kind(self) -> list[FacetBucket]:
        return list(self.count("kind"))


@strawberry.type(description="What each choice would give.")
class FindingFacets:
    count: strawberry.Private[Count]

    @strawberry.field(description="By rule.")
    def rule(self) -> list[FacetBucket]:
        return list(self.count("rule"))

    @strawberry.field(description="By severity.")
    def severity(self) -> list[FacetBucket]:
        return list(self.count("severity"))

    @strawberry.field(description="By legal test.")
    def criterion(self) -> list[FacetBucket]:
        return list(self.count("criterion"))

    @strawberry.field(description="By status.")
    def status(self) -> list[FacetBucket]:
        return list(self.count("status"))

    @strawberry.field(description="By confidence.")
    def confidence(self) -> list[FacetBucket]:
        return list(self.count("confidence"))

    @strawberry.field(description="By register.")
    def register(self) -> list[FacetBucket]:
        return list(self.count("register"))

    @strawberry.field(description="By authority.")
    def authority(self) -> list[FacetBucket]:
        return list(self.count("authority"))


@strawberry.type(description="What each choice would give.")
class ReviewCaseFacets:
    count: strawberry.Private[AskedCount]

    @strawberry.field(description="By state.")
    async def state(self) -> list[FacetBucket]:
        return await self.count("state")

    @strawberry.field(description="By authority.")
    async def authority(self) -> list[FacetBucket]:
        return await self.count("authority")


@strawberry.type(description="What each choice would give.")
class ReviewPlanFacets:
    count: strawberry.Private[Count]

    @strawberry.field(description="By authority.")
    def authority(self) -> list[FacetBucket]:
        return list(self.count("authority"))

    @strawberry.field(description="By year.")
    def year(self) -> list[FacetBucket]:
        return list(self.count("year"))


@strawberry.type(description="How a search found what it found, or what to search for instead.")
class SearchAnswer:
    match: Match = field(description="How what is found fits the words.")
    missing_words: list[str] = field(
        description="Words that nothing found here has as they were typed (marks and a last word "
        "that is unfinished apart); of a search that finds nothing, those that no procedure has."
    )
    without_filter: int = field(
        description="How many there would be without the choices of the filter."
    )
    suggestions: list[str] = field(
        description="Where nothing has the words: single ones of them, or ones spelled alike, that "
        "find something."
    )


@strawberry.type(description="A page of procedures.")
class ProcedureConnection(Connection[Procedure]):
    facets: ProcedureFacets = field(description="What each choice would give.")
    search: SearchAnswer | None = field(
        description="How the search was answered; null where no words were given."
    )


@strawberry.type(description="A page of findings.")
class FindingConnection(Connection[Finding]):
    facets: FindingFacets = field(description="What each choice would give.")


@strawberry.type(description="A page of review cases, newest first.")
class ReviewCaseConnection(Connection[ReviewCase]):
    facets: ReviewCaseFacets = field(description="What each choice would give.")


@strawberry.type(description="A page of plans, the newest year first.")
class ReviewPlanConnection(Connection[ReviewPlan]):
    facets: ReviewPlanFacets = field(description="What each choice would give.")


@strawberry.type(description="A page of releases, newest first.")
class ReleaseConnection(Connection[Release]):
    pass


@strawberry.type(description="A page of a work list, the most urgent first.")
class WorkConnection(Connection[WorkItem]):
    pass


@strawberry.type(description="A page of alerts, the oldest day first.")
class AlertConnection(Connection[Alert]):
    pass
