"""Which input drives the result: each varied alone over its range, the others in the middle."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from registry.cost.amounts import Figure, Level
from registry.cost.comparison import Comparison
from registry.cost.sheet import LevelOf, Line, Sheet, annual_cost


@dataclass(frozen=True, slots=True)
class Driver:
    """What the result is in VND a year with one input at its low and at its high.

    `name`: `wage`, `subjects`, `times_per_year`, or a path with `/hours`, `/other`, `/frequency`;
    in a comparison `now:` or `after:` stands before a figure that the patch changes.
    """

    name: str
    figure: Figure
    at_low: int
    at_high: int

    @property
    def swing(self) -> int:
        """How far the result moves, in VND a year."""
        return abs(self.at_high - self.at_low)


def drivers_of_cost(sheet: Sheet) -> tuple[Driver, ...]:
    """What drives the yearly cost of applicants, the widest swing first; () where incomplete."""
    if not sheet.is_complete:
        return ()
    return _ranked(_figures(sheet), lambda level_of: annual_cost(sheet.applicant, sheet, level_of))


def drivers_of_saving(comparison: Comparison) -> tuple[Driver, ...]:
    """What drives the yearly saving; an input that both sheets share moves in both at once."""
    if comparison.saving is None:
        return ()
    now, after = comparison.now, comparison.after
    here, there = _figures(now), _figures(after)
    shared = {name for name, figure in here.items() if there.get(name) == figure}
    figures = {name: figure for name, figure in here.items() if name in shared}
    figures |= {f"now:{name}": figure for name, figure in here.items() if name not in shared}
    figures |= {f"after:{name}": figure for name, figure in there.items() if name not in shared}

    def saving(level_of: LevelOf) -> int:
        def own(side: str) -> LevelOf:
            return lambda name: level_of(name if name in shared else f"{side}:{name}")

        return annual_cost(now.applicant, now, own("now")) - annual_cost(
            after.applicant, after, own("after")
        )

    return _ranked(figures, saving)


def _ranked(figures: Mapping[str, Figure], result: Callable[[LevelOf], int]) -> tuple[Driver, ...]:
    drivers = [
        Driver(name, figure, result(_only(name, Level.LOW)), result(_only(name, Level.HIGH)))
        for name, figure in figures.items()
        if figure.is_range
    ]
    return tuple(sorted(drivers, key=lambda each: (-each.swing, each.name)))


def _only(varied: str, level: Level) -> LevelOf:
    return lambda name: level if name == varied else Level.MID


def _figures(sheet: Sheet) -> dict[str, Figure]:
    """Every input of the applicants' account by its name."""
    named = {
        "wage": sheet.applicant.wage,
        "subjects": sheet.subjects,
        "times_per_year": sheet.times_per_year,
        **dict(_of_lines(sheet.applicant.lines)),
    }
    return {name: figure for name, figure in named.items() if figure is not None}


def _of_lines(lines: Iterable[Line]) -> Iterator[tuple[str, Figure | None]]:
    for line in lines:
        yield f"{line.element}/hours", line.hours
        yield f"{line.element}/other", line.other
        yield f"{line.element}/frequency", line.frequency
