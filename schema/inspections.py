"""Inspections of procedure control: what people of the authority may ask, and recording them."""

import datetime
from collections.abc import Sequence
from functools import partial
from typing import Annotated, TypeAlias

import strawberry
from strawberry import field

from registry import control
from registry.actors import Role
from schema.acting import KEY, REVISION, acted, refused
from schema.context import Context, Info
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.connections import Edge
from schema.types.control import (
    BEGUN,
    CORRECTS,
    Inspection,
    InspectionConnection,
    RecordInspectionSuccess,
    shown_corrections,
    shown_finding,
)
from schema.views import page_info

RecordInspectionResult: TypeAlias = Annotated[
    RecordInspectionSuccess
    | shown.Conflict
    | shown.Forbidden
    | shown.InvalidInput
    | shown.NotFound,
    strawberry.union("RecordInspectionResult", description="What became of recording."),
]
_CURSORS = Cursors("inspection", "")


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
    corrects: int | None = field(default=None, description=CORRECTS)
    reason: str = field(default="", description="Why it is corrected.")
    expected_revision: int = field(description=REVISION + " It is that of the inspection." + BEGUN)
    idempotency_key: str = field(description=KEY)


@strawberry.type(description="Questions about inspections.")
class InspectionQuery:
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
        every = await inspections_seen(context)
        found = [e for e in every if authority in (None, e.authority) and year in (None, e.year)]
        page = _CURSORS.page([each.number for each in found], asked)
        by_number = {each.number: each for each in found}
        return InspectionConnection(
            edges=[
                Edge(node=_inspection(context, by_number[number]), cursor=_CURSORS.of(number))
                for number in page.rows
            ],
            page_info=page_info(page, _CURSORS),
            total_count=len(found),
            overdue=sum(
                finding.standing is control.Mending.OVERDUE
                for each in found
                for finding in each.findings
            ),
        )


@strawberry.type(description="Recording inspections.")
class InspectionActs:
    @strawberry.mutation(
        description="Plans an inspection, adds what it found or that it was mended, or corrects "
        "one of these (`controller`)."
    )
    async def record_inspection(
        self, info: Info, input: RecordInspectionInput
    ) -> RecordInspectionResult | None:
        asked = [each for each in (input.plan, input.finding, input.follow_up) if each is not None]
        if len(asked) != 1:
            return refused(info.context, control.not_one_entry())

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


async def inspections_seen(context: Context) -> Sequence[control.Inspection]:
    """Those of authorities where the viewer has a role. Raises SignInNeeded."""
    store, actor = signed_in(context)
    today = context.now.date()
    return await in_thread(partial(control.inspections, store, actor=actor, today=today))


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
