"""Webhooks of the authorities where one is a controller: what was sent, and the acts on them.

Ending one is asked for twice: its form is sent with the box ticked that says so.
"""

import secrets

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.forms import fields_of, values_of
from web.labels import Language
from web.page import Answer, ask, language, params_of, show
from web.pages.paging import page_asked
from web.pages.review_acts import number, same
from web.pages.reviews import STATUSES, Form, Refused, sign_in_for
from web.site import site_of
from web.visitors import visitor
from web.words import translate

WEBHOOKS = "/webhooks"
ACTS = ("test", "pause", "resume", "rotate", "remove")
TOPICS = ("CATALOGUE", "REVIEWS")


async def webhooks(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_for(request, WEBHOOKS)
    return await shown(request, None, None)


async def add_webhook(request: Request) -> Response:
    """Adds one; the page that answers shows its secret, which no other page ever does."""
    if (await visitor(request)).actor is None:
        return sign_in_for(request, WEBHOOKS)
    values = await values_of(request)
    form, topics = {name: each[-1] for name, each in values.items()}, values.get("topics", [])
    asked = {
        "authority": form.get("authority", ""),
        "address": form.get("address", ""),
        "topics": [each for each in topics if each in TOPICS],
        "fields": [each.strip() for each in form.get("fields", "").splitlines() if each.strip()],
        "expectedRevision": known(form),
        "idempotencyKey": form.get("idempotency_key") or secrets.token_urlsafe(12),
    }
    lang = language(request)
    done = (await ask(request, "add_webhook", input=asked, lang=lang.upper()))["done"]
    if done["__typename"] == "WebhookSuccess":
        return await shown(request, None, None, made={**done, "act": "add"})
    return await shown(request, {**form, "chosen": " ".join(topics)}, refused_by(done))


async def act_on_webhook(request: Request) -> Response:
    """One act on one webhook. Raises HTTPException 404 for another act."""
    if (await visitor(request)).actor is None:
        return sign_in_for(request, WEBHOOKS)
    act, lang = request.path_params["act"], language(request)
    if act not in ACTS:
        raise HTTPException(404)
    form = await fields_of(request)
    if act == "remove" and form.get("confirmed") != "yes":
        return await shown(request, None, unconfirmed(lang))
    asked = {"number": number(request.path_params["number"]), **same(form)}
    if act == "rotate":
        asked["endsOld"] = form.get("ends_old") == "yes"
    done = (await ask(request, f"{act}_webhook", input=asked, lang=lang.upper()))["done"]
    if done["__typename"] == "WebhookSuccess":
        if act == "rotate":
            return await shown(request, None, None, made={**done, "act": act})
        return RedirectResponse(params_of(request).address(WEBHOOKS, lang), 303)
    return await shown(request, None, refused_by(done))


async def shown(
    request: Request, form: Form | None, refused: Refused | None, *, made: Answer | None = None
) -> Response:
    """The list; after a refusal with what was sent, with the secret that was just made."""
    is_answer = refused is not None or made is not None
    params = params_of(request)
    answer = await ask(request, "webhooks", **page_asked(params))
    return show(
        request,
        "webhooks.html",
        answer,
        status=refused.status if refused else 200,
        here=WEBHOOKS if is_answer else None,
        params=params,
        form=form,
        refused=refused,
        errors=refused.errors if refused else [],
        made=made,
        zone=site_of(request).now.tzinfo,
        key=secrets.token_urlsafe(12),
    )


def known(form: Form) -> int:
    """How many webhooks of the chosen authority the person saw. Raises HTTPException 400."""
    seen = form.get(f"known-{form.get('authority', '')}", "0")
    return number(seen)


def unconfirmed(lang: Language) -> Refused:
    return Refused(
        422,
        translate("Webhook chưa được gỡ.", lang),
        translate("Đánh dấu ô xác nhận rồi gửi lại.", lang),
        [],
    )


def refused_by(done: Answer) -> Refused:
    errors = [(f"add-{each['field']}", each["message"]) for each in done.get("fields", ())]
    return Refused(STATUSES[done["__typename"]], done["message"], done["toDo"], errors)
