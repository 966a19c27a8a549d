"""What an evaluation says: findings, what could not be decided, which rules have lapsed."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, overload

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


class Evidence(NamedTuple):
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


class Undecided(Sequence[NotEvaluated]):
    """Rules without an answer; the elements are told only when somebody looks at them.

    `answers` are the rules with why they have none, in the same order.
    """

    def __init__(
        self,
        answers: Sequence[tuple[str, Unanswered]] = (),
        tell: Callable[[], Iterable[NotEvaluated]] = tuple,
    ) -> None:
        self.answers = answers
        self._tell = tell

    @classmethod
    def of(cls, told: Iterable[NotEvaluated]) -> "Undecided":
        """Those that are told already."""
        known = tuple(told)
        return cls([(each.rule, each.why) for each in known], lambda: known)

    @cached_property
    def _all(self) -> tuple[NotEvaluated, ...]:
        return tuple(self._tell())

    def __len__(self) -> int:
        return len(self.answers)

    @overload
    def __getitem__(self, at: int) -> NotEvaluated: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[NotEvaluated]: ...
    def __getitem__(self, at: int | slice) -> NotEvaluated | Sequence[NotEvaluated]:
        return self._all[at]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    __hash__ = None  # type: ignore[assignment]  # as of every list

    def __repr__(self) -> str:
        return repr(self._all)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All a rule set says about one subject, in the order of rule ids and of elements."""

    findings: tuple[Finding, ...]
    not_evaluated: Undecided
    lapsed: tuple[str, ...]  # rules without any ground in force that day


def fingerprint(rule: str, identity: Sequence[str], element: str) -> str:
    """What a finding is known by over time: the same whatever changes elsewhere in the subject.

    >>> fingerprint("X-1", ["ministry", "1.004194"], "documents/cccd")[:8]
    '67e60c7b'
    """
    named = "\x1f".join((rule, *identity, element))
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:32]
