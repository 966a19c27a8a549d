"""From a procedure file to its cost sheet (Thông tư 02/2017/TT-VPCP, Điều 27; domain guide 4).

Work that its `effort` states, line by line, and fees in force on the day; no opportunity cost, no
risk cost. Of sources that differ about the same task the low average counts.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from registry.cost.amounts import NOTHING, Figure, Level, exactly, low_average, money
from registry.cost.inputs import Inputs
from registry.cost.problems import Problem, problem
from registry.cost.sheet import (
    FORMULA,
    Account,
    Line,
    Sheet,
    all_at,
    line_cost,
    yearly,
)
from registry.cost.wages import wage_for
from registry.cost.weights import (
    Asked,
    Weight,
    channels_of,
    share_problems,
    sometimes,
    unordered,
    weigh,
)
from registry.procedure.folding import fold
from registry.procedure.model import Effort, Fee, Procedure
from registry.procedure.paths import element_of, item_key, resolve
from registry.procedure.vocabulary import Channel, Side, Task
from registry.procedure.writing import hash_of, plain_data
from registry.reference import Wage
from registry.refusals import Words
from rules.source import read_yaml

_LEADING_ONE = re.compile(r"^(?:0?1|mot) ")
_OTHER_UNIT = "tính theo {per}", "charged by {per}"

_Found = tuple[Line, tuple[Problem, ...]]


def cost_sheet(
    procedure: Procedure, inputs: Inputs, wages: Sequence[Wage], *, abolished: bool = False
) -> Sheet:
    """The cost sheet of one edition; what is not known makes it incomplete and is named.

    `abolished`: worked out as if it had ended; so it is too when its validity is over by
    `inputs.as_of`.
    """
    return sheet_of(Read.of(procedure), inputs, wages, abolished=abolished)


@dataclass(frozen=True, slots=True)
class Read:
    """An edition with its plain data, its elements by path, and its hash: made once, used often."""

    procedure: Procedure
    data: Mapping[str, Any]  # Any: plain data
    elements: Mapping[str, Mapping[str, Any]]
    edition: str

    @classmethod
    def of(cls, procedure: Procedure) -> "Read":
        data = plain_data(procedure)
        return cls(procedure, data, dict(_elements(data)), hash_of(data))

    def element(self, path: str | None) -> Mapping[str, Any]:
        """The element a path points at or into; {} where it is none."""
        return self.elements.get(element_of(path), {}) if path else {}

    def has(self, path: str) -> bool:
        """Whether there is something at a path."""
        return path in self.elements or resolve(self.data, path) is not None


def _elements(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, items in data.items():
        for item in items if isinstance(items, list) else ():
            key = item_key(name, item)
            if key is not None:
                yield f"{name}/{key}", item


def sheet_of(
    read: Read, inputs: Inputs, wages: Sequence[Wage], *, abolished: bool = False
) -> Sheet:
    """As `cost_sheet`, of an edition that is read already."""
    procedure = read.procedure
    ended = abolished or _has_ended(procedure, inputs.as_of)
    subjects, missing = subjects_of(procedure, inputs)
    sheet = Sheet(
        formula=FORMULA,
        authority=procedure.authority,
        code=procedure.code,
        edition=read.edition,
        inputs=inputs,
        abolished=ended,
        subjects=subjects,
        times_per_year=inputs.times_per_year,
        applicant=_nothing(Side.APPLICANT),
        agency=None,
        missing=() if ended else missing,
    )
    if ended:
        return sheet
    applicant = _account(read, sheet, wages, Side.APPLICANT)
    agency = _account(read, sheet, wages, Side.AGENCY) if inputs.with_agency else None
    return replace(sheet, applicant=applicant, agency=agency)


def _has_ended(procedure: Procedure, on: date) -> bool:
    end = procedure.validity.to if procedure.validity else None
    return end is not None and end < on


def _nothing(side: Side) -> Account:
    return Account(side, None, (), (), (), NOTHING, NOTHING)


def subjects_of(procedure: Procedure, inputs: Inputs) -> tuple[Figure | None, tuple[Problem, ...]]:
    """Subjects a year: as given, else the dossiers of the latest year by the day.

    Several sources of that year: the low average. Where it is not known, None and why.
    """
    if inputs.subjects is not None:
        return inputs.subjects, ()
    if inputs.times_per_year is not None:
        return None, (problem("subjects-missing", "subjects"),)
    told = [each for each in procedure.volume or () if each.year <= inputs.as_of.year]
    if not told:
        return None, (problem("volume-missing", "volume", year=str(inputs.as_of.year)),)
    year = max(each.year for each in told)
    end = date(year, 12, 31)
    latest = [each for each in told if each.year == year]
    return low_average([exactly(each.per_year, each.source, end) for each in latest]), ()


def _account(read: Read, sheet: Sheet, wages: Sequence[Wage], side: Side) -> Account:
    procedure = read.procedure
    inputs = sheet.inputs
    wage = wage_for(side, inputs.region, inputs.as_of, wages)
    hourly = None if isinstance(wage, Problem) else wage
    effort, aside = _one_source(procedure.effort or (), side)
    counted = list(_effort_lines(effort, read, inputs))
    others = _effort_lines(aside, read, inputs)
    if side is Side.APPLICANT:
        counted += _fee_lines(procedure, inputs)
    disordered = unordered(line for line, _ in counted)
    missing = [
        *([wage] if isinstance(wage, Problem) and effort else []),
        *_left_out(procedure, side),
        *share_problems(procedure, inputs),
        *disordered,
        *(found for _, problems in counted for found in problems),
    ]
    lines = tuple(_costed(line, hourly) for line, _ in counted)
    account = Account(
        side, hourly, lines, tuple(_costed(line, hourly) for line, _ in others), tuple(missing),
        None, None,
    )  # fmt: skip
    return account if missing else _summed(account, sheet)


def _summed(account: Account, sheet: Sheet) -> Account:
    unit = account.known
    annual = money(lambda level: yearly(unit.at(level), sheet, all_at(level)))
    return replace(account, unit=unit, annual=None if sheet.missing else annual)


def _left_out(procedure: Procedure, side: Side) -> Iterator[Problem]:
    if procedure.effort is None:
        yield problem("effort-missing", "effort")
    if procedure.fees is None and side is Side.APPLICANT:
        yield problem("fees-missing", "fees")


def _one_source(effort: Sequence[Effort], side: Side) -> tuple[list[Effort], list[Effort]]:
    """What counts, and what other sources say of the same task of the same element.

    Of sources that differ the middle one counts, of two the lower: the low average. A source that
    states money alone does not differ from one of hours: a tariff beside a survey.
    """
    told: dict[tuple[object, ...], dict[str, list[Effort]]] = {}
    for each in effort:
        if each.side is side:
            about = (each.task, each.for_ or each.id, each.channel, each.group, each.hours.high > 0)
            told.setdefault(about, {}).setdefault(each.source, []).append(each)
    counted, aside = [], []
    for sources in told.values():
        ordered = sorted(sources.values(), key=_weighs)
        taken = ordered.pop((len(ordered) - 1) // 2)
        counted += taken
        aside += [each for lines in ordered for each in lines]
    return counted, aside


def _weighs(lines: Sequence[Effort]) -> tuple[object, ...]:
    hours = sum(each.hours.mid for each in lines)
    return hours, sum(each.cost_vnd for each in lines), lines[0].source


def _effort_lines(effort: Sequence[Effort], read: Read, inputs: Inputs) -> Iterator[_Found]:
    known = channels_of(read.procedure)
    for each in effort:
        tied = read.element(each.for_)
        channels = _channels(tied)
        left = tuple(name for name in channels if not known or name in known)
        if left or not channels:  # what is asked on no channel that there is, is not asked
            own = left if each.channel is None else (each.channel,)
            cases = _names(tied.get("case", ()))
            asked = Asked(f"effort/{each.id}", own, cases, each.group, sometimes(tied))
            yield _effort_line(each, asked, read, inputs)


def _channels(tied: Mapping[str, Any]) -> tuple[Channel, ...]:
    """The channels on which an element is asked; of a channel itself that one."""
    names = [tied["by"]] if "by" in tied else tied.get("channels", ())
    return tuple(Channel(name) for name in names)


def _effort_line(effort: Effort, asked: Asked, read: Read, inputs: Inputs) -> _Found:
    path = asked.element
    unknown = [problem("tie-unknown", path, name=name) for name in _not_there(effort, read)]
    hours = effort.hours
    known = Figure(hours.low, hours.mid, hours.high, effort.source, effort.date)
    other = exactly(effort.cost_vnd, effort.source, effort.date)
    weight = weigh(asked, read.procedure, inputs)
    line = _line(asked, effort.task, effort.for_, known, other, weight)
    return line, (*unknown, *weight.problems)


def _names(case: str | Sequence[str]) -> tuple[str, ...]:
    return (case,) if isinstance(case, str) else tuple(case)


def _not_there(effort: Effort, read: Read) -> Iterator[str]:
    if effort.for_ is not None and not read.has(effort.for_):
        yield effort.for_
    known = channels_of(read.procedure)
    if effort.channel is not None and known and effort.channel not in known:
        yield f"channels/{effort.channel}"


def _fee_lines(procedure: Procedure, inputs: Inputs) -> list[_Found]:
    known = set(channels_of(procedure))
    return [
        _fee_line(fee, procedure, inputs)
        for fee in procedure.fees or ()
        if _in_force(fee, inputs.as_of)
        and not (fee.channels and known and known.isdisjoint(fee.channels))
    ]


def _in_force(fee: Fee, on: date) -> bool:
    return (fee.from_ is None or fee.from_ <= on) and (fee.to is None or on <= fee.to)


def _fee_line(fee: Fee, procedure: Procedure, inputs: Inputs) -> _Found:
    path = f"fees/{fee.id}"
    known = set(channels_of(procedure))
    channels = tuple(each for each in fee.channels if not known or each in known)
    asked = Asked(path, channels, fee.case, sometimes=_fee_sometimes(fee))
    amount = _amount(fee, path, procedure, inputs)
    weight = weigh(asked, procedure, inputs)
    found = [amount] if isinstance(amount, Problem) else []
    other = None if isinstance(amount, Problem) else amount
    return _line(asked, Task.PAY, path, None, other, weight), (*found, *weight.problems)


def _fee_sometimes(fee: Fee) -> Words | None:
    if fee.amount == 0:
        return None
    if fee.when:
        return sometimes({"when": fee.when})
    if fee.per is None or _is_once(fee.per):
        return None
    vi, en = _OTHER_UNIT
    return Words(vi.format(per=fee.per), en.format(per=fee.per))


def _is_once(unit: str) -> bool:
    """
    >>> _is_once("01 Hồ sơ"), _is_once("trang")
    (True, False)
    """
    return _LEADING_ONE.sub("", fold(unit)) in _once_units()


@cache
def _once_units() -> frozenset[str]:
    file = resources.files("registry.cost") / "fee_units.yaml"
    return frozenset(map(fold, read_yaml(file.read_bytes(), file.name).data["once"]))


def _amount(fee: Fee, path: str, procedure: Procedure, inputs: Inputs) -> Figure | Problem:
    """VND each time the fee falls due: as observed, else as the tariff has it."""
    observed = inputs.amount(path)
    if observed is not None:
        return observed
    if fee.stated is not None:
        return problem("fee-doubtful", path, stated=fee.stated)
    open_ended = fee.rate is not None or fee.formula is not None
    if fee.amount is None or open_ended or (fee.amount and fee.currency != "VND"):
        return problem("fee-amount-missing", path)
    return exactly(fee.amount, _fee_source(fee, procedure), _fee_day(fee, procedure))


def _fee_source(fee: Fee, procedure: Procedure) -> str:
    grounds = [each.instrument for each in fee.basis or ()]
    decision = procedure.decision.number if procedure.decision else None
    origin = procedure.source.url if procedure.source else None
    return "; ".join(grounds) or decision or origin or f"{procedure.authority}/{procedure.code}"


def _fee_day(fee: Fee, procedure: Procedure) -> date | None:
    decision, origin = procedure.decision, procedure.source
    days = [fee.from_, decision.effective if decision else None, origin.read_on if origin else None]
    return next((day for day in days if day is not None), None)


def _line(
    asked: Asked,
    task: Task,
    tied_to: str | None,
    hours: Figure | None,
    other: Figure | None,
    weight: Weight,
) -> Line:
    return Line(
        element=asked.element,
        task=task,
        tied_to=tied_to,
        hours=hours,
        other=other,
        channels=asked.channels,
        channel_percent=weight.channel_percent if weight.is_known else None,
        frequency=weight.frequency,
        group=asked.group,
        cost=None,
    )


def _costed(line: Line, wage: Figure | None) -> Line:
    if line_cost(line, wage, all_at(Level.MID)) is None:
        return line
    cost = money(lambda level: line_cost(line, wage, all_at(level)) or 0)
    return replace(line, cost=cost)
