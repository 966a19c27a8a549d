"""Amounts of fees in running text: number and currency, the unit paid for, the period."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.portal.words import one_line

_CURRENCIES = {"usd": "USD", "đô la": "USD", "eur": "EUR", "euro": "EUR"}
_THOUSANDS = {"triệu": 1_000_000, "nghìn": 1_000, "ngàn": 1_000, "tỷ": 1_000_000_000}
# "150.000 đồng/1 giấy", "01 triệu đồng/lần", "50.000đ/tem", "100,000 Việt Nam Đồng", "155 USD/thẻ".
_AMOUNT = re.compile(
    r"(?<![\d.,/])(\d{1,3}(?:[.,]\d{3}){1,4}|\d{1,10})\s{0,3}(?:\([^()\d]{1,60}\)\s{0,3})?"
    r"(?:(triệu|nghìn|ngàn|tỷ)\s{0,3})?"
    r"(đồng|vnđ|vnd|việt nam đồng|đ(?![\w.])|usd|đô la(?: mỹ)?|eur(?:o)?)"
    r"(?:\s{0,3}(?:/|cho (?:mỗi|một)|một)\s{0,3}((?:\d{1,3}\s)?[^\s.,;:()/\d]+"
    r"(?:\s[^\s.,;:()/\d]+){0,3}))?",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"từ\s+(?:kể\s+từ\s+)?ngày\s+(\d{1,2}(?:/\d{1,2}/|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4})"
    r"[^\d]{1,30}(\d{1,2}(?:/\d{1,2}/|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4})",
    re.IGNORECASE,
)
_CHARGE = re.compile(r"lệ\s+phí", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee of one channel, before channels that say the same are joined."""

    kind: str
    amount: int | None = None
    currency: str = "VND"
    per: str | None = None
    rate: str | None = None
    formula: str | None = None
    period: tuple[str, str] | None = None
    set_by: str | None = None
    waived_for: tuple[str, ...] = ()
    stated: str | None = None
    case: str | None = None
    basis: tuple[str, ...] = ()


def stated_amounts(text: str) -> list[Fee]:
    """Every amount of money that a text names, each once, with what stands around it."""
    fees: list[Fee] = []
    for match in _AMOUNT.finditer(text):
        number = int(re.sub(r"[.,]", "", match.group(1))) * _THOUSANDS.get(
            (match.group(2) or "").lower(), 1
        )
        around = text[max(0, match.start() - 200) : match.start()]
        fee = Fee(
            kind_in(around or text), number, currency_in(match.group(3)), _trimmed(match.group(4)),
            period=_period(_clause_after(text, match.end())),
        )  # fmt: skip
        if number and fee not in fees:
            fees.append(fee)
    return fees


def _clause_after(text: str, place: int) -> str:
    return re.split(r"\d\s*(?:đồng|đ)\b", text[place : place + 200], maxsplit=1)[0]


def _period(text: str) -> tuple[str, str] | None:
    found = _PERIOD.search(text)
    if found is None:
        return None
    start, end = iso_date(found.group(1)), iso_date(found.group(2))
    return (start, end) if start and end and start <= end else None


def iso_date(text: str) -> str | None:
    """A Vietnamese date as ISO, or None.

    >>> iso_date("07/4/2026")
    '2026-04-07'
    """
    numbers = [int(found) for found in _DIGITS.findall(text)]
    if len(numbers) != 3:
        return None
    day, month, year = numbers if numbers[0] <= 31 else numbers[::-1]
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1900 <= year <= 2100):
        return None
    return f"{year:04}-{month:02}-{day:02}"


def kind_in(text: str) -> str:
    """A charge ("lệ phí") or a fee ("phí"), of the Law on Fees and Charges."""
    return "charge" if _CHARGE.search(text) else "fee"


def currency_in(text: str) -> str:
    """The currency that words name, as ISO 4217 has it; VND where they name none."""
    words = text.lower()
    return next((code for word, code in _CURRENCIES.items() if word in words), "VND")


def unit_in(bracket: str) -> str | None:
    """The unit for which a fee is paid: "/giấy", "/lần"."""
    found = re.match(r"[\s(]*(?:đồng)?\s*/\s*([^\s.,;:()/\d]+(?:\s[^\s.,;:()/\d]+){0,3})", bracket)
    return _trimmed(found.group(1)) if found else None


# Words that end a unit: what follows speaks of something else.
_PER_END = re.compile(r"\s+(?:theo|đối|áp|được|trong|khi|nếu|và|cho|tại|kể|phí|lệ|miễn|thẩm)\b.*")


def _trimmed(per: str | None) -> str | None:
    if per is None:
        return None
    return _PER_END.sub("", one_line(per).strip(" -")) or None


def fee_mapping(fee: Fee, identifier: str, channels: Sequence[str]) -> dict[str, Any]:
    """The fee in the words of the procedure file."""
    found: Mapping[str, Any] = {
        "id": identifier,
        "kind": fee.kind,
        "amount": fee.amount,
        "currency": fee.currency if fee.amount is not None else None,
        "per": fee.per,
        "rate": fee.rate,
        "formula": fee.formula,
        "from": fee.period[0] if fee.period else None,
        "to": fee.period[1] if fee.period else None,
        "set_by": fee.set_by or ("central" if fee.amount is not None else None),
        "waived_for": list(fee.waived_for) or None,
        "channels": list(channels) or None,
        "case": fee.case,
        "stated": fee.stated,
        "basis": [{"instrument": number} for number in fee.basis] or None,
    }
    return {key: value for key, value in found.items() if value is not None}
