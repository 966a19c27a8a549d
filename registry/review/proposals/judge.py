"""How rules judge a content that is in no file yet; whoever calls an act hands a judge in.

So nothing of the review loads rules, and what is proposed is judged as what is loaded.
"""

from collections.abc import Callable
from dataclasses import dataclass

from registry.procedure.model import Procedure
from registry.refusals import Words

# Severities that stop a proposal. A rule on trial finds `info` at most, so it stops nothing.
STOPPING = frozenset({"critical", "high", "medium"})
_WHOLE = "."


@dataclass(frozen=True, slots=True)
class JudgedFinding:
    """What one rule finds fault with; `is_held`: the procedure's `suppress` holds it back."""

    fingerprint: str
    rule: str
    version: str
    element: str
    severity: str
    message: Words
    is_held: bool = False

    @property
    def stops(self) -> bool:
        """Whether it stops a proposal that brings it."""
        return self.severity in STOPPING and not self.is_held


@dataclass(frozen=True, slots=True)
class Judged:
    """What rules say about one content; `unanswered` are rule and element without an answer."""

    findings: tuple[JudgedFinding, ...]
    unanswered: frozenset[tuple[str, str]] = frozenset()

    def is_answered(self, finding: JudgedFinding) -> bool:
        """Whether its rule has an answer here for its element, or for the procedure as a whole."""
        asked = {(finding.rule, finding.element), (finding.rule, _WHOLE)}
        return not asked & self.unanswered


Judge = Callable[[Procedure], Judged]
