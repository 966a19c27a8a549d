"""Targets as GraphQL answers them: met, missed between bounds, not known, over."""

from collections.abc import Mapping
from typing import Any


def target(key: str, **more: Any) -> Mapping[str, Any]:
    node: dict[str, Any] = {
        "key": key, "about": "Thủ tục được cung cấp trực tuyến", "label": "Dịch vụ trực tuyến",
        "of": "thủ tục đã công bố", "operator": "AT_LEAST", "value": "80", "baselineYear": None,
        "since": "2021-07-15", "until": "2025-12-31", "isOver": True, "scope": "ALL",
        "instrument": "76/NQ-CP", "source": None, "status": "UNVERIFIED", "standing": "NOT_KNOWN",
        "percent": None, "low": None, "high": None, "distance": None,
        "missing": "chưa có phép đếm nào ở đây", "periodSince": None, "periodUntil": None,
        "figures": [], "history": [],
    }  # fmt: skip
    return {"node": node | more}


ONLY_PAGE = {
    "hasNextPage": True, "hasPreviousPage": False, "startCursor": "YQ", "endCursor": "Yg",
}  # fmt: skip
TARGETS: dict[str, Any] = {
    "targets": {
        "totalCount": 4,
        "edges": [
            target("unknown"),
            target(
                "bounds",
                low="45.00",
                high="70.00",
                standing="NOT_MET",
                until="2030-12-31",
                missing="12 thủ tục không nêu mức trực tuyến",
                isOver=False,
                figures=[{"label": "Đang có hiệu lực", "value": 1040}],
            ),
            target(
                "missed",
                low="37.50",
                high="37.50",
                percent="37.50",
                distance="12.50",
                value="50",
                standing="NOT_MET",
                missing=None,
                status="REPORTED",
                source="vi-du.test",
                scope="BUSINESS",
                baselineYear=2024,
                until=None,
                isOver=False,
                periodSince="2026-01-01",
                periodUntil="2026-01-31",
                history=[{"on": "2025-12-31", "percent": "30.00"}],
            ),
            target(
                "met",
                low="91.20",
                high="91.20",
                percent="91.20",
                distance="0.00",
                missing=None,
                standing="MET",
                status="VERIFIED",
                source="Công báo",
            ),
        ],
        "pageInfo": ONLY_PAGE,
    },
    "viewer": None,
}
NO_TARGETS: dict[str, Any] = {
    "targets": {"totalCount": 0, "edges": [], "pageInfo": ONLY_PAGE}, "viewer": None,
}  # fmt: skip
