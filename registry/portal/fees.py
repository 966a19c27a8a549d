"""Fees as the portal prints them: amounts, tariffs by case, and "free" that is not free."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from registry.portal.fee_amounts import Fee, currency_in, kind_in, stated_amounts, unit_in
from registry.portal.legal import instruments_in
from registry.portal.words import one_line

# The part of the fee field before its bracket.
_HEAD = re.compile(
    r"\s*(miễn phí|(?:[\d.,]+)\s*(?:vnđ|vnd|việt nam đồng|usd|eur|đồng)?|(?:phí|lệ phí)\s*:)",
    re.IGNORECASE,
)
# A bracket that says there is none.
_NOTHING = re.compile(
    r"[\s(\-]*(?:không(?!\s+(?:phải|thuộc|bao))(?:\s+(?:đồng|có|quy\s+định|"
    r"thu(?:\s+(?:lệ\s+)?phí)?|áp\s+dụng))?"
    r"|chưa\s+quy\s+định|miễn(?:\s+(?:phí|lệ\s+phí))?|0(?:\s+đồng)?|[a-zđ0-9i]{1,2}\)?|)[\s.);]*\Z",
    re.IGNORECASE,
)
_NO_FEE = re.compile(
    r"[\s(\-]*(?:không\s+(?:thu|phải\s+nộp|(?:được\s+)?quy\s+định|có)\s|miễn\s+(?:lệ\s+)?phí\b)",
    re.IGNORECASE,
)
# "As the law on fees says": no fee is named, so none is charged here.
_BY_LAW = re.compile(
    r"[\s(\-]*(?:theo|thực hiện theo)\s+(?:các\s+)?quy\s+định\s+(?:(?:của|tại)\s+)?(?:luật\s+phí|"
    r"pháp\s+luật)",
    re.IGNORECASE,
)
_SET_BY_PROVINCE = re.compile(
    r"(?:hội đồng nhân dân|hđnd|(?:ủy|uỷ) ban nhân dân|ubnd)[^.;]{0,60}(?:quyết định|quy định)"
    r"|theo (?:quy định|quyết định|nghị quyết) của (?:hội đồng nhân dân|hđnd|(?:ủy|uỷ) ban "
    r"nhân dân|ubnd)"
    r"|(?:tỉnh|địa phương) (?:tự )?(?:quyết định|quy định)",
    re.IGNORECASE,
)
_NAMES_A_FEE = re.compile(
    r"mức\s+(?:thu|phí|lệ\s+phí)|biểu\s+(?:phí|mức)|giá\s+dịch\s+vụ|(?:lệ\s+)?phí\s+\w|thông\s+tư",
    re.IGNORECASE,
)
# A bracket that names only whom the word before it is for, or a fee that somebody else charges.
_ONLY_A_CASE = re.compile(
    r"[\s(\-]*(?:áp\s+dụng\s+)?(?:đối\s+với|trường\s+hợp)\s(?!.*(?:\b(?:phí|mức|thông\s+tư|nghị|"
    r"đồng|quy\s+định|tờ\s+khai)\b|\d[.,]\d{3}))|"
    r"[\s(\-]*phí\s+(?:ngân\s+hàng|chuyển\s+(?:tiền|phát)|(?:dịch\s+vụ\s+)?bưu\s+(?:chính|điện))\b",
    re.IGNORECASE | re.DOTALL,
)
_RATE = re.compile(r"(\d{1,3}(?:[.,]\d{1,3})?)\s?%")
_WAIVED = re.compile(
    r"(?:miễn|không\s+thu)\s+(?:các\s+khoản\s+)?(?:lệ\s+phí|phí)[^.;:\n]{0,60}?"
    r"(?:cho|đối\s+với)\s?:?\s*([^.\n]{3,400})",
    re.IGNORECASE,
)
_LINE = re.compile(r"(?:phí|lệ\s+phí)\s*:\s*", re.IGNORECASE)
# Steps that make the applicant pay contradict a bare "free".
PAID_IN_STEPS = re.compile(
    r"(?:nộp|đóng|thu)\s+(?:lệ\s+phí|phí(?!\s+dịch\s+vụ bưu))", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class FeeField:
    """What one fee field says: nothing (None), that there is none, or fees."""

    known: bool
    fees: tuple[Fee, ...] = field(default=())


def fees_from_field(text: str, *, paid_in_steps: bool = False) -> FeeField:
    """The fees one field of the portal names."""
    if not text.strip():
        return FeeField(known=False)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_LINE.match(line.strip()) for line in lines):
        return _joined([_one_field(_LINE.sub("", line.strip(), count=1), line) for line in lines])
    head = _LINE.match(text.strip())
    return _one_field(text.strip()[head.end() :] if head else text.strip(), text, paid_in_steps)


# A description that goes on with the tariff: "Lệ phí: 100.000 đồng".
_TARIFF = re.compile(r"\bphí\s?:\s?\d", re.IGNORECASE)
_TARIFF_ELSEWHERE = re.compile(
    r"(?:^|\n)[^\S\n]*(?:lệ\s+)?phí\s?:\s?(?:thông\s+tư|theo\s+(?:quy\s+định|biểu))[^\n]*",
    re.IGNORECASE,
)
_NONE_SET = re.compile(
    r"(?:^|[-\n.;])[^\S\n]*không\s+(?:quy\s+định|thu|có)\s+(?:lệ\s+)?phí(?:,\s+lệ\s+phí)?\s*(?:[.;\n]|\Z)",
    re.IGNORECASE,
)


def with_tariff(field: FeeField, description: str) -> FeeField:
    """The fees of a field and what the description beside it adds: tariffs, or that none is due."""
    if not _TARIFF.search(description):
        return _without_tariff(field, description)
    told = _with_stated(stated_amounts(description), description, None)
    known = {fee.amount for fee in field.fees}
    return FeeField(
        known=True, fees=(*field.fees, *(fee for fee in told if fee.amount not in known))
    )


def _without_tariff(field: FeeField, description: str) -> FeeField:
    if not field.known and _NONE_SET.search(description):
        return FeeField(known=True)
    elsewhere = _TARIFF_ELSEWHERE.search(description)
    if elsewhere is not None and field.known and not field.fees:
        return FeeField(known=True, fees=(Fee("fee", stated=one_line(elsewhere.group())),))
    return field


def _joined(found: Sequence[FeeField]) -> FeeField:
    fees: list[Fee] = []
    for item in found:
        fees.extend(fee for fee in item.fees if fee not in fees)
    return FeeField(known=True, fees=tuple(fees))


def _one_field(text: str, whole: str, paid_in_steps: bool = False) -> FeeField:
    head = _HEAD.match(text)
    end = head.end() if head else 0
    front, bracket = text[:end], text[end:]
    if "miễn" in front.lower():
        return _free(bracket, whole, paid_in_steps)
    printed = _printed_amount(front, bracket)
    if printed is None:
        return _free(text, whole, paid_in_steps) if not head else _free(bracket, whole, False)
    if printed.amount == 0:
        return _free(bracket, whole, False)
    return FeeField(known=True, fees=tuple(_amounts(printed, bracket, whole)))


def _printed_amount(front: str, bracket: str) -> Fee | None:
    number = re.match(r"\s*([\d.,]+)\s*(\D*)", front)
    if number is None:
        return None
    digits = re.sub(r"[.,]", "", number.group(1))
    if not digits:
        return None
    return Fee("fee", int(digits[:15]), currency_in(number.group(2) or "đồng"), unit_in(bracket))


def _free(bracket: str, whole: str, paid_in_steps: bool) -> FeeField:
    stated = one_line(whole)
    if _NOTHING.match(bracket):
        named = bracket.strip(" ().-;") != ""
        if paid_in_steps and not named:
            return FeeField(known=True, fees=(Fee("fee", stated=stated),))
        return FeeField(known=True)
    amounts = stated_amounts(bracket)
    if any(fee.amount for fee in amounts):
        return FeeField(known=True, fees=tuple(_with_stated(amounts, bracket, stated)))
    if (
        _NO_FEE.match(bracket)
        or _ONLY_A_CASE.match(bracket)
        or (_BY_LAW.match(bracket) and not _SET_BY_PROVINCE.search(bracket))
    ):
        return FeeField(known=True)
    return _unnamed(bracket, stated)


def _unnamed(bracket: str, stated: str) -> FeeField:
    """A fee without an amount: set by the province, by a rate, or by a tariff elsewhere."""
    province = bool(_SET_BY_PROVINCE.search(bracket))
    rate = _RATE.search(bracket)
    if not province and rate is None and not _NAMES_A_FEE.search(bracket):
        return FeeField(known=True, fees=(Fee("fee", stated=stated),))
    fee = Fee(
        kind_in(bracket),
        rate=rate.group(1).replace(",", ".") if rate else None,
        formula=one_line(bracket.strip(" ()")) if rate or not province else None,
        set_by="province" if province else None,
        waived_for=_waived(bracket),
        stated=stated,
        basis=instruments_in(bracket),
    )
    return FeeField(known=True, fees=(fee,))


def _amounts(printed: Fee, bracket: str, whole: str) -> list[Fee]:
    """The printed amount, or the tariff of the bracket where it disagrees with it."""
    stated = one_line(whole)
    kind, basis, waived = kind_in(whole), instruments_in(bracket), _waived(bracket)
    others = stated_amounts(bracket)
    same = [fee for fee in others if fee.amount == printed.amount]
    small = printed.currency == "VND" and (printed.amount or 0) < 1000
    if not others and small:
        return [Fee(kind, stated=stated, waived_for=waived, basis=basis)]
    if small and any(_foreign(fee, printed) for fee in others):
        return list(_with_stated(others, bracket, stated))
    if same or not others:
        first = Fee(
            kind,
            printed.amount,
            printed.currency,
            same[0].per if same else printed.per,
            waived_for=waived,
            basis=basis,
        )
        rest = [fee for fee in others if fee.amount != printed.amount]
        return [first, *_with_stated(rest, bracket, None)]
    if small:
        return list(_with_stated(others, bracket, stated))
    first = Fee(
        kind, printed.amount, printed.currency, stated=stated, waived_for=waived, basis=basis
    )
    return [first, *_with_stated(others, bracket, None)]


def _foreign(fee: Fee, printed: Fee) -> bool:
    """The words beside a small number say in which currency it is."""
    return fee.currency != printed.currency and fee.amount == printed.amount


def _with_stated(fees: Sequence[Fee], bracket: str, stated: str | None) -> list[Fee]:
    basis, waived = instruments_in(bracket), _waived(bracket)
    return [
        Fee(
            fee.kind, fee.amount, fee.currency, fee.per, period=fee.period, case=fee.case,
            waived_for=waived, stated=stated, basis=basis,
        )
        for fee in fees
    ]  # fmt: skip


def _waived(text: str) -> tuple[str, ...]:
    return tuple(
        one_line(part)
        for found in _WAIVED.findall(text)
        for part in found.split(";")
        if part.strip()
    )
