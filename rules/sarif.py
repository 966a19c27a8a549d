"""Findings as SARIF 2.1.0, the exchange format that code hosts and editors show beside the source.

Source of the names: OASIS, Static Analysis Results Interchange Format 2.1.0. Critical and high are
`error`, medium is `warning`, low and info are `note`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import PurePath
from typing import Final, Literal
from urllib.parse import quote

from rules.finding import Finding
from rules.pack import Pack
from rules.rule import RuleHeader
from rules.sarif_rules import LEVELS, Json, Language, described_rule, said
from rules.source import Place, SourceError

VERSION: Final = "2.1.0"
TOOL: Final = "gon"
FINGERPRINT: Final = "gonFinding/v1"  # our key among the partial fingerprints
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"


@dataclass(frozen=True, slots=True)
class Replacement:
    """The characters from one place up to another, exclusively, are replaced by a text."""

    start: Place
    end: Place
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """That people hold a finding back: why, who, until when, and the line that says so.

    One that `has_ended` holds nothing back any more.
    """

    reason: str
    by: str | None
    until: date
    place: Place
    has_ended: bool = False


class BaselineState(StrEnum):
    """A finding against an earlier run."""

    NEW = "new"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and where its element stands: a path relative to what was checked, from 1.

    `fix` is the remedy as a change of that file.
    """

    finding: Finding
    file: str
    line: int
    column: int
    held: Held | None = None
    state: BaselineState | None = None
    fix: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class Absent:
    """A finding of an earlier run that is there no more."""

    fingerprint: str
    rule: str
    identity: tuple[str, ...]
    element: str
    file: str
    line: int
    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Told:
    """Something about the run that is no finding: a file that cannot be read, a notice."""

    level: Literal["error", "warning", "note"]
    code: str
    message: str
    file: str
    line: int
    column: int

    @classmethod
    def error(cls, error: SourceError) -> "Told":
        return cls("error", error.code, error.message, error.file, error.line, error.column)


def sarif(
    findings: Iterable[Located],
    rules: Iterable[RuleHeader],
    *,
    as_of: date,
    version: str,
    packs: Sequence[Pack] = (),
    told: Sequence[Told] = (),
    absent: Sequence[Absent] = (),
    language: Language = "vi",
) -> Json:
    """One SARIF log with one run: the rules, the findings, what is told beside them.

    `version` is that of the program; `rules` must hold the rule of every finding.
    """
    described = sorted(rules, key=lambda rule: rule.id)
    index = {rule.id: at for at, rule in enumerate(described)}
    found = [_result(located, index, language) for located in findings]
    run = {
        "tool": {
            "driver": {
                "name": TOOL,
                "version": version,
                "rules": [described_rule(rule, as_of, language) for rule in described],
            },
            "extensions": [_extension(pack, language) for pack in packs],
        },
        "invocations": [_invocation(told)],
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [*found, *(_absent(entry, index) for entry in absent)],
        "properties": {"as_of": as_of.isoformat()},
    }
    return {"$schema": _SCHEMA, "version": VERSION, "runs": [run]}


def _extension(pack: Pack, language: Language) -> Json:
    return {
        "name": pack.name,
        "semanticVersion": pack.version,
        "version": pack.version,
        "shortDescription": {"text": said(pack.title, language)},
        "properties": {"checksum": pack.checksum},
    }


def _result(located: Located, index: Mapping[str, int], language: Language) -> Json:
    finding = located.finding
    result: Json = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": said(finding.message, language)},
        "locations": [_location(located, finding.element)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "suppressions": [_suppression(located.held, located.file)] if located.held else [],
        "properties": _properties(finding),
    }
    if located.state is not None:
        result["baselineState"] = located.state.value
    if located.fix:
        result["fixes"] = [_fix(located, language)]
    return result


def _location(at: Located | Absent, element: str) -> Json:
    return {
        "physicalLocation": _place(at.file, at.line, at.column),
        "logicalLocations": [{"fullyQualifiedName": element}],
    }


def _suppression(held: Held, file: str) -> Json:
    return {
        "kind": "inSource",
        "status": "rejected" if held.has_ended else "accepted",
        "justification": held.reason,
        "location": {"physicalLocation": _place(file, held.place.line, held.place.column)},
        "properties": {"by": held.by, "until": held.until.isoformat()},
    }


_DESCRIBED: Final[Mapping[Language, str]] = {
    "vi": "Áp dụng thay đổi mà quy tắc đề xuất, nếu người rà soát đồng ý.",
    "en": "Make the change that the rule suggests, if a reviewer agrees.",
}


def _fix(located: Located, language: Language) -> Json:
    return {
        "description": {"text": _DESCRIBED[language]},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": _uri(located.file)},
                "replacements": [
                    {
                        "deletedRegion": {
                            "startLine": each.start.line,
                            "startColumn": each.start.column,
                            "endLine": each.end.line,
                            "endColumn": each.end.column,
                        },
                        "insertedContent": {"text": each.text},
                    }
                    for each in located.fix
                ],
            }
        ],
    }


def _absent(entry: Absent, index: Mapping[str, int]) -> Json:
    known = {"ruleIndex": index[entry.rule]} if entry.rule in index else {}
    return {
        "ruleId": entry.rule,
        **known,
        "message": {"text": entry.message},
        "locations": [_location(entry, entry.element)],
        "partialFingerprints": {FINGERPRINT: entry.fingerprint},
        "suppressions": [],
        "baselineState": "absent",
        "properties": {"identity": list(entry.identity)},
    }


def _properties(finding: Finding) -> Json:
    """What the format has no place for, under our own names."""
    kept = (
        "pack",
        "severity",
        "criterion",
        "register",
        "confidence",
        "basis",
        "remedy",
        "evidence",
    )
    told = finding.as_json()
    return {"identity": list(finding.identity), **{name: told[name] for name in kept}}


def _invocation(told: Sequence[Told]) -> Json:
    return {
        "executionSuccessful": not any(each.level == "error" for each in told),
        "toolExecutionNotifications": [
            {
                "level": each.level,
                "descriptor": {"id": each.code},
                "message": {"text": each.message},
                "locations": [{"physicalLocation": _place(each.file, each.line, each.column)}],
            }
            for each in told
        ],
    }


def _place(file: str, line: int, column: int) -> Json:
    return {
        "artifactLocation": {"uri": _uri(file)},
        "region": {"startLine": line, "startColumn": column},
    }


def _uri(file: str) -> str:
    return quote(PurePath(file).as_posix().encode("utf-8", "surrogateescape"))
