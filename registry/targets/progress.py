"""How far each target is on a day: read from what the registry keeps, then judged.

Nothing is filled in: where the whole is not known there is no share, and a target is met or not met
only where that is so whatever is unknown.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_UP, Decimal
from enum import StrEnum
from fractions import Fraction

from sqlmodel import Session

from registry.actors import Actor
from registry.kept import kept
from registry.reference import Indicator, Operator, Target, TargetScope
from registry.refusals import Words
from registry.review.ledger import Ledger, ledger
from registry.store.store import Store
from registry.targets.dossiers import ONLINE, SATISFIED, OfPeriod, by_period
from registry.targets.published import (
    Content,
    Publications,
    online_services,
    publications,
    time_cut,
    without_applicants,
)
from registry.targets.savings import SIGN_IN, cost_cut
from registry.targets.share import Reading, Share
from registry.targets.words import applicants_of, indicators

_BY_UNIT = Words("số liệu hồ sơ theo đơn vị, không theo lĩnh vực",
                 "figures of dossiers are by unit, not by field")  # fmt: skip
_NO_PERIOD = Words("chưa có số liệu của kỳ nào đã kết thúc đến ngày này",
                   "there are no figures of a period that had ended by this day")  # fmt: skip
_CENT = Decimal("0.01")
_MOST_POINTS = 12


class Standing(StrEnum):
    """Whether a target is met on a day; `not_known` where what is unknown could decide it."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Point:
    """What an indicator was on a day, where it is known."""

    on: date
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Progress:
    """A target on a day: what was read, whether it is met, how many points are left.

    `distance` is None where no single percentage is known. `period`: of which the figures are.
    """

    target: Target
    day: date
    reading: Reading
    standing: Standing
    distance: Decimal | None
    history: tuple[Point, ...]
    period: tuple[date, date] | None = None

    @property
    def is_over(self) -> bool:
        """Whether the day by which it was wanted has passed."""
        return self.target.to is not None and self.target.to < self.day


def progress(
    store: Store, targets: Sequence[Target], *, day: date, actor: Actor | None
) -> tuple[Progress, ...]:
    """Each target that is wanted by a day or was before, in the order given.

    The reform ledger is read as `actor` may see it; None is nobody.
    """
    begun = [each for each in targets if each.from_ is None or each.from_ <= day]
    saved = ledger(store, actor=actor, today=day) if actor else None
    with store.read() as session:
        data = _Data(session, day, saved)
        return tuple(_progress(each, data) for each in begun)


def judged(target: Target, share: Share | None) -> Standing:
    """By the bounds of a share.

    At least 80 % is met from 80 % on, whatever of the rest is unknown.
    """
    if share is None:
        return Standing.NOT_KNOWN
    value = Fraction(target.value)
    if target.operator is Operator.AT_LEAST:
        surely, surely_not = share.low >= value, share.high < value
    else:
        surely, surely_not = share.high <= value, share.low > value
    return Standing.MET if surely else Standing.NOT_MET if surely_not else Standing.NOT_KNOWN


def distance(target: Target, share: Share | None) -> Decimal | None:
    """Points of per cent that are left, rounded up: never 0 for what is not met."""
    if share is None or share.percent is None:
        return None
    left = Fraction(target.value) - share.low
    if target.operator is Operator.AT_MOST:
        left = -left
    left = max(left, Fraction(0))
    return (Decimal(left.numerator) / left.denominator).quantize(_CENT, ROUND_UP)


@dataclass(frozen=True, eq=False)
class _Data:
    """What targets of one day are told from, each part read once and only when it is asked for.

    `ledger` is None for nobody.
    """

    session: Session
    day: date
    ledger: Ledger | None

    @kept
    def publications(self) -> Publications:
        return publications(self.session)

    @kept
    def online(self) -> Sequence[OfPeriod]:
        return by_period(self.session, ONLINE)

    @kept
    def satisfied(self) -> Sequence[OfPeriod]:
        return by_period(self.session, SATISFIED)

    def about(self, target: Target, day: date) -> Mapping[str, Content]:
        """The published procedures that a target is about, as they were in force on a day."""
        return self.publications.in_force(day, applicants_of(target.scope))


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read for a target, what it was before, and of which period its figures are."""

    reading: Reading
    history: Sequence[Point] = ()
    period: tuple[date, date] | None = None


def _progress(target: Target, data: _Data) -> Progress:
    read = _READ.get(target.indicator, _not_counted)(target, data)
    share = read.reading.share
    return Progress(
        target=target,
        day=data.day,
        reading=read.reading,
        standing=judged(target, share),
        distance=distance(target, share),
        history=tuple(read.history),
        period=read.period,
    )


def _not_counted(target: Target, _: _Data) -> _Read:
    return _Read(Reading(missing=indicators()[target.indicator].not_counted))


def _online_services(target: Target, data: _Data) -> _Read:
    days = data.publications.days(data.day)[-_MOST_POINTS:]
    then = ((day, online_services(data.about(target, day).values())) for day in days)
    history = [point for day, each in then for point in _points(day, each)]
    return _Read(online_services(data.about(target, data.day).values()), history)


def _time_cut(target: Target, data: _Data) -> _Read:
    year = target.baseline_year
    assert year is not None  # the model asks for it
    before, now = data.about(target, date(year, 12, 31)), data.about(target, data.day)
    found = time_cut(before, now, year)
    return _Read(_of_known(found, [*before.values(), *now.values()] if before else ()))


def _cost_cut(target: Target, data: _Data) -> _Read:
    if data.ledger is None:
        return _Read(Reading(missing=SIGN_IN))
    about = data.about(target, data.day)
    return _Read(_of_known(cost_cut(data.ledger, about, data.day), about.values()))


def _of_known(found: Reading, about: Iterable[Content]) -> Reading:
    """No share where nobody knows whom the target counts."""
    untold = without_applicants(about)
    return Reading(None, untold, found.figures) if untold else found


def _online_dossiers(target: Target, data: _Data) -> _Read:
    return _of_dossiers(target, data, data.online)


def _satisfaction(target: Target, data: _Data) -> _Read:
    return _of_dossiers(target, data, data.satisfied)


def _of_dossiers(target: Target, data: _Data, periods: Sequence[OfPeriod]) -> _Read:
    """Figures of dossiers are told by unit, never by field: of one field nothing is known."""
    if target.scope is not TargetScope.ALL:
        return _Read(Reading(missing=_BY_UNIT))
    ended = [each for each in periods if each.until <= data.day][:_MOST_POINTS]
    if not ended:
        return _Read(Reading(missing=_NO_PERIOD))
    history = [point for each in reversed(ended) for point in _points(each.until, each.reading)]
    return _Read(ended[0].reading, history, (ended[0].since, ended[0].until))


def _points(on: date, reading: Reading) -> Iterator[Point]:
    if reading.share is not None and reading.share.percent is not None:
        yield Point(on, reading.share.percent)


_READ: Mapping[Indicator, Callable[[Target, _Data], _Read]] = {
    Indicator.ONLINE_SERVICES: _online_services,
    Indicator.TIME_CUT: _time_cut,
    Indicator.COST_CUT: _cost_cut,
    Indicator.ONLINE_DOSSIERS: _online_dossiers,
    Indicator.SATISFACTION: _satisfaction,
}
