"""Recording what a measure that is in force really saves, by a form on the page of its case."""

from decimal import Decimal, InvalidOperation

from starlette.requests import Request
from starlette.responses import Response

from web.forms import fields_of
from web.labels import Language
from web.page import ask, language
from web.pages.review_acts import after, field_start, number, same
from web.pages.reviews import Errors, Form, Refused, is_day, shown, sign_in_first
from web.visitors import visitor
from web.words import translate

ACT = "recordMeasurement"


async def record_measurement(request: Request) -> Response:
    if (await visitor(request)).actor is None:
        return sign_in_first(request)
    form = dict(await fields_of(request)) | {"act": ACT, "number": request.path_params["measure"]}
    lang = language(request)
    mistakes = list(mistakes_of(form, lang))
    if mistakes:
        return await shown(request, form, Refused(422, "", "", mistakes))
    paper, dated = form.get("document_number", "").strip(), form.get("document_date")
    asked: dict[str, object] = {
        "number": number(form["number"]),
        "since": form["since"],
        "until": form["until"],
        "dossiers": int(plain(form["dossiers"])),
        "hours": plain(form.get("hours", "")) or None,
        "cost": int(plain(form["cost"])) if plain(form.get("cost", "")) else None,
        "source": form.get("source", ""),
        "document": {"number": paper, "date": dated} if paper and dated else None,
        **same(form),
    }
    answer = await ask(request, "record_measurement", input=asked, lang=lang.upper())
    return await after(request, form, answer, "measures")


def mistakes_of(form: Form, lang: Language) -> Errors:
    """What keeps the form from being a measurement at all; the registry judges the rest."""
    start, found = field_start(form), []
    for day in ("since", "until"):
        if not is_day(form.get(day, "")):
            found.append((f"{start}-{day}", translate("Ghi ngày theo dạng năm-tháng-ngày.", lang)))
    for name, needed in (("dossiers", True), ("hours", False), ("cost", False)):
        written = plain(form.get(name, ""))
        if (needed or written) and not is_figure(written, whole=name != "hours"):
            found.append((f"{start}-{name}", translate("Ghi bằng số.", lang)))
    return found


def plain(written: str) -> str:
    """A figure as people write it here, with points in thousands and a comma before decimals.

    >>> plain("1.234,5"), plain(" 1200 ")
    ('1234.5', '1200')
    """
    text = written.strip()
    return text.replace(".", "").replace(",", ".") if "," in text else text


def is_figure(text: str, *, whole: bool) -> bool:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    short = len(text) < 16 and value.is_finite()
    return short and text.isascii() and (not whole or text.lstrip("-").isdigit())
