"""A patch as a change of the file's own text, so that comments and style around it stay.

The procedure before and after are compared, and each difference is written where the YAML has it.
What cannot be written so gives no change at all: `text_changes` reads the changed text again and
gives it out only when it says exactly what `apply` says.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeGuard

from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from registry.procedure.errors import PatchConflict, PatchPathUnknown, PatchRefused
from registry.procedure.patch import apply
from registry.procedure.paths import item_key
from registry.procedure.reading import ProcedureFile, read_procedure
from registry.procedure.writing import plain_data
from rules import BrokenFile, Operation
from rules.source import Place

_Data = Any  # Any: plain data of any shape, everywhere in this file
# A line break that not every tool counts as one.
_OTHER_BREAK: Final = re.compile("\r(?!\n)")
_PLAIN: Final = re.compile(r"[^\W_][\w/.-]*(?: [\w/.-]+)*")
_NO_PLAIN: Final = frozenset({"null", "Null", "NULL"})


@dataclass(frozen=True, slots=True, order=True)
class TextChange:
    """The characters from `start` up to `end` are replaced by `text`; both count from 0."""

    start: int
    end: int
    text: str


class _CannotBeWritten(Exception):
    """The YAML has a form in which this difference has no simple place."""


def changed(content: str, changes: Sequence[TextChange]) -> str:
    """The text after the changes, which must not overlap."""
    for change in sorted(changes, reverse=True):
        content = content[: change.start] + change.text + content[change.end :]
    return content


def place_of(content: str, offset: int) -> Place:
    """Line and column of a character, both from 1."""
    line = content.count("\n", 0, offset) + 1
    return Place(line, offset - content.rfind("\n", 0, offset))


def text_changes(
    file: ProcedureFile, content: str, patch: Sequence[Operation]
) -> tuple[TextChange, ...] | None:
    """What to change in the text of a file so that it says what the patch gives.

    None when that cannot be written as a small change, or when the patch does not fit.
    """
    root = file.source.root
    if root is None or _OTHER_BREAK.search(content):
        return None
    try:
        after, _ = apply(patch, file.procedure)
        before = plain_data(file.procedure)
        changes = tuple(sorted(_Writer(content).changes(root, before, plain_data(after))))
        read = read_procedure(changed(content, changes), file.source.file)
    except (_CannotBeWritten, BrokenFile, PatchConflict, PatchPathUnknown, PatchRefused):
        return None
    return changes if plain_data(read.procedure) == plain_data(after) else None


class _Writer:
    """Finds the places of differences in one text."""

    def __init__(self, content: str) -> None:
        self._content = content

    def changes(
        self, node: Node, before: _Data, after: _Data, name: str = ""
    ) -> Iterator[TextChange]:
        """What to change in the value of the key `name` so that it is `after`."""
        if before == after:
            return
        if isinstance(node, MappingNode) and isinstance(before, dict) and isinstance(after, dict):
            yield from self._mapping(node, before, after)
        elif isinstance(node, SequenceNode) and isinstance(before, list):
            yield from self._sequence(name, node, before, after)
        else:
            yield TextChange(_start(node), self._end(node), _flow(after))

    def _mapping(self, node: MappingNode, before: _Data, after: _Data) -> Iterator[TextChange]:
        pairs: list[tuple[ScalarNode, Node]] = [
            (key, value) for key, value in node.value if key.value in before
        ]
        gone = [at for at, (key, _) in enumerate(pairs) if key.value not in after]
        if len(gone) == len(pairs) or (node.flow_style and (len(gone) > 1 or not node.value)):
            yield TextChange(_start(node), self._end(node), _flow(after))
            return
        for at, (key, value) in enumerate(pairs):
            if at in gone:
                yield self._without_pair(node, pairs, at)
            else:
                old, new = before[key.value], after[key.value]
                yield from self._value(key, value, old, new)
        for key in (key for key in after if key not in before):
            yield self._with_pair(node, key, after[key])

    def _value(self, key: ScalarNode, value: Node, old: _Data, new: _Data) -> Iterator[TextChange]:
        """A value below its key: a block that becomes a word goes to the key's line."""
        is_block = isinstance(value, CollectionNode) and not value.flow_style
        if old == new:
            return
        if (
            isinstance(value, CollectionNode)
            and is_block
            and not self._goes_inside(key.value, value, old, new)
        ):
            yield TextChange(self._after_colon(key), self._end(value), f" {_flow(new)}")
        else:
            yield from self.changes(value, old, new, key.value)

    def _goes_inside(self, name: str, node: CollectionNode, old: _Data, new: _Data) -> bool:
        """Whether the block stays a block with something in it."""
        if not new or type(old) is not type(new):
            return False
        if isinstance(node, MappingNode):
            return any(key.value in new for key, _ in node.value)
        return _aligned(name, node, old, new) is not None

    def _after_colon(self, key: Node) -> int:
        found = re.compile(r"[ \t]*:").match(self._content, key.end_mark.index)
        if found is None:
            raise _CannotBeWritten
        return found.end()

    def _without_pair(
        self, node: MappingNode, pairs: Sequence[tuple[ScalarNode, Node]], at: int
    ) -> TextChange:
        key, value = pairs[at]
        following = pairs[at + 1][0] if at + 1 < len(pairs) else None
        if node.flow_style or not self._begins_line(_start(key)):
            return self._one_of_row(
                _start(key),
                self._end(value),
                _start(following) if following else None,
                self._end(pairs[at - 1][1]) if at and node.flow_style else None,
            )
        return self._lines(_start(key), self._end(value))

    def _one_of_row(
        self, start: int, end: int, following: int | None, preceding: int | None
    ) -> TextChange:
        """One of several on a line goes with the comma or the space beside it."""
        if following is not None:
            return TextChange(start, following, "")
        if preceding is None:
            raise _CannotBeWritten
        return TextChange(preceding, end, "")

    def _lines(self, start: int, end: int) -> TextChange:
        """Whole lines, from that of `start` to that of `end`."""
        first = self._content.rfind("\n", 0, start) + 1
        last = self._line_end(end)
        return TextChange(first, min(last + 1, len(self._content)), "")

    def _with_pair(self, node: MappingNode, key: str, value: _Data) -> TextChange:
        empty = next((v for k, v in node.value if k.value == key), None)
        if empty is not None:  # `key:` or `key: null` is a key left out
            name = next(k for k, _ in node.value if k.value == key)
            return TextChange(self._after_colon(name), self._end(empty), f" {_flow(value)}")
        written = f"{key}: {_flow(value)}"
        last = self._end(node.value[-1][1])
        if node.flow_style:
            return TextChange(last, last, f", {written}")
        at = self._line_end(last)
        return TextChange(at, at, f"\n{' ' * node.value[0][0].start_mark.column}{written}")

    def _sequence(
        self, name: str, node: SequenceNode, before: _Data, after: _Data
    ) -> Iterator[TextChange]:
        kept = _aligned(name, node, before, after)
        if kept is None:
            yield TextChange(_start(node), self._end(node), _flow(after))
            return
        for at, item in enumerate(node.value):
            if at in kept:
                yield from self.changes(item, before[at], after[kept[at]])
            else:
                yield self._without_item(node, at)
        new_at = {new: at for at, new in kept.items()}
        behind: int | None = None
        for number, value in enumerate(after):
            if number in new_at:
                behind = new_at[number]
            else:
                yield self._with_item(node, behind, value)

    def _without_item(self, node: SequenceNode, at: int) -> TextChange:
        item = node.value[at]
        if node.flow_style:
            following = _start(node.value[at + 1]) if at + 1 < len(node.value) else None
            preceding = self._end(node.value[at - 1]) if at else None
            return self._one_of_row(_start(item), self._end(item), following, preceding)
        return self._lines(self._dash(item), self._end(item))

    def _with_item(self, node: SequenceNode, behind: int | None, value: _Data) -> TextChange:
        item = node.value[behind or 0]
        if node.flow_style:
            at = _start(item) if behind is None else self._end(item)
            return TextChange(
                at, at, f"{_flow(value)}, " if behind is None else f", {_flow(value)}"
            )
        dash = self._dash(item)
        indent = " " * (dash - self._content.rfind("\n", 0, dash) - 1)
        if behind is None:
            at = dash - len(indent)
            return TextChange(at, at, f"{indent}- {_flow(value)}\n")
        at = self._line_end(self._end(item))
        return TextChange(at, at, f"\n{indent}- {_flow(value)}")

    def _dash(self, item: Node) -> int:
        """Where the `-` of an item stands; it must be the first on its line."""
        start = _start(item)
        dash = self._content.rfind("-", 0, start)
        if self._content[dash + 1 : start].strip() or not self._begins_line(dash):
            raise _CannotBeWritten
        return dash

    def _begins_line(self, at: int) -> bool:
        return not self._content[self._content.rfind("\n", 0, at) + 1 : at].strip()

    def _line_end(self, at: int) -> int:
        found = self._content.find("\n", at)
        return len(self._content) if found < 0 else found

    def _end(self, node: Node) -> int:
        """The end of a value's own characters, without what follows it."""
        if isinstance(node, CollectionNode):
            if node.flow_style or not node.value:
                return int(node.end_mark.index)
            last = node.value[-1]
            return self._end(last[1] if isinstance(node, MappingNode) else last)
        end = int(node.end_mark.index)
        if isinstance(node, ScalarNode) and node.style in {"|", ">"}:
            if "+" in self._content[_start(node) : self._line_end(_start(node))]:
                raise _CannotBeWritten
            end = _start(node) + len(self._content[_start(node) : end].rstrip())
        return end


def _is_block(node: Node) -> TypeGuard[CollectionNode]:
    return isinstance(node, CollectionNode) and not node.flow_style


def _start(node: Node) -> int:
    return int(node.start_mark.index)


def _aligned(
    list_name: str, node: CollectionNode, before: _Data, after: _Data
) -> Mapping[int, int] | None:
    """The items that stay, old number to new, in the same order; None when they cannot be told."""
    olds, news = _keys(list_name, before), _keys(list_name, after)
    if None in olds or None in news or len(set(olds)) < len(olds) or len(set(news)) < len(news):
        return None
    kept = {at: news.index(key) for at, key in enumerate(olds) if key in news}
    in_order = list(kept.values()) == sorted(kept.values())
    several = node.flow_style and len(olds) - len(kept) > 1
    if not kept or not in_order or several or len(node.value) != len(olds):
        return None
    return kept


def _keys(list_name: str, items: _Data) -> list[str | None]:
    return [item if isinstance(item, str) else item_key(list_name, item) for item in items]


def _flow(value: _Data) -> str:
    """Plain data on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) and value not in _NO_PLAIN
        return value if is_plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)
