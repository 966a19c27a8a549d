"""The months a procedure's figures are about: periods that follow one another, ended not long ago.

Pure. Nothing is guessed: periods that overlap are not added, a period with figures of several
levels counts for nothing (units may count those below them), and a figure that one period does not
state is not known of the window.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from registry.reference.calendar import whole_months
from registry.statistics.lines import Figures, Times

MONTHS = 12  # a window is so long, or longer while nothing was received
OLDEST = 12  # months between its end and the day: older figures say nothing of the last months
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is stated of a procedure in one period by `units` units of a level."""

    level: str
    since: date
    until: date
    units: int
    figures: Figures
    times: Times
    source: str = ""

    @property
    def period(self) -> str:
        return f"{self.since}/{self.until}"


@dataclass(frozen=True, slots=True)
class CountedWindow:
    """Figures of the whole window; times are at most these. The newest period comes first."""

    periods: tuple[Counted, ...]
    figures: Figures
    times: Times

    @property
    def since(self) -> date:
        return self.periods[-1].since

    @property
    def until(self) -> date:
        return self.periods[0].until

    @property
    def months(self) -> int:
        return whole_months(self.since, self.until)

    @property
    def sources(self) -> tuple[str, ...]:
        """Each once, the newest first; without those that nobody states."""
        return tuple(dict.fromkeys(each.source for each in self.periods if each.source))


def counted_window(counted: Iterable[Counted], *, as_of: date) -> CountedWindow | None:
    """The last months that are counted before a day; None: there are none, or they are too old."""
    usable = [each for each in _of_one_level(counted) if each.until <= as_of]
    newest = max((each.until for each in usable), default=None)
    if newest is None or whole_months(newest + _DAY, as_of) >= OLDEST:
        return None
    periods = tuple(_last(_chain(usable, newest)))
    if whole_months(periods[-1].since, newest) < 1:
        return None
    return CountedWindow(periods, _added(periods), _longest(periods))


def _of_one_level(counted: Iterable[Counted]) -> Iterable[Counted]:
    """The periods in which figures of one level are stated, each once."""
    found: dict[tuple[date, date], list[Counted]] = {}
    for each in counted:
        found.setdefault((each.since, each.until), []).append(each)
    return [each[0] for each in found.values() if len(each) == 1]


def _chain(periods: Iterable[Counted], newest: date) -> Sequence[Counted]:
    """Of periods that follow one another and end on `newest`, those that reach back furthest; of
    several such, the fewest. The newest comes first.
    """
    best: dict[date, tuple[Counted, ...]] = {}
    for each in sorted(periods, key=lambda one: (one.until, one.since)):
        # Nothing ends before the first day that a date can be.
        older = best.get(each.since - _DAY, ()) if each.since > date.min else ()
        chain = (each, *older)
        before = best.get(each.until)
        if before is None or _reach(chain) < _reach(before):
            best[each.until] = chain
    return best[newest]


def _reach(chain: Sequence[Counted]) -> tuple[date, int]:
    return chain[-1].since, len(chain)


def _last(chain: Sequence[Counted]) -> Iterable[Counted]:
    """The last MONTHS months; and all before in which nothing was received, where that is none."""
    nothing = True
    for each in chain:
        nothing = nothing and each.figures.get("received") == 0
        if whole_months(each.until + _DAY, chain[0].until) >= MONTHS and not nothing:
            return
        yield each


def _added(periods: Sequence[Counted]) -> Figures:
    stated = set.intersection(*(set(each.figures) for each in periods))
    return {name: sum(each.figures[name] for each in periods) for name in sorted(stated)}


def _longest(periods: Sequence[Counted]) -> Times:
    """The median of all periods is at most the longest of theirs, and so is the mean."""
    stated = set.intersection(*(set(each.times) for each in periods))
    found: dict[str, Decimal] = {
        name: max(each.times[name] for each in periods) for name in sorted(stated)
    }
    return found
