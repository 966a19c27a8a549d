"""What an evaluation says: findings, what could not be decided, which rules have lapsed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from rules.language.program import Reason, Unanswered
from rules.rule import Basis, Criterion, Operation, Severity, Text


class Confidence(StrEnum):
    """Whether what a finding rests on was set by a person."""

    CONFIRMED = "confirmed"
    SUGGESTED = "suggested"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is evaluated: who it is, and what rules see of it.

    `identity` names it for good (for a procedure: authority, code). `view` is what a condition
    calls `p`: dict, list, str, int, float, bool and None only; a key left out is not known. Every
    element of a list that rules run over has a unique text `path`; it may have `confidence`
    ("confirmed" or "suggested"), else that of the view counts, else it is suggested. `context`
    holds the kinds of further data that the view contains.
    """

    identity: tuple[str, ...]
    view: Mapping[str, Any]
    context: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A value the condition read: its dotted name and the value, lists as tuples."""

    name: str
    value: bool | int | float | str | tuple[Any, ...] | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One element of one subject that one rule finds fault with."""

    rule: str
    version: str
    severity: Severity
    criterion: Criterion
    identity: tuple[str, ...]
    element: str  # its path; "." for the whole
    register: str | None
    message: Text
    evidence: tuple[Evidence, ...]
    basis: tuple[Basis, ...]  # in force on the day
    remedy: tuple[Operation, ...]
    confidence: Confidence
    fingerprint: str
    pack: str | None = None  # name@version of the pack that the rule is of

    def as_json(self) -> dict[str, Any]:
        """The finding as plain data; who the subject is and where it stands is the caller's."""
        return {
            "fingerprint": self.fingerprint,
            "rule": self.rule,
            "version": self.version,
            "pack": self.pack,
            "severity": self.severity.value,
            "criterion": self.criterion.value,
            "element": self.element,
            "register": self.register,
            "confidence": self.confidence.value,
            "message": self.message.model_dump(),
            "evidence": {evidence.name: _listed(evidence.value) for evidence in self.evidence},
            "remedy": [operation.as_json() for operation in self.remedy],
            "basis": [basis.model_dump(mode="json", by_alias=True) for basis in self.basis],
        }


def _listed(value: object) -> object:
    """A value as JSON has it."""
    return list(value) if isinstance(value, tuple) else value


class NotEvaluated(NamedTuple):
    """A rule that has no answer for an element ("." for all of them), and why."""

    rule: str
    element: str
    why: Unanswered

    @property
    def reason(self) -> Reason:
        return self.why.reason

    @property
    def key(self) -> str | None:
        """The missing key, or the absent context."""
        return self.why.key

    @property
    def text(self) -> str:
        return self.why.text


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All a rule set says about one subject, in the order of rule ids and of elements."""

    findings: tuple[Finding, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    lapsed: tuple[str, ...]  # rules without any ground in force that day


def fingerprint(rule: str, identity: Sequence[str], element: str) -> str:
    """What a finding is known by over time: the same whatever changes elsewhere in the subject.

    >>> fingerprint("X-1", ["ministry", "1.004194"], "documents/cccd")[:8]
    '67e60c7b'
    """
    named = "\x1f".join((rule, *identity, element))
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:32]
