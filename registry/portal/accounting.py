"""Where each word of a record went: a structured key, an element's text, or the unread list."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.portal.filings import METHODS, filings_of
from registry.portal.legal import is_explained, with_numbers_apart
from registry.portal.record import PortalRecord
from registry.portal.vocabulary import APPLICANTS, KINDS, LEVELS
from registry.portal.words import one_line, tokens

# Words that a closed key, a number or a unit stands for, by field. A word outside must be found.
_LIMIT_WORDS = "ngày làm việc giờ tháng phút không quy định có"
_FEE_WORDS = "miễn phí lệ phí việt nam đồng vnđ vnd usd không có quy định thu : ."
TRANSLATED: Mapping[str, frozenset[str]] = {
    "level": frozenset(tokens(" ".join(LEVELS))),
    "kind": frozenset(tokens(" ".join(KINDS))),
    "applicants": frozenset(tokens(" ".join(name for name, _ in APPLICANTS))),
    "decision_number": frozenset(tokens("quyết định số")),
    "result": frozenset(tokens("mã không có")),
    "conditions": frozenset(tokens("không có quy định yêu cầu")),
    "filing_methods.method": frozenset(tokens(" ".join(name for name, _ in METHODS) + " dịch vụ")),
    "filing_methods.time_limit": frozenset(tokens(_LIMIT_WORDS)),
    "filing_methods.fee": frozenset(tokens(_FEE_WORDS)),
    "documents.counts": frozenset(),
}
# The page's own labels inside the raw texts.
_LABELS = "tên giấy tờ mẫu đơn khai số lượng bản chính bản sao không có thông tin"
_RAW = (
    frozenset(tokens(f"{_LABELS} {_LIMIT_WORDS} {_FEE_WORDS}"))
    | TRANSLATED["filing_methods.method"]
)
RAW_FIELDS = ("filing_methods_text", "documents_text", "legal_basis_text")
# Fields whose words are kept as an element's own text.
TEXT_FIELDS = frozenset(
    {"steps_text", "documents.name", "documents.form", "conditions", "filing_methods.description"}
)
_PIECES = re.compile(r"\n+")


@dataclass(frozen=True, slots=True)
class Unread:
    """Words of the portal that no key could take, with the field and the reason."""

    field: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many characters of one field went where."""

    structured: int = 0
    text: int = 0
    unread: int = 0


def fields_of(record: PortalRecord) -> Iterator[tuple[str, str]]:
    """Every non-empty value of a record with the name of its field."""
    yield "code", record.code
    yield "name", record.name
    yield from ((field, text) for field, text in record.texts.items() if text.strip())
    for filing in filings_of(record):
        yield from _named("filing_methods", method=filing.method, time_limit=filing.time_limit,
                          fee=filing.fee, description=filing.description)  # fmt: skip
    for row in record.rows or ():
        yield from _named("documents", group=row.group, name=row.name, form=row.form)
    for item in record.instruments:
        yield from _named("legal_basis", number=item.number, name=item.name, date=item.date,
                          issuer=item.issuer)  # fmt: skip


def _named(field: str, **values: str) -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if value.strip():
            yield f"{field}.{key}", value


class Ledger:
    """The words that the output already holds."""

    def __init__(self, mapping: Mapping[str, Any]) -> None:
        self._numbers = [item["instrument"] for item in mapping.get("legal_basis") or ()]
        self._whole = set(_texts(mapping))
        self._known = tokens("\n".join(self._whole))

    def add(self, text: str) -> None:
        self._known |= tokens(text)

    def holds(self, text: str) -> bool:
        """Whether the text stands in the output as it is."""
        return text.strip() in self._whole

    def _explained(self, number: str) -> bool:
        return is_explained(number, self._numbers)

    def missing(self, field: str, text: str) -> set[str]:
        """The words of a field that are in no key, text or unread entry."""
        if field == "legal_basis.number":
            text = "\n".join(one for one in text.split("\n") if not self._explained(one))
        if field == "legal_basis_text":
            text = with_numbers_apart(text)
        found = tokens(text) - self._known
        if not found:
            return found
        translated = _RAW if field in RAW_FIELDS else TRANSLATED.get(field, frozenset())
        return found - translated


def missing_pieces(ledger: Ledger, record: PortalRecord) -> Iterator[tuple[str, str]]:
    """Field and line of all that holds missing words; of glued raw text only the words themselves.

    Each is added to the ledger, so that a line that stands there three times is told once.
    """
    values: dict[str, list[str]] = {}
    for field, text in fields_of(record):
        if field not in _ELSEWHERE and not ledger.holds(text):
            values.setdefault(field, []).append(text)
    # The raw texts repeat the others and come last, so that words are told where they stand.
    for field, texts in sorted(values.items(), key=lambda item: item[0] in RAW_FIELDS):
        if ledger.missing(field, "\n".join(texts)):
            for text in texts:
                for piece in _missing_in(ledger, field, text):
                    yield field, piece
                    ledger.add(piece)


# The authority's key and the source's address stand for these.
_ELSEWHERE = frozenset({"ministry", "url"})


def _missing_in(ledger: Ledger, field: str, text: str) -> Iterator[str]:
    missing = ledger.missing(field, text)
    if not missing:
        return
    for piece in _PIECES.split(text):
        if missing & tokens(piece):
            yield from _around(missing, piece) if field in RAW_FIELDS else (one_line(piece),)


_WORD = re.compile(r"\S+")


def _around(missing: set[str], piece: str) -> Iterator[str]:
    """The runs of words that are missing from a long glued text, as printed."""
    run: list[str] = []
    for word in _WORD.findall(piece):
        if tokens(word) & missing:
            run.append(word)
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def shares_of(record: PortalRecord, unread: tuple[Unread, ...]) -> dict[str, Share]:
    """For each field, how many of its characters are structured, in a text, or unread."""
    totals: Counter[str] = Counter()
    for field, text in fields_of(record):
        totals[field] += len(text)
    lost: Counter[str] = Counter()
    for item in unread:
        lost[item.field] += len(item.text)
    return {field: _share(field, count, min(count, lost[field])) for field, count in totals.items()}


def _share(field: str, count: int, lost: int) -> Share:
    kept = count - lost
    return Share(text=kept, unread=lost) if field in TEXT_FIELDS else Share(kept, 0, lost)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bool):
        return
    elif isinstance(value, int):
        yield f"{value} {value:,}"
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)
