"""What figures of dossiers say of targets, period by period: a share, or what is not stated.

Units of one level add up; of several levels the share of all lies between theirs, whichever counts
whom. Only figures that every line states are used: a percentage printed without its numbers is kept
as stated and stands for nothing here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col

from registry.refusals import Words
from registry.statistics import labels, levels
from registry.statistics.figures import SEVERAL
from registry.store.statistics_tables import StatisticsTotalRow
from registry.targets.share import Figure, Reading, between, share_of

_NOBODY = Words("không có hồ sơ nào", "there are no dossiers")
_TWICE = Words("có nhiều đơn vị gộp nhiều cấp: hồ sơ có thể được đếm hai lần",
               "several units add up levels: dossiers may be counted twice")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A share of dossiers: one figure of the sum of others."""

    part: str
    whole: tuple[str, ...]

    @property
    def figures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.part, *self.whole)))


ONLINE = Asked("online", ("received",))
SATISFIED = Asked("satisfied", ("satisfied", "dissatisfied"))


@dataclass(frozen=True, slots=True)
class Counted:
    """What the units of one level state together in one period; `sums`: what all of them state."""

    since: date
    until: date
    level: str
    units: int
    sums: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class OfPeriod:
    """A reading of one period."""

    since: date
    until: date
    reading: Reading


def by_period(session: Session, asked: Asked) -> Sequence[OfPeriod]:
    """The readings of all periods, the newest first; of those that end alike the longest."""
    periods: dict[date, dict[date, list[Counted]]] = {}
    for each in _counted(session, asked):
        periods.setdefault(each.until, {}).setdefault(each.since, []).append(each)
    newest = sorted(periods.items(), reverse=True)
    longest = ((until, min(those), those[min(those)]) for until, those in newest)
    return [OfPeriod(since, until, reading(asked, those)) for until, since, those in longest]


def reading(asked: Asked, levels_of: Sequence[Counted]) -> Reading:
    """The share of one period, or what is missing for it; `levels_of` are its levels."""
    figures = tuple(_figures(asked, levels_of))
    unstated = [each for each in levels_of if not each.sums.keys() >= set(asked.figures)]
    if unstated:
        return Reading(None, _unstated(asked, unstated), figures)
    if any(each.level == SEVERAL and each.units > 1 for each in levels_of):
        return Reading(None, _TWICE, figures)
    shares = [
        share_of(each.sums[asked.part], sum(each.sums[name] for name in asked.whole))
        for each in levels_of
    ]
    known = [each for each in shares if each is not None]
    share = between(known)
    if share is None:
        return Reading(None, _NOBODY, figures)
    return Reading(share, None if share.percent is not None else _levels_differ(), figures)


def _figures(asked: Asked, levels_of: Sequence[Counted]) -> Iterable[Figure]:
    """The numbers with their level where there are several."""
    names, several = labels(), len(levels_of) > 1
    for each in levels_of:
        where = levels()[each.level].label
        for name in asked.figures:
            if name in each.sums:
                said = names[name]
                label = (
                    Words(f"{said.vi} ({where.vi})", f"{said.en} ({where.en})") if several else said
                )
                yield Figure(label, each.sums[name])


def _unstated(asked: Asked, levels_of: Sequence[Counted]) -> Words:
    names = labels()
    lacking = {name for each in levels_of for name in asked.figures if name not in each.sums}
    said = [names[name] for name in asked.figures if name in lacking]
    vi, en = (", ".join(getattr(each, lang) for each in said) for lang in ("vi", "en"))
    return Words(f"không phải đơn vị nào cũng nêu: {vi}", f"not every unit states: {en}")


def _levels_differ() -> Words:
    return Words("có nhiều cấp: đơn vị cấp trên có thể đã gồm đơn vị cấp dưới",
                 "there are several levels: a unit may count those below it")  # fmt: skip


def _counted(session: Session, asked: Asked) -> Iterable[Counted]:
    """One statement: each figure with how many lines state it."""
    table = StatisticsTotalRow
    columns: list[ColumnElement[Any]] = []  # Any: of counts and sums
    for name in asked.figures:
        column = col(getattr(table, name))
        columns += [func.count(column), func.sum(column)]
    query = (
        select(col(table.since), col(table.until), col(table.level), func.count(), *columns)
        .where(
            col(table.grain) == "unit", col(table.part) == "", col(table.since).is_not(None),
            col(table.until).is_not(None),
        )
        .group_by(col(table.since), col(table.until), col(table.level))
        .order_by(col(table.level))
    )  # fmt: skip
    for since, until, level, lines, *found in session.connection().execute(query):
        stated = zip(asked.figures, found[::2], found[1::2], strict=True)
        sums = {name: int(added) for name, count, added in stated if count == lines}
        yield Counted(since, until, level, lines, sums)
