"""A baseline: the findings that an earlier check reported, so that only new ones count.

A finding is known again by its fingerprint, whatever changed elsewhere in its file. A baseline is
what an earlier `gon check` printed, as JSON or as SARIF. What was suppressed then is not in it:
when the suppression ends, the finding is new.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import unquote

from rules.sarif import FINGERPRINT, TOOL, VERSION

REPORT: Final = "check/v1"
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{32}")
Record = dict[str, Any]  # Any: plain data as JSON has it
Identity = tuple[str, str]


class BaselineRefused(Exception):
    """A file that is no baseline, or one of another format."""

    code = "baseline-refused"

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(
            f"{file}: {reason} A baseline is what `gon check --format json` or `--format sarif` "
            f"printed. [{self.code}]"
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding as the baseline tells it."""

    fingerprint: str
    rule: str
    authority: str
    procedure: str
    element: str
    file: str
    line: int
    column: int
    message: str

    @property
    def identity(self) -> Identity:
        return self.authority, self.procedure

    def as_json(self) -> Record:
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Baseline:
    """The entries by fingerprint."""

    entries: Mapping[str, Entry]

    def __contains__(self, fingerprint: str) -> bool:
        return fingerprint in self.entries

    def gone(self, found: frozenset[str], checked: frozenset[Identity]) -> list[Entry]:
        """The entries about procedures that were checked whose finding was not `found`."""
        return [
            entry
            for entry in self.entries.values()
            if entry.identity in checked and entry.fingerprint not in found
        ]

    def unchecked(self, checked: frozenset[Identity]) -> int:
        """How many entries are about procedures that were not checked."""
        return sum(entry.identity not in checked for entry in self.entries.values())


def read_baseline(content: bytes, file: str) -> Baseline:
    """The baseline in a file; `file` is only named in errors. Raises BaselineRefused."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BaselineRefused(file, f"this is no JSON ({_short(error)}).") from error
    if not isinstance(data, dict):
        raise BaselineRefused(file, "this is JSON, but no report.")
    try:
        read = _from_sarif(data, file) if "runs" in data else _from_report(data, file)
        entries = {entry.fingerprint: entry for entry in map(_sound, read)}
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        reason = f"this looks like a report, but a finding of it is incomplete ({_short(error)})."
        raise BaselineRefused(file, reason) from error
    return Baseline(entries)


def _sound(entry: Entry) -> Entry:
    if not _FINGERPRINT.fullmatch(entry.fingerprint):
        raise ValueError("a fingerprint is 32 hexadecimal digits")
    return entry


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:120]


def _from_report(data: Record, file: str) -> Iterator[Entry]:
    if data.get("schema") != REPORT:
        found = f'its `schema` is "{data["schema"]}"' if "schema" in data else "it has no `schema`"
        raise BaselineRefused(file, f'this is JSON, but {found}; expected "{REPORT}".')
    for finding in [*data["findings"], *data["known"]]:
        yield Entry(
            message=finding["message"]["vi"],
            **{name: finding[name] for name in Entry.__slots__ if name != "message"},
        )


def _from_sarif(data: Record, file: str) -> Iterator[Entry]:
    if data.get("version") != VERSION:
        reason = f'this is SARIF {data.get("version")}; expected "{VERSION}".'
        raise BaselineRefused(file, reason)
    for run in data["runs"]:
        tool = run["tool"]["driver"]["name"]
        if tool != TOOL:
            raise BaselineRefused(file, f'this is SARIF of "{tool}", not of {TOOL}.')
        for result in run["results"]:
            if result.get("baselineState") != "absent" and not _is_suppressed(result):
                yield _entry(result)


def _is_suppressed(result: Record) -> bool:
    held = result.get("suppressions") or ()
    return bool(held) and all(each.get("status", "accepted") == "accepted" for each in held)


def _entry(result: Record) -> Entry:
    location = result["locations"][0]
    place = location["physicalLocation"]
    authority, procedure = result["properties"]["identity"]
    return Entry(
        fingerprint=result["partialFingerprints"][FINGERPRINT],
        rule=result["ruleId"],
        authority=authority,
        procedure=procedure,
        element=location["logicalLocations"][0]["fullyQualifiedName"],
        file=str(PurePath(unquote(place["artifactLocation"]["uri"]))),
        line=place["region"]["startLine"],
        column=place["region"]["startColumn"],
        message=result["message"]["text"],
    )
