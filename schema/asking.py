"""Asking the store about all procedures at once: in a thread, and once for each snapshot."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from enum import StrEnum
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

import strawberry

from registry.analysis.catalogue.listed import LOADED, Listed, in_force
from registry.store import Store
from schema.context import Context
from schema.errors import SignInNeeded
from schema.loading import in_thread

if TYPE_CHECKING:
    from sqlmodel import Session

Answer = TypeVar("Answer")
Question = Callable[["Session", Listed], Answer]

_KEPT = 64


@strawberry.enum(description="Which procedures a question is asked of.")
class CatalogueScope(StrEnum):
    PUBLISHED = "published"
    LOADED = "loaded"


class _Answers:
    """Answers about what is published, which is the same until the next release."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Any:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: Hashable, answer: Any) -> None:
        with self._lock:
            self._kept[key] = answer
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)


_answers: WeakKeyDictionary[Store, _Answers] = WeakKeyDictionary()


async def answered(
    context: Context, scope: CatalogueScope, name: Hashable, question: Question[Answer]
) -> Answer | None:
    """The answer to a question (`name` tells it from others); None where there is no store.

    What is loaded and not published is for signed-in people: raises SignInNeeded.
    """
    store = context.store
    if scope is CatalogueScope.LOADED and context.actor is None:
        raise SignInNeeded
    if store is None:
        return None
    if scope is CatalogueScope.LOADED:
        return await in_thread(lambda: _asked(store, LOADED, question))
    listed = in_force(context.views.catalogue.contents.as_of)
    key = (context.views.catalogue.revision, name)
    return await in_thread(lambda: _remembered(store, listed, key, question))


def _remembered(store: Store, listed: Listed, key: Hashable, question: Question[Answer]) -> Answer:
    answers = _answers.setdefault(store, _Answers())
    answer: Answer | None = answers.get(key)
    if answer is None:
        answer = _asked(store, listed, question)
        answers.keep(key, answer)
    return answer


def _asked(store: Store, listed: Listed, question: Question[Answer]) -> Answer:
    with store.read() as session:
        return question(session, listed)
