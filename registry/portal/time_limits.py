"""Time limits as the portal and the law print them: a number, a unit, or words that are neither."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from registry.portal.words import one_line

# The units of the vocabulary, longest first so that "ngày làm việc" is not read as "ngày".
_UNITS = (
    (r"ngày\s*\(?\s*làm\s+việc\)?", "working_day"),
    (r"giờ\s+(?:làm\s+việc|hành\s+chính)", "working_hour"),
    (r"ngày", "day"),
    (r"(?:giờ|tiếng)", "hour"),
    (r"tháng", "month"),
    (r"phút", "minute"),
)
_UNIT = "|".join(f"({pattern})" for pattern, _ in _UNITS)
_NAMES = tuple(name for _, name in _UNITS)
# A number, perhaps repeated in words ("05 (năm) ngày"), and its unit. "ngày 05/7/2025" is no limit.
_LIMIT = re.compile(
    rf"(?<![\d/.,])(?<!\d[-–])(\d{{1,4}}(?:[.,]\d{{1,2}})?)\)?\s{{0,3}}(?:\([^()\d\n]{{1,40}}\)\s{{0,3}})?"
    rf"(?:{_UNIT})(?!\s*\d{{1,2}}/)(?!\w)",
    re.IGNORECASE,
)
# "ngày 15 tháng 5" is a date.
_DATE_BEFORE = re.compile(r"ngày\s*\Z", re.IGNORECASE)
_BARE = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?\Z")
# The whole field says that the text sets none.
_NONE = re.compile(
    r"(?:không(?:\s+(?:có|quy\s+định|xác\s+định|áp\s+dụng))?|chưa\s+quy\s+định)\s*\.?\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Limit:
    """A number and its unit; `unit` None = the portal prints a bare number."""

    value: Decimal
    unit: str | None

    def __str__(self) -> str:
        """The limit in the words of the procedure file.

        >>> str(Limit(Decimal("3.0"), "working_day"))
        '3 working_day'
        """
        number = f"{self.value.normalize():f}"
        return number if self.unit is None else f"{number} {self.unit}"


@dataclass(frozen=True, slots=True)
class Found:
    """A limit in running text and where it stands."""

    limit: Limit
    start: int
    end: int


def limit_from_field(text: str) -> Limit | str | None:
    """A limit, the word "none", or None where the words are no limit at all.

    >>> str(limit_from_field("0.5 Giờ"))
    '0.5 hour'
    """
    words = one_line(text)
    if _NONE.match(words):
        return "none"
    if _BARE.match(words):
        return Limit(_number(words), None)
    match = _LIMIT.match(words)
    if match is None or match.end() < len(words.rstrip(" .")):
        return None
    return _limit(match)


def limits_in(text: str) -> Iterator[Found]:
    """Every limit with a unit that running text names, in order."""
    for match in _LIMIT.finditer(text):
        if _DATE_BEFORE.search(text, max(0, match.start() - 6), match.start()):
            continue
        yield Found(_limit(match), match.start(), match.end())


def _limit(match: re.Match[str]) -> Limit:
    for place, name in enumerate(_NAMES, start=2):
        if match.group(place) is not None:
            return Limit(_number(match.group(1)), name)
    raise AssertionError("the pattern has one group for each unit")


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


# For comparing limits of different units: hours a unit lasts at most.
_HOURS = {"minute": Decimal("0.02"), "hour": Decimal(1), "working_hour": Decimal(3),
          "day": Decimal(24), "working_day": Decimal(34), "month": Decimal(720)}  # fmt: skip


def hours(limit: Limit) -> Decimal:
    """A length to order limits by, nothing to calculate with."""
    return limit.value * _HOURS.get(limit.unit or "day", Decimal(24))
