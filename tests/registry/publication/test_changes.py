"""What procedures rest on: a body or a text that an element alone names is seen too."""

from datetime import date
from typing import Any

import pytest

from registry.publication.changes import relation_changes
from registry.reference import load_reference
from tests.schema.sample import procedure, published

TEXT = "66.7/2025/NQ-CP"
BASIS = {"basis": [{"instrument": TEXT}]}
SPAN = (date(2025, 12, 1), date(2026, 5, 1))


@pytest.mark.parametrize(
    "said",
    [
        {"legal_basis": [{"instrument": TEXT}]},
        {"documents": [{"id": "a", "name": "Giấy a", **BASIS}]},
        {"steps": [{"id": "a", "name": "Nộp", "actor": "applicant", **BASIS}]},
        {"fees": [{"id": "a", "kind": "fee", "amount": 1, **BASIS}]},
        {"conditions": [{"id": "a", "text": "Có đất", **BASIS}]},
    ],
    ids=lambda said: next(iter(said)),
)
def test_a_text_is_seen_wherever_it_is_named(said: dict[str, Any]) -> None:
    named = [published(procedure("1.000001", "Cấp phép", **said), 1)]

    found = relation_changes(load_reference(), named, *SPAN)

    assert [(each.key, each.procedures) for each in found if each.key == TEXT] == [
        (TEXT, (("bo-tu-phap", "1.000001"),))
    ]


def test_a_text_that_nothing_names_is_not_told() -> None:
    """The negative control."""
    silent = [published(procedure("1.000001", "Cấp phép"), 1)]

    assert TEXT not in {each.key for each in relation_changes(load_reference(), silent, *SPAN)}
