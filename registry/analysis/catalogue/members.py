"""What questions over a catalogue need of a procedure, taken from its content.

`stored_members` takes the same from the tables of parts; both give equal values.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from registry.analysis.catalogue.alike.alike_names import NamedPaper
from registry.analysis.catalogue.alike.named_procedure import NamedProcedure
from registry.analysis.catalogue.alike.paper_key import (
    is_vague_key,
    paper_key,
    paper_meaning,
    result_meaning,
)
from registry.analysis.catalogue.flow.flow import AskedPaper, FlowProcedure, GivenPaper
from registry.procedure.folding import fold
from registry.procedure.model import Agency, Alternative, Document, Procedure, Result
from registry.procedure.vocabulary import DocumentKind, FetchedBy, Outcome
from registry.reference import DocumentType, Reference, paper_type

# Papers that the applicant has or makes himself, whatever a file calls them.
_NEVER_GIVEN = frozenset({
    DocumentKind.IDENTITY, DocumentKind.AUTHORISATION, DocumentKind.APPLICATION_FORM,
    DocumentKind.PHOTO,
})  # fmt: skip


def key_of(procedure: Procedure) -> str:
    """Authority and code as one word."""
    return f"{procedure.authority}/{procedure.code}"


def named_papers(procedure: Procedure, reference: Reference) -> Iterator[NamedPaper]:
    """Its documents by name; a type that many papers have is not told."""
    for document in procedure.documents or ():
        kind = paper_type(reference, document.name, document.type)
        known = kind.key if kind is not None and not kind.generic else None
        yield NamedPaper(key_of(procedure), f"documents/{document.id}", document.name, known)


def named_procedure(procedure: Procedure, reference: Reference) -> NamedProcedure:
    """Its parts as words that compare."""
    limit = procedure.time_limit
    return NamedProcedure(
        key=key_of(procedure),
        authority=procedure.authority,
        code=procedure.code,
        name=procedure.name,
        field=procedure.field,
        papers=papers_told(_paper_key(reference, each) for each in procedure.documents or ()),
        steps=steps_told((each.actor, each.action) for each in procedure.steps or ()),
        results=frozenset(
            each.code or _result_key(reference, each) for each in procedure.results or ()
        ),
        time_limit=limit_told(limit.amount, limit.unit) if limit else None,
        fees=fees_told((each.kind, each.amount, each.currency) for each in procedure.fees or ()),
    )


def papers_by_key(procedure: Procedure, reference: Reference) -> Iterator[tuple[str, str]]:
    """Its papers as `named_procedure` has them, each with its printed name."""
    for document in procedure.documents or ():
        yield _paper_key(reference, document), document.name


def flow_procedure(procedure: Procedure, reference: Reference) -> FlowProcedure:
    """What it asks for that another may give, and what it gives."""
    agencies = procedure.agencies
    bodies = (*(agencies.executing or ()), *(agencies.deciding or ())) if agencies else ()
    return FlowProcedure(
        key=key_of(procedure),
        code=procedure.code,
        name=procedure.name,
        field=procedure.field,
        act=procedure.act,
        bodies=frozenset(map(_body, bodies)),
        asked=tuple(
            paper
            for document in procedure.documents or ()
            if not document.fallback_only and document.fetched_by is FetchedBy.APPLICANT
            for paper in _asked(reference, document)
        ),
        given=tuple(
            GivenPaper(each.name, result_meaning(each.name), each.code)
            for each in procedure.results or ()
            if each.outcome in (None, Outcome.GRANTED)
        ),
        related=tuple((each.code, each.relation) for each in procedure.related or ()),
    )


def papers_told(keys: Iterable[str]) -> frozenset[str]:
    """Keys of papers, without those that name none."""
    return frozenset(key for key in keys if not is_vague_key(key))


def steps_told(steps: Iterable[tuple[str | None, str | None]]) -> frozenset[str]:
    """Actors and what they do, numbered where it is done again; what is not known is left out."""
    done: Counter[str] = Counter()
    told = []
    for actor, action in steps:
        if actor is not None and action is not None:
            what = f"{actor} {action}"
            done[what] += 1
            told.append(f"{what} {done[what]}")
    return frozenset(told)


def limit_told(amount: Decimal | None, unit: str | None) -> str:
    """A time limit as files write it, without zeros that say nothing.

    >>> limit_told(Decimal("5.0"), "working_day"), limit_told(None, None)
    ('5 working_day', 'none')
    """
    if amount is None:
        return "none"
    return f"{amount.normalize():f} {unit or ''}".strip()


def fees_told(fees: Iterable[tuple[str | None, int | None, str | None]]) -> tuple[str, ...]:
    """The amounts of a tariff, in one order."""
    found = {f"{amount} {currency or ''}".strip() for _, amount, currency in fees if amount}
    return tuple(sorted(found))


def _paper_key(reference: Reference, document: Document) -> str:
    return paper_key(paper_type(reference, document.name, document.type), document.name)


def _result_key(reference: Reference, result: Result) -> str:
    return paper_key(paper_type(reference, result.name, None), result.name)


def _body(agency: Agency) -> str:
    return body_told(agency.key, agency.name)


def body_told(key: str | None, name: str | None) -> str:
    """A body as a word that compares: its key, else its printed name without case and marks."""
    return key or " ".join(fold(name or "").split())


def _asked(reference: Reference, document: Document) -> Iterator[AskedPaper]:
    element = f"documents/{document.id}"
    yield AskedPaper(
        element, document.name, paper_meaning(document.name), _kind(reference, document),
        is_required(document), document.surrendered, document.result, document.result_of,
    )  # fmt: skip
    for each in document.alternatives:
        yield AskedPaper(
            element, each.name, paper_meaning(each.name), _kind(reference, each),
            required=False, surrendered=document.surrendered,
        )  # fmt: skip


def _kind(reference: Reference, paper: Document | Alternative) -> str | None:
    return kind_told(paper.kind, paper_type(reference, paper.name, paper.type))


def kind_told(stated: str | None, known: DocumentType | None) -> str | None:
    """What a file says; but what nobody gives here, such as a mandate, is told by its type."""
    if known is None:
        return stated
    return known.kind if stated is None or known.kind in _NEVER_GIVEN else stated


def is_required(document: Document) -> bool:
    """Whether it is asked of everybody, always, and nothing can be handed in instead."""
    narrowed = (
        document.case, document.when, document.any_of, document.alternatives, document.channels,
    )  # fmt: skip
    return not any(narrowed) and not document.fallback_only
