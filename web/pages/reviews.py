"""Review cases: the list, one case with its findings, and what people decide about them.

A decision is one mutation. When it is refused, the page of the case is shown again as it is now,
with what the person had sent beside it.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.forms import fields_of
from web.labels import Language
from web.links import link
from web.page import Answer, ask, language, params_of, show
from web.pages.paging import page_asked
from web.pages.work import work
from web.visitors import visitor
from web.words import translate

Form = Mapping[str, str]
Errors = list[tuple[str, str]]  # the field, the words

STATUSES = {"InvalidInput": 422, "Conflict": 409, "Forbidden": 403, "NotFound": 404}
FIELDS = ("verdict", "reason", "words", "until")


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a decision was not kept: what to say on top, and what is wrong with which field.

    `theirs`: somebody else wrote over what this form was about.
    """

    status: int
    message: str
    to_do: str
    errors: Errors
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class Editing:
    """Which measure is being edited, and which element of the procedure; 0 and empty: none."""

    measure: int
    element: str


async def reviews(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    params = params_of(request)
    if params.first("list"):
        return await work(request, params)
    states = list(params.every("state"))
    answer = await ask(
        request, "reviews", filter={"state": states} if states else None, **page_asked(params)
    )
    return show(request, "reviews.html", answer, params=params)


async def review(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    return await shown(request, None, None)


async def triage(request: Request) -> Response:
    """One decision about one finding."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    form = dict(await fields_of(request)) | {"fingerprint": request.path_params["fingerprint"]}
    refused = await decided(request, form)
    if refused is not None:
        return await shown(request, form, refused)
    address = link(page_of(request), lang=language(request))
    return RedirectResponse(f"{address}#f-{form['fingerprint']}", 303)


async def decided(request: Request, form: Form) -> Refused | None:
    """Why the decision was refused; None when it is kept."""
    lang = language(request)
    mistakes = mistakes_of(form, lang)
    if mistakes:
        return Refused(422, "", "", mistakes)
    answer = await ask(request, DOCUMENTS[form["verdict"]], input=given(form), lang=lang.upper())
    done = answer["done"]
    if done["__typename"] == "TriageSuccess":
        return None
    errors = [(error["field"], error["message"]) for error in done.get("fields", ())]
    return Refused(STATUSES[done["__typename"]], done["message"], done["toDo"], errors)


DOCUMENTS = {"accepted": "accept", "dismissed": "dismiss", "reopened": "reopen"}


def mistakes_of(form: Form, lang: Language) -> Errors:
    """What a form lacks to be a decision at all; the registry judges the rest."""
    verdict, found = form.get("verdict", ""), []
    if verdict not in DOCUMENTS:
        found.append(("verdict", translate("Chọn chấp nhận hoặc bác bỏ.", lang)))
    if verdict == "dismissed" and not form.get("reason"):
        found.append(("reason", translate("Chọn lý do bác bỏ trong danh sách.", lang)))
    if verdict in ("dismissed", "reopened") and not form.get("words", "").strip():
        found.append(("words", translate("Viết lời giải thích.", lang)))
    if verdict == "dismissed" and form.get("until") and not is_day(form["until"]):
        found.append(("until", translate("Ghi ngày theo dạng năm-tháng-ngày.", lang)))
    return found


def given(form: Form) -> dict[str, object]:
    """The input of the mutation. Raises HTTPException when the form is not ours."""
    revision = form.get("expected_revision", "")
    if not (revision.isascii() and revision.isdigit() and len(revision) < 10):
        raise HTTPException(400)
    same: dict[str, object] = {
        "fingerprint": form["fingerprint"],
        "expectedRevision": int(revision),
        "idempotencyKey": form.get("idempotency_key") or secrets.token_urlsafe(12),
        "words": form.get("words", ""),
    }
    if form["verdict"] != "dismissed":
        return same
    return same | {"reason": form["reason"].upper(), "until": form.get("until") or None}


async def shown(
    request: Request, form: Form | None, refused: Refused | None, *, findings: Sequence[str] = ()
) -> Response:
    """The page of a case; after a refusal with what was sent and why it was not kept.

    `findings` are those that were chosen in the form.
    """
    editing = editing_of(form or request.query_params)
    answer = await case_page(request, editing)
    case = answer["reviewCase"]
    if case is None:
        raise HTTPException(404)
    return show(
        request,
        "review.html",
        answer,
        status=refused.status if refused else 200,
        here=page_of(request),
        errors=field_errors(form, refused),
        refused=refused,
        form=form,
        editing=editing,
        chosen_findings=findings,
        keys=new_keys(case),
        act_key=secrets.token_urlsafe(12),
    )


async def case_page(request: Request, editing: Editing) -> Answer:
    """The data of the page; elements and changes only where a measure is edited."""
    return await ask(
        request,
        "review",
        id=request.path_params["id"],
        lang=language(request).upper(),
        editing=editing.measure > 0,
        element=editing.element,
    )


def editing_of(fields: Mapping[str, str]) -> Editing:
    """What is edited, as the address or a form has it."""
    number = fields.get("edit", "")
    known = number.isascii() and number.isdigit() and len(number) < 10
    return Editing(int(number) if known else 0, fields.get("element", "") if known else "")


def field_errors(form: Form | None, refused: Refused | None) -> Errors:
    """The mistakes, each with the id of its field on the page."""
    if form is None or refused is None:
        return []
    if "fingerprint" not in form:
        return refused.errors
    start = f"d-{form['fingerprint']}"
    return [
        (f"{start}-{field}" if field in FIELDS else f"f-{form['fingerprint']}", words)
        for field, words in refused.errors
    ]


def new_keys(case: Answer) -> dict[str, str]:
    """A key for each form, so that one that is sent twice is carried out once."""
    return {one["fingerprint"]: secrets.token_urlsafe(12) for one in case["findings"]}


def page_of(request: Request) -> str:
    return f"/reviews/{request.path_params['id']}"


def sign_in_first(request: Request) -> Response:
    """Sends people to the door, and back to the page they wanted."""
    number = request.path_params.get("id")
    return sign_in_for(request, f"/reviews/{number}" if number else "/reviews")


def sign_in_for(request: Request, page: str) -> Response:
    """Sends people to the door, and from there to a page."""
    wanted = link(page, lang=language(request))
    return RedirectResponse(link("/sign-in", lang=language(request), next=wanted), 303)


def is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-11-23")
