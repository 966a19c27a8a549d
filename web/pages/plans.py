"""Plans of reviews: the list by authority and year, what is late or due soon, a new plan."""

import secrets

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from registry.review.plans import year_to_plan
from web.forms import fields_of
from web.links import Params, link
from web.page import Answer, ask, language, params_of, show
from web.pages.paging import page_asked
from web.pages.review_acts import number
from web.pages.reviews import STATUSES, Form, Refused, sign_in_for
from web.site import site_of
from web.visitors import visitor
from web.words import translate

PLANS = "/plans"


async def plans(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_for(request, PLANS)
    return await shown(request, params_of(request), None, None)


async def make_plan(request: Request) -> Response:
    """Begins a plan. Who has not seen a plan of that authority and year is shown it first."""
    if (await visitor(request)).actor is None:
        return sign_in_for(request, PLANS)
    form, lang = await fields_of(request), language(request)
    year = form.get("year", "").strip()
    if not is_year(year):
        mistake = ("make-year", translate("Ghi năm bằng bốn chữ số.", lang))
        return await shown(request, Params(), form, Refused(422, "", "", [mistake]))
    asked = {
        "authority": form.get("authority", ""),
        "year": int(year),
        "title": form.get("title", "").strip() or title_of(year),
        "expectedRevision": seen(form),
        "idempotencyKey": form.get("idempotency_key") or secrets.token_urlsafe(12),
    }
    done = (await ask(request, "make_plan", input=asked, lang=lang.upper()))["done"]
    if done["__typename"] == "PlanSuccess":
        return RedirectResponse(link(f"{PLANS}/{done['plan']['number']}", lang=lang), 303)
    errors = [(f"make-{each['field']}", each["message"]) for each in done.get("fields", ())]
    refused = Refused(STATUSES[done["__typename"]], done["message"], done["toDo"], errors)
    chosen = Params.of([("authority", form.get("authority", "")), ("year", year)])
    return await shown(request, chosen, form, refused)


async def shown(
    request: Request, params: Params, form: Form | None, refused: Refused | None
) -> Response:
    """The list; after a refusal that of the authority and year, with what was sent."""
    answer = await ask(request, "plans", filter=wanted(params), **page_asked(params))
    return show(
        request,
        "plans.html",
        answer,
        status=refused.status if refused else 200,
        here=PLANS if refused else None,
        params=params,
        form=form,
        refused=refused,
        errors=refused.errors if refused else [],
        year=params.first("year") or str(year_to_plan(site_of(request).today)),
        known=how_many(answer, params),
        key=secrets.token_urlsafe(12),
    )


def wanted(params: Params) -> dict[str, object] | None:
    """The filter. Raises HTTPException where a year is none."""
    found: dict[str, object] = {}
    if params.first("authority"):
        found["authority"] = list(params.every("authority"))
    if params.first("year"):
        found["year"] = [number(year) for year in params.every("year")]
    return found or None


def how_many(answer: Answer, params: Params) -> int | None:
    """The plans that a person sees of one authority and one year; None: of several."""
    chosen = [params.every(name) for name in ("authority", "year")]
    if any(len(values) != 1 for values in chosen):
        return None
    count: int = answer["reviewPlans"]["totalCount"]
    return count


def seen(form: Form) -> int:
    """How many plans of that authority and year the person had before their eyes.

    Raises HTTPException when the form is not ours.
    """
    same = all(form.get(name) == form.get(f"seen_{name}") for name in ("authority", "year"))
    return number(form.get("expected_revision", "")) if same else 0


def is_year(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) == 4


def title_of(year: str) -> str:
    """What a plan is called where nobody says otherwise; official papers are Vietnamese."""
    return f"Kế hoạch rà soát, đánh giá thủ tục hành chính năm {year}"
