"""What anybody may do about feedback, without an account: send, add to, follow and read it.

Who sends too often waits, whatever door the request came through (`Allowance`).
"""

import secrets
from collections.abc import Callable, Sequence
from functools import partial

import strawberry
from strawberry import field

from registry.publication.facets import Bucket, FacetIndex
from registry.publication.ordering import Order
from registry.publication.wanted import Filter
from registry.reference import load_reference
from registry.refusals import Words, not_found
from registry.review import feedback
from registry.store import Store
from schema.acting import REFUSALS, carried_out
from schema.buckets import buckets, by_authority
from schema.context import Context, Info
from schema.enums import FeedbackSender, FeedbackState
from schema.errors import SignInNeeded
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.types.connections import Count, Edge, FacetBucket
from schema.types.procedure import Procedure
from schema.types.results import AnyRefusal, shown_refusal
from schema.types.sending import (
    FeedbackNews,
    FollowedFeedback,
    PublishedFeedback,
    PublishedFeedbackConnection,
    PublishedFeedbackFacets,
    SendFeedbackResult,
    SendFeedbackSuccess,
    SupplementFeedbackResult,
    SupplementFeedbackSuccess,
)
from schema.views import Views, page_info

OWN_KEY = (
    "At least 16 random characters of the sender's own: sent again with the same key, it is done "
    "once and answered alike."
)


@strawberry.input(description="Feedback about a procedure, or about an authority.")
class SendFeedbackInput:
    authority: str = field(description="The key of the authority.")
    code: str | None = field(default=None, description="The procedure; null: the authority.")
    sender: FeedbackSender = field(description="Who says it.")
    words: str = field(description="What it says; at most 5,000 characters.")
    name: str | None = field(default=None, description="Who it is; never published.")
    contact: str | None = field(default=None, description="How to reach them; never published.")
    idempotency_key: str = field(description=OWN_KEY)


@strawberry.input(description="What the sender adds when it was asked for.")
class SupplementFeedbackInput:
    receipt: str = field(description="The receipt, with or without its hyphens.")
    words: str = field(description="What is added; at most 5,000 characters.")
    idempotency_key: str = field(description=OWN_KEY)


@strawberry.type(description="Feedback as everybody sees it.")
class PublicFeedbackQuery:
    @strawberry.field(
        description="What became of feedback, for who holds its receipt; null for another. Ask by "
        "POST: addresses are written into logs."
    )
    async def follow_feedback(self, info: Info, receipt: str) -> FollowedFeedback | None:
        store = info.context.store
        if store is None:
            return None
        look = partial(
            feedback.followed, store, receipt, working_days=load_reference().working_days
        )
        found = await in_thread(look)
        return _followed(info.context.views, found) if found else None

    @strawberry.field(
        extensions=[Paged()],
        description="Feedback with its answer, the newest first. `search` takes the name or code "
        "of a procedure, with or without marks.",
    )
    async def published_feedback(
        self,
        info: Info,
        asked: Asked,
        authority: str | None = None,
        code: str | None = None,
        search: str | None = None,
    ) -> PublishedFeedbackConnection | None:
        context = info.context
        lines = await _published_lines(context, code, search)
        index = FacetIndex(len(lines), {"authority": [[each.authority] for each in lines]})
        chosen = {"authority": (authority,) if authority else ()}
        rows = index.rows(index.mask(chosen, within=index.everything), range(len(lines)))

        def counted(facet: str) -> Sequence[FacetBucket]:
            named = by_authority(context.views.catalogue.reference)
            return buckets(index.counts(facet, chosen, within=index.everything), named)

        return await _page(context, [lines[row].number for row in rows], asked, counted)


@strawberry.type(description="Acts of anybody.")
class PublicFeedbackActs:
    @strawberry.mutation(
        description="Sends feedback about a published procedure or about an authority; nobody has "
        "to sign in. The act is the public's."
    )
    async def send_feedback(
        self, info: Info, input: SendFeedbackInput
    ) -> SendFeedbackResult | None:
        context = info.context
        if refused := _unknown(context.views, input):
            return refused
        before = partial(feedback.was_received, idempotency_key=input.idempotency_key)
        if refused := await _too_often(context, before):
            return refused
        sent = feedback.Sent(input.sender.value, input.words, input.name, input.contact)
        receive = partial(
            feedback.receive,
            _kept_in(context),
            input.authority,
            input.code,
            sent,
            salt=secrets.token_hex(16),
            today=context.now.date(),
            now=context.now,
            idempotency_key=input.idempotency_key,
            most_an_hour=context.allowance.of_all,
        )
        done = await carried_out(context, receive)
        return shown_refusal(done) if isinstance(done, REFUSALS) else _receipt(done)

    @strawberry.mutation(
        description="Adds what the sender was asked for; the clock starts anew. The act is the "
        "public's."
    )
    async def supplement_feedback(
        self, info: Info, input: SupplementFeedbackInput
    ) -> SupplementFeedbackResult | None:
        context = info.context
        before = partial(
            feedback.was_supplemented, receipt=input.receipt, idempotency_key=input.idempotency_key
        )
        if refused := await _too_often(context, before):
            return refused
        add = partial(
            feedback.supplement,
            _kept_in(context),
            input.receipt,
            input.words,
            today=context.now.date(),
            now=context.now,
            idempotency_key=input.idempotency_key,
        )
        done = await carried_out(context, add)
        if isinstance(done, REFUSALS):
            return shown_refusal(done)
        return SupplementFeedbackSuccess(number=done.number, state=FeedbackState(done.state))


async def published_about(
    context: Context, procedure: str, asked: Asked
) -> PublishedFeedbackConnection:
    """What is published about one procedure, `authority/code`."""
    numbers = await context.loaders.published_of.load(procedure)
    key = procedure.partition("/")[0]

    def counted(facet: str) -> Sequence[FacetBucket]:  # noqa: ARG001 - there is one authority
        named = by_authority(context.views.catalogue.reference)
        return buckets([Bucket(key, len(numbers))] if numbers else [], named)

    return await _page(context, list(numbers), asked, counted)


async def _published_lines(
    context: Context, code: str | None, search: str | None
) -> Sequence[feedback.PublishedLine]:
    store, catalogue = context.store, context.views.catalogue
    if store is None:
        return ()
    lines = await in_thread(partial(feedback.published_list, store))
    if code:
        lines = tuple(each for each in lines if (each.procedure or "").endswith(f"/{code}"))
    if search and search.strip():
        rows = catalogue.find(Filter(), search, Order.RELEVANCE).rows
        found = {"/".join(catalogue.procedures[row].identity) for row in rows}
        lines = tuple(each for each in lines if each.procedure in found)
    return lines


async def _page(
    context: Context,
    numbers: Sequence[int],
    asked: Asked,
    counted: Count,
) -> PublishedFeedbackConnection:
    cursors = Cursors("v", "")
    page = cursors.page(numbers, asked)
    found = await context.loaders.published.load_many(list(page.rows))
    return PublishedFeedbackConnection(
        edges=[
            Edge(node=_published(context.views, each), cursor=cursors.of(each.number))
            for each in found
            if each is not None
        ],
        page_info=page_info(page, cursors),
        total_count=len(numbers),
        facets=PublishedFeedbackFacets(count=counted),
    )


def _unknown(views: Views, asked: SendFeedbackInput) -> AnyRefusal | None:
    """Whoever is not signed in hears of what is published alone, by its absence too."""
    if asked.code is None:
        return None
    if views.catalogue.row(asked.code, asked.authority) is not None:
        return None
    key = f"{asked.authority}/{asked.code}"
    return shown_refusal(not_found(Words("thủ tục", "procedure"), key))


async def _too_often(context: Context, was_sent: Callable[[Store], bool]) -> AnyRefusal | None:
    """Who sends again what was kept waits for nothing: nothing more is kept, so nothing counts."""
    if await in_thread(partial(was_sent, _kept_in(context))):
        return None
    wait = context.allowance.take(context.address, context.now)
    return shown_refusal(feedback.sent_too_often(wait)) if wait else None


def _kept_in(context: Context) -> Store:
    """Raises SignInNeeded where nothing can be kept: then nobody can send anything."""
    if context.store is None:
        raise SignInNeeded
    return context.store


def _receipt(done: feedback.Receipt) -> SendFeedbackSuccess:
    due = done.clock.answer.last_day(done.received_on, load_reference().working_days)
    return SendFeedbackSuccess(
        receipt=done.receipt,
        number=done.number,
        received=done.received_on,
        due=due,
        timing=done.clock.label,
    )


def _procedure(views: Views, key: str | None) -> Procedure | None:
    authority, _, code = (key or "").partition("/")
    return views.procedure_of((authority, code)) if key else None


def _followed(views: Views, found: feedback.Followed) -> FollowedFeedback:
    return FollowedFeedback(
        number=found.number,
        authority=views.authority(found.authority),
        procedure=_procedure(views, found.procedure),
        state=FeedbackState(found.state),
        received=found.received_on,
        asked=found.asked,
        news=[FeedbackNews(at=each.at, words=each.words) for each in found.news],
        answer=found.answer,
        answered=found.answered_on,
        answered_by=found.unit,
        published=found.published_on,
        due=found.due,
    )


def _published(views: Views, found: feedback.Published) -> PublishedFeedback:
    return PublishedFeedback(
        number=found.number,
        authority=views.authority(found.authority),
        procedure=_procedure(views, found.procedure),
        words=found.words,
        answer=found.answer,
        answered_by=found.unit,
        received=found.received_on,
        answered=found.answered_on,
        published=found.published_on,
    )
