"""What signed-in people may ask about their work: lists, counts, alerts."""

from functools import partial

import strawberry

from registry.reference import load_reference
from registry.review import work
from registry.review.work import WorkList
from schema.context import Context, Info
from schema.loading import in_thread, shown_alert
from schema.paging import Asked, Keys, Paged
from schema.reviews import edges, piece_info, shown_case, signed_in
from schema.types.connections import AlertConnection, WorkConnection
from schema.types.review import shown_act
from schema.types.work import AwaitedAct, WorkCounts, WorkItem

_ROWS = Keys("w", (str, str, int))
_ALERTS = Keys("t", (str, str, str))


@strawberry.type(description="Work lists and alerts.")
class WorkQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="What the viewer wrote, what waits for the viewer, or what is late, in the "
        "authorities where the viewer has a role; the most urgent first.",
    )
    async def work_list(self, info: Info, asked: Asked, kind: WorkList) -> WorkConnection | None:
        context = info.context
        store, actor = signed_in(context)
        page = await in_thread(
            partial(
                work.work_list,
                store,
                kind,
                actor=actor,
                today=context.now.date(),
                working_days=load_reference().working_days,
                window=_ROWS.window(asked),
            )
        )
        return WorkConnection(
            edges=edges(page.piece, _ROWS, _work_key, partial(_shown, context)),
            page_info=piece_info(page.piece, _ROWS, _work_key),
            total_count=page.total,
        )

    @strawberry.field(description="How much each list has; null when not signed in.")
    async def work_counts(self, info: Info) -> WorkCounts | None:
        context = info.context
        store, actor, today = context.store, context.actor, context.now.date()
        if store is None or actor is None:
            return None
        read = partial(work.work_counts, store, actor=actor, today=today)
        counts = await in_thread(partial(read, working_days=load_reference().working_days))
        told = await in_thread(partial(work.alert_count, store, actor=actor, today=today))
        return WorkCounts(**{each.value: count for each, count in counts.items()}, alerts=told)

    @strawberry.field(
        extensions=[Paged()],
        description="Temporary texts that end soon or have ended, and findings that open again "
        "soon, in the authorities where the viewer has a role.",
    )
    async def alerts(self, info: Info, asked: Asked) -> AlertConnection | None:
        context = info.context
        store, actor = signed_in(context)
        window = _ALERTS.window(asked)
        read = partial(work.alerts, store, actor=actor, today=context.now.date())
        page = await in_thread(partial(read, window=window))
        return AlertConnection(
            edges=edges(page.piece, _ALERTS, _alert_key, partial(shown_alert, context.views)),
            page_info=piece_info(page.piece, _ALERTS, _alert_key),
            total_count=page.total,
        )


def _work_key(item: work.WorkItem) -> work.Key:
    return item.key


def _alert_key(alert: work.Alert) -> work.Key:
    return alert.key


def _shown(context: Context, item: work.WorkItem) -> WorkItem:
    return WorkItem(
        kind=item.about,
        number=item.number,
        title=item.title,
        unit=context.views.authority(item.authority),
        due=item.due.day if item.due else None,
        deadline=item.due.deadline if item.due else None,
        is_late=item.is_late,
        awaited=[
            AwaitedAct(act=shown_act(act, lambda _: True), measure=measure)
            for measure, act in item.awaited
        ],
        review_case=shown_case(context, item.case) if item.case else None,
        plan=item.plan,
    )
