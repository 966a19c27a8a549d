"""What the target solver is given and what it answers: measures, targets, a choice."""

from dataclasses import dataclass
from decimal import Decimal

from registry.cost.solver.legal_effort import LegalText


@dataclass(frozen=True, slots=True)
class Saving:
    """What a measure saves at one element of its procedure, in whole units of time and in VND.

    `element` is its path (`documents/cccd`). Of two measures that save at the same element the
    greater saving counts, not the sum.
    """

    element: str
    time: int
    cost: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure that might be taken.

    `procedure` names the procedure (`authority/code`); `texts` have to be amended for it;
    `excludes` are keys of measures that cannot be taken beside it (either side may say so).
    """

    key: str
    procedure: str
    savings: tuple[Saving, ...]
    texts: tuple[LegalText, ...] = ()
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """How much is to be saved, in per cent of what time and cost are now; None = no such target.

    `time_now` is in the same whole unit as the savings (minutes a year, days, …), `cost_now` in
    VND a year.
    """

    time_now: int
    cost_now: int
    time_percent: Decimal | None = None
    cost_percent: Decimal | None = None

    @property
    def time_needed(self) -> int:
        """The least saving of time that reaches it."""
        return _needed(self.time_percent, self.time_now)

    @property
    def cost_needed(self) -> int:
        """The least saving of VND that reaches it."""
        return _needed(self.cost_percent, self.cost_now)


def _needed(percent: Decimal | None, now: int) -> int:
    if percent is None:
        return 0
    above, below = (percent / 100).as_integer_ratio()
    return max(0, -(-now * above // below))  # rounded up


@dataclass(frozen=True, slots=True)
class Choice:
    """Measures that reach a target, and what they take.

    - `measures`: keys in the order given; none of them can be left out.
    - `effort`: the weights of their `texts`, each text once. `time`, `cost`: what they save.
    - `proven`: no set takes less effort. Otherwise it takes at least `at_least`.
    - `free`: measures that could be taken besides without amending one more text.
    """

    measures: tuple[str, ...]
    texts: tuple[LegalText, ...]
    effort: int
    time: int
    cost: int
    time_percent: Decimal | None
    cost_percent: Decimal | None
    proven: bool
    at_least: int
    free: tuple[str, ...]
