"""What people are to do next: lists of cases in pieces, who is waited for, what is late, alerts."""

from registry.review.deadlines import Deadline, Due
from registry.review.work.acts import ActFilter, ActPage, act_key, acts, change_of
from registry.review.work.alerts import (
    Alert,
    AlertKind,
    AlertPage,
    alert_count,
    alerts,
    alerts_of_cases,
    soon_days,
)
from registry.review.work.cases import (
    CaseFacet,
    CaseFilter,
    CasePage,
    case_key,
    cases,
    counted_cases,
)
from registry.review.work.lists import (
    About,
    WorkItem,
    WorkList,
    WorkPage,
    waiting_count,
    work_counts,
    work_list,
)
from registry.store.pieces import FIRST_PIECE, Key, Piece, Window

__all__ = [
    "FIRST_PIECE",
    "About",
    "ActFilter",
    "ActPage",
    "Alert",
    "AlertKind",
    "AlertPage",
    "CaseFacet",
    "CaseFilter",
    "CasePage",
    "Deadline",
    "Due",
    "Key",
    "Piece",
    "Window",
    "WorkItem",
    "WorkList",
    "WorkPage",
    "act_key",
    "acts",
    "alert_count",
    "alerts",
    "alerts_of_cases",
    "case_key",
    "cases",
    "change_of",
    "counted_cases",
    "soon_days",
    "waiting_count",
    "work_counts",
    "work_list",
]
