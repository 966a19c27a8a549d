"""A procedure, with the shapes that GraphQL does not give as such: groups, the picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.addresses import addresses_of
from web.filters import time_limit
from web.labels import Language, label, words_of
from web.links import link
from web.page import ask, catalogue_of, language, params_of, show
from web.pages.days import AS_OF, day_asked
from web.pages.structured_data import is_service, structured_data
from web.pictures import StepBox, steps_picture
from web.site import site_of
from web.words import translate

Answer = Mapping[str, Any]  # JSON of a GraphQL answer: its shape is the page's document


async def procedure(request: Request) -> Response:
    lang, params = language(request), params_of(request)
    as_of = day_asked(params, AS_OF)
    answer = await ask(
        request,
        "procedure",
        code=request.path_params["code"],
        authority=params.first("authority") or None,
        asOf=as_of and as_of.isoformat(),
        lang=lang.upper(),
    )
    if answer["procedure"] is None:
        return await _to_come(request)
    found = answer["procedure"] | {"findings": by_severity(answer["procedure"]["findings"])}
    identity, today = (found["code"], found["authority"]["key"]), site_of(request).today
    data = structured_data(
        found,
        addresses_of(request),
        as_of or today,
        lang,
        is_today=as_of in (None, today),
    )
    return show(
        request,
        "procedure.html",
        answer,
        procedure=found,
        papers=documents_by_case(found),
        found=findings_by_element(found["findings"]),
        picture=picture(found, lang),
        as_of=as_of,
        is_known_today=(await catalogue_of(request)).row(*identity) is not None,
        is_service=is_service(found),
        data=data,
        today=today,
    )


async def _to_come(request: Request) -> Response:
    """Leads to the first content of a procedure that is published but not in force yet.

    Raises HTTPException (404) where there is no such procedure, or another day was asked for.
    """
    code, params = request.path_params["code"], params_of(request)
    item = (await catalogue_of(request)).coming_one(code, params.first("authority") or None)
    if item is None or params.first(AS_OF):
        raise HTTPException(404)
    day = item.dated[0].day.isoformat()
    address = link(
        request.url.path, lang=language(request), authority=item.identity[0], **{AS_OF: day}
    )
    return RedirectResponse(address, 302)


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of one case; `case` is None for those asked in every case."""

    case: Answer | None
    documents: tuple[Answer, ...]


def documents_by_case(procedure: Answer) -> tuple[Papers, ...]:
    """What everyone hands in, then what each case adds; a document of two cases stands in both."""
    documents: Sequence[Answer] = procedure["documents"] or ()
    groups = [Papers(None, tuple(d for d in documents if not d["case"]))]
    groups += [
        Papers(case, tuple(d for d in documents if case["id"] in d["case"]))
        for case in procedure["cases"]
    ]
    return tuple(group for group in groups if group.documents)


def findings_by_element(findings: Iterable[Answer]) -> dict[str, list[Answer]]:
    """The findings of each element path, so that a row can show its own."""
    found: dict[str, list[Answer]] = {}
    for finding in findings:
        found.setdefault(finding["element"], []).append(finding)
    return found


def by_severity(findings: Iterable[Answer]) -> list[Answer]:
    """The most severe first, else in the order they came in."""
    ranks = tuple(words_of("severity"))
    return sorted(findings, key=lambda finding: ranks.index(finding["severity"].lower()))


def step_boxes(procedure: Answer, lang: Language) -> tuple[StepBox, ...]:
    """The steps as the picture needs them."""
    steps: Sequence[Answer] = procedure["steps"] or ()
    found = findings_by_element(procedure["findings"])
    return tuple(
        StepBox(
            id=step["id"],
            lane=lane(step, lang),
            name=step["name"],
            time_limit=time_limit(step["timeLimit"], lang=lang) if step["timeLimit"] else "",
            after=waits_for(step, steps[:place]),
            findings=sum(len(found.get(path, ())) for path in paths_of(step)),
        )
        for place, step in enumerate(steps)
    )


def lane(step: Answer, lang: Language) -> str:
    """Who acts: the agency where it is named, else the actor's role."""
    named = (step["agency"] or {}).get("name")
    return str(named) if named else label(step["actor"] or "unknown", "actor", lang)


def waits_for(step: Answer, above: Sequence[Answer]) -> tuple[str, ...]:
    """What comes before; without `after`, the nearest step above that can occur with it."""
    if step["after"] is not None:
        return tuple(step["after"])
    together = (s for s in reversed(above) if not step["case"] or not s["case"] or shares(step, s))
    return tuple(s["id"] for s in [next(together, None)] if s)


def shares(step: Answer, other: Answer) -> bool:
    return bool(set(step["case"]) & set(other["case"]))


def paths_of(step: Answer) -> tuple[str, ...]:
    path = f"steps/{step['id']}"
    return path, f"{path}/time_limit"


def picture(procedure: Answer, lang: Language) -> Markup:
    """The picture of the steps."""
    title = translate("Sơ đồ các bước: {name}", lang, name=procedure["name"])
    return steps_picture(step_boxes(procedure, lang), title=title, lang=lang)
