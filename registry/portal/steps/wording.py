"""The words of the data files `actors.yaml` and `verbs.yaml` as patterns."""

from collections.abc import Mapping
from importlib import resources
from typing import Any

from rules import read_yaml

# Any: plain data of the two files, checked by `tests/registry/portal/test_steps.py`.
Row = Mapping[str, Any]


def rows_of(file_name: str, table: str) -> list[Row]:
    """The rows of a table of a data file, in order."""
    file = resources.files("registry.portal.steps") / file_name
    rows: list[Row] = read_yaml(file.read_bytes(), file.name).data[table]
    return rows


def pattern_of(row: Row) -> str:
    r"""The pattern of a row: any of its words, a space in them standing for any white space.

    >>> pattern_of({"words": ["cá nhân", "hộ"], "behind": "các", "whole": "true"})
    '(?:các\\s+)?(?:cá\\s+nhân|hộ)\\b'
    """
    words = _spaced("|".join(row["words"]))
    if "behind" in row:
        words = rf"(?:{_spaced(row['behind'])}\s+)?(?:{words})"
    return rf"{words}\b" if row.get("whole") == "true" else words


def _spaced(words: str) -> str:
    return words.replace(" ", r"\s+")
