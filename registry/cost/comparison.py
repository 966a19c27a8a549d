"""What a simplification saves: the sheet of now beside the sheet of what a patch makes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from registry.cost.amounts import Figure, Money, percent
from registry.cost.costing import Read, sheet_of, subjects_of
from registry.cost.inputs import Inputs
from registry.cost.problems import Problem
from registry.cost.sheet import FORMULA, Sheet
from registry.cost.weights import channels_of
from registry.procedure.model import Document, Effort, Procedure
from registry.procedure.patch import apply
from registry.procedure.paths import element_of
from registry.procedure.vocabulary import Form, Task
from registry.reference import Wage
from rules import Operation


@dataclass(frozen=True, slots=True)
class Comparison:
    """The sheets of one procedure now and after, in VND a year, applicants' side.

    `saving` = now - after at each end of all ranges; negative: it costs more afterwards. `percent`
    is of the middle, two decimals half up; None where a year costs nothing now. All three are None
    where something is not known (`problems`). Both years count the subjects of *now*;
    `subjects_after` is what the after-version says of its own, where that differs. `fallen`: paths
    of the lines of now that there are none of afterwards.
    """

    formula: str
    now: Sheet
    after: Sheet
    fallen: tuple[str, ...]
    subjects_after: Figure | None
    saving: Money | None
    percent: Decimal | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps the saving from being known, once each."""
        return tuple(dict.fromkeys((*self.now.problems, *self.after.problems)))

    @property
    def is_increase(self) -> bool:
        """Whether applicants pay more afterwards; False where that is not known."""
        return self.saving is not None and self.saving.mid < 0


def compare(
    procedure: Procedure,
    patch: Sequence[Operation],
    inputs: Inputs,
    wages: Sequence[Wage],
    *,
    after_inputs: Inputs | None = None,
) -> Comparison:
    """The cost of a procedure now and after a patch.

    `after_inputs` where shares, frequencies or times per year are others afterwards; wages and
    subjects stay those of now. Raises PatchError where the patch does not fit.
    """
    after, _ = apply(patch, procedure)
    return compare_editions(
        procedure,
        after,
        inputs,
        wages,
        after_inputs=after_inputs,
        abolished=any(each.op == "abolish" for each in patch),
    )


def compare_editions(
    now: Procedure,
    after: Procedure,
    inputs: Inputs,
    wages: Sequence[Wage],
    *,
    after_inputs: Inputs | None = None,
    abolished: bool = False,
) -> Comparison:
    """As `compare`, of two editions that are there already."""
    return compare_with(
        Costed.of(now, inputs, wages), after, after_inputs=after_inputs, abolished=abolished
    )


@dataclass(frozen=True, slots=True)
class Costed:
    """An edition with its sheet, which several versions are held against: worked out once."""

    read: Read
    sheet: Sheet
    wages: Sequence[Wage]

    @classmethod
    def of(cls, procedure: Procedure, inputs: Inputs, wages: Sequence[Wage]) -> "Costed":
        read = Read.of(procedure)
        return cls(read, sheet_of(read, inputs, wages), wages)


def compare_with(
    now: Costed,
    after: Procedure,
    *,
    after_inputs: Inputs | None = None,
    abolished: bool = False,
) -> Comparison:
    """As `compare_editions`, on the inputs of the sheet of now."""
    read, here, inputs = now.read, now.sheet, now.sheet.inputs
    changed = read if after is read.procedure else Read.of(after)
    later = _on_subjects_of(here, inputs, after_inputs or inputs)
    there = sheet_of(_without_fallen(read, changed), later, now.wages, abolished=abolished)
    own, _ = subjects_of(after, after_inputs or inputs)
    saving = _saving(here, there)
    return Comparison(
        formula=FORMULA,
        now=here,
        after=there,
        fallen=_fallen(here, there),
        subjects_after=own if own != here.subjects else None,
        saving=saving,
        percent=None if saving is None else percent(saving.mid, _annual(here).mid),
    )


def _on_subjects_of(now: Sheet, inputs: Inputs, after: Inputs) -> Inputs:
    """The inputs of the after-sheet: subjects, region and day of now, the rest its own."""
    return replace(
        after,
        region=inputs.region,
        as_of=inputs.as_of,
        times_per_year=after.times_per_year or inputs.times_per_year,
        # Dossiers of now times the times of after would count something that nobody counted.
        subjects=None if after.times_per_year and not inputs.times_per_year else now.subjects,
    )


def _fallen(now: Sheet, after: Sheet) -> tuple[str, ...]:
    left = {line.element for line in after.applicant.lines}
    return tuple(line.element for line in now.applicant.lines if line.element not in left)


def _saving(now: Sheet, after: Sheet) -> Money | None:
    if now.applicant.annual is None or after.applicant.annual is None:
        return None
    return now.applicant.annual - after.applicant.annual


def _annual(sheet: Sheet) -> Money:
    assert sheet.applicant.annual is not None  # a saving is known
    return sheet.applicant.annual


def _without_fallen(now: Read, after: Read) -> Read:
    """The after-version without the effort that was tied to what is gone."""
    gone = set(channels_of(now.procedure)) - set(channels_of(after.procedure))
    effort = after.procedure.effort or ()
    kept = tuple(e for e in effort if e.channel not in gone and not _falls(e, now, after))
    if kept == effort:
        return after
    return replace(after, procedure=after.procedure.model_copy(update={"effort": kept}))


def _falls(effort: Effort, now: Read, after: Read) -> bool:
    """Whether its tie was there and is not any more, or what it certified needs it no more."""
    if effort.for_ is None or not now.has(effort.for_):
        return False
    if not after.has(effort.for_):
        return True
    certified = effort.task is Task.CERTIFY
    return certified and _no_longer_certified(effort.for_, now.procedure, after.procedure)


def _no_longer_certified(path: str, now: Procedure, after: Procedure) -> bool:
    was, is_ = _document(path, now), _document(path, after)
    if was is None or is_ is None:
        return False
    return was.form is Form.CERTIFIED_COPY and is_.form is not Form.CERTIFIED_COPY


def _document(path: str, procedure: Procedure) -> Document | None:
    element = element_of(path)
    return next((d for d in procedure.documents or () if f"documents/{d.id}" == element), None)
