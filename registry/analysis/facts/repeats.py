"""Facts about papers asked twice.

A portal often prints the papers of several cases one after another and loses the headings, so a
paper counts as repeated only where nothing hints at lost headings.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from registry.analysis.context import Paper, Whole, folded
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.vocabulary import DocumentKind

# How alike (0 to 100) the words of two rows must be to ask for the same thing.
_ALIKE = 95.0
# "b) Đối với tổ chức …" before the papers of a row.
_OPENS_CASE = re.compile(
    r"^\W*(?:\w{1,4}[).]\s*)?(?:doi voi|truong hop|ho so cua|thanh phan)[^:;]{0,80}"
)
_MARK = re.compile(r"^\W*(?:([a-z]|\d{1,2}|[ivx]{1,4})[).]|(\d{1,2})\s*[.)/-])")
_NUMBER = re.compile(r"\d+|\b[ivx]+\b|\S+\.(?:docx?|pdf|xlsx?)")
# Papers that several people hand in, each his own, under one name.
_PERSONAL = frozenset({DocumentKind.AUTHORISATION, DocumentKind.DECLARATION_LIST})
# So many rows that come again are a second list, not a slip.
_SECOND_LIST = 3
_HEADINGS = 2
# Fewer letters ("Đơn đề nghị") may be of two procedures told on one page.
_TELLING = 25


def repeats(paper: Paper) -> str:
    """The path of an earlier paper that is the same one, asked in the same case; "" for none."""
    earlier, whole = paper.once(_repeated), paper.whole
    if earlier is None or whole.once(_headings_are_lost) or _opens_second_list(earlier, paper):
        return ""
    return f"documents/{earlier.document.id}"


def _repeated(paper: Paper) -> Paper | None:
    for earlier in paper.whole.papers:
        if earlier is paper:
            return None
        same_name = earlier.name == paper.name
        if same_name and _same_case(earlier, paper) and _same_paper(earlier, paper):
            return earlier
    return None


def _headings_are_lost(whole: Whole) -> bool:
    """Hints that the papers are lists of several cases: headings, marks that start anew."""
    if whole.is_confirmed:
        return False
    again = (paper for paper in whole.papers if paper.once(_repeated) is not None)
    repeated = {paper.document.row for paper in again}
    marks = Counter(_marks(whole))
    return (
        len(repeated) >= _SECOND_LIST
        or any(count > 1 for count in marks.values())
        or len(whole.headings) >= (1 if whole.procedure.cases else _HEADINGS)
    )


def _opens_second_list(earlier: Paper, paper: Paper) -> bool:
    """Hints that a list of another case begins: names come again in it, or a heading stands near.

    Names are counted however their rows are marked, since a second list is often marked otherwise.
    """
    if paper.whole.is_confirmed:
        return False
    again = paper.whole.once(_rows_of_known_names)[paper.document.case]
    is_form = paper.document.kind is DocumentKind.APPLICATION_FORM
    few = _SECOND_LIST - 1 if is_form else _SECOND_LIST
    headed = any(_OPENS_CASE.match(heading) for heading in paper.whole.headings)
    return again >= few or (headed and not _are_neighbours(earlier, paper))


def _rows_of_known_names(whole: Whole) -> Counter[tuple[str, ...]]:
    """By case, the rows with a paper whose name an earlier row of the case has."""
    named: dict[tuple[tuple[str, ...], str], int | None] = {}
    rows = set()
    for paper in whole.papers:
        case, row = paper.document.case, paper.document.row
        if named.setdefault((case, paper.name), row) != row:
            rows.add((case, row))
    return Counter(case for case, _ in rows)


def _are_neighbours(one: Paper, other: Paper) -> bool:
    first, second = one.document.row, other.document.row
    return first is not None and second is not None and second - first == 1


def _marks(whole: Whole) -> Iterator[tuple[str, ...]]:
    """The list mark of each row, with the cases it is asked in."""
    rows = {paper.document.row: paper for paper in whole.papers}
    for paper in rows.values():
        if found := _MARK.match(paper.row):
            yield (found[1] or found[2], *paper.document.case)


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
    first, second = one.document, other.document
    if (first.holder, first.form) != (second.holder, second.form):
        return False
    if first.row is not None and first.row == second.row:
        return False
    if one.whole.is_confirmed:
        # Whoever wrote the keys says what is asked; of the words only numbers can tell two apart.
        return _NUMBER.findall(one.row) == _NUMBER.findall(other.row)
    return _alike(one.words, other.words) and _alike(_unmarked(one.row), _unmarked(other.row))


def _alike(one: str, other: str) -> bool:
    """Nearly the same words, and the very same numbers and attached files."""
    if one == other:
        return True
    if fuzz.ratio(one, other, score_cutoff=_ALIKE) < _ALIKE:
        return False
    return _NUMBER.findall(one) == _NUMBER.findall(other)


def _unmarked(row: str) -> str:
    return _MARK.sub("", row)


def listed_again(paper: Paper) -> str:
    """The path of an earlier paper of a row with the same words in the same case; "" for none.

    Other than `repeats` it asks not whether a second list begins: as published both are asked. A
    heading between the rows tells them apart.
    """
    if paper.whole.headings:
        return ""
    earlier = paper.whole.once(_rows_listed_again).get(paper.document.row)
    return "" if earlier is None else f"documents/{earlier}"


def _rows_listed_again(whole: Whole) -> Mapping[int | None, str]:
    """By row, the first paper of an earlier row with the same words, asked in the same case."""
    first: dict[tuple[object, ...], tuple[int, str]] = {}
    found: dict[int | None, str] = {}
    for paper in whole.papers:
        row, words = paper.document.row, _bare(paper.row)
        if row is None or len(words) < _TELLING:
            continue
        asked = (words, paper.document.case, paper.document.channels, paper.document.holder)
        earlier, named = first.setdefault(asked, (row, paper.document.id))
        if earlier != row:
            found.setdefault(row, named)
    return found


def _bare(row: str) -> str:
    """The words of a row without its list mark and the marks around it."""
    return _unmarked(row).strip(" .,;:+-")


def repeat_is_sure(paper: Paper) -> bool:
    """The repeated paper is one that nobody hands in twice for different people."""
    return paper.document.kind not in _PERSONAL and not paper.document.alternatives


REPEATS: Mapping[str, Fact[Paper]] = facts(repeats, listed_again, repeat_is_sure)
