"""The pages made from facts and rules are the ones in `docs/`."""

from pathlib import Path

from registry.analysis.facts import FACTS
from registry.analysis.rulebook.documentation import FACTS_FILE, RULES_FILE, facts_page, rules_page


def test_the_list_of_facts_is_current() -> None:
    assert Path(FACTS_FILE).read_text("utf-8") == facts_page(), "run `make docs`"


def test_the_list_of_rules_is_current() -> None:
    assert Path(RULES_FILE).read_text("utf-8") == rules_page(), "run `make docs`"


def test_a_condition_ends_where_its_block_ends() -> None:
    assert "\n\n```\n" not in rules_page()


def test_every_fact_says_what_it_means() -> None:
    for facts in FACTS.values():
        for fact in facts.values():
            assert len(fact.says) > 10, fact.name
