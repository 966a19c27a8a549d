"""Pages and cursors by Relay's rules."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.errors import BadCursor, BadPage, StaleCursor
from schema.paging import LARGEST_SIZE, Asked, Cursors
from tests.schema.sample import answer, ask, catalogue, procedure

CURSORS = Cursors("p", "7.x")
ROWS = [30, 10, 20, 50, 40]


def at(row: int) -> str:
    return CURSORS.of(row)


@pytest.mark.parametrize(
    ("asked", "rows", "has_previous", "has_next"),
    [
        ((None, None, None, None), [30, 10, 20, 50, 40], False, False),
        ((2, None, None, None), [30, 10], False, True),
        ((2, at(10), None, None), [20, 50], True, True),
        ((2, at(50), None, None), [40], True, False),
        ((2, at(40), None, None), [], True, False),
        ((None, None, 2, None), [50, 40], True, False),
        ((None, None, 2, at(20)), [30, 10], False, True),
        ((None, at(30), None, at(50)), [10, 20], True, True),
        ((None, at(50), None, at(30)), [], True, True),
        ((0, None, None, None), [], False, True),
    ],
)
def test_a_page_is_what_was_asked_for(
    asked: Asked, rows: list[int], has_previous: bool, has_next: bool
) -> None:
    page = CURSORS.page(ROWS, asked)

    assert (page.rows, page.has_previous, page.has_next) == (rows, has_previous, has_next)


@pytest.mark.parametrize("size", [-1, LARGEST_SIZE + 1])
def test_a_page_that_is_too_large_or_negative_is_refused(size: int) -> None:
    with pytest.raises(BadPage):
        CURSORS.page(ROWS, (size, None, None, None))
    with pytest.raises(BadPage):
        CURSORS.page(ROWS, (None, None, size, None))


@pytest.mark.parametrize(
    "cursor", ["", "é", "x", "cA", base64.b64encode(b"p.x.7.x").decode(), Cursors("f", "7.x").of(1)]
)
def test_what_is_no_cursor_of_the_list_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursor):
        CURSORS.row(cursor)


def test_a_cursor_of_another_revision_or_of_a_row_that_left_is_stale() -> None:
    with pytest.raises(StaleCursor):
        CURSORS.row(Cursors("p", "8").of(30))
    with pytest.raises(StaleCursor):
        CURSORS.page(ROWS, (1, at(99), None, None))


@given(rows=st.lists(st.integers(0, 999), unique=True), size=st.integers(1, 7))
def test_walking_forward_and_backward_gives_every_row_once(rows: list[int], size: int) -> None:
    forward: list[int] = []
    after = None
    while (page := CURSORS.page(rows, (size, after, None, None))).rows:
        forward += page.rows
        after = at(page.rows[-1])
    backward: list[int] = []
    before = None
    while (page := CURSORS.page(rows, (None, None, size, before))).rows:
        backward = [*page.rows, *backward]
        before = at(page.rows[0])

    assert forward == backward == rows


def test_a_client_with_a_cursor_of_an_older_catalogue_is_told_to_start_again() -> None:
    document = "query Q($c: String) {procedures(after: $c) {edges {cursor} pageInfo {endCursor}}}"
    old = catalogue([procedure("1.000001", "A")])
    new = catalogue([procedure("1.000001", "A"), procedure("1.000002", "B")], revision="2")
    cursor = ask(document, of=old)["procedures"]["pageInfo"]["endCursor"]

    found = answer(document, {"c": cursor}, of=new)

    assert found["data"] == {"procedures": None}
    assert [error["extensions"]["code"] for error in found["errors"]] == ["STALE_CURSOR"]
    assert found["errors"][0]["path"] == ["procedures"]
