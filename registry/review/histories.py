"""The review of many at once, for readers that show lists: one statement each, however many."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlmodel import col, select

from registry.actors import Actor, Role
from registry.procedure.model import Procedure
from registry.review.findings import Finding, complete
from registry.review.reading import contents_of
from registry.review.verdicts import Verdict, verdict_of
from registry.store.store import Store
from registry.store.tables import FindingRow, ProcedureRow, VerdictRow


def histories(store: Store, fingerprints: Sequence[str]) -> Mapping[str, Sequence[Verdict]]:
    """What was decided about each finding, oldest first."""
    found: dict[str, list[Verdict]] = {}
    query = select(VerdictRow).where(col(VerdictRow.finding).in_(fingerprints))
    with store.read() as session:
        for row in session.exec(query.order_by(col(VerdictRow.id))):
            found.setdefault(row.finding, []).append(verdict_of(row))
    return found


def findings_of(
    store: Store, procedures: Sequence[str], *, actor: Actor, today: date
) -> Mapping[str, Sequence[Finding]]:
    """The findings about what was loaded last of each procedure in whose authority the actor has
    a role, the most severe first; procedures are named `authority/code`.
    """
    seen = [key for key in procedures if actor.grant_for(Role.VIEWER, key.partition("/")[0])]
    found: dict[str, list[Finding]] = {}
    about = select(FindingRow.fingerprint).where(col(FindingRow.procedure).in_(seen))
    with store.read() as session:
        every = complete(session, about, today)
    for finding in sorted(every.values(), key=_order):
        found.setdefault(f"{finding.authority}/{finding.code}", []).append(finding)
    return found


def contents(store: Store, editions: Sequence[str]) -> Mapping[str, Procedure]:
    """The contents of editions that are kept, by hash."""
    with store.read() as session:
        return contents_of(session, editions)


def procedure_revisions(store: Store, procedures: Sequence[str]) -> Mapping[str, int]:
    """How often each procedure was loaded with another content."""
    query = select(ProcedureRow.key, ProcedureRow.revision)
    with store.read() as session:
        return dict(session.exec(query.where(col(ProcedureRow.key).in_(procedures))).all())


def _order(finding: Finding) -> tuple[int, str, str]:
    return _RANKS[finding.severity], finding.rule, finding.element


_RANKS = {word: rank for rank, word in enumerate(("critical", "high", "medium", "low", "info"))}
