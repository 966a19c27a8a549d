"""Facts about a general proof where a legal list names the paper that data replaces.

The list says what the proof is: "papers that prove the case", where it names a birth certificate.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from rapidfuzz import fuzz

from registry.analysis.context import Paper, Whole, folded
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.vocabulary import Register
from registry.reference import ReplacedPaper, load_replaced_papers

# How alike (0 to 100) a proof and one of the list must be, whatever else either says.
_ALIKE = 90.0
# The resolution whose Annex I is the list (`registry/reference/replaced_papers.yaml`).
LIST = "66.7/2025/NQ-CP"


def replaced_registers(paper: Paper) -> tuple[Register, ...]:
    """For a general proof: registers that a legal list in force names in this procedure."""
    named = (register for row in _rows(paper) for register in row.registers)
    return tuple(each for each in dict.fromkeys(named) if each in paper.whole.law.shared)


def held_in(paper: Paper) -> str:
    """In Vietnamese, the register that holds what it proves, with the row of the list if any."""
    return _held_in(paper, "vi", "Phụ lục I, dòng")


def held_in_en(paper: Paper) -> str:
    """In English, the register that holds what it proves, with the row of the list if any."""
    return _held_in(paper, "en", "Annex I, row")


def _held_in(paper: Paper, lang: Literal["vi", "en"], row: str) -> str:
    entries = paper.whole.reference.registers
    registers = replaced_registers(paper) or paper.registers[:1]
    names = ", ".join(getattr(entries[each].name, lang) for each in registers)
    rows = replaced_row(paper)
    return f"{names} ({row} {rows})" if rows else names


def replaced_row(paper: Paper) -> str:
    """For a general proof: the row of the legal list that names the paper, "" for none."""
    rows = (f"{row.row} ({_provision(row)})" for row in _rows(paper))
    return ", ".join(rows)


def _provision(row: ReplacedPaper) -> str:
    provision = row.provision
    return ", ".join(filter(None, [provision.article, provision.instrument]))


def _rows(paper: Paper) -> Sequence[ReplacedPaper]:
    """Rows of the list, about this procedure, that say which paper this general proof is."""
    rows = paper.whole.once(_rows_in_force)
    if not rows or not paper.says_within("purpose_only", paper.name):
        return ()
    if not paper.whole.law.shared.isdisjoint(paper.registers):
        return ()  # its own register says which paper it is
    return [row for row in rows if any(is_alike(paper.name, proof) for proof in row.proofs)]


def _rows_in_force(whole: Whole) -> Sequence[ReplacedPaper]:
    """The rows about this procedure, where the list is in force."""
    if not whole.reference.instruments[LIST].in_force(whole.as_of):
        return ()
    return load_replaced_papers().get(whole.procedure.code, ())


def is_listed_here(paper: Paper) -> bool:
    """A legal list in force says that data replaces such a paper in this very procedure."""
    rows = paper.whole.once(_rows_in_force)
    return any(set(row.registers) & set(paper.registers) for row in rows)


def is_alike(name: str, proof: str) -> bool:
    """Whether the folded name of a paper is that of a general proof of the list."""
    return fuzz.token_set_ratio(name, folded(proof)) >= _ALIKE


REPLACED: Mapping[str, Fact[Paper]] = facts(
    replaced_registers, replaced_row, held_in, held_in_en
)  # fmt: skip
