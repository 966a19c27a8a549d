"""Reads of another day: the same views, of the catalogue as it stood then."""

import datetime
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar

from schema.context import Context
from schema.views import Views, views_of

Shown = TypeVar("Shown")
AS_OF = "The day whose law counts; null: today."
RECORDED_BY = (
    "Only what had been published here by this moment, without a zone in that of the registry; "
    "null: all that is known now."
)
_limiter: RunVar[CapacityLimiter] = RunVar("makers of snapshots")


def on_day(
    context: Context,
    as_of: datetime.date | None,
    recorded_by: datetime.datetime | None,
    show: Callable[[Views], Shown | Awaitable[Shown]],
) -> Any:  # Any: what is shown, or an awaitable of it
    """What is shown of the catalogue of a day; today's is there at once unless `show` is awaited
    itself, others are awaited.
    """
    if as_of is None and recorded_by is None:
        return show(context.views)
    return _of_another_day(context, as_of, recorded_by, show)


async def views_at(
    context: Context, as_of: datetime.date | None, recorded_by: datetime.datetime | None = None
) -> Views:
    """The views of the catalogue in force on a day, of what was known by a moment."""
    if context.past is None:
        return context.views
    day = as_of or context.now.date()
    if recorded_by is not None and recorded_by.tzinfo is None:
        recorded_by = recorded_by.replace(tzinfo=context.now.tzinfo)
    read = partial(context.past, day, recorded_by)
    return views_of(await to_thread.run_sync(read, limiter=_one_at_a_time()))


def _one_at_a_time() -> CapacityLimiter:
    """Making a snapshot takes long: whoever waits for one keeps no other reader waiting."""
    limiter = _limiter.get(None)
    if limiter is None:
        limiter = CapacityLimiter(1)
        _limiter.set(limiter)
    return limiter


async def _of_another_day(
    context: Context,
    as_of: datetime.date | None,
    recorded_by: datetime.datetime | None,
    show: Callable[[Views], Shown | Awaitable[Shown]],
) -> Shown:
    shown = show(await views_at(context, as_of, recorded_by))
    return await shown if isinstance(shown, Awaitable) else shown
