"""Reading a procedure file: YAML text to a Procedure, or every mistake of the file at once.

Three passes, each adding to one list of errors: the strict YAML reader (syntax, duplicate keys),
the model (keys, words, types), and the consistency of names inside the file. `docs/errors.md` lists
the codes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from rapidfuzz import process

from registry.procedure.consistency import inconsistencies
from registry.procedure.model import Procedure
from registry.procedure.paths import resolve
from rules.source import BrokenFile, Path, Place, Source, SourceError, read_yaml

CODE_PATTERN = re.compile(r"[1-9]\.\d{6}(?:\.\d{3}\.\d{2}\.\d{2}\.H\d{2})?")


@dataclass(frozen=True, slots=True)
class ProcedureFile:
    """A procedure that was read, with the places of its elements."""

    procedure: Procedure
    source: Source

    def locate(self, path: str) -> Place:
        """Where the element at `path` (such as `documents/cccd`) stands, else what is above it.

        For something that is left out (a missing `time_limit`) that is the file's first line.
        """
        while (steps := resolve(self.source.data, path)) is None:
            path = path.rpartition("/")[0] or "."
        if steps and isinstance(steps[-1], str):
            return self.source.locate(steps, key=True)
        return self.source.locate(steps)


def read_procedure(
    content: bytes | str, file: str, *, code_pattern: re.Pattern[str] = CODE_PATTERN
) -> ProcedureFile:
    """The procedure in one YAML file; `file` is only named in errors.

    Raises BrokenFile with all mistakes of the file, each with its line and column.
    """
    source = read_yaml(content, file)
    return procedure_from_source(source, code_pattern=code_pattern)


def procedure_from_source(
    source: Source, *, code_pattern: re.Pattern[str] = CODE_PATTERN
) -> ProcedureFile:
    """As `read_procedure`, for YAML that is already parsed."""
    if not isinstance(source.data, dict):
        message = "a procedure file is a mapping that starts with `schema: procedure/v1`."
        raise BrokenFile([source.error((), "not-a-mapping", message)])
    errors = [source.error(*found) for found in inconsistencies(source.data, code_pattern)]
    try:
        procedure = Procedure.model_validate(source.data)
    except ValidationError as broken:
        errors += [_explained(source, details) for details in broken.errors(include_url=False)]
        raise BrokenFile(errors) from broken
    if errors:
        raise BrokenFile(errors)
    return ProcedureFile(procedure, source)


def procedure_from_data(data: Mapping[str, Any], file: str = "(data)") -> Procedure:
    """A procedure from plain data (of an importer, of a rule's test); the same checks apply.

    Raises BrokenFile; without a text all errors stand at line 1.
    """
    return procedure_from_source(Source(file, data, None)).procedure


def _explained(source: Source, details: ErrorDetails) -> SourceError:
    kind, path = details["type"], _real_path(source.data, details["loc"])
    explain = _EXPLANATIONS.get(kind, _other)
    code, message = explain(details, path)
    return source.error(path, code, message, key=kind == "extra_forbidden")


def _real_path(data: Any, loc: tuple[int | str, ...]) -> Path:
    """The path without the names that pydantic adds for branches of a union."""
    path: list[str | int] = []
    for step in loc:
        if _has(data, step):
            data = data[step]
        elif step is not loc[-1]:
            continue
        path.append(step)
    return tuple(path)


def _has(data: Any, step: str | int) -> bool:  # Any: plain data of any shape
    if isinstance(data, Mapping):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _missing(details: ErrorDetails, path: Path) -> tuple[str, str]:
    return "missing-key", f"{_where(path[:-1])} has no `{details['loc'][-1]}`, which is required."


def _unknown_key(details: ErrorDetails, path: Path) -> tuple[str, str]:  # noqa: ARG001
    key = str(path[-1])
    allowed = sorted(_allowed_keys(path[:-1]))
    return "unknown-key", f"`{key}` is not a key of {_where(path[:-1])}.{_hint(key, allowed)}"


def _unknown_word(details: ErrorDetails, path: Path) -> tuple[str, str]:
    expected = str(details.get("ctx", {}).get("expected", ""))
    allowed = re.findall(r"'([^']+)'", expected)
    found = str(details["input"])
    return "unknown-word", (
        f"`{found}` is not a word for {_where(path)}.{_hint(found, allowed, 'Words')}"
    )


def _wrong_shape(details: ErrorDetails, path: Path) -> tuple[str, str]:
    needed = "a list" if details["type"] == "tuple_type" else "a mapping of keys"
    return "wrong-shape", f"{_where(path)} must be {needed}; found {_shown(details['input'])}."


def _bad_slug(details: ErrorDetails, path: Path) -> tuple[str, str]:
    return "bad-id", (
        f"{_where(path)} must be lower-case ASCII words joined by hyphens (such as to-khai-2); "
        f"found {_shown(details['input'])}."
    )


def _empty(details: ErrorDetails, path: Path) -> tuple[str, str]:  # noqa: ARG001
    return "empty-text", f"{_where(path)} is empty. Write the words, or leave the key out."


def _negative(details: ErrorDetails, path: Path) -> tuple[str, str]:
    return "out-of-range", f"{_where(path)} is {details['input']}: {details['msg'].lower()}."


def _own(details: ErrorDetails, path: Path) -> tuple[str, str]:
    return details["type"], f"{_where(path)}: {details['msg']}; found {_shown(details['input'])}."


def _other(details: ErrorDetails, path: Path) -> tuple[str, str]:
    if details["type"] in _OWN_CODES:
        return _own(details, path)
    return "invalid-value", f"{_where(path)}: {details['msg']}; found {_shown(details['input'])}."


_OWN_CODES = frozenset({"time-limit", "flag", "whole-number", "number", "date", "text", "agency"})
_EXPLANATIONS = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "enum": _unknown_word,
    "literal_error": _unknown_word,
    "tuple_type": _wrong_shape,
    "model_type": _wrong_shape,
    "model_attributes_type": _wrong_shape,
    "dict_type": _wrong_shape,
    "string_pattern_mismatch": _bad_slug,
    "string_too_short": _empty,
    "too_short": _empty,
    "greater_than_equal": _negative,
    "less_than_equal": _negative,
}  # fmt: skip


def _allowed_keys(path: Path) -> set[str]:
    """The keys of the model at `path`, found by walking the model's own schema."""
    schema = Procedure.model_json_schema()
    here = schema
    for step in path:
        here = _below(schema, here, step)
    return set(_deref(schema, here).get("properties", {}))


def _below(schema: dict[str, Any], here: dict[str, Any], step: str | int) -> dict[str, Any]:
    for option in _options(schema, here):
        if isinstance(step, int) and "items" in option:
            return dict(option["items"])
        if step in option.get("properties", {}):
            return dict(option["properties"][step])
    return {}


def _options(schema: dict[str, Any], here: dict[str, Any]) -> list[dict[str, Any]]:
    here = _deref(schema, here)
    return [_deref(schema, option) for option in here.get("anyOf", [here])]


def _deref(schema: dict[str, Any], here: dict[str, Any]) -> dict[str, Any]:
    for option in here.get("anyOf", ()):
        if "$ref" in option:
            here = option
    if "$ref" in here:
        return dict(schema["$defs"][here["$ref"].rpartition("/")[2]])
    return here


def _hint(found: str, allowed: list[str], label: str = "Keys") -> str:
    guess = process.extractOne(found.lower(), allowed, score_cutoff=60)
    meant = f" Did you mean `{guess[0]}`?" if guess else ""
    return f"{meant} {label}: {', '.join(allowed)}." if allowed else meant


def _where(path: Path) -> str:
    return f"`{'.'.join(map(str, path))}`" if path else "the procedure"


def _shown(value: object) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return f'"{text[:60]}…"' if len(text) > 60 else f'"{text}"'
