"""A rule set and a subject give findings; nothing here reads a file, a clock or a database.

A rule over a list is first asked about the whole list in one expression that answers with the paths
of the hits: with no key missing that is all. Only when the list has no answer (a key left out, the
loop budget) is the rule asked about each element by itself, with the same answers
(`tests/rules/test_engine.py` holds both ways together).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Literal

from rules.errors import SubjectRefused
from rules.finding import (
    Confidence,
    Evaluation,
    Evidence,
    Finding,
    NotEvaluated,
    Subject,
    fingerprint,
)
from rules.language.program import Reason, Unanswered, activation, not_known
from rules.language.reading import Reads, cut_to
from rules.language.template import fill, fill_plain, value_at
from rules.rule import Each, Operation, Severity, Text
from rules.ruleset import CheckedRule, RuleOnDay, RuleSet

WHOLE = "."
Element = Mapping[str, Any]  # Any: plain data; as everywhere in this file


def evaluate(rules: RuleSet, subject: Subject, *, as_of: date) -> Evaluation:
    """What the rules say about a subject on a day; the same input always gives the same answer.

    Raises SubjectRefused when the view breaks the contract told at `Subject`.
    """
    plan = rules.on(as_of)
    sight = _Sight(subject, plan.reads)
    findings: list[Finding] = []
    undecided: list[NotEvaluated] = []
    for standing in plan.rules:
        for at, answer in _answers(standing.checked, sight):
            if answer is True:
                findings.append(_finding(standing, sight, at))
            else:
                path = sight.path(standing.checked, at)
                undecided.append(_not_evaluated(standing.checked, path, answer))
    return Evaluation(tuple(findings), tuple(undecided), plan.lapsed)


class _Sight:
    """One subject, prepared once for all rules; an element is known by its number in its list."""

    def __init__(self, subject: Subject, reads: Reads | None) -> None:
        self.subject = subject
        self.view = subject.view
        self.values = activation(cut_to(reads, subject.view))

    def elements(self, each: Each) -> list[Element] | None:
        """The elements a rule runs over; None when the list is not known."""
        found = self.view.get(each.list_name)
        if found is not None and not isinstance(found, list):
            raise SubjectRefused(f'"{each.list_name}" is no list but {type(found).__name__}.')
        return found

    def element(self, checked: CheckedRule, at: int | None) -> Element:
        """An element of the rule's list, or the subject as a whole."""
        each = checked.rule.each
        return self.view if each is None or at is None else self.view[each.list_name][at]

    def path(self, checked: CheckedRule, at: int | None) -> str:
        if at is None:
            return WHOLE
        element = self.element(checked, at)
        if not isinstance(element, dict) or not isinstance(element.get("path"), str):
            raise SubjectRefused(f"{checked.rule.each}: element {at} has no text `path`.")
        path: str = element["path"]
        return path

    def names(self, checked: CheckedRule, at: int | None) -> dict[str, Any]:
        """What the names in a rule's sentences stand for."""
        names = {"p": self.view, "params": checked.rule.params}
        if checked.rule.each is not None:
            names[checked.rule.each.name] = self.element(checked, at)
        return names


# The element's number, None for the whole; True for a hit.
Answer = tuple[int | None, Literal[True] | Unanswered]


def _answers(checked: CheckedRule, sight: _Sight) -> Sequence[Answer]:
    """The elements a rule holds for, and those it has no answer for."""
    rule = checked.rule
    if rule.context and (absent := checked.absent_context(sight.subject.context)):
        return [(None, Unanswered(Reason.CONTEXT, absent, f"there are no {absent} data"))]
    if rule.each is None:
        return _counted(None, checked.condition(sight.values))
    elements = sight.elements(rule.each)
    if elements is None:
        return [(None, not_known(rule.each.list_name))]
    paths = checked.condition.hits(sight.values)
    if isinstance(paths, Unanswered):
        return _one_by_one(checked, sight, len(elements))
    return [(at, True) for at, e in enumerate(elements) if e.get("path") in paths] if paths else ()


def _one_by_one(checked: CheckedRule, sight: _Sight, count: int) -> Sequence[Answer]:
    return [
        answer
        for at in range(count)
        for answer in _counted(at, checked.condition(sight.values, at))
    ]


def _counted(at: int | None, answer: Any) -> Sequence[Answer]:
    if answer is False:
        return ()
    if answer is True or isinstance(answer, Unanswered):
        return ((at, answer),)
    text = f"it gave {type(answer).__name__}, not true or false"
    return ((at, Unanswered(Reason.ERROR, None, text)),)


def _not_evaluated(checked: CheckedRule, path: str, answer: Unanswered) -> NotEvaluated:
    return NotEvaluated(checked.id, path, answer.reason, answer.key, answer.text)


def _finding(standing: RuleOnDay, sight: _Sight, at: int | None) -> Finding:
    checked = standing.checked
    names = sight.names(checked, at)
    path = sight.path(checked, at)
    severity, confidence = _weight(standing, sight, at)
    return Finding(
        rule=checked.id,
        version=checked.rule.version,
        severity=severity,
        criterion=checked.rule.criterion,
        identity=sight.subject.identity,
        element=path,
        register=_register(checked, sight, at),
        message=_filled(checked.rule.message, names),
        evidence=_evidence(checked, names),
        basis=standing.grounds,
        remedy=_remedy(checked, names),
        confidence=confidence,
        fingerprint=fingerprint(checked.id, sight.subject.identity, path),
    )


def _weight(standing: RuleOnDay, sight: _Sight, at: int | None) -> tuple[Severity, Confidence]:
    """Severity and confidence; an `unsure` without an answer counts as unsure."""
    checked = standing.checked
    unsure = checked.rule.unsure
    if unsure and checked.unsure and checked.unsure(sight.values, at) is not False:
        return standing.severity.at_most(unsure.severity), Confidence.SUGGESTED
    said = sight.element(checked, at).get("confidence") or sight.view.get("confidence")
    confirmed = said == Confidence.CONFIRMED
    return standing.severity, Confidence.CONFIRMED if confirmed else Confidence.SUGGESTED


def _register(checked: CheckedRule, sight: _Sight, at: int | None) -> str | None:
    if checked.register is None:
        return None
    word = checked.register(sight.values, at)
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


def _remedy(checked: CheckedRule, names: Mapping[str, Any]) -> tuple[Operation, ...]:
    """The operations filled in; none at all when a name they need is not known."""
    try:
        return tuple(
            Operation.model_construct(
                op=operation.op,
                path=fill_plain(operation.path, names),
                value=fill_plain(operation.value, names),
                after=fill_plain(operation.after, names),
            )
            for operation in checked.rule.remedy
        )
    except KeyError:
        return ()
