"""The elements of a procedure that a measure can change, by the names that the procedure shows.

What is offered for an element is data (`changes.yaml`): the changes of its part that fit what it
says.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.procedure.differences import channel_label, part_label
from registry.procedure.model import Procedure
from registry.procedure.paths import WHOLE, item_key, resolve
from registry.procedure.writing import plain_data
from registry.refusals import Words
from registry.review.editing.changes import Change, Input, changes_of, extra_label, parts

# The parts whose elements stand inside those of another list.
INSIDE: Mapping[str, str] = {"alternatives": "documents", "fields": "forms"}
_Data = Mapping[str, Any]  # Any: plain data


@dataclass(frozen=True, slots=True)
class Element:
    """One element: its path, the part it is of, what it is called, what it stands in if in one."""

    path: str
    part: str
    name: Words
    of: Words | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A change that is offered for an element: the path it sets, what stands there, the siblings
    it can be merged into.
    """

    change: Change
    path: str
    current: Any  # Any: plain data
    siblings: tuple[Element, ...] = ()


def elements(procedure: Procedure) -> tuple[Element, ...]:
    """All elements that can be chosen, part by part."""
    data = plain_data(procedure)
    return tuple(element for part in parts() for element in _of_part(part, data))


def element_at(procedure: Procedure, path: str) -> Element | None:
    """The element at a path; None where there is none that can be chosen."""
    return next((each for each in elements(procedure) if each.path == path), None)


def offers(procedure: Procedure, path: str) -> tuple[Offer, ...]:
    """What can be changed of the element at a path; nothing where there is none."""
    every = elements(procedure)
    found = next((each for each in every if each.path == path), None)
    if found is None:
        return ()
    beside = tuple(
        each
        for each in every
        if each.part == found.part and each.path != path and _together(each, found)
    )
    data = plain_data(procedure)
    offered = (_offer(change, found, data, beside) for change in changes_of(found.part))
    return tuple(each for each in offered if each is not None)


def called(item: object) -> Words | None:
    """What an element is called by its own words; None where it has none."""
    if not isinstance(item, Mapping):
        return None
    if item.get("by"):
        return channel_label(str(item["by"]))
    name = item.get("name") or item.get("text") or item.get("label") or item.get("stated")
    return Words(str(name), str(name)) if name else None


def label_of(part: str) -> Words:
    """What a part is called that elements are chosen from."""
    return extra_label(part) or part_label(part)


def _together(one: Element, other: Element) -> bool:
    """Whether they stand in one list."""
    return WHOLE not in (one.path, other.path) and (
        one.path.rpartition("/")[0] == other.path.rpartition("/")[0]
    )


def _of_part(part: str, data: _Data) -> Iterator[Element]:
    if part == WHOLE:
        yield Element(WHOLE, part, label_of(WHOLE))
    elif part in INSIDE:
        for outer in _items(INSIDE[part], INSIDE[part], data):
            yield from _items(part, f"{outer.path}/{part}", data, outer.name)
    else:
        yield from _items(part, part, data)


def _items(part: str, path: str, data: _Data, of: Words | None = None) -> Iterator[Element]:
    for item in at(data, path) or ():
        key = item_key(part, item)
        if key is not None:
            yield Element(f"{path}/{key}", part, called(item) or Words(key, key), of)


def _offer(
    change: Change, element: Element, data: _Data, beside: tuple[Element, ...]
) -> Offer | None:
    """None: it does not fit what the element says, or has no place to go."""
    item, path = at(data, element.path), change.place(element.path)
    if any(item.get(key) != value for key, value in change.only.items()):
        return None
    if change.asks is Input.SIBLING and not beside:
        return None
    if change.op == "add" and resolve(data, path) is not None:
        return None
    if change.op == "set" and resolve(data, path.rpartition("/")[0] or WHOLE) is None:
        return None
    return Offer(
        change, path, at(data, path) if change.op == "set" else None,
        beside if change.asks is Input.SIBLING else (),
    )  # fmt: skip


def at(data: Any, path: str) -> Any:  # Any: plain data
    """What stands at a path; None where nothing does."""
    steps = resolve(data, path)
    for step in steps or ():
        data = data[step]
    return data if steps is not None else None
