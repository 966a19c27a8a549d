"""Sentences and paths with placeholders: plain dotted names such as {doc.name}, nothing more."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from rules.errors import Mistake
from rules.language.types import Scope
from rules.suggestion import did_you_mean

UNKNOWN_VALUE: Final = "…"
_PLACEHOLDER: Final = re.compile(r"\{([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+)\}")
# The parts of a text that is nothing but a placeholder: it, and nothing around it.
_ALONE: Final = 3
_BRACE: Final = re.compile(r"[{}]")


def check_template(text: str, scope: Scope) -> list[Mistake]:
    """What is wrong with the placeholders of a text; columns are counted in the text."""
    return [*_stray_braces(text), *_wrong_names(text, scope)]


def _stray_braces(text: str) -> Iterator[Mistake]:
    rest = _PLACEHOLDER.sub(lambda found: " " * len(found[0]), text)
    for found in _BRACE.finditer(rest):
        words = "a brace that is no placeholder. Write a plain dotted name: {doc.name}."
        yield _mistake(text, found.start(), words)


def _wrong_names(text: str, scope: Scope) -> Iterator[Mistake]:
    for found in _PLACEHOLDER.finditer(text):
        names = found[1].split(".")
        if problem := _problem(names, scope):
            yield _mistake(text, found.start() + 1, problem)


def _problem(names: list[str], scope: Scope) -> str | None:
    if names[0] not in {*scope.variables, "params"}:
        return f'nothing is called "{names[0]}" here. {did_you_mean(names[0], scope.names)}'
    type_ = scope.resolve(names)
    if type_ is None:
        hint = did_you_mean(names[-1], scope.known_beside(names))
        return f'there is no "{".".join(names)}". {hint}'
    if scope.types.fields(type_.name):
        return f'"{".".join(names)}" is not one value. Name a field of it.'
    return None


def _mistake(text: str, offset: int, words: str) -> Mistake:
    line = text.count("\n", 0, offset) + 1
    return Mistake(line, offset - text.rfind("\n", 0, offset), "placeholder", words)


def placeholders(text: str) -> Iterator[tuple[str, ...]]:
    """The dotted names a text has places for.

    >>> list(placeholders("«{doc.name}»"))
    [('doc', 'name')]
    """
    return (tuple(found[1].split(".")) for found in _PLACEHOLDER.finditer(text))


def value_at(names: Sequence[str], values: Mapping[str, Any]) -> Any:
    """The plain value at a dotted name, None when any part of the way is missing."""
    found: Any = values  # Any: plain data
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def fill(text: str, values: Mapping[str, Any]) -> str:
    """The text with its placeholders filled in; a value that is not known shows as "…".

    >>> fill("«{doc.name}» {doc.gone}", {"doc": {"name": "{doc.gone}"}})
    '«{doc.gone}» …'
    """
    parts = _parts(text)
    return text if len(parts) == 1 else "".join([_told(part, values) for part in parts])


@lru_cache(maxsize=4_096)
def _parts(text: str) -> tuple[str | tuple[str, ...], ...]:
    """A text cut at its placeholders: words, and the names that stand between them."""
    cut = _PLACEHOLDER.split(text)
    return tuple(tuple(part.split(".")) if at % 2 else part for at, part in enumerate(cut))


def _told(part: str | tuple[str, ...], values: Mapping[str, Any]) -> str:
    if isinstance(part, str):
        return part
    shown = _shown(value_at(part, values))
    return UNKNOWN_VALUE if shown is None else shown


def fill_plain(value: Any, values: Mapping[str, Any]) -> Any:  # Any: plain data
    """Plain data with the placeholders of its texts filled in. Raises KeyError for an unknown.

    A text that is nothing but the name of a list becomes that list.

    >>> fill_plain(["{doc.id}", "{doc.cases}"], {"doc": {"id": "a", "cases": ["x", "y"]}})
    ['a', ['x', 'y']]
    """
    if isinstance(value, str):
        return _fill_known(value, values) if "{" in value else value
    if isinstance(value, Mapping):
        return {key: fill_plain(item, values) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [fill_plain(item, values) for item in value]
    return value


def _fill_known(text: str, values: Mapping[str, Any]) -> str | list[Any]:
    parts = _parts(text)
    if len(parts) == _ALONE and parts[0] == parts[2] == "":
        named = value_at(parts[1], values)
        if isinstance(named, list | tuple):
            return list(named)
    return "".join([p if isinstance(p, str) else _known(p, values) for p in parts])


def fill_each(text: str, values: Mapping[str, Any]) -> list[str]:
    """The text filled in, once for each value where it is nothing but the name of a list.

    >>> fill_each("{doc.paths}", {"doc": {"paths": ["a", "b"]}})
    ['a', 'b']
    >>> fill_each("documents/{doc.id}", {"doc": {"id": "a"}})
    ['documents/a']
    """
    filled = fill_plain(text, values)
    return list(map(str, filled)) if isinstance(filled, list) else [str(filled)]


def _known(names: tuple[str, ...], values: Mapping[str, Any]) -> str:
    shown = _shown(value_at(names, values))
    if shown is None:
        raise KeyError(".".join(names))
    return shown


def _shown(value: Any) -> str | None:  # Any: plain data
    if value.__class__ is str:  # as most are
        return str(value)
    if value is None or isinstance(value, dict):
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(_shown, value)))
    return str(value)
