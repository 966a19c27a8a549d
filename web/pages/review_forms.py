"""The review forms A to C of a case: what they ask, what was answered, what the data suggest.

One form about one element is sent at a time. A suggestion stands in its field but is no answer
until a person sends it.
"""

import secrets
from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.forms import fields_of
from web.links import link
from web.page import Answer, ask, language, show
from web.pages.review_acts import number, same
from web.pages.reviews import STATUSES, Refused, page_of, sign_in_first
from web.visitors import visitor

ANSWER = "q-"


async def review_forms(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    return await shown(request, None, None)


async def answer_form(request: Request) -> Response:
    """The answers to one form about one element."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    form = dict(await fields_of(request))
    answers = [
        {"question": name.removeprefix(ANSWER), "value": value.strip() or None}
        for name, value in form.items()
        if name.startswith(ANSWER)
    ]
    asked = {
        "number": number(request.path_params["id"]),
        "form": form.get("form", ""),
        "element": form.get("element", "."),
        "answers": answers,
        **same(form),
    }
    done = (await ask(request, "answer_form", input=asked, lang=language(request).upper()))["done"]
    if done["__typename"] == "AnswerFormSuccess":
        here = link(f"{page_of(request)}/forms", lang=language(request))
        return RedirectResponse(f"{here}#{anchor(form)}", 303)
    errors = [
        (f"{anchor(form)}-{error['field'].rsplit('.', 1)[-1]}", error["message"])
        for error in done.get("fields", ())
    ]
    refused = Refused(STATUSES[done["__typename"]], done["message"], done["toDo"], errors)
    return await shown(request, form, refused)


async def shown(
    request: Request, form: Mapping[str, str] | None, refused: Refused | None
) -> Response:
    """The page; after a refusal with what was sent and why it was not kept."""
    answer: Answer = await ask(
        request,
        "review_forms",
        id=request.path_params["id"],
        number=number(request.path_params["id"]),
        lang=language(request).upper(),
    )
    if answer["reviewCase"] is None:
        raise HTTPException(404)
    return show(
        request,
        "review_forms.html",
        answer,
        status=refused.status if refused else 200,
        here=f"{page_of(request)}/forms",
        refused=refused,
        errors=refused.errors if refused else [],
        form=form,
        key=secrets.token_urlsafe(12),
        anchor=anchor,
    )


def anchor(form: Mapping[str, str]) -> str:
    """The id of one form on the page."""
    return f"{form['form']}-{form['element'].replace('/', '-').replace('.', 'all')}"
