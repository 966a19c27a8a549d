"""Feedback for everybody: what was answered, a form to send some, and how one's own stands.

A receipt is a secret, so it never stands in an address: it is typed and posted, and the page that
shows one is kept by no cache. Against robots the form has a field that people do not see, and asks
who sends within seconds to look again; neither shuts a person out.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from web.forms import fields_of
from web.labels import Language
from web.page import Answer, ask, language, params_of, show
from web.pages.paging import page_asked
from web.pages.reviews import STATUSES, Errors, Form, Refused
from web.site import site_of
from web.words import translate

FEEDBACK = "/feedback"
NEW, FOLLOW = f"{FEEDBACK}/new", f"{FEEDBACK}/follow"
TRAP = "website"  # the field that people do not see
LEAST_SECONDS = 3  # in which nobody reads the form and writes
REFUSED = {"sent-too-often": 429}
PRIVATE = {"Cache-Control": "private, no-store"}


async def feedback(request: Request) -> Response:
    params = params_of(request)
    answer = await ask(
        request,
        "feedback",
        authority=params.first("authority") or None,
        code=params.first("code") or None,
        search=params.first("q") or None,
        **page_asked(params),
    )
    return show(request, "feedback.html", answer, params=params)


async def new_feedback(request: Request) -> Response:
    params = params_of(request)
    authority, _, code = params.first("procedure").partition("/")
    about = {"authority": authority or params.first("authority"), "code": code}
    return await form_page(request, about, None)


async def send_feedback(request: Request) -> Response:
    """Shows the receipt, once: sent again by the browser, the same one."""
    form, lang = await fields_of(request), language(request)
    mistakes = mistakes_of(form, site_of(request).now, lang)
    if mistakes:
        return await form_page(request, form, Refused(422, "", "", mistakes))
    answer = await ask(request, "send_feedback", input=said(form), lang=lang.upper())
    done = answer["done"]
    if done["__typename"] != "SendFeedbackSuccess":
        return await form_page(request, form, refused_by(done, "new"))
    page = await ask(request, "new_feedback", **about_of(form))
    return kept_by_nobody(
        show(request, "feedback_receipt.html", page, here=NEW, given=done, sent=form)
    )


async def form_page(request: Request, form: Form, refused: Refused | None) -> Response:
    """The form, after a refusal with what was sent. Raises HTTPException 404."""
    answer = await ask(request, "new_feedback", **about_of(form))
    if form.get("code") and answer["procedure"] is None:
        raise HTTPException(404)
    return kept_by_nobody(
        show(
            request,
            "feedback_new.html",
            answer,
            status=refused.status if refused else 200,
            here=NEW,
            form=form,
            refused=refused,
            errors=refused.errors if refused else [],
            key=secrets.token_urlsafe(24),
            shown=form.get("shown") or str(int(site_of(request).now.timestamp())),
            trap=TRAP,
        )
    )


async def follow_page(request: Request) -> Response:
    return kept_by_nobody(await followed(request, {}, [], None))


async def follow_feedback(request: Request) -> Response:
    form = await fields_of(request)
    return kept_by_nobody(await followed(request, form, [], None))


async def supplement_feedback(request: Request) -> Response:
    """What the sender adds; the page tells how it stands then."""
    form, lang = await fields_of(request), language(request)
    asked = {
        "receipt": form.get("receipt", ""),
        "words": form.get("words", ""),
        "idempotencyKey": form.get("idempotency_key") or secrets.token_urlsafe(24),
    }
    done = (await ask(request, "supplement_feedback", input=asked, lang=lang.upper()))["done"]
    if done["__typename"] == "SupplementFeedbackSuccess":
        said = translate("Nội dung bổ sung đã được ghi.", lang)
        return kept_by_nobody(await followed(request, form, [], None, added=said))
    refused = refused_by(done, "add")
    return kept_by_nobody(await followed(request, form, refused.errors, refused))


async def followed(
    request: Request, form: Form, errors: Errors, refused: Refused | None, added: str = ""
) -> Response:
    receipt, lang = form.get("receipt", "").strip(), language(request)
    answer = await ask(request, "follow_feedback", receipt=receipt)
    status = refused.status if refused else 200
    if receipt and answer["followFeedback"] is None:
        words = translate(
            "Không có phản ánh nào với mã này. Hãy so từng ký tự với biên nhận.", lang
        )
        status, errors, refused = 404, [("receipt", words)], None
    return show(
        request, "feedback_follow.html", answer, status=status, here=FOLLOW, form=form,
        refused=refused, errors=errors, added=added, key=secrets.token_urlsafe(24),
    )  # fmt: skip


def mistakes_of(form: Form, now: datetime, lang: Language) -> Errors:
    """What makes a form look like a robot's; a person reads what to do and sends it again."""
    if form.get(TRAP):
        return [(f"new-{TRAP}", translate("Hãy để trống ô này rồi gửi lại.", lang))]
    shown = form.get("shown", "")
    since = int(shown) if shown.isascii() and shown.isdigit() and len(shown) < 15 else None
    if since is None or now.timestamp() - since < LEAST_SECONDS:
        words = translate(
            "Phản ánh được gửi nhanh hơn người đọc biểu mẫu. Hãy xem lại rồi gửi.", lang
        )
        return [("new-words", words)]
    return []


def said(form: Form) -> Mapping[str, object]:
    """The input of the mutation."""
    return {
        "authority": form.get("authority", ""),
        "code": form.get("code") or None,
        "sender": form.get("sender", "citizen").upper(),
        "words": form.get("words", ""),
        "name": form.get("name") or None,
        "contact": form.get("contact") or None,
        "idempotencyKey": form.get("idempotency_key") or secrets.token_urlsafe(24),
    }


def about_of(form: Form) -> Mapping[str, str | None]:
    return {"code": form.get("code", ""), "authority": form.get("authority") or None}


def refused_by(done: Answer, start: str) -> Refused:
    """A refusal of the registry, with the ids of the fields that it names."""
    status = REFUSED.get(done["code"], STATUSES[done["__typename"]])
    errors = [(f"{start}-{error['field']}", error["message"]) for error in done.get("fields", ())]
    return Refused(status, done["message"], done["toDo"], errors)


def kept_by_nobody(response: Response) -> Response:
    response.headers.update(PRIVATE)
    return response
