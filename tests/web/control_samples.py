"""Inspections and initiatives as GraphQL answers them: overdue, mended, corrected, reused."""

from collections.abc import Mapping
from typing import Any

from tests.web.samples import AUTHORITY, LONG, ONLY_PAGE, VIEWER

CORRECTED = {"by": "kiem", "at": "2026-11-20T08:00:00+00:00", "reason": "Ghi nhầm ngày"}


def finding(number: int, standing: str, **more: Any) -> Mapping[str, Any]:
    return {
        "number": number, "subject": "IMPLEMENTATION", "words": "Chưa niêm yết đủ thủ tục",
        "mend": "Niêm yết đủ", "byWhom": "Ủy ban nhân dân xã A", "due": "2026-11-01",
        "standing": standing, "followUp": None, "corrections": [],
    } | more  # fmt: skip


def inspection(number: int, **more: Any) -> Mapping[str, Any]:
    node: dict[str, Any] = {
        "number": number, "plan": number, "authority": AUTHORITY, "year": 2026, "unit": "Xã A",
        "subjects": ["IMPLEMENTATION", "FEEDBACK"], "notice": "YEARLY", "starts": "2026-10-01",
        "ends": "2026-10-05", "revision": 4, "mayRecord": True, "corrections": [], "findings": [],
    }  # fmt: skip
    return {"node": node | more}


INSPECTIONS: dict[str, Any] = {
    "inspections": {
        "totalCount": 2,
        "overdue": 1,
        "edges": [
            inspection(2, findings=[
                finding(5, "OVERDUE", words=LONG),
                finding(  # about what the plan no longer names
                    6, "OPEN", corrections=[CORRECTED], due="2027-01-31", subject="REVIEW"
                ),
                finding(7, "DONE", followUp={
                    "number": 8, "doneOn": "2026-10-20", "evidence": "Biên bản 12/BB", "by": "kiem",
                    "corrections": [CORRECTED],
                }),
            ]),
            inspection(1, mayRecord=False, notice="SHORT_NOTICE", corrections=[CORRECTED]),
        ],
        "pageInfo": ONLY_PAGE,
    },
    "controlAuthorities": [{"authority": AUTHORITY, "inspections": 2}],
    "viewer": VIEWER,
}  # fmt: skip
NO_INSPECTIONS: dict[str, Any] = {
    "inspections": {"totalCount": 0, "overdue": 0, "edges": [], "pageInfo": ONLY_PAGE},
    "controlAuthorities": [],
    "viewer": VIEWER,
}


def initiative(number: int, **more: Any) -> Mapping[str, Any]:
    node: dict[str, Any] = {
        "number": number, "entry": number, "authority": AUTHORITY, "title": "Nộp một lần",
        "byWhom": "Nguyễn Văn A", "unit": "Xã A", "problem": LONG,
        "done": "Dùng lại tệp đã số hóa", "on": "2026-05-01",
        "procedures": [], "effect": None, "effectSource": None, "revision": 1, "reuses": [],
        "corrections": [],
    }  # fmt: skip
    return {"node": node | more}


def reuse(number: int, authority: Mapping[str, str], **more: Any) -> Mapping[str, Any]:
    return {
        "number": number, "authority": authority, "unit": "Xã B", "on": "2026-06-01",
        "corrections": [],
    } | more  # fmt: skip


PROCEDURE = {
    "code": "1.000001", "name": "Đăng ký vườn ươm", "authority": AUTHORITY,
    "published": {"code": "1.000001"},
}  # fmt: skip
INITIATIVES: dict[str, Any] = {
    "initiatives": {
        "totalCount": 2,
        "edges": [
            initiative(
                2, procedures=[PROCEDURE, PROCEDURE | {"published": None}],
                effect="Bớt 12 phút mỗi hồ sơ", effectSource="Báo cáo quý II/2026",
                corrections=[CORRECTED],
                reuses=[
                    reuse(9, {"key": "bo-khac", "name": "Bộ Khác"}, corrections=[CORRECTED]),
                    reuse(10, AUTHORITY),
                ],
            ),
            initiative(1),
        ],
        "pageInfo": ONLY_PAGE,
    },
    "controlAuthorities": [{"authority": AUTHORITY, "initiatives": 2}],
    "viewer": VIEWER,
}  # fmt: skip
NO_INITIATIVES: dict[str, Any] = {
    "initiatives": {"totalCount": 0, "edges": [], "pageInfo": ONLY_PAGE},
    "controlAuthorities": [],
    "viewer": VIEWER,
}
