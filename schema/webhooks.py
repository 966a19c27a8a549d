"""What controllers may ask about webhooks, and do to them."""

from functools import partial
from typing import Annotated, TypeAlias

import strawberry
from strawberry import field

from registry import webhooks
from registry.actors import Role
from schema.acting import KEY, REVISION, acted
from schema.context import Context, Info
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.connections import Edge
from schema.types.webhook import (
    Webhook,
    WebhookConnection,
    WebhookDelivery,
    WebhookOwner,
    WebhookSuccess,
)
from schema.views import page_info

DELIVERIES = 10  # messages of each webhook that are shown

WebhookResult: TypeAlias = Annotated[
    WebhookSuccess | shown.Conflict | shown.Forbidden | shown.InvalidInput | shown.NotFound,
    strawberry.union("WebhookResult", description="What became of an act on a webhook."),
]


@strawberry.input(description="To have an address told of changes.")
class AddWebhookInput:
    authority: str = field(description="The key of the authority whose it is; `*`: of all.")
    address: str = field(description="Where messages go: HTTPS, on the public internet.")
    topics: list[webhooks.Topic] = field(description="What it is told of.")
    authorities: list[str] = field(
        default_factory=list, description="Of whose lists it is told; none: of all."
    )
    fields: list[str] = field(
        default_factory=list, description="Of which fields it is told; none: of all."
    )
    expected_revision: int = field(
        description="How many webhooks the authority has; another number is a conflict."
    )
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="To do something to a webhook.")
class WebhookInput:
    number: int = field(description="Its number.")
    expected_revision: int = field(description=REVISION + " It is that of the webhook.")
    idempotency_key: str = field(description=KEY)


@strawberry.input(description="To give a webhook a new secret.")
class RotateWebhookInput(WebhookInput):
    ends_old: bool = field(
        default=False, description="The secret before signs no more at once: others know it."
    )


@strawberry.type(description="Questions about webhooks.")
class WebhookQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="Webhooks of the authorities where the viewer is a controller, newest first.",
    )
    async def webhooks(self, info: Info, asked: Asked) -> WebhookConnection | None:
        store, actor = signed_in(info.context)
        found = await in_thread(partial(webhooks.webhooks, store, actor=actor))
        by_number = {each.number: each for each in found}
        cursors = Cursors("webhook", "")
        page = cursors.page(list(by_number), asked)
        read = partial(webhooks.last_deliveries, store, page.rows, actor=actor, most=DELIVERIES)
        sent, context = await in_thread(read), info.context
        return WebhookConnection(
            edges=[
                Edge(
                    node=_shown(context, by_number[row], sent.get(row, ())), cursor=cursors.of(row)
                )
                for row in page.rows
            ],
            page_info=page_info(page, cursors),
            total_count=len(found),
        )

    @strawberry.field(description="Authorities for which the viewer may add a webhook.")
    async def webhook_owners(self, info: Info) -> list[WebhookOwner] | None:
        store, actor = signed_in(info.context)
        views, known = info.context.views, await in_thread(partial(webhooks.counts, store))
        return [
            WebhookOwner(authority=views.authority(key), count=known.get(key, 0))
            for key in views.catalogue.reference.authorities
            if actor.grant_for(Role.CONTROLLER, key)
        ]


@strawberry.type(description="Acts on webhooks.")
class WebhookActs:
    @strawberry.mutation(
        description="Has an address told of changes from now on (`controller`); the secret that "
        "signs its messages is in this answer alone."
    )
    async def add_webhook(self, info: Info, input: AddWebhookInput) -> WebhookResult | None:
        context = info.context
        draft = webhooks.WebhookDraft(
            input.authority.strip(),
            input.address.strip(),
            tuple(each.value for each in input.topics),
            tuple(input.authorities),
            tuple(input.fields),
        )
        add = partial(
            webhooks.add_webhook,
            draft=draft,
            today=context.now.date(),
            hosts=context.webhook_hosts,
        )
        return await acted(context, add, input, _made)

    @strawberry.mutation(
        description="Gives it a new secret (`controller`), in this answer alone; the one before "
        "signs too until `oldSecretUntil`, so that the receiver can be changed meanwhile."
    )
    async def rotate_webhook(self, info: Info, input: RotateWebhookInput) -> WebhookResult | None:
        rotate = partial(webhooks.rotate_webhook, number=input.number, ends_old=input.ends_old)
        return await acted(info.context, rotate, input, _made)

    @strawberry.mutation(
        description="Sends nothing until it is resumed; nothing is lost meanwhile (`controller`)."
    )
    async def pause_webhook(self, info: Info, input: WebhookInput) -> WebhookResult | None:
        return await _done(info.context, webhooks.pause_webhook, input)

    @strawberry.mutation(
        description="Goes on where it was paused or disabled by failing (`controller`)."
    )
    async def resume_webhook(self, info: Info, input: WebhookInput) -> WebhookResult | None:
        return await _done(info.context, webhooks.resume_webhook, input)

    @strawberry.mutation(description="Ends a webhook for good (`controller`).")
    async def remove_webhook(self, info: Info, input: WebhookInput) -> WebhookResult | None:
        return await _done(info.context, webhooks.remove_webhook, input)

    @strawberry.mutation(
        description="Sends it a test message, after what waits for it (`controller`)."
    )
    async def test_webhook(self, info: Info, input: WebhookInput) -> WebhookResult | None:
        return await _done(info.context, webhooks.test_webhook, input)


async def _made(done: webhooks.NewWebhook) -> WebhookSuccess:
    return WebhookSuccess(number=done.number, revision=done.revision, secret=done.secret)


async def _done(context: Context, act: webhooks.Act, asked: WebhookInput) -> WebhookResult | None:
    async def show(done: webhooks.WebhookKept) -> WebhookSuccess:
        return WebhookSuccess(number=done.number, revision=done.revision, secret=None)

    return await acted(context, partial(act, number=asked.number), asked, show)


def _shown(context: Context, found: webhooks.Webhook, sent: webhooks.Deliveries) -> Webhook:
    until = found.old_secret_until
    return Webhook(
        number=found.number,
        authority=context.views.authority(found.authority),
        address=found.address,
        topics=list(found.topics),
        authorities=list(found.authorities),
        fields=list(found.fields),
        state=found.state,
        added_by=found.added_by,
        added_at=found.added_at,
        failing_since=found.failing_since,
        next_attempt=found.next_at,
        waiting=found.waiting,
        old_secret_until=until if until and until > context.now else None,
        revision=found.revision,
        deliveries=[
            WebhookDelivery(
                message=each.message,
                kind=each.kind,
                at=each.at,
                state=each.state,
                attempts=each.attempts,
                tried_at=each.tried_at,
                status=each.status,
                problem=each.problem,
            )
            for each in sent
        ],
    )
