"""The shipped rules: they load, their examples go as written, they cite known law."""

from datetime import date

import pytest

from registry.analysis.rulebook.shipped import failures, load
from registry.reference import load_reference
from rules import CheckedRule, Severity

LOADED = load()
TODAY = date(2026, 11, 23)
AFTER_THE_RESOLUTION = date(2027, 3, 1)


def test_no_rule_file_is_broken() -> None:
    assert LOADED.errors == ()


def test_every_example_goes_as_written() -> None:
    assert failures(LOADED, TODAY) == []


@pytest.mark.parametrize("checked", list(LOADED.rules), ids=lambda checked: checked.id)
def test_a_rule_explains_itself_in_both_languages(checked: CheckedRule) -> None:
    said = checked.rule.false_positives

    assert said.vi
    assert len(said.vi) == len(said.en)
    assert checked.rule.group
    assert checked.rule.outcome


@pytest.mark.parametrize("checked", list(LOADED.rules), ids=lambda checked: checked.id)
def test_a_rule_stands_on_instruments_of_the_reference_data(checked: CheckedRule) -> None:
    known = load_reference().instruments

    for basis in checked.rule.basis:
        assert basis.instrument in known
        if basis.status == "verified":
            assert known[basis.instrument].status == "verified"


def test_the_file_is_named_after_the_rule() -> None:
    for checked in LOADED.rules:
        assert checked.id in checked.file


def test_once_only_rules_stay_with_less_weight_when_the_resolution_ends() -> None:
    once_only = {r.id for r in LOADED.rules if r.rule.group == "once_only"}
    before = {r.checked.id for r in LOADED.rules.on(TODAY).rules}
    after = {r.checked.id for r in LOADED.rules.on(AFTER_THE_RESOLUTION).rules}

    assert (before - after) & once_only == {"TTHC-D23"}
    assert LOADED.rules["TTHC-D08"].rule.severity is Severity.HIGH


def test_a_rule_on_law_not_yet_in_force_says_nothing() -> None:
    day = date(2026, 6, 30)

    assert "TTHC-O01" in LOADED.rules.on(day).lapsed
