"""Paths of elements: by id or natural key, never by index, so that they survive edits elsewhere.

`documents/cccd`, `channels/online`, `channels/online:o-nho/time_limit`, `time_limit`; `.` is the
whole procedure. Keys are lower-case ASCII, so a path needs no quoting anywhere.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from registry.procedure.folding import slug

WHOLE = "."

_Item = Mapping[str, Any]  # Any: plain data as read from YAML


def _joined(*keys: str) -> Callable[[_Item], str]:
    def key_of(item: _Item) -> str:
        return ":".join(slug(_words(item[key])) for key in keys if item.get(key))

    return key_of


def _words(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _verbatim(*keys: str) -> Callable[[_Item], str]:
    """For keys made of closed words and ids, which are safe as they stand."""
    return lambda item: ":".join(_words(item[key]) for key in keys if item.get(key))


NATURAL_KEYS: Mapping[str, Callable[[_Item], str]] = {
    "channels": _verbatim("by", "case"),
    "related": _verbatim("code", "relation"),
    "legal_basis": _joined("instrument", "article"),
    "basis": _joined("instrument", "article"),
    "volume": _joined("year", "source"),
    "suppress": _joined("rule", "element"),
    "alternatives": _joined("name"),
    "unread": _joined("field", "text"),
}


def item_key(list_name: str, item: object) -> str | None:
    """The key of one item of a list, or None when it has none (a plain word, a broken item)."""
    if not isinstance(item, Mapping):
        return None
    if list_name in NATURAL_KEYS:
        return NATURAL_KEYS[list_name](item) or None
    found = item.get("id")
    return found if isinstance(found, str) else None


def resolve(data: object, path: str) -> tuple[str | int, ...] | None:
    """The steps (keys and indexes) to the element at `path` in plain data, or None.

    >>> resolve({"documents": [{"id": "cccd", "form": "copy"}]}, "documents/cccd/form")
    ('documents', 0, 'form')
    """
    steps: list[str | int] = []
    here, list_name = data, ""
    for part in () if path == WHOLE else path.split("/"):
        step = _step(here, list_name, part)
        if step is None:
            return None
        steps.append(step)
        here = here[step]  # type: ignore[index]  # _step found it in a mapping or a list
        list_name = part
    return tuple(steps)


def _step(here: object, list_name: str, part: str) -> str | int | None:
    if isinstance(here, Mapping):
        return part if part in here else None
    if isinstance(here, Sequence) and not isinstance(here, str):
        for index, item in enumerate(here):
            if item == part or item_key(list_name, item) == part:
                return index
    return None


def element_of(path: str) -> str:
    """The element a path points at or into: `documents/cccd/form` is about `documents/cccd`."""
    return re.sub(r"^([a-z_]+/[^/]+)/.*$", r"\1", path)
