"""What is told of the catalogue: every change once, whenever one listens, by whatever clock."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from registry.procedure.vocabulary import Change
from registry.publication.catalogue_changes import (
    CatalogueChange,
    Cause,
    Head,
    Place,
    Record,
    next_step,
)
from registry.publication.releases import IN_FORCE
from registry.publication.releases.in_time import ChangeKind, Line, on_day, turning_days

FIRST = date(2026, 1, 1)


@dataclass
class Log(Record):
    """Releases in memory."""

    lines: list[Line] = field(default_factory=list)
    published: list[Head] = field(default_factory=list)

    def publish(self, lines: Iterable[Line], act: int, day: date) -> None:
        self.lines += lines
        self.published.append(Head(self.lines[-1].release, act, day, "a", "1/QĐ"))

    def next_release(self, after: int) -> Head | None:
        return next((head for head in self.published if head.act > after), None)

    def next_turning_day(self, seq: int, after: date, until: date) -> date | None:
        days = turning_days(self._known(seq))
        return next((day for day in days if after < day <= until), None)

    def lines_of_release(self, release: Head) -> Sequence[Line]:
        return self._known(release.act)

    def lines_of_day(self, seq: int, day: date) -> Sequence[Line]:  # noqa: ARG002
        return self._known(seq)

    def heads(self, numbers: Iterable[int]) -> Mapping[int, Head]:
        return {head.number: head for head in self.published if head.number in set(numbers)}

    def _known(self, seq: int) -> list[Line]:
        known = {head.number for head in self.published if head.act <= seq}
        return [line for line in self.lines if line.release in known]


@dataclass
class Listener:
    """Who remembers what was in force by what they were told alone."""

    place: Place
    in_force: dict[str, str] = field(default_factory=dict)
    told: list[tuple[Cause, int, str]] = field(default_factory=list)

    def hear(self, log: Log, today: date, most: int = 10_000) -> None:
        """What is behind the place; the connection breaks after so many changes."""
        while step := next_step(log, self.place, today):
            for change in step.changes:
                if not most:
                    return
                most -= 1
                self._note(change)
            self.place = step.place

    def _note(self, change: CatalogueChange) -> None:
        self.place = change.place
        for each in change.procedures:
            key = f"{each.authority}/{each.code}"
            self.told.append((change.cause, change.release.number, key))
            if each.kind is ChangeKind.ENDED:
                del self.in_force[key]
            else:
                assert (key in self.in_force) is (each.kind is ChangeKind.CHANGED)
                self.in_force[key] = each.edition


Move = tuple[int, int, int, bool]  # the clock, the publisher's clock beside it, cut, publishes


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(-2, 2), st.integers(0, 3), st.booleans()),
        max_size=10,
    ),
    st.data(),
)
def test_what_was_told_adds_up_to_what_is_in_force(moves: list[Move], data: st.DataObject) -> None:
    """Whoever always listens and whoever comes now and then, cut off amid a day, hear the same."""
    log, today = Log(), FIRST
    always, sometimes = Listener(Place(0, FIRST)), Listener(Place(0, FIRST))
    for number, (days, skew, cut, publishes) in enumerate(moves, start=1):
        today += timedelta(days=days)
        if publishes:
            lines = drawn_lines(data, number, today)
            log.publish(lines, number * 3, today + timedelta(days=skew))
        always.hear(log, today)
        sometimes.hear(log, today, cut)
        assert always.in_force == truth(log, today)

    sometimes.hear(log, today)
    assert sometimes.in_force == always.in_force


def drawn_lines(data: st.DataObject, release: int, today: date) -> list[Line]:
    effective = today + timedelta(days=data.draw(st.integers(-3, 8)))
    lines = []
    for procedure in data.draw(st.sets(st.sampled_from(["a/1", "a/2", "b/1"]), min_size=1)):
        change = data.draw(st.sampled_from([*sorted(IN_FORCE), Change.ABOLISHED]))
        length = data.draw(st.none() | st.integers(0, 6)) if change in IN_FORCE else None
        ends = None if length is None else effective + timedelta(days=length)
        edition = f"{procedure}@{release}"
        lines.append(Line(release, procedure, edition, change, None, effective, ends))
    return lines


def truth(log: Log, day: date) -> dict[str, str]:
    counting = on_day(log.lines, day)
    return {key: each.edition for key, each in counting.items() if each.is_in_force}


def line(release: int, effective: date, valid_to: date | None = None, code: str = "1") -> Line:
    change = Change.NEW if release == 1 else Change.AMENDED
    return Line(release, f"a/{code}", f"{code}@{release}", change, None, effective, valid_to)


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def test_a_release_is_told_when_it_applies_and_a_temporary_content_when_it_has_ended() -> None:
    log = Log()
    log.publish([line(1, day(0))], 1, day(0))
    log.publish([line(2, day(5), valid_to=day(7))], 2, day(1))
    listener = Listener(Place(0, FIRST))

    seen = []
    for number in range(10):
        listener.hear(log, day(number))
        seen.append(list(listener.told))
        listener.told.clear()

    assert {number: told for number, told in enumerate(seen) if told} == {
        0: [(Cause.PUBLISHED, 1, "a/1")],
        5: [(Cause.TOOK_EFFECT, 2, "a/1")],
        8: [(Cause.TEMPORARY_ENDED, 2, "a/1")],
    }


def test_a_release_that_comes_late_from_a_slow_clock_is_told_although_its_day_has_begun() -> None:
    log = Log()
    listener = Listener(Place(0, day(5)))
    listener.hear(log, day(5))

    log.publish([line(1, day(5))], 1, day(4))
    listener.hear(log, day(5))

    assert listener.told == [(Cause.PUBLISHED, 1, "a/1")]


def test_who_was_cut_off_amid_a_day_is_told_the_rest_of_it() -> None:
    log = Log()
    log.publish([line(1, day(3), code="1")], 1, day(0))
    log.publish([line(2, day(3), code="2")], 2, day(0))
    listener = Listener(Place(0, FIRST))

    listener.hear(log, day(3), 1)
    assert listener.place == Place(2, day(3), 1)
    listener.hear(log, day(3))

    assert [number for _, number, _ in listener.told] == [1, 2]
