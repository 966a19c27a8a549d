"""Indicators and scorecards as GraphQL answers them: known, not known, not applicable, changed."""

from collections.abc import Mapping
from typing import Any

from tests.web.samples import AUTHORITY, ONLY_PAGE, VIEWER
from tests.web.statistics_samples import DASHBOARD

Answer = dict[str, Any]


def indicator(key: str, group: str = "progress", **more: Any) -> Answer:
    plain: Answer = {
        "key": key, "group": group, "label": "Giải quyết đúng hạn", "unit": "PERCENT",
        "formula": "(Trước và đúng hạn + Đang giải quyết trong hạn) / Tổng số", "note": None,
        "fullAt": None, "points": "20", "verified": False, "weightsOf": None,
        "pointsSource": "Báo điện tử về điểm thành phần",
    }  # fmt: skip
    return plain | more


OWN = indicator("2.1", fullAt="90", weightsOf="UBND tỉnh Ví dụ", note="Nguồn nói: đến 20 điểm.")
MEAN = indicator("2.2", label="Thời gian trung bình", unit="DAY", points=None)


def figure(key: str, number: int | None) -> Answer:
    return {
        "key": key, "label": "Trước và đúng hạn", "number": number,
        "source": "Báo cáo <b>" if number is not None else None,
        "missing": None if number is not None else "không nguồn nào nêu",
    }  # fmt: skip


def value(about: Answer, state: str, found: str | None, points: str | None) -> Answer:
    return {
        "indicator": about, "state": state, "value": found, "points": points,
        "missing": [] if points else ["chưa rõ điểm tối đa"],
        "figures": [figure("early_or_on_time", 40), figure("in_process", None)],
    }  # fmt: skip


def unit(name: str, rank: int | None, points: str | None, **more: Any) -> Answer:
    plain: Answer = {
        "unit": name, "rank": rank, "points": points, "grade": None,
        "missing": [] if points else ["2.1", "5.4"],
        "groups": [
            {"group": "progress", "label": "Tiến độ", "points": points, "of": "20",
             "missing": []},
            {"group": "satisfaction", "label": "Mức độ hài lòng", "points": None, "of": "18",
             "missing": ["5.1"]},
        ],
    }  # fmt: skip
    return plain | more


ONE = unit("Xã A", 1, "18.50", grade="Tốt") | {
    "values": [
        value(OWN, "KNOWN", "83.84", "18.50"),
        value(MEAN, "UNKNOWN", None, None),
        value(indicator("5.2", "satisfaction"), "NOT_APPLICABLE", None, None),
    ]
}
SHEET: Answer = {
    "rankedCount": 2,
    "definitions": {"points": "100", "countedPoints": "26", "offices": ["UBND tỉnh Ví dụ"]},
    "units": {
        "totalCount": 3,
        "edges": [
            {"node": unit("Xã A", 1, "18.50", grade="Tốt")},
            {"node": unit("Xã B", 1, "18.50")},
            {"node": unit("Xã C", None, None)},
        ],
        "pageInfo": ONLY_PAGE,
    },
    "unit": ONE,
}
EMPTY: Answer = SHEET | {
    "units": {"totalCount": 0, "edges": [], "pageInfo": ONLY_PAGE}, "unit": None,
    "definitions": {"points": "100", "countedPoints": "6", "offices": []},
}  # fmt: skip
LISTED: Answer = {
    "number": 1, "issuer": AUTHORITY, "level": "commune", "levelLabel": "Cấp xã",
    "since": "2026-10-01", "until": "2026-10-31", "unitCount": 3, "office": "UBND tỉnh Ví dụ",
    "at": "2026-11-23T08:00:00+00:00", "by": "kiem",
}  # fmt: skip
GROUP: Answer = {
    "key": "progress", "number": 2, "label": "Tiến độ, kết quả giải quyết", "points": "20",
    "complete": False, "verified": True, "indicators": [OWN, MEAN],
}  # fmt: skip
SURVEY: Answer = {
    "kind": "sipas", "kindLabel": "SIPAS", "year": 2023, "unit": "Cả nước", "percent": "82.66",
    "source": "Báo Tin tức", "verified": True,
}  # fmt: skip
SCORECARDS: Answer = {
    "scorecards": {"totalCount": 1, "edges": [{"node": LISTED}], "pageInfo": ONLY_PAGE},
    "statistics": {
        "choices": {k: DASHBOARD["statistics"]["choices"][k] for k in ("levels", "periods")}
    },
    "indicators": {
        "points": "100", "countedPoints": "26", "offices": ["UBND tỉnh Ví dụ"], "groups": [GROUP],
    },
    "surveys": [SURVEY, SURVEY | {"year": 2022, "percent": "80.08", "verified": False}],
    "viewer": None,
}  # fmt: skip
NO_SCORECARDS: Answer = SCORECARDS | {
    "scorecards": {"totalCount": 0, "edges": [], "pageInfo": ONLY_PAGE},
    "statistics": {"choices": {"levels": [], "periods": []}},
}
PREVIEW: Answer = {
    "scorecardPreview": SHEET, "authorities": [AUTHORITY],
    "scorecards": {"edges": [{"node": {"number": 1}}]},
    "viewer": VIEWER | {"roles": ["CONTROLLER"]},
}  # fmt: skip
CHANGED: Answer = {"unit": "Xã A", "label": "Quá hạn", "was": 5, "now": 15, "difference": 10}
CARD: Answer = {
    "scorecard": {
        "head": LISTED | {"sha256": "a1" * 32, "definitionsSha256": "b2" * 32},
        "sheet": SHEET,
        "changes": [CHANGED, CHANGED | {"now": None, "difference": None}],
    },
    "viewer": None,
}
ANSWERS: Mapping[str, Answer] = {
    "scorecards": SCORECARDS, "scorecard_preview": PREVIEW, "scorecard": CARD,
}  # fmt: skip
