"""Invented procedures: papers that many ask for, papers of one field, own ones; planted copies.

Fields have about fifty procedures each, as real ones do, so a larger catalogue has more fields. One
in five is a copy of another with one or two papers changed.
"""

import random
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from registry.analysis.catalogue.alike.named_procedure import NamedProcedure

SEED = 20261127
COMMON = list(accumulate(1 / (at + 1) ** 0.8 for at in range(300)))
OF_A_FIELD = list(accumulate(1 / (at + 1) ** 0.7 for at in range(30)))
ACTORS = ("applicant", "one_stop", "agency", "head")
ACTIONS = ("submit", "check", "appraise", "decide", "return")


def invented(count: int) -> tuple[list[NamedProcedure], list[tuple[str, str]]]:
    """Procedures and the pairs (lesser key first) of which one is a copy; always the same."""
    chance = random.Random(SEED)
    made: list[NamedProcedure] = []
    planted: list[tuple[str, str]] = []
    for number in range(count):
        if number > 100 and chance.random() < 0.2:
            model = chance.choice(made)
            made.append(_copy(model, number, chance))
            planted.append((model.key, made[-1].key))
        else:
            made.append(_procedure(number, max(1, count // 50), chance))
    return made, planted


def _procedure(number: int, fields: int, chance: random.Random) -> NamedProcedure:
    field = chance.randrange(fields)
    papers = {f"common-{_drawn(COMMON, chance)}" for _ in range(chance.choice((0, 1, 1, 2, 3)))}
    papers |= {
        f"field-{field}-{_drawn(OF_A_FIELD, chance)}" for _ in range(chance.choice((0, 1, 2, 3, 4)))
    }
    papers |= {f"own-{number}-{at}" for at in range(chance.choice((0, 1, 1, 2)))}
    steps = {
        f"{chance.choice(ACTORS)} {chance.choice(ACTIONS)}" for _ in range(chance.choice((3, 4, 6)))
    }
    return _named(number, papers, steps)


def _copy(model: NamedProcedure, number: int, chance: random.Random) -> NamedProcedure:
    papers = set(model.papers)
    for at in range(chance.choice((1, 1, 2))):
        papers -= set(chance.sample(sorted(papers), min(1, len(papers))))
        papers.add(f"own-{number}-{at}")
    return _named(number, papers, model.steps)


def _named(number: int, papers: set[str], steps: AbstractSet[str]) -> NamedProcedure:
    code = f"1.{number:06d}"
    return NamedProcedure(
        f"bo/{code}", "bo", code, code, papers=frozenset(papers), steps=frozenset(steps)
    )


def _drawn(weights: Sequence[float], chance: random.Random) -> int:
    """A number, the smaller the more often."""
    return chance.choices(range(len(weights)), cum_weights=weights)[0]
