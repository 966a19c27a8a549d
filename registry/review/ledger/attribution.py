"""What each measure saves of what they save together: each in turn, on top of those before it.

The measures of a case are applied one after the other, and each has what a year costs less once it
is added. So the lines of a case add up to what the case saves, whatever overlaps; a paper that two
measures remove is saved once, by the first. So it is across the cases of one procedure: what
another case does before takes its turn, and what an earlier one put in force comes first. The
sheets are those of `registry.cost` (Thông tư 02/2017/TT-VPCP, Điều 27).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeGuard

from registry.cost import (
    Comparison,
    Costed,
    Inputs,
    Line,
    Money,
    Problem,
    Sheet,
    combined,
    compare_with,
    minutes_of,
)
from registry.cost.amounts import Level
from registry.cost.sheet import all_at, yearly
from registry.cost.time import minutes_of_year
from registry.procedure.errors import PatchError
from registry.procedure.model import Procedure
from registry.procedure.patch import Patch, apply
from registry.procedure.paths import WHOLE, resolve
from registry.procedure.vocabulary import Task
from registry.procedure.writing import plain_data
from registry.reference import Wage
from registry.refusals import Words
from registry.review.costs import CostDraft

_MID = all_at(Level.MID)


@dataclass(frozen=True, slots=True)
class Held:
    """A measure of another case, with the content it was made on."""

    before: Procedure
    patch: Patch


@dataclass(frozen=True, slots=True)
class Step:
    """A measure that is to have its share: its number and what it changes."""

    measure: int
    patch: Patch


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the cost sheet that a measure changes: saved in a year.

    `minutes` of all applicants, `vnd`; negative: more afterwards. `vnd` is None where an amount is
    not known.
    """

    element: str
    task: Task
    minutes: int
    vnd: int | None


@dataclass(frozen=True, slots=True)
class Share:
    """What one measure saves in a year on top of those before it; None = not known, never zero.

    `counted_with`: the measure whose share holds this one's too, because the version between them
    cannot be costed. `clash`: why it cannot be carried out beside the others.
    """

    measure: int
    minutes: int | None = None
    vnd: Money | None = None
    changes: tuple[Change, ...] = ()
    counted_with: int | None = None
    clash: Words | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """The shares of the measures of one case, in the order they were given, and what a year costs.

    `minutes` and `vnd` are what a year costs now. `unverified` names inputs of the sheets that
    nobody has checked against their source; `problems` what keeps figures from being known.
    """

    shares: tuple[Share, ...]
    minutes: int | None
    vnd: Money | None
    now: Sheet
    unverified: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def attributed(
    before: Procedure,
    steps: Sequence[Step | Held],
    draft: CostDraft,
    wages: Sequence[Wage],
    *,
    in_force: Sequence[Held] = (),
) -> Attribution:
    """The shares of measures, attributed in the order given; those of other cases have none here.

    `in_force` are measures of earlier cases that hold already: where the content under review does
    not show them yet, they are carried out first, so that nobody saves them again.
    """
    content = _Content(before, plain_data(before))
    for held in in_force:
        content = content.with_held(held)
    versions, clashes = _in_turn(content, steps)
    costed = Costed.of(before, draft.now, wages)
    compared = [
        _compared(costed, content, None),
        *(_compared(costed, each, draft.after) for _, each in versions),
    ]
    now = compared[0].after
    shares = dict(_shares([measure for measure, _ in versions], compared))
    shares |= {measure: Share(measure, clash=why) for measure, why in clashes.items()}
    return Attribution(
        shares=tuple(shares[step.measure] for step in steps if isinstance(step, Step)),
        minutes=minutes_of_year(now),
        vnd=now.applicant.annual,
        now=now,
        unverified=tuple(dict.fromkeys(name for each in compared for name in _unverified(each))),
        problems=compared[-1].problems,
    )


@dataclass(frozen=True, slots=True)
class _Content:
    """A version of the procedure, and what has been done to it; `has_ended`: also its end.

    `file` is the content under review as plain data.
    """

    procedure: Procedure
    file: Mapping[str, Any]  # Any: plain data
    done: Patch = ()
    has_ended: bool = False

    def left_of(self, patch: Patch) -> Patch:
        """What of a patch is not done already, and not inside what is taken away."""
        return tuple(each for each in combined([self.done, patch]) if each not in self.done)

    def after(self, patch: Patch) -> "_Content":
        """The version after what is left of a patch. Raises PatchError where that does not fit."""
        left = self.left_of(patch)
        procedure, _ = apply(left, self.procedure)
        ends = self.has_ended or any(each.op == "abolish" for each in left)
        return replace(self, procedure=procedure, done=(*self.done, *patch), has_ended=ends)

    def with_step(self, step: "Step | Held") -> "_Content":
        """The version after a step. Raises PatchError where a measure does not fit."""
        return self.after(step.patch) if isinstance(step, Step) else self.with_held(step)

    def with_held(self, held: Held) -> "_Content":
        """With what of a measure of another case the file does not show yet, where it fits."""
        then, file = plain_data(held.before), self.file
        missing = tuple(each for each in held.patch if _at(then, each.path) == _at(file, each.path))
        try:
            return replace(self.after(missing), done=(*self.done, *held.patch))
        except PatchError:
            return replace(self, done=(*self.done, *held.patch))


def _at(data: Mapping[str, Any], path: str) -> object:
    """What stands at a path of plain data; for the whole procedure how long it is valid."""
    steps = resolve(data, path) if path != WHOLE else ("validity",)
    found: Any = data  # Any: plain data
    for step in steps or ():
        found = found.get(step) if isinstance(found, Mapping) else found[step]
    return found if steps else None


def _in_turn(
    content: _Content, steps: Sequence[Step | Held]
) -> tuple[Sequence[tuple[int | None, _Content]], Mapping[int, Words]]:
    """The version after each measure that fits (None: another case's), and why others do not.

    One that builds on another waits for it, whatever their order.
    """
    versions: list[tuple[int | None, _Content]] = []
    waiting, refused = list(steps), dict[int, Words]()
    while waiting:
        for step in waiting:
            try:
                content = content.with_step(step)
            except PatchError as error:
                assert isinstance(step, Step)  # what another case does never refuses
                refused[step.measure] = error.words
                continue
            versions.append((step.measure if isinstance(step, Step) else None, content))
            waiting.remove(step)
            break
        else:
            break
    return versions, {each.measure: refused[each.measure] for each in waiting if _is_own(each)}


def _is_own(step: Step | Held) -> TypeGuard[Step]:
    return isinstance(step, Step)


def _compared(costed: Costed, after: _Content, inputs: Inputs | None) -> Comparison:
    """The content under review beside a version, whose sheet leaves out what fell away with it."""
    return compare_with(costed, after.procedure, after_inputs=inputs, abolished=after.has_ended)


def _shares(
    measures: Sequence[int | None], compared: Sequence[Comparison]
) -> Iterator[tuple[int, Share]]:
    """Each share is the difference to the last version whose cost is known.

    After a measure of another case that cannot be costed nobody can tell the two apart.
    """
    needs_money = compared[-1].after.is_complete and compared[0].after.is_complete
    known: Sheet | None = compared[0].after
    waiting: list[int] = []
    for measure, comparison in zip(measures, compared[1:], strict=True):
        sheet = comparison.after if _is_known(comparison.after, needs_money=needs_money) else None
        if measure is None:
            known = sheet
            continue
        if sheet is None:
            waiting.append(measure)
            continue
        yield measure, _difference(measure, known, sheet) if known else Share(measure)
        yield from ((each, Share(each, counted_with=measure)) for each in waiting if known)
        known, waiting = sheet, [] if known else waiting
    yield from ((each, Share(each)) for each in waiting)


def _is_known(sheet: Sheet, *, needs_money: bool) -> bool:
    return sheet.is_complete if needs_money else minutes_of_year(sheet) is not None


def _difference(measure: int, before: Sheet, after: Sheet) -> Share:
    then, now = minutes_of_year(before), minutes_of_year(after)
    paid, pays = before.applicant.annual, after.applicant.annual
    return Share(
        measure,
        minutes=None if then is None or now is None else then - now,
        vnd=None if paid is None or pays is None else paid - pays,
        changes=tuple(_changes(before, after)),
    )


def _changes(before: Sheet, after: Sheet) -> Iterator[Change]:
    there = {line.element: line for line in before.applicant.lines}
    here = {line.element: line for line in after.applicant.lines}
    for element in dict.fromkeys((*there, *here)):
        old, new = there.get(element), here.get(element)
        change = Change(
            element,
            (old or new or _never()).task,
            _minutes(old, before) - _minutes(new, after),
            _saved(_vnd(old, before), _vnd(new, after)),
        )
        if change.minutes or change.vnd != 0:
            yield change


def _never() -> Line:
    raise AssertionError("an element is in one of the two sheets")


def _minutes(line: Line | None, sheet: Sheet) -> int:
    return minutes_of(line, sheet) if line else 0


def _vnd(line: Line | None, sheet: Sheet) -> int | None:
    if line is None:
        return 0
    return yearly(line.cost.mid, sheet, _MID) if line.cost else None


def _saved(before: int | None, after: int | None) -> int | None:
    return None if before is None or after is None else before - after


def _unverified(comparison: Comparison) -> Iterator[str]:
    yield from comparison.now.unverified
    yield from comparison.after.unverified
