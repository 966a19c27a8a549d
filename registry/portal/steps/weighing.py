"""Which action the cues of a step speak for, taken together: weights learnt from labelled steps.

A multinomial logistic regression: each cue adds its weight to every action, and the action with
the greatest sum is the likeliest. The weights are data (`action_weights.tsv`, hundredths), made by
`make weights` from the steps that readers labelled (`docs/labels/steps.jsonl`).
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from math import exp

from registry.portal.steps.cues import cues_of
from registry.portal.steps.parties import Step

# What the verbs say stands unless another action is likelier by so much.
_CLEARLY = 0.1
ALWAYS = "always"  # the cue of every step


@dataclass(frozen=True, slots=True)
class Weights:
    """What each cue adds to which of the actions, by their places."""

    actions: tuple[str, ...]
    cues: Mapping[str, tuple[tuple[int, float], ...]]

    def chances(self, cues: Iterable[str]) -> dict[str, float]:
        """How likely each action is, between 0 and 1; together they are 1."""
        sums = [0.0] * len(self.actions)
        for cue in (ALWAYS, *cues):
            for place, weight in self.cues.get(cue, ()):
                sums[place] += weight
        greatest = max(sums, default=0.0)  # taken off, so that no power grows out of bounds
        powers = [exp(each - greatest) for each in sums]
        whole = sum(powers)
        return {name: power / whole for name, power in zip(self.actions, powers, strict=True)}


# Steps weighed by these stay as their verbs tell them.
UNWEIGHED = Weights((), {})


@cache
def shipped_weights() -> Weights:
    """The weights of `action_weights.tsv`, read once."""
    file = resources.files("registry.portal.steps") / "action_weights.tsv"
    lines = file.read_text(encoding="utf-8").splitlines()
    return weights_of(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def weights_of(rows: Iterable[Sequence[str]]) -> Weights:
    """Weights from a table: a head with the actions, then a cue a row with hundredths or "".

    >>> weights_of([["cue", "check", "decide"], ["verb: decide", "", "150"]]).cues
    {'verb: decide': ((1, 1.5),)}
    """
    head, *rest = rows
    return Weights(tuple(head[1:]), {cue: _weighty(columns) for cue, *columns in rest})


def _weighty(columns: Sequence[str]) -> tuple[tuple[int, float], ...]:
    return tuple((place, int(each) / 100) for place, each in enumerate(columns) if each)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A step with the action its cues speak for, and how likely each action is; none unweighed."""

    step: Step
    chances: Mapping[str, float]

    @property
    def chance(self) -> float:
        """How likely the action is, between 0 and 1."""
        return self.chances.get(self.step.action, 1.0 if not self.chances else 0.0)

    @property
    def other(self) -> str:
        """The likeliest of the other actions."""
        others = (action for action in self.chances if action != self.step.action)
        return max(others, key=lambda action: self.chances[action], default=self.step.action)


def weighed(text: str, steps: Sequence[Step], weights: Weights) -> list[Weighed]:
    """The steps, each with the action that all its cues speak for; as they are without weights."""
    if not weights.actions:
        return [Weighed(step, {}) for step in steps]
    found: list[Weighed] = []
    for place, step in enumerate(steps):
        chances = weights.chances(cues_of(text, steps, place))
        found.append(Weighed(replace(step, action=likeliest(step.action, chances)), chances))
    return found


def likeliest(read: str, chances: Mapping[str, float]) -> str:
    """What the verbs were read as, unless another action is clearly likelier."""
    best = max(chances, key=lambda action: chances[action], default=read)
    return best if chances.get(best, 0.0) - chances.get(read, 0.0) >= _CLEARLY else read
