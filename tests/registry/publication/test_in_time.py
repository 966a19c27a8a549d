"""What could be demanded on a day: the same as a replay of the releases, one after another."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from registry.procedure.vocabulary import Change
from registry.publication.releases import IN_FORCE
from registry.publication.releases.in_time import Line, on_day, turning_days

FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))
ENDINGS = (Change.ABOLISHED, Change.REPLACED)


@st.composite
def logs(draw: st.DrawFn) -> list[Line]:
    """Releases in the order in which they became known, with days in any order."""
    lines = []
    for release in range(1, draw(st.integers(1, 8)) + 1):
        for procedure in draw(st.sets(st.sampled_from(["a/1", "a/2", "b/1"]), min_size=1)):
            change = draw(st.sampled_from([*IN_FORCE, *ENDINGS]))
            effective = draw(DAYS)
            length = draw(st.none() | st.integers(0, 20)) if change in IN_FORCE else None
            ends = None if length is None else effective + timedelta(days=length)
            lines.append(
                Line(release, procedure, f"{procedure}@{release}", change, None, effective, ends)
            )
    return lines


def replayed(log: list[Line], day: date, through: int) -> dict[str, str | None]:
    """What each procedure demanded on a day, told by playing the log line by line.

    Every line claims the days from its first to its last; a later claim covers an earlier one.
    """
    claims: dict[str, str | None] = {}
    for line in log:
        if line.release > through or line.effective > day:
            continue
        claims.setdefault(line.procedure, None)
        if line.valid_to is not None and line.valid_to < day:
            continue
        claims[line.procedure] = line.edition if line.change in IN_FORCE else None
    return claims


@given(logs(), DAYS, st.integers(0, 8))
def test_what_counts_on_a_day_is_what_a_replay_of_the_log_gives(
    log: list[Line], day: date, through: int
) -> None:
    found = on_day(reversed(log), day, through)

    assert {
        key: each.line.edition if each.is_in_force else None for key, each in found.items()
    } == replayed(log, day, through)


@given(logs())
def test_nothing_changes_between_turning_days(log: list[Line]) -> None:
    turning = set(turning_days(log))
    for ahead in range(1, 55):
        day = FIRST + timedelta(days=ahead)
        if day not in turning:
            assert on_day(log, day) == on_day(log, day - timedelta(days=1))


def line(release: int, effective: date, change: Change, valid_to: date | None = None) -> Line:
    return Line(release, "a/1", f"{release}", change, None, effective, valid_to)


def test_what_was_in_force_before_a_temporary_content_is_back_when_that_has_ended() -> None:
    temporary = line(2, FIRST, Change.AMENDED, valid_to=date(2026, 2, 28))
    log = [line(1, FIRST, Change.NEW), temporary]

    assert on_day(log, date(2026, 2, 28))["a/1"].line.release == 2
    assert on_day(log, date(2026, 3, 1))["a/1"].line.release == 1


def test_a_content_that_has_ended_with_nothing_before_it_is_shown_as_expired() -> None:
    found = on_day([line(1, FIRST, Change.NEW, valid_to=FIRST)], date(2026, 1, 2))["a/1"]

    assert (found.line.release, found.expired, found.is_in_force) == (1, True, False)


def test_a_release_of_the_future_says_nothing_about_today() -> None:
    log = [line(1, FIRST, Change.NEW), line(2, date(2026, 6, 1), Change.ABOLISHED)]

    assert on_day(log, date(2026, 5, 31))["a/1"].is_in_force
    assert not on_day(log, date(2026, 6, 1))["a/1"].is_in_force
    assert on_day(log, date(2026, 6, 1), through=1)["a/1"].is_in_force
