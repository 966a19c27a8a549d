"""What a poster says of a procedure: short, and with what it leaves out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from registry.papers import Poster
from registry.papers.wording import day as printed_day
from registry.procedure.model import Document, Procedure
from registry.procedure.vocabulary import FetchedBy
from registry.publication.contents import CatalogueProcedure
from registry.publication.lists import words
from registry.publication.standards import Addresses
from registry.reference import Reference

# As much as fits on two pages where everything is as long as it may be, on one where it is not.
_DOCUMENTS, _STEPS, _FEES, _CASES = 12, 10, 4, 3
_DOCUMENT, _STEP, _FEE, _NAME = 150, 110, 90, 400
_CUT = "…"


def poster_of(
    item: CatalogueProcedure, reference: Reference, addresses: Addresses, *, day: date
) -> Poster:
    """The poster of a procedure as it is on a day."""
    procedure = item.procedure
    documents = _documents(procedure)
    steps = [step.name for step in procedure.steps or ()]
    fees = words.fees(procedure, day).split("\n")
    limits = words.time_limit(procedure).split("\n")
    shown = Poster(
        code=procedure.code,
        name=_short(procedure.name, _NAME),
        authority=words.authority_name(procedure.authority, reference),
        agency=_short(words.agency(procedure, reference), _STEP),
        applicants=_short(words.applicants(procedure), _DOCUMENT),
        place=_short(words.place(procedure), _DOCUMENT),
        time_limit="\n".join(_shortened(limits, _CASES, _FEE)),
        fees="\n".join(_shortened(fees, _FEES, _FEE)),
        documents=None if documents is None else _shortened(documents, _DOCUMENTS, _DOCUMENT),
        steps=_shortened(steps, _STEPS, _STEP),
        release=_release(item),
        address=addresses.procedure(procedure.authority, procedure.code),
        day=day,
        left_out=tuple(_left_out(documents or (), steps, fees, limits)),
    )
    if any(text.endswith(_CUT) for text in _texts(shown)):
        return replace(shown, left_out=(*shown.left_out, f"chỗ có dấu {_CUT} được rút ngắn"))
    return shown


def _texts(shown: Poster) -> Iterator[str]:
    yield from (shown.name, shown.agency, shown.applicants, shown.place)
    yield from (*(shown.documents or ()), *shown.steps)
    yield from (*shown.fees.split("\n"), *shown.time_limit.split("\n"))


def _release(item: CatalogueProcedure) -> str:
    if not item.history:
        return ""
    newest = item.history[0]
    applies = printed_day(newest.effective)
    return f"Nội dung theo Quyết định số {newest.number}, có hiệu lực từ {applies}."


def _documents(procedure: Procedure) -> list[str] | None:
    """What the applicant brings, with the case it is asked in."""
    if procedure.documents is None:
        return None
    brought = [one for one in procedure.documents if one.fetched_by is FetchedBy.APPLICANT]
    groups = [one.any_of for one in brought if one.any_of]
    return [_document(one, procedure, groups) for one in brought]


def _document(one: Document, procedure: Procedure, groups: Sequence[str]) -> str:
    names = {case.id: case.name for case in procedure.cases}
    notes = []
    if one.any_of and groups.count(one.any_of) > 1:
        notes.append(f"chỉ cần một trong {groups.count(one.any_of)} giấy tờ thay nhau")
    if one.fallback_only:
        notes.append("chỉ khi cơ quan không tra cứu được dữ liệu")
    if one.case:
        notes.append("; ".join(names.get(case, case) for case in one.case))
    return f"{one.name} ({'; '.join(notes)})" if notes else one.name


def _shortened(texts: Sequence[str], most: int, longest: int) -> tuple[str, ...]:
    return tuple(_short(text, longest) for text in texts[:most])


def _short(text: str, longest: int) -> str:
    """A text of at most so many letters, cut between words."""
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,;.–')}{_CUT}"


def _left_out(
    documents: Sequence[str], steps: Sequence[str], fees: Sequence[str], limits: Sequence[str]
) -> Iterator[str]:
    for left, name in (
        (len(documents) - _DOCUMENTS, "giấy tờ"),
        (len(steps) - _STEPS, "bước"),
        (len(fees) - _FEES, "mức phí, lệ phí"),
        (len(limits) - _CASES, "thời hạn"),
    ):
        if left > 0:
            yield f"còn {left} {name} nữa"
