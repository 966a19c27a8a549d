"""Strict YAML: text to plain data, every mistake with its place; meaning is left to the models.

A Gọn file is "JSON with comments": no anchors, aliases, tags, duplicate keys or second documents.
All scalars stay the text that was written (`1.001234` is never a float, `no` never a boolean); the
models decide types. A key whose value is `null` is a key left out. Parsing is done by libyaml; its
recursive composer is only trusted with text that cannot nest deeply (100,000 brackets overflow its
stack), anything else is walked as events first.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode, YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs hide libyaml's parser
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20

# With more openers or more leading indentation a text may nest deeper than the composer's stack.
_SAFE_NESTING = 500
_DEEP_START = re.compile(rf"^[ \t?:-]{{{_SAFE_NESTING},}}", re.MULTILINE)
# At the start of the text, or behind one of these characters.
_MAYBE_PROPERTY = re.compile(r"[&*!](?<![^\s,\[{:?-].)\S")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters; PostgreSQL refuses NUL too
    "\u2028\u2029"  # line breaks that most tools do not count
    "\ud800-\udfff"  # lone surrogates
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls hide what is read
    "\u200b\u2060\ufeff\u00ad\U000e0000-\U000e007f]"  # invisible ones make two names look like one
)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class SourceError:
    """One mistake in a file: where, what was found, what is allowed, what to do."""

    file: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message} [{self.code}]"


class BrokenFile(Exception):
    """A file that cannot be used; `errors` holds all its mistakes, in the order of the file."""

    def __init__(self, errors: Sequence[SourceError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(sorted(errors))


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read: `data` is dicts, lists and text; `locate` says where a path stands."""

    file: str
    data: Any
    root: Node | None = field(repr=False, compare=False)

    def locate(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at `path` (of its key when `key`), or of what stands above it.

        >>> read_yaml("a: {b: 1}", "x.yaml").locate(("a", "b"))
        Place(line=1, column=8)
        """
        if self.root is None:
            return Place(1, 1)
        found: Node = self.root
        for step in path:
            pair = _child(found, step)
            if pair is None:
                break
            found = pair[0] if key and step is path[-1] else pair[1]
        return _place(found)

    def error(self, path: Path, code: str, message: str, *, key: bool = False) -> SourceError:
        place = self.locate(path, key=key)
        return SourceError(self.file, place.line, place.column, code, message)


def read_yaml(content: bytes | str, file: str) -> Source:
    """The plain data of one YAML text; `file` is only named in errors.

    Raises BrokenFile with every mistake that can be seen at once.
    """
    text = _decoded(content, file)
    _refuse_forbidden(text, file)
    try:
        if _needs_walk(text):
            _walk(text, file)
        root = _Composer(text).get_single_node()
    except YAMLError as error:
        raise BrokenFile([_syntax_error(error, file)]) from error
    builder = _Builder(file, normalised=unicodedata.is_normalized("NFC", text))
    data = None if root is None else builder.build(root, 1)
    if builder.errors:
        raise BrokenFile(builder.errors)
    return Source(file, data, root)


class _Composer(CParser):
    """libyaml's composer with every implicit type off."""

    def resolve(self, kind: type[Node], value: str | None, implicit: object) -> str:  # noqa: ARG002
        return "str"

    def descend_resolver(self, parent: Node | None, index: Node | int | None) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def _decoded(content: bytes | str, file: str) -> str:
    size = len(content) if isinstance(content, bytes) else len(content.encode("utf-8", "replace"))
    if size > MAX_BYTES:
        message = f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read. Split it."
        raise BrokenFile([SourceError(file, 1, 1, "file-too-large", message)])
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte {error.start} is not UTF-8. Save the file as UTF-8."
        raise BrokenFile([SourceError(file, line, column, "not-utf8", message)]) from error


def _refuse_forbidden(text: str, file: str) -> None:
    errors = []
    for found in _FORBIDDEN.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        errors.append(
            SourceError(file, line, column, "forbidden-character", _forbidden(found.group()))
        )
        if len(errors) == 20:
            break
    if errors:
        raise BrokenFile(errors)


def _forbidden(character: str) -> str:
    return (
        f"character U+{ord(character):04X} is not allowed: it is a control, invisible or "
        "direction-changing character. Delete it."
    )


def _needs_walk(text: str) -> bool:
    deep = text.count("[") + text.count("{") > _SAFE_NESTING or _DEEP_START.search(text)
    return bool(deep or _MAYBE_PROPERTY.search(text))


def _walk(text: str, file: str) -> None:
    """Refuses what the composer must not see or would silently resolve."""
    depth = 0
    for event in _events(text):
        if isinstance(event, NodeEvent):
            _refuse_properties(event, file)
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise BrokenFile([_too_deep(file, event.start_mark)])
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            depth -= 1


def _events(text: str) -> Iterator[Event]:
    parser = CParser(text)
    while (event := parser.get_event()) is not None:
        yield event


def _refuse_properties(event: NodeEvent, file: str) -> None:
    mark: Any = event.start_mark  # Any: yaml's marks have no common public type
    if isinstance(event, AliasEvent) or event.anchor:
        code, what = "anchor", f"anchors and aliases (&{event.anchor}, *{event.anchor})"
    elif getattr(event, "tag", None):
        code, what = "tag", f"tags ({getattr(event, 'tag', '')})"
    else:
        return
    message = f"{what} are not allowed. Write the value out, or put quotes around text."
    raise BrokenFile([SourceError(file, mark.line + 1, mark.column + 1, code, message)])


def _too_deep(file: str, mark: Any) -> SourceError:  # Any: as above
    message = f"nested deeper than {MAX_DEPTH} levels. Flatten it."
    return SourceError(file, mark.line + 1, mark.column + 1, "too-deep", message)


def _syntax_error(error: YAMLError, file: str) -> SourceError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    message = f"this is not valid YAML: {_context(error)}{problem}. {_advice(problem)}"
    return SourceError(file, line, column, "yaml-syntax", message)


def _advice(problem: str) -> str:
    """What to look for: libyaml notices a slip where it can no longer go on, often further down."""
    if "cannot start any token" in problem:
        return "Indent by spaces, not by tabs; put quotes around text that begins with @, ` or %."
    return (
        "Look at this line and at those above it: indentation, a quote or bracket that is not "
        "closed, a `: ` in text without quotes."
    )


def _context(error: YAMLError) -> str:
    """What was being parsed and where it began, as far as libyaml tells."""
    context, mark = getattr(error, "context", None), getattr(error, "context_mark", None)
    if not context:
        return ""
    return f"{context}, begun on line {mark.line + 1}: " if mark else f"{context}: "


class _Builder:
    """Nodes to plain data; gathers all errors of a file."""

    def __init__(self, file: str, *, normalised: bool) -> None:
        self.file = file
        self.normalised = normalised
        self.errors: list[SourceError] = []

    def build(self, node: Node, depth: int) -> Any:  # Any: plain data of any shape
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        if depth > MAX_DEPTH:
            self.errors.append(_too_deep(self.file, node.start_mark))
            return None
        if isinstance(node, MappingNode):
            return self.mapping(node, depth)
        assert isinstance(node, SequenceNode)  # libyaml composes nothing else
        return self.sequence(node, depth)

    def scalar(self, node: ScalarNode) -> str | None:
        value: str = node.value
        if not node.style and value in _NULLS:
            return None
        self.refuse_forbidden(node)
        if not self.normalised or node.style == '"':
            value = unicodedata.normalize("NFC", value)
        return value

    def mapping(self, node: MappingNode, depth: int) -> dict[str, Any]:
        result: dict[str, Any] = {}
        seen: dict[str, Node] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.refuse(
                    key_node, "key-not-text", "a key must be text, not a list or a mapping."
                )
                continue
            key = unicodedata.normalize("NFC", key_node.value)
            self.refuse_forbidden(key_node)
            if key in seen:
                first = _place(seen[key])
                message = f'"{key}" is written twice; first on line {first.line}. Keep one.'
                self.refuse(key_node, "duplicate-key", message)
            seen[key] = key_node
            value = self.build(value_node, depth + 1)
            if value is not None:
                result[key] = value
        return result

    def sequence(self, node: SequenceNode, depth: int) -> list[Any]:
        items = []
        for child in node.value:
            value = self.build(child, depth + 1)
            if value is None and isinstance(child, ScalarNode):
                self.refuse(child, "empty-item", "an empty list item. Delete it or write it out.")
            items.append(value)
        return items

    def refuse_forbidden(self, node: ScalarNode) -> None:
        """What the text does not show, an escape between double quotes can bring."""
        if node.style == '"' and (found := _FORBIDDEN.search(node.value)):
            self.refuse(node, "forbidden-character", _forbidden(found.group()))

    def refuse(self, node: Node, code: str, message: str) -> None:
        place = _place(node)
        self.errors.append(SourceError(self.file, place.line, place.column, code, message))


def _child(node: Node, step: str | int) -> tuple[Node, Node] | None:
    """The key node and the value node of one step down; an item of a list is its own key."""
    if isinstance(node, MappingNode):
        return next(((k, v) for k, v in node.value if k.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _place(node: Node) -> Place:
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)
