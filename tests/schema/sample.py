"""A small published catalogue: the examples of the project with findings, verdicts and releases."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from registry.actors import Actor, Role
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data, read_procedure
from registry.procedure.vocabulary import Change, Register
from registry.publication.catalogue import Catalogue
from registry.publication.contents import (
    Announcement,
    CatalogueFinding,
    CatalogueProcedure,
    CatalogueRelease,
    CatalogueRule,
    Contents,
    ReleaseLine,
)
from registry.reference import load_reference
from registry.review.status import Status as FindingStatus
from registry.store.store import Store
from rules import (
    Basis,
    BasisStatus,
    Confidence,
    Criterion,
    Evidence,
    Operation,
    RuleHeader,
    Severity,
    Status,
    Text,
)
from schema import execute, request

TODAY = date(2026, 11, 23)
EXAMPLES = Path(__file__).parents[2] / "registry" / "examples"
REVIEWER = Actor("lan", Role.REVIEWER, "bo-tu-phap")
GROUND = Basis.model_validate(
    {"instrument": "66.7/2025/NQ-CP", "article": "Điều 4", "from": "2026-01-01",
     "to": "2027-02-28", "status": BasisStatus.VERIFIED}
)  # fmt: skip
RULE = CatalogueRule(
    RuleHeader.model_validate(
        {"schema": "rule/v1", "id": "TTHC-D01", "version": "1.0.0", "status": Status.STABLE,
         "title": {"vi": "Đòi giấy tờ tùy thân", "en": "Asks for an identity paper"},
         "criterion": Criterion.REASONABLENESS, "severity": Severity.HIGH, "basis": [GROUND],
         "message": {"vi": "Đã có dữ liệu.", "en": "The data is there."}}
    ),
    "once_only/TTHC-D01.yaml",
)  # fmt: skip


def examples() -> list[Procedure]:
    files = sorted(EXAMPLES.rglob("*.yaml"))
    return [read_procedure(file.read_bytes(), file.name).procedure for file in files]


def procedure(code: str, name: str, **more: Any) -> Procedure:
    """A procedure that says little else."""
    data = {"schema": "procedure/v1", "code": code, "authority": "bo-tu-phap", "name": name}
    return procedure_from_data(data | more)


def finding(element: str, number: int, **more: Any) -> CatalogueFinding:
    standing: dict[str, Any] = {
        "severity": Severity.HIGH,
        "criterion": Criterion.REASONABLENESS,
        "confidence": Confidence.SUGGESTED,
    }
    return CatalogueFinding(
        fingerprint=f"{number:032x}",
        rule="TTHC-D01",
        version="1.0.0",
        element=element,
        message=Text(vi="Dữ liệu đã có.", en="The data is there."),
        register=Register.POPULATION,
        file="1.001193.yaml",
        line=12,
        column=3,
        sentence="Bản sao căn cước",
        evidence=(Evidence("doc.register", "population"),),
        basis=(GROUND,),
        remedy=(Operation(op="remove", path=element),),
        **standing | more,
    )


def published(item: Procedure, number: int) -> CatalogueProcedure:
    """With one open finding, one that was accepted, and the release that announced it."""
    findings = (
        finding("documents/to-khai", 2 * number),
        finding("time_limit", 2 * number + 1, severity=Severity.LOW, status=FindingStatus.ACCEPTED),
    )
    announced = Announcement(1, "1/QĐ-BTP", TODAY, TODAY, Change.NEW, "bo-tu-phap")
    return CatalogueProcedure(item, f"{number:064x}", (announced,), findings)


def release(items: Iterable[Procedure]) -> CatalogueRelease:
    entries = tuple(
        ReleaseLine(Change.NEW, item.authority, item.code, item.name, "0" * 64) for item in items
    )
    return CatalogueRelease(
        1, "1/QĐ-BTP", "bo-tu-phap", TODAY, TODAY, "Công bố", "f" * 64, entries=entries
    )


def catalogue(items: Iterable[Procedure] | None = None, revision: str = "1") -> Catalogue:
    """A snapshot of these procedures, of the examples if none are given."""
    chosen = list(items) if items is not None else examples()
    numbered = [published(item, number) for number, item in enumerate(chosen)]
    return Catalogue(
        Contents(revision, TODAY, numbered, load_reference(), [release(chosen)], [RULE])
    )


def ask(
    document: str,
    variables: Mapping[str, Any] | None = None,
    *,
    of: Catalogue,
    actor: Actor | None = None,
    store: Store | None = None,
) -> Any:
    """The data of an operation that must succeed."""
    result = answer(document, variables, of=of, actor=actor, store=store)
    assert not result.get("errors"), result["errors"]
    return result["data"]


def answer(
    document: str,
    variables: Mapping[str, Any] | None = None,
    *,
    of: Catalogue,
    actor: Actor | None = None,
    store: Store | None = None,
) -> dict[str, Any]:
    """The whole answer of an operation, as JSON has it."""
    result = asyncio.run(execute(document, variables, request(of, actor=actor, store=store)))
    return {
        "data": result.data,
        "errors": [error.formatted for error in result.errors or ()],
        "extensions": result.extensions,
    }
