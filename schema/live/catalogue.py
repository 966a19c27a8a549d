"""`catalogueChanged`: what changed in the published catalogue, told to anybody.

By a release, and on the day on which a release takes effect or a temporary content ends, although
nothing is written then.
"""

import datetime
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import strawberry
from strawberry import field

from registry.procedure.vocabulary import Change
from registry.publication import catalogue_changes as registry
from registry.publication.following import fields_of, step_behind
from registry.publication.releases import PUBLISH
from registry.publication.releases.in_time import ChangeKind
from registry.store import Store
from schema.context import Context, Info
from schema.errors import BadCursor, LimitExceeded, SignInNeeded
from schema.live.broker import Listener, Live
from schema.loading import in_thread
from schema.paging import LARGEST_SIZE, PLACE
from schema.types.reference import Authority
from schema.views import Views

LOOKS_AGAIN = 15.0  # seconds after which a quiet stream looks whether another day has begun
ENTRIES = 50  # of one change that are told

strawberry.enum(registry.Cause, name="CatalogueChangeCause", description="Why it changed.")


@strawberry.type(description="One procedure that is not as it was.")
class CatalogueChangeEntry:
    authority: Authority = field(description="Who announces it.")
    code: str = field(description="The code.")
    kind: ChangeKind = field(description="What became of it.")
    change: Change | None = field(
        description="What the decision does to it; null when a temporary content has ended."
    )
    edition: str = field(description="The hash of its content now, or of the last it had.")


@strawberry.type(description="What one release changed in the published catalogue at a time.")
class CatalogueChange:
    cause: registry.Cause = field(description="Why it changed.")
    sequence: int = field(description="The number of the release among all releases.")
    number: str = field(description="The number of the decision.")
    issuer: Authority = field(description="Who decided.")
    day: datetime.date = field(description="The day since which it is so.")
    count: int = field(description="How many procedures that were asked for it changed.")
    entries: list[CatalogueChangeEntry] = field(
        description=f"These procedures, at most {ENTRIES}, in the order of authority and code."
    )
    more: bool = field(description="Whether it changed more procedures than are told.")
    cursor: str = field(description="Its place: `since` in a later subscription.")


@strawberry.type
class CatalogueCursorQuery:
    @strawberry.field(
        description="The place of what is served now: `since` of `catalogueChanged`, so that "
        "nothing is missed between reading and subscribing."
    )
    def catalogue_cursor(self, info: Info) -> str:
        seq, _, day = info.context.views.catalogue.revision.partition("@")
        return PLACE.cursor((int(seq), day, 0))


@strawberry.type
class CatalogueSubscription:
    @strawberry.subscription(
        description="Changes of what is in force, by releases and by days that begin; also those "
        "of other servers on the same database. `since` is a cursor of a change or "
        "`catalogueCursor`: what happened after it is told first. The others narrow it: an "
        "authority, a field, at most 100 codes."
    )
    async def catalogue_changed(
        self,
        info: Info,
        since: str | None = None,
        authority: str | None = None,
        field: str | None = None,
        codes: list[str] | None = None,
    ) -> AsyncIterator[CatalogueChange]:
        store, live = _live(info.context)
        wanted = Wanted(authority, field, _codes(codes))
        place = _place(since) if since is not None else None
        async with live.broker.listening(live.counted) as listener:
            place = place or registry.Place(listener.start, live.clock().date())
            if place.seq > listener.start:
                raise BadCursor
            async for _ in _moments(listener):
                while step := await in_thread(partial(_step, store, place, live)):
                    place = step.place
                    for change in await in_thread(partial(wanted.of, store, step.changes)):
                        yield _shown(info.context.views, change)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; None: all."""

    authority: str | None
    field: str | None
    codes: frozenset[str] | None

    def of(
        self, store: Store, changes: Sequence[registry.CatalogueChange]
    ) -> Sequence[registry.CatalogueChange]:
        """The changes with the procedures that are asked for; those with none are left out."""
        fields = fields_of(store, changes) if self.field is not None else {}
        narrowed = (change.only(lambda each: self._has(each, fields)) for change in changes)
        return [change for change in narrowed if change.procedures]

    def _has(self, each: registry.ChangedProcedure, fields: Mapping[str, str | None]) -> bool:
        return (
            self.authority in (None, each.authority)
            and (self.codes is None or each.code in self.codes)
            and (self.field is None or fields.get(each.edition) == self.field)
        )


def _live(context: Context) -> tuple[Store, Live]:
    """Raises SignInNeeded where nothing is told as it happens."""
    if context.store is None or context.live is None:
        raise SignInNeeded
    return context.store, context.live


def _place(cursor: str) -> registry.Place:
    """Raises BadCursor."""
    seq, iso, left = PLACE.key(cursor)
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError as broken:
        raise BadCursor from broken
    if day == datetime.date.min:  # nothing was given for it, and what changed needs the day before
        raise BadCursor
    return registry.Place(seq, day, left)


def _codes(asked: list[str] | None) -> frozenset[str] | None:
    """Raises LimitExceeded."""
    if asked is not None and len(asked) > LARGEST_SIZE:
        message = f"at most {LARGEST_SIZE} codes are listened to. Name fewer, or leave them out."
        raise LimitExceeded("TOO_MANY_CODES", message, limit=LARGEST_SIZE, found=len(asked))
    return frozenset(asked) if asked is not None else None


async def _moments(listener: Listener) -> AsyncIterator[None]:
    """Whenever there may be something to tell: now, after a release, now and then. FellBehind."""
    yield
    while True:
        acts = await listener.next(LOOKS_AGAIN)
        if not acts or any(act.kind == PUBLISH for act in acts):
            yield


def _step(store: Store, place: registry.Place, live: Live) -> registry.Step | None:
    return step_behind(store, place, live.clock().date())


def _shown(views: Views, change: registry.CatalogueChange) -> CatalogueChange:
    place, told = change.place, change.procedures[:ENTRIES]
    return CatalogueChange(
        cause=change.cause,
        sequence=change.release.number,
        number=change.release.decision_number,
        issuer=views.authority(change.release.authority),
        day=change.day,
        count=len(change.procedures),
        entries=[
            CatalogueChangeEntry(
                authority=views.authority(each.authority),
                code=each.code,
                kind=each.kind,
                change=each.change,
                edition=each.edition,
            )
            for each in told
        ],
        more=len(change.procedures) > len(told),
        cursor=PLACE.cursor((place.seq, place.day.isoformat(), place.left)),
    )
