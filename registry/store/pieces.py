"""Lists in pieces, cut in the database: from a key on, so that no page costs more than another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, SQLColumnExpression, tuple_

Row = TypeVar("Row")
Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])  # Any: the columns are the caller's
Key = tuple[Any, ...]  # what a list is ordered by: days as text, numbers


@dataclass(frozen=True, slots=True)
class Window:
    """Which piece of a list is wanted: so many behind one key and before another.

    `from_end`: the last ones of them instead of the first.
    """

    size: int
    after: Key | None = None
    before: Key | None = None
    from_end: bool = False


FIRST_PIECE = Window(100)


@dataclass(frozen=True, slots=True)
class Piece(Generic[Row]):
    """The rows of a window in the order of the list, and whether there is more on either side."""

    rows: tuple[Row, ...]
    has_previous: bool = False
    has_next: bool = False


def windowed(
    query: Query,
    keys: Sequence[SQLColumnExpression[Any]],
    window: Window,
    *,
    falling: bool = False,
) -> Query:
    """The query for one row more than the window holds; `cut` takes that one off again.

    `keys` tell one row from every other; `falling`: the list is ordered from the largest on.
    """
    place = tuple_(*keys)
    for key, is_start in ((window.after, True), (window.before, False)):
        if key is not None:
            bound = tuple_(*key)
            query = query.where(place < bound if is_start is falling else place > bound)
    down = falling is not window.from_end
    return query.order_by(*(key.desc() if down else key.asc() for key in keys)).limit(
        window.size + 1
    )


def cut(rows: Iterable[Row], window: Window) -> Piece[Row]:
    """A window from the rows of `windowed`, in whatever direction they were read."""
    found = list(islice(rows, window.size + 1))
    more, kept = len(found) > window.size, found[: window.size]
    if window.from_end:
        return Piece(tuple(reversed(kept)), more, window.before is not None)
    return Piece(tuple(kept), window.after is not None, more)


def is_within(key: Key, window: Window) -> bool:
    """Whether a rising list has this key inside the bounds of the window."""
    after, before = window.after, window.before
    return (after is None or key > after) and (before is None or key < before)
