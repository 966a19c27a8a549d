"""Everything of one case at once: what it proposes, on which content, from which findings."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import col, select

from registry.actors import Actor
from registry.procedure.model import Procedure
from registry.refusals import NotFound, not_found
from registry.review.cases import CaseSummary, case
from registry.review.costs import Cost, cost_of
from registry.review.events import Event, events_of
from registry.review.findings import Finding, complete
from registry.review.forms import Sheet, sheets
from registry.review.proposals.proposal import Proposal, proposal
from registry.review.reading import CASE, content_of
from registry.store.review_tables import ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import FindingRow


@dataclass(frozen=True, slots=True)
class Dossier:
    """A case with the content under review, its proposal and cost, its findings by fingerprint.

    `forms` are the review forms A to C as they are answered; empty where they were not asked for.
    """

    summary: CaseSummary
    procedure: Procedure
    proposal: Proposal
    cost: Cost
    findings: Mapping[str, Finding]
    events: tuple[Event, ...]
    forms: tuple[Sheet, ...] = ()


def dossier_to_print(store: Store, number: int, *, actor: Actor, today: date) -> Dossier | NotFound:
    """The dossier of one case with its review forms, for papers."""
    found = dossier(store, number, actor=actor, today=today)
    asked = sheets(store, number, actor=actor, today=today)
    if isinstance(found, NotFound) or isinstance(asked, NotFound):
        return not_found(CASE, number)
    return replace(found, forms=asked)


def dossier(store: Store, number: int, *, actor: Actor, today: date) -> Dossier | NotFound:
    """The dossier of one case; for people without a role there it does not exist."""
    summary = case(store, number, actor=actor, today=today)
    if isinstance(summary, NotFound):
        return summary
    one = summary.case
    with store.read() as session:
        procedure = content_of(session, one.edition)
        key = f"{one.authority}/{one.code}"
        about = select(FindingRow.fingerprint).where(col(FindingRow.procedure) == key)
        findings = complete(session, about, today)
        happened = events_of(session, [number])[number]
        proposed = proposal(summary.measures, procedure)
        cost = cost_of(session, session.get_one(ReviewCaseRow, number), proposed)
    return Dossier(summary, procedure, proposed, cost, findings, tuple(happened))
