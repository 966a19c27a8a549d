"""How pages write dates, money, numbers and time limits, in Vietnamese and in English.

Each filter takes what GraphQL answers (JSON) and the page's language; none of them raises on data.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from decimal import Decimal, InvalidOperation
from functools import partial

from web.labels import Language, label

NO_BREAK = "\N{NO-BREAK SPACE}"
UNKNOWN: Mapping[Language, str] = {"vi": "chưa có thông tin", "en": "not known"}
NOT_SET: Mapping[Language, str] = {"vi": "không quy định", "en": "none set"}
NO_UNIT: Mapping[Language, str] = {"vi": "không nêu đơn vị", "en": "no unit stated"}
AT_ONCE: Mapping[Language, str] = {"vi": "ngay trong ngày", "en": "the same day"}
MONTHS = "January February March April May June July August September October November December"

Numeric = str | int | float | Decimal


def day(value: str | date | None, *, lang: Language = "vi") -> str:
    """23/11/2026; English spells the month, for 07/08 is read in two ways."""
    when = as_date(value)
    if when is None:
        return str(value or UNKNOWN[lang])
    if lang == "vi":
        return f"{when:%d/%m/%Y}"
    return NO_BREAK.join([str(when.day), MONTHS.split()[when.month - 1][:3], str(when.year)])


def moment(value: str | None, zone: tzinfo | None, *, lang: Language = "vi") -> str:
    """15:00 ngày 23/11/2026, by the clock of `zone` (None: that of the value)."""
    try:
        when = datetime.fromisoformat(value or "")
        here = when.astimezone(zone) if zone else when
    except (ValueError, OverflowError):
        return str(value or UNKNOWN[lang])
    between = f"{NO_BREAK}ngày{NO_BREAK}" if lang == "vi" else f",{NO_BREAK}"
    return f"{here:%H:%M}{between}{day(here, lang=lang)}"


def day_in_words(value: str | date | None, *, lang: Language = "vi") -> str:
    """A date as official papers write it: ngày 23 tháng 11 năm 2026."""
    when = as_date(value)
    if when is None:
        return str(value or UNKNOWN[lang])
    if lang == "vi":
        return f"ngày {when.day} tháng {when.month} năm {when.year}"
    return f"{when.day} {MONTHS.split()[when.month - 1]} {when.year}"


def as_date(value: str | date | None) -> date | None:
    """The day of an ISO date or moment; None for what is not one."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def number(value: Numeric | None, *, lang: Language = "vi") -> str:
    """1234.5 as 1.234,5 (English: 1,234.5); trailing zeros go."""
    if value is None:
        return UNKNOWN[lang]
    try:
        plain = f"{Decimal(str(value)):,f}"
    except InvalidOperation:
        return str(value)
    if "." in plain:
        plain = plain.rstrip("0").rstrip(".")
    return plain.translate(str.maketrans(",.", ".,")) if lang == "vi" else plain


def percent(value: Numeric | None, *, lang: Language = "vi") -> str:
    """A share that is already in percent: 71,99 %."""
    return UNKNOWN[lang] if value is None else f"{number(value, lang=lang)}{NO_BREAK}%"


def share(value: float | None, *, lang: Language = "vi") -> str:
    """A share from 0 to 1 in whole percent: 0.849 as 85 %."""
    return UNKNOWN[lang] if value is None else f"{round(value * 100)}{NO_BREAK}%"


def money(value: Numeric | None, currency: str = "VND", *, lang: Language = "vi") -> str:
    """75000 as 75.000 ₫."""
    if value is None:
        return UNKNOWN[lang]
    sign = "₫" if currency == "VND" and lang == "vi" else currency
    return f"{number(value, lang=lang)}{NO_BREAK}{sign}"


def time_limit(value: Mapping[str, object] | None, *, lang: Language = "vi") -> str:
    """A time limit in words; missing = not known, without an amount = no text sets one."""
    if value is None:
        return UNKNOWN[lang]
    amount, unit = value.get("amount"), value.get("unit")
    if amount is None:
        return NOT_SET[lang]
    if Decimal(str(amount)) == 0:
        return AT_ONCE[lang]
    shown = number(str(amount), lang=lang)
    if not unit:
        return f"{shown} ({NO_UNIT[lang]})"
    plural = "s" if lang == "en" and Decimal(str(amount)) != 1 else ""
    return f"{shown}{NO_BREAK}{label(str(unit), 'unit', lang)}{plural}"


def label_in(word: str | None, vocabulary: str, *, lang: Language = "vi") -> str:
    """A closed word of the vocabulary as people say it."""
    return UNKNOWN[lang] if word is None else label(word, vocabulary, lang)


def quoted(words: Sequence[str], *, lang: Language = "vi") -> str:  # noqa: ARG001 - alike in both
    """Words as they were typed: “a”, “b”."""
    return ", ".join(f"“{word}”" for word in words)


def filters(lang: Language) -> dict[str, Callable[..., str]]:
    """All filters by the name templates use, bound to one language."""
    named: dict[str, Callable[..., str]] = {
        "day": day,
        "moment": moment,
        "day_in_words": day_in_words,
        "number": number,
        "percent": percent,
        "share": share,
        "money": money,
        "time_limit": time_limit,
        "label": label_in,
        "quoted": quoted,
    }
    return {name: partial(function, lang=lang) for name, function in named.items()}
