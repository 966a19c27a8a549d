"""What differs between two contents of a procedure, part by part, as data and in words.

The elements of a list are matched by id or natural key, so a difference names the same path that a
patch names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from registry.procedure.model import Procedure
from registry.procedure.paths import item_key
from registry.procedure.value_words import called, in_words_of
from registry.procedure.writing import plain_data
from registry.refusals import Words
from rules.source import read_yaml

_Data = Mapping[str, Any]  # Any: plain data
# What says how the text was read, not what it says.
UNSAID = frozenset({"schema", "source", "suppress", "aliases"})


class Kind(StrEnum):
    """What became of an element, or of one key of it."""

    REMOVED = "removed"
    ADDED = "added"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `part` is the constituent part, `name` what the element is called.

    `key` is the key that changed, None when it is the whole element or a part without elements.
    """

    path: str
    part: str
    kind: Kind
    before: Any
    after: Any
    name: str | None = None
    key: str | None = None


def differences(before: Procedure, after: Procedure) -> tuple[Difference, ...]:
    """All differences, in the order of the file's keys."""
    old, new = plain_data(before), plain_data(after)
    every = [*new, *(key for key in old if key not in new)]
    return tuple(
        found
        for part in every
        if part not in UNSAID
        for found in _of_part(part, old.get(part), new.get(part))
    )


def in_words(difference: Difference) -> Words:
    """The difference as one sentence in both languages."""
    return Words(_sentence(difference, "vi"), _sentence(difference, "en"))


def part_label(part: str) -> Words:
    """What a constituent part is called."""
    return labels("parts").get(part, Words(part, part))


def key_label(key: str) -> Words:
    """What a key of an element is called."""
    return labels("keys").get(key, Words(key, key))


def task_label(task: str) -> Words:
    """What a task of the cost model is called."""
    return labels("tasks").get(task, Words(task, task))


def channel_label(channel: str) -> Words:
    """What a way of handing in is called."""
    return labels("channels").get(channel, Words(channel, channel))


def _of_part(part: str, old: Any, new: Any) -> Iterator[Difference]:
    if old == new:
        return
    if _are_elements(part, old) and _are_elements(part, new):
        yield from _of_elements(part, old or [], new or [])
    else:
        yield Difference(part, part, _kind(old, new), old, new)


def _are_elements(part: str, value: Any) -> bool:
    return value is None or (
        isinstance(value, list) and all(item_key(part, item) is not None for item in value)
    )


def _of_elements(part: str, old: list[_Data], new: list[_Data]) -> Iterator[Difference]:
    before = {item_key(part, item): item for item in old}
    after = {item_key(part, item): item for item in new}
    for key in [*before, *(key for key in after if key not in before)]:
        path, had, has = f"{part}/{key}", before.get(key), after.get(key)
        name = called(has or had or {})
        if had is None or has is None:
            yield Difference(path, part, _kind(had, has), had, has, name)
            continue
        for inner in [*has, *(inner for inner in had if inner not in has)]:
            one, other = had.get(inner), has.get(inner)
            if one != other:
                yield Difference(
                    f"{path}/{inner}", part, _kind(one, other), one, other, name, inner
                )


def _kind(old: object, new: object) -> Kind:
    if old is None:
        return Kind.ADDED
    return Kind.REMOVED if new is None else Kind.CHANGED


_VERBS = {
    Kind.REMOVED: Words("Bỏ", "Remove"),
    Kind.ADDED: Words("Bổ sung", "Add"),
    Kind.CHANGED: Words("Đổi", "Change"),
}


def _sentence(found: Difference, lang: str) -> str:
    verb = _one(_VERBS[found.kind], lang)
    about = _about(found, lang)
    if found.kind is not Kind.CHANGED and found.key is None and found.name is not None:
        return f"{verb} {about}"
    if found.kind is Kind.CHANGED and _is_nested(found):
        return _nested(found, about, lang)
    if found.kind is Kind.ADDED:
        verb = "Quy định" if lang == "vi" else "Set"
        return f"{verb} {about}: {_quoted(found, found.after, lang)}"
    if found.kind is Kind.REMOVED:
        return f"{verb} {about} ({_quoted(found, found.before, lang)})"
    before, after = (_quoted(found, each, lang) for each in (found.before, found.after))
    from_to = "từ {} thành {}" if lang == "vi" else "from {} to {}"
    return f"{verb} {about} " + from_to.format(before, after)


def _is_nested(found: Difference) -> bool:
    """Whether both are lists of elements of an element, such as papers of a choice."""
    return found.key is not None and all(
        isinstance(each, list) and each and all(item_key(found.key, one) for one in each)
        for each in (found.before, found.after)
    )


def _nested(found: Difference, about: str, lang: str) -> str:
    """What was taken out of the list and what was put in, where that is all."""
    assert found.key is not None  # what is nested has a key
    old = {item_key(found.key, each): each for each in found.before}
    new = {item_key(found.key, each): each for each in found.after}
    parts = []
    for kind, some, others in ((Kind.REMOVED, old, new), (Kind.ADDED, new, old)):
        names = [called(each) for key, each in some.items() if key not in others]
        if names:
            quoted = ", ".join(f"«{each}»" if lang == "vi" else f"“{each}”" for each in names)
            parts.append(f"{_one(_VERBS[kind], lang)} {quoted}")
    if any(new[key] != old[key] for key in old if key in new) or not parts:
        parts.append(_one(_VERBS[Kind.CHANGED], lang))
    return f"{'; '.join(parts)} ({about})"


def _quoted(found: Difference, value: Any, lang: str) -> str:
    said = _one(in_words_of(found.key or found.part, value), lang)
    return f"«{said}»" if lang == "vi" else f"“{said}”"


def _about(found: Difference, lang: str) -> str:
    label = _one(part_label(found.part), lang)
    if found.name is None:
        return label.lower()
    one = _one(labels("one").get(found.part, part_label(found.part)), lang)
    quoted = f"{one} «{found.name}»" if lang == "vi" else f"{one} “{found.name}”"
    if found.key is None:
        return quoted
    key = _one(key_label(found.key), lang)
    return f"{key} của {quoted}" if lang == "vi" else f"{key} of {quoted}"


def _one(words: Words, lang: str) -> str:
    return words.vi if lang == "vi" else words.en


@cache
def labels(kind: str) -> Mapping[str, Words]:
    """What `parts`, `one` element of each, `keys`, `tasks` or `channels` are called, by key."""
    file = resources.files("registry.procedure") / "parts.yaml"
    data = read_yaml(file.read_bytes(), file.name).data
    if kind == "one":
        every = [*data["parts"], *data["keys"]]
        return {each["key"]: Words(**each["one"]) for each in every if "one" in each}
    return {each["key"]: Words(**each["label"]) for each in data[kind]}
