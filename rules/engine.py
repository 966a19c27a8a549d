"""A rule set and a subject give findings; nothing here reads a file, a clock or a database.

A rule over a list is first asked about the whole list in one expression that answers with the paths
of the hits: with no key missing that is all. Only when the list has no answer (a key left out, the
loop budget) is the rule asked about each element by itself. A whole catalogue takes about a third
of the time of asking element by element, with the same answers (tests/rules hold both together).
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
    sight = _Sight(subject)
    findings: list[Finding] = []
    undecided: list[NotEvaluated] = []
    for standing in plan.rules:
        for element, answer in _answers(standing.checked, sight):
            if answer is True:
                findings.append(_finding(standing, sight, element))
            else:
                undecided.append(_not_evaluated(standing.checked, element, answer))
    return Evaluation(tuple(findings), tuple(undecided), plan.lapsed)


class _Sight:
    """One subject, prepared once for all rules."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.view = subject.view
        self._whole = activation({"p": subject.view})
        self._elements: dict[Each, list[Any]] = {}

    def elements(self, list_name: str) -> list[Element] | None:
        """The elements of a list of the subject; None when the list is not known."""
        found = self.view.get(list_name)
        if found is not None and not isinstance(found, list):
            raise SubjectRefused(f'"{list_name}" is no list but {type(found).__name__}.')
        return found

    def values(self, checked: CheckedRule, element: Element | None) -> dict[str, Any]:
        """What the names of a rule's expressions stand for."""
        values: dict[str, Any] = {"p": self.view}
        if checked.params:
            values["params"] = checked.params
        if element is not None and checked.rule.each is not None:
            values[checked.rule.each.name] = element
        return values

    def whole(self, checked: CheckedRule) -> Any:
        """An activation without an element; one for all rules without parameters."""
        return activation(self.values(checked, None)) if checked.params else self._whole

    def each(self, checked: CheckedRule, each: Each, elements: list[Element]) -> list[Any]:
        """One activation an element; shared by all rules without parameters."""
        if checked.params:
            return [activation(self.values(checked, element)) for element in elements]
        if each not in self._elements:
            made = [activation(self.values(checked, element)) for element in elements]
            self._elements[each] = made
        return self._elements[each]


Answer = tuple[Element | None, Literal[True] | Unanswered]


def _answers(checked: CheckedRule, sight: _Sight) -> Sequence[Answer]:
    """The elements a rule holds for, and those it has no answer for."""
    rule = checked.rule
    if rule.context and (absent := checked.absent_context(sight.subject.context)):
        return [(None, Unanswered(Reason.CONTEXT, absent, f"there are no {absent} data"))]
    if rule.each is None:
        return _counted(None, checked.condition(sight.whole(checked)))
    elements = sight.elements(rule.each.list_name)
    if elements is None:
        return [(None, not_known(rule.each.list_name))]
    paths = checked.condition_over_list(sight.whole(checked))
    if isinstance(paths, Unanswered):
        return _one_by_one(checked, elements, sight.each(checked, rule.each, elements))
    hits = set(paths)
    return [(element, True) for element in elements if element["path"] in hits] if hits else ()


def _one_by_one(
    checked: CheckedRule, elements: list[Element], activations: list[Any]
) -> Sequence[Answer]:
    return [
        answer
        for element, values in zip(elements, activations, strict=True)
        for answer in _counted(element, checked.condition(values))
    ]


def _counted(element: Element | None, answer: Any) -> Sequence[Answer]:
    if answer is False:
        return ()
    if answer is True or isinstance(answer, Unanswered):
        return ((element, answer),)
    text = f"it gave {type(answer).__name__}, not true or false"
    return ((element, Unanswered(Reason.ERROR, None, text)),)


def _not_evaluated(
    checked: CheckedRule, element: Element | None, answer: Unanswered
) -> NotEvaluated:
    return NotEvaluated(checked.id, _path(element), answer.reason, answer.key, answer.text)


def _path(element: Element | None) -> str:
    if element is None:
        return WHOLE
    path = element.get("path")
    if not isinstance(path, str):
        raise SubjectRefused(f'an element has no text "path": {sorted(element)}.')
    return path


def _finding(standing: RuleOnDay, sight: _Sight, element: Element | None) -> Finding:
    checked = standing.checked
    values = sight.values(checked, element)
    path = _path(element)
    severity, confidence = _weight(standing, sight, element, values)
    return Finding(
        rule=checked.id,
        version=checked.rule.version,
        severity=severity,
        criterion=checked.rule.criterion,
        identity=sight.subject.identity,
        element=path,
        register=_register(checked, values),
        message=_filled(checked.rule.message, values),
        evidence=_evidence(checked, values),
        basis=standing.grounds,
        remedy=_remedy(checked, values),
        confidence=confidence,
        fingerprint=fingerprint(checked.id, sight.subject.identity, path),
    )


def _weight(
    standing: RuleOnDay, sight: _Sight, element: Element | None, values: Mapping[str, Any]
) -> tuple[Severity, Confidence]:
    """Severity and confidence; an `unsure` without an answer counts as unsure."""
    unsure = standing.checked.rule.unsure
    program = standing.checked.unsure
    if unsure and program and program(activation(values)) is not False:
        return standing.severity.at_most(unsure.severity), Confidence.SUGGESTED
    said = (element or {}).get("confidence") or sight.view.get("confidence")
    confirmed = said == Confidence.CONFIRMED
    return standing.severity, Confidence.CONFIRMED if confirmed else Confidence.SUGGESTED


def _register(checked: CheckedRule, values: Mapping[str, Any]) -> str | None:
    if checked.register is None:
        return None
    word = checked.register(activation(values))
    return word if isinstance(word, str) and word else None


def _filled(text: Text, values: Mapping[str, Any]) -> Text:
    return Text.model_construct(vi=fill(text.vi, values), en=fill(text.en, values))


def _evidence(checked: CheckedRule, values: Mapping[str, Any]) -> tuple[Evidence, ...]:
    """What the condition read, as far as it is known; lists of elements are left out."""
    read = [(dotted, value_at(names, values)) for dotted, names in checked.evidence_names]
    return tuple([Evidence(name, _frozen(value)) for name, value in read if _is_shown(value)])


def _is_shown(value: Any) -> bool:
    if isinstance(value, list):
        return not any(isinstance(item, dict | list) for item in value)
    return value is not None and not isinstance(value, dict)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _remedy(checked: CheckedRule, values: Mapping[str, Any]) -> tuple[Operation, ...]:
    """The operations filled in; none at all when a name they need is not known."""
    try:
        return tuple(
            Operation.model_construct(
                op=operation.op,
                path=fill_plain(operation.path, values),
                value=fill_plain(operation.value, values),
                after=fill_plain(operation.after, values),
            )
            for operation in checked.rule.remedy
        )
    except KeyError:
        return ()
