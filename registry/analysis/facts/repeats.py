"""Facts about papers asked twice."""

import re
from collections.abc import Mapping

from rapidfuzz import fuzz

from registry.analysis.context import Paper, folded
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.vocabulary import DocumentKind

# How alike (0 to 100) the words of two rows must be to ask for the same thing.
_ALIKE = 88.0
# "b) Đối với tổ chức …" before the papers of a row.
_OPENS_CASE = re.compile(
    r"^\W*(?:\w{1,4}[).]\s*)?(?:doi voi|truong hop|ho so cua|thanh phan)[^:;]{0,80}"
)
# Papers that several people hand in, each his own, under one name.
_PERSONAL = frozenset({DocumentKind.AUTHORISATION, DocumentKind.DECLARATION_LIST})


def repeats(paper: Paper) -> str:
    """The path of an earlier paper that is the same one, asked in the same case; "" for none."""
    for earlier in paper.whole.papers:
        if earlier is paper:
            break
        same_name = earlier.name == paper.name
        if same_name and _same_case(earlier, paper) and _same_paper(earlier, paper):
            return f"documents/{earlier.document.id}"
    return ""


def _same_case(one: Paper, other: Paper) -> bool:
    first, second = one.document, other.document
    return (
        set(first.case) == set(second.case)
        and set(first.channels) == set(second.channels)
        and folded(first.when) == folded(second.when)
        and _row_case(one) == _row_case(other)
        and first.any_of is None
        and second.any_of is None
    )


def _row_case(paper: Paper) -> str:
    """The case that a row opens with, where it is no case of the procedure."""
    found = _OPENS_CASE.match(paper.row)
    return found[0] if found else ""


def _same_paper(one: Paper, other: Paper) -> bool:
    if one.document.holder != other.document.holder or one.document.form != other.document.form:
        return False
    if one.document.row is not None and one.document.row == other.document.row:
        return False
    return fuzz.ratio(one.words, other.words) >= _ALIKE


def repeat_is_sure(paper: Paper) -> bool:
    """The repeated paper is one that nobody hands in twice for different people."""
    return paper.document.kind not in _PERSONAL and not paper.document.alternatives


REPEATS: Mapping[str, Fact[Paper]] = facts(repeats, repeat_is_sure)
