"""How much a line weighs in one average performance: channels, cases, groups, what falls due when.

What is needed and not known comes back as a Problem; nothing is guessed and nothing is zero.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from registry.cost.amounts import Figure, exactly
from registry.cost.inputs import Inputs, Share, ShareOf
from registry.cost.problems import Problem, problem
from registry.cost.sheet import HUNDRED, Line
from registry.procedure.model import Procedure
from registry.procedure.vocabulary import Channel
from registry.refusals import Words

_SOMETIMES = {
    "when": Words("có điều kiện", "it has a condition"),
    "fallback_only": Words("chỉ khi không đọc được dữ liệu", "only when data cannot be read"),
    "any_of": Words("chọn một trong nhiều giấy tờ", "one of several papers is chosen"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Of whom a line is asked: on which channels (() = all), in which cases, of which group.

    `sometimes`: why it does not fall due once in each performance, None where it does.
    """

    element: str
    channels: tuple[Channel, ...] = ()
    cases: tuple[str, ...] = ()
    group: str | None = None
    sometimes: Words | None = None


@dataclass(frozen=True, slots=True)
class Weight:
    """The share of dossiers in per cent, and how often in each of them (None = once)."""

    channel_percent: Decimal | None
    frequency: Figure | None
    problems: tuple[Problem, ...] = ()

    @property
    def is_known(self) -> bool:
        return not self.problems


def sometimes(element: Mapping[str, Any]) -> Words | None:  # Any: plain data of one element
    """Why an element is not asked in every performance, None where it is."""
    return next((words for key, words in _SOMETIMES.items() if element.get(key)), None)


def channels_of(procedure: Procedure) -> tuple[Channel, ...]:
    """The ways to hand in a dossier, once each; () where they are not known."""
    return tuple(dict.fromkeys(entry.by for entry in procedure.channels or ()))


def weigh(asked: Asked, procedure: Procedure, inputs: Inputs) -> Weight:
    """The weight of a line, or the problems that keep it from being known."""
    channel_percent = _channel_percent(asked, channels_of(procedure), inputs)
    frequency = _frequency(asked, inputs)
    found = [each for each in (channel_percent, frequency) if isinstance(each, Problem)]
    return Weight(
        None if isinstance(channel_percent, Problem) else channel_percent,
        None if isinstance(frequency, Problem) else frequency,
        tuple(found),
    )


def _channel_percent(asked: Asked, known: Sequence[Channel], inputs: Inputs) -> Decimal | Problem:
    if not asked.channels or (known and set(asked.channels) >= set(known)):
        return HUNDRED
    shares = [inputs.share(ShareOf.CHANNEL, each) for each in asked.channels]
    given = [each for each in shares if each is not None]
    if len(given) < len(shares):
        return _share_missing(asked, asked.channels)
    return sum((each.percent for each in given), Decimal(0))


def _frequency(asked: Asked, inputs: Inputs) -> Figure | Problem | None:
    observed = inputs.frequency(asked.element)
    if observed is not None:
        return observed
    if asked.sometimes is not None:
        return problem("frequency-missing", asked.element, why=asked.sometimes)
    parts: list[list[Share]] = []
    for of, names in ((ShareOf.CASE, asked.cases), (ShareOf.GROUP, _one(asked.group))):
        given = [each for name in names if (each := inputs.share(of, name)) is not None]
        if len(given) < len(names):
            return _share_missing(asked, names)
        parts += [given] if given else []
    return _product(parts) if parts else None


def _one(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


def _product(parts: Sequence[Sequence[Share]]) -> Figure:
    """Cases exclude each other, so their shares add up; case and group are independent."""
    share = Decimal(1)
    for given in parts:
        share *= sum((each.percent for each in given), Decimal(0)) / HUNDRED
    every = [each for given in parts for each in given]
    days = [each.day for each in every if each.day is not None]
    sources = dict.fromkeys(each.source for each in every)
    return exactly(share, "; ".join(sources), min(days) if days else None)


def _share_missing(asked: Asked, names: Sequence[str]) -> Problem:
    listed = ", ".join(f"«{name}»" for name in names)
    return problem("share-missing", asked.element, names=listed)


def share_problems(procedure: Procedure, inputs: Inputs) -> Iterator[Problem]:
    """Shares that cannot be: of what the procedure has not, beyond 100, or that make no whole.

    All dossiers come by the only channel of a procedure, whatever shares say of others.
    """
    channels = {channel.value for channel in channels_of(procedure)}
    known: Mapping[ShareOf, set[str]] = {
        ShareOf.CHANNEL: channels if len(channels) > 1 else set(),
        ShareOf.CASE: {case.id for case in procedure.cases},
    }
    for share in inputs.shares:
        path, names = f"shares/{share.name}", known.get(share.of)
        if names and share.name not in names:
            yield problem("share-of-nothing", path, name=share.name)
        if not 0 <= share.percent <= HUNDRED:
            yield problem("share-out-of-range", path, name=share.name, found=share.percent)
    if len(channels) != 1:
        yield from _part_of_the_whole(inputs)


def _part_of_the_whole(inputs: Inputs) -> Iterator[Problem]:
    shares = [each.percent for each in inputs.shares if each.of is ShareOf.CHANNEL]
    total = sum(shares, Decimal(0))
    if shares and total != HUNDRED:
        yield problem("shares-not-whole", "shares", found=total, expected=HUNDRED)


def unordered(lines: Iterable[Line]) -> Iterator[Problem]:
    """Figures of lines whose low is above their middle or their middle above their high."""
    for line in lines:
        for name in ("hours", "other", "frequency"):
            figure: Figure | None = getattr(line, name)
            if figure is not None and not 0 <= figure.low <= figure.mid <= figure.high:
                path = f"{line.element}/{name}"
                yield problem(
                    "range-unordered", path, low=figure.low, mid=figure.mid, high=figure.high
                )
