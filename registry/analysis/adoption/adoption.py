"""Whether a procedure has taken over that data replaces a paper: for each row of the legal list.

Three ways to have failed (no announced source, the text not updated, the paper asked all the same),
two to have done it (only a fallback, dropped), and one not to know.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.analysis.context import Paper, Whole
from registry.analysis.facts.clauses import waived
from registry.analysis.facts.papers import asked, fallback, foreign, purpose_only
from registry.analysis.facts.replaced import is_alike
from registry.procedure.model import Procedure
from registry.reference import Reference, ReplacedPaper
from registry.reference.numbers import year_of

# The resolution whose Annex I is the list.
REPLACED_BY = "66.7/2025/NQ-CP"


class Adoption(StrEnum):
    """What became of one paper of the list in one procedure."""

    NO_SOURCE = "no_source"  # the list names no register that a text in force shares
    NOT_UPDATED = "not_updated"  # asked, and no text it rests on is younger than the replacement
    STILL_ASKED = "still_asked"  # asked, though the texts it rests on are younger
    FALLBACK = "fallback"  # asked only when the register cannot be read, or of foreigners
    DROPPED = "dropped"  # not among the papers any more
    UNCLEAR = "unclear"  # only some general proof is asked, or the papers are not known


ASKED = frozenset({Adoption.NOT_UPDATED, Adoption.STILL_ASKED})


@dataclass(frozen=True, slots=True)
class Adopted:
    """One row of the list in one procedure; `elements` are the papers it is about."""

    replaced: ReplacedPaper
    state: Adoption
    elements: tuple[str, ...] = ()
    newest: str | None = None  # the youngest text the procedure rests on


def adoptions(
    procedure: Procedure,
    replaced: Sequence[ReplacedPaper],
    reference: Reference,
    as_of: date,
) -> Iterator[Adopted]:
    """What became of each of the papers that the list names for this procedure, on a day."""
    whole = Whole(procedure, as_of, reference)
    for row in replaced:
        yield _adopted(whole, row)


def _adopted(whole: Whole, row: ReplacedPaper) -> Adopted:
    newest = _newest(whole.procedure)
    if not _has_source(whole, row):
        return Adopted(row, Adoption.NO_SOURCE, newest=newest)
    if whole.procedure.documents is None:
        return Adopted(row, Adoption.UNCLEAR, newest=newest)
    state, papers = _read(whole, row, newest)
    return Adopted(row, state, _paths(papers), newest)


def _read(whole: Whole, row: ReplacedPaper, newest: str | None) -> tuple[Adoption, Sequence[Paper]]:
    """The state by the procedure's papers, and the papers it is seen by."""
    named = [paper for paper in whole.papers if _is_meant(paper, row)]
    demanded = [paper for paper in named if _is_demanded(paper, row)]
    if demanded:
        return _asked_state(whole, newest), demanded
    kept = [paper for paper in named if fallback(paper) or foreign(paper) or _frees(paper, row)]
    if kept or set(row.types) & whole.read_types or any(_frees(p, row) for p in whole.papers):
        return Adoption.FALLBACK, kept
    general = [paper for paper in whole.papers if asked(paper) and purpose_only(paper)]
    return (Adoption.UNCLEAR if general else Adoption.DROPPED), general


def _is_demanded(paper: Paper, row: ReplacedPaper) -> bool:
    """It is asked; of a general proof that the row prints, whoever asks it of a foreigner too."""
    if not asked(paper):
        return False
    meant = {kind.key for kind in paper.types} & set(row.types)
    freed = bool(meant) and meant <= paper.read_types | waived(paper)
    return _is_printed(paper, row) or not (foreign(paper) or freed)


def _frees(paper: Paper, row: ReplacedPaper) -> bool:
    """Its own row says that a paper of the list is not handed in where data can be read."""
    return bool(set(row.types) & (paper.read_in_its_row | waived(paper)))


def _is_printed(paper: Paper, row: ReplacedPaper) -> bool:
    return any(is_alike(paper.name, proof) for proof in row.proofs)


def _has_source(whole: Whole, row: ReplacedPaper) -> bool:
    registers = whole.reference.registers
    return any(registers[each].is_shared(whole.as_of) for each in row.registers)


def _is_meant(paper: Paper, row: ReplacedPaper) -> bool:
    """The paper is one of the row's; one of no known type proves what the row's registers hold."""
    if _is_printed(paper, row):
        return True
    types = {kind.key for kind in paper.types}
    if types and row.types:
        return bool(types & set(row.types))
    return bool(set(paper.registers) & set(row.registers))


def _asked_state(whole: Whole, newest: str | None) -> Adoption:
    since = whole.reference.instruments[REPLACED_BY].from_
    is_younger = newest is not None and since is not None and year_of(newest) >= since.year
    return Adoption.STILL_ASKED if is_younger else Adoption.NOT_UPDATED


def _newest(procedure: Procedure) -> str | None:
    """The youngest text that the procedure rests on, by the year in its number."""
    numbers = [basis.instrument for basis in procedure.legal_basis or ()]
    dated = [number for number in numbers if year_of(number)]
    return max(dated, key=year_of, default=None)


def _paths(papers: Sequence[Paper]) -> tuple[str, ...]:
    return tuple(f"documents/{paper.document.id}" for paper in papers)
