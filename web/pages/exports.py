"""A procedure to be taken away: CPSV-AP (JSON-LD), BPMN 2.0, and the poster for the desk (PDF)."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry.publication.catalogue import Catalogue
from registry.publication.lists import poster_of
from registry.publication.procedures import is_public
from registry.publication.standards import Addresses, Task, bpmn, cpsv_ap
from schema.loading import in_thread
from web.addresses import public_addresses
from web.page import ask, catalogue_of, language, params_of
from web.pages.days import AS_OF, day_asked
from web.pages.procedure import lane, waits_for
from web.site import site_of

JSON_LD = "application/ld+json"
XML = "application/xml"
Answer = Mapping[str, Any]  # JSON of a GraphQL answer


async def procedure_jsonld(request: Request) -> Response:
    """The procedure as a public service of CPSV-AP, on a day; an internal one is none."""
    catalogue = await _catalogue_asked(request)
    row = catalogue.row(request.path_params["code"], request.query_params.get("authority"))
    if row is None or not is_public(catalogue.procedures[row]):
        raise HTTPException(404)
    item = catalogue.procedures[row]
    content = cpsv_ap([item], catalogue.reference, public_addresses(request), catalogue)
    return Response(content, media_type=JSON_LD)


async def procedure_poster(request: Request) -> Response:
    """The poster of a procedure in force, on a day; what is in force no more has none."""
    site, day = site_of(request), day_asked(params_of(request), AS_OF)
    catalogue = await _catalogue_asked(request)
    code = request.path_params["code"]
    row = catalogue.row(code, request.query_params.get("authority"))
    if row is None or not catalogue.procedures[row].is_in_force:
        raise HTTPException(404)
    paper = poster_of(
        catalogue.procedures[row],
        catalogue.reference,
        public_addresses(request),
        day=day or site.today,
    )
    content = await in_thread(partial(site.press.pdf, paper))
    headers = {"Content-Disposition": f'inline; filename="{code}.pdf"'}
    return Response(content, media_type="application/pdf", headers=headers)


async def procedure_bpmn(request: Request) -> Response:
    """The steps of the procedure, as they are on a day, as a BPMN diagram."""
    code, found = request.path_params["code"], await _procedure_asked(request)
    content = bpmn(found["name"], tasks(found, language(request)))
    headers = {"Content-Disposition": f'attachment; filename="{code}.bpmn"'}
    return Response(content, media_type=XML, headers=headers)


async def parts_bpmn(request: Request) -> Response:
    """The parts of an interlinked procedure, on a day, as a BPMN diagram, each a call of that
    procedure.
    """
    code, found = request.path_params["code"], await _procedure_asked(request)
    if not found["parts"]:
        raise HTTPException(404)
    content = bpmn(found["name"], calls(found, public_addresses(request)))
    headers = {"Content-Disposition": f'attachment; filename="{code}-parts.bpmn"'}
    return Response(content, media_type=XML, headers=headers)


async def _catalogue_asked(request: Request) -> Catalogue:
    """The catalogue of the day that the address names; that of today where it names none."""
    catalogue, day = await catalogue_of(request), day_asked(params_of(request), AS_OF)
    return catalogue if day is None else await site_of(request).catalogue_on(catalogue, day)


async def _procedure_asked(request: Request) -> Answer:
    """What the page tells of the procedure on the day asked for. Raises HTTPException (404)."""
    day = day_asked(params_of(request), AS_OF)
    answer = await ask(
        request,
        "procedure",
        code=request.path_params["code"],
        authority=request.query_params.get("authority"),
        asOf=day and day.isoformat(),
        lang=language(request).upper(),
    )
    if answer["procedure"] is None:
        raise HTTPException(404)
    found: Answer = answer["procedure"]
    return found


def calls(procedure: Answer, addresses: Addresses) -> list[Task]:
    """The parts of an interlinked procedure as its diagram shows them: a lane for each body."""
    return [
        Task(
            id=part["id"],
            name=part["procedure"]["name"] if part["procedure"] else part["code"],
            lane=part["authority"]["name"],
            by_applicant=False,
            after=tuple(part["after"]),
            facts=limit_facts(part["timeLimit"]),
            calls=addresses.procedure(part["authority"]["key"], part["code"]),
        )
        for part in procedure["parts"]
    ]


def limit_facts(limit: Answer | None) -> dict[str, str]:
    """A limit with its unit, which BPMN has no word for."""
    told = {
        "amount": limit and limit["amount"],
        "unit": ((limit and limit["unit"]) or "").lower(),
    }
    return {name: str(value) for name, value in told.items() if value not in (None, "")}


def tasks(procedure: Answer, lang: str) -> list[Task]:
    """The steps of a procedure as its BPMN diagram shows them."""
    steps = procedure["steps"] or ()
    return [
        Task(
            id=step["id"],
            name=step["name"],
            lane=lane(step, "en" if lang == "en" else "vi"),
            by_applicant=step["actor"] == "APPLICANT",
            after=waits_for(step, steps[:at]),
            facts=facts(step),
        )
        for at, step in enumerate(steps)
    ]


def facts(step: Answer) -> dict[str, str]:
    """What BPMN has no word for: the limit with its unit, the act, the cases and the condition."""
    told = {
        "action": (step["action"] or "").lower(),
        "case": " ".join(step["case"]),
        "when": step["when"],
    }
    said = {name: str(value) for name, value in told.items() if value not in (None, "")}
    return limit_facts(step["timeLimit"]) | said
