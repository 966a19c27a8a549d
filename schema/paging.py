"""Pages of a list by Relay's rules; a cursor names a row, and the catalogue it was given for."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from strawberry.annotation import StrawberryAnnotation
from strawberry.extensions import FieldExtension
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from registry.store.pieces import Key, Window
from schema.errors import BadCursor, BadPage, StaleCursor

DEFAULT_SIZE = 20
LARGEST_SIZE = 100
_LARGEST_KEY = 2**31

Asked = tuple[int | None, str | None, int | None, str | None]  # first, after, last, before


class Paged(FieldExtension):
    """Gives a field the four arguments of Relay's connections; its resolver has them as `asked`."""

    ARGUMENTS = {"first": int | None, "after": str | None, "last": int | None, "before": str | None}

    def apply(self, field: StrawberryField) -> None:
        paging = [
            StrawberryArgument(name, None, StrawberryAnnotation(kind), default=None)
            for name, kind in self.ARGUMENTS.items()
        ]
        names = {"asked", *self.ARGUMENTS}
        others = [each for each in field.arguments if each.python_name not in names]
        field.arguments = [*others, *paging]

    def map_arguments(self, kwargs: dict[str, Any]) -> dict[str, Any]:  # Any: as declared there
        asked = tuple(kwargs.pop(name, None) for name in self.ARGUMENTS)
        return {**kwargs, "asked": asked}


@dataclass(frozen=True, slots=True)
class Page:
    """A piece of a list: its rows, and whether there is more on either side."""

    rows: Sequence[int]
    has_previous: bool
    has_next: bool


@dataclass(frozen=True, slots=True)
class Cursors:
    """The cursors of one kind of list at one revision."""

    kind: str
    revision: str

    def of(self, row: int) -> str:
        text = f"{self.kind}.{row}.{self.revision}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def row(self, cursor: str) -> int:
        """Raises BadCursor, StaleCursor."""
        kind, row, revision = _parts(cursor)
        if kind != self.kind or not (row.isascii() and row.isdigit()):
            raise BadCursor
        if revision != self.revision:
            raise StaleCursor(self.revision)
        return int(row)

    def page(self, rows: Sequence[int], asked: Asked) -> Page:
        """The piece of `rows` that is asked for. Raises BadPage, BadCursor, StaleCursor."""
        first, after, last, before = asked
        size = page_size(first, last)
        start = self._place(rows, after) + 1 if after is not None else 0
        end = self._place(rows, before) if before is not None else len(rows)
        if last is None:
            end = min(end, start + size)
        else:
            start = max(start, end - size)
        end = max(start, end)
        return Page(rows[start:end], has_previous=start > 0, has_next=end < len(rows))

    def _place(self, rows: Sequence[int], cursor: str) -> int:
        try:
            return rows.index(self.row(cursor))
        except ValueError as gone:
            raise StaleCursor(self.revision) from gone


@dataclass(frozen=True, slots=True)
class Keys:
    """The cursors of a list that is cut in the database: each is the key of its row.

    `shape` are the kinds of values that such a key is made of.
    """

    kind: str
    shape: tuple[type, ...]

    def cursor(self, key: Key) -> str:
        text = json.dumps([self.kind, *key], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def key(self, cursor: str) -> Key:
        """Raises BadCursor."""
        try:
            kind, *key = json.loads(_decoded(cursor))
        except (ValueError, TypeError) as broken:
            raise BadCursor from broken
        if kind != self.kind or tuple(map(type, key)) != self.shape:
            raise BadCursor
        if any(type(part) is int and not 0 <= part < _LARGEST_KEY for part in key):
            raise BadCursor
        return tuple(key)

    def window(self, asked: Asked) -> Window:
        """The piece that is asked for. Raises BadPage, BadCursor."""
        first, after, last, before = asked
        return Window(
            page_size(first, last),
            self.key(after) if after is not None else None,
            self.key(before) if before is not None else None,
            from_end=last is not None,
        )


LOG = Keys("l", (int,))  # a place in the log of acts
PLACE = Keys("c", (int, str, int))  # how far one was told of the catalogue


def page_size(first: int | None, last: int | None) -> int:
    """How many are asked for. Raises BadPage.

    >>> page_size(None, None)
    20
    """
    if first is not None and last is not None:
        raise BadPage("ask for `first` or for `last`, not for both.")
    size = next((n for n in (first, last) if n is not None), DEFAULT_SIZE)
    if not 0 <= size <= LARGEST_SIZE:
        raise BadPage(
            f"a page has 0 to {LARGEST_SIZE} items; found {size}. Ask for further pages by cursor.",
            limit=LARGEST_SIZE,
        )
    return size


def _parts(cursor: str) -> tuple[str, str, str]:
    try:
        kind, row, revision = _decoded(cursor).split(".", 2)
    except ValueError as broken:
        raise BadCursor from broken
    return kind, row, revision


def _decoded(cursor: str) -> str:
    """Raises ValueError."""
    padded = cursor + "=" * (-len(cursor) % 4)
    return base64.b64decode(padded, b"-_", validate=True).decode()
