"""The decision of a release with its annex, as the official paper `publication-decision`.

Printed from what was frozen: the release and the contents it names by their hash. What the data do
not hold (place, who proposes) stays blank; what has legal force is the decision that was signed.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select as rows
from sqlmodel import col, select

from registry.papers import Letterhead, PublicationDecision, PublishedEntry, Signature
from registry.papers.wording import day as printed_day
from registry.procedure.differences import part_label
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Change
from registry.publication.contents import CatalogueProcedure
from registry.publication.lists import words
from registry.publication.lists.rows import listed
from registry.publication.releases.model import (
    IN_FORCE,
    BaseState,
    Release,
    ReleaseBase,
    ReleaseEntry,
    ReleaseInfo,
)
from registry.publication.standards import Addresses
from registry.reference import Reference
from registry.store.store import Store
from registry.store.tables import EditionRow, ReleaseEntryRow, ReleaseRow

_GROUNDS = (
    "Căn cứ Nghị định số 63/2010/NĐ-CP của Chính phủ về kiểm soát thủ tục hành chính, được sửa "
    "đổi, bổ sung bởi Nghị định số 48/2013/NĐ-CP và Nghị định số 92/2017/NĐ-CP;",
    "Căn cứ Thông tư số 02/2017/TT-VPCP của Văn phòng Chính phủ hướng dẫn về nghiệp vụ kiểm soát "
    "thủ tục hành chính;",
)
Names = Mapping[tuple[str, str], str]  # of procedures, by authority and code
_AT_ONCE = 500  # values of one statement


@dataclass(frozen=True, slots=True)
class BaseDecision:
    """The decision that put in force what a local version adapts."""

    number: str
    day: date
    authority: str


Bases = Mapping[tuple[str, str], BaseDecision]  # by the key and content of what is adapted


def contents_of_release(store: Store, number: int) -> Mapping[str, Procedure]:
    """The procedures that a release names, by the hash of their content."""
    with store.read() as session:
        named = select(ReleaseEntryRow.edition).where(ReleaseEntryRow.release == number)
        query = select(EditionRow.hash, EditionRow.content).where(col(EditionRow.hash).in_(named))
        return {
            edition: procedure_from_data(json.loads(content))
            for edition, content in session.exec(query)
        }


def bases_of_release(store: Store, release: Release) -> Bases:
    """The decision that put in force what each local version of a release adapts, the newest before
    it; none for one that is not made of the content in force.
    """
    wanted = [base.procedure for base in map(_followed, release.entries) if base]
    found: dict[tuple[str, str], BaseDecision] = {}
    decided = (ReleaseRow.decision_number, ReleaseRow.decided_on, ReleaseRow.authority)
    with store.read() as session:
        for start in range(0, len(wanted), _AT_ONCE):
            query = (
                rows(*map(col, (ReleaseEntryRow.procedure, ReleaseEntryRow.edition, *decided)))
                .join(ReleaseRow, col(ReleaseRow.number) == col(ReleaseEntryRow.release))
                .where(
                    col(ReleaseEntryRow.procedure).in_(wanted[start : start + _AT_ONCE]),
                    col(ReleaseEntryRow.change).in_(IN_FORCE),
                    col(ReleaseEntryRow.release) < release.info.number,
                )
                .order_by(col(ReleaseEntryRow.release))
            )
            for procedure, edition, *said in session.execute(query):
                found[procedure, edition] = BaseDecision(*said)
    return found


def decision_of(
    release: Release,
    contents: Mapping[str, Procedure],
    names: Names,
    reference: Reference,
    addresses: Addresses,
    bases: Bases,
) -> PublicationDecision:
    """The decision of a release; `names` are those of successors that it does not name itself,
    `bases` as `bases_of_release` finds them.
    """
    info = release.info
    issuer = words.authority_name(info.authority, reference)
    number, _, symbol = info.decision_number.partition("/")
    known = {**names, **{(each.authority, each.code): each.name for each in release.entries}}
    entries = {
        change: tuple(
            _entry(each, contents, known, reference, addresses, info.effective)
            for each in release.entries
            if each.change is change
        )
        for change in words.CHANGES
    }
    return PublicationDecision(
        letterhead=Letterhead(issuer, symbol or "QĐ", "", number=number, day=info.decided_on),
        subject=info.title,
        decided_by=_decided_by(issuer),
        grounds=tuple(_grounds(info)),
        articles=tuple(_articles(info, entries, _adapted(release, bases, reference))),
        recipients=("Như Điều 3;", "Cục Kiểm soát thủ tục hành chính;", "Lưu: VT."),
        signature=Signature(("Người có thẩm quyền",), info.signed_by or ""),
        annex_title=f"DANH MỤC THỦ TỤC HÀNH CHÍNH CÔNG BỐ CỦA {issuer.upper()}",
        origin=f"In từ đợt công bố số {info.number}, SHA-256 {info.sha256}. "
        "Bản có giá trị pháp lý là quyết định đã ký.",
        new=entries[Change.NEW],
        standardised=entries[Change.STANDARDISED],
        amended=entries[Change.AMENDED],
        replaced=entries[Change.REPLACED],
        abolished=entries[Change.ABOLISHED],
    )


def _entry(
    entry: ReleaseEntry,
    contents: Mapping[str, Procedure],
    names: Names,
    reference: Reference,
    addresses: Addresses,
    day: date,
) -> PublishedEntry:
    item = CatalogueProcedure(contents[entry.edition], entry.edition)
    authority, _, code = (entry.successor or "").partition("/")
    return PublishedEntry(
        procedure=listed(item, reference, addresses, day=day),
        instrument=words.instrument(entry.instrument) if entry.instrument else "",
        parts=tuple(part_label(part).vi for part in entry.parts),
        successor_code=code,
        successor_name=names.get((authority, code), ""),
    )


def _decided_by(issuer: str) -> str:
    """Only where the name of a body tells who heads it."""
    if issuer.startswith("Bộ "):
        return f"BỘ TRƯỞNG {issuer.upper()}"
    return f"CHỦ TỊCH {issuer.upper()}" if issuer.startswith("Ủy ban nhân dân") else ""


def _grounds(info: ReleaseInfo) -> Iterator[str]:
    yield from _GROUNDS
    if info.instrument:
        yield f"Căn cứ {words.instrument(info.instrument)};"
    if info.follows:
        yield f"Căn cứ Quyết định số {info.follows};"
    yield "Theo đề nghị của                              ."


def _adapted(release: Release, bases: Bases, reference: Reference) -> Iterator[str]:
    """Of each local version the ministry's decision that it follows, where one is known."""
    for each in release.entries:
        base = _followed(each)
        decided = bases.get((base.procedure, base.edition)) if base and base.edition else None
        if decided is not None:
            issuer = words.authority_name(decided.authority, reference)
            day = printed_day(decided.day)
            yield (
                f"- {each.code}: điều chỉnh nội dung công bố tại Quyết định số "
                f"{decided.number} ngày {day} của {issuer};"
            )


def _followed(entry: ReleaseEntry) -> ReleaseBase | None:
    """What a local version is made of; the edition of any other base is not that."""
    base = entry.base
    return base if base and base.state is BaseState.IN_FORCE else None


def _articles(
    info: ReleaseInfo,
    entries: Mapping[Change, Sequence[PublishedEntry]],
    adapted: Iterable[str],
) -> Iterator[tuple[str, ...]]:
    counts = [
        f"- {len(some):02} thủ tục hành chính {words.CHANGES[change]};"
        for change, some in entries.items()
        if some
    ]
    total = sum(map(len, entries.values()))
    follows = list(adapted)
    yield (
        f"Công bố kèm theo Quyết định này {total:02} thủ tục hành chính, gồm:",
        *counts,
        *(("Trong đó:", *follows) if follows else ()),
    )
    yield (f"Quyết định này có hiệu lực kể từ ngày {printed_day(info.effective)}.",)
    yield (
        "Thủ trưởng các đơn vị, cơ quan, tổ chức và cá nhân có liên quan chịu trách nhiệm thi hành "
        "Quyết định này./.",
    )
