"""Answers of the reform ledger, as its page asks for them."""

from typing import Any

from tests.web.samples import LONG, NAMED, ONLY_PAGE, VIEWER

Answer = dict[str, Any]  # Any: JSON of a GraphQL answer
LABELS = {
    "PROPOSED": "Đề xuất", "APPROVED": "Đã thông qua", "IN_FORCE": "Có hiệu lực",
    "MEASURED": "Đo được",
}  # fmt: skip


def column(name: str, amount: int, **more: object) -> Answer:
    known: Answer = {
        "column": name, "label": LABELS[name], "procedures": 2, "measures": 3, "hours": "19500.5",
        "amount": {"mid": amount}, "timePercent": "72.22", "costPercent": "71.99",
        "unquantified": 1, "unverified": {"mid": 390_000_000},
    }  # fmt: skip
    return known | more


def total(key: str | None, name: str | None) -> Answer:
    return {
        "key": key, "name": name, "procedures": 2, "costed": 1, "over": 1,
        "amount": {"mid": 2_142_000_000},
        "columns": [
            column("PROPOSED", 1_542_000_000),
            column("APPROVED", 900_000_000, unquantified=0),
            column("IN_FORCE", -450_000_000, costPercent="-21.01"),
            column("MEASURED", 0, measures=0, hours="0.0", timePercent=None, costPercent=None,
                   unquantified=0),
        ],
    }  # fmt: skip


SAVING: Answer = {
    "hours": "6000.0", "hoursCounted": True, "amount": {"mid": 390_000_000}, "amountCounted": True,
    "unverified": [],
}  # fmt: skip
UNKNOWN: Answer = SAVING | {"hours": None, "amount": None, "amountCounted": False}
LINE: Answer = {
    "reviewCase": 7, "measure": 3, "title": "Bỏ bản sao giấy chứng nhận chậu cây",
    "state": "VERIFIED", "over": False, "until": None, "decision": "120/QĐ-BCC",
    "decisionDate": "2026-03-02", "instrument": "12/2026/TT-BCC", "effective": "2026-07-01",
    "procedure": NAMED | {"published": {"code": NAMED["code"]}}, "saving": SAVING,
    "measured": {"hours": "7200.0", "amount": {"mid": 468_000_000}, "amountCounted": True},
    "measurement": {
        "since": "2026-07-01", "until": "2026-12-31", "dossiers": 1800,
        "source": "Thống kê hồ sơ của Cổng dịch vụ công", "document": "9/BC-BCC",
        "documentDate": "2027-01-05", "by": "Lê Thị Mẫu", "at": "2027-01-06T02:00:00Z",
    },
    "changes": [
        {"element": "effort/chung-thuc", "label": "Chứng thực", "hours": "6000.0",
         "amount": 390_000_000},
        {"element": "fees/phi", "label": "Nộp phí, lệ phí", "hours": "0.0", "amount": None},
    ],
    "countedWith": None, "clash": None, "problems": [],
}  # fmt: skip
PLAIN: Answer = {"measured": None, "measurement": None, "changes": []}
LINES: list[Answer] = [
    LINE,
    LINE | PLAIN | {
        "measure": 4, "title": LONG, "state": "APPROVED", "instrument": None, "effective": None,
        "saving": SAVING | {"amountCounted": False, "unverified": ["wage/applicant"]},
    },
    LINE | PLAIN | {
        "measure": 5, "state": "EXPIRED", "over": True, "until": "2027-02-28", "saving": UNKNOWN,
        "problems": [{"message": "Chưa biết số hồ sơ một năm.", "toDo": "Ghi vào `volume`."}],
    },
    LINE | PLAIN | {"measure": 6, "saving": UNKNOWN, "countedWith": 3},
    LINE | PLAIN | {
        "measure": 8, "state": "REJECTED", "over": True, "decision": None, "saving": UNKNOWN,
        "clash": "`set` on `documents/x/form`: no such place.",
    },
]  # fmt: skip
GROUPS = [total("cuc-cay", "Cục Cây cảnh"), total(None, None)]
REFORM: Answer = {
    "reformLedger": {
        "totalCount": 5, "pageInfo": ONLY_PAGE, "edges": [{"node": line} for line in LINES],
    },
    "portfolio": {
        "total": total(None, None), "byAgency": GROUPS, "byField": GROUPS, "byPlan": GROUPS,
    },
    "everything": {
        "byAgency": [{"key": "cuc-cay", "name": "Cục Cây cảnh"}],
        "byField": [{"key": "Cây xanh", "name": "Cây xanh"}, {"key": None, "name": None}],
        "byPlan": [{"key": "2", "name": "Kế hoạch rà soát năm 2026"}], "years": [2026, 2025],
    },
    "viewer": VIEWER,
}  # fmt: skip
NO_REFORM: Answer = REFORM | {
    "everything": {"byAgency": [], "byField": [], "byPlan": [], "years": []},
}
NOTHING_CHOSEN: Answer = REFORM | {
    "reformLedger": {"totalCount": 0, "pageInfo": ONLY_PAGE, "edges": []},
    "portfolio": REFORM["portfolio"] | {"byAgency": []},
}
CHOICE: Answer = {
    "measures": [3], "free": [4], "effort": 10, "proven": True, "atLeast": 10, "hours": "6000.0",
    "amount": 900_000_000, "timePercent": "37.04", "costPercent": "42.02",
    "texts": [
        {"number": "12/2020/TT-BCC", "weight": 10, "label": "Thông tư, thông tư liên tịch"},
        {"number": "cuc-cay/1.000001#3", "weight": 40, "label": "Chưa xác định được văn bản"},
    ],
}  # fmt: skip
TARGET: Answer = {
    "reached": True, "why": None, "toDo": None, "timePercent": "30", "costPercent": "30",
    "unverified": ["wage/applicant"], "choice": CHOICE, "closest": None,
    "leftOut": [{"measure": 4, "why": "Chưa biết số hồ sơ một năm."}],
}  # fmt: skip
OUT_OF_REACH: Answer = TARGET | {
    "reached": False, "why": "Tất cả phương án chỉ giảm 12 % thời gian, 9 % chi phí.",
    "toDo": "Thêm phương án.", "choice": None, "closest": CHOICE | {"texts": [], "free": []},
}  # fmt: skip
