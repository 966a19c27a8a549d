"""The legal review: what people decide about findings, and the cases it is done in."""

from registry.review.cases import Case, CaseSummary, case, cases, open_case
from registry.review.findings import Finding, FindingFilter, Findings, finding, findings
from registry.review.precision import Precision, Precisions, precisions
from registry.review.samples import Sample, samples
from registry.review.status import Decision, Status
from registry.review.triage import Triaged, accept, dismiss, reopen
from registry.review.verdicts import Verdict
from registry.review.words import Reason, State, reasons, states

__all__ = [
    "Case",
    "CaseSummary",
    "Decision",
    "Finding",
    "FindingFilter",
    "Findings",
    "Precision",
    "Precisions",
    "Reason",
    "Sample",
    "State",
    "Status",
    "Triaged",
    "Verdict",
    "accept",
    "case",
    "cases",
    "dismiss",
    "finding",
    "findings",
    "open_case",
    "precisions",
    "reasons",
    "reopen",
    "samples",
    "states",
]
