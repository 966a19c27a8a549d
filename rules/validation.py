"""A file's plain data against a pydantic model: every mistake becomes a place and a sentence."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails, core_schema

from rules.source import BrokenFile, Path, Source, SourceError
from rules.suggestion import guess_and_list

Model = TypeVar("Model", bound=BaseModel)


def validated(model: type[Model], source: Source) -> Model:
    """The file as a model. Raises BrokenFile with every mistake at its line and column."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        raise BrokenFile(model_errors(model, source, error)) from error


def model_errors(
    model: type[BaseModel], source: Source, error: ValidationError
) -> list[SourceError]:
    """Pydantic's errors with the places of the file and the words of our messages."""
    return [_source_error(model, source, details) for details in error.errors()]


def _source_error(model: type[BaseModel], source: Source, details: ErrorDetails) -> SourceError:
    path = _path(source.data, details["loc"])
    kind = details["type"]
    if kind == "extra_forbidden":
        hint = guess_and_list(str(path[-1]), _keys_at(model, path[:-1]))
        words = f"`{path[-1]}` is not a key of {_where(path[:-1])}. {hint}"
        return source.error(path, "unknown-key", words, key=True)
    if kind in {"enum", "literal_error"}:
        hint = guess_and_list(str(details["input"]), _words_expected(details))
        words = f"`{details['input']}` is not a word for {_where(path)}. {hint}"
        return source.error(path, "unknown-word", words)
    code, words = _explained(kind, details, path)
    return source.error(path, code, words)


def _explained(kind: str, details: ErrorDetails, path: Path) -> tuple[str, str]:
    """Code and sentence of a mistake; errors of a model's own validators bring their code."""
    where = _where(path)
    if kind == "missing":
        return "missing-key", f"{where} has no `{details['loc'][-1]}`, which is required."
    if kind in _WRONG_SHAPES:
        needed = _WRONG_SHAPES[kind]
        return "wrong-shape", f"{where} must be {needed}; found {_shown(details['input'])}."
    if kind in _EMPTY:
        return "empty-text", f"{where} is empty. Write it out, or leave the key out."
    if kind in _RANGE:
        return "out-of-range", f"{where} is {details['input']}: {details['msg'].lower()}."
    code = "invalid-value" if kind in _BUILT_IN else kind
    reason = details["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    return code, f"{where}: {reason}; found {_shown(details['input'])}."


_BUILT_IN = frozenset(get_args(core_schema.ErrorType))
_EMPTY = frozenset({"string_too_short", "too_short"})
_RANGE = frozenset({"greater_than_equal", "less_than_equal", "greater_than", "less_than"})
_WRONG_SHAPES: Mapping[str, str] = {
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "a mapping of keys",
    "model_attributes_type": "a mapping of keys",
    "dict_type": "a mapping of keys",
    "mapping_type": "a mapping of keys",
    "string_type": "text",
}


def _words_expected(details: ErrorDetails) -> list[str]:
    return re.findall(r"'([^']+)'", str(details.get("ctx", {}).get("expected", "")))


def _where(path: Path) -> str:
    return f"`{'.'.join(map(str, path))}`" if path else "the file"


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'


def _path(data: object, loc: Sequence[int | str]) -> Path:
    """The part of pydantic's location that stands in the file.

    Names of union members are not in it, nor is a key that is missing.
    """
    path: list[int | str] = []
    for step in loc:
        if _holds(data, step):
            data = data[step]  # type: ignore[index]  # it holds the step
            path.append(step)
    return tuple(path)


def _holds(data: object, step: int | str) -> bool:
    if isinstance(data, list):
        return isinstance(step, int) and step < len(data)
    return isinstance(data, Mapping) and step in data


def _keys_at(model: type[BaseModel], path: Path) -> set[str]:
    """The keys that the model at `path` below `model` allows."""
    found: Any = model  # Any: type annotations of any shape
    for step in path:
        if isinstance(step, str):
            found = _member(found, step)
    return {field.alias or name for name, field in getattr(found, "model_fields", {}).items()}


def _member(model: Any, name: str) -> Any:  # Any: type annotations of any shape
    fields = getattr(model, "model_fields", {}).items()
    found = (field for key, field in fields if name in {key, field.alias})
    return next((_model_in(field.annotation) for field in found), None)


def _model_in(annotation: Any) -> Any:  # Any: type annotations of any shape
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_in(part) for part in get_args(annotation))
    return next((model for model in found if model is not None), None)
