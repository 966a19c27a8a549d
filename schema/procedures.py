"""Which published procedures are shown; the lists of provinces are worked out when first asked for,
beside the event loop: for a large catalogue that takes seconds.
"""

from collections.abc import Awaitable, Callable
from functools import partial

from registry.publication.facets import Mask
from registry.publication.lists import rows_listed
from registry.publication.ordering import Order
from schema.errors import LimitExceeded
from schema.inputs import ProcedureFilter, wanted_procedures
from schema.loading import in_thread
from schema.paging import LARGEST_SIZE, Asked
from schema.types.connections import ProcedureConnection
from schema.views import Views

Shown = ProcedureConnection | Awaitable[ProcedureConnection]


def shown(
    chosen: ProcedureFilter | None, search: str, order: Order, asked: Asked
) -> Callable[[Views], Shown]:
    """What shows the page that is asked for, of the catalogue of any day; to be awaited where lists
    of authorities are chosen. Raises LimitExceeded.
    """
    keys = _lists(chosen)

    def show(views: Views, among: Mask | None = None) -> ProcedureConnection:
        found = views.catalogue.find(wanted_procedures(chosen), search, order, among)
        return views.procedures(found, asked)

    async def show_lists(views: Views) -> ProcedureConnection:
        return show(views, await in_thread(partial(rows_listed, views.catalogue, keys)))

    return show_lists if keys else show


def _lists(chosen: ProcedureFilter | None) -> tuple[str, ...]:
    """The keys of the authorities whose lists are chosen."""
    keys = tuple(chosen.list_of or ()) if chosen else ()
    if len(keys) > LARGEST_SIZE:
        message = f"at most {LARGEST_SIZE} lists are looked at at once. Ask in several queries."
        raise LimitExceeded("TOO_MANY_KEYS", message, limit=LARGEST_SIZE, found=len(keys))
    return keys
