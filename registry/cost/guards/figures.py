"""The figures of a sheet that guards look at, by name; medians of peers; figures of sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median_low

from registry.cost.amounts import Figure
from registry.cost.guards.rules import GuardRules, Kind, Reference
from registry.cost.sheet import Account, Line, Sheet
from registry.procedure.vocabulary import Side


@dataclass(frozen=True, slots=True)
class Named:
    """One figure of a sheet; `alike`: what figures of other procedures are comparable with it."""

    name: str
    kind: Kind
    alike: str
    value: Decimal
    source: str = ""


@dataclass(frozen=True, slots=True)
class PeerMedian:
    """The median of the comparable figures of `sheets` other procedures."""

    alike: str
    value: Decimal
    sheets: int


def figures_of(sheet: Sheet) -> Iterator[Named]:
    """Every figure of a sheet that is not 0: inputs first, then what is made from them."""
    accounts = [sheet.applicant, *([sheet.agency] if sheet.agency else [])]
    named = [each for account in accounts for each in _inputs(account)]
    named += _figure("subjects", Kind.SUBJECTS, sheet.subjects)
    named += _figure("times_per_year", Kind.TIMES_PER_YEAR, sheet.times_per_year)
    named += [each for account in accounts for each in _totals(account)]
    return (each for each in named if each.value)


def _inputs(account: Account) -> Iterator[Named]:
    yield from _figure(f"wage/{account.side}", Kind.WAGE, account.wage)
    for line in account.lines:
        yield from _of_line(line, account.side)


def _of_line(line: Line, side: Side) -> Iterator[Named]:
    alike, path = f"{side}/{line.task}", line.element
    other = Kind.FEE if line.is_fee else Kind.OTHER
    yield from _figure(f"{path}/hours", Kind.HOURS, line.hours, alike)
    yield from _figure(f"{path}/other", other, line.other, alike)
    yield from _figure(f"{path}/frequency", Kind.FREQUENCY, line.frequency, alike)


def _figure(
    name: str, kind: Kind, figure: Figure | None, alike: str | None = None
) -> Iterator[Named]:
    if figure is not None:
        yield Named(name, kind, f"{alike or name}/{kind}", figure.mid, figure.source)


def _totals(account: Account) -> Iterator[Named]:
    for kind, total in ((Kind.UNIT, account.unit), (Kind.ANNUAL, account.annual)):
        if total is not None:
            name = f"{account.side}/{kind}"
            yield Named(name, kind, name, Decimal(total.mid))


def peers_of(sheets: Iterable[Sheet], rules: GuardRules) -> tuple[PeerMedian, ...]:
    """The medians of other procedures' sheets, of the kinds that peers say something about.

    A task that one sheet has twice counts once, with the lower of its figures.
    """
    kinds = rules.held_against(Reference.PEERS).figures
    told: dict[str, list[Decimal]] = {}
    for sheet in sheets:
        own: dict[str, Decimal] = {}
        for each in figures_of(sheet):
            if each.kind in kinds:
                own[each.alike] = min(each.value, own.get(each.alike, each.value))
        for alike, value in own.items():
            told.setdefault(alike, []).append(value)
    return tuple(
        PeerMedian(alike, median_low(values), len(values)) for alike, values in sorted(told.items())
    )


_NUMBER = r"(\d{1,3}(?:[.,]\d{3})+|\d{1,15}(?:[.,]\d{1,6})?)"
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def said_in(source: str, kind: Kind, rules: GuardRules) -> Sequence[Decimal]:
    """The figures of a kind that the words of a source state, in hours or VND.

    A point or comma before three digits separates thousands, any other begins the decimals.
    """
    found = []
    for unit in rules.units:
        if kind in unit.figures:
            pattern = rf"(?<![\d.,/]){_NUMBER}\s{{0,3}}{re.escape(unit.word)}(?!\w)"
            for number in re.findall(pattern, source, re.IGNORECASE):
                found.append(_value(number) * unit.of / unit.by)
    return found


def _value(number: str) -> Decimal:
    if _GROUPED.fullmatch(number):
        return Decimal(number.replace(".", "").replace(",", ""))
    return Decimal(number.replace(",", "."))
