"""Single operations of a measure, written in words of the domain."""

from pathlib import Path
from typing import Any

import pytest

from registry.actors import Actor, Role
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.review import Kept, case, change_measure
from registry.review.editing.operations import Wish, remove_operation, write_operation
from registry.review.guards import AUTHORING
from registry.store import Store, read_acts
from tests.registry.folders import NOW
from tests.registry.review.reviewing import AUTHOR, KEEPS, REMOVES, TODAY, added, reviewed


@pytest.fixture
def review(store: Store, folder: Path) -> Store:
    """Case 1 with measure 1, which removes paper a."""
    reviewed(store, folder)
    assert isinstance(added(store), Kept)
    return store


def wrote(
    store: Store, element: str, change: str, value: str = "", revision: int = 1, **more: Any
) -> Kept | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of write_operation
        "actor": AUTHOR, "now": NOW, "expected_revision": revision,
        "idempotency_key": f"{element} {change} {value} {revision}",
    }  # fmt: skip
    return write_operation(store, 1, Wish(element, change, value), **asked | more)


def patch_of(store: Store) -> list[Any]:
    found = case(store, 1, actor=AUTHOR, today=TODAY)
    assert not isinstance(found, NotFound)
    return [dict(each) for each in found.measures[0].patch]


def test_a_change_becomes_an_operation_and_an_act(review: Store) -> None:
    answer = wrote(review, "documents/b", "form", "electronic")

    assert answer == Kept(1, 1, 2, 3)
    assert patch_of(review) == [
        {"op": "remove", "path": "documents/a"},
        {"op": "set", "path": "documents/b/form", "value": "electronic"},
    ]
    with review.read() as session:
        last = read_acts(session, limit=100)[-1]
    assert (last.kind, last.subject, last.base_revision) == ("write_operation", "measures/1", 1)


def test_what_is_said_anew_replaces_what_was_said(review: Store) -> None:
    wrote(review, "documents/b", "copies", "2")
    wrote(review, "documents/b", "copies", "1", revision=2)
    assert patch_of(review)[1:] == [{"op": "set", "path": "documents/b/copies", "value": 1}]

    wrote(review, "documents/b", "remove", revision=3)
    assert patch_of(review)[1:] == [{"op": "remove", "path": "documents/b"}]


def test_elements_are_merged_with_one_beside_them(review: Store) -> None:
    change_measure(
        review, 1, KEEPS, actor=AUTHOR, now=NOW, idempotency_key="k", expected_revision=1
    )
    refused = wrote(review, "documents/a", "merge", "b", revision=2)
    assert isinstance(refused, Invalid)
    assert [(each.field, each.code) for each in refused.fields] == [("value", "patch-of-keep")]


@pytest.mark.parametrize(
    ("element", "change", "value", "field", "code"),
    [
        ("documents/khac", "remove", "", "element", "element-not-there"),
        ("documents/b", "time_limit", "3 day", "change", "change-unknown"),
        ("documents/b", "copies", "hai", "value", "value-expected"),
        ("documents/b", "merge", "khac", "value", "value-expected"),
        (".", "time_limit", "ba working_day", "value", "value-expected"),
    ],
)
def test_a_mistake_is_told_at_its_field(
    review: Store, element: str, change: str, value: str, field: str, code: str
) -> None:
    before = patch_of(review)

    answer = wrote(review, element, change, value)

    assert isinstance(answer, Invalid)
    assert [(each.field, each.code) for each in answer.fields] == [(field, code)]
    assert patch_of(review) == before


def test_a_mistake_says_what_was_found_and_what_is_expected(review: Store) -> None:
    answer = wrote(review, ".", "time_limit", "ba working_day")

    assert isinstance(answer, Invalid)
    assert answer.fields[0].message.en == (
        "“ba” cannot be used: a number and a unit, such as 3 working days; 0 = at once is expected."
    )


def test_nothing_of_what_the_measure_does_away_with_can_be_changed(review: Store) -> None:
    answer = wrote(review, "documents/a", "copies", "1")

    assert isinstance(answer, Invalid)
    assert [each.code for each in answer.fields] == ["element-removed-here"]


def test_a_change_is_taken_out(review: Store) -> None:
    def out(path: str, revision: int) -> Kept | Refusal:
        return remove_operation(
            review, 1, path, actor=AUTHOR, now=NOW, idempotency_key=f"{path} {revision}",
            expected_revision=revision,
        )  # fmt: skip

    assert isinstance(out("documents/khac", 1), Invalid)
    assert isinstance(out("documents/a", 1), Kept)
    assert patch_of(review) == []


def test_a_stale_change_tells_what_somebody_else_wrote(review: Store) -> None:
    wrote(review, "documents/b", "copies", "2")

    answer = wrote(review, "documents/b", "copies", "1")

    assert isinstance(answer, Conflict)
    assert answer.current is not None
    assert answer.current["patch"][1]["value"] == 2


def test_it_needs_the_role_and_makes_its_writer_an_author(review: Store) -> None:
    viewer = Actor("xem", Role.VIEWER, "bo-cong-an")
    assert isinstance(wrote(review, "documents/b", "copies", "1", actor=viewer), Forbidden)
    assert {"write_operation", "remove_operation"} <= set(AUTHORING)
    assert REMOVES.patch
