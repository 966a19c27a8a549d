"""The kinds of change that a measure may make, in words of the domain, read from `changes.yaml`.

What values a key takes is read from the model of the format (`registry.procedure.model`), so the
data file names keys and never types.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cache
from importlib import resources
from typing import Annotated, Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from registry.procedure.model import Procedure
from registry.procedure.values import TimeLimit
from registry.refusals import Words
from rules.source import read_yaml


class Input(StrEnum):
    """What kind of value a change asks for."""

    LIMIT = "limit"
    COUNT = "count"
    NUMBER = "number"
    FLAG = "flag"
    WORDS = "words"
    TEXT = "text"
    DAY = "day"
    SIBLING = "sibling"
    NONE = "none"


# Under which list of the model the elements of a part stand.
_LISTS: Mapping[str, str] = {"alternatives": "documents/alternatives", "fields": "forms/fields"}
_INPUTS: Mapping[type, Input] = {
    TimeLimit: Input.LIMIT,
    bool: Input.FLAG,
    int: Input.COUNT,
    Decimal: Input.NUMBER,
    date: Input.DAY,
    str: Input.TEXT,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change; `parts` are those it is offered for, `path` a place it always is about.

    `value` are the fixed parts of a value, `into` the key of the asked one in it. Of closed
    words it offers those that are not in `without`; `only` is what an element has to say of itself.
    `fits` is the annotation in the model of what is asked for, None where nothing or a sibling is.
    """

    code: str
    op: str
    parts: tuple[str, ...]
    label: Words
    key: str | None
    path: str | None
    value: Mapping[str, Any]
    into: str | None
    without: tuple[str, ...]
    only: Mapping[str, Any]
    asks: Input
    fits: Any  # Any: an annotation

    def place(self, element: str) -> str:
        """The path that the operation names, for an element."""
        if self.path or self.key is None:
            return self.path or element
        return self.key if element == "." else f"{element}/{self.key}"

    @property
    def words(self) -> tuple[str, ...]:
        """The closed words it asks for one of; none where it asks for anything else."""
        if self.asks is not Input.WORDS:
            return ()
        return tuple(each.value for each in _bare(self.fits) if each.value not in self.without)

    @property
    def vocabulary(self) -> str | None:
        """What the vocabulary of those words is called, such as `service_level`."""
        name = _bare(self.fits).__name__ if self.asks is Input.WORDS else ""
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_") or None

    def read(self, text: str) -> Any:  # Any: plain data, as the file has it
        """What a person wrote as the value of the operation. Raises ValueError where it fits not.

        >>> changes()["time_limit"].read("3 working_day")
        '3 working_day'
        """
        if self.asks in (Input.NONE, Input.SIBLING):
            return dict(self.value) or (text if self.asks is Input.SIBLING else None)
        adapter = TypeAdapter(self.fits)
        try:
            found = adapter.dump_python(adapter.validate_python(text.strip()), mode="json")
        except ValidationError as error:
            raise ValueError(f"{text!r} is no {self.asks}") from error
        if found in (None, "") or found in self.without:
            raise ValueError(f"{text!r} is no {self.asks}")
        return {**self.value, self.into: found} if self.into else found


@cache
def changes() -> Mapping[str, Change]:
    """All kinds of change by code, in the order in which they are offered."""
    return {item["code"]: _change(item) for item in _file()["changes"]}


def changes_of(part: str) -> tuple[Change, ...]:
    """The kinds of change that are offered for elements of a part."""
    return tuple(each for each in changes().values() if part in each.parts)


@cache
def parts() -> tuple[str, ...]:
    """The parts whose elements can be chosen, in the order in which they are shown."""
    return tuple(_file()["parts"])


def expected(asks: Input) -> Words:
    """What has to be written for a type of value."""
    return _words("inputs", "type", "expected")[asks.value]


def extra_label(part: str) -> Words | None:
    """What a part is called that is no constituent part of a procedure; None: it is one."""
    return _words("names", "part", "label").get(part)


def rows(name: str) -> tuple[Mapping[str, Any], ...]:
    """Another table of the file: `outcomes` or `issuers`."""
    return tuple(_file()[name])


def _change(item: Mapping[str, Any]) -> Change:
    fits = _fits(item)
    return Change(
        code=item["code"],
        op=item["op"],
        parts=tuple(item["of"]),
        label=Words(**item["label"]),
        key=item.get("key"),
        path=item.get("path"),
        value=item.get("value", {}),
        into=item.get("into"),
        without=tuple(item.get("without", ())),
        only=item.get("only", {}),
        asks=_asks(item, fits),
        fits=fits,
    )


def _fits(item: Mapping[str, Any]) -> Any:  # Any: an annotation
    """The annotation of the key in the model; the first part that it is offered for tells it."""
    if "like" in item:
        return _annotation(item["like"])
    if "key" not in item:
        return None
    part = item["of"][0]
    return _annotation(item["key"] if part == "." else f"{_LISTS.get(part, part)}/{item['key']}")


def _asks(item: Mapping[str, Any], fits: Any) -> Input:  # Any: an annotation
    if "input" in item:
        return Input(item["input"])
    if fits is None:
        return Input.NONE
    kind = _bare(fits)
    return Input.WORDS if _is_enum(kind) else _INPUTS[kind]


def _annotation(path: str) -> Any:  # Any: an annotation
    """The annotation at a path of keys of the model, with what it demands of a value.

    >>> _bare(_annotation("documents/copies"))
    <class 'int'>
    """
    here: Any = Procedure
    for name in path.split("/"):
        found = _field(_bare(here), name)
        here = found.annotation
        if found.metadata:
            here = Annotated[here, *found.metadata]
    return here


def _field(model: type[BaseModel], name: str) -> FieldInfo:
    return next(found for key, found in model.model_fields.items() if name in (key, found.alias))


def _bare(annotation: Any) -> Any:  # Any: an annotation, the class in it
    """The class without `| None`, what it demands, and the list it is in."""
    while get_args(annotation):
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    return annotation


def _is_enum(kind: Any) -> bool:  # Any: a class or None
    return isinstance(kind, type) and issubclass(kind, Enum)


@cache
def _words(table: str, key: str, words: str) -> Mapping[str, Words]:
    return {each[key]: Words(**each[words]) for each in _file()[table]}


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by a test
    file = resources.files("registry.review.editing") / "changes.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
