"""Facts about every stated limit, as one list: the overall one, those of channels and of steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registry.analysis.context import Whole
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.paths import item_key
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Actor, Channel, Unit


@dataclass(frozen=True)
class StatedLimit:
    """A limit and where it stands; `limit` None = the file says nothing."""

    whole: Whole
    path: str
    limit: TimeLimit | None
    channel: Channel | None = None
    case: tuple[str, ...] = ()
    stated: str | None = None


def limits_of(whole: Whole) -> Sequence[StatedLimit]:
    """The overall limit first, then the channels', then those of the state's steps."""
    procedure = whole.procedure
    found = [StatedLimit(whole, "time_limit", procedure.time_limit)]
    for entry in procedure.channels or ():
        key = item_key("channels", {"by": str(entry.by), "case": list(entry.case)})
        path = f"channels/{key}"
        found.append(StatedLimit(whole, path, entry.time_limit, entry.by, entry.case, entry.stated))
    for step in procedure.steps or ():
        if step.time_limit is not None and step.actor is not Actor.APPLICANT:
            found.append(StatedLimit(whole, f"steps/{step.id}", step.time_limit, case=step.case))
    return found


def place(stated: StatedLimit) -> str:
    """Where it stands: procedure, channel or step."""
    kind = stated.path.partition("/")[0]
    return {"channels": "channel", "steps": "step"}.get(kind, "procedure")


def known(stated: StatedLimit) -> bool:
    """The file says something about it, if only that there is none."""
    return stated.limit is not None


def missing(stated: StatedLimit) -> bool | None:
    """The text sets no limit; not known where the file says nothing and no channel does."""
    if stated.limit is not None:
        return stated.limit.amount is None
    if stated.path != "time_limit":
        return None
    channels = stated.whole.procedure.channels
    return None if not channels else False if any(c.time_limit for c in channels) else None


def amount(stated: StatedLimit) -> float | None:
    """The number of the limit."""
    limit = stated.limit
    return None if limit is None or limit.amount is None else float(limit.amount)


def unit(stated: StatedLimit) -> Unit | None:
    """The unit of the limit."""
    return stated.limit.unit if stated.limit else None


def bare(stated: StatedLimit) -> bool | None:
    """A number without a unit; "at once" needs none."""
    limit = stated.limit
    if limit is None or limit.amount is None:
        return None
    return limit.unit is None and limit.amount != 0


def as_overall(stated: StatedLimit) -> bool:
    """It only says again what the overall limit says."""
    return stated.path != "time_limit" and stated.limit == stated.whole.procedure.time_limit


def written(stated: StatedLimit) -> str | None:
    """The limit in Vietnamese words: "5 ngày làm việc"."""
    return None if stated.limit is None else in_words(stated.limit, "vi")


def written_en(stated: StatedLimit) -> str | None:
    """The limit in English words: "5 working days"."""
    return None if stated.limit is None else in_words(stated.limit, "en")


def in_words(limit: TimeLimit, lang: str) -> str:
    """A limit in words of the language `vi` or `en`: "5 ngày làm việc"."""
    if limit.amount is None:
        return {"vi": "không quy định", "en": "none"}[lang]
    amount = f"{limit.amount:f}"
    number = amount.replace(".", ",") if lang == "vi" else amount
    if limit.unit is None:
        return number
    unit = _UNITS[limit.unit][lang]
    return f"{number} {unit}" + ("s" if lang == "en" and limit.amount != 1 else "")


_UNITS: Mapping[Unit, Mapping[str, str]] = {
    Unit.WORKING_DAY: {"vi": "ngày làm việc", "en": "working day"},
    Unit.DAY: {"vi": "ngày", "en": "day"},
    Unit.WORKING_HOUR: {"vi": "giờ làm việc", "en": "working hour"},
    Unit.HOUR: {"vi": "giờ", "en": "hour"},
    Unit.MONTH: {"vi": "tháng", "en": "month"},
    Unit.MINUTE: {"vi": "phút", "en": "minute"},
}


def differs(stated: StatedLimit) -> str:
    """How it disagrees with the overall limit or another channel's: unit, bare, amount or ""."""
    if stated.channel is None or stated.limit is None or stated.limit.amount is None:
        return ""
    others = [o.limit for o in limits_of(stated.whole) if _comparable(o, stated)]
    found = {_difference(stated.limit, other) for other in others if other and other.amount}
    return next((word for word in ("unit", "bare", "amount") if word in found), "")


def _comparable(other: StatedLimit, stated: StatedLimit) -> bool:
    beside = other.channel is not None and other.path != stated.path
    return (beside or other.path == "time_limit") and other.case == stated.case


def _difference(one: TimeLimit, other: TimeLimit) -> str:
    """Same number in working and calendar days; a number beside a real limit; other numbers."""
    if one.unit is None and other.unit is not None:
        return "bare"
    if one.unit is None or other.unit is None:
        return ""
    if one.unit is not other.unit:
        return "unit" if one.amount == other.amount else "amount"
    return "amount" if one.amount != other.amount else ""


LIMITS: Mapping[str, Fact[StatedLimit]] = facts(
    place, known, missing, amount, unit, bare, as_overall, written, written_en, differs
)
