"""What lists of provinces call things, read from `words.yaml`: one source for papers and pages."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from rules.source import read_yaml


@cache
def labels(kind: str) -> Mapping[str, Words]:
    """The words of `whose` or `base_states` by key, in the order of the file."""
    file = resources.files("registry.publication.province") / "words.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data  # Any: plain data
    return {each["key"]: Words(**each["label"]) for each in data[kind]}
