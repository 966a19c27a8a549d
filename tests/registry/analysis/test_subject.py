"""What rules see: known keys and facts only, as plain data, and never more than was asked for."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.analysis.facts import FACTS
from registry.analysis.rulebook.shipped import load
from registry.analysis.subject import LISTS, describe, subject, view
from registry.procedure.reading import procedure_from_data, read_procedure
from rules import Subject, evaluate

TODAY = date(2026, 11, 23)
HARD_RECORDS = sorted(Path("tests/data/hard_records").glob("*.yaml"))
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}


def seen(**keys: Any) -> Any:
    return view(procedure_from_data({**HEAD, **keys}), TODAY)


def test_a_key_left_out_is_not_there() -> None:
    paper = seen(documents=[{"id": "a", "name": "A"}])["documents"][0]

    assert "form" not in paper
    assert "register" not in paper
    assert paper["fallback_only"] is False


def test_amounts_are_decimals_and_units_are_text() -> None:
    found = seen(time_limit="1.5 working_day")

    assert found["time_limit"] == {"amount": 1.5, "unit": "working_day", "is_set": True}
    assert seen(time_limit="none")["time_limit"] == {"is_set": False}


def test_elements_know_their_paths() -> None:
    found = seen(
        channels=[{"by": "online"}],
        documents=[{"id": "a", "name": "A"}],
        legal_basis=[{"instrument": "68/2020/QH14"}],
    )

    assert [found[name][0]["path"] for name in ("channels", "documents", "legal_basis")] == [
        "channels/online",
        "documents/a",
        "legal_basis/68-2020-qh14",
    ]


def test_a_paper_told_by_its_name_only_is_a_suggestion() -> None:
    named = {"id": "a", "name": "Giấy khai sinh"}
    found = seen(documents=[named, {**named, "id": "b", "type": "giay-khai-sinh"}])

    assert [paper["confidence"] for paper in found["documents"]] == ["suggested", "confirmed"]
    assert seen(source={"read": "suggested"})["confidence"] == "suggested"
    assert seen(source={"read": "confirmed"})["confidence"] == "confirmed"


def test_every_list_and_fact_is_described() -> None:
    types = describe()

    for name, message in LISTS.items():
        assert types.messages["Procedure"][name] == f"list<{message}>"
    for message, facts in FACTS.items():
        assert facts.keys() <= types.messages[message].keys()


@pytest.mark.parametrize("file", HARD_RECORDS, ids=lambda file: file.stem)
def test_all_that_is_seen_is_described_and_plain(file: Path) -> None:
    found = view(read_procedure(file.read_bytes(), file.name).procedure, TODAY)

    check(found, "Procedure")


def check(value: Any, message: str) -> None:
    """Keys are described, values are of the described type."""
    described = describe()
    for key, item in value.items():
        type_ = described.fields(message)[key]
        items = item if type_.many else [item]
        assert isinstance(item, list) == type_.many, (message, key)
        for each in items:
            if type_.name in described.messages:
                check(each, type_.name)
            else:
                kinds = {"string": str, "bool": bool, "int": int, "double": float}
                assert type(each) is kinds[type_.name], (message, key, each)


@pytest.mark.parametrize("file", HARD_RECORDS, ids=lambda file: file.stem)
def test_rules_find_the_same_in_what_they_ask_for_as_in_everything(file: Path) -> None:
    procedure = read_procedure(file.read_bytes(), file.name).procedure
    lazy = subject(procedure, TODAY)
    whole = Subject(lazy.identity, view(procedure, TODAY), lazy.context)
    rules = load().rules

    assert evaluate(rules, lazy, as_of=TODAY) == evaluate(rules, whole, as_of=TODAY)


def test_a_fact_that_no_decision_needs_is_not_worked_out() -> None:
    # Nobody else asks about this day: papers that are alike share what was worked out on a day.
    seen_by_rules: Any = subject(
        procedure_from_data({**HEAD, "documents": [{"id": "a", "name": "A"}]}), date(2031, 5, 17)
    ).view

    assert seen_by_rules.get("documents")[0].get("asked") is True
    assert dict.keys(seen_by_rules) == {"documents"}
    assert dict.keys(seen_by_rules["documents"][0]) == {"asked"}
