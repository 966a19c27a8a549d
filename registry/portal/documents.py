"""The papers of a record, read row by row; what is no paper goes to its key or is reported."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from registry.portal.cases import Cases
from registry.portal.clause_lists import Clause
from registry.portal.groups import Group, alternating, group_of
from registry.portal.kinds import kind_of_paper
from registry.portal.known_papers import KnownPapers, register_of
from registry.portal.paper_conditions import condition_of, is_fallback
from registry.portal.paper_forms import PaperForm, closing_choice, form_of_paper, is_own
from registry.portal.papers import (
    alternatives_of,
    is_foreign,
    is_surrendered,
    name_of,
    name_of_choice,
)
from registry.portal.record import Row
from registry.portal.rows import RowRead, read_row
from registry.portal.words import one_line, slug


@dataclass(slots=True)
class DocumentsRead:
    """The papers found, the number of sets, and the rows and headings that are none."""

    documents: list[dict[str, Any]] = field(default_factory=list)
    sets: int | None = None
    unread: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    cases: Cases
    papers: KnownPapers
    foreign_only: bool
    dispute: bool
    subject: str
    groups: Mapping[str, Group]
    in_turn: frozenset[str]
    read: DocumentsRead = field(default_factory=DocumentsRead)
    ids: dict[str, int] = field(default_factory=dict)
    group: Group = field(default_factory=Group)
    group_text: str = ""
    heading: Group = field(default_factory=Group)


def read_documents(
    rows: Sequence[Row],
    cases: Cases,
    papers: KnownPapers,
    applicants: Sequence[str],
    *,
    dispute: bool = False,
    subject: str = "",
) -> DocumentsRead:
    """Everything the document table says; `subject` is the procedure's name and field."""
    foreign = bool(applicants) and set(applicants) <= {"foreigner", "foreign_organisation"}
    groups = {row.group: group_of(row.group) for row in rows}
    in_turn = alternating(((row.group, row.name) for row in rows), groups)
    reader = _Reader(cases, papers, foreign, dispute, subject, groups, in_turn)
    for index, row in enumerate(rows):
        _enter_group(reader, row)
        _read(reader, row, index)
    return reader.read


def _enter_group(reader: _Reader, row: Row) -> None:
    if row.group == reader.group_text:
        return
    reader.group_text = row.group
    reader.group = _group(reader, row.group)
    reader.heading = Group()
    if reader.group.text and not reader.group.case:
        reader.read.unread.append((reader.group.text, "tiêu đề nhóm giấy tờ"))


def _group(reader: _Reader, text: str) -> Group:
    """The group, a case where its papers are asked for in another group too."""
    group = reader.groups[text]
    if len(reader.groups) == 1 and one_line(text).lower().strip(" .:*-+") in reader.subject.lower():
        return replace(group, case=False)
    if group.official and all(each.official for each in reader.groups.values()):
        return replace(group, official=False)
    return replace(group, case=True) if text in reader.in_turn else group


def _read(reader: _Reader, row: Row, index: int) -> None:
    counted = bool(row.originals) or bool(row.copies)
    found = (
        RowRead("official", reason="giấy tờ do cơ quan giải quyết lập")
        if reader.group.official
        else read_row(row.name, counted=counted, in_note=reader.group.note, dispute=reader.dispute)
    )
    if not found.clauses:
        _other(reader, row, found)
        return
    whole = _WholeRow(
        row, index, closing_choice(row.name), bool(row.form) and len(found.clauses) == 1
    )
    papers = [_document(reader, whole, clause) for clause in found.clauses]
    _only_where(row.name, papers)
    reader.read.documents += papers


def _other(reader: _Reader, row: Row, found: RowRead) -> None:
    """A row that asks for no paper: the number of sets, a heading over the next rows, or a note."""
    if found.kind == "sets" and found.sets is not None:
        reader.read.sets = reader.read.sets or found.sets
    if found.kind == "heading":
        reader.heading = group_of(found.heading)
    if found.kind == "note":
        _not_where_held(reader, one_line(row.name))
    words = " ".join(part for part in (one_line(row.name), one_line(row.form)) if part)
    reader.read.unread.append((words, found.reason))


# "This part of the dossier is dispensed with where it was sent before ...", "where ..., this paper
# need not be handed in", "where ... is in the database, data take its place".
_DISPENSED = re.compile(
    r"thành\s+phần\s+hồ\s+sơ[^.;]{0,60}\sđược\s+miễn\s+trừ\s+(?P<case>trong\s+trường\s+hợp\s[^.;]{5,300})|"
    r"trường\s+hợp\s[^.;]{5,300}?không\s+phải\s+(?:nộp|gửi|xuất\s+trình)\s+"
    r"(?:thành\s+phần\s+hồ\s+sơ|giấy\s+tờ|tài\s+liệu)\s+này\b|"
    r"trường\s+hợp\s[^.;]{5,300}?\scơ\s+sở\s+dữ\s+liệu\s[^.;]{0,120}?thay\s+thế\s+bằng\s+dữ\s+liệu",
    re.IGNORECASE,
)


def _only_where(row: str, papers: Sequence[dict[str, Any]]) -> None:
    """Papers of a row that dispenses with them in some case are asked for in the others."""
    found = _DISPENSED.search(row)
    if found is None:
        return
    case = found.group("case")
    for paper in papers:
        paper.setdefault("when", one_line(f"được miễn trừ {case}" if case else found.group()))


# "Where what these papers say is in the database already ..." is about the paper above.
_HELD = re.compile(
    r"\W*(trường\s+hợp\s+(?:các\s+)?thông\s+tin[^.;]{0,60}(?:giấy\s+tờ|"
    r"tài\s+liệu)\s+này\s+đã\s+có\s+trong"
    r"[^.;]{0,300})",
    re.IGNORECASE,
)


def _not_where_held(reader: _Reader, words: str) -> None:
    """A note that frees those whose data are held already makes the paper above conditional."""
    found = _HELD.match(words)
    if found is not None and reader.read.documents:
        reader.read.documents[-1].setdefault("when", found.group(1))


@dataclass(frozen=True, slots=True)
class _WholeRow:
    """A row with what it says of all its papers: the forms to choose from, a blank to fill in."""

    row: Row
    index: int
    forms: str
    has_blank: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """What a paper is called, its kind, and the papers of which one is enough."""

    name: str
    kind: str
    options: tuple[tuple[str, str | None], ...] = ()


def _named(clause: Clause, subject: str) -> _Named:
    if clause.options:
        options = tuple(
            dict.fromkeys((name_of(words), condition_of(words, None)) for words in clause.options)
        )
        name = name_of_choice(clause.head, [name for name, _ in options])
    else:
        options = tuple((one, None) for one in alternatives_of(clause.text))
        name = name_of(clause.text)
    return _Named(name, kind_of_paper(name, subject), options)


def _document(reader: _Reader, whole: _WholeRow, clause: Clause) -> dict[str, Any]:
    named = _named(clause, reader.subject)
    words = f"{clause.text} {clause.when or ''}"
    found: dict[str, Any] = {
        "id": _identifier(reader, named.name),
        "name": named.name,
        **_identity(reader, named.name, named.kind, words),
        **_shape(_form(reader, whole, clause, named.kind), whole.row),
        "case": _case(reader),
        "when": condition_of(clause.head if clause.options else clause.text, clause.when),
        "alternatives": [_alternative(reader, name, when) for name, when in named.options],
        "channels": list(reader.group.channels or reader.heading.channels),
        "surrendered": is_surrendered(clause.text) or None,
        "fallback_only": is_fallback(words) or None,
        "row": whole.index,
        "text": _row_text(whole.row),
    }
    return {key: value for key, value in found.items() if value not in (None, [], ())}


def _form(reader: _Reader, whole: _WholeRow, clause: Clause, kind: str) -> PaperForm:
    group = f"{reader.group.text} {reader.heading.text}"
    return form_of_paper(
        (clause.text[:400], clause.form, whole.forms, group),
        own=is_own(kind, clause.text, has_blank=whole.has_blank),
        online=(reader.group.channels or reader.heading.channels) == ("online",),
        originals=whole.row.originals,
        copies=whole.row.copies,
    )


def _row_text(row: Row) -> str:
    """The row as printed, with the file name of its form."""
    form = row.form.strip()
    return f"{row.name.strip()}\n{form}" if form else row.name.strip()


def _identifier(reader: _Reader, name: str) -> str:
    base = slug(name, 60) or "giay-to"
    reader.ids[base] = number = reader.ids.get(base, 0) + 1
    return base if number == 1 else f"{base}-{number}"


def _identity(reader: _Reader, name: str, kind: str, words: str) -> dict[str, Any]:
    """Kind, shared type and register of a paper that some words ask for."""
    known = reader.papers.type_of(name, kind)
    foreign = reader.foreign_only or is_foreign(words)
    found: dict[str, Any] = {
        "type": known.key if known else None,
        "kind": kind,
        "register": register_of(known, kind, words, foreign=foreign),
    }
    if known is not None and known.proves:
        found["proves"] = [str(fact) for fact in known.proves]
    return found


def _shape(form: PaperForm, row: Row) -> dict[str, Any]:
    return {
        "form": form.form,
        "also_accepts": list(form.also_accepts),
        "show_original": form.show_original or None,
        "originals": row.originals,
        "copies": row.copies,
    }


def _case(reader: _Reader) -> str | list[str] | None:
    found = [reader.cases.add(group.text) for group in (reader.group, reader.heading) if group.case]
    unique = list(dict.fromkeys(found))
    return unique[0] if len(unique) == 1 else unique or None


def _alternative(reader: _Reader, name: str, when: str | None) -> dict[str, Any]:
    """One of several papers, in the register that would hold it alone."""
    words = f"{name} {when or ''}"
    found = {
        "name": name,
        **_identity(reader, name, kind_of_paper(name, reader.subject), words),
        "when": when,
    }
    found.pop("proves", None)
    return {key: value for key, value in found.items() if value is not None}
