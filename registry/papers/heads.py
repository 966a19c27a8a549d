"""What all papers share: the head, the close with recipients and signature, and paragraphs."""

from collections.abc import Iterable, Sequence
from datetime import date

from registry.papers.values import Letterhead, Signature
from registry.papers.view import Text
from registry.papers.wording import BLANK, day_in_words


def head(given: Letterhead) -> dict[str, Text]:
    return {
        "superior": given.superior.upper(),
        "issuer": given.issuer.upper(),
        "number_line": _number_line(given),
        "place_and_day": place_and_day(given.place, given.day),
    }


def place_and_day(place: str, on: date | None) -> str:
    return f"{place}, {day_in_words(on)}" if place else day_in_words(on)


def _number_line(head: Letterhead) -> str:
    return f"Số: {_full_number(head)}"


def _full_number(head: Letterhead) -> str:
    return f"{head.number or BLANK}/{head.symbol}"


def numbered_paper(head: Letterhead) -> str:
    """A paper as others refer to it: number, day and issuer."""
    return f"số {_full_number(head)} {day_in_words(head.day)} của {head.issuer}"


def close(recipients: Sequence[str], signed: Signature) -> dict[str, Text]:
    return {"recipients": list(recipients), "signature": signature(signed)}


def signatures(signed: Sequence[Signature]) -> list[Text]:
    return [signature(each) for each in signed]


def signature(who: Signature) -> Text:
    return {"capacity": [line.upper() for line in who.capacity], "name": who.name}


def numbered(texts: Iterable[str]) -> list[Text]:
    return [f"{n}. {line}" for n, line in enumerate(lines(texts), 1)]


def lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in paragraphs(text)]


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def joined(texts: Iterable[str]) -> str:
    return "\n".join(text for text in texts if text)


def article(n: int, texts: Sequence[str]) -> Text:
    """An article of a decision: its number, its first line and the lines below."""
    said = lines(texts)
    return {"heading": f"Điều {n}.", "opening": "".join(said[:1]), "more": said[1:]}
