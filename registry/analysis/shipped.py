"""The rules that are shipped, and how the examples inside rule files become subjects."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import rules
from registry.analysis.further import further_from_data
from registry.analysis.subject import describe, subject
from registry.procedure.reading import procedure_from_data
from rules import BrokenFile, Loaded, Subject, load_rules

SHIPPED = Path(rules.__file__).parent / "sets"

# What an example may leave out.
_HEAD = {
    "schema": "procedure/v1",
    "code": "1.000001",
    "authority": "bo-tai-chinh",
    "name": "Thủ tục",
}


@lru_cache(maxsize=8)
def load(folders: tuple[Path, ...] = ()) -> Loaded:
    """The rules below the folders, or the shipped ones; errors of broken files beside them."""
    return load_rules(folders or (SHIPPED,), describe(), name="vn")


def prepare(given: Mapping[str, Any], as_of: date) -> Subject:  # Any: plain data of a file
    """The `given` of a rule's example as a subject. Raises ValueError with every mistake in it.

    Its keys are those of a procedure file, with the further data of the example at `context`.
    """
    keys = {key: value for key, value in given.items() if key != "context"}
    try:
        procedure = procedure_from_data({**_HEAD, **keys})
    except BrokenFile as broken:
        raise ValueError(str(broken)) from broken
    return subject(procedure, as_of, further=further_from_data(given.get("context", {})))


def failures(loaded: Loaded, as_of: date) -> Sequence[str]:
    """What goes wrong in the examples of the rules, one line each."""
    results = rules.run_tests(loaded.rules, prepare, as_of=as_of)
    return [str(result) for result in results if not result.passed]
