"""What people do to a case and its measures: one form for each act that the state allows.

The acts, who may do them and what must be said with them come from GraphQL; nothing here knows the
state machine. A refused act shows the page of the case again as it is now, with what was typed.
"""

import secrets
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.review import transitions
from web.forms import fields_of, values_of
from web.links import link
from web.page import Answer, ask, language, run
from web.pages import act_document
from web.pages.reviews import (
    STATUSES,
    Editing,
    Form,
    Refused,
    case_page,
    is_day,
    page_of,
    shown,
    sign_in_first,
)
from web.visitors import visitor
from web.words import translate

ACTS = {
    "".join(word.capitalize() if place else word for place, word in enumerate(name.split("_"))): of
    for name, of in ((each.act, each.of) for each in transitions().values())
}
FIELDS = frozenset(
    [
        "words",
        "document_number",
        "effective",
        "until",
        "outcome",
        "title",
        "reason",
        "patch",
        "findings",
        "fingerprint",
        "since",
        "dossiers",
        "hours",
        "cost",
        "source",
    ]
)
DAYS = ("document_date", "effective", "until")


async def act(request: Request) -> Response:
    """One act of the state machine about the case, or about one of its measures."""
    name = request.path_params["act"]
    if name not in ACTS:
        raise HTTPException(404)
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    form = dict(await fields_of(request)) | {"act": name}
    lang = language(request)
    mistakes = [
        (f"{field_start(form)}-{day}", translate("Ghi ngày theo dạng năm-tháng-ngày.", lang))
        for day in DAYS
        if form.get(day) and not is_day(form[day])
    ]
    if mistakes:
        return await shown(request, form, Refused(422, "", "", mistakes))
    kind = "MeasureActInput" if ACTS[name] == "measure" else "CaseActInput"
    answer = await run(request, act_document(name, kind), input=said(form, kind), lang=lang.upper())
    return await after(request, form, answer, "acts")


async def add_measure(request: Request) -> Response:
    """A measure made of the remedies of accepted findings, or one that keeps the rule."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    every = await values_of(request)
    form = {name: values[-1] for name, values in every.items()} | {"act": "addMeasure"}
    chosen = every.get("findings", [])
    measure = {
        "outcome": form.get("outcome", "").upper(),
        "title": form.get("title", ""),
        "reason": form.get("reason", ""),
        "findings": chosen,
        "patch": await remedies(request, chosen) if form.get("outcome") != "keep" else [],
        "withinPower": form.get("within_power") != "no",
    }
    asked = {"reviewCase": number(request.path_params["id"]), "measure": measure} | same(form)
    answer = await ask(request, "add_measure", input=asked, lang=language(request).upper())
    return await after(request, form, answer, "measures")


async def remove_measure(request: Request) -> Response:
    """Takes a measure back before it is proposed."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    measure = request.path_params["measure"]
    form = dict(await fields_of(request)) | {"act": "removeMeasure", "measure": measure}
    asked = {"number": number(measure)} | same(form)
    answer = await ask(request, "remove_measure", input=asked, lang=language(request).upper())
    return await after(request, form, answer, "measures")


async def accept_consequence(request: Request) -> Response:
    """Accepts a finding that the proposal brings, with a reason."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    form = dict(await fields_of(request)) | {"act": "acceptConsequence"}
    form["number"] = form.get("consequence", "")
    asked = {
        "reviewCase": number(request.path_params["id"]),
        "fingerprint": form["number"],
        "words": form.get("words", ""),
    } | same(form)
    answer = await ask(request, "accept_consequence", input=asked, lang=language(request).upper())
    return await after(request, form, answer, "consequences")


async def remedies(request: Request, chosen: list[str]) -> list[Mapping[str, object]]:
    """The operations that the chosen findings suggest, each once."""
    answer = await case_page(request, Editing(0, ""))
    if answer["reviewCase"] is None:
        raise HTTPException(404)
    found = [
        {name: value for name, value in operation.items() if value is not None}
        for finding in answer["reviewCase"]["findings"]
        if finding["fingerprint"] in chosen
        for operation in finding["remedy"]
    ]
    return [each for place, each in enumerate(found) if each not in found[:place]]


def said(form: Form, kind: str) -> dict[str, object]:
    """The input of an act. Raises HTTPException when the form is not ours."""
    paper = form.get("document_number", "").strip()
    dated = form.get("document_date")
    found: dict[str, object] = {
        "number": number(form.get("number", "")),
        "words": form.get("words", ""),
        "document": {"number": paper, "date": dated} if paper and dated else None,
        **same(form),
    }
    if kind == "MeasureActInput":
        found |= {day: form.get(day) or None for day in ("effective", "until")}
    return found


def same(form: Form) -> dict[str, object]:
    """What every act names. Raises HTTPException when the form is not ours."""
    return {
        "expectedRevision": number(form.get("expected_revision", "")),
        "idempotencyKey": form.get("idempotency_key") or secrets.token_urlsafe(12),
    }


def number(text: str) -> int:
    """Raises HTTPException when it is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise HTTPException(400)
    return int(text)


async def after(request: Request, form: Form, answer: Answer, place: str) -> Response:
    """Back to the case, or the case again with why the act was refused."""
    done = answer["done"]
    if done["__typename"] == "ReviewActSuccess":
        return RedirectResponse(f"{link(page_of(request), lang=language(request))}#{place}", 303)
    start, found = field_start(form), done.get("fields", ())
    here = [error for error in found if field_of(error["field"]) in FIELDS]
    errors = [(f"{start}-{field_of(error['field'])}", error["message"]) for error in here]
    if len(found) > len(here):  # questions of the review forms, which have a page of their own
        left = len(found) - len(here)
        said = translate("Còn {n} câu hỏi chưa trả lời.", language(request), n=left)
        errors.append(("forms-link", said))
    refused = Refused(STATUSES[done["__typename"]], done["message"], done["toDo"], errors)
    return await shown(request, form, refused)


def field_start(form: Form) -> str:
    """How the ids of the fields of an act's form begin."""
    about = form.get("measure") or form.get("number") or "new"
    return f"a-{form['act']}-{about}"


def field_of(path: str) -> str:
    """The field of the form behind a path of the input."""
    return path.removeprefix("measure.").partition(".")[0].replace("document", "document_number")
