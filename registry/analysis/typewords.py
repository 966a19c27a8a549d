"""Type words of the rule language for Python annotations: `bool | None` is "bool"."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from registry.procedure.values import TimeLimit

LIMIT = "TimeLimit"
_SCALARS: Mapping[type, str] = {
    bool: "bool", int: "int", float: "double", Decimal: "double", str: "string", date: "string",
    TimeLimit: LIMIT,
}  # fmt: skip


def type_word(annotation: Any) -> str:  # Any: annotations have no common type
    """The type word of an annotation; None in a union says "may be left out" and is dropped.

    >>> type_word(tuple[str, ...] | None)
    'list<string>'
    """
    plain = without_none(annotation)
    if get_origin(plain) in (tuple, list):
        return f"list<{type_word(get_args(plain)[0])}>"
    if plain in _SCALARS:
        return _SCALARS[plain]
    if isinstance(plain, type) and issubclass(plain, StrEnum):
        return f"word<{vocabulary_name(plain)}>"
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return plain.__name__
    return "any"


def vocabulary_name(words: type[StrEnum]) -> str:
    """The name of a vocabulary in type words: `DocumentKind` is "document_kind".

    >>> from registry.procedure.vocabulary import DocumentKind
    >>> vocabulary_name(DocumentKind)
    'document_kind'
    """
    letters = (f"_{c.lower()}" if c.isupper() else c for c in words.__name__)
    return "".join(letters).lstrip("_")


def without_none(annotation: Any) -> Any:  # Any: as above
    if get_origin(annotation) in (Union, UnionType):
        kept = [arg for arg in get_args(annotation) if arg is not type(None)]
        return without_none(kept[0])
    if hasattr(annotation, "__metadata__"):
        return without_none(get_args(annotation)[0])
    return annotation
