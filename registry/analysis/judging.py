"""The judge that a review is handed: contents judged as a load judges files."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from registry.analysis.checks.suppression import entry_about
from registry.analysis.examination import evaluated
from registry.analysis.rulebook.usable import usable
from registry.procedure.model import Procedure
from registry.refusals import Words
from registry.review.proposals.judge import Judge, Judged, JudgedFinding
from rules import Finding


@lru_cache(maxsize=8)
def judging(*, as_of: date, rules: tuple[Path, ...] = ()) -> Judge:
    """A judge for one day, with the rules below folders, or the shipped ones.

    Rules over a whole catalogue are not asked: what they find depends on other procedures. A rule
    that cannot be used judges neither what is nor what is proposed. The first time takes seconds.
    """
    in_use = usable(rules, as_of).rules

    def judge(procedure: Procedure) -> Judged:
        said = evaluated(procedure, in_use, as_of=as_of)
        found = tuple(_judged(each, procedure, as_of) for each in said.findings)
        return Judged(found, frozenset((each.rule, each.element) for each in said.not_evaluated))

    return judge


def _judged(finding: Finding, procedure: Procedure, as_of: date) -> JudgedFinding:
    at = entry_about(procedure.suppress, finding.rule, finding.element)
    return JudgedFinding(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        version=finding.version,
        element=finding.element,
        severity=finding.severity.value,
        message=Words(finding.message.vi, finding.message.en),
        is_held=at is not None and procedure.suppress[at].until >= as_of,
    )
