"""A rule set and a subject give findings; nothing here reads a file, a clock or a database.

A rule over a list is first asked about the whole list in one expression that answers with the paths
of the hits: with no key missing that is all. Only when the list has no answer (a key left out, the
loop budget) is the rule asked about each element by itself. A whole catalogue takes about a third
of the time of asking element by element, with the same answers (tests/rules hold both together).
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

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
from rules.language.program import Reason, Unanswered, activation
from rules.language.template import fill, fill_plain, value_at
from rules.rule import Each, Operation, Severity, Text
from rules.ruleset import CheckedRule, RuleOnDay, RuleSet

WHOLE = "."
Element = Mapping[str, Any]  # Any: plain data; as everywhere in this file


def evaluate(rules: RuleSet, subject: Subject, *, as_of: date) -> Evaluation:
    """What the rules say about a subject on a day; the same input always gives the same answer.

    Raises SubjectRefused when an element has no path.
    """
    plan = rules.on(as_of)
    sight = _Sight(subject)
    findings: list[Finding] = []
    undecided: list[NotEvaluated] = []
    for standing in plan.rules:
        for element, answer in _answers(standing.checked, sight):
            if isinstance(answer, Unanswered):
                undecided.append(_not_evaluated(standing.checked, element, answer))
            else:
                findings.append(_finding(standing, sight, element))
    return Evaluation(tuple(findings), tuple(undecided), plan.lapsed)


class _Sight:
    """One subject, prepared once for all rules."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.view = subject.view
        self._whole = activation({"p": subject.view})
        self._elements: dict[str, list[Any]] = {}

    def elements(self, list_name: str) -> list[Element] | None:
        """The elements of a list of the subject; None when the list is not known."""
        return self.view.get(list_name)

    def element(self, list_name: str, path: str) -> Element:
        return next(e for e in self.elements(list_name) or () if e["path"] == path)

    def values(self, checked: CheckedRule, element: Element | None) -> dict[str, Any]:
        """What the names of a rule's expressions stand for."""
        values: dict[str, Any] = {"p": self.view}
        if checked.params:
            values["params"] = checked.params
        if element is not None and checked.rule.each is not None:
            values[checked.rule.each.name] = element
        return values

    def whole(self, checked: CheckedRule) -> Any:
        return activation(self.values(checked, None)) if checked.params else self._whole

    def each(self, checked: CheckedRule, each: Each) -> list[Any]:
        """One activation an element; shared by all rules without parameters."""
        elements = self.elements(each.list_name) or ()
        if checked.params:
            return [activation(self.values(checked, element)) for element in elements]
        made = self._elements.get(str(each))
        if made is None:
            made = [activation(self.values(checked, element)) for element in elements]
            self._elements[str(each)] = made
        return made


Answer = tuple[Element | None, bool | Unanswered]


def _answers(checked: CheckedRule, sight: _Sight) -> Iterator[Answer]:
    """The elements a rule holds for, and those it has no answer for."""
    each = checked.rule.each
    absent = [kind for kind in checked.rule.context if kind not in sight.subject.context]
    if absent:
        yield None, Unanswered(Reason.CONTEXT, absent[0], f"there are no {absent[0]} data")
    elif each is None:
        yield from _counted(None, checked.condition(sight.whole(checked)))
    elif sight.elements(each.list_name) is None:
        name = each.list_name
        yield None, Unanswered(Reason.NOT_KNOWN, name, f'"{name}" is not known')
    else:
        yield from _element_answers(checked, each, sight)


def _element_answers(checked: CheckedRule, each: Each, sight: _Sight) -> Iterator[Answer]:
    paths = checked.condition_over_list(sight.whole(checked))
    if not isinstance(paths, Unanswered):
        for path in paths:
            yield sight.element(each.list_name, path), True
        return
    elements = sight.elements(each.list_name) or ()
    for element, values in zip(elements, sight.each(checked, each), strict=True):
        yield from _counted(element, checked.condition(values))


def _counted(element: Element | None, answer: Any) -> Iterator[Answer]:
    if isinstance(answer, Unanswered) or answer is True:
        yield element, answer
    elif answer is not False:
        text = f"it gave {type(answer).__name__}, not true or false"
        yield element, Unanswered(Reason.ERROR, None, text)


def _not_evaluated(
    checked: CheckedRule, element: Element | None, answer: Unanswered
) -> NotEvaluated:
    return NotEvaluated(checked.id, _path(element), answer.reason, answer.key, answer.text)


def _path(element: Element | None) -> str:
    if element is None:
        return WHOLE
    path = element.get("path")
    if not isinstance(path, str):
        raise SubjectRefused(f"an element has no path: {sorted(element)}. Put one in.")
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
    read = ((".".join(names), value_at(names, values)) for names in checked.evidence_names)
    return tuple(Evidence(name, _frozen(value)) for name, value in read if _is_shown(value))


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
            )
            for operation in checked.rule.remedy
        )
    except KeyError:
        return ()
