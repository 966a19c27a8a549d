"""The legal review: what people decide about findings, and the cases it is done in."""

from registry.review.cases import Case, CaseSummary, case, open_case
from registry.review.costs import Cost, CostDraft, KeptSheet, keep_cost_sheet
from registry.review.dossier import Dossier, dossier, dossier_to_print
from registry.review.events import Event, Paper, events
from registry.review.findings import Finding, FindingFilter, Findings, finding, findings
from registry.review.machine import State, Transition, states, transitions
from registry.review.measure import Measure, MeasureDraft
from registry.review.measures import (
    Kept,
    KeptMany,
    add_measure,
    add_measures,
    change_measure,
    remove_measure,
)
from registry.review.moves import Moved, Said, move
from registry.review.precision import Precision, Precisions, precisions
from registry.review.proposals.consequences import Accepted, accept_consequence
from registry.review.proposals.proposal import Clash, Proposal, ToAmend, proposal
from registry.review.samples import Sample, samples
from registry.review.status import Decision, Status
from registry.review.triage import (
    Looked,
    Triaged,
    TriagedMany,
    accept,
    dismiss,
    reopen,
    triage_many,
)
from registry.review.verdicts import Verdict
from registry.review.words import Outcome, Reason, outcomes, reasons

__all__ = [
    "Accepted",
    "Case",
    "CaseSummary",
    "Clash",
    "Cost",
    "CostDraft",
    "Decision",
    "Dossier",
    "Event",
    "Finding",
    "FindingFilter",
    "Findings",
    "Kept",
    "KeptMany",
    "KeptSheet",
    "Looked",
    "Measure",
    "MeasureDraft",
    "Moved",
    "Outcome",
    "Paper",
    "Precision",
    "Precisions",
    "Proposal",
    "Reason",
    "Said",
    "Sample",
    "State",
    "Status",
    "ToAmend",
    "Transition",
    "Triaged",
    "TriagedMany",
    "Verdict",
    "accept",
    "accept_consequence",
    "add_measure",
    "add_measures",
    "case",
    "change_measure",
    "dismiss",
    "dossier",
    "dossier_to_print",
    "events",
    "finding",
    "findings",
    "keep_cost_sheet",
    "move",
    "open_case",
    "outcomes",
    "precisions",
    "proposal",
    "reasons",
    "remove_measure",
    "reopen",
    "samples",
    "states",
    "transitions",
    "triage_many",
]
