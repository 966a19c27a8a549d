"""Feedback for its unit: what is late and what is due soon, and the acts on one of it.

The acts, what must be said with them and who may do them come from GraphQL; nothing here knows the
states. To be taken up in a plan that has no item for it yet, an item is added to the plan first.
"""

import secrets
from collections.abc import Mapping
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.forms import fields_of
from web.links import link
from web.page import Answer, ask, language, params_of, run, show
from web.pages import act_document
from web.pages.paging import page_asked
from web.pages.review_acts import number, same
from web.pages.reviews import STATUSES, Form, Refused, sign_in_for
from web.visitors import visitor
from web.words import translate

INBOX = "/feedback/inbox"
TAKE_UP = "takeUpFeedback"


async def inbox(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_for(request, INBOX)
    params = params_of(request)
    chosen = {name: list(params.every(name)) for name in ("standing", "state")}
    answer = await ask(
        request,
        "inbox",
        filter={name: values for name, values in chosen.items() if values} or None,
        lang=language(request).upper(),
        **page_asked(params),
    )
    return show(request, "inbox.html", answer, params=params)


async def inbox_item(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_for(request, page_of(request))
    return await shown(request, None, None)


async def handle(request: Request) -> Response:
    """One act on feedback. Raises HTTPException 404 for an act that its state does not allow."""
    if (await visitor(request)).actor is None:
        return sign_in_for(request, page_of(request))
    name = request.path_params["act"]
    if not (name.isascii() and name.isalpha()):
        raise HTTPException(404)
    form = dict(await fields_of(request)) | {"act": name}
    if name == TAKE_UP and form.get("plan"):
        refused = await add_item(request, form)
        if refused is not None:
            return await shown(request, form, refused)
    return await done(request, form, said(request, form))


async def done(request: Request, form: Form, asked: Mapping[str, object]) -> Response:
    """Back to the feedback, or its page again with why the act was refused."""
    lang = language(request)
    document = act_document(form["act"], "FeedbackActInput")
    answer = (await run(request, document, input=asked, lang=lang.upper()))["done"]
    if answer["__typename"] == "FeedbackSuccess":
        return RedirectResponse(f"{link(page_of(request), lang=lang)}#history", 303)
    return await shown(request, form, refused_by(answer, form))


async def add_item(request: Request, form: dict[str, str]) -> Refused | None:
    """A new item in the plan that was chosen, as `number:revision`; the form names it then."""
    plan, _, revision = form["plan"].partition(":")
    words = partial(translate, lang=language(request))
    asked = {
        "plan": number(plan),
        "item": {
            "authority": form.get("authority", ""),
            "code": form.get("code", ""),
            "ground": "FEEDBACK",
            "groundWords": words("Phản ánh số {n}", n=request.path_params["number"]),
        },
        "expectedRevision": number(revision),
        "idempotencyKey": f"{form.get('idempotency_key', '')} item",
    }
    answer = await ask(request, "take_up_item", input=asked, lang=language(request).upper())
    if answer["done"]["__typename"] != "PlanSuccess":
        return refused_by(answer["done"], form)
    form["plan_item"] = str(answer["done"]["item"])
    return None


def said(request: Request, form: Form) -> dict[str, object]:
    """The input of an act. Raises HTTPException when the form is not ours."""
    item = form.get("plan_item")
    return {
        "number": number(request.path_params["number"]),
        "words": form.get("words", ""),
        "category": form.get("category", "").upper() or None,
        "unit": form.get("unit") or None,
        "finding": form.get("finding") or None,
        "planItem": number(item) if item else None,
        **same(form),
    }


async def shown(request: Request, form: Form | None, refused: Refused | None) -> Response:
    """The page of feedback; after a refusal with what was sent and why it was not done."""
    answer = await ask(
        request,
        "inbox_item",
        number=number(request.path_params["number"]),
        lang=language(request).upper(),
    )
    if answer["feedbackItem"] is None:
        raise HTTPException(404)
    return show(
        request,
        "inbox_item.html",
        answer,
        status=refused.status if refused else 200,
        here=page_of(request),
        form=form,
        refused=refused,
        errors=refused.errors if refused else [],
        plans=plans_for(answer),
        key=secrets.token_urlsafe(12),
    )


def plans_for(answer: Answer) -> list[Answer]:
    """The plans of its authority, each with the items that feedback may become."""
    about: Answer = answer["feedbackItem"]
    found: list[Answer] = []
    for edge in answer["reviewPlans"]["edges"]:
        plan = edge["node"]
        if plan["unit"]["key"] == about["unit"]["key"]:
            items = [item for item in plan["items"] if fits(item, about["procedure"])]
            found.append({**plan, "items": items})
    return found


def fits(item: Answer, procedure: Answer | None) -> bool:
    """A group fits any feedback, a procedure what is about it, or about its authority."""
    if item["procedure"] is None or procedure is None:
        return True
    same_code: bool = item["procedure"]["code"] == procedure["code"]
    return same_code and item["procedure"]["authority"] == procedure["authority"]


def refused_by(answer: Answer, form: Form) -> Refused:
    start = f"a-{form['act']}"
    errors = [(f"{start}-{error['field']}", error["message"]) for error in answer.get("fields", ())]
    return Refused(STATUSES[answer["__typename"]], answer["message"], answer["toDo"], errors)


def page_of(request: Request) -> str:
    return f"{INBOX}/{request.path_params['number']}"
