"""Figures of dossiers as GraphQL answers them: known and unknown rates, corrections, no period."""

from collections.abc import Mapping
from typing import Any


def rate(percent: str | None, part: int | None, whole: int | None) -> Mapping[str, Any]:
    missing = None if percent else "chưa rõ: Tiếp nhận"
    return {"percent": percent, "part": part, "whole": whole, "missing": missing}


UNKNOWN = rate(None, None, None)


def line(**more: Any) -> Mapping[str, Any]:
    node = {
        "unit": "Huyện Lập Thạch", "level": "district", "levelLabel": "Cấp huyện", "code": None,
        "procedure": None, "part": None, "since": "2025-01-01", "until": "2025-02-11", "lines": 1,
        "figures": [
            {"key": "received", "label": "Tiếp nhận", "value": 3326},
            {"key": "early_or_on_time", "label": "Trước và đúng hạn", "value": 2907},
        ],
        "times": [{"label": "Thời gian trung vị", "value": "3.5", "unit": "WORKING_DAY"}],
        "onTimeOfReceived": rate("87.40", 2907, 3326), "onTimeAsIndexed": UNKNOWN,
        "statedRates": [], "source": "Báo cáo của huyện", "address": "https://example.test/bao-cao",
        "readOn": "2026-11-23", "note": None, "corrections": [],
    }  # fmt: skip
    return {"node": node | more}


DASHBOARD: dict[str, Any] = {
    "statistics": {
        "totalCount": 3,
        "totals": {
            "missing": "có nhiều kỳ: các kỳ có thể trùng nhau", "figures": [],
            "onTimeOfReceived": None, "onTimeAsIndexed": None,
        },
        "choices": {
            "units": [{"value": "Huyện Lập Thạch"}], "like": [],
            "levels": [{"value": "district", "label": "Cấp huyện"}],
            "periods": [{"since": "2025-01-01", "until": "2025-02-11"}],
        },
        "edges": [
            line(),
            line(
                unit="Tỉnh Vĩnh Phúc", level="several", levelLabel="Nhiều cấp gộp lại", since=None,
                until=None, part="Mức 4", figures=[], onTimeOfReceived=UNKNOWN, address=None,
                statedRates=[
                    {"label": "Nộp trực tuyến", "printed": "51,22", "of": None},
                    {"label": "Quá hạn", "printed": "1", "of": "due"},
                ],
            ),
            line(
                unit=None, code="1.000001", lines=3, onTimeAsIndexed=rate("90.00", 9, 10),
                source=None, address="javascript:x",
                corrections=[{
                    "figures": [{"label": "Tiếp nhận", "value": 3300}], "by": "kiem",
                    "at": "2026-11-24T08:00:00+00:00", "reason": "Đếm sót",
                }],
            ),
        ],
        "pageInfo": {
            "hasNextPage": False, "hasPreviousPage": False, "startCursor": "a", "endCursor": "b",
        },
    },
    "viewer": None,
}  # fmt: skip
SUMMED: dict[str, Any] = {
    "statistics": DASHBOARD["statistics"] | {
        "totals": {
            "missing": None, "figures": [{"key": "received", "label": "Tiếp nhận", "value": 9}],
            "onTimeOfReceived": rate("88.89", 8, 9), "onTimeAsIndexed": UNKNOWN,
        },
    },
    "viewer": None,
}  # fmt: skip
NOTHING: dict[str, Any] = {
    "statistics": DASHBOARD["statistics"] | {
        "totalCount": 0, "edges": [],
        "choices": {"units": [], "like": [], "levels": [], "periods": []},
    },
    "viewer": None,
}  # fmt: skip
NONE_CHOSEN: dict[str, Any] = {
    "statistics": DASHBOARD["statistics"]
    | {
        "totalCount": 0,
        "edges": [],
        "choices": DASHBOARD["statistics"]["choices"]
        | {
            "like": [{"value": "Huyện Lập Thạch", "label": "Huyện Lập Thạch"}],
        },
    },
    "viewer": None,
}
