"""Ways to file with their limits and fees, and the limit of the usual case."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from registry.portal.cases import Cases
from registry.portal.fees import (
    PAID_IN_STEPS,
    Fee,
    FeeField,
    fee_mapping,
    fees_from_field,
    with_tariff,
)
from registry.portal.filings import channel_of
from registry.portal.record import Filing
from registry.portal.time_limits import Found, Limit, limit_from_field, limits_in
from registry.portal.words import one_line, slug

_FULL = re.compile(r"(?:dịch vụ công trực tuyến )?toàn (?:trình|phần)", re.IGNORECASE)
_PARTIAL = re.compile(r"(?:dịch vụ công trực tuyến|trực tuyến)\s+một phần", re.IGNORECASE)
_STARTS = (
    (re.compile(
        r"(?:nhận|có|tiếp nhận)\s+(?:được\s+)?(?:đầy\s+)?(?:đủ\s+)?hồ\s+sơ[^.;,]{0,30}hợp\s+lệ|"
        r"nhận\s+(?:được\s+)?(?:đầy\s+)?đủ\s+hồ\s+sơ", re.IGNORECASE), "valid_dossier"),
    (re.compile(r"nhận\s+(?:được\s+)?hồ\s+sơ", re.IGNORECASE), "receipt"),
)  # fmt: skip
# A limit the description states as the law's, with its start: "05 ngày làm việc, kể từ ngày ...".
_FROM = re.compile(
    r"\s{0,2},?\s{0,2}(?:kể\s+)?từ\s+(?:ngày|khi|thời\s+điểm)\s+(?:nhận|thụ\s+lý|có\s+đủ|"
    r"tiếp\s+nhận)",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\bhoặc\b|trường\s+hợp|đối\s+với", re.IGNORECASE)


# A procedure about a fee speaks of that fee in its steps, not of one for itself.
_ABOUT_FEES = re.compile(r"(?:miễn|giảm|hoàn|nộp|thu)\s[^.;]{0,30}\bphí\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Read:
    filing: Filing
    by: str
    limit: Limit | str | None
    case: str | None
    fees: FeeField


@dataclass(frozen=True, slots=True)
class ChannelsRead:
    """The channels, fees and overall limit of a record; `missed` = filings that name no channel."""

    channels: list[dict[str, Any]]
    time_limit: str | None
    fees: list[dict[str, Any]] | None
    missed: tuple[Filing, ...]


def read_channels(filings: Sequence[Filing], cases: Cases, steps: str, name: str) -> ChannelsRead:
    """Everything the filing table says."""
    paid = bool(PAID_IN_STEPS.search(steps)) and not _ABOUT_FEES.search(name)
    read = [item for filing in filings if (item := _read(filing, paid)) is not None]
    read = _told_apart(read, cases)
    missed = tuple(filing for filing in filings if channel_of(filing.method) is None)
    return ChannelsRead(
        [_mapping(item, name) for item in read], overall_limit(read, steps), _fees(read), missed
    )


def _read(filing: Filing, paid: bool) -> _Read | None:
    by = channel_of(filing.method)
    if by is None:
        return None
    fees = with_tariff(fees_from_field(filing.fee, paid_in_steps=paid), filing.description)
    return _Read(filing, by, limit_from_field(filing.time_limit), None, fees)


def _told_apart(read: Sequence[_Read], cases: Cases) -> list[_Read]:
    """One channel per way and case: a second line for the same way is a case of its own."""
    kept: list[_Read] = []
    for item in read:
        twins = [other for other in kept if other.by == item.by]
        if any(other.limit == item.limit and other.fees == item.fees for other in twins):
            continue
        case = cases.add(_case_name(item, twins[0]), about="matter") if twins else None
        if case is None or all(case != other.case for other in twins):
            kept.append(_Read(item.filing, item.by, item.limit, case, item.fees))
    return kept


def _case_name(item: _Read, first: _Read) -> str:
    words = one_line(item.filing.description).strip(" :")
    if words and words != one_line(first.filing.description).strip(" :"):
        return words
    return one_line(item.filing.time_limit) or one_line(item.filing.fee) or item.filing.method


def _mapping(item: _Read, name: str) -> dict[str, Any]:
    words = f"{item.filing.method} {item.filing.description}"
    level = _level(words, name) if item.by == "online" else None
    start = next((word for pattern, word in _STARTS if pattern.search(words)), None)
    found = {
        "by": item.by,
        "case": item.case,
        "level": level,
        "time_limit": None if item.limit is None else str(item.limit),
        "starts_at": start,
        "stated": one_line(item.filing.time_limit) or None if item.limit is None else None,
        "text": item.filing.description.strip() or None,
    }
    return {key: value for key, value in found.items() if value is not None}


def _level(words: str, name: str) -> str | None:
    text = f"{words} {name}"
    if _PARTIAL.search(text):
        return "partial"
    return "full" if _FULL.search(text) else None


def overall_limit(read: Sequence[_Read], steps: str) -> str | None:
    """The limit of the usual case: what most channels say, in the unit the law's words give it.

    A bare number that the steps contradict gives way to the one limit for deciding they state.
    """
    # An answer within minutes is that of a machine, no decision.
    told = [one for one in _from_receipt(steps) if one.limit.unit != "minute"]
    stated = {str(one.limit) for one in told}
    found = _printed(read) or _agreed(read, stated)
    if found is None:
        return None
    number, _, unit = found.partition(" ")
    known = stated or {str(one.limit) for one in limits_in(steps) if unit}
    same = {one for one in known if _is_same(one, number, unit)}
    if unit == "day" and not same:
        return _in_working_days(number, read, steps) or found
    if found in known or len(same) > 1:
        return found
    if same or unit:
        return same.pop() if same else found
    decides = len(stated) == 1 and all(_decides(steps, one) for one in told)
    return stated.pop() if decides else found


_DAYS = frozenset({"day", "working_day"})


def _agreed(read: Sequence[_Read], stated: Collection[str]) -> str | None:
    """Of channels that print different bare numbers the one that the steps state.

    A bare "1" is what the portal prints where nothing was filled in.
    """
    bare = {str(item.limit) for item in read if isinstance(item.limit, Limit)} - {"1"}
    found = [one for one in stated if one.partition(" ")[0] in bare]
    return found[0] if len(found) == 1 else None


def _in_working_days(number: str, read: Sequence[_Read], steps: str) -> str | None:
    """A number of days that descriptions or the stages of the steps count in working days."""
    wanted = f"{number} working_day"
    told = [str(one.limit) for item in read for one in limits_in(item.filing.description[:2000])]
    if wanted in told and f"{number} day" not in told:
        return wanted
    stages = [one.limit for one in limits_in(steps)]
    if any(limit.unit == "day" for limit in stages):
        return None
    return wanted if _adds_up([one.value for one in stages], Decimal(number)) else None


def _adds_up(values: Sequence[Decimal], total: Decimal) -> bool:
    """Whether two stages, one behind the other, last as long together; more may overlap."""
    return any(one + other == total for one, other in pairwise(values))


def _is_same(stated: str, number: str, unit: str) -> bool:
    """The same number, of days of one kind or the other, or of whatever a bare number counts."""
    value, _, kind = stated.partition(" ")
    return value == number and (not unit or kind == unit or {kind, unit} == _DAYS)


def _printed(read: Sequence[_Read]) -> str | None:
    """What the filing table says, unless its own words in the law's manner say otherwise."""
    usual = [item for item in read if item.case is None] or list(read)
    limits = [item.limit for item in usual if item.limit is not None]
    with_unit = [limit for limit in limits if isinstance(limit, Limit) and limit.unit]
    if with_unit:
        commonest = Counter(map(str, with_unit)).most_common(1)[0][0]
        return _in_law(usual, commonest) or commonest
    bare = {str(limit) for limit in limits}
    if bare:
        return bare.pop() if len(bare) == 1 else None
    return _from_words(read)


# "... from receipt of the dossier": the limit for the whole, where only one is worded so.
_RECEIPT = re.compile(
    r"\s{0,2},?\s{0,2}(?:kể\s+)?từ\s+(?:ngày|khi|thời\s+điểm)\s+(?:tiếp\s+)?(?:nhận|có)\s+(?:được\s+)?"
    r"(?:đầy\s+)?(?:đủ\s+)?hồ\s+sơ",
    re.IGNORECASE,
)


_DECIDES = re.compile(
    r"\b(?:cấp\s(?!tỉnh|xã|bộ|trung)|quyết\s+định|chấp\s+thuận|phê\s+duyệt|xác\s+nhận|công\s+nhận|"
    r"trả\s+(?:kết\s+quả|lời))",
    re.IGNORECASE,
)
_ENDS = ".;\n"


def _from_receipt(steps: str) -> Iterator[Found]:
    return (one for one in limits_in(steps) if _RECEIPT.match(steps, one.end))


def _decides(steps: str, found: Found) -> bool:
    """Whether the sentence of a limit tells a decision."""
    start = max(steps.rfind(end, 0, found.start) for end in _ENDS) + 1
    ends = [place for end in _ENDS if (place := steps.find(end, found.end)) >= 0]
    return _DECIDES.search(steps, start, min(ends, default=len(steps))) is not None


def _from_words(read: Sequence[_Read]) -> str | None:
    """No field, but a description that opens with a limit and names no other."""
    for item in read:
        words = item.filing.description
        found = list(limits_in(words))
        if not found or not _FROM.match(words, found[0].end):
            continue
        if len({one.limit for one in found}) == 1:
            return str(found[0].limit)
        if _follows(words, found[0], found[1]):
            total = found[0].limit.value + found[1].limit.value
            return str(Limit(total, found[0].limit.unit))
    return None


# "... from the end of the inspection": a stage behind the one that starts with the dossier.
_AFTER_STAGE = re.compile(
    r"\s{0,2},?\s{0,2}(?:kể\s+)?từ\s+(?:ngày|khi)\s+(?:kết\s+thúc|có\s+kết\s+quả|hoàn\s+thành)",
    re.IGNORECASE,
)


_OR_LONGER = re.compile(r"\bhoặc\s+(?:không\s+quá\s+)?\d", re.IGNORECASE)


def _follows(words: str, first: Found, second: Found) -> bool:
    same = first.limit.unit == second.limit.unit
    return same and _AFTER_STAGE.match(words, second.end) is not None


# What makes a longer limit the exception.
_HARDER = re.compile(r"phức\s+tạp|vùng\s+sâu|kéo\s+dài|gia\s+hạn|vùng\s+xa", re.IGNORECASE)


def _in_law(read: Sequence[_Read], printed: str) -> str | None:
    """The limit a description words like the law, where the field says another."""
    for item in read:
        words = item.filing.description[:2000]
        found = list(limits_in(words))
        told = [one for one in found if _FROM.match(words, one.end)]
        if not told or str(told[0].limit) == printed or _sum_of(found, printed, words):
            continue
        same = next((one for one in found if str(one.limit) == printed), None)
        if same is not None:
            if told[0].start < same.start and _HARDER.search(words, told[0].end, same.start):
                return str(told[0].limit)
        elif len(told) == 1 or _alternatives(words, told[0].start, told[1].end):
            return str(told[0].limit)
    return None


def _sum_of(found: Sequence[Found], printed: str, words: str) -> bool:
    """The printed limit is that of all stages together, none of them a longer one for some."""
    number, _, unit = printed.partition(" ")
    values = [one.limit.value for one in found if one.limit.unit == unit]
    longer = _HARDER.search(words) or _OR_LONGER.search(words)
    return _adds_up(values, Decimal(number)) and longer is None


def _alternatives(words: str, start: int, end: int) -> bool:
    """Two limits are alternatives, not stages that add up."""
    return bool(_EITHER.search(words, start, end)) and "\n-" not in words[start:end]


def _fees(read: Sequence[_Read]) -> list[dict[str, Any]] | None:
    """Fees that channels share are one fee; None where no channel says anything."""
    known = [item for item in read if item.fees.known]
    if not known:
        return None
    fees: dict[Fee, list[str]] = {}
    for item in known:
        for fee in item.fees.fees:
            by = fees.setdefault(fee, [])
            if item.by not in by:
                by.append(item.by)
    everywhere = {item.by for item in known}
    found: list[dict[str, Any]] = []
    used: Counter[str] = Counter()
    for fee, by in fees.items():
        identifier = _identifier(fee, used)
        channels = () if everywhere <= set(by) else by
        found.append(fee_mapping(fee, identifier, channels))
    return found


def _identifier(fee: Fee, used: Counter[str]) -> str:
    base = slug("lệ phí" if fee.kind == "charge" else "phí")
    used[base] += 1
    return base if used[base] == 1 else f"{base}-{used[base]}"
