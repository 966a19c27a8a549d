"""Every remedy is a patch that can be applied to what its rule hits, and undone."""

from datetime import date

import pytest

from registry.analysis.shipped import load, prepare
from registry.procedure.patch import apply
from registry.procedure.reading import procedure_from_data
from rules import CheckedRule, RuleSet, RuleTest, evaluate

HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-cong-an", "name": "Thủ tục"}
DAY = date(2026, 11, 23)
HITS = [
    pytest.param(checked, example, id=f"{checked.id}-{example.name}")
    for checked in load().rules
    for example in checked.rule.tests
    if example.expect and checked.rule.remedy
]


@pytest.mark.parametrize(("checked", "example"), HITS)
def test_a_remedy_changes_what_its_rule_hits(checked: CheckedRule, example: RuleTest) -> None:
    day = example.as_of or DAY
    given = {key: value for key, value in example.given.items() if key != "context"}
    procedure = procedure_from_data({**HEAD, **given})
    found = evaluate(RuleSet.trial(checked), prepare(example.given, day), as_of=day).findings

    for finding in found:
        after, undo = apply(finding.remedy, procedure)

        assert after != procedure
        assert apply(undo, after)[0] == procedure


def test_most_rules_have_a_remedy() -> None:
    assert len({checked.values[0] for checked in HITS}) >= 10
