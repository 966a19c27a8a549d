"""Interlinked procedures (thủ tục liên thông): one filing for several procedures.

Which procedures it is made of, in what order, and how long they take together: working days and
calendar days are never added, and what is not known stays unknown. Pure.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from registry.procedure.model import ChannelEntry, InterlinkedPart, Procedure
from registry.procedure.values import TimeLimit

Identity = tuple[str, str]  # authority, code
Find = Callable[[Identity], Procedure | None]
MadeOf = Callable[[Identity], Sequence[Identity] | None]  # None: it is not known


class NoTime(StrEnum):
    """Why it is not known how long the parts take together."""

    LIMIT_UNKNOWN = "limit_unknown"  # a part does not say, or says it for some of its cases only
    NONE_SET = "none_set"  # the text of a part sets no limit
    NOT_IN_FORCE = "not_in_force"  # a part is published no more, or not yet
    SEVERAL_UNITS = "several_units"  # days of different kinds are never added


@dataclass(frozen=True, slots=True)
class PartsTime:
    """How long the parts take: `longest` through those that wait for each other, `total` one after
    another. Both are None, and `unknown` says why, where that is not known.

    `path` are the ids of the parts on the longest way, in order.
    """

    longest: TimeLimit | None
    total: TimeLimit | None
    path: tuple[str, ...] = ()
    unknown: NoTime | None = None


def waits_for(parts: Sequence[InterlinkedPart]) -> Mapping[str, tuple[str, ...]]:
    """What each part waits for: without `after` the part above it, as steps do."""
    above: Mapping[str, tuple[str, ...]] = {
        part.id: (before.id,) for before, part in pairwise(parts)
    }
    return {part.id: above.get(part.id, ()) if part.after is None else part.after for part in parts}


def limit_of(procedure: Procedure) -> TimeLimit | None:
    """The limit of a whole procedure; without one, that of every way to hand in, if it is one and
    told for every case.
    """
    if procedure.time_limit is not None:
        return procedure.time_limit
    channels = procedure.channels or ()
    limits = {entry.time_limit for entry in channels}
    if len(limits) != 1 or not _name_every_case(channels, procedure):
        return None
    return next(iter(limits))


def _name_every_case(channels: Sequence[ChannelEntry], procedure: Procedure) -> bool:
    """Whether no case is left without a way to hand in; one that names no case is for all."""
    named = {case for entry in channels for case in entry.case}
    return not all(entry.case for entry in channels) or named >= {
        case.id for case in procedure.cases
    }


def parts_time(
    waits: Mapping[str, Sequence[str]], limits: Mapping[str, TimeLimit | NoTime | None]
) -> PartsTime:
    """How long parts take by what each `waits` for and its limit, both by id."""
    why = next(iter(_why_unknown(limits)), None)
    if why is not None:
        return PartsTime(None, None, unknown=why)
    known = {part: limit for part, limit in limits.items() if isinstance(limit, TimeLimit)}
    amounts = {part: limit.amount or Decimal(0) for part, limit in known.items()}
    unit = next(iter(known.values())).unit
    path = _longest(waits, amounts)
    longest = sum((amounts[part] for part in path), Decimal(0))
    total = sum(amounts.values(), Decimal(0))
    return PartsTime(TimeLimit(longest, unit), TimeLimit(total, unit), path)


def _why_unknown(limits: Mapping[str, TimeLimit | NoTime | None]) -> Iterator[NoTime]:
    """A limit without a unit is not known: nobody can say what it counts."""
    given = list(limits.values())
    yield from (limit for limit in given if isinstance(limit, NoTime))
    told = [limit for limit in given if isinstance(limit, TimeLimit)]
    if len(told) < len(given) or not told:
        yield NoTime.LIMIT_UNKNOWN
    if any(limit.amount is None for limit in told):
        yield NoTime.NONE_SET
    units = {limit.unit for limit in told}
    if None in units:
        yield NoTime.LIMIT_UNKNOWN
    if len(units) > 1:
        yield NoTime.SEVERAL_UNITS


def _longest(waits: Mapping[str, Sequence[str]], amounts: Mapping[str, Decimal]) -> tuple[str, ...]:
    """The way through parts that wait for each other which takes longest."""
    best: dict[str, tuple[Decimal, tuple[str, ...]]] = {}
    for part in _in_order(waits):
        ways = (best[before] for before in waits[part])
        length, way = max(ways, key=lambda each: each[0], default=(Decimal(0), ()))
        best[part] = (length + amounts[part], (*way, part))
    return max(best.values(), key=lambda each: each[0])[1]


def _in_order(waits: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Each part behind those it waits for; a file in which parts wait in a circle is refused."""
    done: set[str] = set()
    left = list(waits)
    while left:
        ready = next(part for part in left if done.issuperset(waits[part]))
        left.remove(ready)
        done.add(ready)
        yield ready


def wrong_parts(procedure: Procedure, find: Find) -> Iterator[tuple[int, str, str]]:
    """The number of each part that is nowhere or leads back here, an error code, and a message.

    `find` gives the procedures that are known.
    """

    def made_of(identity: Identity) -> Sequence[Identity] | None:
        found = find(identity)
        return (
            None if found is None else [(each.authority, each.code) for each in found.parts or ()]
        )

    here = (procedure.authority, procedure.code)
    for at, each in enumerate(procedure.parts or ()):
        part = (each.authority, each.code)
        if made_of(part) is None:
            yield at, *missing(part)
        elif leads_to(part, here, made_of):
            yield at, *in_circle(part, here)


def missing(part: Identity) -> tuple[str, str]:
    """Code and message of a part that is nowhere to be found."""
    authority, code = part
    return "part-missing", (
        f"{code} of {authority} is neither in this folder nor loaded. Add its file, or correct "
        "`parts`."
    )


def in_circle(part: Identity, whole: Identity) -> tuple[str, str]:
    """Code and message of a part that is made of the whole."""
    return "part-in-circle", (
        f"{part[1]} of {part[0]} is made of {whole[1]} of {whole[0]} itself. Take one of them out "
        "of `parts`."
    )


def leads_to(start: Identity, wanted: Identity, made_of: MadeOf) -> bool:
    """Whether a procedure is, or is made of, another; each is looked at once."""
    seen: set[Identity] = set()
    waiting = [start]
    while waiting:
        now = waiting.pop()
        if now == wanted:
            return True
        if now not in seen:
            seen.add(now)
            waiting += made_of(now) or ()
    return False
