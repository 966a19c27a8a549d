"""The examples inside rule files, run: what each expected and what was found instead."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from rules.engine import evaluate
from rules.finding import Evaluation, Subject, Undecided
from rules.rule import Over, Rule, RuleTest
from rules.ruleset import CheckedRule, RuleSet
from rules.source import BrokenFile

# From a test's `given` (plain data as the caller's files have it) and the day to what rules see.
Prepare = Callable[[Mapping[str, Any], date], Subject]
# The same for a rule over a catalogue: the subjects that its question tells something about.
Ask = Callable[[Rule, Mapping[str, Any], date], Sequence[Subject]]


@dataclass(frozen=True, slots=True)
class TestResult:
    """How one example went; `problems` is empty when it went as written.

    `number` counts the examples of the rule's file from 0; it has `lapsed` when no ground of the
    rule is in force on the day.
    """

    __test__ = False  # pytest collects classes by this name

    rule: str
    name: str
    file: str
    problems: tuple[str, ...]
    number: int = 0
    lapsed: bool = False

    @property
    def passed(self) -> bool:
        return not self.problems

    def __str__(self) -> str:
        said = "; ".join(self.problems) or "as expected"
        return f"{self.file}: {self.rule} “{self.name}”: {said}"


def run_tests(
    rules: Iterable[CheckedRule], prepare: Prepare, *, as_of: date, ask: Ask | None = None
) -> tuple[TestResult, ...]:
    """Every test of every rule, on its own day or on `as_of`; draft and retired rules too.

    `ask` is needed for rules over a catalogue. A BrokenFile or ValueError that it or `prepare`
    raises is a problem of the test, not of the run.
    """
    return tuple(
        _run(checked, number, _given(checked.rule, prepare, ask), as_of)
        for checked in rules
        for number in range(len(checked.rule.tests))
    )


_Given = Callable[[Mapping[str, Any], date], Sequence[Subject]]


def _given(rule: Rule, prepare: Prepare, ask: Ask | None) -> _Given:
    if rule.over is Over.PROCEDURE:
        return lambda given, day: (prepare(given, day),)
    if ask is None:
        raise ValueError(f"{rule.id} is over a catalogue; say how its question is asked.")
    return partial(ask, rule)


def _run(checked: CheckedRule, number: int, given: _Given, as_of: date) -> TestResult:
    test = checked.rule.tests[number]
    day = test.as_of or as_of
    trial = RuleSet.trial(checked)
    lapsed = trial.on(day).lapsed
    try:
        subjects = given(test.given, day)
    except (BrokenFile, ValueError) as error:
        problems: tuple[str, ...] = (f"its `given` is refused: {error}",)
    else:
        answers = [(each, evaluate(trial, each, as_of=day)) for each in subjects]
        problems = tuple(_problems(test, _together(checked.rule, answers, lapsed), day))
    return TestResult(checked.id, test.name, checked.file, problems, number, bool(lapsed))


def _together(
    rule: Rule, answers: Sequence[tuple[Subject, Evaluation]], lapsed: tuple[str, ...]
) -> Evaluation:
    """One answer; over a catalogue an element is told with whose it is."""
    if rule.over is Over.PROCEDURE:
        return answers[0][1]

    def told(subject: Subject, element: str) -> str:
        return f"{'/'.join(subject.identity)} {element}"

    return Evaluation(
        tuple(replace(f, element=told(s, f.element)) for s, e in answers for f in e.findings),
        Undecided.of(
            n._replace(element=told(s, n.element)) for s, e in answers for n in e.not_evaluated
        ),
        lapsed,
    )


def _problems(test: RuleTest, evaluation: Evaluation, day: date) -> Iterable[str]:
    if evaluation.lapsed:
        yield f"no ground of the rule is in force on {day}; give the test an `as_of`"
        return
    found = [finding.element for finding in evaluation.findings]
    if found != list(test.expect):
        yield f"expected {_listed(test.expect)}, found {_listed(found)}"
    undecided = [each.element for each in evaluation.not_evaluated]
    if undecided != list(test.not_evaluated):
        reasons = {each.text for each in evaluation.not_evaluated}
        because = f" ({'; '.join(sorted(reasons))})" if reasons else ""
        expected = _listed(test.not_evaluated)
        yield f"expected not evaluated: {expected}, was: {_listed(undecided)}{because}"
    severities = {finding.severity for finding in evaluation.findings} - {test.severity}
    if test.severity and severities:
        yield f"expected severity {test.severity}, found {_listed(sorted(severities))}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "nothing"
