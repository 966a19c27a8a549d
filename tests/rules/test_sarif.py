import json
from collections.abc import Callable
from datetime import date
from typing import Any

import jsonschema
import pytest

from rules import (
    CheckedRule,
    Located,
    RuleSet,
    Severity,
    SourceError,
    Subject,
    evaluate,
    sarif,
)
from rules.sarif import LEVELS

DAY = date(2026, 11, 23)
# What SARIF 2.1.0 requires of the parts that we write.
TEXT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
PLACE = {
    "type": "object",
    "required": ["artifactLocation", "region"],
    "properties": {
        "artifactLocation": {
            "required": ["uri"],
            "properties": {"uri": {"type": "string", "pattern": r"^[!-~]+$"}},
        },
        "region": {
            "required": ["startLine", "startColumn"],
            "properties": {
                "startLine": {"type": "integer", "minimum": 1},
                "startColumn": {"type": "integer", "minimum": 1},
            },
        },
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "items": {
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "language": {"type": "string", "pattern": "^[a-zA-Z]{2}$"},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "version", "rules"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id"],
                                            "properties": {
                                                "shortDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {
                                                    "properties": {"level": LEVEL}
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "invocations": {"items": {"required": ["executionSuccessful"]}},
                    "results": {
                        "items": {
                            "required": ["message", "ruleId"],
                            "properties": {
                                "message": TEXT,
                                "level": LEVEL,
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "locations": {"items": {"properties": {"physicalLocation": PLACE}}},
                                "partialFingerprints": {"additionalProperties": {"type": "string"}},
                            },
                        }
                    },
                },
            }
        },
    },
}


@pytest.fixture
def log(rule: Callable[..., CheckedRule]) -> dict[str, Any]:
    rules = [
        rule(id="LIB-02", group="size", false_positives="{vi: [Bộ sách], en: [A set]}"),
        rule(id="LIB-01", when="book.lent"),
    ]
    view = {"books": [{"path": "books/a", "id": "a", "title": "Kiều", "pages": 900, "lent": False}]}
    found = evaluate(RuleSet.of("x", rules), Subject(("city", "7"), view), as_of=DAY).findings
    broken = SourceError("b.yaml", 3, 4, "unknown-key", "unknown key")
    return sarif(
        [Located(finding, "thư viện/a b.yaml", 7, 5) for finding in found],
        [checked.rule for checked in rules],
        as_of=DAY,
        version="1.2.3",
        errors=[broken],
        language="en",
    )


def test_the_log_is_sarif(log: dict[str, Any]) -> None:
    jsonschema.validate(json.loads(json.dumps(log)), SCHEMA)


def test_a_finding_is_a_result_at_its_place_known_by_its_fingerprint(log: dict[str, Any]) -> None:
    [run] = log["runs"]
    [result] = run["results"]

    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("LIB-02", 1, "error")
    assert result["message"] == {"text": "“Kiều” is thick"}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "th%C6%B0%20vi%E1%BB%87n/a%20b.yaml"},
                "region": {"startLine": 7, "startColumn": 5},
            },
            "logicalLocations": [{"fullyQualifiedName": "books/a"}],
        }
    ]
    assert len(result["partialFingerprints"]["gonFinding/v1"]) == 32
    assert result["properties"]["identity"] == ["city", "7"]
    assert result["properties"]["evidence"] == {"book.pages": 900}


def test_rules_are_described_once_each(log: dict[str, Any]) -> None:
    described = log["runs"][0]["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in described] == ["LIB-01", "LIB-02"]
    assert described[1] == {
        "id": "LIB-02",
        "shortDescription": {"text": "A thick book"},
        "defaultConfiguration": {"level": "error"},
        "properties": {"version": "1.0.0", "severity": "high", "tags": ["necessity", "size"]},
        "help": {"text": "A set"},
    }


def test_files_that_cannot_be_read_are_notifications(log: dict[str, Any]) -> None:
    [invocation] = log["runs"][0]["invocations"]

    assert invocation["executionSuccessful"] is False
    [said] = invocation["toolExecutionNotifications"]
    assert said["descriptor"] == {"id": "unknown-key"}
    assert said["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 4}


def test_every_severity_has_the_level_of_the_design() -> None:
    assert [LEVELS[severity] for severity in Severity] == [
        "error",
        "error",
        "warning",
        "note",
        "note",
    ]


def test_a_log_of_nothing_is_sarif_too() -> None:
    empty = sarif([], [], as_of=DAY, version="1")

    jsonschema.validate(empty, SCHEMA)
    assert empty["runs"][0]["language"] == "vi"
