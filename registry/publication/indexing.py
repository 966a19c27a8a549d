"""What the catalogue is found by: the facets of procedures and findings, and the words searched."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from registry.procedure.model import Agency, Procedure
from registry.publication.contents import CatalogueFinding, CatalogueProcedure
from registry.publication.facets import FacetIndex
from registry.publication.procedures import open_findings, service_level
from registry.publication.search import Entry
from registry.reference import Reference
from rules import Severity


@dataclass(frozen=True, slots=True)
class FoundFinding:
    """A finding with the row of the procedure it is about."""

    row: int
    finding: CatalogueFinding


def procedure_index(procedures: Sequence[CatalogueProcedure]) -> FacetIndex:
    """The facets of procedures, by their rows."""
    facets: dict[str, Sequence[Iterable[Hashable]]] = {
        "level": [item.procedure.levels or () for item in procedures],
        "service_level": [_some(service_level(item.procedure)) for item in procedures],
        "applicant": [item.procedure.applicants or () for item in procedures],
        "severity": [open_severities(item) for item in procedures],
        "authority": [[item.procedure.authority] for item in procedures],
        "field": [_some(item.procedure.field) for item in procedures],
        "kind": [_some(item.procedure.kind) for item in procedures],
    }
    return FacetIndex(len(procedures), facets)


def finding_index(found: Sequence[FoundFinding], of: Sequence[CatalogueProcedure]) -> FacetIndex:
    """The facets of findings, by their places; `of` are all procedures by their rows."""
    procedures = [of[each.row].procedure for each in found]
    plain = ("rule", "severity", "criterion", "confidence", "status")
    facets: dict[str, list[Sequence[Hashable]]] = {
        name: [[getattr(f.finding, name)] for f in found] for name in plain
    }
    facets["register"] = [_some(f.finding.register) for f in found]
    facets["authority"] = [[procedure.authority] for procedure in procedures]
    facets["procedure"] = [[procedure.code] for procedure in procedures]
    return FacetIndex(len(found), facets)


def entry(procedure: Procedure, reference: Reference) -> Entry:
    """The words by which a procedure is found."""
    agencies = procedure.agencies
    named = [*(agencies.executing or ()), *(agencies.deciding or ())] if agencies else []
    around = [procedure.field or "", authority_name(reference, procedure.authority)]
    return Entry(
        codes=(procedure.code, *procedure.aliases),
        name=procedure.name,
        documents=[document.name for document in procedure.documents or ()],
        around=[
            *around,
            procedure.name_en or "",
            *(_agency_name(agency, reference) for agency in named),
        ],
    )


def authority_name(reference: Reference, key: str) -> str:
    """The name in the language of the law; a key that is not in the reference is shown."""
    found = reference.authorities.get(key)
    return found.name.vi if found else key


def open_severities(item: CatalogueProcedure) -> set[Severity]:
    """Those of the findings that nobody has judged."""
    return {finding.severity for finding in open_findings(item)}


def by_weight(found: FoundFinding) -> tuple[int, str, int, str]:
    """Where a finding stands in lists: the most severe first."""
    finding = found.finding
    return finding.severity.rank, finding.rule, found.row, finding.element


def _agency_name(agency: Agency, reference: Reference) -> str:
    return agency.name or authority_name(reference, agency.key or "")


def _some(value: Hashable | None) -> Sequence[Hashable]:
    return () if value is None else (value,)
