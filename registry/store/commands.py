"""Carrying out one request: change, act and outcome in one transaction, once however often sent."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from registry.actors import Actor
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal, conflict
from registry.store.acts import Writing
from registry.store.dialect import json_text
from registry.store.store import Store
from registry.store.tables import IdempotencyRow

Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Request:
    """Who asks for what; the same key means the same request, sent again."""

    kind: str
    subject: str
    actor: Actor
    now: datetime
    idempotency_key: str
    expected_revision: int
    fields: Mapping[str, Any]  # Any: plain data

    def digest(self) -> str:
        """What makes two requests the same; when they were sent does not."""
        said = json_text([self.kind, self.subject, self.expected_revision, self.fields])
        return hashlib.sha256(said.encode()).hexdigest()


def carry_out(
    store: Store,
    request: Request,
    outcome: type[Outcome],
    change: Callable[[Writing], Outcome | Refusal],
) -> Outcome | Refusal:
    """Runs `change`, which logs its act, and keeps its outcome under the request's key.

    A refusal keeps nothing. A request that was carried out before gets its outcome again. Raises
    StoreBusy.
    """
    with store.write(request.actor, request.now) as writing:
        before = writing.session.get(IdempotencyRow, (request.actor.name, request.idempotency_key))
        if before is not None:
            writing.give_up()
            return _again(before, request, outcome)
        answer = change(writing)
        if isinstance(answer, Conflict | Forbidden | Invalid | NotFound):
            writing.give_up()
        else:
            _remember(writing, request, _adapter(outcome).dump_python(answer, mode="json"))
        return answer


def is_carried_out(store: Store, actor: Actor, idempotency_key: str) -> bool:
    """Whether a request with this key was carried out: sent again, it gets its outcome again."""
    with store.read() as session:
        return session.get(IdempotencyRow, (actor.name, idempotency_key)) is not None


def _again(before: IdempotencyRow, request: Request, outcome: type[Outcome]) -> Outcome | Conflict:
    if before.request != request.digest():
        return conflict("key-reused", key=request.idempotency_key)
    found: Outcome = _adapter(outcome).validate_python(before.outcome)
    return found


# Made once for each kind of outcome (hence Any): to make one takes longer than to use it.
_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


def _remember(writing: Writing, request: Request, outcome: Any) -> None:  # Any: plain data
    writing.session.add(
        IdempotencyRow(
            actor=request.actor.name,
            key=request.idempotency_key,
            kind=request.kind,
            request=request.digest(),
            outcome=outcome,
            act=writing.acts[-1],
            at=request.now,
        )
    )
