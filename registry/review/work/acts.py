"""The log of acts as those read it who answer for what others do, the newest act first."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_
from sqlmodel import Session, col, func, select

from registry.actors import Actor, Role
from registry.review.work.cases import within
from registry.store.acts import Act
from registry.store.pieces import FIRST_PIECE, Key, Piece, Window, cut, windowed
from registry.store.store import Store
from registry.store.tables import ActRow


@dataclass(frozen=True, slots=True)
class ActFilter:
    """Which acts are wanted; None: all. `until` is the first moment that is no longer wanted.

    `subject` is what an act was done to, or what lies below it: `reviews/4` is `reviews/4/measures`
    too.
    """

    subject: str | None = None
    actor: str | None = None
    kind: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ActPage:
    """A piece of the log, and how many acts there are in all."""

    piece: Piece[Act]
    total: int


def acts(
    store: Store, *, actor: Actor, wanted: ActFilter = ActFilter(), window: Window = FIRST_PIECE
) -> ActPage:
    """The acts of the authorities in which the actor is a controller at least.

    Those are the acts done in a role of such an authority, and those done to it or its procedures
    by others. Who controls nothing is given nothing.
    """
    limits = [_within(actor), *_chosen(wanted)]
    query = windowed(select(ActRow).where(*limits), [col(ActRow.seq)], window, falling=True)
    with store.read() as session:
        rows = (Act(**row.model_dump()) for (row,) in session.execute(query))
        return ActPage(cut(rows, window), _count(session, limits))


def act_key(act: Act) -> Key:
    """The place of an act in the log."""
    return (act.seq,)


def change_of(act: Act) -> Any:  # Any: plain data
    """What the act says that it changed."""
    return json.loads(act.body)["change"]


def _count(session: Session, limits: list[ColumnElement[bool]]) -> int:
    return session.exec(select(func.count()).select_from(ActRow).where(*limits)).one()


def _within(actor: Actor) -> ColumnElement[bool]:
    held = [each.authority for each in actor.grants if each.role.includes(Role.CONTROLLER)]
    own = (f"{kind}/{key}" for key in held for kind in ("procedures", "authorities"))
    return or_(within(actor, Role.CONTROLLER, col(ActRow.authority)), *map(_about, own))


def _chosen(wanted: ActFilter) -> Iterator[ColumnElement[bool]]:
    if wanted.subject is not None:
        yield _about(wanted.subject)
    if wanted.actor is not None:
        yield col(ActRow.actor) == wanted.actor
    if wanted.kind is not None:
        yield col(ActRow.kind) == wanted.kind
    if wanted.since is not None:
        yield col(ActRow.at) >= wanted.since
    if wanted.until is not None:
        yield col(ActRow.at) < wanted.until


def _about(subject: str) -> ColumnElement[bool]:
    """The subject or what lies below it, letter by letter: LIKE would fold case in one database."""
    below = f"{subject}/"
    return or_(
        col(ActRow.subject) == subject,
        func.substr(col(ActRow.subject), 1, len(below)) == below,
    )
