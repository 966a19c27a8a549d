"""Every remedy is a patch that can be applied to what its rule hits, and undone."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from registry.analysis.rulebook.shipped import ask, load, prepare
from registry.procedure.model import Procedure
from registry.procedure.patch import apply
from registry.procedure.reading import procedure_from_data
from rules import CheckedRule, Over, RuleSet, RuleTest, Subject, evaluate

HEAD = {
    "schema": "procedure/v1",
    "code": "1.000001",
    "authority": "bo-tai-chinh",
    "name": "Thủ tục",
}
DAY = date(2026, 11, 23)
HITS = [
    pytest.param(checked, example, id=f"{checked.id}-{example.name}")
    for checked in load().rules
    for example in checked.rule.tests
    if example.expect and checked.rule.remedy
]


def procedures_of(example: RuleTest) -> Mapping[tuple[str, ...], Procedure]:
    """The procedures of an example by identity: the only one, or those of its catalogue."""
    keys = {key: value for key, value in example.given.items() if key != "context"}
    made = [procedure_from_data({**HEAD, **each}) for each in keys.get("procedures", [keys])]
    return {(each.authority, each.code): each for each in made}


def subjects_of(checked: CheckedRule, example: RuleTest, day: date) -> Sequence[Subject]:
    if checked.rule.over is Over.CATALOGUE:
        return ask(checked.rule, example.given, day)
    return [prepare(example.given, day)]


@pytest.mark.parametrize(("checked", "example"), HITS)
def test_a_remedy_changes_what_its_rule_hits(checked: CheckedRule, example: RuleTest) -> None:
    day = example.as_of or DAY
    known = procedures_of(example)

    for seen in subjects_of(checked, example, day):
        for finding in evaluate(RuleSet.trial(checked), seen, as_of=day).findings:
            after, undo = apply(finding.remedy, known[finding.identity])

            assert after != known[finding.identity]
            assert apply(undo, after)[0] == known[finding.identity]


def test_most_rules_have_a_remedy() -> None:
    assert len({checked.values[0] for checked in HITS}) >= 10
