"""Findings as SARIF 2.1.0, the exchange format that code hosts and editors show beside the source.

Source of the names: OASIS, Static Analysis Results Interchange Format 2.1.0. Critical and high are
`error`, medium is `warning`, low and info are `note`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import Any, Final, Literal
from urllib.parse import quote

from rules.finding import Finding
from rules.rule import RuleHeader, Severity, Text
from rules.source import SourceError

LEVELS: Final[Mapping[Severity, str]] = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
Language = Literal["vi", "en"]
Json = dict[str, Any]  # Any: plain data of the format


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and where its element stands: a path relative to what was checked, from 1."""

    finding: Finding
    file: str
    line: int
    column: int


def sarif(
    findings: Iterable[Located],
    rules: Iterable[RuleHeader],
    *,
    as_of: date,
    version: str,
    errors: Sequence[SourceError] = (),
    language: Language = "vi",
) -> Json:
    """One SARIF log with one run: the rules, the findings, the files that could not be read.

    `version` is that of the program; `rules` must hold the rule of every finding.
    """
    described = sorted(rules, key=lambda rule: rule.id)
    index = {rule.id: at for at, rule in enumerate(described)}
    run = {
        "tool": {
            "driver": {
                "name": "gon",
                "version": version,
                "rules": [_rule(rule, language) for rule in described],
            }
        },
        "invocations": [_invocation(errors)],
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(located, index, language) for located in findings],
        "properties": {"as_of": as_of.isoformat()},
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: RuleHeader, language: Language) -> Json:
    described: Json = {
        "id": rule.id,
        "shortDescription": {"text": _said(rule.title, language)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "version": rule.version,
            "severity": rule.severity.value,
            "tags": [tag for tag in (rule.criterion.value, rule.group) if tag],
        },
    }
    doubts = rule.false_positives.vi if language == "vi" else rule.false_positives.en
    if doubts:
        described["help"] = {"text": "\n".join(doubts)}
    return described


def _result(located: Located, index: Mapping[str, int], language: Language) -> Json:
    finding = located.finding
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": _said(finding.message, language)},
        "locations": [
            {
                "physicalLocation": _place(located.file, located.line, located.column),
                "logicalLocations": [{"fullyQualifiedName": finding.element}],
            }
        ],
        "partialFingerprints": {"gonFinding/v1": finding.fingerprint},
        "properties": _properties(finding),
    }


def _properties(finding: Finding) -> Json:
    """What the format has no place for, under our own names."""
    kept = ("severity", "criterion", "register", "confidence", "basis", "remedy", "evidence")
    said = finding.as_json()
    return {"identity": list(finding.identity), **{name: said[name] for name in kept}}


def _invocation(errors: Sequence[SourceError]) -> Json:
    return {
        "executionSuccessful": not errors,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "descriptor": {"id": error.code},
                "message": {"text": error.message},
                "locations": [{"physicalLocation": _place(error.file, error.line, error.column)}],
            }
            for error in errors
        ],
    }


def _place(file: str, line: int, column: int) -> Json:
    return {
        "artifactLocation": {"uri": quote(PurePath(file).as_posix())},
        "region": {"startLine": line, "startColumn": column},
    }


def _said(text: Text, language: Language) -> str:
    return text.vi if language == "vi" else text.en
