"""Limits and the places where they stand, in Vietnamese and English words."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from registry.analysis.deadlines.timeline import Leg, Timeline
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Channel, Unit

_UNITS: Mapping[Unit, Mapping[str, str]] = {
    Unit.WORKING_DAY: {"vi": "ngày làm việc", "en": "working day"},
    Unit.DAY: {"vi": "ngày", "en": "day"},
    Unit.WORKING_HOUR: {"vi": "giờ làm việc", "en": "working hour"},
    Unit.HOUR: {"vi": "giờ", "en": "hour"},
    Unit.MONTH: {"vi": "tháng", "en": "month"},
    Unit.MINUTE: {"vi": "phút", "en": "minute"},
}
_NONE = {"vi": "không quy định", "en": "none"}
_CHANNELS: Mapping[Channel, Mapping[str, str]] = {
    Channel.ONLINE: {"vi": "nộp trực tuyến", "en": "filing online"},
    Channel.IN_PERSON: {"vi": "nộp trực tiếp", "en": "filing in person"},
    Channel.POST: {"vi": "gửi qua bưu chính", "en": "filing by post"},
}
OVERALL = {"vi": "thời hạn chung", "en": "the overall limit"}
STEPS = {"vi": "tổng thời gian các bước", "en": "the steps together"}
NO_UNIT = {"vi": "không nêu đơn vị", "en": "no unit is stated"}
_SAYS = {"vi": "{} ghi «{}»", "en": "{} says “{}”"}
_DESCRIPTION = {"vi": "phần mô tả của ", "en": "the description of "}
_NAME = 50


def limit_in_words(limit: TimeLimit, lang: str) -> str:
    """ "5 ngày làm việc", "5 working days"; a bare number stays bare."""
    if limit.amount is None:
        return _NONE[lang]
    amount = f"{limit.amount:f}"
    number = amount.replace(".", ",") if lang == "vi" else amount
    if limit.unit is None:
        return number
    unit = _UNITS[limit.unit][lang]
    return f"{number} {unit}" + ("s" if lang == "en" and limit.amount != 1 else "")


def channels_in_words(channels: Sequence[Channel], lang: str) -> str:
    """ "nộp trực tuyến, nộp trực tiếp"."""
    return ", ".join(_CHANNELS[channel][lang] for channel in channels)


def description_in_words(channel: Channel, lang: str) -> str:
    """The words that describe a way to file."""
    return _DESCRIPTION[lang] + _CHANNELS[channel][lang]


def other_statement(place: Mapping[str, str], limit: TimeLimit, lang: str) -> str:
    """What another statement says: "các bước ghi «30 ngày»"."""
    return _SAYS[lang].format(place[lang], limit_in_words(limit, lang))


def path_in_words(line: Timeline, numbers: Mapping[str, int], lang: str) -> str:
    """ "bước 2 «Thẩm định» 4 + bước 3 «Quyết định» 3 = 7 ngày làm việc"."""
    parts = [_part(leg, numbers[leg.step.id], lang) for leg in line.on_the_clock]
    total = limit_in_words(TimeLimit(line.counted.normalize() + 0, line.unit), lang)
    return f"{' + '.join(parts)} = {total}" if len(parts) > 1 else f"{parts[0]} ({total})"


def _part(leg: Leg, number: int, lang: str) -> str:
    return f"{_STEP[lang]} {number}{_title(leg.step.name, lang)} {_number(leg.takes, lang)}"


_STEP = {"vi": "bước", "en": "step"}
# Names that an importer took from the opening words say when, not what.
_WHEN = re.compile(r"trong |chậm nhất|kể từ|sau |tối đa|khi |\W", re.IGNORECASE)


def _title(name: str, lang: str) -> str:
    if _WHEN.match(name):
        return ""
    short = name if len(name) <= _NAME else name[:_NAME].rsplit(" ", 1)[0] + "…"
    return f" «{short}»" if lang == "vi" else f" “{short}”"


def _number(amount: Decimal, lang: str) -> str:
    return f"{amount.normalize() + 0:f}".replace(".", "," if lang == "vi" else ".")
