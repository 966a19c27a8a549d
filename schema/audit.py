"""What controllers and administrators may ask about the log of acts."""

import datetime
from functools import partial

import strawberry
from strawberry import field

from registry.actors import Role
from registry.review.work import ActFilter, act_key, acts, change_of
from registry.store.acts import Act
from schema.context import Context, Info
from schema.errors import BadRange
from schema.loading import in_thread
from schema.paging import LOG, Asked, Paged
from schema.reviews import edges, piece_info, signed_in
from schema.types.audit import LoggedAct, LoggedActConnection


@strawberry.input(description="Which acts are asked for; null: all.")
class AuditFilter:
    subject: str | None = field(
        default=None, description="To what they were done, or what lies below it."
    )
    actor: str | None = field(default=None, description="The account that did them.")
    kind: str | None = field(default=None, description="What was done.")
    since: datetime.date | None = field(default=None, description="The first day.")
    until: datetime.date | None = field(default=None, description="The last day.")


@strawberry.type(description="Questions about the log of acts.")
class AuditQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="The log of acts, the newest first: those of the authorities in which the "
        "viewer is a `CONTROLLER` at least, and those done to them. Days are those of the "
        "registry.",
    )
    async def audit_log(
        self, info: Info, asked: Asked, filter: AuditFilter | None = None
    ) -> LoggedActConnection | None:
        context = info.context
        store, actor = signed_in(context)
        window = LOG.window(asked)
        wanted = _wanted(filter or AuditFilter(), context)
        page = await in_thread(partial(acts, store, actor=actor, wanted=wanted, window=window))
        return LoggedActConnection(
            edges=edges(page.piece, LOG, act_key, _shown),
            page_info=piece_info(page.piece, LOG, act_key),
            total_count=page.total,
        )


def _wanted(asked: AuditFilter, context: Context) -> ActFilter:
    """Raises BadRange where the days are the wrong way round."""
    if asked.since and asked.until and asked.until < asked.since:
        raise BadRange(asked.since, asked.until)
    return ActFilter(
        subject=asked.subject,
        actor=asked.actor,
        kind=asked.kind,
        since=_begin(asked.since, context) if asked.since else None,
        until=_end(asked.until, context) if asked.until else None,
    )


def _begin(day: datetime.date, context: Context) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, context.now.tzinfo)


def _end(day: datetime.date, context: Context) -> datetime.datetime | None:
    """The first moment after a day; None: there is none after the last day of the calendar."""
    if day == datetime.date.max:
        return None
    return _begin(day + datetime.timedelta(days=1), context)


def _shown(act: Act) -> LoggedAct:
    return LoggedAct(
        sequence=act.seq,
        at=act.at,
        actor=act.actor,
        role=Role(act.role),
        authority=act.authority,
        kind=act.kind,
        subject=act.subject,
        base_revision=act.base_revision,
        change=change_of(act),
        hash=act.leaf.hex(),
    )
