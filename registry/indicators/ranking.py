"""The order of units by their points: ties share a rank, who lacks points is listed apart. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registry.indicators.reckoning import Figures, Score


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One unit with its figures and what they came to; `rank` is None where points are missing."""

    unit: str
    figures: Figures
    score: Score
    rank: int | None = None


def ranked(scores: Iterable[UnitScore]) -> tuple[UnitScore, ...]:
    """Those with points first, the most points first; then the others, by name.

    Units with equal points have the same rank, and the next one is as far down as units are before
    it: 1, 1, 3.
    """
    listed = tuple(scores)
    by_points = sorted(
        (each for each in listed if each.score.points is not None),
        key=lambda each: (-(each.score.points or 0), each.unit),
    )
    unknown = sorted((e for e in listed if e.score.points is None), key=lambda each: each.unit)
    return (*_numbered(by_points), *unknown)


def _numbered(scores: Sequence[UnitScore]) -> Sequence[UnitScore]:
    found: list[UnitScore] = []
    for place, each in enumerate(scores, start=1):
        same = found and found[-1].score.points == each.score.points
        rank = found[-1].rank if same else place
        found.append(UnitScore(each.unit, each.figures, each.score, rank))
    return found
