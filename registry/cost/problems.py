"""Problems of a cost sheet: what is not known, what looks wrong. Returned, never raised.

Each has a stable `code` and says in both languages what was found and what to do now; the words are
data (`problems.yaml`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any

from registry.refusals import Words
from rules.source import read_yaml

Filling = str | int | Decimal | date | Words


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a sheet from being relied on.

    `element` is the path it is about (`effort/e1`, `wage/applicant`, `.` for the whole). A guard
    gives the figure `found`, the one it was held against (`expected`), and `found` / `expected`.
    """

    code: str
    element: str
    message: Words
    to_do: Words
    found: Decimal | None = None
    expected: Decimal | None = None
    ratio: Decimal | None = None


def problem(code: str, element: str, /, **about: Filling) -> Problem:
    """A Problem in the words of `code`, filled in with `about`."""
    entry = _texts()[code]
    about = {"element": element, **about}
    numbers = {
        key: Decimal(value)
        for key in ("found", "expected", "ratio")
        if isinstance(value := about.get(key), int | Decimal)
    }
    return Problem(
        code, element, _filled(entry["says"], about), _filled(entry["do"], about), **numbers
    )


def problem_codes() -> tuple[str, ...]:
    """Every code that a problem can have."""
    return tuple(_texts())


def _filled(texts: Mapping[str, str], about: Mapping[str, Filling]) -> Words:
    vi = {key: _vietnamese(value) for key, value in about.items()}
    en = {key: _english(value) for key, value in about.items()}
    return Words(texts["vi"].format(**vi), texts["en"].format(**en))


def _english(value: Filling) -> str:
    if isinstance(value, Words):
        return value.en
    if isinstance(value, date):
        return value.isoformat()
    return (
        value if isinstance(value, str) else f"{value:,f}" if _is_decimal(value) else f"{value:,}"
    )


def _is_decimal(value: object) -> bool:
    return isinstance(value, Decimal)


def _vietnamese(value: Filling) -> str:
    if isinstance(value, Words):
        return value.vi
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, str):
        return value
    return _english(value).translate(str.maketrans(",.", ".,"))


@cache
def _texts() -> Mapping[str, Any]:  # Any: plain data, checked by a test of the file
    file = resources.files("registry.cost") / "problems.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data["problems"]
    return data
