"""A file's plain data against a pydantic model: every mistake becomes a place and a sentence."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rules.source import BrokenFile, Path, Source, SourceError
from rules.suggestion import did_you_mean

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
    name = str(path[-1]) if path else "the file"
    if kind == "extra_forbidden":
        hint = did_you_mean(name, _keys_at(model, path[:-1]))
        return source.error(path, "unknown-key", f'unknown key "{name}". {hint}', key=True)
    if kind == "missing":
        words = f'the key "{details["loc"][-1]}" is missing. Add it.'
        return source.error(path, "missing-key", words)
    if kind in {"enum", "literal_error"}:
        hint = did_you_mean(str(details["input"]), _words_expected(details))
        words = f'{name}: "{details["input"]}" is not a word for it. {hint}'
        return source.error(path, "unknown-word", words)
    code = "wrong-shape" if kind in _WRONG_SHAPES else "invalid-value"
    return source.error(path, code, f"{name}: {_reason(details)}.")


_WRONG_SHAPES = frozenset({"tuple_type", "model_type", "dict_type", "mapping_type", "string_type"})


def _words_expected(details: ErrorDetails) -> list[str]:
    return re.findall(r"'([^']+)'", str(details.get("ctx", {}).get("expected", "")))


def _reason(details: ErrorDetails) -> str:
    reason = details["msg"].removeprefix("Value error, ").replace("Input should be", "must be")
    given = details["input"]
    return f'{reason} (found: "{given}")' if isinstance(given, str) else reason


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
