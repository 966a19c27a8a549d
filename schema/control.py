"""What signed-in people may ask of inspections and initiatives, and recording them."""

import datetime
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Annotated, TypeAlias, TypeVar

import strawberry
from strawberry import field

from registry import control
from registry.actors import Role
from registry.refusals import Invalid
from schema.acting import KEY, REVISION, acted
from schema.context import Context, Info
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Page, Paged
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.connections import Edge
from schema.types.control import (
    ControlAuthority,
    Initiative,
    InitiativeConnection,
    InitiativeReuse,
    Inspection,
    InspectionConnection,
    RecordInitiativeSuccess,
    RecordInspectionSuccess,
    shown_corrections,
    shown_finding,
)
from schema.types.results import AnyRefusal, shown_refusal
from schema.views import Views, page_info

RecordInspectionResult: TypeAlias = Annotated[
    RecordInspectionSuccess
    | shown.Conflict
    | shown.Forbidden
    | shown.InvalidInput
    | shown.NotFound,
    strawberry.union("RecordInspectionResult", description="What became of recording."),
]
RecordInitiativeResult: TypeAlias = Annotated[
    RecordInitiativeSuccess
    | shown.Conflict
    | shown.Forbidden
    | shown.InvalidInput
    | shown.NotFound,
    strawberry.union("RecordInitiativeResult", description="What became of recording."),
]
_BEGUN = " For a new one: how many the authority has begun."
_CORRECTS = "The number of the entry that is said anew; null: nothing is corrected."
Listed = TypeVar("Listed", control.Inspection, control.Initiative)


@strawberry.input(description="Which unit is inspected for what, and when.")
class InspectionPlanInput:
    year: int = field(description="The year.")
    unit: str = field(description="The unit that is inspected.")
    subjects: list[control.InspectionSubject] = field(description="What for; at least one.")
    notice: control.InspectionNotice = field(description="Of the year's plan or at short notice.")
    starts: datetime.date = field(description="The first day.")
    ends: datetime.date = field(description="The last day.")

    def draft(self) -> control.InspectionPlanDraft:
        return control.InspectionPlanDraft(
            self.year, self.unit, tuple(self.subjects), self.notice, self.starts, self.ends
        )


@strawberry.input(description="What was found, and what is to be mended.")
class InspectionFindingInput:
    subject: control.InspectionSubject = field(description="What it is about.")
    words: str = field(description="What was found.")
    mend: str = field(description="What is to be mended.")
    by_whom: str = field(description="By whom.")
    due: datetime.date = field(description="The last day by which.")

    def draft(self) -> control.FindingDraft:
        return control.FindingDraft(self.subject, self.words, self.mend, self.by_whom, self.due)


@strawberry.input(description="That what was found was mended.")
class InspectionFollowUpInput:
    finding: int = field(description="The number of the finding.")
    done_on: datetime.date = field(description="The day, not after today.")
    evidence: str = field(description="What shows it; never empty.")

    def draft(self) -> control.FollowUpDraft:
        return control.FollowUpDraft(self.done_on, self.evidence)


@strawberry.input(
    description="To record one of: a plan, a finding, a follow-up; or to say one of them anew."
)
class RecordInspectionInput:
    authority: str | None = field(
        default=None, description="Who inspects, for a new inspection; else null."
    )
    inspection: int | None = field(default=None, description="The number; null: a new one.")
    plan: InspectionPlanInput | None = field(default=None, description="What is planned.")
    finding: InspectionFindingInput | None = field(default=None, description="What was found.")
    follow_up: InspectionFollowUpInput | None = field(
        default=None, description="That something was mended."
    )
    corrects: int | None = field(default=None, description=_CORRECTS)
    reason: str = field(default="", description="Why it is corrected.")
    expected_revision: int = field(description=REVISION + " It is that of the inspection." + _BEGUN)
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="What was made better.")
class InitiativeInput:
    title: str = field(description="What it is called.")
    by_whom: str = field(description="Whose it is.")
    unit: str = field(description="The unit they are of.")
    problem: str = field(description="What was wrong.")
    done: str = field(description="What was done.")
    on: datetime.date = field(description="Since when, not after today.")
    procedures: list[str] = field(default_factory=list, description="Codes of what it touches.")
    effect: str = field(default="", description="The effect that was measured.")
    effect_source: str = field(default="", description="Where that is from.")

    def draft(self) -> control.InitiativeDraft:
        return control.InitiativeDraft(
            title=self.title, by_whom=self.by_whom, unit=self.unit, problem=self.problem,
            done=self.done, on=self.on, procedures=tuple(self.procedures), effect=self.effect,
            effect_source=self.effect_source,
        )  # fmt: skip


@strawberry.input(description="That another unit does the same.")
class InitiativeReuseInput:
    unit: str = field(description="The unit.")
    on: datetime.date = field(description="Since when, not after today.")

    def draft(self) -> control.ReuseDraft:
        return control.ReuseDraft(self.unit, self.on)


@strawberry.input(
    description="To record an initiative, or that one is reused; or to say one of them anew."
)
class RecordInitiativeInput:
    authority: str = field(description="Whose it is, or whose unit reuses it.")
    number: int | None = field(default=None, description="The number; null: a new one.")
    initiative: InitiativeInput | None = field(default=None, description="What was made better.")
    reuse: InitiativeReuseInput | None = field(default=None, description="Who reuses it.")
    corrects: int | None = field(default=None, description=_CORRECTS)
    reason: str = field(default="", description="Why it is corrected.")
    expected_revision: int = field(description=REVISION + " It is that of the initiative." + _BEGUN)
    idempotency_key: str = field(description=KEY)


@strawberry.type(description="Questions about control work.")
class ControlQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="Inspections of the authorities where the viewer has a role, the newest first.",
    )
    async def inspections(
        self,
        info: Info,
        asked: Asked,
        authority: str | None = None,
        year: int | None = None,
    ) -> InspectionConnection | None:
        context = info.context
        every = await _inspections(context)
        found = [e for e in every if authority in (None, e.authority) and year in (None, e.year)]
        cursors, page = _page("inspection", found, asked)
        by_number = {each.number: each for each in found}
        return InspectionConnection(
            edges=[
                Edge(node=_inspection(context, by_number[number]), cursor=cursors.of(number))
                for number in page.rows
            ],
            page_info=page_info(page, cursors),
            total_count=len(found),
            overdue=sum(
                finding.standing is control.Mending.OVERDUE
                for each in found
                for finding in each.findings
            ),
        )

    @strawberry.field(
        extensions=[Paged()],
        description="Initiatives, the newest first, for everybody with a role. `search` takes "
        "words, with or without marks, and codes.",
    )
    async def initiatives(
        self, info: Info, asked: Asked, search: str | None = None
    ) -> InitiativeConnection | None:
        context = info.context
        store, _ = signed_in(context)
        found = await in_thread(partial(control.initiatives, store, search or ""))
        cursors, page = _page("initiative", found, asked)
        by_number = {each.number: each for each in found}
        return InitiativeConnection(
            edges=[
                Edge(node=_initiative(context.views, by_number[number]), cursor=cursors.of(number))
                for number in page.rows
            ],
            page_info=page_info(page, cursors),
            total_count=len(found),
        )

    @strawberry.field(description="Authorities for which the viewer may record control work.")
    async def control_authorities(self, info: Info) -> list[ControlAuthority] | None:
        context = info.context
        store, actor = signed_in(context)
        planned = Counter(each.authority for each in await _inspections(context))
        every = await in_thread(partial(control.initiatives, store))
        recorded = Counter(each.authority for each in every)
        return [
            ControlAuthority(
                authority=context.views.authority(key),
                inspections=planned[key],
                initiatives=recorded[key],
            )
            for key in context.views.catalogue.reference.authorities
            if actor.grant_for(Role.CONTROLLER, key)
        ]


@strawberry.type(description="Recording control work.")
class ControlActs:
    @strawberry.mutation(
        description="Plans an inspection, adds what it found or that it was mended, or corrects "
        "one of these (`controller`)."
    )
    async def record_inspection(
        self, info: Info, input: RecordInspectionInput
    ) -> RecordInspectionResult | None:
        asked = [each for each in (input.plan, input.finding, input.follow_up) if each is not None]
        if len(asked) != 1:
            return _refused(info.context, control.not_one_entry())

        async def show(done: control.Recorded) -> RecordInspectionSuccess:
            return RecordInspectionSuccess(
                number=done.record, entry=done.entry, revision=done.revision
            )

        act = partial(
            control.record_inspection, draft=asked[0].draft(), authority=input.authority,
            inspection=input.inspection, corrects=input.corrects, reason=input.reason,
            finding=input.follow_up.finding if input.follow_up else None,
        )  # fmt: skip
        return await acted(info.context, act, input, show)

    @strawberry.mutation(
        description="Records an initiative or that another unit reuses one, or corrects one of "
        "these (`controller`)."
    )
    async def record_initiative(
        self, info: Info, input: RecordInitiativeInput
    ) -> RecordInitiativeResult | None:
        asked = [each for each in (input.initiative, input.reuse) if each is not None]
        if len(asked) != 1:
            return _refused(info.context, control.neither_nor_both())

        async def show(done: control.Recorded) -> RecordInitiativeSuccess:
            return RecordInitiativeSuccess(
                number=done.record, entry=done.entry, revision=done.revision
            )

        act = partial(
            control.record_initiative, draft=asked[0].draft(), authority=input.authority,
            initiative=input.number, corrects=input.corrects, reason=input.reason,
        )  # fmt: skip
        return await acted(info.context, act, input, show)


def _refused(context: Context, refusal: Invalid) -> AnyRefusal:
    """Several things at once, or nothing, are no act; said to signed-in people only."""
    signed_in(context)
    return shown_refusal(refusal)


async def _inspections(context: Context) -> Sequence[control.Inspection]:
    store, actor = signed_in(context)
    today = context.now.date()
    return await in_thread(partial(control.inspections, store, actor=actor, today=today))


def _page(kind: str, found: Sequence[Listed], asked: Asked) -> tuple[Cursors, Page]:
    cursors = Cursors(kind, "")
    return cursors, cursors.page([each.number for each in found], asked)


def _inspection(context: Context, one: control.Inspection) -> Inspection:
    actor = context.actor
    return Inspection(
        number=one.number,
        plan=one.plan,
        authority=context.views.authority(one.authority),
        year=one.year,
        unit=one.unit,
        subjects=list(one.subjects),
        notice=one.notice,
        starts=one.starts,
        ends=one.ends,
        revision=one.revision,
        findings=[shown_finding(each) for each in one.findings],
        corrections=shown_corrections(one.corrections),
        may_record=bool(actor and actor.grant_for(Role.CONTROLLER, one.authority)),
    )


def _initiative(views: Views, one: control.Initiative) -> Initiative:
    effect = one.effect
    return Initiative(
        number=one.number,
        entry=one.entry,
        authority=views.authority(one.authority),
        title=one.title,
        by_whom=one.by_whom,
        unit=one.unit,
        problem=one.problem,
        done=one.done,
        on=one.on,
        procedures=[views.named(each.authority, each.code, each.name) for each in one.procedures],
        effect=effect.words if effect else None,
        effect_source=effect.source if effect else None,
        revision=one.revision,
        reuses=[
            InitiativeReuse(
                number=each.number,
                authority=views.authority(each.authority),
                unit=each.unit,
                on=each.on,
                by=each.by,
                corrections=shown_corrections(each.corrections),
            )
            for each in one.reuses
        ],
        corrections=shown_corrections(one.corrections),
    )
