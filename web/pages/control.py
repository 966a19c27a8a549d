"""Control work: inspections with their follow-up, and initiatives; each page lists and records.

Each form says by `form` what it records (and of what); after a refusal it is shown again with what
was sent, on the page of the list where it stands, and every mistake beside its field. A correction
is the form of what it says anew, with what counts now in its fields, and a reason.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.forms import values_of
from web.labels import words_of
from web.links import Params
from web.page import ask, language, params_of, show
from web.pages.paging import page_asked
from web.pages.review_acts import number
from web.pages.reviews import STATUSES, Refused, sign_in_for
from web.visitors import visitor
from web.words import translate

INSPECTIONS, INITIATIVES = "/inspections", "/initiatives"
Sent = Mapping[str, list[str]]
DAYS = ("starts", "ends", "due", "done_on", "on")
# What the forms have a field for; a mistake in anything else stands above them.
SHOWN = frozenset({
    "authority", "year", "unit", "subjects", "notice", *DAYS, "subject", "words", "mend",
    "by_whom", "evidence", "title", "problem", "done", "procedures", "effect", "effect_source",
    "reason",
})  # fmt: skip
_CODES = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Form:
    """What was sent with the form of an id; `values` of several have a line each."""

    id: str
    values: Mapping[str, str]

    def get(self, id: str, name: str, value: str = "") -> str:
        """What was sent in a field, if it was this form; else `value`, with which it begins."""
        return self.values.get(name, "") if id == self.id else value


NOTHING_SENT = Form("", {})


async def inspections(request: Request) -> Response:
    return await _page(request, INSPECTIONS, _inspections)


async def initiatives(request: Request) -> Response:
    return await _page(request, INITIATIVES, _initiatives)


async def record_inspection(request: Request) -> Response:
    return await _record(request, INSPECTIONS, _inspection_input, _inspections)


async def record_initiative(request: Request) -> Response:
    return await _record(request, INITIATIVES, _initiative_input, _initiatives)


Show = Callable[..., Any]  # Any: an awaitable page


async def _page(request: Request, path: str, shown: Show) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_for(request, path)
    response: Response = await shown(request, params_of(request), NOTHING_SENT, None)
    return response


async def _record(
    request: Request, path: str, asked: Callable[[Sent], Mapping[str, Any]], shown: Show
) -> Response:
    """Records what a form says; whoever sends it again sees it done once."""
    if (await visitor(request)).actor is None:
        return sign_in_for(request, path)
    sent, lang = await values_of(request), language(request)
    form = Form(_one(sent, "form"), {name: "\n".join(said) for name, said in sent.items()})
    if wrong := _no_days(sent):
        words = translate("Chọn một ngày.", lang)
        refused = Refused(422, "", "", [(f"{form.id}-{name}", words) for name in wrong])
    else:
        document = "record_inspection" if path == INSPECTIONS else "record_initiative"
        done = (await ask(request, document, input=asked(sent), lang=lang.upper()))["done"]
        if done["__typename"].endswith("Success"):
            place = params_of(request) if "number" in sent else Params()  # new ones come first
            return RedirectResponse(f"{place.address(path, lang)}#n-{done['number']}", 303)
        errors = [(_place(form, e["field"]), e["message"]) for e in done.get("fields", ())]
        refused = Refused(STATUSES[done["__typename"]], done["message"], done["toDo"], errors)
    response: Response = await shown(request, params_of(request), form, refused)
    return response


async def _inspections(
    request: Request, params: Params, form: Form, refused: Refused | None
) -> Response:
    year = params.first("year")
    answer = await ask(
        request,
        "inspections",
        authority=params.first("authority") or None,
        year=number(year) if year else None,
        **page_asked(params),
    )
    return _shown(request, "inspections.html", answer, params, form, refused)


async def _initiatives(
    request: Request, params: Params, form: Form, refused: Refused | None
) -> Response:
    search = params.first("q") or None
    answer = await ask(request, "initiatives", search=search, **page_asked(params))
    return _shown(request, "initiatives.html", answer, params, form, refused)


def _shown(
    request: Request,
    template: str,
    answer: Any,
    params: Params,
    form: Form,
    refused: Refused | None,
) -> Response:
    return show(
        request,
        template,
        answer,
        status=refused.status if refused else 200,
        params=params,
        form=form,
        refused=refused,
        errors=refused.errors if refused else [],
        key=secrets.token_urlsafe(12),
        words={name: list(words_of(f"inspection_{name}")) for name in ("subject", "notice")},
    )


def _inspection_input(sent: Sent) -> Mapping[str, Any]:
    """Raises HTTPException when the form is not ours."""
    kind = _one(sent, "kind")
    asked: dict[str, Any] = _named(sent)
    if "number" in sent:
        asked["inspection"] = number(_one(sent, "number"))
    if kind == "plan":
        year = _one(sent, "year").strip()
        asked |= {"authority": _authority(sent) or None, "plan": {
            "year": int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0,
            "unit": _one(sent, "unit"), "subjects": sent.get("subjects", []),
            "notice": _one(sent, "notice"), "starts": _one(sent, "starts"),
            "ends": _one(sent, "ends"),
        }}  # fmt: skip
    elif kind == "finding":
        asked["finding"] = {
            "subject": _one(sent, "subject"), "words": _one(sent, "words"),
            "mend": _one(sent, "mend"), "byWhom": _one(sent, "by_whom"), "due": _one(sent, "due"),
        }  # fmt: skip
    elif kind == "follow_up":
        asked["followUp"] = {
            "finding": number(_one(sent, "finding")), "doneOn": _one(sent, "done_on"),
            "evidence": _one(sent, "evidence"),
        }  # fmt: skip
    else:
        raise HTTPException(400)
    return asked


def _initiative_input(sent: Sent) -> Mapping[str, Any]:
    """Raises HTTPException when the form is not ours."""
    kind = _one(sent, "kind")
    asked = _named(sent) | {"authority": _authority(sent)}
    if "number" in sent:
        asked["number"] = number(_one(sent, "number"))
    if kind == "reuse":
        return asked | {"reuse": {"unit": _one(sent, "unit"), "on": _one(sent, "on")}}
    if kind != "initiative":
        raise HTTPException(400)
    said = {name: _one(sent, name) for name in ("title", "unit", "problem", "done", "on", "effect")}
    codes = [code for code in _CODES.split(_one(sent, "procedures")) if code]
    return asked | {"initiative": said | {
        "byWhom": _one(sent, "by_whom"), "effectSource": _one(sent, "effect_source"),
        "procedures": codes,
    }}  # fmt: skip


def _named(sent: Sent) -> dict[str, Any]:
    """The revision and the key. An authority that begins one brings its revision along.

    A correction names the entry that it says anew, and why.
    """
    revision = _one(sent, "expected_revision") or _one(sent, "authority").partition(" ")[2]
    return {
        "expectedRevision": number(revision),
        "idempotencyKey": _one(sent, "idempotency_key") or secrets.token_urlsafe(12),
        "corrects": number(_one(sent, "corrects")) if "corrects" in sent else None,
        "reason": _one(sent, "reason"),
    }


def _authority(sent: Sent) -> str:
    return _one(sent, "authority").partition(" ")[0]


def _no_days(sent: Sent) -> list[str]:
    """The fields for days that hold none."""
    return [name for name in DAYS if name in sent and not _is_day(_one(sent, name))]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _place(form: Form, field: str) -> str:
    """The id of the field that is wrong; empty where the form shows none of that name."""
    name = field.partition(".")[0]
    return f"{form.id}-{name}" if name in SHOWN else ""


def _one(sent: Sent, name: str) -> str:
    return sent.get(name, [""])[-1]
