"""The examples inside rule files, run: what each expected and what was found instead."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.engine import evaluate
from rules.finding import Evaluation, Subject
from rules.rule import RuleTest
from rules.ruleset import CheckedRule, RuleSet
from rules.source import BrokenFile

# From a test's `given` (plain data as the caller's files have it) and the day to what rules see.
Prepare = Callable[[Mapping[str, Any], date], Subject]


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
    rules: Iterable[CheckedRule], prepare: Prepare, *, as_of: date
) -> tuple[TestResult, ...]:
    """Every test of every rule, on its own day or on `as_of`; draft and retired rules too.

    A BrokenFile or ValueError that `prepare` raises is a problem of the test, not of the run.
    """
    return tuple(
        _run(checked, number, prepare, as_of)
        for checked in rules
        for number in range(len(checked.rule.tests))
    )


def _run(checked: CheckedRule, number: int, prepare: Prepare, as_of: date) -> TestResult:
    test = checked.rule.tests[number]
    day = test.as_of or as_of
    try:
        subject = prepare(test.given, day)
    except (BrokenFile, ValueError) as error:
        problems: tuple[str, ...] = (f"its `given` is refused: {error}",)
    else:
        problems = tuple(_problems(test, evaluate(RuleSet.trial(checked), subject, as_of=day), day))
    lapsed = not checked.rule.grounds(day)
    return TestResult(checked.id, test.name, checked.file, problems, number, lapsed)


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
