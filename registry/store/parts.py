"""From a procedure to the rows of its parts: pure, the same content gives the same rows."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from registry.analysis.catalogue.alike.paper_key import (
    is_vague_key,
    paper_key,
    paper_meaning,
    result_meaning,
)
from registry.procedure.model import (
    Agency,
    Alternative,
    Basis,
    ChannelEntry,
    Document,
    Element,
    Fee,
    Procedure,
    Result,
    Step,
    Volume,
)
from registry.procedure.paths import WHOLE, item_key
from registry.procedure.values import TimeLimit
from registry.reference import DocumentType, Reference, load_reference, paper_type
from registry.store.columns import Table
from registry.store.part_tables import (
    EntryRow,
    PartAgencyRow,
    PartAlternativeRow,
    PartBasisRow,
    PartChannelRow,
    PartDocumentRow,
    PartFeeRow,
    PartRelationRow,
    PartResultRow,
    PartStepRow,
    PartWordRow,
)

Columns = dict[str, Any]  # Any: values of a row by column
Parts = Mapping[type[Table], Sequence[Columns]]  # rows without the number of their entry

NO_LIMIT = "none"  # the unit where the text says that it sets no limit


def parts_of(procedure: Procedure, reference: Reference | None = None) -> Parts:
    """The rows of a procedure by table; the head is the one row of `EntryRow`."""
    known = reference or load_reference()
    return {
        EntryRow: [_head(procedure)],
        PartWordRow: list(_words(procedure)),
        PartAgencyRow: list(_agencies(procedure)),
        PartDocumentRow: [
            _document(known, at, each) for at, each in enumerate(procedure.documents or ())
        ],
        PartAlternativeRow: [
            _alternative(known, document, at, each)
            for document in procedure.documents or ()
            for at, each in enumerate(document.alternatives)
        ],
        PartStepRow: [_step(at, each) for at, each in enumerate(procedure.steps or ())],
        PartResultRow: [
            _result(known, at, each) for at, each in enumerate(procedure.results or ())
        ],
        PartChannelRow: [_channel(at, each) for at, each in enumerate(procedure.channels or ())],
        PartFeeRow: [_fee(at, each) for at, each in enumerate(procedure.fees or ())],
        PartBasisRow: list(_grounds(procedure)),
        PartRelationRow: list(_relations(procedure)),
    }


def _head(procedure: Procedure) -> Columns:
    validity = procedure.validity
    newest = max(procedure.volume or (), key=lambda volume: volume.year, default=None)
    return {
        "procedure": f"{procedure.authority}/{procedure.code}",
        "authority": procedure.authority,
        "code": procedure.code,
        "name": procedure.name,
        "field": procedure.field,
        "kind": procedure.kind,
        "act": procedure.act,
        "act_kind": procedure.act_kind,
        "sets": procedure.sets,
        **_limit(procedure.time_limit),
        **_volume(newest),
        "valid_from": validity.from_ if validity else None,
        "valid_to": validity.to if validity else None,
        "document_count": _count(procedure.documents),
        "step_count": _count(procedure.steps),
        "fee_count": _count(procedure.fees),
        "channel_count": _count(procedure.channels),
    }


def _volume(volume: Volume | None) -> Columns:
    if volume is None:
        return {"yearly_volume": None, "volume_year": None}
    return {"yearly_volume": volume.per_year, "volume_year": volume.year}


def _count(items: Sequence[Element] | None) -> int | None:
    return None if items is None else len(items)


def _limit(limit: TimeLimit | None) -> Columns:
    if limit is None:
        return {"limit_amount": None, "limit_unit": None}
    unit = NO_LIMIT if limit.amount is None else limit.unit
    return {"limit_amount": limit.amount, "limit_unit": unit}


def _words(procedure: Procedure) -> Iterator[Columns]:
    lists = {"levels": procedure.levels, "applicants": procedure.applicants}
    for name, found in lists.items():
        for word in dict.fromkeys(found or ()):
            yield {"list": name, "word": word}


def _agencies(procedure: Procedure) -> Iterator[Columns]:
    agencies = procedure.agencies
    for role in ("executing", "deciding", "coordinating") if agencies else ():
        for at, agency in enumerate(getattr(agencies, role) or ()):
            yield {"role": role, "position": at, "key": agency.key, "name": agency.name}


def _document(reference: Reference, at: int, document: Document) -> Columns:
    kind = paper_type(reference, document.name, document.type)
    return {
        "element": f"documents/{document.id}",
        "position": at,
        **_named(kind, document.name),
        "meaning": paper_meaning(document.name),
        "kind": document.kind,
        "form": document.form,
        "state_register": document.register_,
        "originals": document.originals,
        "copies": document.copies,
        "required": _is_required(document),
        "fallback_only": document.fallback_only,
        "surrendered": document.surrendered,
        "fetched_by": document.fetched_by,
        "any_of": document.any_of,
        "cases": _cases(document.case),
        "condition": document.when,
        "issued_by": document.issued_by,
        "result_of": document.result_of,
        "result": document.result,
    }


def _is_required(document: Document) -> bool:
    narrowed = (
        document.case, document.when, document.any_of, document.alternatives, document.channels,
    )  # fmt: skip
    return not any(narrowed) and not document.fallback_only


def _paper(kind: DocumentType | None, name: str) -> Columns:
    return {"name": name, "canonical": paper_key(kind, name), "type": kind.key if kind else None}


def _named(kind: DocumentType | None, name: str) -> Columns:
    told = _paper(kind, name)
    return told | {"vague": is_vague_key(told["canonical"])}


def _alternative(reference: Reference, document: Document, at: int, choice: Alternative) -> Columns:
    return {
        "element": f"documents/{document.id}",
        "position": at,
        **_named(paper_type(reference, choice.name, choice.type), choice.name),
        "meaning": paper_meaning(choice.name),
        "kind": choice.kind,
        "state_register": choice.register_,
    }


def _step(at: int, step: Step) -> Columns:
    return {
        "element": f"steps/{step.id}",
        "position": at,
        "name": step.name,
        "actor": step.actor,
        "action": step.action,
        "agency": _agency(step.agency),
        **_limit(step.time_limit),
        "cases": _cases(step.case),
        "condition": step.when,
    }


def _agency(agency: Agency | None) -> str | None:
    return None if agency is None else agency.key or agency.name


def _result(reference: Reference, at: int, result: Result) -> Columns:
    return {
        "element": f"results/{result.id}",
        "position": at,
        **_paper(paper_type(reference, result.name, None), result.name),
        "meaning": result_meaning(result.name),
        "code": result.code,
        "outcome": result.outcome,
    }


def _channel(at: int, channel: ChannelEntry) -> Columns:
    key = item_key("channels", {"by": str(channel.by), "case": list(channel.case)})
    return {
        "element": f"channels/{key}",
        "position": at,
        "channel": channel.by,
        "level": channel.level,
        "cases": _cases(channel.case),
        **_limit(channel.time_limit),
    }


def _fee(at: int, fee: Fee) -> Columns:
    return {
        "element": f"fees/{fee.id}",
        "position": at,
        "name": fee.name,
        "kind": fee.kind,
        "amount": fee.amount,
        "currency": fee.currency,
        "per": fee.per,
        "cases": _cases(fee.case),
        "condition": fee.when,
    }


def _grounds(procedure: Procedure) -> Iterator[Columns]:
    """Every legal ground: of the procedure, of each element that has its own."""
    yield from _bases(WHOLE, procedure.legal_basis)
    holders = (procedure.documents, procedure.steps, procedure.fees, procedure.conditions)
    for name, items in zip(("documents", "steps", "fees", "conditions"), holders, strict=True):
        for item in items or ():
            if item.basis:
                yield from _bases(f"{name}/{item.id}", item.basis)
    for name in ("receiving", "appeal"):
        holder = getattr(procedure, name)
        yield from _bases(name, holder.basis if holder else None)


def _bases(element: str, grounds: Sequence[Basis] | None) -> Iterator[Columns]:
    for at, basis in enumerate(grounds or ()):
        yield {
            "element": element,
            "position": at,
            "instrument": basis.instrument,
            "article": basis.article,
        }


def _relations(procedure: Procedure) -> Iterator[Columns]:
    pairs = dict.fromkeys((each.code, each.relation) for each in procedure.related or ())
    for code, relation in pairs:
        yield {"code": code, "relation": relation}


def _cases(cases: Sequence[str]) -> str:
    """The ids of the cases, in one order; "" for every case."""
    return " ".join(sorted(cases))
