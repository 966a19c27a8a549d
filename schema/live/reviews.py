"""`reviewChanged`: what people did to the reviews of the authorities in which one has a role.

Who asks is asked again before anything is told: a session that ended, a token or a role that was
taken back, ends the stream.
"""

import datetime
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial

import strawberry
from strawberry import field

from registry.actors import Actor, Role
from registry.refusals import NotFound
from registry.review import case
from registry.review.work.changes import CaseChange, changes_of
from schema.context import Context, Info
from schema.enums import ReviewState
from schema.errors import AccessEnded, BadId, SignInNeeded
from schema.live.broker import Acts, Broker, Listener, Live
from schema.loading import in_thread
from schema.paging import LOG
from schema.reviews import case_number, signed_in
from schema.types.review import camel_case

ASKS_AGAIN = 15.0  # seconds after which a quiet stream asks again whether it may go on


@strawberry.type(description="Something that somebody did to a review.")
class ReviewChange:
    number: int = field(description="The number of the case.")
    measure: int | None = field(description="The number of the measure it is about, if any.")
    act: str = field(description="The act: the name of its mutation.")
    by: str = field(description="Who did it.")
    at: datetime.datetime = field(description="When.")
    state: ReviewState = field(description="What the case shows now.")
    cursor: str = field(description="Its place in the log: `since` in a later subscription.")


@strawberry.type
class ReviewSubscription:
    @strawberry.subscription(
        description="Changes of one case, or of all that the viewer may see; also those of other "
        "servers on the same database. `since` is a cursor of a change or of a case that was read: "
        "what happened after it is told first, so nothing is missed between reading and "
        "subscribing."
    )
    async def review_changed(
        self, info: Info, case: strawberry.ID | None = None, since: str | None = None
    ) -> AsyncIterator[ReviewChange]:
        live = _live(info.context)
        wanted = await _wanted(info.context, case)
        start = LOG.key(since)[0] if since is not None else None
        async with live.broker.listening(live.counted) as listener:
            told = listener.start if start is None else start
            async for acts in _from_then_on(live.broker, listener, told):
                new = [act for act in acts if act.seq > told]
                for change in await in_thread(partial(_seen, info.context, live, new, wanted)):
                    yield _shown(change)
                told = max(told, *(act.seq for act in new)) if new else told


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The case that is listened to, and whose it is."""

    number: int
    authority: str


def _live(context: Context) -> Live:
    """Raises SignInNeeded."""
    signed_in(context)
    if context.live is None:
        raise SignInNeeded
    return context.live


async def _wanted(context: Context, case_id: str | None) -> _Wanted | None:
    """Raises BadId for a case that is not there, or not for who asks."""
    if case_id is None:
        return None
    store, actor = signed_in(context)
    number, today = case_number(case_id), context.now.date()
    found = await in_thread(partial(case, store, number, actor=actor, today=today))
    if isinstance(found, NotFound):
        raise BadId
    return _Wanted(number, found.case.authority)


async def _from_then_on(broker: Broker, listener: Listener, start: int) -> AsyncIterator[Acts]:
    """What was kept behind one act before anybody listened, then what comes; nothing, now and then,
    when nothing comes.
    """
    while start < listener.start:
        acts = await broker.acts_since(start, listener.start)
        if not acts:
            break
        yield acts
        start = acts[-1].seq
    while True:
        yield await listener.next(ASKS_AGAIN)


def _seen(context: Context, live: Live, acts: Acts, wanted: _Wanted | None) -> list[CaseChange]:
    """What these acts mean to who listens, who is asked for again. Raises AccessEnded."""
    store, _ = signed_in(context)
    actor = live.who()
    if actor is None or not _may_listen(actor, wanted):
        raise AccessEnded
    if not acts:
        return []
    with store.read() as session:
        found = changes_of(session, acts, live.clock().date())
    return [
        each
        for each in found
        if (wanted is None or each.case == wanted.number)
        and actor.grant_for(Role.VIEWER, each.authority)
    ]


def _may_listen(actor: Actor, wanted: _Wanted | None) -> bool:
    if wanted is not None:
        return actor.grant_for(Role.VIEWER, wanted.authority) is not None
    return any(grant.authority for grant in actor.grants)


def _shown(change: CaseChange) -> ReviewChange:
    return ReviewChange(
        number=change.case,
        measure=change.measure,
        act=camel_case(change.act),
        by=change.by,
        at=change.at,
        state=ReviewState(change.state),
        cursor=LOG.cursor((change.seq,)),
    )
