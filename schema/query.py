"""Everything that can be asked."""

import datetime
from functools import partial
from typing import Annotated

import strawberry

from registry.publication.ordering import Order
from schema import overlaps, procedures, reviews
from schema.across_query import AcrossQuery
from schema.audit import AuditQuery
from schema.changes import ChangesQuery
from schema.context import Context, Info
from schema.control import ControlQuery
from schema.errors import BadId, LimitExceeded
from schema.feedback import FeedbackQuery
from schema.forms import FormQuery
from schema.indicators import IndicatorQuery
from schema.inputs import (
    FindingFilter,
    ProcedureFilter,
    RadarFilter,
    ReviewCaseFilter,
    wanted_entries,
    wanted_findings,
)
from schema.ledger import LedgerQuery
from schema.live.catalogue import CatalogueCursorQuery
from schema.paging import LARGEST_SIZE, Asked, Paged
from schema.past import AS_OF, RECORDED_BY, on_day
from schema.plans import PlanQuery, plan_numbered
from schema.sending import PublicFeedbackQuery
from schema.statistics import StatisticsQuery
from schema.targets import TargetQuery
from schema.types.connections import (
    FindingConnection,
    ProcedureConnection,
    ReleaseConnection,
    ReviewCaseConnection,
)
from schema.types.finding import Finding, Rule
from schema.types.node import Node, parts_of
from schema.types.overlaps import (
    CircularDemand,
    DocumentFlow,
    IssuedPaperConnection,
    MergeFamilyConnection,
    PaperNamesConnection,
    SimilarProcedure,
)
from schema.types.people import Grant, Viewer
from schema.types.procedure import Procedure
from schema.types.radar import RadarConnection
from schema.types.reference import AdministrativeField, Authority, DocumentType, StateRegister
from schema.types.release import Release
from schema.types.review import ReviewCase
from schema.views import Views
from schema.webhooks import WebhookQuery
from schema.work import WorkQuery

AsOf = Annotated[datetime.date | None, strawberry.argument(description=AS_OF)]
RecordedBy = Annotated[datetime.datetime | None, strawberry.argument(description=RECORDED_BY)]


@strawberry.type(description="Everything that can be asked.")
class Query(
    PlanQuery,
    FormQuery,
    FeedbackQuery,
    PublicFeedbackQuery,
    WorkQuery,
    LedgerQuery,
    TargetQuery,
    ControlQuery,
    AcrossQuery,
    AuditQuery,
    ChangesQuery,
    StatisticsQuery,
    CatalogueCursorQuery,
    WebhookQuery,
    IndicatorQuery,
):
    @strawberry.field(
        description="A published procedure. Without an authority: the one in force with that code."
    )
    def procedure(
        self,
        info: Info,
        code: str,
        authority: str | None = None,
        as_of: AsOf = None,
        recorded_by: RecordedBy = None,
    ) -> Procedure | None:
        def show(views: Views) -> Procedure | None:
            row = views.catalogue.row(code, authority)
            return None if row is None else views.procedure(row)

        shown: Procedure | None = on_day(info.context, as_of, recorded_by, show)
        return shown

    @strawberry.field(
        extensions=[Paged()],
        description="Published procedures. `search` takes words with or without marks, codes, "
        "beginnings and slips. A page has 20 items if nothing is said, at most 100.",
    )
    def procedures(
        self,
        info: Info,
        asked: Asked,
        filter: ProcedureFilter | None = None,
        search: str | None = None,
        order_by: Order | None = None,
        as_of: AsOf = None,
        recorded_by: RecordedBy = None,
    ) -> ProcedureConnection | None:
        show = procedures.shown(filter, search or "", order_by or Order.RELEVANCE, asked)
        shown: ProcedureConnection | None = on_day(info.context, as_of, recorded_by, show)
        return shown

    @strawberry.field(description="An object by its id; null when there is none.")
    async def node(self, info: Info, id: strawberry.ID) -> Node | None:
        return await _node(info.context, id)

    @strawberry.field(description="Objects by their ids, in that order, null where there is none.")
    async def nodes(self, info: Info, ids: list[strawberry.ID]) -> list[Node | None] | None:
        if len(ids) > LARGEST_SIZE:
            message = f"at most {LARGEST_SIZE} objects are given at once. Ask in several queries."
            raise LimitExceeded("TOO_MANY_IDS", message, limit=LARGEST_SIZE, found=len(ids))
        return [await _node(info.context, node_id) for node_id in ids]

    @strawberry.field(description="The rules that make findings, in the order of their ids.")
    def rules(self, info: Info) -> list[Rule]:
        return list(info.context.views.rules.values())

    @strawberry.field(description="A rule by its id, such as TTHC-D01.")
    def rule(self, info: Info, id: strawberry.ID) -> Rule | None:
        return info.context.views.rules.get(id)

    @strawberry.field(
        extensions=[Paged()],
        description="Findings about published procedures, the most severe first.",
    )
    def findings(
        self,
        info: Info,
        asked: Asked,
        filter: FindingFilter | None = None,
        as_of: AsOf = None,
        recorded_by: RecordedBy = None,
    ) -> FindingConnection | None:
        def show(views: Views) -> FindingConnection | None:
            found = views.catalogue.find_findings(wanted_findings(filter))
            return views.findings(found, asked)

        shown: FindingConnection | None = on_day(info.context, as_of, recorded_by, show)
        return shown

    @strawberry.field(description="A finding by its fingerprint.")
    def finding(self, info: Info, fingerprint: str) -> Finding | None:
        return _finding(info.context.views, fingerprint)

    @strawberry.field(
        extensions=[Paged()],
        description="Papers that data replaced by law (Annex I of Resolution 66.7/2025/NQ-CP) in "
        "published procedures, and what became of each: failures first.",
    )
    def radar(
        self, info: Info, asked: Asked, filter: RadarFilter | None = None
    ) -> RadarConnection | None:
        views = info.context.views
        found = views.catalogue.radar.find(wanted_entries(filter))
        return views.radar_entries(found, asked)

    @strawberry.field(
        description="The published procedures that share most papers and steps with one, the most "
        "alike first, at most 20. Null when there is no such procedure."
    )
    async def similar_procedures(
        self, info: Info, code: str, authority: str | None = None
    ) -> list[SimilarProcedure] | None:
        return await overlaps.similar_procedures(info.context, code, authority)

    @strawberry.field(
        description="Who gives what a procedure asks for, and who asks for what it gives. Null "
        "when there is no such procedure."
    )
    async def document_flow(
        self, info: Info, code: str, authority: str | None = None
    ) -> DocumentFlow | None:
        return await overlaps.document_flow(info.context, code, authority)

    @strawberry.field(
        extensions=[Paged()], description="Papers that are asked for under several names."
    )
    async def paper_names(self, info: Info, asked: Asked) -> PaperNamesConnection | None:
        return await overlaps.paper_names(info.context, asked)

    @strawberry.field(
        extensions=[Paged()],
        description="Families of procedures that could be one, the largest first.",
    )
    async def merge_candidates(
        self, info: Info, asked: Asked, authority: str | None = None
    ) -> MergeFamilyConnection | None:
        return await overlaps.merge_candidates(info.context, authority, asked)

    @strawberry.field(
        extensions=[Paged()],
        description="Papers that procedures ask for and others give. `byAsker: true`: those that "
        "the asking body gave itself.",
    )
    async def issued_papers(
        self, info: Info, asked: Asked, by_asker: bool | None = None
    ) -> IssuedPaperConnection | None:
        return await overlaps.issued(info.context, by_asker, asked)

    @strawberry.field(
        description="Procedures that need each other's papers, those nobody can get into first. "
        "At most 100."
    )
    async def circular_demands(self, info: Info) -> list[CircularDemand]:
        return await overlaps.circular_demands(info.context)

    @strawberry.field(extensions=[Paged()], description="Releases, newest first.")
    def releases(self, info: Info, asked: Asked) -> ReleaseConnection | None:
        return info.context.views.releases(asked)

    @strawberry.field(
        description="A release by the number of its decision. Authorities may use the same one: "
        "without an authority it is the newest with that number."
    )
    def release(self, info: Info, number: str, authority: str | None = None) -> Release | None:
        releases = info.context.views.releases_by_age
        same = (release for release in releases if release.number == number)
        return next((each for each in same if authority in (None, each.issuer.key)), None)

    @strawberry.field(
        extensions=[Paged()],
        description="Review cases of the authorities where the viewer has a role, newest first.",
    )
    async def review_cases(
        self,
        info: Info,
        asked: Asked,
        filter: ReviewCaseFilter | None = None,
    ) -> ReviewCaseConnection | None:
        return await reviews.review_cases(info.context, filter, asked)

    @strawberry.field(description="A review case by its id or its number.")
    async def review_case(self, info: Info, id: strawberry.ID) -> ReviewCase | None:
        return await reviews.review_case(info.context, id)

    @strawberry.field(description="All authorities that the reference data know.")
    def authorities(self, info: Info) -> list[Authority]:
        views = info.context.views
        return [views.authority(key) for key in views.catalogue.reference.authorities]

    @strawberry.field(description="The fields of administration with procedures in force.")
    def fields(self, info: Info) -> list[AdministrativeField]:
        return info.context.views.fields

    @strawberry.field(description="The state registers.")
    def registers(self, info: Info) -> list[StateRegister]:
        return info.context.views.registers

    @strawberry.field(description="The papers that the reference data know by name.")
    def document_types(self, info: Info) -> list[DocumentType]:
        return list(info.context.views.document_types.values())

    @strawberry.field(description="Who asks; null when not signed in.")
    def viewer(self, info: Info) -> Viewer | None:
        actor = info.context.actor
        if actor is None:
            return None
        grants = [Grant(role=grant.role, authority=grant.authority) for grant in actor.grants]
        roles = sorted({grant.role for grant in actor.grants}, key=lambda role: role.rank)
        waiting = partial(info.context.loaders.waiting.load, actor)
        return Viewer(name=actor.name, roles=roles, grants=grants, waiting=waiting)


async def _node(context: Context, node_id: str) -> Node | None:
    views = context.views
    if node_id in views.rules:
        return views.rules[node_id]
    parts = parts_of(node_id)
    if parts and parts[0] == "ReviewCase":
        return await reviews.review_case(context, node_id) if context.actor else None
    if parts and parts[0] == "ReviewPlan" and context.actor and parts[1].isdecimal():
        return await plan_numbered(context, int(parts[1]))
    if parts is None or parts[0] not in _NODES:
        raise BadId
    kind, key = parts
    return _NODES[kind](views, key)


def _procedure(views: Views, key: str) -> Node | None:
    authority, _, code = key.partition("/")
    return views.procedure_of((authority, code))


def _finding(views: Views, fingerprint: str) -> Finding | None:
    place = views.catalogue.finding_place.get(fingerprint)
    return None if place is None else views.finding(place)


def _release(views: Views, sequence: str) -> Node | None:
    is_number = sequence.isascii() and sequence.isdigit() and len(sequence) < 10
    return views.release_numbered(int(sequence)) if is_number else None


def _authority(views: Views, key: str) -> Node | None:
    return views.authority(key) if key in views.catalogue.reference.authorities else None


_NODES = {
    "Procedure": _procedure,
    "Finding": _finding,
    "Release": _release,
    "Authority": _authority,
}
