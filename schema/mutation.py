"""Everything that can be done: each mutation is one act of the registry."""

import datetime
from collections.abc import Callable
from functools import partial

import strawberry
from strawberry import field
from strawberry.tools import merge_types
from strawberry.types import get_object_definition

from registry import publication, review
from registry.procedure.vocabulary import Change
from registry.publication import DraftEntry, ReleaseDraft
from registry.refusals import NotFound
from schema.acting import KEY, REVISION, Refusal, acted
from schema.context import Context, Info
from schema.control import ControlActs
from schema.cost_acts import CostWriting
from schema.editing_acts import MeasureEditing
from schema.enums import DismissalReason
from schema.feedback import FeedbackActs
from schema.forms import FormActs
from schema.indicators import IndicatorActs
from schema.ledger import LedgerActs
from schema.loading import in_thread, review_finding
from schema.plans import PlanActs
from schema.review_acts import MeasureWriting, ReviewActs
from schema.reviews import shown_case, signed_in
from schema.sending import PublicFeedbackActs
from schema.statistics import StatisticsActs
from schema.types.results import (
    OpenReviewCaseResult,
    OpenReviewCaseSuccess,
    PublishReleaseResult,
    PublishReleaseSuccess,
    TriagedFinding,
    TriageFindingsResult,
    TriageFindingsSuccess,
    TriageResult,
    TriageSuccess,
)
from schema.views import views_of
from schema.webhooks import WebhookActs


@strawberry.input(description="To agree that a finding is right.")
class AcceptFindingInput:
    fingerprint: str = field(description="The finding.")
    expected_revision: int = field(description=REVISION)
    idempotency_key: str = field(description=KEY)
    words: str = field(default="", description="A remark.")


@strawberry.input(description="To set a finding aside.")
class DismissFindingInput:
    fingerprint: str = field(description="The finding.")
    expected_revision: int = field(description=REVISION)
    idempotency_key: str = field(description=KEY)
    reason: DismissalReason = field(description="The reason.")
    words: str = field(description="The reason in words; never empty.")
    until: datetime.date | None = field(default=None, description="The last day it stands.")


@strawberry.input(description="To take an earlier decision back.")
class ReopenFindingInput:
    fingerprint: str = field(description="The finding.")
    expected_revision: int = field(description=REVISION)
    idempotency_key: str = field(description=KEY)
    words: str = field(description="Why; never empty.")


@strawberry.input(description="A finding as it was looked at.")
class LookedAtInput:
    fingerprint: str = field(description="The finding.")
    expected_revision: int = field(description=REVISION)


@strawberry.input(description="To judge many findings alike, all of them or none.")
class TriageFindingsInput:
    findings: list[LookedAtInput] = field(description="The findings, at most 500.")
    decision: review.Decision = field(description="What is decided.")
    idempotency_key: str = field(description=KEY)
    words: str = field(default="", description="The reason in words.")
    reason: DismissalReason | None = field(default=None, description="Why they are dismissed.")
    until: datetime.date | None = field(default=None, description="The last day it stands.")


@strawberry.input(description="To take a procedure up for review.")
class OpenReviewCaseInput:
    authority: str = field(description="The key of the authority.")
    code: str = field(description="The code of the procedure.")
    reason: str = field(description="Why; never empty.")
    expected_revision: int = field(description=REVISION + " It is that of the procedure.")
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="One procedure of a release.")
class ReleaseEntryInput:
    code: str = field(description="The code.")
    authority: str | None = field(default=None, description="Null: that of the release.")
    change: Change | None = field(default=None, description="Null: new or amended, as it is.")
    successor: str | None = field(default=None, description="The code of what takes its place.")
    successor_authority: str | None = field(default=None, description="Null: that of this line.")
    instrument: str | None = field(
        default=None,
        description="The legal text that sets, changes or ends it; null: that of the release.",
    )


@strawberry.input(description="To put editions in force by a decision.")
class PublishReleaseInput:
    authority: str = field(description="The key of the authority that decides.")
    decision_number: str = field(description="The number of the decision.")
    decided_on: datetime.date = field(description="When it was signed.")
    effective: datetime.date = field(description="From when it applies.")
    title: str = field(description="What it is about.")
    expected_revision: int = field(description=REVISION + " It is the newest release's sequence.")
    idempotency_key: str = field(description=KEY)
    entries: list[ReleaseEntryInput] = field(default_factory=list, description="The lines.")
    all_changes: bool = field(
        default=False, description="Add whatever else of the authority has changed."
    )
    follows: str | None = field(default=None, description="The decision it follows.")
    instrument: str | None = field(
        default=None, description="The legal text that sets, changes or ends the procedures."
    )
    instrument_signed: datetime.date | None = field(default=None, description="When it was signed.")
    instrument_effective: datetime.date | None = field(
        default=None, description="When it takes effect."
    )
    shortened: bool = field(
        default=False, description="Whether it was made by the shortened procedure."
    )
    signed_by: str | None = field(default=None, description="Who signed the decision.")


@strawberry.type(description="Judging findings, opening reviews, publishing.")
class CoreMutation:
    @strawberry.mutation(description="Agrees that a finding is right and is to be acted on.")
    async def accept_finding(self, info: Info, input: AcceptFindingInput) -> TriageResult | None:
        return await _triage(info.context, partial(review.accept, words=input.words), input)

    @strawberry.mutation(description="Sets a finding aside, with a reason.")
    async def dismiss_finding(self, info: Info, input: DismissFindingInput) -> TriageResult | None:
        verdict = partial(
            review.dismiss, reason=input.reason.value, words=input.words, until=input.until
        )
        return await _triage(info.context, verdict, input)

    @strawberry.mutation(description="Takes an earlier decision back; it stays in the history.")
    async def reopen_finding(self, info: Info, input: ReopenFindingInput) -> TriageResult | None:
        return await _triage(info.context, partial(review.reopen, words=input.words), input)

    @strawberry.mutation(description="Judges many findings alike: an act for each, or for none.")
    async def triage_findings(
        self, info: Info, input: TriageFindingsInput
    ) -> TriageFindingsResult | None:
        looked = [
            review.Looked(each.fingerprint, each.expected_revision) for each in input.findings
        ]
        judge = partial(
            review.triage_many,
            looked=looked,
            decision=input.decision,
            words=input.words,
            reason=input.reason.value if input.reason else None,
            until=input.until,
        )
        return await acted(info.context, judge, input, _judged_many)

    @strawberry.mutation(description="Takes a procedure up for review.")
    async def open_review_case(
        self, info: Info, input: OpenReviewCaseInput
    ) -> OpenReviewCaseResult | None:
        context = info.context

        async def show(opened: review.Case) -> OpenReviewCaseSuccess | NotFound:
            store, actor = signed_in(context)
            today = context.now.date()
            read = partial(review.case, store, opened.id, actor=actor, today=today)
            found = await in_thread(read)
            if isinstance(found, NotFound):
                return found
            return OpenReviewCaseSuccess(review_case=shown_case(context, found))

        take_up = partial(
            review.open_case, authority=input.authority, code=input.code, reason=input.reason
        )
        return await acted(context, take_up, input, show)

    @strawberry.mutation(description="Freezes a list as the next release.")
    async def publish_release(
        self, info: Info, input: PublishReleaseInput
    ) -> PublishReleaseResult | None:
        context = info.context

        async def show(done: publication.ReleaseInfo) -> PublishReleaseSuccess:
            served = await in_thread(context.changed)
            shown = views_of(served).release_numbered(done.number) if served else None
            return PublishReleaseSuccess(sequence=done.number, sha256=done.sha256, release=shown)

        publish = partial(publication.publish, draft=_draft(input))
        return await acted(context, publish, input, show)


async def _triage(
    context: Context,
    verdict: Callable[..., review.Triaged | Refusal],
    asked: AcceptFindingInput | DismissFindingInput | ReopenFindingInput,
) -> TriageResult | None:
    async def show(done: review.Triaged) -> TriageSuccess | NotFound:
        store, actor = signed_in(context)
        today = context.now.date()
        read = partial(review.finding, store, done.fingerprint, actor=actor, today=today)
        found = await in_thread(read)
        if isinstance(found, NotFound):
            return found
        shown = review_finding(context.views, found)
        return TriageSuccess(finding=shown, status=done.status, revision=done.revision)

    return await acted(context, partial(verdict, fingerprint=asked.fingerprint), asked, show)


async def _judged_many(done: review.TriagedMany) -> TriageFindingsSuccess:
    return TriageFindingsSuccess(
        findings=[
            TriagedFinding(fingerprint=each.fingerprint, status=each.status, revision=each.revision)
            for each in done.findings
        ]
    )


def _draft(asked: PublishReleaseInput) -> ReleaseDraft:
    return ReleaseDraft(
        authority=asked.authority,
        decision_number=asked.decision_number,
        decided_on=asked.decided_on,
        effective=asked.effective,
        title=asked.title,
        entries=tuple(
            DraftEntry(
                code=entry.code,
                authority=entry.authority,
                change=entry.change,
                successor=entry.successor,
                successor_authority=entry.successor_authority,
                instrument=entry.instrument,
            )
            for entry in asked.entries
        ),
        all_changes=asked.all_changes,
        follows=asked.follows,
        instrument=asked.instrument,
        instrument_signed=asked.instrument_signed,
        instrument_effective=asked.instrument_effective,
        shortened=asked.shortened,
        signed_by=asked.signed_by,
    )


MUTATION = merge_types(
    "Mutation",
    (
        CoreMutation,
        MeasureWriting,
        MeasureEditing,
        CostWriting,
        ReviewActs,
        PlanActs,
        FormActs,
        LedgerActs,
        FeedbackActs,
        PublicFeedbackActs,
        StatisticsActs,
        WebhookActs,
        ControlActs,
        IndicatorActs,
    ),
)
get_object_definition(
    MUTATION, strict=True
).description = "Everything that can be done. Only signed-in people are answered, but for feedback."
