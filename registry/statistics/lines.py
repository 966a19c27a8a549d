"""One row of a file becomes one line of figures, or mistakes that name row and column: pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

from registry.refusals import Words
from registry.statistics.figures import (
    FIGURE,
    IDENTITY,
    RATE,
    TIME,
    columns,
    denominators,
    labels,
    level_of,
    levels,
    mistake_words,
    plain,
    wholes,
)
from registry.statistics.periods import day_of, period_of

LARGEST, LONGEST = 10**12, 100_000
Figures = Mapping[str, int]
Times = Mapping[str, Decimal]  # in the unit of each key
Cells = Mapping[str, str]  # the words of a row by heading
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-/]{2,39}")
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_COUNT = re.compile(r"-?\d+|-?\d{1,3}(?:([., \u00a0])\d{3})(?:\1\d{3})*|-?\d+\.0")
_TIME = re.compile(r"\d{1,6}(?:[.,]\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with one cell or row; rows count from 1, as the file's program shows them."""

    row: int
    column: str
    code: str
    words: Words

    @property
    def place(self) -> str:
        return f"row {self.row}" + (f", column “{self.column}”" if self.column else "")

    def __str__(self) -> str:
        return f"{self.place}: {self.words.en}"


@dataclass(frozen=True, slots=True)
class StatedRate:
    """A percentage as it is printed; `of` is the figure it is a share of, None: nobody says."""

    figure: str
    printed: str
    of: str | None

    @property
    def percent(self) -> Decimal:
        return Decimal(self.printed.replace(",", "."))


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one unit, procedure ("" = all), part ("" = all) and period.

    Days are None where the source states no period. Only figures and times that are stated are
    there.
    """

    row: int
    unit: str
    level: str
    procedure: str
    part: str
    since: date | None
    until: date | None
    figures: Figures
    rates: tuple[StatedRate, ...] = ()
    source: str = ""
    address: str = ""
    read_on: date | None = None
    note: str = ""
    times: Times = field(default_factory=dict)

    @property
    def period(self) -> str:
        """`2025-01-01/2025-01-31`, or "" where none is stated."""
        return f"{self.since}/{self.until}" if self.since and self.until else ""

    @property
    def identity(self) -> tuple[str, str, str, str, str]:
        return (self.unit, self.level, self.procedure, self.part, self.period)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for rows that do not say it, and the day that is today."""

    today: date
    source: str = ""
    address: str = ""
    read_on: date | None = None
    authorities: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Row:
    """A row while it is read."""

    number: int
    defaults: Defaults
    cells: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def said(self, key: str) -> str:
        return self.cells.get((IDENTITY, key), ("", ""))[1]

    def wrong(self, key: str, code: str, found: object = "", other: object = "") -> None:
        heading = next((h for (_, name), (h, _) in self.cells.items() if name == key), "")
        self._add(heading, code, found, other)

    def _add(self, heading: str, code: str, found: object, other: object) -> None:
        words = mistake_words(code, found, other)
        self.mistakes.append(Mistake(self.number, heading, code, words))

    def take(self, cells: Cells) -> None:
        """Sorts the cells by what they tell; a heading nobody knows is a mistake where it tells."""
        for heading, words in cells.items():
            told = columns().get(plain(heading))
            if told is None:
                self._add(heading, "unknown-heading", heading, "")
            elif (told.kind, told.key) in self.cells:
                other = self.cells[told.kind, told.key][0]
                self._add(heading, "heading-twice", heading, other)
            else:
                self.cells[told.kind, told.key] = (heading, words)


def read_line(number: int, cells: Cells, defaults: Defaults) -> Line | Sequence[Mistake]:
    """The line that a row tells, or every mistake in it. Empty cells tell nothing."""
    row = _Row(number, defaults)
    row.take({heading: words for heading, words in cells.items() if words.strip()})
    since, until = _period(row)
    figures = dict(_figures(row))
    line = Line(
        row=number,
        unit=_unit(row),
        level=_level(row, since),
        procedure=_procedure(row),
        part=row.said("part"),
        since=since,
        until=until,
        figures=figures,
        rates=tuple(_rates(row, figures)),
        source=row.said("source") or defaults.source,
        address=row.said("address") or defaults.address,
        read_on=_day(row, "read_on") or defaults.read_on,
        note=row.said("note"),
        times=dict(_times(row)),
    )
    if not (row.mistakes or line.figures or line.rates or line.times):
        row.wrong("", "nothing-counted")
    _judge_wholes(row, figures)
    return row.mistakes or line


def _unit(row: _Row) -> str:
    unit = " ".join(row.said("unit").split())
    if not unit:
        row.wrong("unit", "unit-missing")
    known = row.defaults.authorities
    if _KEY.fullmatch(unit) and known and unit not in known:
        near = get_close_matches(unit, known, n=1, cutoff=0.5)
        row.wrong("unit", "unit-unknown", unit, next(iter(near), min(known)))
    return unit


def _level(row: _Row, since: date | None) -> str:
    found = level_of(row.said("level"), row.said("unit"))
    if found is None:
        if row.said("unit"):
            allowed = ", ".join(levels())
            row.wrong("level", "level-unknown", row.said("level") or row.said("unit"), allowed)
        return ""
    ended = levels()[found].until
    if ended and since and since > ended:
        row.wrong("level", "level-gone", since, ended)
    return found


def _procedure(row: _Row) -> str:
    code = row.said("procedure").strip()
    if code and not _CODE.fullmatch(code):
        row.wrong("procedure", "procedure-code", code)
    return code


def _period(row: _Row) -> tuple[date | None, date | None]:
    since, until = _day(row, "since"), _day(row, "until")
    if said := row.said("period").strip():
        found = period_of(said)
        if found is None:
            row.wrong("period", "period-unknown", said)
            return None, None
        since, until = found
    if bool(row.said("since").strip()) != bool(row.said("until").strip()):
        row.wrong("since" if since else "until", "period-unknown", since or until)
    if since and until and since > until:
        row.wrong("period" if row.said("period") else "until", "period-backwards",
                  f"{since}/{until}")  # fmt: skip
    if since and since > row.defaults.today:
        row.wrong("period", "period-ahead", f"{since}/{until}", row.defaults.today)
    return since, until


def _day(row: _Row, key: str) -> date | None:
    said = row.said(key).strip()
    found = day_of(said) if said else None
    if said and found is None:
        row.wrong(key, "day-unknown", said)
    return found


def _figures(row: _Row) -> Iterator[tuple[str, int]]:
    for (kind, key), (_, said) in row.cells.items():
        if kind == FIGURE and (found := _count(row, key, said.strip())) is not None:
            yield key, found


def _count(row: _Row, key: str, said: str) -> int | None:
    if not _COUNT.fullmatch(said):
        row.wrong(key, "not-a-count", said)
        return None
    found = int(re.sub(r"\.0$|[., \u00a0](?=\d{3})", "", said))
    if found < 0:
        row.wrong(key, "negative", said)
    elif found > LARGEST:
        row.wrong(key, "too-large", said, LARGEST)
    return found


def _times(row: _Row) -> Iterator[tuple[str, Decimal]]:
    for (kind, key), (_, said) in row.cells.items():
        if kind != TIME:
            continue
        printed = said.strip()
        found = Decimal(printed.replace(",", ".")) if _TIME.fullmatch(printed) else None
        if found is None or found > LONGEST:
            row.wrong(key, "not-a-time", said)
        else:
            yield key, found


def _rates(row: _Row, figures: Figures) -> Iterator[StatedRate]:
    for (kind, key), (heading, said) in row.cells.items():
        if kind != RATE:
            continue
        printed = said.strip().removesuffix("%").strip()
        if not _is_percentage(printed):
            words = mistake_words("not-a-percentage", said, "")
            row.mistakes.append(Mistake(row.number, heading, "not-a-percentage", words))
            continue
        of = next((whole for whole in denominators()[key] if whole in figures), None)
        yield StatedRate(key, printed, of)


def _is_percentage(printed: str) -> bool:
    try:
        found = Decimal(printed.replace(",", "."))
    except InvalidOperation:
        return False
    return found.is_finite() and 0 <= found <= 100


def _judge_wholes(row: _Row, figures: Figures) -> None:
    """The first whole that each set of parts exceeds; parts that are not stated count as none."""
    for each in wholes():
        parts = [key for key in each.parts if key in figures]
        if each.whole not in figures or not parts:
            continue
        if sum(figures[key] for key in parts) > figures[each.whole]:
            row.wrong(parts[0], "parts-exceed", _sum(parts, figures), _sum([each.whole], figures))
            return


def _sum(keys: Sequence[str], figures: Figures) -> Words:
    return Words(
        " + ".join(f"{labels()[key].vi} {figures[key]}" for key in keys),
        " + ".join(f"{labels()[key].en} {figures[key]}" for key in keys),
    )
