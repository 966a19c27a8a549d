"""Where something stands in a procedure, and what an operation does there, as a lawyer reads it.

A path names elements by id, since files are edited elsewhere; people count and quote:
`documents/cccd/form` is "giấy tờ 3 «Thẻ căn cước»: hình thức nộp".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registry.procedure.differences import key_label, labels, part_label
from registry.procedure.model import Procedure
from registry.procedure.paths import NATURAL_KEYS, WHOLE, resolve
from registry.procedure.value_words import called, in_words_of
from registry.refusals import Words

LONGEST_NAME = 80  # characters of a name that are quoted
_Data = Any  # plain data
_WHOLE = Words("cả thủ tục", "the whole procedure")
_FLAGS = {"true": True, "false": False}  # as operations of rules write them
_NAMES = frozenset({"by", "id", "name"})  # keys that say which element it is


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands at a path: the words for it, the last key, its value (None: nothing)."""

    words: Words
    key: str
    value: _Data


class PlaceWords:
    """The places of one content; without the content they are told by their keys alone."""

    def __init__(self, procedure: Procedure | None) -> None:
        self._procedure = procedure
        self._parts: dict[str, _Data] = {}

    def place(self, path: str) -> Words:
        """The place of an element, in both languages."""
        return _found(self._part(path), path).words

    def operation(self, operation: Mapping[str, Any]) -> Words:
        """What an operation of a patch (`op`, `path`, `value`) does, as a sentence without stop."""
        op, path, value = operation["op"], operation["path"], operation.get("value")
        if op == "abolish":
            return Words(f"Bãi bỏ thủ tục ({value})", f"Abolish the procedure ({value})")
        data = self._part(path)
        found = _found(data, path)
        if op == "remove":
            return Words(f"Bỏ {found.words.vi}", f"Remove {found.words.en}")
        if op == "merge":
            into = _found(data, f"{path.rpartition('/')[0]}/{value}").words
            return Words(
                f"Gộp {found.words.vi} vào {into.vi}", f"Merge {found.words.en} into {into.en}"
            )
        if isinstance(value, Mapping):
            return _written(found, value)
        return _set(found, value, data)

    def _part(self, path: str) -> _Data:
        """The plain data of the part that a path leads into."""
        part = path.partition("/")[0]
        if part not in self._parts:
            self._parts[part] = (
                self._procedure.model_dump(mode="json", exclude_unset=True, include={part})
                if self._procedure
                else {}
            )
        return self._parts[part]


def _set(found: _Found, value: _Data, data: _Data) -> Words:
    """A key that gets a value; that something holds which was not said is told by its words."""
    place = found.words
    if found.value in (None, [], False) and value == "true":
        return Words(f"Quy định {place.vi}", f"Set {place.en}")
    after = _said(found.key, value, data)
    if found.value in (None, []):
        return Words(f"Quy định {place.vi}: «{after.vi}»", f"Set {place.en}: “{after.en}”")
    before = _said(found.key, found.value, data)
    return Words(
        f"Đổi {place.vi} từ «{before.vi}» thành «{after.vi}»",
        f"Change {place.en} from “{before.en}” to “{after.en}”",
    )


def _written(found: _Found, value: Mapping[str, Any]) -> Words:
    """An element that is written as a whole, with what it says beside its name."""
    inner = [(key_label(key), in_words_of(key, one)) for key, one in value.items()
             if key not in _NAMES]  # fmt: skip
    vi = "; ".join(f"{key.vi}: {said.vi}" for key, said in inner)
    en = "; ".join(f"{key.en}: {said.en}" for key, said in inner)
    return Words(
        f"Quy định {found.words.vi}" + (f" ({vi})" if vi else ""),
        f"Set {found.words.en}" + (f" ({en})" if en else ""),
    )


def _found(data: _Data, path: str) -> _Found:
    if path == WHOLE:
        return _Found(_WHOLE, "", None)
    part, *inner = path.split("/")
    steps = resolve(data, path)
    here = data.get(part) if isinstance(data, Mapping) else None
    listed, key = _is_list(part, here), part
    said = [] if listed and inner else [_lowered(part_label(part))]
    at = part
    for one in inner:
        at = f"{at}/{one}"
        if listed:
            place = resolve(data, at)
            here = here[place[-1]] if place and here is not None else None
            said.append(_element(key, one, place, here))
            listed = False
            continue
        here = here.get(one) if isinstance(here, Mapping) else None
        key, listed = one, _is_list(one, here) and not at.endswith(path)
        if not listed:
            said.append(key_label(one))
    words = Words(": ".join(each.vi for each in said), ": ".join(each.en for each in said))
    return _Found(words, key, here if steps is not None else None)


def _is_list(key: str, value: _Data) -> bool:
    """Whether elements are named behind this key; known of parts, seen of others."""
    return key in labels("one") if value is None else isinstance(value, list)


def _element(key: str, named: str, place: Sequence[str | int] | None, item: _Data) -> Words:
    """An element by its number and its name; by its key where it is not there."""
    one = labels("one").get(key) or key_label(key)
    number = f" {int(place[-1]) + 1}" if place else ""
    name = called(item) if isinstance(item, Mapping) else named
    if number and name == named and key not in NATURAL_KEYS:  # it has no name of its own
        return Words(f"{one.vi}{number}", f"{one.en}{number}")
    quoted = in_words_of("by", _shortened(name))
    return Words(f"{one.vi}{number} «{quoted.vi}»", f"{one.en}{number} “{quoted.en}”")


def _said(key: str, value: _Data, data: _Data) -> Words:
    """A value in words; steps that one follows are called by their names."""
    if isinstance(value, str) and value in _FLAGS:
        return in_words_of(key, _FLAGS[value])
    if key == "after":
        names = {step.get("id"): called(step) for step in data.get("steps") or ()}
        before = value if isinstance(value, list) else str(value).split(", ")
        said = "; ".join(names.get(each, each) for each in before if each)
        return Words(said, said) if said else in_words_of(key, None)
    words = in_words_of(key, value)
    return Words(_shortened(words.vi), _shortened(words.en))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_NAME else f"{line[:LONGEST_NAME].rsplit(' ', 1)[0]} …"


def _lowered(words: Words) -> Words:
    return Words(words.vi[:1].lower() + words.vi[1:], words.en[:1].lower() + words.en[1:])
