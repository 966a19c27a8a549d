"""Legal instruments: a number counts when it parses and the record's own text shows it."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from registry.portal.record import Instrument, PortalRecord
from registry.portal.words import one_line

# The last part of a number says what it is and who issued it: NĐ-CP, TT-BTC, QH15, QĐ-BCA, ...
_KIND = (
    r"(?:NĐ\s?-\s?CP|NQ\s?-\s?CP|QĐ\s?-\s?TTg|CT\s?-\s?TTg|UBTVQH\d{1,2}|QH\d{1,2}|L-CTN|"
    r"PL-UBTVQH\d{1,2}|"
    r"(?:TTLT|TT|QĐ|QD|NQ|CT|VBHN|TB|KH|HD)(?:LT)?(?:\s?[-/]\s?[A-ZĐ][A-ZĐa-z&]{1,11}){1,5})"
)
# Resolutions of the 66 series have a point in their number: 66.7/2025/NQ-CP.
_SERIES = r"66\.\d{1,2}(?=\s{0,2}/\s{0,2}20\d\d\s{0,2}/\s{0,2}NQ)"
_DATED = (
    rf"({_SERIES}|\d{{1,12}}[a-zđ]?)\s{{0,2}}/\s{{0,2}}((?:19|20)\d\d)\s{{0,2}}/\s{{0,2}}({_KIND})"
)
# Decisions of ministries carry no year: 5548/QĐ-BCA.
_UNDATED = (
    r"(\d{1,6}[a-zđ]?)\s{0,2}/\s{0,2}((?:QĐ|QD|CT|VBHN)\s?-\s?[A-ZĐ][A-ZĐa-z]{1,11})(?![\w/])"
)
_NUMBER = re.compile(f"{_DATED}|{_UNDATED}")
_YEAR_GLUED = re.compile(r"(?:19|20)\d\d(?=\d)")
_CUT = re.compile(r"[-/]")
# Only decisions and consolidated texts run into the thousands within a year.
_THOUSANDS = ("QĐ", "QD", "VBHN", "KH", "TB", "NQ-HĐND")
# What may stand behind the last hyphen; words glued behind it are not part of the number.
_ISSUERS = (
    "BTC", "BCA", "BQP", "BTP", "BNV", "BNG", "BCT", "BXD", "BYT", "BNNMT", "BNNPTNT", "BTNMT",
    "BGTVT", "BGDĐT", "BKHCN", "BKHĐT", "BLĐTBXH", "BTTTT", "BVHTTDL", "NHNN", "VPCP", "TANDTC",
    "VKSNDTC", "TTCP", "UBDT", "BDTTG", "BDTTGH", "BHXH", "TCHQ", "TCT", "KTNN", "BTM", "BCN",
    "BTS", "BNN", "BVHTT", "TTg", "CP", "HĐND", "UBND", "HĐTP", "CTN", "BCNV", "BKHCNMT", "TANDTC",
)  # fmt: skip
_ISSUER = re.compile("|".join(sorted(set(_ISSUERS), key=len, reverse=True)))
_CAPITALS = re.compile(r"[A-ZĐ]+(?=[A-ZĐ][a-zà-ỹ])|[A-ZĐ&]+")


@dataclass(frozen=True, slots=True)
class Basis:
    """What the portal says about one instrument."""

    number: str
    note: str | None


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """The accepted instruments, and the printed numbers that were not."""

    accepted: tuple[Basis, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    number: str
    start: int
    end: int


def instruments_in(text: str) -> tuple[str, ...]:
    """The well-formed instrument numbers running text names, each once, in order.

    >>> instruments_in("theo Thông tư số 75/2022/TT-BTC75/2022/TT-BTC")
    ('75/2022/TT-BTC',)
    """
    return tuple(dict.fromkeys(found.number for found in _numbers(text)))


def _numbers(text: str, known: Collection[str] = ()) -> list[_Found]:
    if "/" not in text:
        return []
    matches = list(_NUMBER.finditer(text))
    plain = {number for match in matches if (number := _plain(match)) is not None} | set(known)
    found = (_resolved(match, plain) for match in matches)
    return [item for item in found if item is not None]


def _plain(match: re.Match[str]) -> str | None:
    """The number of a match whose digits are beyond doubt."""
    digits, tail = _parts(match)
    if "." in digits:
        return f"{digits}/{tail}"
    if len(digits.rstrip("abcdefghđ")) > (5 if tail.startswith(_THOUSANDS) else 3):
        return None
    if len(digits) == 4 and "/" in tail and not tail.split("/")[1].startswith(_THOUSANDS):
        return None
    return f"{digits}/{tail}"


def _parts(match: re.Match[str]) -> tuple[str, str]:
    if match.group(1) is None:
        return match.group(4), _kind(match.group(5))
    kind = _kind(match.group(3))
    return match.group(1), f"{match.group(2)}/{kind}"


def _resolved(match: re.Match[str], plain: set[str]) -> _Found | None:
    """The number without digits glued in front, as in "202576/2025/QH15"."""
    digits, tail = _parts(match)
    number = f"{digits}/{tail}"
    kind = tail.rsplit("/", 1)[-1]
    if "." in digits or len(digits) <= 3 or (kind.startswith(_THOUSANDS) and len(digits) <= 5):
        return _Found(number, match.start(), _end(match, number))
    for candidate in _shorter(digits):
        if f"{candidate}/{tail}" in plain or (
            _YEAR_GLUED.match(digits) and digits[4:] == candidate
        ):
            start = match.start() + len(digits) - len(candidate)
            return _Found(f"{candidate}/{tail}", start, _end(match, number))
    return None


def _shorter(digits: str) -> Iterator[str]:
    for length in (3, 2, 1):
        yield digits[-length:]


def _end(match: re.Match[str], number: str) -> int:
    """Where the number ends in the text, which may hold spaces inside it and words behind it."""
    left = len(number)
    for place, letter in enumerate(match.group(), start=match.start()):
        if left == 0:
            return place
        left -= not letter.isspace()
    return match.end()


def _kind(kind: str) -> str:
    """The kind without words glued behind it.

    >>> _kind("TT-BTCThông")
    'TT-BTC'
    """
    kind = kind.replace(" ", "").replace("QD-", "QĐ-")
    parts = [part for part in re.split(r"([-/])", kind) if part]
    kept = parts[:1]
    for mark, issuer in zip(parts[1::2], parts[2::2], strict=False):
        known = _issuer(issuer)
        if not known:
            break
        kept += [mark, known]
        if known != issuer:
            break
    return "".join(kept)


def _issuer(text: str) -> str:
    known = _ISSUER.match(text)
    if known is not None:
        return known.group()
    capitals = _CAPITALS.match(text)
    return capitals.group() if capitals else ""


def with_numbers_apart(text: str) -> str:
    """The text with a space on both sides of each number, where the page ran words together."""
    parts: list[str] = []
    start = 0
    for found in _numbers(text):
        parts += [text[start : found.start], text[found.start : found.end]]
        start = max(start, found.end)
    return " ".join([*parts, text[start:]])


def legal_basis_of(record: PortalRecord, known: Collection[str] = ()) -> LegalBasis:
    """The instruments of a record, re-read from its raw text; its cut list is only a witness."""
    text = record.text("legal_basis_text")
    notes: dict[str, str | None] = _notes(text, known)
    if not text:
        for row in record.instruments:
            for number in instruments_in(row.number) or instruments_in(row.name):
                words = "; ".join(filter(None, map(one_line, (row.name, row.issuer, row.date))))
                notes[number] = _longer(notes.get(number), words)
    accepted = tuple(Basis(number, note) for number, note in notes.items())
    return LegalBasis(accepted, tuple(_refused(record.instruments, tuple(notes))))


def _notes(text: str, known: Collection[str] = ()) -> dict[str, str | None]:
    """Each instrument of the raw text with the words before it, which are its title."""
    notes: dict[str, str | None] = {}
    start = 0
    for found in _numbers(text, known):
        title = one_line(text[start : found.start]).strip(" -–;,")
        notes[found.number] = _longer(notes.get(found.number), title)
        start = max(start, found.end)
    rest = one_line(text[start:]).strip(" -–;,.")
    if rest and notes:
        last = next(reversed(notes))
        notes[last] = _longer(notes[last], rest)
    return notes


def _longer(known: str | None, title: str) -> str | None:
    if not title or (known is not None and title in known):
        return known
    return title if known is None else f"{known}; {title}"


def _refused(rows: Sequence[Instrument], accepted: Sequence[str]) -> Iterator[str]:
    """Printed numbers that no accepted one explains; halves of a doubled print are explained."""
    for row in rows:
        if row.number.strip() and not is_explained(row.number, accepted):
            yield one_line(row.number)


def is_explained(printed: str, accepted: Sequence[str]) -> bool:
    """Whether a printed number is an accepted one, with digits too many or cut out of two prints.

    >>> is_explained("80/2021/TT-BTC80", ["80/2021/TT-BTC"])
    True
    """
    tight = printed.replace(" ", "").strip()
    return any(number in tight or tight in number + number for number in accepted)


def legal_basis_mapping(basis: Sequence[Basis]) -> list[dict[str, Any]]:
    """The instruments in the words of the procedure file."""
    return [
        {"instrument": item.number, **({"note": item.note} if item.note else {})} for item in basis
    ]
