"""A cost sheet as a value: its lines, what one performance and one year cost, what is missing.

Every total is the sum of the whole VND that its lines show, so a reader can add them up by hand.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from registry.cost.amounts import NOTHING, Figure, Level, Money, money, whole
from registry.cost.inputs import Inputs
from registry.cost.problems import Problem
from registry.procedure.vocabulary import Channel, Side, Task

# The version of the arithmetic in this module; stored with each sheet. Change it with the formula.
FORMULA = "compliance-cost/1"

HUNDRED = Decimal(100)

# Which end of its range an input is taken at, by the input's name (see `drivers`).
LevelOf = Callable[[str], Level]


def all_at(level: Level) -> LevelOf:
    """Every input at the same end of its range."""
    return lambda _: level


@dataclass(frozen=True, slots=True)
class Line:
    """One task, or one fee.

    - `element`: its path in the file; `task`: `pay` for a fee; `tied_to`: what it falls away with.
    - `hours`: hours of work, None for a fee. `other`: VND besides; None where it is not known.
    - `channels`: () = on all; `channel_percent`: the share of dossiers that come by them.
    - `frequency`: how often it falls due in one performance there; None = once.
    - `cost`: VND in an average performance, channels and frequency weighed; None = not known.
    """

    element: str
    task: Task
    tied_to: str | None
    hours: Figure | None
    other: Figure | None
    channels: tuple[Channel, ...]
    channel_percent: Decimal | None
    frequency: Figure | None
    group: str | None
    cost: Money | None

    @property
    def is_fee(self) -> bool:
        return self.hours is None


@dataclass(frozen=True, slots=True)
class Account:
    """What a procedure costs one side, in VND.

    `wage`: VND an hour. `unit`: one average performance. `annual`: all of a year. Both are None
    where something they need is not known; `missing` says what. `set_aside`: lines that other
    sources state of the same task, which count in no sum.
    """

    side: Side
    wage: Figure | None
    lines: tuple[Line, ...]
    set_aside: tuple[Line, ...]
    missing: tuple[Problem, ...]
    unit: Money | None
    annual: Money | None

    @property
    def known(self) -> Money:
        """What the lines that are known come to: one performance costs at least that."""
        return _sum(line.cost for line in self.lines if line.cost is not None)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one edition of a procedure costs, by one formula, on given inputs.

    `subjects` a year, each `times_per_year`. `missing`: what the yearly figures lack. `abolished`:
    nobody has to carry it out any more, so everything is 0.
    """

    formula: str
    authority: str
    code: str
    edition: str
    inputs: Inputs
    abolished: bool
    subjects: Figure | None
    times_per_year: Figure | None
    applicant: Account
    agency: Account | None
    missing: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is not known on the applicant's side."""
        return (*self.applicant.missing, *self.missing)

    @property
    def is_complete(self) -> bool:
        """Whether what a year costs applicants is known."""
        return self.applicant.annual is not None

    @property
    def risk_annual(self) -> Money | None:
        """Risk cost of a year in VND, apart from all sums; None where it is not stated."""
        risk = self.inputs.risk
        if risk is None or self.subjects is None:
            return None
        return money(lambda level: yearly(whole(risk.at(level)), self, all_at(level)))

    @property
    def unverified(self) -> tuple[str, ...]:
        """Names of inputs that are marked as not checked against their source, or as made up."""
        named = {
            "wage/applicant": self.applicant.wage,
            "wage/agency": self.agency.wage if self.agency else None,
            "subjects": self.subjects,
            "times_per_year": self.times_per_year,
        }
        return tuple(
            name
            for name, each in named.items()
            if each and (each.example or each.verified is False)
        )


def line_cost(line: Line, wage: Figure | None, level_of: LevelOf) -> int | None:
    """VND that a line adds to one average performance; None where something is not known.

    (hours * wage + other) in whole VND, then * frequency * share of the channels, in whole VND.
    """
    done = line_in_full(line, wage, level_of)
    if done is None or line.channel_percent is None:
        return None
    often = Decimal(1)
    if line.frequency is not None:
        often = line.frequency.at(level_of(f"{line.element}/frequency"))
    return whole(done * often * line.channel_percent / HUNDRED)


def line_in_full(line: Line, wage: Figure | None, level_of: LevelOf) -> int | None:
    """VND of a line for somebody who does it once, on one of its channels."""
    if line.other is None or (line.hours is not None and wage is None):
        return None
    spent = line.other.at(level_of(f"{line.element}/other"))
    if line.hours is not None and wage is not None:
        hours = line.hours.at(level_of(f"{line.element}/hours"))
        spent += hours * wage.at(level_of("wage"))
    return whole(spent)


def unit_cost(account: Account, level_of: LevelOf) -> int:
    """VND of one average performance, worked out anew from the inputs of all lines."""
    return sum(line_cost(line, account.wage, level_of) or 0 for line in account.lines)


def annual_cost(account: Account, sheet: Sheet, level_of: LevelOf) -> int:
    """VND of a year, worked out anew: one performance * times per year * subjects."""
    return yearly(unit_cost(account, level_of), sheet, level_of)


def yearly(unit: int, sheet: Sheet, level_of: LevelOf) -> int:
    """VND of a year from VND of one performance: * times per year * subjects, in whole VND."""
    subjects = _at(sheet.subjects, level_of("subjects"))
    times = _at(sheet.times_per_year, level_of("times_per_year"))
    return whole(unit * subjects * times)


def _at(figure: Figure | None, level: Level) -> Decimal:
    return Decimal(1) if figure is None else figure.at(level)


def unit_by_channel(account: Account, channels: Sequence[Channel]) -> dict[Channel, int | None]:
    """VND of one performance by each channel, in the middle; None where something is not known.

    Weighed by the shares of the channels these make the unit cost.
    """
    return {each: _by_channel(account, each) for each in channels}


def _by_channel(account: Account, channel: Channel) -> int | None:
    lines = [line for line in account.lines if not line.channels or channel in line.channels]
    costs = [_once(line, account.wage) for line in lines]
    known = [cost for cost in costs if cost is not None]
    return sum(known) if len(known) == len(costs) else None


def _once(line: Line, wage: Figure | None) -> int | None:
    full = line_in_full(line, wage, all_at(Level.MID))
    if full is None or line.frequency is None:
        return full
    return whole(full * line.frequency.mid)


def _sum(amounts: Iterable[Money]) -> Money:
    return sum(amounts, NOTHING)
