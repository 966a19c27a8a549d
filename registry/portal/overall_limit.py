"""The limit of the usual case, of all that the filing table, its descriptions and the steps say."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from registry.portal.fees import FeeField
from registry.portal.record import Filing
from registry.portal.time_limits import Found, Limit, limits_in

# A limit the description states as the law's, with its start: "05 ngày làm việc, kể từ ngày ...".
_FROM = re.compile(
    r"\s{0,2},?\s{0,2}(?:kể\s+)?từ\s+(?:ngày|khi|thời\s+điểm)\s+(?:nhận|thụ\s+lý|có\s+đủ|"
    r"tiếp\s+nhận)",
    re.IGNORECASE,
)
_EITHER = re.compile(r"\bhoặc\b|trường\s+hợp|đối\s+với", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FilingRead:
    """One row of the filing table, read: the way, its limit (words where it is none), its fees."""

    filing: Filing
    by: str
    limit: Limit | str | None
    case: str | None
    fees: FeeField


def overall_limit(read: Sequence[FilingRead], steps: str) -> str | None:
    """The limit of the usual case: what most channels say, in the unit the law's words give it.

    A bare number that the steps contradict gives way to the one limit for deciding they state; of
    several bare numbers the one that they state is taken. Two stages may add up to the whole.
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


def _agreed(read: Sequence[FilingRead], stated: Collection[str]) -> str | None:
    """Of channels that print different bare numbers the one that the steps state.

    A bare "1" is what the portal prints where nothing was filled in.
    """
    bare = {str(item.limit) for item in read if isinstance(item.limit, Limit)} - {"1"}
    found = [one for one in stated if one.partition(" ")[0] in bare]
    return found[0] if len(found) == 1 else None


def _in_working_days(number: str, read: Sequence[FilingRead], steps: str) -> str | None:
    """A number of days that descriptions or the stages of the steps count in working days."""
    wanted = f"{number} working_day"
    told = [str(one.limit) for item in read for one in limits_in(item.filing.description[:2000])]
    if wanted in told and f"{number} day" not in told:
        return wanted
    stages = [one.limit for one in limits_in(steps)]
    if any(limit.unit == "day" for limit in stages):
        return None
    stages = [limit for limit in stages if limit.unit == "working_day"]
    return wanted if _adds_up([one.value for one in stages], Decimal(number)) else None


def _adds_up(values: Sequence[Decimal], total: Decimal) -> bool:
    """Whether two stages, one behind the other, last as long together; more may overlap."""
    return any(one + other == total for one, other in pairwise(values))


def _is_same(stated: str, number: str, unit: str) -> bool:
    """The same number, of days of one kind or the other, or of whatever a bare number counts."""
    value, _, kind = stated.partition(" ")
    return value == number and (not unit or kind == unit or {kind, unit} == _DAYS)


def _printed(read: Sequence[FilingRead]) -> str | None:
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


def _from_words(read: Sequence[FilingRead]) -> str | None:
    """No field, but a description that opens with a limit and names no other, or one stage more."""
    for item in read:
        words = item.filing.description
        found = list(limits_in(words))
        if not found or not _FROM.match(words, found[0].end):
            continue
        if len({one.limit for one in found}) == 1:
            return str(found[0].limit)
        if len(found) == _STAGES and _follows(words, found[0], found[1]):
            total = found[0].limit.value + found[1].limit.value
            return str(Limit(total, found[0].limit.unit))
    return None


_STAGES = 2
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


def _in_law(read: Sequence[FilingRead], printed: str) -> str | None:
    """The limit a description words like the law, where the field says another."""
    for item in read:
        words = item.filing.description[:2000]
        found = list(limits_in(words))
        told = [one for one in found if _FROM.match(words, one.end)]
        if not told or _as_long(told[0].limit, printed) or _sum_of(found, printed, words):
            continue
        same = next((one for one in found if str(one.limit) == printed), None)
        if same is not None:
            if told[0].start < same.start and _HARDER.search(words, told[0].end, same.start):
                return str(told[0].limit)
        elif len(told) == 1 or _alternatives(words, told[0].start, told[1].end):
            return str(told[0].limit)
    return None


_MINUTES = {"minute": 1, "hour": 60}


def _as_long(limit: Limit, printed: str) -> bool:
    """The same limit; an hour is sixty minutes."""
    number, _, unit = printed.partition(" ")
    if limit.unit in _MINUTES and unit in _MINUTES:
        return limit.value * _MINUTES[limit.unit] == Decimal(number) * _MINUTES[unit]
    return str(limit) == printed


def _sum_of(found: Sequence[Found], printed: str, words: str) -> bool:
    """The printed limit is that of all stages together, none of them a longer one for some."""
    number, _, unit = printed.partition(" ")
    values = [one.limit.value for one in found if one.limit.unit == unit]
    longer = _HARDER.search(words) or _OR_LONGER.search(words)
    return _adds_up(values, Decimal(number)) and longer is None


def _alternatives(words: str, start: int, end: int) -> bool:
    """Two limits are alternatives, not stages that add up."""
    return bool(_EITHER.search(words, start, end)) and "\n-" not in words[start:end]
