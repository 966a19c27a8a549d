"""A procedure as a `GovernmentService` of schema.org, for search engines, and the way to its page.

Made of what the page shows, in the words of its language; what is not known is left out. The block
is data that browsers do not run, so the policy of the site needs no exception for it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from registry.publication.procedures import INTERNAL
from registry.publication.standards import Addresses
from web.labels import Language, label
from web.links import Params
from web.words import translate

Answer = Mapping[str, Any]  # JSON of a GraphQL answer
Node = dict[str, Any]  # Any: JSON-LD
CONTEXT = "https://schema.org"
# Only what a duration of ISO 8601 can say: a working day is no day.
_DURATIONS = {"DAY": "P{}D", "MONTH": "P{}M", "HOUR": "PT{}H", "MINUTE": "PT{}M"}
_INTERNAL = frozenset(kind.name for kind in INTERNAL)  # as GraphQL names them
# What ends a script element, or could begin another thing in one; JSON may write any letter so.
_ESCAPED = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})


def structured_data(
    procedure: Answer,
    addresses: Addresses,
    day: date,
    lang: Language,
    *,
    is_today: bool = True,
) -> Markup:
    """The text of the data block; `day` is the one whose content and fees are shown.

    What is in force no more, is not yet, or is internal is no service that is offered: then only
    the way to the page is told, as for the content of another day than today (`is_today` false).
    """
    graph = [_breadcrumb(procedure, addresses, lang)]
    if is_today and not procedure["abolished"] and is_service(procedure):
        graph.insert(0, government_service(procedure, addresses, day, lang))
    return as_data_block({"@context": CONTEXT, "@graph": graph})


def is_service(procedure: Answer) -> bool:
    """Whether it is a service for the public, not a procedure within the administration."""
    return procedure["kind"] not in _INTERNAL


def as_data_block(data: Node) -> Markup:
    """JSON that may stand in a script element whatever its texts say.

    >>> as_data_block({"name": "</script>"})
    Markup('{"name": "\\\\u003c/script\\\\u003e"}')
    """
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPED)
    return Markup(text)  # no letter that HTML knows is left in it


def government_service(procedure: Answer, addresses: Addresses, day: date, lang: Language) -> Node:
    """The service: who provides it, for whom, how it is asked for, what it costs on a day."""
    address = addresses.procedure(procedure["authority"]["key"], procedure["code"])
    agencies = procedure["agencies"] or {}
    return _filled({
        "@type": "GovernmentService",
        "@id": address,
        "url": address,
        "identifier": procedure["code"],
        "name": _name(procedure, lang),
        "alternateName": procedure["name"] if lang == "en" else procedure["nameEn"],
        "serviceType": procedure["field"],
        "provider": _organisation(procedure["authority"]),
        "serviceOperator": [_organisation(each) for each in agencies.get("executing") or ()],
        "areaServed": _area(procedure),
        "audience": [
            {"@type": "Audience", "audienceType": label(who, "applicant", lang)}
            for who in procedure["applicants"] or ()
        ],
        "availableChannel": [
            _channel(each, procedure, address, lang) for each in procedure["channels"] or ()
        ],
        "offers": list(_offers(procedure["fees"], day, lang)),
        "serviceOutput": [
            {"@type": "Thing", "name": each["name"]} for each in procedure["results"] or ()
        ],
    })  # fmt: skip


def _breadcrumb(procedure: Answer, addresses: Addresses, lang: Language) -> Node:
    """The way to the page: the catalogue, the field, the procedure itself."""
    field, home = procedure["field"], addresses.page("/")
    above = [(translate("Danh mục", lang), home)]
    if field:
        above.append((field, home.removesuffix("/") + Params((("field", field),)).address("/")))
    items: list[Node] = [
        {"@type": "ListItem", "name": name, "item": {"@type": "WebPage", "@id": address}}
        for name, address in above
    ]
    items.append({"@type": "ListItem", "name": _name(procedure, lang)})
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [{**item, "position": at} for at, item in enumerate(items, 1)],
    }


def _name(procedure: Answer, lang: Language) -> str:
    return str((lang == "en" and procedure["nameEn"]) or procedure["name"])


def _organisation(body: Answer) -> Node:
    return {"@type": "GovernmentOrganization", "name": body["name"]}


def _area(procedure: Answer) -> Node | None:
    """A ministry's procedure applies in the whole country; what area others serve is not known."""
    if procedure["authority"].get("level") != "CENTRAL":
        return None
    return {"@type": "Country", "name": "Việt Nam", "identifier": "VN"}


def _channel(channel: Answer, procedure: Answer, address: str, lang: Language) -> Node:
    place = (procedure["receiving"] or {}).get("place")
    return _filled({
        "@type": "ServiceChannel",
        "name": label(channel["by"], "channel", lang),
        "processingTime": _duration(channel["timeLimit"] or procedure["timeLimit"]),
        "serviceLocation": place and channel["by"] == "IN_PERSON" and {
            "@type": "Place", "name": place,
        },
        "providesService": {"@id": address},
    })  # fmt: skip


def _duration(limit: Answer | None) -> str | None:
    """None where a duration cannot say it (working days, halves)."""
    if not limit or limit["amount"] is None or limit["unit"] not in _DURATIONS:
        return None
    amount = Decimal(str(limit["amount"]))
    return _DURATIONS[limit["unit"]].format(int(amount)) if amount == int(amount) else None


def _offers(fees: Sequence[Answer] | None, day: date, lang: Language) -> Iterator[Node]:
    """The tariff of a day; a text that says there is no fee is a price of nothing."""
    if fees == []:
        yield {"@type": "Offer", "price": "0", "priceCurrency": "VND"}
    for fee in fees or ():
        if (fee["from"] or "") <= day.isoformat() <= (fee["to"] or "9999-12-31"):
            yield _offer(fee, lang)


def _offer(fee: Answer, lang: Language) -> Node:
    """A price only where the text sets one amount and prints nothing that contradicts it."""
    is_priced = fee["amount"] is not None and not fee["stated"]
    kind = fee["kind"] and label(fee["kind"], "fee_kind", lang)
    return _filled({
        "@type": "Offer",
        "name": fee["name"] or kind,
        "price": str(fee["amount"]) if is_priced else None,
        "priceCurrency": (fee["currency"] or "VND") if is_priced else None,
        "description": fee["stated"] or fee["formula"] or fee["when"],
        "validFrom": fee["from"],
        "validThrough": fee["to"],
    })  # fmt: skip


def _filled(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, False, "", [], {})}
