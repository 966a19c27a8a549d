"""The catalogue as it stood on another day, or as it was known at another moment.

Such snapshots are kept, since people who look at a day look at several things of it, and at several
days. Days on which nothing changed share one; contents and releases are read once for all of them.
"""

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock

from sqlmodel import col, func, select

from registry.collection import without_collection
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueRule
from registry.publication.releases.in_time import turning_days
from registry.publication.releases.reading import lines_of
from registry.publication.snapshot import contents_of
from registry.reference import Reference
from registry.store.store import Store
from registry.store.tables import ActRow, ReleaseRow

FEWEST, MOST = 4, 64  # snapshots that are kept; more than the fewest while so many rows are not
ROWS = 50_000  # passed: what a snapshot weighs follows from its rows


@dataclass(frozen=True, slots=True)
class Moment:
    """A day whose law is asked for, and the last release that was known (None: all of today)."""

    day: date
    through: int | None = None


class Past:
    """Snapshots of other days; one is made at a time, however many ask."""

    def __init__(
        self,
        store: Store,
        rules: Sequence[CatalogueRule],
        reference: Reference,
        today: Callable[[], date],
    ) -> None:
        self._store, self._rules, self._reference = store, rules, reference
        self._today = today
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, Moment], Catalogue] = OrderedDict()
        self._turning: tuple[str, Sequence[date]] = ("", ())

    def at(self, current: Catalogue, day: date, recorded_by: datetime | None = None) -> Catalogue:
        """The catalogue in force on a day, of what was known by a moment; blocks.

        `current` is what is served now: what it has read is not read again.
        """
        through = None if recorded_by is None else known_by(self._store, recorded_by)
        with self._lock:
            wanted = Moment(self._turned(current, day), through)
            if wanted == Moment(self._turned(current, current.as_of)):
                return current.as_seen_on(day)
            key = (current.revision, wanted)
            found = self._kept.pop(key, None) or self._made(current, wanted)
            self._kept[key] = found
            self._forget()
            return found.as_seen_on(day)

    def _forget(self) -> None:
        """Leaves what was asked for last, as long as it is not too much."""
        rows = sum(len(each.procedures) for each in self._kept.values())
        while len(self._kept) > MOST or (rows > ROWS and len(self._kept) > FEWEST):
            _, oldest = self._kept.popitem(last=False)
            rows -= len(oldest.procedures)

    def _turned(self, current: Catalogue, day: date) -> date:
        """The day since which nothing has changed until `day`."""
        if self._turning[0] != current.revision:
            with self._store.read() as session:
                self._turning = current.revision, turning_days(lines_of(session))
        days = self._turning[1]
        at = bisect_right(days, day)
        return days[at - 1] if at else date.min

    def _made(self, current: Catalogue, wanted: Moment) -> Catalogue:
        with without_collection():
            contents = contents_of(
                self._store,
                self._rules,
                self._reference,
                as_of=wanted.day,
                known=[*self._kept.values(), current],
                through=wanted.through,
                judged_on=self._today(),
            )
            return Catalogue(contents).prepare()


def known_by(store: Store, moment: datetime) -> int:
    """The number of the last release that was published here by a moment; 0: none was."""
    with store.read() as session:
        query = (
            select(func.max(ReleaseRow.number))
            .join(ActRow, col(ActRow.seq) == col(ReleaseRow.act))
            .where(col(ActRow.at) <= moment)
        )
        return session.exec(query).one() or 0
