"""What indicators, scopes and standings of targets are called, read from `indicators.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from registry.reference import Indicator, TargetScope
from registry.refusals import Words
from rules.source import read_yaml


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """What an indicator is called and of what it is a share; why nothing counts it, if so."""

    label: Words
    of: Words
    not_counted: Words | None


@cache
def indicators() -> Mapping[Indicator, IndicatorWords]:
    return {
        Indicator(each["key"]): IndicatorWords(
            Words(**each["label"]),
            Words(**each["of"]),
            Words(**each["not_counted"]) if "not_counted" in each else None,
        )
        for each in _file()["indicators"]
    }


@cache
def labels(kind: str) -> Mapping[str, Words]:
    """The words of `scopes`, `operators` or `standings` by key, in the order of the file."""
    return {each["key"]: Words(**each["label"]) for each in _file()[kind]}


@cache
def applicants_of(scope: TargetScope) -> frozenset[str]:
    """Whom a procedure of a scope is for; none named = anybody."""
    found = next(each for each in _file()["scopes"] if each["key"] == scope.value)
    return frozenset(found["applicants"])


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by a test of the file
    file = resources.files("registry.targets") / "indicators.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
