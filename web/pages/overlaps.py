"""What overlaps among the published procedures, one view at a time."""

from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.links import Params
from web.page import ask, params_of, show
from web.pages.paging import page_asked

# The views in the order of the menu, each with what counts it in the answer.
VIEWS: Mapping[str, str] = {
    "shared": "sharedCount",
    "families": "familyCount",
    "names": "nameCount",
    "issued": "issuedCount",
    "circles": "",
    "local": "localCount",
    "instruments": "instrumentCount",
}
# What one thing is asked about by its name in the address: a paper, an instrument.
OF_THINGS = ("paper", "instrument")


# Of one procedure: what is like it, what flows into it and out of it.
OF_ONE = "procedure"


async def overlaps(request: Request) -> Response:
    params = params_of(request)
    answer = await ask(request, "overlaps", **wanted(params))
    if view(params) in (OF_ONE, "paper") and answer[view(params)] is None:
        raise HTTPException(404)
    more = {"params": params, "view": view(params), "counts": counts(answer)}
    return show(request, "overlaps.html", {**answer, **more})


def view(params: Params) -> str:
    """The view that is asked for, else the first; a code asks about one procedure, a key or a
    number about one paper or instrument.
    """
    if params.first("code"):
        return OF_ONE
    thing = next((name for name in OF_THINGS if params.first(name)), None)
    if thing is not None:
        return thing
    asked = params.first("view")
    return asked if asked in VIEWS else next(iter(VIEWS))


def wanted(params: Params) -> dict[str, object]:
    """The variables of the document."""
    chosen = view(params)
    names = {"code": params.first("code") or None, "authority": params.first("authority") or None}
    things = {f"{name}Key": params.first(name) or None for name in OF_THINGS}
    shown = {name: name == chosen for name in (*VIEWS, OF_ONE, *OF_THINGS)}
    kinds = list(params.every("kind")) or None
    return {**shown, **names, **things, "kinds": kinds, **page_asked(params)}


def counts(answer: Mapping[str, Any]) -> Mapping[str, int | None]:
    """How many there are in each view, where that is told."""
    return {name: answer[count]["totalCount"] if count else None for name, count in VIEWS.items()}
