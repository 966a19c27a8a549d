"""What is read from the store for one request: in batches, in threads, never field by field."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from strawberry.dataloader import DataLoader

from registry.actors import Actor
from registry.publication.catalogue import Catalogue
from registry.review import verdicts as registry
from registry.review.histories import histories
from registry.store.store import Store
from schema.context import Context
from schema.types.finding import Verdict
from schema.views import views_of

Read = TypeVar("Read")

_READERS = 8
_limiter: RunVar[CapacityLimiter] = RunVar("readers of the store")


def request(
    catalogue: Catalogue, *, actor: Actor | None = None, store: Store | None = None
) -> Context:
    """A new request on a snapshot. Without a store there is nothing but what is published."""
    return Context(views_of(catalogue), Loaders(store), actor, store)


async def in_thread(read: Callable[[], Read]) -> Read:
    """Runs a blocking read beside the event loop; few at a time, so that threads stay free."""
    limiter = _limiter.get(None)
    if limiter is None:
        limiter = CapacityLimiter(_READERS)
        _limiter.set(limiter)
    return await to_thread.run_sync(read, limiter=limiter)


class Loaders:
    """The loaders of one request; each asks the store once for all that is wanted together."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self.verdicts: DataLoader[str, list[Verdict]] = DataLoader(self._verdicts)

    async def _verdicts(self, fingerprints: list[str]) -> Sequence[list[Verdict]]:
        if self._store is None:
            return [[] for _ in fingerprints]
        found = await in_thread(partial(histories, self._store, fingerprints))
        return [[_verdict(one) for one in found.get(name, ())] for name in fingerprints]


def _verdict(one: registry.Verdict) -> Verdict:
    return Verdict(
        decision=one.decision,
        at=one.at,
        reason=one.reason,
        words=one.words,
        until=one.until,
        actor=one.actor,
    )
