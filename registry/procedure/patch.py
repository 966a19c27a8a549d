"""A patch is the one way to say "different": remedies, proposals and overlays are patches.

Operations name elements by id or natural key, never by index:

- `set` a key to a value, or an element (which is added when it is not there); `remove` a key or an
  element; `add` an element (`after` a sibling's key; left out: at the end; empty: first)
- `merge` an element into a sibling (`value` is the sibling's key): what named it names the sibling
- `abolish` the whole procedure from the day in `value` on

Removing an element also removes its name where others name it, and what is left of a choice called
by its papers ("A hoặc B") is called by the rest, so the result is consistent. `apply` gives the
after-version and the patch that undoes it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from registry.procedure.errors import PatchConflict, PatchPathUnknown, PatchRefused
from registry.procedure.model import Procedure
from registry.procedure.paths import WHOLE, item_key, resolve
from registry.procedure.reading import procedure_from_data
from registry.procedure.writing import plain_data
from rules import BrokenFile, Operation

Patch = tuple[Operation, ...]
_Data = dict[str, Any]

# Which keys name an element of a list; documents and results share one space of ids.
_NAMED_BY = {
    "cases": ("case",),
    "forms": ("template",),
    "steps": ("after",),
    "documents": ("uses", "gives"),
    "results": ("uses", "gives"),
}
_NAMING_LISTS = ("channels", "fees", "documents", "steps", "results")


def apply(patch: Sequence[Operation], procedure: Procedure) -> tuple[Procedure, Patch]:
    """The after-version and the inverse patch (which keeps old values and positions).

    Raises PatchConflict when two operations want one path, PatchPathUnknown when a path is not
    there, PatchRefused when the result would be no valid procedure.
    """
    _refuse_conflicts(patch)
    data = plain_data(procedure)  # made anew each time
    undo: list[Operation] = []
    for operation in patch:
        undo[:0] = _OPERATIONS[operation.op](data, operation)
    return _validated(data, patch), _last_word(undo)


def _last_word(undo: Sequence[Operation]) -> Patch:
    """Of several `set`s on one path the last restores the oldest value; the others say nothing."""
    last = {operation.path: index for index, operation in enumerate(undo) if operation.op == "set"}
    return tuple(
        operation
        for index, operation in enumerate(undo)
        if operation.op != "set" or last[operation.path] == index
    )


def _validated(data: _Data, patch: Sequence[Operation]) -> Procedure:
    try:
        return procedure_from_data(_without_none(data), "(after the patch)")
    except BrokenFile as broken:
        raise PatchRefused(patch, [error.message for error in broken.errors]) from broken


def _without_none(data: _Data) -> _Data:
    return {key: value for key, value in data.items() if value is not None}


def _refuse_conflicts(patch: Sequence[Operation]) -> None:
    seen: dict[str, Operation] = {}
    for operation in patch:
        other = seen.get(operation.path)
        if other is not None and {other.op, operation.op} != {"remove", "add"}:
            raise PatchConflict(operation.path, [other, operation])
        seen[operation.path] = operation


def _set(data: _Data, operation: Operation) -> list[Operation]:
    parent_path, _, key = operation.path.rpartition("/")
    parent = _at(data, parent_path or WHOLE, operation)
    if not isinstance(parent, dict):
        return _replace(data, operation)
    old = parent.get(key)
    parent[key] = operation.value
    if resolve(data, operation.path) is None:
        reason = f"`{key}` is part of the element's name. Remove the element and add it anew."
        raise PatchRefused([operation], [reason])
    if old is None:
        return [Operation(op="remove", path=operation.path)]
    return [Operation(op="set", path=operation.path, value=old)]


def _replace(data: _Data, operation: Operation) -> list[Operation]:
    """`set` on a whole element of a list; it has to keep its key."""
    if resolve(data, operation.path) is None:
        return _add(data, operation)
    list_name, items, index = _list_item(data, operation)
    old, key = items[index], operation.path.rpartition("/")[2]
    if item_key(list_name, operation.value) != key:
        raise PatchRefused([operation], [f"the new element must keep the key `{key}`."])
    items[index] = operation.value
    return [Operation(op="set", path=operation.path, value=old)]


def _remove(data: _Data, operation: Operation) -> list[Operation]:
    steps = resolve(data, operation.path)
    if not steps:
        raise PatchPathUnknown(operation)
    if isinstance(steps[-1], str):
        return _remove_key(data, operation)
    list_name, items, index = _list_item(data, operation)
    before = _sibling_key(list_name, items, index - 1)
    choice = _first_two(items)
    old = items.pop(index)
    undo = [Operation(op="add", path=operation.path, value=old, after=before)]
    if list_name == "alternatives" and items:
        undo += _called_by_the_rest(data, operation, old["name"], (choice, _first_two(items)))
    return [*undo, *_forget(data, operation.path.rpartition("/")[2], list_name, None)]


_OR = " hoặc "


def _first_two(items: Sequence[Any]) -> str:
    """The name of a choice that its words do not name otherwise: "A hoặc B"."""
    return _OR.join(str(item.get("name")) for item in items[:2] if isinstance(item, dict))


def _called_by_the_rest(
    data: _Data, operation: Operation, gone: str, choice: tuple[str, str]
) -> Iterator[Operation]:
    """A choice that is called by its papers is called by those that are left."""
    path = operation.path.split("/alternatives/")[0]
    document, (before, after) = _at(data, path, operation), choice
    old = document["name"]
    new = after if old == before else _name_without(old, gone)
    if new != old:
        document["name"] = new
        yield Operation(op="set", path=f"{path}/name", value=old)


def _name_without(name: str, gone: str) -> str:
    """
    >>> _name_without("Thẻ căn cước hoặc hộ chiếu", "Thẻ căn cước")
    'Hộ chiếu'
    """
    parts = name.split(_OR)
    left = _OR.join(part for part in parts if part.casefold() != gone.casefold())
    return f"{left[:1].upper()}{left[1:]}" if left else name


def _remove_key(data: _Data, operation: Operation) -> list[Operation]:
    parent_path, _, key = operation.path.rpartition("/")
    old = _at(data, parent_path or WHOLE, operation).pop(key)
    return [Operation(op="set", path=operation.path, value=old)]


def _add(data: _Data, operation: Operation) -> list[Operation]:
    if resolve(data, operation.path) is not None:
        raise PatchRefused([operation], [f"`{operation.path}` is there already."])
    list_path, _, key = operation.path.rpartition("/")
    new_list = resolve(data, list_path) is None
    if new_list and "/" not in list_path:
        data[list_path] = []
    items = _at(data, list_path, operation)
    if not isinstance(items, list):
        raise PatchPathUnknown(operation)
    name = list_path.rpartition("/")[2]
    value = key if operation.value is None else operation.value
    if value != key and item_key(name, value) != key:
        raise PatchRefused([operation], [f"the new element must have the key `{key}`."])
    items.insert(_position(name, items, operation), value)
    undo = Operation(op="remove", path=operation.path)
    return [undo, Operation(op="remove", path=list_path)] if new_list else [undo]


def _position(name: str, items: list[Any], operation: Operation) -> int:
    if operation.after is None:
        return len(items)
    if operation.after == "":
        return 0
    keys = [_key_of(name, item) for item in items]
    if operation.after not in keys:
        raise PatchPathUnknown(operation)
    return keys.index(operation.after) + 1


def _merge(data: _Data, operation: Operation) -> list[Operation]:
    list_name, items, index = _list_item(data, operation)
    target = str(operation.value)
    if target not in [_key_of(list_name, item) for item in items]:
        raise PatchPathUnknown(operation)
    before = _sibling_key(list_name, items, index - 1)
    old = items.pop(index)
    restore = Operation(op="add", path=operation.path, value=old, after=before)
    return [restore, *_forget(data, operation.path.rpartition("/")[2], list_name, target)]


def _abolish(data: _Data, operation: Operation) -> list[Operation]:
    if operation.path != WHOLE:
        raise PatchRefused([operation], ["only the whole procedure (path `.`) is abolished."])
    last_day = (date.fromisoformat(str(operation.value)) - timedelta(days=1)).isoformat()
    if "validity" not in data:
        change = Operation(op="set", path="validity", value={"to": last_day})
    else:
        change = Operation(op="set", path="validity/to", value=last_day)
    return _set(data, change)


_OPERATIONS: dict[str, Callable[[_Data, Operation], list[Operation]]] = {
    "set": _set,
    "remove": _remove,
    "add": _add,
    "merge": _merge,
    "abolish": _abolish,
}


def _forget(data: _Data, key: str, list_name: str, instead: str | None) -> list[Operation]:
    """Takes the name of a removed element out of what named it; the operations that restore it."""
    undo = []
    for path, holder, naming, old in list(_naming(data, key, list_name)):
        new = _renamed(old, key, None if holder.get("id") == instead else instead)
        if new is None:
            del holder[naming]
        else:
            holder[naming] = new
        undo.append(Operation(op="set", path=f"{path}/{naming}", value=old))
    return undo


def _naming(
    data: _Data, key: str, list_name: str
) -> Iterator[tuple[str, dict[str, Any], str, Any]]:
    keys = _NAMED_BY.get(list_name, ())
    for name in _NAMING_LISTS:
        for item in data.get(name) or ():
            for naming in keys:
                value = item.get(naming)
                if value == key or (isinstance(value, list) and key in value):
                    yield f"{name}/{item_key(name, item)}", item, naming, value


def _renamed(value: Any, key: str, instead: str | None) -> Any:  # Any: one key or a list of keys
    if not isinstance(value, list):
        return instead
    names = [instead if name == key else name for name in value]
    return [name for name in dict.fromkeys(names) if name is not None]


def _at(data: _Data, path: str, operation: Operation) -> Any:  # Any: plain data of any shape
    steps = resolve(data, path)
    if steps is None:
        raise PatchPathUnknown(operation)
    here: Any = data
    for step in steps:
        here = here[step]
    return here


def _list_item(data: _Data, operation: Operation) -> tuple[str, list[Any], int]:
    steps = resolve(data, operation.path)
    if not steps or not isinstance(steps[-1], int):
        raise PatchPathUnknown(operation)
    list_path = operation.path.rpartition("/")[0]
    return list_path.rpartition("/")[2], _at(data, list_path, operation), steps[-1]


def _key_of(name: str, item: Any) -> str | None:  # Any: a word or an element
    return item if isinstance(item, str) else item_key(name, item)


def _sibling_key(name: str, items: list[Any], index: int) -> str:
    return (_key_of(name, items[index]) or "") if index >= 0 else ""
