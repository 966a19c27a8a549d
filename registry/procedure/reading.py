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

from registry.procedure.consistency import inconsistencies
from registry.procedure.model import Procedure
from registry.procedure.paths import resolve
from rules import BrokenFile, Place, Source, model_errors, read_yaml

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
        errors += model_errors(Procedure, source, broken)
        raise BrokenFile(errors) from broken
    if errors:
        raise BrokenFile(errors)
    return ProcedureFile(procedure, source)


def procedure_from_data(data: Mapping[str, Any], file: str = "(data)") -> Procedure:
    """A procedure from plain data (of an importer, of a rule's test); the same checks apply.

    Raises BrokenFile; without a text all errors stand at line 1.
    """
    return procedure_from_source(Source(file, data, None)).procedure
