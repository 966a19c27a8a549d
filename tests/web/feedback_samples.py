"""Feedback in the shape of the pages' documents, in invented words, and its pages made of it."""

from collections.abc import Mapping

from tests.web.samples import AUTHORITY, ONLY_PAGE, PAGE, VIEWER, Answer, bucket
from web.links import Params
from web.pages.feedback import TRAP
from web.pages.reviews import Refused

LONG_WORDS = (
    "Phải nộp bản sao thẻ căn cước hai lần cho hai bộ phận của cùng một cơ quan.\n"
    "Người trồng cây ở xã xa phải đi hai ngày. " * 4
)
PROCEDURE: Answer = {
    "code": "1.000001", "name": "Cấp giấy phép trồng cây cảnh",
    "authority": {"key": AUTHORITY["key"]},
}  # fmt: skip
ANSWERED: Answer = {
    "number": 12, "authority": AUTHORITY, "procedure": PROCEDURE, "words": LONG_WORDS,
    "answer": "Từ quý sau chỉ nộp một lần.\nĐơn vị đang sửa biểu mẫu.", "answeredBy": "Vụ Cây cảnh",
    "received": "2026-11-02", "answered": "2026-11-16", "published": "2026-11-17",
}  # fmt: skip
OF_AUTHORITY = ANSWERED | {"number": 9, "procedure": None, "answeredBy": None}
PUBLISHED: Answer = {
    "totalCount": 14, "edges": [{"node": ANSWERED}, {"node": OF_AUTHORITY}], "pageInfo": PAGE,
    "facets": {"authority": [bucket("bo-vi-du", 14, "Bộ Ví dụ")]},
}  # fmt: skip
NONE_PUBLISHED: Answer = {
    "totalCount": 0,
    "edges": [],
    "pageInfo": ONLY_PAGE,
    "facets": {"authority": []},
}
OF_PROCEDURE = {"totalCount": 14, "edges": PUBLISHED["edges"]}
FOLLOWED: Answer = {
    "number": 12, "authority": AUTHORITY, "procedure": PROCEDURE, "state": "RECEIVED",
    "received": "2026-11-02", "asked": None, "news": [], "answer": None, "answered": None,
    "answeredBy": None, "published": None, "due": "2026-11-22",
}  # fmt: skip


def deadline(act: str, label: str, by: str, *, late: bool = False) -> Answer:
    return {"act": act, "label": label, "by": by, "isLate": late}


def possible(act: str, label: str, *needs: str, may_do: bool = True) -> Answer:
    return {
        "act": act, "label": label, "role": "CONTROLLER", "mayDo": may_do, "needs": list(needs)
    }  # fmt: skip


ITEM: Answer = {
    "number": 12, "unit": AUTHORITY, "sender": "CITIZEN", "name": "Trần Văn Thử",
    "contact": "0900 000 000", "words": LONG_WORDS, "supplement": "Ở xã X.", "state": "RECEIVED",
    "category": "REGULATION", "answeredBy": "Vụ Cây cảnh", "received": "2026-11-02",
    "asked": "Ở xã nào?", "answer": None, "answered": None, "published": None,
    "finding": "3f2a9c", "planItem": 7, "revision": 4, "standing": "LATE", "holidaysUntil": None,
    "clock": "20 ngày, sau đó thông báo 7 ngày một lần",
    "procedure": PROCEDURE | {"published": {"findings": [
        {"fingerprint": "3f2a9c", "message": "«Thẻ căn cước»: thông tin này đã có."}]}},
    "deadlines": [deadline("answerFeedback", "Trả lời", "2026-11-22", late=True)],
    "possibleActs": [
        possible("assignFeedback", "Phân loại và giao xử lý", "category", "unit"),
        possible("answerFeedback", "Trả lời", "unit", "words"),
        possible("takeUpFeedback", "Đưa vào rà soát", "link"),
        possible("publishFeedback", "Công khai kết quả"),
        possible("refuseFeedback", "Từ chối tiếp nhận", "words", may_do=False),
    ],
    "history": [
        {"at": "2026-11-02T01:00:00Z", "by": "the public", "label": "Gửi phản ánh", "words": ""},
        {"at": "2026-11-05T01:00:00Z", "by": "lan", "label": "Yêu cầu bổ sung",
         "words": "Ở xã nào?\nNăm nào?"},
    ],
}  # fmt: skip
PLAN: Answer = {
    "number": 1, "title": "Kế hoạch năm 2027", "unit": {"key": AUTHORITY["key"]}, "decision": None,
    "revision": 2, "mayChange": True,
    "items": [{"number": 7, "group": "Nhóm cây cảnh", "procedure": None}],
}  # fmt: skip
LISTED: Answer = {
    "number": 12, "unit": AUTHORITY, "state": "RECEIVED", "received": "2026-11-02",
    "answeredBy": "Vụ Cây cảnh", "standing": "LATE", "holidaysUntil": None, "clock": ITEM["clock"],
    "procedure": PROCEDURE | {"published": {"code": "1.000001"}},
    "deadlines": [
        {"label": each["label"], "by": each["by"], "isLate": each["isLate"]}
        for each in ITEM["deadlines"]
    ],
}  # fmt: skip
INBOX: Answer = {
    "totalCount": 4, "pageInfo": PAGE,
    "facets": {"standing": [bucket("LATE", 1), bucket("SOON", 1), bucket("NOTHING_DUE", 1),
                            bucket("NOT_KNOWN", 1)],
               "state": [bucket("RECEIVED", 2), bucket("WAITING", 1)]},
    "edges": [
        {"node": LISTED},
        {"node": LISTED | {
            "number": 13, "standing": "SOON", "state": "ANSWERED", "answeredBy": None,
            "procedure": None,
            "deadlines": [{"label": "Công khai kết quả", "by": "2026-11-25", "isLate": False}]}},
        {"node": LISTED | {
            "number": 14, "standing": "NOTHING_DUE", "state": "WAITING", "deadlines": []}},
        {"node": LISTED | {
            "number": 15, "standing": "NOT_KNOWN", "holidaysUntil": 2026, "state": "ANSWERED",
            "deadlines": []}},
    ],
}  # fmt: skip

NEW: Answer = {
    "procedure": None,
    "procedures": {"facets": {"authority": [bucket("bo-vi-du", 210, "Bộ Ví dụ")]}},
    "form": {}, "refused": None, "errors": [], "key": "k", "shown": "0", "trap": TRAP,
}  # fmt: skip
FOLLOW: Answer = {
    "followFeedback": None, "form": {}, "refused": None, "errors": [], "added": "", "key": "k",
}  # fmt: skip
HANDLED: Answer = {
    "feedbackItem": ITEM, "plans": [PLAN], "form": None, "refused": None, "errors": [], "key": "k",
    "viewer": VIEWER,
}  # fmt: skip
WAITING = FOLLOWED | {
    "state": "WAITING", "asked": "Ở xã nào?", "due": None, "answeredBy": "Vụ Cây cảnh",
    "news": [{"at": "2026-11-10T01:00:00Z", "words": "Đang hỏi các xã."}],
}  # fmt: skip
DONE = FOLLOWED | {
    "state": "PUBLISHED", "due": None, "answer": ANSWERED["answer"], "answered": "2026-11-16",
    "answeredBy": "Vụ Cây cảnh", "published": "2026-11-17",
}  # fmt: skip
GIVEN: Answer = {
    "receipt": "3SFK-V3WM-WJKQ-558T-ANHF-SKF4", "number": 12, "received": "2026-11-02",
    "due": "2026-11-22", "clock": "20 ngày, sau đó thông báo 7 ngày một lần",
}  # fmt: skip

CONTEXTS: Mapping[str, tuple[str, Answer]] = {
    "feedback": ("feedback.html", {"publishedFeedback": PUBLISHED, "params": Params()}),
    "no-feedback": ("feedback.html", {"publishedFeedback": NONE_PUBLISHED, "params": Params()}),
    "feedback-not-found": ("feedback.html", {
        "publishedFeedback": NONE_PUBLISHED, "params": Params.of([("q", "xyz")])}),
    "feedback-new": ("feedback_new.html", NEW),
    "feedback-new-refused": ("feedback_new.html", NEW | {
        "procedure": PROCEDURE | {"authority": AUTHORITY},
        "form": {"sender": "agency", "words": LONG_WORDS, "name": "x", TRAP: "x"},
        "refused": Refused(429, "Đã có quá nhiều phản ánh.", "Gửi lại sau 12 phút.", []),
        "errors": [("new-words", "Mục này không được để trống."), (f"new-{TRAP}", "Để trống.")]}),
    "feedback-receipt": ("feedback_receipt.html", {
        "procedure": PROCEDURE | {"authority": AUTHORITY},
        "given": GIVEN, "sent": {"words": LONG_WORDS}}),
    "feedback-follow": ("feedback_follow.html", FOLLOW),
    "feedback-follow-unknown": ("feedback_follow.html", FOLLOW | {
        "form": {"receipt": "X"}, "errors": [("receipt", "Không có phản ánh nào với mã này.")]}),
    "feedback-followed": ("feedback_follow.html", FOLLOW | {"followFeedback": FOLLOWED}),
    "feedback-not-counted": ("feedback_follow.html", FOLLOW | {
        "followFeedback": FOLLOWED | {"due": None}}),
    "feedback-asked": ("feedback_follow.html", FOLLOW | {
        "followFeedback": WAITING, "form": {"receipt": GIVEN["receipt"]},
        "errors": [("add-words", "Mục này không được để trống.")],
        "refused": Refused(422, "Yêu cầu có 1 chỗ chưa đúng.", "Sửa rồi gửi lại.", [])}),
    "feedback-done": ("feedback_follow.html", FOLLOW | {
        "followFeedback": DONE, "added": "Đã ghi."}),
    "inbox": ("inbox.html", {"feedback": INBOX, "params": Params(), "viewer": VIEWER}),
    "empty-inbox": ("inbox.html", {
        "feedback": INBOX | {"edges": [], "facets": {"standing": [], "state": []}},
        "params": Params(), "viewer": VIEWER}),
    "inbox-item": ("inbox_item.html", HANDLED),
    "inbox-item-refused": ("inbox_item.html", HANDLED | {
        "form": {"act": "answerFeedback", "words": "", "unit": ""},
        "refused": Refused(409, "Nội dung đã đổi.", "Tải lại trang.", []),
        "errors": [("a-answerFeedback-words", "Mục này không được để trống.")]}),
    "inbox-item-not-counted": ("inbox_item.html", HANDLED | {
        "feedbackItem": ITEM | {
            "standing": "NOT_KNOWN", "holidaysUntil": 2026, "deadlines": []}}),
    "inbox-item-published": ("inbox_item.html", HANDLED | {
        "plans": [], "feedbackItem": ITEM | {
            "procedure": None, "state": "PUBLISHED", "standing": "NOTHING_DUE", "deadlines": [],
            "answer": ANSWERED["answer"], "answered": "2026-11-16", "published": "2026-11-17",
            "name": None, "contact": None, "category": None, "possibleActs": []}}),
}  # fmt: skip
