"""The proposal of a case: its measures as one patch, what changes, which texts are to be amended.

Several measures combine: each is applied to what the ones before it leave, so two that touch one
element are counted once; two that contradict each other are told by name.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from registry.procedure.differences import Difference, differences
from registry.procedure.errors import PatchError
from registry.procedure.model import Basis, Procedure
from registry.procedure.patch import apply
from registry.procedure.paths import element_of
from registry.refusals import Words
from registry.review.measure import Measure, measure_of, patch_of
from registry.review.reading import content_of, measures_of
from registry.store.review_tables import ReviewCaseRow

OVER = frozenset({"WITHDRAWN", "REJECTED", "EXPIRED"})


@dataclass(frozen=True, slots=True)
class Clash:
    """Two measures that cannot both be carried out, and why."""

    measure: int
    other: int
    why: Words


@dataclass(frozen=True, slots=True)
class ToAmend:
    """A legal text that has to be amended; without an article it is still to be found.

    `elements` are the paths of what it sets.
    """

    instrument: str
    article: str | None
    elements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a case proposes: the content under review, the content after, what differs.

    `abolishes`: one of its measures ends the procedure, whatever the content says.
    """

    before: Procedure
    after: Procedure
    changes: tuple[Difference, ...]
    clashes: tuple[Clash, ...]
    to_amend: tuple[ToAmend, ...]
    abolishes: bool = False


def proposal(measures: Sequence[Measure], before: Procedure) -> Proposal:
    """The proposal of these measures on the content under review; a clashing one is left out."""
    after, clashes, applied = before, [], list[Measure]()
    for measure in measures:
        if measure.state in OVER:
            continue
        try:
            after, _ = apply(patch_of(measure.patch), after)
            applied.append(measure)
        except PatchError as error:
            clashes.append(Clash(measure.id, _culprit(measure, applied), error.words))
    changes = differences(before, after)
    ends = any(each["op"] == "abolish" for measure in applied for each in measure.patch)
    return Proposal(before, after, changes, tuple(clashes), _to_amend(before, changes), ends)


def proposed_today(session: Session, case: ReviewCaseRow, today: date) -> Proposal:
    """What a case proposes with its measures as they are on a day."""
    measures = [measure_of(each, today) for each in measures_of(session, case)]
    return proposal(measures, content_of(session, case.edition))


def _culprit(measure: Measure, applied: Sequence[Measure]) -> int:
    """The measure that touched the same element before; itself when none did."""
    own = _elements(measure)
    found = (other.id for other in reversed(applied) if own & _elements(other))
    return next(found, measure.id)


def _elements(measure: Measure) -> frozenset[str]:
    return frozenset(element_of(each["path"]) for each in measure.patch)


def _to_amend(before: Procedure, changes: Iterable[Difference]) -> tuple[ToAmend, ...]:
    """The texts that set what changes: the element's own ground, else those of the procedure."""
    found: dict[tuple[str, str | None], list[str]] = {}
    for change in changes:
        path = element_of(change.path)
        own = own_basis(before, path)
        texts = [(each.instrument, each.article) for each in own] or [
            (each.instrument, None) for each in before.legal_basis or ()
        ]
        for text in texts:
            elements = found.setdefault(text, [])
            if path not in elements:
                elements.append(path)
    return tuple(ToAmend(text, article, tuple(e)) for (text, article), e in found.items())


def own_basis(procedure: Procedure, path: str) -> Sequence[Basis]:
    """The legal grounds that an element names itself; none where it names none."""
    part, _, key = path.partition("/")
    for item in getattr(procedure, part, None) or () if key else ():
        if getattr(item, "id", None) == key:
            return getattr(item, "basis", None) or ()
    return ()
