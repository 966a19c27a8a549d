"""What clauses say of a paper: who need not hand it in, and when it is asked at all.

Such a clause stands behind the paper in its row, often after the names of several papers, in a note
or in the row of another paper. Each is read for as far as it reaches, never further.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from registry.analysis.context import Paper, Whole
from registry.analysis.facts.replaced import is_listed_here
from registry.procedure.vocabulary import DocumentKind
from registry.reference import DocumentType

_END = re.compile(r"[.;](?=\s|$)")
_BRACKET = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_BREAK = re.compile(r"[.;:](?=\s|$)")
# "trừ căn cước công dân, thẻ căn cước": the papers come right behind it.
_EXCEPTING = "tru"
_EXCEPT = re.compile(r"\btru\b(?: truong hop)?(?: da)?(?: co| su dung| nop| xuat trinh)? ?(?=\S)")
_NEAR = 14
# "nộp A thay B hoặc C": B and C are not handed in.
_INSTEAD = re.compile(r"(?<!gia tri )\bthay (?!doi\b|the\b)[^.;,()]{0,160}$")
# "số chứng minh nhân dân hoặc căn cước công dân": what a list says of a person.
_NUMBER_OF = re.compile(r"\bso [^.;,()]{0,60}$")
# More letters before a name than either of the two looks at.
_BEFORE = 200
# All papers of one row ask about it.
_ROWS = 128
_LISTS = frozenset({DocumentKind.APPLICATION_FORM, DocumentKind.DECLARATION_LIST})


def only_as_fallback(paper: Paper) -> bool:
    """A clause asks for it only of those whose data cannot be read, or who have no number yet.

    Of the latter a legal list may say all the same that data replaces the paper.
    """
    if not paper.can_say("fallback", "no_number") and not _is_in_bracket(paper):
        return False  # what stands around a bracket is read as one sentence, which is no part of it
    sentence = _sentence(paper)
    if paper.whole.says("fallback", sentence):
        return True
    numberless = (paper.whole.says("no_number", text) for text in (sentence, paper.heading))
    return any(numberless) and not is_listed_here(paper)


def waived(paper: Paper) -> frozenset[str]:
    """Known papers that a clause frees from, beside those of `read_types`: keys of types."""
    whole = paper.whole
    keys = frozenset(_excepted(paper)) | _freed_in_row(paper) | whole.once(_freed_elsewhere)
    if whole.once(_frees_whole_dossier):
        keys |= {kind.key for kind in paper.types if kind.is_held}
    return keys


def handed_in(paper: Paper, kind: DocumentType) -> bool:
    """Whether a type read off the row is a paper to bring, and not only named there.

    What a form is about and what a list says of people is no paper; what another takes the place of
    is not asked; and what stands in a part of the row of its own belongs to the papers there.
    """
    if kind is paper.own_type or not paper.places:
        return True
    places = [found.start() for found in kind.pattern.finditer(paper.row)]
    if not places:
        return True
    before = [paper.row[max(0, at - _BEFORE) : at] for at in places]
    if paper.document.kind in _LISTS and all(_NUMBER_OF.search(text) for text in before):
        return False
    if paper.document.kind is DocumentKind.APPLICATION_FORM and kind.pattern.search(paper.name):
        return False
    start = min(paper.places)
    if max(places) < start:
        belongs = not _BREAK.search(paper.row, max(places), start)
    else:
        behind = min(at for at in places if at >= start)
        own = not _END.search(paper.row, start, behind)
        belongs = own or not _is_another_of_the_row(paper, kind)
    return belongs and not all(_INSTEAD.search(text) for text in before)


def _is_another_of_the_row(paper: Paper, kind: DocumentType) -> bool:
    """Another paper that was read from the same row is of that type."""
    row = paper.document.row
    if row is None:
        return False
    others = (each for each in paper.whole.papers_of_row[row] if each is not paper)
    return any(each.own_type is kind for each in others)


def _sentence(paper: Paper) -> str:
    """Its row from its name to the end of its sentence.

    Of a bracket it stands in only its own part is taken, then what follows behind the bracket.
    """
    row = paper.row
    if not paper.places:
        return paper.own_words
    start = min(paper.places)
    closed = _closed(row, start)
    if closed is None:
        return row[start : _end(_without_brackets(row), start)]
    return f"{row[start : _end(row, start)]} {row[closed : _end(_without_brackets(row), closed)]}"


def _is_in_bracket(paper: Paper) -> bool:
    return bool(paper.places) and _depth(paper.row, min(paper.places)) > 0


def _depth(row: str, at: int) -> int:
    """How many brackets are open at a place."""
    return row.count("(", 0, at) - row.count(")", 0, at)


def _end(row: str, start: int) -> int:
    found = _END.search(row, start)
    return found.start() if found else len(row)


@lru_cache(maxsize=_ROWS)
def _without_brackets(row: str) -> str:
    """The row with what is in brackets left blank, each letter in its place."""
    return _BRACKET.sub(lambda found: " " * len(found[0]), row)


def _closed(row: str, start: int) -> int | None:
    """Behind the outermost bracket that a place stands in; None where there is none."""
    depth = _depth(row, start)
    if depth <= 0:
        return None
    for at in range(start, len(row)):
        depth += (row[at] == "(") - (row[at] == ")")
        if depth == 0:
            return at + 1
    return None


def _excepted(paper: Paper) -> Iterator[str]:
    """The papers behind "except" in its sentence."""
    if _EXCEPTING not in paper.row and _EXCEPTING not in paper.own_words:
        return
    sentence = _sentence(paper)
    for word in _EXCEPT.finditer(sentence):
        clause = re.split(r"[.;)]", sentence[word.end() :], maxsplit=1)[0]
        named = tuple(paper.whole.reference.row_recogniser.types_in_folded(clause))
        if named and named[0].start <= _NEAR:
            yield from (found.type.key for found in named)


def _freed_elsewhere(whole: Whole) -> frozenset[str]:
    """Papers that a note frees from, or a row that is about another paper."""
    noted = (note for note in whole.notes if whole.says("freed_list", note))
    keys = {key for note in noted for key in _freed_in(whole, note)}
    for row, paper in {paper.row: paper for paper in whole.papers}.items():
        if freed := _freed_in_row(paper):
            of_the_row = (paper.types for paper in whole.papers if paper.row == row)
            keys |= freed - {kind.key for types in of_the_row for kind in types}
    return frozenset(keys)


def _freed_in_row(paper: Paper) -> frozenset[str]:
    if not paper.says_within("freed_list", paper.row):
        return frozenset()
    return _freed_in(paper.whole, paper.row)


def _freed_in(whole: Whole, text: str) -> frozenset[str]:
    """Papers of a list, with semicolons in it, that is not asked for where data can be read."""
    told = whole.reference.wording["freed_list"].pattern.finditer(text)
    return frozenset(key for found in told for key in whole.types_named(found[0]))


def _frees_whole_dossier(whole: Whole) -> bool:
    """A note or a row says that no paper whose data can be read is handed in."""
    if any(paper.says_within("whole_waiver", paper.row) for paper in whole.papers):
        return True
    return any(whole.says("whole_waiver", note) for note in whole.notes)
