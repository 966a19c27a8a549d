"""From a portal record to the mapping of a procedure file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registry.portal.accounting import (
    Ledger,
    Share,
    Unread,
    missing_pieces,
    shares_of,
)
from registry.portal.cases import Cases
from registry.portal.channels import ChannelsRead, read_channels
from registry.portal.documents import DocumentsRead, read_documents
from registry.portal.filings import filings_of
from registry.portal.known_papers import KnownPapers
from registry.portal.legal import LegalBasis, legal_basis_mapping, legal_basis_of
from registry.portal.record import PortalRecord
from registry.portal.results import conditions_of, decision_of, results_of
from registry.portal.steps import Doubt, StepsRead, read_steps
from registry.portal.vocabulary import (
    act_kind_of,
    act_of,
    agencies_of,
    applicants_of,
    authority_of,
    kind_of,
    levels_of,
)
from registry.portal.words import one_line
from registry.reference import Reference

__all__ = ["ImportedProcedure", "Importer", "Unread", "procedure_from_record"]

# Fields that have no key of their own in a procedure file.
_NO_KEY: Mapping[str, str] = {
    "keywords": "từ khóa",
    "related_procedures": "thủ tục liên quan không có mã",
    "delegated_agency": "cơ quan được ủy quyền",
}
_BOUNDARY_FREE = re.compile(
    r"phi\s+địa\s+giới|không\s+phụ\s+thuộc\s+(?:vào\s+)?(?:địa\s+giới|nơi\s+cư\s+trú)",
    re.IGNORECASE,
)
_SILENT = re.compile(
    r"(?:coi\s+(?:như|là)|xem\s+như)\s+(?:đã\s+)?(?:được\s+)?(?:đồng\s+ý|chấp\s+thuận)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ImportedProcedure:
    """What was read of one record, as plain data, what was not, and which steps are doubtful."""

    mapping: dict[str, Any]
    unread: tuple[Unread, ...]
    shares: Mapping[str, Share]
    doubts: tuple[Doubt, ...] = ()


def procedure_from_record(
    record: PortalRecord, reference: Reference | None = None
) -> ImportedProcedure:
    """The `procedure/v1` mapping of a record; every word is in it or among `unread`."""
    return Importer(reference).read(record)


class Importer:
    """Reads records with one set of reference data; keeps nothing between them but a cache."""

    def __init__(self, reference: Reference | None = None) -> None:
        self._reference = reference
        self._papers = KnownPapers(reference)

    def read(self, record: PortalRecord) -> ImportedProcedure:
        """As `procedure_from_record`."""
        return _read(record, self._reference, self._papers)


def _read(
    record: PortalRecord, reference: Reference | None, papers: KnownPapers
) -> ImportedProcedure:
    cases = Cases()
    unread: list[Unread] = []
    channels = read_channels(filings_of(record), cases, record.text("steps_text"), record.name)
    applicants = applicants_of(record.text("applicants"))
    documents = read_documents(
        record.rows or (),
        cases,
        papers,
        applicants.words,
        dispute=act_kind_of(record.name) == "dispute",
        subject=f"{record.name} {record.text('field')}",
    )
    legal = legal_basis_of(record, reference.instruments if reference else ())
    authority = authority_of(record.text("ministry"), record.text("decision_number"), reference)
    steps = read_steps(record.text("steps_text"), record.about())
    mapping = _mapping(record, authority, cases, channels, documents, legal, steps)
    unread += _unread(record, channels, documents, legal, steps)
    unread += _left_over(record, mapping, unread)
    mapping["source"] = _source(record, unread)
    shares = shares_of(record, tuple(unread))
    return ImportedProcedure(mapping, tuple(unread), shares, tuple(steps.doubts))


def _mapping(
    record: PortalRecord,
    authority: str,
    cases: Cases,
    channels: ChannelsRead,
    documents: DocumentsRead,
    legal: LegalBasis,
    steps: StepsRead,
) -> dict[str, Any]:
    conditions, _ = conditions_of(record.text("conditions"))
    found: dict[str, Any] = {
        "schema": "procedure/v1",
        "code": record.code,
        "authority": authority,
        **_described(record),
        "channels": channels.channels or None,
        "time_limit": channels.time_limit,
        "fees": channels.fees,
        "sets": documents.sets,
        "cases": cases.mapping() or None,
        "documents": documents.documents if record.rows is not None else None,
        "steps": steps.steps or None,
        "results": results_of(record.text("result")),
        "conditions": conditions,
        "legal_basis": legal_basis_mapping(legal.accepted) or None,
        "decision": decision_of(record.text("decision_number"), authority),
    }
    return {key: value for key, value in found.items() if value is not None}


def _described(record: PortalRecord) -> dict[str, Any]:
    """What the procedure is, whom it is for and who handles it."""
    return {
        "name": one_line(record.name),
        "kind": kind_of(record.text("kind")),
        "act": act_of(record.name),
        "act_kind": act_kind_of(record.name),
        "levels": list(levels_of(record.text("level")).words) or None,
        "field": one_line(record.text("field")) or None,
        "applicants": list(applicants_of(record.text("applicants")).words) or None,
        "agencies": _agencies(record) or None,
        "receiving": _receiving(record) or None,
    }


def _agencies(record: PortalRecord) -> dict[str, Any]:
    roles = (
        ("executing", "implementing_agency"),
        ("deciding", "competent_agency"),
        ("coordinating", "coordinating_agency"),
    )
    found = {role: agencies_of(record.text(field)) for role, field in roles}
    return {role: agencies for role, agencies in found.items() if agencies}


def _receiving(record: PortalRecord) -> dict[str, Any]:
    place = one_line(record.text("receiving_address"))
    if not place:
        return {}
    free = _BOUNDARY_FREE.search(place)
    return {**({"scope": "province", "boundary_free": True} if free else {}), "place": place}


def _unread(
    record: PortalRecord,
    channels: ChannelsRead,
    documents: DocumentsRead,
    legal: LegalBasis,
    steps: StepsRead,
) -> list[Unread]:
    """What the readers met and could not place."""
    found = [Unread("documents.name", text, reason) for text, reason in documents.unread]
    for filing in channels.missed:
        words = one_line(
            " ".join((filing.method, filing.time_limit, filing.fee, filing.description))
        )
        found.append(Unread("filing_methods.method", words, "cách nộp không rõ"))
    found += [
        Unread("legal_basis.number", text, "số hiệu văn bản không xác nhận được")
        for text in legal.refused
    ]
    found += [
        Unread(field, one_line(record.text(field)), why)
        for field, why in _NO_KEY.items()
        if record.text(field)
    ]
    _, furniture = conditions_of(record.text("conditions"))
    found += [
        Unread("steps_text", one_line(heading), "lời mở đầu, không phải bước")
        for heading in steps.headings
    ]
    if furniture:
        found.append(
            Unread("conditions", one_line(furniture), "chữ của trang, không phải nội dung")
        )
    for field, closed in (("level", levels_of), ("applicants", applicants_of)):
        rest = closed(record.text(field)).rest
        if rest:
            found.append(Unread(field, rest, "từ ngoài danh mục"))
    if record.text("kind") and kind_of(record.text("kind")) is None:
        found.append(Unread("kind", one_line(record.text("kind")), "từ ngoài danh mục"))
    return found


_REASONS: Mapping[str, str] = {
    "filing_methods.fee": "lời của phí ngoài số tiền",
    "filing_methods.time_limit": "thời hạn không phải là số",
    "legal_basis_text": "lời ngoài số hiệu văn bản",
    "legal_basis.name": "tên văn bản",
    "legal_basis.number": "số hiệu văn bản không xác nhận được",
    "legal_basis.date": "ngày văn bản",
    "legal_basis.issuer": "cơ quan ban hành văn bản",
    "documents_text": "chỉ có trong văn bản thô",
    "filing_methods_text": "chỉ có trong văn bản thô",
    "ministry": "nơi công bố",
}


def _left_over(
    record: PortalRecord, mapping: Mapping[str, Any], unread: list[Unread]
) -> list[Unread]:
    """The safety net: words that are nowhere yet are reported as they stand."""
    ledger = Ledger(mapping)
    for item in unread:
        ledger.add(item.text)
    return [
        Unread(field, piece, _REASONS.get(field, "chưa đọc được"))
        for field, piece in missing_pieces(ledger, record)
    ]


def _source(record: PortalRecord, unread: list[Unread]) -> dict[str, Any]:
    found: dict[str, Any] = {"url": record.text("url").strip() or None, "read": "suggested"}
    kept = [
        {"field": item.field, "text": item.text, "reason": item.reason}
        for item in unread
        if item.text
    ]
    found["unread"] = kept
    return {key: value for key, value in found.items() if value is not None}
