"""The lines of the reform ledger: one for each measure that was proposed, with what it saves: pure.

A saving stands in four columns, each a part of the one before it: proposed, approved, in force,
measured. Cases of one procedure follow each other: what one put in force is not saved again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from registry.cost import Money, Problem
from registry.cost.problems import problem
from registry.procedure.model import Procedure
from registry.reference import Wage
from registry.refusals import Words
from registry.review.costs import CostDraft
from registry.review.events import Paper
from registry.review.ledger.attribution import (
    Attribution,
    Change,
    Held,
    Share,
    Step,
    attributed,
)
from registry.review.ledger.columns import Column, Group, columns_to, groups
from registry.review.ledger.measurement import Measurement, measured
from registry.review.measure import Measure, patch_of

# Inputs that time rests on; wages are worth nothing to it.
_OF_TIME = frozenset({"subjects", "times_per_year"})
_OF_WAGE = frozenset({"wage/applicant"})


@dataclass(frozen=True, slots=True)
class Record:
    """A case as the ledger needs it: its content, cost sheet, and measures as they are on a day.

    `decisions` are the papers by which measures were approved, `measurements` those that count,
    both by measure. `year` is that of its plan, else the one in which it was opened.
    """

    case: int
    procedure: Procedure
    name: str
    draft: CostDraft | None
    measures: tuple[Measure, ...]
    year: int
    plan: int | None = None
    plan_title: str | None = None
    decisions: Mapping[int, Paper] = field(default_factory=dict)
    measurements: Mapping[int, Measurement] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return f"{self.procedure.authority}/{self.procedure.code}"


@dataclass(frozen=True, slots=True)
class Saving:
    """What is saved in a year; None = not known, which is no zero.

    `minutes` of all applicants, `vnd`. `unverified` names inputs that nobody has checked against
    their source: such an amount is told apart and is in no total.
    """

    minutes: int | None = None
    vnd: Money | None = None
    unverified: frozenset[str] = frozenset()

    @property
    def is_time_counted(self) -> bool:
        return self.minutes is not None and not self.unverified & _OF_TIME

    @property
    def is_money_counted(self) -> bool:
        return self.vnd is not None and not self.unverified


@dataclass(frozen=True, slots=True)
class Line:
    """One measure in the ledger, with where it is from and what it saves.

    `column` is the furthest it is in. `is_over`: it got that far and carries nothing out any more
    (expired, rejected). `counted_with`: the measure whose saving holds this one's too. `clash`: why
    it cannot be carried out beside the others. `measured` is what it saves as measured.
    """

    case: int
    measure: int
    authority: str
    code: str
    procedure_name: str
    field: str | None
    plan: int | None
    plan_title: str | None
    year: int
    title: str
    outcome: str
    state: str
    column: Column
    is_over: bool
    saving: Saving
    changes: tuple[Change, ...] = ()
    counted_with: int | None = None
    clash: Words | None = None
    problems: tuple[Problem, ...] = ()
    decision: Paper | None = None
    instrument: str | None = None
    effective: date | None = None
    until: date | None = None
    measurement: Measurement | None = None
    measured: Saving | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns it is in, the first first."""
        return columns_to(self.column)

    @property
    def procedure(self) -> str:
        return f"{self.authority}/{self.code}"

    def saving_in(self, column: Column) -> Saving:
        """What it saves in a column it is in."""
        if column is Column.MEASURED and self.measured is not None:
            return self.measured
        return self.saving


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a year of a case's procedure costs now: what savings are a part of."""

    case: int
    procedure: str
    cost: Saving


Entry: TypeAlias = tuple[tuple[Line, ...], Baseline]


def entries(records: Iterable[Record], wages: Sequence[Wage]) -> Iterator[Entry]:
    """The lines and the baseline of each case, in the order of their numbers."""
    ordered = sorted(records, key=lambda each: each.case)
    alike: dict[str, list[Record]] = {}
    for record in ordered:
        alike.setdefault(record.key, []).append(record)
    for record in ordered:
        yield entry(record, wages, [each for each in alike[record.key] if each is not record])


def entry(record: Record, wages: Sequence[Wage], others: Sequence[Record] = ()) -> Entry:
    """The lines and the baseline of one case; no lines where nothing of it was ever proposed.

    `others` are the other cases of its procedure.
    """
    measures = in_turn(record)
    if record.draft is None or not measures:
        return _uncosted(record, measures)
    held = [each for other in others if other.case < record.case for each in in_force_of(other)]
    found = attributed(record.procedure, _steps(record, others), record.draft, wages, in_force=held)
    shares = {share.measure: share for share in found.shares}
    cost = Saving(found.minutes, found.vnd, frozenset(found.unverified))
    return (
        tuple(_line(each, record, shares[each.id], found) for each in measures),
        Baseline(record.case, record.key, cost),
    )


def _steps(record: Record, others: Sequence[Record]) -> Sequence[Step | Held]:
    """The measures of all cases of the procedure in their turn; what holds already is left out."""
    turns: list[tuple[tuple[int, int, int], Step | Held]] = []
    for case in (record, *others):
        for each in in_turn(case):
            group, patch = _group(each), patch_of(each.patch)
            at = (group.turn, case.case, each.id)
            if case is record:
                turns.append((at, Step(each.id, patch)))
            elif case.case > record.case or group.column is not Column.IN_FORCE:
                turns.append((at, Held(case.procedure, patch)))
    return [step for _, step in sorted(turns, key=lambda turn: turn[0])]


def _uncosted(record: Record, measures: Sequence[Measure]) -> Entry:
    lines = tuple(_line(each, record, Share(each.id), None) for each in measures)
    return lines, Baseline(record.case, record.key, Saving())


def in_turn(record: Record) -> Sequence[Measure]:
    """The measures that are in the ledger, in the order in which savings are attributed."""
    turns = groups()
    inside = [each for each in record.measures if each.state in turns]
    return sorted(inside, key=lambda each: (_group(each).turn, each.id))


def in_force_of(record: Record) -> tuple[Held, ...]:
    """What a case has put in force that still holds."""
    return tuple(
        Held(record.procedure, patch_of(each.patch))
        for each in in_turn(record)
        if _group(each).column is Column.IN_FORCE
    )


def _group(measure: Measure) -> Group:
    assert measure.state is not None  # it is in the ledger
    return groups()[measure.state]


def _line(measure: Measure, record: Record, share: Share, found: Attribution | None) -> Line:
    group = _group(measure)
    is_in_force = group.column is Column.IN_FORCE
    measurement = record.measurements.get(measure.id) if is_in_force else None
    return Line(
        case=record.case,
        measure=measure.id,
        authority=record.procedure.authority,
        code=record.procedure.code,
        procedure_name=record.name,
        field=record.procedure.field,
        plan=record.plan,
        plan_title=record.plan_title,
        year=record.year,
        title=measure.title,
        outcome=measure.outcome,
        state=measure.state or "",
        column=Column.MEASURED if measurement else group.column,
        is_over=group.is_over,
        saving=Saving(share.minutes, share.vnd, _unverified(found)),
        changes=share.changes,
        counted_with=share.counted_with,
        clash=share.clash,
        problems=found.problems if found else (problem("sheet-missing", "."),),
        decision=record.decisions.get(measure.id),
        instrument=measure.instrument,
        effective=measure.effective,
        until=measure.until,
        measurement=measurement,
        measured=_measured(measurement, share, found) if measurement else None,
    )


def _measured(measurement: Measurement, share: Share, found: Attribution | None) -> Saving:
    """As measured; its frequency has a source of its own, its wage is that of the sheet."""
    said = measured(measurement.period, share, found.now if found else None)
    return Saving(said.minutes, said.vnd, _unverified(found) & _OF_WAGE)


def _unverified(found: Attribution | None) -> frozenset[str]:
    return frozenset(found.unverified) if found else frozenset()
