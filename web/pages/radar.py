"""The adoption radar: papers that data replaced, and which procedures still ask for them."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from web.labels import words_of
from web.links import Params
from web.page import ask, params_of, show
from web.pages.paging import page_asked

VOCABULARIES: Mapping[str, str] = {"state": "adoption", "register": "register", "authority": ""}
RANKS: Sequence[str] = tuple(words_of("adoption"))


async def radar(request: Request) -> Response:
    params = params_of(request)
    answer = await ask(request, "radar", **wanted(params))
    return show(request, "radar.html", answer, params=params, states=in_order(answer))


def wanted(params: Params) -> dict[str, object]:
    """The variables of the document."""
    picked = {name: list(values) for name in VOCABULARIES if (values := params.every(name))}
    return {"filter": picked or None, **page_asked(params)}


def in_order(answer: Mapping[str, Any]) -> list[Any]:
    """How many papers are in each state, failures first."""
    buckets = answer["everything"]["facets"]["state"]
    return sorted(buckets, key=lambda bucket: RANKS.index(bucket["value"].lower()))
