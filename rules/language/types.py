"""What a condition may name: the caller's description of its data, as types the checker knows.

The checker speaks protobuf, so a description becomes a descriptor pool. No message is ever built:
conditions are evaluated over plain maps, where a key left out is *not known*.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from google.protobuf import struct_pb2, wrappers_pb2
from google.protobuf.descriptor_pb2 import FieldDescriptorProto, FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool

from rules.errors import TypesRefused
from rules.suggestion import did_you_mean

PACKAGE: Final = "data"
CONFIDENCES: Final = ("confirmed", "suggested")
# Fields every message has, because the engine reads them.
BUILT_IN: Final[Mapping[str, str]] = {"path": "string", "confidence": "word<confidence>"}

_SCALARS: Final[Mapping[str, tuple[FieldDescriptorProto.Type.ValueType, str]]] = {
    "string": (FieldDescriptorProto.TYPE_STRING, "StringValue"),
    "int": (FieldDescriptorProto.TYPE_INT64, "Int64Value"),
    "double": (FieldDescriptorProto.TYPE_DOUBLE, "DoubleValue"),
    "bool": (FieldDescriptorProto.TYPE_BOOL, "BoolValue"),
}
_TYPE: Final = re.compile(
    r"(?P<list>list<)?(?P<vocabulary>word<)?(?P<name>[A-Za-z_]\w*)(?(vocabulary)>)(?(list)>)(?P<nullable>\?)?"
)
_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_RESERVED: Final = frozenset({"in", "true", "false", "null"})


@dataclass(frozen=True, slots=True)
class FieldType:
    """A type word, read: `list<word<register>>` is name "string", many, words "register"."""

    name: str
    many: bool = False
    nullable: bool = False
    words: str | None = None


def field_type(word: str) -> FieldType:
    """Reads a type word.

    `string`, `int`, `double`, `bool`, `any`, a message name or `word<vocabulary>`; around it
    `list<…>`, behind it `?` for a value that may be null. Raises TypesRefused.

    >>> field_type("list<Document>")
    FieldType(name='Document', many=True, nullable=False, words=None)
    """
    found = _TYPE.fullmatch(word)
    if found is None or (found["list"] and found["nullable"]):
        raise TypesRefused(
            f'"{word}" is no type word. Write string, int, double, bool, any, word<…>, a message '
            "name, list<…> of these, or one of them with ? behind."
        )
    vocabulary = found["name"] if found["vocabulary"] else None
    name = "string" if vocabulary else found["name"]
    return FieldType(name, bool(found["list"]), bool(found["nullable"]), vocabulary)


@dataclass(frozen=True)
class Types:
    """The messages a condition may read, and the message that `p` is.

    `messages`: message -> field -> type word (see `field_type`). `words`: vocabulary -> its words;
    comparing such a field with any other text is refused when a rule is loaded. Every message has
    `path` and `confidence` besides. Raises TypesRefused.
    """

    root: str
    messages: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.root not in self.messages:
            raise TypesRefused(f'the root message "{self.root}" is not described.')
        problems = [problem for name in self.messages for problem in self._problems(name)]
        if problems:
            raise TypesRefused("\n".join(problems))

    def _problems(self, message: str) -> Iterator[str]:
        for name, type_ in self.fields(message).items():
            where = f"{message}.{name}"
            if not _IDENTIFIER.fullmatch(name) or name in _RESERVED:
                yield f"{where}: a condition cannot write this name. Choose another."
            if type_.name not in _SCALARS and type_.name not in {"any", *self.messages}:
                known = [*_SCALARS, "any", *self.messages]
                yield f'{where}: unknown type "{type_.name}". {did_you_mean(type_.name, known)}'
            if type_.words is not None and type_.words not in self.vocabularies:
                known = list(self.vocabularies)
                yield f'{where}: unknown words "{type_.words}". {did_you_mean(type_.words, known)}'

    @cached_property
    def vocabularies(self) -> Mapping[str, frozenset[str]]:
        """All closed vocabularies, the built-in one included."""
        return {
            "confidence": frozenset(CONFIDENCES),
            **{name: frozenset(words) for name, words in self.words.items()},
        }

    def fields(self, message: str) -> Mapping[str, FieldType]:
        """The fields of a message, built-in ones included; none for a scalar."""
        return self._fields.get(message, {})

    @cached_property
    def _fields(self) -> Mapping[str, Mapping[str, FieldType]]:
        return {
            message: {name: field_type(word) for name, word in {**BUILT_IN, **fields}.items()}
            for message, fields in self.messages.items()
        }

    def resolve(self, start: FieldType, path: Sequence[str]) -> FieldType | None:
        """The type at a dotted path below `start`; None when there is no such field."""
        found: FieldType | None = start
        for name in path:
            if found is None or found.many:
                return None
            if found.name == "any":
                return found
            found = self.fields(found.name).get(name)
        return found

    @cached_property
    def pool(self) -> DescriptorPool:
        """The description as protobuf descriptors, for the type checker."""
        pool = DescriptorPool()
        imports = [wrappers_pb2.DESCRIPTOR, struct_pb2.DESCRIPTOR]
        for known in imports:
            pool.AddSerializedFile(known.serialized_pb)
        file = FileDescriptorProto(name="data.proto", package=PACKAGE, syntax="proto3")
        file.dependency.extend(known.name for known in imports)
        for message in self.messages:
            described = file.message_type.add(name=message)
            for number, (name, type_) in enumerate(self.fields(message).items(), start=1):
                described.field.append(_descriptor(name, number, type_))
        pool.AddSerializedFile(file.SerializeToString())
        return pool


@dataclass(frozen=True)
class Scope:
    """The names an expression or a sentence may use: `p`, the element, the parameters."""

    types: Types
    element: tuple[str, str] | None = None  # its name and its message
    params: Mapping[str, FieldType] = field(default_factory=dict)

    @cached_property
    def variables(self) -> Mapping[str, FieldType]:
        """The names that stand for messages."""
        element = {self.element[0]: FieldType(self.element[1])} if self.element else {}
        return {"p": FieldType(self.types.root), **element}

    @property
    def names(self) -> list[str]:
        """What a dotted name can begin with, for "did you mean"."""
        return [*self.variables, *(f"params.{name}" for name in self.params)]

    def resolve(self, names: Sequence[str]) -> FieldType | None:
        """The type of a dotted name; None when there is no such thing."""
        if names[0] == "params" and len(names) == 2:
            return self.params.get(names[1])
        start = self.variables.get(names[0])
        return None if start is None else self.types.resolve(start, names[1:])

    def known_beside(self, names: Sequence[str]) -> list[str]:
        """What could stand in the place of the last of these names."""
        if names[0] == "params":
            return list(self.params)
        parent = self.resolve(names[:-1])
        return list(self.types.fields(parent.name)) if parent and not parent.many else []


def _descriptor(name: str, number: int, type_: FieldType) -> FieldDescriptorProto:
    label = (
        FieldDescriptorProto.LABEL_REPEATED if type_.many else FieldDescriptorProto.LABEL_OPTIONAL
    )
    described = FieldDescriptorProto(name=name, number=number, label=label)
    if type_.name in _SCALARS and not type_.nullable:
        described.type = _SCALARS[type_.name][0]
        return described
    described.type = FieldDescriptorProto.TYPE_MESSAGE
    described.type_name = _message_name(type_)
    return described


def _message_name(type_: FieldType) -> str:
    if type_.name == "any":
        return ".google.protobuf.Value"
    if type_.name in _SCALARS:
        return f".google.protobuf.{_SCALARS[type_.name][1]}"
    return f".{PACKAGE}.{type_.name}"
