"""A rule set and a subject give findings; nothing here reads a file, a clock or a database.

Which rules hold for which elements is `asking`; this file makes findings of the answers.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from typing import Any

from rules.asking import Answer, Asking, Element
from rules.deciding import Answering
from rules.errors import SubjectRefused
from rules.finding import (
    Confidence,
    Evaluation,
    Evidence,
    Finding,
    NotEvaluated,
    Subject,
    Undecided,
    fingerprint,
)
from rules.language.template import fill, fill_each, fill_plain, value_at
from rules.rule import Operation, Severity, Text
from rules.ruleset import CheckedRule, Plan, RuleOnDay, RuleSet

WHOLE = "."


def evaluate(rules: RuleSet, subject: Subject, *, as_of: date) -> Evaluation:
    """What the rules say about a subject on a day; the same input always gives the same answer.

    Raises SubjectRefused when the view breaks the contract told at `Subject`.
    """
    plan = rules.on(as_of)
    answers = _asking(plan).answers(subject)
    findings = [_finding(plan.rules[number], subject, at) for number, at, a in answers if a is True]
    open_ = [answer for answer in answers if answer[2] is not True]
    undecided = [(plan.ids[number], why) for number, _, why in open_ if why is not True]
    tell = partial(_not_evaluated, subject, plan, open_)
    return Evaluation(tuple(findings), Undecided(undecided, tell), plan.lapsed)


def _not_evaluated(subject: Subject, plan: Plan, open_: Iterable[Answer]) -> Iterator[NotEvaluated]:
    for number, at, why in open_:
        checked = plan.rules[number].checked
        path = _path(checked, _element(checked, subject, at), at)
        if why is not True:
            yield NotEvaluated(checked.rule.id, path, why)


@lru_cache(maxsize=16)
def _asking(plan: Plan) -> Asking:
    return Asking([standing.checked for standing in plan.rules])


@dataclass(frozen=True, slots=True)
class _Seen:
    """The element of a subject that a rule has an answer about."""

    checked: CheckedRule
    subject: Subject
    at: int | None  # its number in its list; None: the subject as a whole
    element: Element
    path: str

    @classmethod
    def of(cls, subject: Subject, checked: CheckedRule, at: int | None) -> "_Seen":
        element = _element(checked, subject, at)
        return cls(checked, subject, at, element, _path(checked, element, at))

    def ask(self, answering: Answering) -> Any:
        return answering(self.subject.view, self.element, self.at)

    @property
    def names(self) -> dict[str, Any]:
        """What the names in the rule's sentences stand for."""
        each = self.checked.rule.each
        names = {"p": self.subject.view, "params": self.checked.rule.params}
        return names if each is None else {**names, each.name: self.element}


def _element(checked: CheckedRule, subject: Subject, at: int | None) -> Element:
    if at is None or checked.rule.each is None:
        return subject.view
    element: Element = subject.view[checked.rule.each.list_name][at]
    return element


def _path(checked: CheckedRule, element: Element, at: int | None) -> str:
    path = WHOLE if at is None else element.get("path")
    if not isinstance(path, str):
        raise SubjectRefused(f"{checked.rule.each}: element {at} has no text `path`.")
    return path


def _finding(standing: RuleOnDay, subject: Subject, at: int | None) -> Finding:
    seen = _Seen.of(subject, standing.checked, at)
    rule, identity, names = seen.checked.rule, seen.subject.identity, seen.names
    severity, confidence = _weight(standing, seen)
    return Finding(
        rule=rule.id,
        version=rule.version,
        severity=severity,
        criterion=rule.criterion,
        identity=identity,
        element=seen.path,
        register=_register(seen),
        message=_filled(rule.message, names),
        evidence=_evidence(seen.checked, names),
        basis=standing.grounds,
        remedy=_remedy(rule.remedy, names),
        confidence=confidence,
        fingerprint=fingerprint(rule.id, identity, seen.path),
        pack=seen.checked.pack_name,
    )


def _weight(standing: RuleOnDay, seen: _Seen) -> tuple[Severity, Confidence]:
    """Severity and confidence; an `unsure` without an answer counts as unsure."""
    unsure, says_unsure = seen.checked.rule.unsure, seen.checked.says_unsure
    if unsure and says_unsure and seen.ask(says_unsure) is not False:
        return standing.severity.at_most(unsure.severity), Confidence.SUGGESTED
    said = seen.element.get("confidence") or seen.subject.view.get("confidence")
    confirmed = said == Confidence.CONFIRMED
    return standing.severity, Confidence.CONFIRMED if confirmed else Confidence.SUGGESTED


def _register(seen: _Seen) -> str | None:
    if seen.checked.says_register is None:
        return None
    word = seen.ask(seen.checked.says_register)
    return word if isinstance(word, str) and word else None


def _filled(text: Text, names: Mapping[str, Any]) -> Text:
    return Text.model_construct(vi=fill(text.vi, names), en=fill(text.en, names))


def _evidence(checked: CheckedRule, names: Mapping[str, Any]) -> tuple[Evidence, ...]:
    """What the condition read, as far as it is known; lists of elements are left out."""
    read = [(dotted, value_at(parts, names)) for dotted, parts in checked.evidence_names]
    return tuple([Evidence(name, _frozen(value)) for name, value in read if _is_shown(value)])


def _is_shown(value: Any) -> bool:
    if isinstance(value, list):
        return not any(isinstance(item, dict | list) for item in value)
    return value is not None and not isinstance(value, dict)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _remedy(remedy: Sequence[Operation], names: Mapping[str, Any]) -> tuple[Operation, ...]:
    """The operations filled in; none at all when a name they need is not known."""
    try:
        return tuple(
            filled for operation in remedy for filled in _filled_operations(operation, names)
        )
    except KeyError:
        return ()


def _filled_operations(operation: Operation, names: Mapping[str, Any]) -> Iterator[Operation]:
    """The operation filled in; one for each path where its path is the name of a list."""
    if operation.is_plain:
        yield operation
        return
    value, after = fill_plain(operation.value, names), fill_plain(operation.after, names)
    for path in fill_each(operation.path, names):
        yield Operation.model_construct(op=operation.op, path=path, value=value, after=after)
