"""The catalogue and its search, with the choices made, to be taken back singly."""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from web.labels import Language, label, words_of
from web.links import Params
from web.page import ask, language, params_of, show
from web.pages.days import AS_OF, day_asked
from web.pages.paging import page_asked

VOCABULARIES: Mapping[str, str] = {
    "level": "level",
    "serviceLevel": "service_level",
    "applicant": "applicant",
    "severity": "severity",
    "authority": "",
    "field": "",
}
RANKS: Mapping[str, Sequence[str]] = {
    name: tuple(words_of(VOCABULARIES[name])) for name in ("level", "serviceLevel", "severity")
}
ORDERS: Mapping[str, str] = {"name": "NAME", "code": "CODE", "findings": "FINDINGS"}


async def catalogue(request: Request) -> Response:
    params = params_of(request)
    as_of = day_asked(params, AS_OF)
    answer = await ask(request, "catalogue", **wanted(params), asOf=as_of and as_of.isoformat())
    facets = answer["procedures"]["facets"]
    picked = chosen(params, facets, language(request))
    return show(
        request,
        "catalogue.html",
        answer,
        params=params,
        chosen=picked,
        facets=in_order(facets),
        as_of=as_of,
    )


def wanted(params: Params) -> dict[str, object]:
    """The variables of the document."""
    picked = {name: list(values) for name in VOCABULARIES if (values := params.every(name))}
    return {
        "search": params.first("q") or None,
        "filter": picked or None,
        "orderBy": ORDERS.get(params.first("sort")),
        **page_asked(params),
    }


def in_order(facets: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Facets of ranks from the highest to the lowest, the others as they come: by number."""
    return {
        name: sorted(facets[name], key=lambda bucket: RANKS[name].index(bucket["value"].lower()))
        if name in RANKS
        else list(facets[name])
        for name in VOCABULARIES
    }


def chosen(
    params: Params, facets: Mapping[str, Any], lang: Language
) -> tuple[tuple[str, str, str], ...]:
    """(name, value, words) of each facet that is ticked."""
    return tuple(
        (name, value, words_for(name, value, facets, lang))
        for name, value in params.chosen(VOCABULARIES)
    )


def words_for(name: str, value: str, facets: Mapping[str, Any], lang: Language) -> str:
    """The words of a choice: from the vocabulary, else from the facet itself."""
    vocabulary = VOCABULARIES[name]
    if vocabulary:
        return label(value, vocabulary, lang)
    buckets = facets.get(name) or ()
    return next((b["label"] for b in buckets if b["value"] == value and b["label"]), value)
