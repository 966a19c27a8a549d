"""Editing the measures of a case: adding what is suggested, saying one anew, what it changes.

Each form does one act and comes back to the measure on the page of the case. A form that was sent
on an older revision shows what somebody else wrote beside it, with a way to send it again.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from web.forms import fields_of, values_of
from web.links import link
from web.page import Answer, ask, language
from web.pages.review_acts import after, number, same
from web.pages.reviews import STATUSES, Form, Refused, page_of, shown, sign_in_first
from web.visitors import visitor
from web.words import translate

ALL = "all"
LEAVE = "leave"
POWERS = {"yes": True, "no": False}


async def add_suggested(request: Request) -> Response:
    """One suggested measure, or all that fit together; power is asked for where it is not known."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    every = await values_of(request)
    form = {name: values[-1] for name, values in every.items()} | {"act": "addSuggested"}
    wanted = every.get("suggestion", [])
    chosen = [
        each
        for key in wanted
        if (each := choice_of(await suggested(request), key, form.get("choice", "0"))) is not None
    ]
    measures = [each for each in (with_power(each, form) for each in chosen) if each is not None]
    if not measures:
        place = f"s-{wanted[0] if len(wanted) == 1 else ALL}-power"
        words = translate("Chọn thẩm quyền hoặc tải lại trang.", language(request))
        return await shown(request, form, Refused(422, "", "", [(place, words)]))
    asked = {"reviewCase": number(request.path_params["id"]), "measures": measures} | same(form)
    answer = await ask(request, "add_measures", input=asked, lang=language(request).upper())
    return await after(request, form, answer, "measures")


async def change_measure(request: Request) -> Response:
    """Says a measure anew; its changes stay as they are."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    every = await values_of(request)
    form = form_of(request, every, "changeMeasure")
    measure = {
        "outcome": form.get("outcome", "").upper(),
        "title": form.get("title", ""),
        "reason": form.get("reason", ""),
        "findings": every.get("findings", []),
        "patch": await patch_of(request),
        "withinPower": form.get("within_power") != "no",
    }
    asked = {"number": number(form["measure"]), "measure": measure} | same(form)
    answer = await ask(request, "change_measure", input=asked, lang=language(request).upper())
    return await after_editing(request, form, answer, every.get("findings", []))


async def write_operation(request: Request) -> Response:
    """One change of one element, added or said anew."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    form = form_of(request, await values_of(request), "writeOperation")
    asked = {
        "number": number(form["measure"]),
        "element": form.get("element", ""),
        "change": form.get("change", ""),
        "value": value_of(form),
        **same(form),
    }
    answer = await ask(request, "write_operation", input=asked, lang=language(request).upper())
    return await after_editing(request, form, answer)


async def remove_operation(request: Request) -> Response:
    """Takes one change out of a measure."""
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    form = dict(await fields_of(request))
    form |= {"act": "removeOperation", "measure": request.path_params["measure"]}
    asked = {"number": number(form["measure"]), "path": form.get("path", ""), **same(form)}
    answer = await ask(request, "remove_operation", input=asked, lang=language(request).upper())
    return await after_editing(request, form, answer)


def form_of(request: Request, every: Mapping[str, Sequence[str]], act: str) -> dict[str, str]:
    """What was sent, with the measure it is about."""
    sent = {name: values[-1] for name, values in every.items()}
    return sent | {"act": act, "measure": request.path_params["measure"]}


def value_of(form: Form) -> str:
    """The value of the chosen change; a limit is written in two fields."""
    change = form.get("change", "")
    value, unit = form.get(f"value-{change}", "").strip(), form.get(f"unit-{change}", "")
    return f"{value} {unit}" if value and unit else value


async def suggested(request: Request) -> Sequence[Answer]:
    """What is suggested for the case now. Raises HTTPException when there is no such case."""
    answer = await ask(request, "suggested_measures", id=request.path_params["id"])
    if answer["reviewCase"] is None:
        raise HTTPException(404)
    found: Sequence[Answer] = answer["reviewCase"]["suggestedMeasures"]
    return found


def choice_of(known: Sequence[Answer], key: str, choice: str) -> Answer | None:
    """The measure that was chosen; None where it is suggested no longer."""
    choices: Sequence[Answer] = next((each["choices"] for each in known if each["key"] == key), [])
    return choices[int(choice)] if choice.isdecimal() and int(choice) < len(choices) else None


def with_power(choice: Answer, form: Form) -> dict[str, Any] | None:
    """A suggestion as the input of a measure; None where nobody says whose power it is."""
    within = choice["withinPower"]
    within = POWERS.get(form.get("power", "")) if within is None else within
    if within is None:
        return None
    return {
        "outcome": choice["outcome"],
        "title": choice["title"],
        "reason": choice["reason"],
        "findings": choice["findingFingerprints"],
        "patch": [without_none(each) for each in choice["patch"]],
        "withinPower": within,
    }


async def patch_of(request: Request) -> list[dict[str, Any]]:
    """The patch of the measure as it is now. Raises HTTPException when there is none."""
    answer = await ask(request, "measure_patches", id=request.path_params["id"])
    case = answer["reviewCase"]
    for each in case["measures"] if case else ():
        if str(each["number"]) == request.path_params["measure"]:
            return [without_none(operation) for operation in each["patch"]]
    raise HTTPException(404)


def without_none(values: Answer) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


async def after_editing(
    request: Request, form: Form, answer: Answer, findings: Sequence[str] = ()
) -> Response:
    """Back to the measure, or the case again with the mistakes at their fields."""
    done, lang, measure = answer["done"], language(request), form["measure"]
    if done["__typename"] == "ReviewActSuccess":
        return RedirectResponse(
            f"{link(page_of(request), lang=lang, edit=measure)}#m-{measure}", 303
        )
    errors = [(field_id(form, each["field"]), each["message"]) for each in done.get("fields", ())]
    refused = Refused(
        STATUSES[done["__typename"]], done["message"], done["toDo"], errors,
        theirs=done.get("current") is not None,
    )  # fmt: skip
    return await shown(request, form, refused, findings=findings)


def field_id(form: Form, field: str) -> str:
    """The id on the page of the field that a mistake is about."""
    name = field.removeprefix("measure.").partition(".")[0]
    if form["act"] == "writeOperation" and name == "value":
        name = form.get("change", "change")
    return f"a-{form['act']}-{form['measure']}-{name}"
