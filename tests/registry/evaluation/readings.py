"""Small readings and labels for the tests of scoring."""

from typing import Any

from registry.evaluation.reading import Found, Reading
from registry.portal import PortalRecord

TEXT = "Bước 1: Nộp hồ sơ. Bước 2: Thẩm định trong 05 ngày. Bước 3: Trả kết quả."


def reading(*findings: Found, text: str = TEXT, **mapping: Any) -> Reading:
    record = PortalRecord(1, "1.000001", "Cấp giấy", {"steps_text": text}, (), (), ())
    return Reading(record, mapping, findings)


def step(text: str, actor: str, action: str, limit: str | None = None) -> dict[str, Any]:
    found = {"id": text[5], "text": text, "actor": actor, "action": action}
    return {**found, **({"time_limit": limit} if limit else {})}


def step_label(
    quote: str, actor: str, action: str, days: float | None = None, unit: str | None = None
) -> dict[str, Any]:
    return {"quote": quote, "actor": actor, "action": action, "days": days, "unit": unit}


def paper(name: str, row: int = 0, **keys: Any) -> dict[str, Any]:
    return {"id": name, "name": name, "row": row, "kind": "other", "form": "copy", **keys}


def paper_label(name: str, row: int = 0, **keys: Any) -> dict[str, Any]:
    found = {"row": row, "name": name, "kind": "other", "form": "copy", "conditional": False}
    return {**found, "alternatives": False, "held_by_state": None, **keys}


def label(**keys: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "code": "1.000001",
        "steps": [],
        "time_limit": {"value": None, "unit": None},
        "fee": {"free": None, "amounts_vnd": []},
        "documents": [],
        "redundant": [],
    }
    return {**found, **keys}


def found(rule: str, element: str, row: int | None = None, **keys: Any) -> Found:
    register = keys.get("register")
    return Found(rule, "1.0.0", keys.get("severity", "high"), element, register, row)
