"""Writing a procedure back: YAML that reads to the same model, and the hash of an edition."""

import hashlib
from typing import Any

import yaml

from registry.canonical import canonical
from registry.procedure.model import Procedure


class _Dumper(yaml.CSafeDumper):
    """Long texts as blocks, empty lists and short word lists on one line, keys in model order."""


def _text(dumper: yaml.CSafeDumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value and "\t" not in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _list(dumper: yaml.CSafeDumper, value: list[Any]) -> yaml.SequenceNode:
    words = all(isinstance(item, str) for item in value) and sum(map(len, value)) < 80
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=words)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)


def plain_data(procedure: Procedure) -> dict[str, Any]:
    """The keys that the file has, as plain data: text, whole numbers, flags, lists, mappings."""
    return procedure.model_dump(mode="json", exclude_unset=True)


def write_procedure(procedure: Procedure) -> str:
    """The YAML of a procedure; reading it gives an equal Procedure with the same keys left out."""
    return write_data(plain_data(procedure))


def write_data(data: dict[str, Any]) -> str:
    """The YAML of plain data in the order of its keys."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110)


def edition_hash(procedure: Procedure) -> str:
    """The name of this content: SHA-256, in hex, of its RFC 8785 canonical JSON."""
    return hash_of(plain_data(procedure))


def hash_of(data: dict[str, Any]) -> str:
    """The name of the content whose plain data these are."""
    return hashlib.sha256(canonical(data)).hexdigest()
