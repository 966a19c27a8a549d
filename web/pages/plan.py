"""One plan of reviews: its items, what the data suggest, its approval, its last days.

What is refused shows the plan as it is now with what was sent; where somebody else was faster, both
versions of the item stand side by side.
"""

import secrets
from collections.abc import Callable, Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.forms import fields_of
from web.links import link
from web.page import Answer, ask, language, run, show
from web.pages import act_document
from web.pages.review_acts import number, same
from web.pages.reviews import STATUSES, Errors, Form, Refused, is_day, sign_in_for
from web.visitors import visitor
from web.words import translate

Versions = Sequence[tuple[str, str, str]]  # the field, as it is now, as it was sent
# The days of the forms, each with the act that cannot do without it.
DAYS = {"starts": None, "ends": None, "on": "finishPlanItem", "dated": "approvePlan"}
FIELDS = (
    "code", "group", "lead", "partners", "starts", "ends", "ground", "ground_words", "product",
)  # fmt: skip


async def plan(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_for(request, page_of(request))
    return await shown(request, None, None)


async def add_item(request: Request) -> Response:
    """A new item, typed in or taken over from what the data suggest."""
    return await done(request, "addPlanItem", "new")


async def change_item(request: Request) -> Response:
    return await done(request, "changePlanItem", request.path_params["item"])


async def remove_item(request: Request) -> Response:
    return await done(request, "removePlanItem", request.path_params["item"])


async def finish_item(request: Request) -> Response:
    return await done(request, "finishPlanItem", request.path_params["item"])


async def approve_plan(request: Request) -> Response:
    return await done(request, "approvePlan", "plan")


async def calendar(request: Request) -> Response:
    """The last days for the calendars people already use. It is downloaded, not subscribed to."""
    if (await visitor(request)).actor is None:
        return sign_in_for(request, page_of(request))
    found = (await ask(request, "plan_calendar", number=plan_number(request)))["reviewPlan"]
    if found is None:
        raise HTTPException(404)
    name = f"plan-{plan_number(request)}.ics"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
    return Response(found["calendar"], media_type="text/calendar", headers=headers)


async def done(request: Request, act: str, about: str) -> Response:
    """Does an act on the plan; back to it, or the plan again with why it was refused."""
    if (await visitor(request)).actor is None:
        return sign_in_for(request, page_of(request))
    form = dict(await fields_of(request)) | {"act": act, "about": about}
    lang = language(request)
    mistakes = [
        (f"{about}-{day}", translate("Ghi ngày theo dạng năm-tháng-ngày.", lang))
        for day, must in DAYS.items()
        if not is_day(form.get(day, "").strip()) and (form.get(day, "").strip() or act == must)
    ]
    if mistakes:
        return await shown(request, form, Refused(422, "", "", mistakes))
    asked = INPUTS[act](plan_number(request), form) | same(form)
    kind = f"{act[0].upper()}{act[1:]}Input"
    answer = (await run(request, act_document(act, kind), input=asked, lang=lang.upper()))["done"]
    if answer["__typename"] == "PlanSuccess":
        return RedirectResponse(f"{link(page_of(request), lang=lang)}#{PLACES[act]}", 303)
    fields = [(each["field"], each["message"]) for each in answer.get("fields", ())]
    refused = Refused(STATUSES[answer["__typename"]], answer["message"], answer["toDo"], fields)
    return await shown(request, form, refused)


PLACES = {
    "addPlanItem": "items",
    "changePlanItem": "items",
    "removePlanItem": "items",
    "finishPlanItem": "items",
    "approvePlan": "main",
}
INPUTS: Mapping[str, Callable[[int, Form], dict[str, object]]] = {
    "addPlanItem": lambda plan, form: {"plan": plan, "item": item_of(form)},
    "changePlanItem": lambda _, form: {"number": number(form["about"]), "item": item_of(form)},
    "removePlanItem": lambda _, form: {"number": number(form["about"])},
    "finishPlanItem": lambda _, form: {"number": number(form["about"]), "on": form.get("on")},
    "approvePlan": lambda plan, form: {"plan": plan, "decision": decision_of(form)},
}


def item_of(form: Form) -> dict[str, object]:
    """What a form says of an item."""
    code = form.get("code", "").strip()
    return {
        "authority": form.get("authority") if code else None,
        "code": code or None,
        "group": form.get("group"),
        "lead": form.get("lead"),
        "partners": form.get("partners", "").splitlines(),
        "starts": form.get("starts", "").strip() or None,
        "ends": form.get("ends", "").strip() or None,
        "ground": form.get("ground", "").upper() or None,
        "groundWords": form.get("ground_words", ""),
        "product": form.get("product"),
    }


def decision_of(form: Form) -> dict[str, object]:
    return {"number": form.get("number", ""), "date": form.get("dated", "").strip()}


def form_of(item: Answer) -> dict[str, str]:
    """An item as the fields of its form, to be changed."""
    procedure = item["procedure"] or {}
    return {
        "authority": procedure["authority"]["key"] if procedure else "",
        "code": procedure.get("code", ""),
        "group": item["group"] or "",
        "lead": item["lead"] or "",
        "partners": "\n".join(item["partners"]),
        "starts": item["starts"] or "",
        "ends": item["ends"] or "",
        "ground": (item["ground"] or "").lower(),
        "ground_words": item["groundWords"],
        "product": item["product"] or "",
    }


def versions(now: Mapping[str, str], sent: Form) -> Versions:
    """The fields in which an item as it is now differs from what was sent."""
    pairs = ((name, now[name], plain(sent.get(name, ""))) for name in FIELDS)
    return [(name, here, there) for name, here, there in pairs if here != there]


def plain(text: str) -> str:
    """A text with line ends as the store keeps them; browsers send two characters."""
    return "\n".join(line.strip() for line in text.strip().splitlines())


async def shown(request: Request, form: Form | None, refused: Refused | None) -> Response:
    """The page; after a refusal with what was sent and why it was not kept."""
    answer = await ask(request, "plan", number=plan_number(request), lang=language(request).upper())
    found = answer["reviewPlan"]
    if found is None:
        raise HTTPException(404)
    opened = form["about"] if form else request.query_params.get("item", "")
    item = next((each for each in found["items"] if str(each["number"]) == opened), None)
    return show(
        request,
        "plan.html",
        answer,
        status=refused.status if refused else 200,
        here=page_of(request) if refused else None,
        form=form,
        refused=refused,
        errors=field_errors(form, refused, found),
        opened=item,
        kept=form_of(item) if item else {},
        versions=both_versions(item, form, refused),
        key=secrets.token_urlsafe(12),
    )


def both_versions(item: Answer | None, form: Form | None, refused: Refused | None) -> Versions:
    """Of an item that somebody else changed while this person did; none otherwise."""
    if item is None or form is None or refused is None:
        return []
    is_overtaken = refused.status == 409 and form["act"] == "changePlanItem"
    return versions(form_of(item), form) if is_overtaken else []


def field_errors(form: Form | None, refused: Refused | None, found: Answer) -> Errors:
    """The mistakes, each with the id of its field on the page."""
    if form is None or refused is None:
        return []
    return [(place_of(field, form["about"], found), words) for field, words in refused.errors]


def place_of(path: str, about: str, found: Answer) -> str:
    """The id of what is wrong: a field of the form that was sent, or an item of the plan."""
    if path.startswith(f"{about}-"):
        return path
    first, *rest = path.split(".")
    if first == "items":
        return f"item-{found['items'][int(rest[0])]['number']}" if rest else "items"
    name = rest[0] if first == "decision" else first
    return f"{about}-{'code' if name == 'procedure' else name}"


def page_of(request: Request) -> str:
    return f"/plans/{request.path_params['id']}"


def plan_number(request: Request) -> int:
    """The number in the address. Raises HTTPException 404 where it is none."""
    text = str(request.path_params["id"])
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise HTTPException(404)
    return int(text)
