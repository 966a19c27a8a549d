"""The two on-time rates, each known or with what is missing; and stated rates held to figures.

Of received: early or on time / received (as district tables print it). As the index counts
(Quyết định 766/QĐ-TTg 2.1): early or on time + in progress within time / received and carried over.
Percent with two decimals, half up; a whole of 0 has no rate.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from registry.refusals import Words
from registry.statistics.figures import denominators, labels, wholes
from registry.statistics.lines import Figures, Line, StatedRate

_CENT = Decimal("0.01")
_NOTHING = Words("không có hồ sơ nào", "there are no dossiers")


@dataclass(frozen=True, slots=True)
class Rate:
    """A percentage with its two numbers, or None with the reason."""

    percent: Decimal | None
    part: int | None
    whole: int | None
    missing: Words | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a row states against its own figures; nothing is corrected."""

    row: int
    words: Words


def on_time_of_received(figures: Figures) -> Rate:
    return _rate(figures, done_on_time(figures), figures.get("received"), ("received",))


def on_time_as_indexed(figures: Figures) -> Rate:
    """The index 2.1 of Quyết định 766/QĐ-TTg."""
    done, within = done_on_time(figures), figures.get("running_within")
    part = None if done is None or within is None else done + within
    return _rate(figures, part, in_process(figures), ("running_within", "in_process"))


def done_on_time(figures: Figures) -> int | None:
    """Early and on time together, as stated or added up."""
    return _stated_or_added(figures, "early_or_on_time", ("early", "on_time"))


def in_process(figures: Figures) -> int | None:
    """All dossiers there were in the period, as stated or added up."""
    return _stated_or_added(figures, "in_process", ("received", "carried_over"))


def percentage(part: int, whole: int) -> Decimal:
    """With two decimals.

    >>> percentage(2907, 3326)
    Decimal('87.40')
    """
    return (Decimal(100 * part) / whole).quantize(_CENT, ROUND_HALF_UP)


def contradictions(lines: Iterable[Line]) -> Iterator[Contradiction]:
    """Stated rates that are not those of the row's own figures, and parts that leave a remainder.

    A rate is right when it rounds to as many decimals as it was printed with.
    """
    for line in lines:
        for rate in line.rates:
            yield from _against(line, rate)
        yield from _remainders(line)


def _rate(figures: Figures, part: int | None, whole: int | None, needs: Sequence[str]) -> Rate:
    if part is None or whole is None:
        return Rate(None, part, whole, _missing(figures, needs))
    if whole == 0:
        return Rate(None, part, whole, _NOTHING)
    if part > whole:
        return Rate(None, part, whole, Words("các phần lớn hơn tổng", "the parts exceed the whole"))
    return Rate(percentage(part, whole), part, whole, None)


def _missing(figures: Figures, needs: Sequence[str]) -> Words:
    known = {
        "early_or_on_time": done_on_time(figures),
        "in_process": in_process(figures),
        "received": figures.get("received"),
        "running_within": figures.get("running_within"),
    }
    names = [labels()[key] for key in ("early_or_on_time", *needs) if known[key] is None]
    vi, en = (", ".join(getattr(name, lang) for name in names) for lang in ("vi", "en"))
    return Words(f"chưa rõ: {vi}", f"not known: {en}")


def _stated_or_added(figures: Figures, whole: str, parts: Sequence[str]) -> int | None:
    if whole in figures:
        return figures[whole]
    known = [figures[part] for part in parts if part in figures]
    return sum(known) if len(known) == len(parts) else None


def _against(line: Line, rate: StatedRate) -> Iterator[Contradiction]:
    part = line.figures.get(rate.figure)
    possible = [line.figures[key] for key in denominators()[rate.figure] if line.figures.get(key)]
    if part is None or not possible:
        return
    shares = [Decimal(100 * part) / whole for whole in possible]
    if any(share.quantize(rate.percent, ROUND_HALF_UP) == rate.percent for share in shares):
        return
    name, near = labels()[rate.figure], percentage(part, possible[0])
    yield Contradiction(
        line.row,
        Words(
            f"{name.vi}: nêu {rate.printed} %, theo số liệu của dòng là {near} %",
            f"{name.en}: {rate.printed} % is stated, the figures of the row give {near} %",
        ),
    )


def _remainders(line: Line) -> Iterator[Contradiction]:
    """Where all parts of a whole are stated and something is left over."""
    for each in wholes():
        if len(each.parts) < 2 or not {each.whole, *each.parts} <= line.figures.keys():
            continue
        left = line.figures[each.whole] - sum(line.figures[part] for part in each.parts)
        if left:
            name = labels()[each.whole]
            yield Contradiction(
                line.row,
                Words(
                    f"{name.vi}: còn {left} hồ sơ không thuộc phần nào được nêu",
                    f"{name.en}: {left} dossiers are in none of the parts that are stated",
                ),
            )
