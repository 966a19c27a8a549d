"""How a mutation acts: in a thread, told when the store is busy, served from then on."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from registry.actors import Role
from registry.refusals import Conflict, Forbidden, Invalid, NotFound
from registry.store import StoreBusy
from schema.context import Context
from schema.errors import Busy
from schema.loading import in_thread
from schema.reviews import signed_in
from schema.types.results import AnyRefusal, shown_refusal

Done = TypeVar("Done")
Success = TypeVar("Success")
Refusal = Conflict | Forbidden | Invalid | NotFound
REFUSALS = (Conflict, Forbidden, Invalid, NotFound)
REVISION = "The revision that was looked at; another one is a conflict."
KEY = "Any words that name this request: sent again with the same key, it is done once."
_NAMED = ("idempotency_key", "expected_revision")


async def acted(
    context: Context,
    act: Callable[..., Done | Refusal],
    asked: object,
    show: Callable[[Done], Awaitable[Success | Refusal]],
) -> Success | AnyRefusal:
    """Does an act of the registry for who is signed in: what it changed as it is now, or why not.

    `asked` is the input, which names the key and, where there is one, the revision. `show` reads
    what was changed. Raises SignInNeeded, Busy.
    """
    store, actor = signed_in(context)
    named: dict[str, Any] = {  # Any: arguments of the act
        name: getattr(asked, name) for name in _NAMED if hasattr(asked, name)
    }
    done = await carried_out(context, lambda: act(store, actor=actor, now=context.now, **named))

    def may_do(role: Role) -> bool:  # whoever gets as far as to hear it holds a role there
        return any(grant.role.includes(role) for grant in actor.grants)

    if isinstance(done, REFUSALS):
        return shown_refusal(done, may_do)
    found = await show(done)
    return shown_refusal(found) if isinstance(found, REFUSALS) else found


def refused(context: Context, refusal: Invalid) -> AnyRefusal:
    """A refusal of what no act was asked with. Raises SignInNeeded: others are not told why."""
    signed_in(context)
    return shown_refusal(refusal)


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
