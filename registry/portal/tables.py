"""The data files by which the importer reads words: tables of patterns, read and checked alike."""

from importlib import resources
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from rules import read_yaml


class Entry(BaseModel):
    """One entry of such a file: nothing in it changes, and no key is unknown."""

    model_config = ConfigDict(frozen=True, extra="forbid")


AnyTable = TypeVar("AnyTable", bound=Entry)


def read_table(package: str, file_name: str, table: type[AnyTable]) -> AnyTable:
    """The table that a file of a package holds. Raises BrokenFile, ValidationError."""
    file = resources.files(package) / file_name
    return table.model_validate(read_yaml(file.read_bytes(), file.name).data)
