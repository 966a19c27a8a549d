import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rules import (
    Absent,
    BaselineState,
    CheckedRule,
    Held,
    Located,
    Pack,
    Place,
    Replacement,
    RuleSet,
    Severity,
    SourceError,
    Subject,
    Text,
    Told,
    evaluate,
    sarif,
)
from rules.sarif_rules import LEVELS

DAY = date(2026, 11, 23)
SCHEMA = json.loads(Path("tests/data/sarif/sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
SARIF = jsonschema.Draft4Validator(SCHEMA)


def is_sarif(log: dict[str, Any]) -> bool:
    """Against the schema of the standard, as it was printed."""
    SARIF.validate(json.loads(json.dumps(log)))
    return True


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
        told=[Told.error(broken)],
        language="en",
    )


def test_the_log_is_sarif(log: dict[str, Any]) -> None:
    assert is_sarif(log)


@pytest.mark.parametrize("broken", [{"level": "bad"}, {"message": {}}, {"notAKey": 1}])
def test_the_schema_refuses_what_is_no_sarif(log: dict[str, Any], broken: dict[str, Any]) -> None:
    log["runs"][0]["results"][0].update(broken)

    with pytest.raises(jsonschema.ValidationError):
        is_sarif(log)


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
        "fullDescription": {"text": "“{book.title}” is thick"},
        "help": {
            "text": "Grounds in force (23/11/2026): Library Act, 4\nWhen it is no fault:\n- A set",
            "markdown": "Grounds in force (23/11/2026): Library Act, 4\n\n"
            "When it is no fault:\n* A set",
        },
        "defaultConfiguration": {"enabled": True, "level": "error"},
        "properties": {
            "version": "1.0.0",
            "status": "stable",
            "severity": "high",
            "tags": ["necessity", "size"],
        },
    }


def test_a_rule_without_a_ground_that_day_is_not_enabled(
    rule: Callable[..., CheckedRule],
) -> None:
    log = sarif([], [rule().rule], as_of=date(2027, 3, 1), version="1", language="en")

    [described] = log["runs"][0]["tool"]["driver"]["rules"]
    assert is_sarif(log)
    assert described["defaultConfiguration"]["enabled"] is False
    assert described["help"]["text"] == "Grounds in force (01/03/2027): none"


def test_what_people_hold_back_is_a_suppression(rule: Callable[..., CheckedRule]) -> None:
    until, line = date(2027, 6, 30), Place(20, 5)
    log = log_of(
        rule(),
        [
            {"held": Held("needed", "lan", until, line)},
            {"held": Held("was needed", None, until, line, has_ended=True)},
            {},
        ],
    )

    held, ended, free = [result["suppressions"] for result in log["runs"][0]["results"]]
    assert is_sarif(log)
    assert held == [
        {
            "kind": "inSource",
            "status": "accepted",
            "justification": "needed",
            "location": {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.yaml"},
                    "region": {"startLine": 20, "startColumn": 5},
                }
            },
            "properties": {"by": "lan", "until": "2027-06-30"},
        }
    ]
    assert ended[0]["status"] == "rejected"
    assert free == []


def test_a_fix_replaces_regions_of_the_file(rule: Callable[..., CheckedRule]) -> None:
    fix = (Replacement(Place(4, 1), Place(6, 1), ""), Replacement(Place(9, 3), Place(9, 7), "copy"))
    log = log_of(rule(), [{"fix": fix}])

    [described] = log["runs"][0]["results"][0]["fixes"]
    [change] = described["artifactChanges"]
    assert is_sarif(log)
    assert change == {
        "artifactLocation": {"uri": "a.yaml"},
        "replacements": [
            {
                "deletedRegion": {"startLine": 4, "startColumn": 1, "endLine": 6, "endColumn": 1},
                "insertedContent": {"text": ""},
            },
            {
                "deletedRegion": {"startLine": 9, "startColumn": 3, "endLine": 9, "endColumn": 7},
                "insertedContent": {"text": "copy"},
            },
        ],
    }


def test_findings_are_set_against_a_baseline(rule: Callable[..., CheckedRule]) -> None:
    gone = Absent("0" * 32, "LIB-09", ("city", "7"), "books/b", "b.yaml", 3, 1, "was thick")
    states = [{"state": BaselineState.NEW}, {"state": BaselineState.UNCHANGED}, {}]
    log = log_of(rule(), states, absent=[gone])

    results = log["runs"][0]["results"]
    assert is_sarif(log)
    assert [each.get("baselineState") for each in results] == ["new", "unchanged", None, "absent"]
    assert results[3]["message"] == {"text": "was thick"}
    assert "ruleIndex" not in results[3]


def test_packs_are_extensions_of_the_tool(rule: Callable[..., CheckedRule]) -> None:
    pack = Pack("base", "1.2.0", Text(vi="Gói", en="Base"), f"sha256:{'0' * 64}")
    log = sarif([], [rule().rule], as_of=DAY, version="1", packs=[pack], language="en")

    assert is_sarif(log)
    assert log["runs"][0]["tool"]["extensions"] == [
        {
            "name": "base",
            "semanticVersion": "1.2.0",
            "version": "1.2.0",
            "shortDescription": {"text": "Base"},
            "properties": {"checksum": f"sha256:{'0' * 64}"},
        }
    ]


def test_a_notice_is_no_failure() -> None:
    notice = Told("warning", "suppression-unused", "Delete it.", "a.yaml", 3, 4)
    log = sarif([], [], as_of=DAY, version="1", told=[notice])

    [invocation] = log["runs"][0]["invocations"]
    assert is_sarif(log)
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"][0]["level"] == "warning"


def log_of(
    checked: CheckedRule, located: list[dict[str, Any]], absent: list[Absent] | None = None
) -> dict[str, Any]:
    """One thick book, told once for each of `located` (more keys of `Located`)."""
    view = {"books": [{"path": "books/a", "id": "a", "title": "Kiều", "pages": 900}]}
    subject = Subject(("city", "7"), view)
    [finding] = evaluate(RuleSet.of("x", [checked]), subject, as_of=DAY).findings
    found = [Located(finding, "a.yaml", 7, 5, **more) for more in located]
    return sarif(found, [checked.rule], as_of=DAY, version="1", absent=absent or [])


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

    assert is_sarif(empty)
    assert empty["runs"][0]["language"] == "vi"
