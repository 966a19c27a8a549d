"""Findings as reviewers see them: with status, history and the place in the source.

They are about what was loaded last, published or not, so they are shown only to people with a role
in the authority.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from registry.actors import Actor, Role
from registry.refusals import NotFound, Words, not_found
from registry.review.status import Status, status
from registry.review.verdicts import (
    Verdict,
    last_verdicts,
    last_verdicts_about,
    last_verdicts_of,
)
from registry.store.store import Store
from registry.store.tables import EditionRow, FindingRow, ProcedureRow, SightingRow

FINDING = Words("phát hiện", "finding")
# The sighting that says what people see of a finding now.
_OF_THE_FINDING = (col(SightingRow.fingerprint) == col(FindingRow.fingerprint)) & (
    col(SightingRow.edition) == col(FindingRow.edition)
)


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """Which findings are wanted; what is left empty does not limit."""

    authority: str | None = None
    code: str | None = None
    rule: str | None = None
    severities: frozenset[str] = frozenset()
    statuses: frozenset[Status] = frozenset()


@dataclass(frozen=True, slots=True)
class HeldBack:
    """What the file says to hold a finding back, to the end of a day; a verdict goes before it."""

    reason: str
    by: str | None
    until: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding about the content that was loaded last."""

    fingerprint: str
    rule: str
    version: str
    authority: str
    code: str
    procedure_name: str
    edition: str
    element: str
    severity: str
    criterion: str
    register: str | None
    message_vi: str
    message_en: str
    confidence: str
    file: str
    line: int
    column: int
    sentence: str | None
    evidence: Any  # Any: plain data, as the next two
    basis: Any
    remedy: Any
    status: Status
    revision: int
    first_seen: datetime
    last_seen: datetime
    gone_at: datetime | None
    returned_at: datetime | None
    verdict: Verdict | None
    held: HeldBack | None = None

    @property
    def has_returned(self) -> bool:
        """It was gone once and came back."""
        return self.returned_at is not None


@dataclass(frozen=True, slots=True)
class Findings:
    """One page of findings, and how many there are of each kind over all pages."""

    total: int
    by_status: Mapping[Status, int]
    by_severity: Mapping[str, int]
    by_rule: Mapping[str, int]
    items: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Light:
    """What is needed to choose and to count."""

    fingerprint: str
    rule: str
    severity: str
    status: Status
    procedure: str


def findings(
    store: Store,
    *,
    actor: Actor,
    today: date,
    wanted: FindingFilter | None = None,
    first: int = 100,
    after: int = 0,
) -> Findings:
    """The findings that match, of the authorities in which the actor holds a role.

    Ordered by severity, then procedure, rule, element; `after` of them are left out.
    """
    with store.read() as session:
        chosen = _chosen(session, actor, today, wanted or FindingFilter())
        page = chosen[after : after + first]
        items = complete(session, [light.fingerprint for light in page], today)
        return Findings(
            len(chosen),
            Counter(light.status for light in chosen),
            Counter(light.severity for light in chosen),
            Counter(light.rule for light in chosen),
            tuple(items[light.fingerprint] for light in page),
        )


def finding(store: Store, fingerprint: str, *, actor: Actor, today: date) -> Finding | NotFound:
    """One finding; what was decided about it is told by `histories`."""
    with store.read() as session:
        found = complete(session, [fingerprint], today).get(fingerprint)
        if found is None or not actor.grant_for(Role.VIEWER, found.authority):
            return not_found(FINDING, fingerprint)
        return found


def counts_by_procedure(
    session: Session, procedures: Collection[str], today: date
) -> Mapping[str, Counter[Status]]:
    """How many findings of each status the procedures with these keys have."""
    query = select(FindingRow, col(SightingRow.held_until)).join(SightingRow, _OF_THE_FINDING)
    query = query.where(col(FindingRow.procedure).in_(procedures))
    verdicts = last_verdicts_about(session, procedures)
    counts: dict[str, Counter[Status]] = {}
    for row, held_until in session.exec(query):
        state = _status(row, held_until, verdicts, today)
        counts.setdefault(row.procedure, Counter())[state] += 1
    return counts


def _status(
    row: FindingRow, held_until: date | None, verdicts: Mapping[str, Verdict], today: date
) -> Status:
    return status(
        verdicts.get(row.fingerprint),
        gone_at=row.gone_at,
        returned_at=row.returned_at,
        today=today,
        held_until=held_until,
    )


def held_back(said: SightingRow) -> HeldBack | None:
    """What the file says to hold a finding back, if it says so."""
    if said.held_until is None:
        return None
    return HeldBack(said.held_reason or "", said.held_by, said.held_until)


def _chosen(session: Session, actor: Actor, today: date, wanted: FindingFilter) -> list[_Light]:
    verdicts = last_verdicts(session)
    query = (
        select(FindingRow, SightingRow, ProcedureRow.authority)
        .join(ProcedureRow, col(ProcedureRow.key) == col(FindingRow.procedure))
        .join(SightingRow, _OF_THE_FINDING)
    )
    for column, value in (
        (col(ProcedureRow.authority), wanted.authority),
        (col(ProcedureRow.code), wanted.code),
        (col(FindingRow.rule), wanted.rule),
    ):
        if value is not None:
            query = query.where(column == value)
    chosen = [
        (_SEVERITY[said.severity], row.procedure, row.rule, row.element, light)
        for row, said, authority in session.exec(query)
        if actor.grant_for(Role.VIEWER, authority)
        and _matches(light := _light(row, said, verdicts, today), wanted)
    ]
    return [entry[-1] for entry in sorted(chosen, key=lambda entry: entry[:4])]


_SEVERITY = {word: rank for rank, word in enumerate(("critical", "high", "medium", "low", "info"))}


def _light(
    row: FindingRow, said: SightingRow, verdicts: Mapping[str, Verdict], today: date
) -> _Light:
    state = _status(row, said.held_until, verdicts, today)
    return _Light(row.fingerprint, row.rule, said.severity, state, row.procedure)


def _matches(light: _Light, wanted: FindingFilter) -> bool:
    return (not wanted.severities or light.severity in wanted.severities) and (
        not wanted.statuses or light.status in wanted.statuses
    )


def complete(
    session: Session, fingerprints: Collection[str] | SelectOfScalar[str], today: date
) -> dict[str, Finding]:
    """The findings with all that is known of them, by fingerprint; a query may name them."""
    verdicts = last_verdicts_of(session, fingerprints)
    query = (
        select(FindingRow, SightingRow, ProcedureRow, EditionRow.file)
        .join(ProcedureRow, col(ProcedureRow.key) == col(FindingRow.procedure))
        .join(EditionRow, col(EditionRow.hash) == col(FindingRow.edition))
        .join(SightingRow, _OF_THE_FINDING)
        .where(col(FindingRow.fingerprint).in_(fingerprints))
    )
    return {
        row.fingerprint: _finding(row, said, procedure, file, verdicts, today)
        for row, said, procedure, file in session.exec(query)
    }


def _finding(
    row: FindingRow,
    said: SightingRow,
    procedure: ProcedureRow,
    file: str,
    verdicts: Mapping[str, Verdict],
    today: date,
) -> Finding:
    return Finding(
        fingerprint=row.fingerprint,
        rule=row.rule,
        version=said.version,
        authority=procedure.authority,
        code=procedure.code,
        procedure_name=procedure.name,
        edition=row.edition,
        element=row.element,
        severity=said.severity,
        criterion=said.criterion,
        register=said.state_register,
        message_vi=said.message_vi,
        message_en=said.message_en,
        confidence=said.confidence,
        file=file,
        line=said.line,
        column=said.position,
        sentence=said.sentence,
        evidence=said.evidence,
        basis=said.basis,
        remedy=said.remedy,
        status=_status(row, said.held_until, verdicts, today),
        revision=row.revision,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        gone_at=row.gone_at,
        returned_at=row.returned_at,
        verdict=verdicts.get(row.fingerprint),
        held=held_back(said),
    )
