"""How a mutation acts: in a thread, told when the store is busy, served from then on."""

from collections.abc import Callable
from typing import TypeVar

from registry.refusals import Conflict, Forbidden, Invalid, NotFound
from registry.store import StoreBusy
from schema.context import Context
from schema.errors import Busy
from schema.loading import in_thread

Done = TypeVar("Done")
REFUSALS = (Conflict, Forbidden, Invalid, NotFound)
REVISION = "The revision that was looked at; another one is a conflict."
KEY = "Any words that name this request: sent again with the same key, it is done once."


async def carried_out(context: Context, change: Callable[[], Done]) -> Done:
    """Runs a write in a thread; what was changed is served from then on. Raises Busy."""
    try:
        done = await in_thread(change)
    except StoreBusy as busy:
        raise Busy from busy
    if not isinstance(done, REFUSALS):
        context.loaders.forget()
        await in_thread(context.changed)
    return done
