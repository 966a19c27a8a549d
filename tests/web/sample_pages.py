"""Every page, made of the sample answers."""

from collections.abc import Mapping
from datetime import date
from zoneinfo import ZoneInfo

from registry.publication.standards import Addresses
from tests.web import feedback_samples
from tests.web.control_samples import (
    INITIATIVES,
    INSPECTIONS,
    NO_INITIATIVES,
    NO_INSPECTIONS,
)
from tests.web.overlap_samples import OVERLAPS, UNKNOWN_INSTRUMENT
from tests.web.reform_samples import NO_REFORM, NOTHING_CHOSEN, OUT_OF_REACH, REFORM, TARGET
from tests.web.samples import (
    ALERTS,
    APPROVED_PLAN,
    BARE,
    CATALOGUE,
    CHANGES,
    COUNTS,
    DOCUMENT_TYPES,
    ELEMENTS,
    FINDING,
    HELD_BACK,
    ONLY_PAGE,
    PAGE,
    PLAN,
    PLAN_ITEM,
    PLANS,
    PROCEDURE,
    RADAR,
    REGISTERS,
    RELEASE,
    REVIEW,
    REVIEWS,
    RULE,
    RULES,
    SECOND,
    VIEWER,
    WORK,
    Answer,
)
from tests.web.scorecard_samples import CARD, EMPTY, NO_SCORECARDS, PREVIEW, SCORECARDS
from tests.web.statistics_samples import DASHBOARD, NONE_CHOSEN, NOTHING, SUMMED
from tests.web.target_samples import NO_TARGETS, TARGETS
from tests.web.webhook_samples import NO_WEBHOOKS, WEBHOOKS
from web.labels import Language, words_of
from web.links import Params
from web.pages import overlaps, radar
from web.pages.catalogue import chosen, in_order
from web.pages.control import NOTHING_SENT, Form
from web.pages.plan import form_of, versions
from web.pages.procedure import documents_by_case, findings_by_element, picture
from web.pages.reform import GROUPS
from web.pages.reviews import Editing, Refused
from web.pages.structured_data import is_service, structured_data
from web.rendering import render

ADDRESSES = Addresses("https://example.test")
KEYS = {each["fingerprint"]: f"k{at}" for at, each in enumerate((FINDING, SECOND, HELD_BACK), 1)}
ID = f"d-{FINDING['fingerprint']}"


def procedure_context(procedure: Answer, lang: Language) -> dict[str, object]:
    return {
        "procedure": procedure
        | {
            "publishedFeedback": feedback_samples.NONE_PUBLISHED
            if procedure is BARE
            else feedback_samples.OF_PROCEDURE
        },
        "papers": documents_by_case(procedure),
        "found": findings_by_element(procedure["findings"]),
        "picture": picture(procedure, lang),
        "as_of": None,
        "is_known_today": True,
        "is_service": is_service(procedure),
        "data": structured_data(procedure, ADDRESSES, date(2026, 11, 23), lang),
        "today": date(2026, 11, 23),
    }


def contexts(lang: Language) -> Mapping[str, tuple[str, dict[str, object]]]:
    """What each page is made of: its name in tests, its template, its context."""
    search = Params.of([("q", "cây cảnh"), ("level", "PROVINCE"), ("field", "linh-vuc-2")])
    searched = {"match": "NOTHING", "missingWords": ["xyz"], "withoutFilter": 3,
                "suggestions": ["cây"]}  # fmt: skip
    nothing = CATALOGUE["procedures"] | {
        "edges": [], "totalCount": 0, "pageInfo": ONLY_PAGE, "search": searched,
    }  # fmt: skip
    work = {"workList": WORK, "viewer": VIEWER, "workCounts": COUNTS}
    alerts = {"viewer": VIEWER, "workCounts": COUNTS, "params": Params.of([("list", "alerts")])}
    review = {
        "reviewCase": REVIEW | {"target": TARGET},
        "keys": KEYS,
        "viewer": VIEWER,
        "act_key": "k",
        "editing": Editing(0, ""),
        "chosen_findings": (),
    }
    span = {"params": Params(), "since": date(2026, 6, 1), "until": date(2026, 7, 31)}
    reform = {"by": "byAgency", "groups": GROUPS}
    editing: Answer = review | {
        "reviewCase": REVIEW | ELEMENTS | {"target": TARGET},
        "editing": Editing(4, "steps/kiem-tra"), "errors": [], "form": None, "refused": None,
    }  # fmt: skip
    changed = {"act": "changeMeasure", "measure": "4", "title": "Của tôi", "reason": "Vì",
               "outcome": "amend", "within_power": "no"}  # fmt: skip
    written = {"act": "writeOperation", "measure": "4", "element": "steps/kiem-tra",
               "change": "time_limit", "value-time_limit": "ba",
               "unit-time_limit": "day"}  # fmt: skip
    overtaken = Refused(409, "Người khác đã sửa.", "Xem lại.", [], theirs=True)
    sent = {"fingerprint": FINDING["fingerprint"], "verdict": "dismissed", "reason": "",
            "words": "", "until": ""}  # fmt: skip
    kinds = {name: list(words_of(f"inspection_{name}")) for name in ("subject", "notice")}
    control: Answer = {"params": Params(), "form": NOTHING_SENT, "refused": None, "errors": [],
                       "key": "k", "words": kinds}  # fmt: skip
    told: Answer = {"params": Params(), "day": date(2026, 11, 23),
                    "scopes": list(words_of("target_scope"))}  # fmt: skip
    plans: Answer = {"params": Params(), "form": None, "refused": None, "errors": [],
                     "year": "2027", "known": None, "key": "k"}  # fmt: skip
    hooks: Answer = {"params": Params(), "form": None, "refused": None, "errors": [],
                     "made": None, "key": "k", "zone": ZoneInfo("Asia/Ho_Chi_Minh")}  # fmt: skip
    plan: Answer = {"form": None, "refused": None, "errors": [], "opened": None, "kept": {},
            "versions": [], "key": "k", "viewer": VIEWER}  # fmt: skip
    change = form_of(PLAN_ITEM) | {
        "act": "changePlanItem", "about": "7", "lead": "Vụ Mẫu", "ends": "2026-12-31",
        "partners": "Sở Mẫu",
    }  # fmt: skip
    errors = [
        (f"{ID}-reason", "Chọn lý do bác bỏ trong danh sách."),
        (f"{ID}-words", "Viết lời giải thích."),
    ]
    judged = {
        "params": Params.of([("period", "2026-10-01/2026-10-31"), ("level", "commune")]),
        "form": {}, "refused": None, "newest": 1, "key": "k",
    }  # fmt: skip
    return {
        "catalogue": ("catalogue.html", CATALOGUE | {
            "params": search, "chosen": chosen(search, CATALOGUE["procedures"]["facets"], lang),
            "facets": in_order(CATALOGUE["procedures"]["facets"]), "as_of": date(2026, 3, 1)}),
        "nothing-found": ("catalogue.html", {
            "procedures": nothing, "params": Params.of([("q", "xyz")]), "chosen": (),
            "facets": {}, "as_of": None}),
        "procedure": ("procedure.html", procedure_context(PROCEDURE, lang)),
        "bare-procedure": ("procedure.html", procedure_context(BARE, lang)),
        "registers": ("registers.html", {
            "registers": REGISTERS, "documentTypes": DOCUMENT_TYPES}),
        "rules": ("rules.html", {"rules": RULES}),
        "rule": ("rule.html", {"rule": RULE, "params": Params()}),
        "feeds": ("feeds.html", {"feeds": {
            "all": [("/feeds/all", "Mọi thay đổi")],
            "authority": [("/feeds/authority/bo-vi-du", "Bộ Ví dụ")],
            "field": [("/feeds/field/Cây cảnh", "Cây cảnh")]}}),
        "changes": ("changes.html", CHANGES | span),
        "no-changes": ("changes.html", {"changes": CHANGES["changes"] | {
            "totalCount": 0, "edges": [], "relations": []}} | span),
        "radar": ("radar.html", RADAR | {
            "params": Params.of([("state", "NOT_UPDATED")]), "states": radar.in_order(RADAR)}),
        "empty-radar": ("radar.html", RADAR | {"params": Params(), "states": []}),
        **{
            f"overlaps-{name}": ("overlaps.html", OVERLAPS | {
                "view": name, "counts": overlaps.counts(OVERLAPS),
                "params": Params.of([("view", name)])})
            for name in (*overlaps.VIEWS, overlaps.OF_ONE, *overlaps.OF_THINGS)
        },
        **{
            f"overlaps-no-{name}": ("overlaps.html", OVERLAPS | {
                "view": name, "counts": overlaps.counts(OVERLAPS), "params": Params(),
                name: {"edges": [], "kinds": [], "unitCosts": [], "pageInfo": ONLY_PAGE}})
            for name in ("shared", "local", "instruments")
        },
        "overlaps-unknown-instrument": ("overlaps.html", OVERLAPS | {
            "view": "instrument", "counts": overlaps.counts(OVERLAPS), "params": Params(),
            "instrument": OVERLAPS["instrument"] | {"instrument": UNKNOWN_INSTRUMENT}}),
        "overlaps-no-instrument": ("overlaps.html", OVERLAPS | {
            "view": "instrument", "counts": overlaps.counts(OVERLAPS), "instrument": None,
            "params": Params.of([("instrument", "1/2000/L")])}),
        "overlaps-unknown-paper": ("overlaps.html", OVERLAPS | {
            "view": "paper", "counts": overlaps.counts(OVERLAPS), "params": Params(),
            "paper": OVERLAPS["paper"] | {
                "register": None, "abolition": {"totalCount": 0, "leanings": []}}}),
        "overlaps-nothing": ("overlaps.html", OVERLAPS | {
            "view": overlaps.OF_ONE, "counts": overlaps.counts(OVERLAPS), "params": Params(),
            "similar": [], "flow": {"needs": [], "usedBy": [], "usedByCount": 0}}),
        "no-overlaps": ("overlaps.html", OVERLAPS | {
            "view": "families", "counts": overlaps.counts(OVERLAPS), "params": Params(),
            "families": {"edges": [], "pageInfo": ONLY_PAGE}}),
        "releases": ("releases.html", {"params": Params(), "releases": {
            "totalCount": 2, "edges": [{"node": RELEASE}], "pageInfo": PAGE}}),
        "release": ("release.html", {
            "release": RELEASE, "downloads": [("XLSX", "/releases/12/QĐ-BVD.xlsx")]}),
        "plans": ("plans.html", PLANS | plans),
        "plans-refused": ("plans.html", PLANS | plans | {
            "refused": Refused(409, "Đã có kế hoạch năm này.", "Xem rồi lập lại.", []),
            "form": {"authority": "bo-vi-du", "year": "2027", "title": "Bổ sung"}, "known": 1,
            "errors": [("make-year", "Ghi năm bằng bốn chữ số.")]}),
        "no-plans": ("plans.html", PLANS | plans | {
            "duePlanItems": {"overdue": [], "soon": []}, "authoritiesToPlan": [], "reviewPlans": {
                "totalCount": 0, "facets": {"authority": [], "year": []}, "edges": [],
                "pageInfo": ONLY_PAGE}}),
        "webhooks": ("webhooks.html", WEBHOOKS | hooks),
        "webhooks-made": ("webhooks.html", WEBHOOKS | hooks | {
            "made": {"act": "add", "number": 2,
                     "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo="}}),
        "webhooks-made-before": ("webhooks.html", WEBHOOKS | hooks | {
            "made": {"act": "rotate", "number": 2, "secret": None}}),
        "webhooks-refused": ("webhooks.html", WEBHOOKS | hooks | {
            "form": {"authority": "bo-vi-du", "address": "http://a.vn", "chosen": ""},
            "refused": Refused(422, "Có chỗ cần sửa.", "Sửa rồi gửi lại.", []),
            "errors": [("add-address", "Chỉ gửi qua HTTPS."), ("add-topics", "Chọn chủ đề.")]}),
        "no-webhooks": ("webhooks.html", NO_WEBHOOKS | hooks),
        "plan": ("plan.html", plan | {"reviewPlan": PLAN}),
        "plan-change": ("plan.html", plan | {
            "reviewPlan": PLAN, "opened": PLAN_ITEM, "kept": form_of(PLAN_ITEM)}),
        "plan-overtaken": ("plan.html", plan | {
            "reviewPlan": PLAN, "opened": PLAN_ITEM, "kept": form_of(PLAN_ITEM),
            "form": change, "versions": versions(form_of(PLAN_ITEM), change),
            "refused": Refused(409, "Kế hoạch đã đổi.", "Xem hai bản rồi ghi lại.", []),
            "errors": [("7-ends", "Ngày cuối trước ngày đầu."), ("item-8", "Còn thiếu.")],
        }),
        "plan-approved": ("plan.html", plan | {"reviewPlan": APPROVED_PLAN}),
        "empty-plan": ("plan.html", plan | {"reviewPlan": PLAN | {
            "items": [], "progress": [], "warnings": [],
            "suggestions": {"total": 0, "volumeUnknown": 0, "items": []}}}),
        "reviews": ("reviews.html", {
            "reviewCases": REVIEWS, "viewer": VIEWER, "workCounts": COUNTS,
            "params": Params.of([("state", "PROPOSED")])}),
        "reform": ("reform.html", REFORM | reform | {"params": Params.of([("year", "2026")])}),
        "reform-by-plan": ("reform.html", REFORM | reform | {
            "by": "byPlan", "params": Params.of([("by", "byPlan")])}),
        "dashboard": ("dashboard.html", DASHBOARD | {"params": Params()}),
        "dashboard-summed": (
            "dashboard.html", SUMMED | {"params": Params.of([("by", "procedure")])}
        ),
        "targets": ("targets.html", TARGETS | told),
        "inspections": ("inspections.html", INSPECTIONS | control),
        "inspections-refused": ("inspections.html", INSPECTIONS | control | {
            "form": Form("plan", {"unit": "Xã A", "subjects": "FEEDBACK\nREVIEW"}),
            "refused": Refused(422, "Nội dung chưa hợp lệ.", "Sửa rồi gửi lại.", []),
            "errors": [("plan-year", "Năm phải từ 2000 đến 2100."),
                       ("plan-subjects", "Mục này không được để trống."), (None, "Sai.")],
        }),
        "inspections-correction": ("inspections.html", INSPECTIONS | control | {
            "form": Form("c6", {"words": "Chưa niêm yết", "due": "2026-01-01"}),
            "errors": [("c6-due", "Hạn khắc phục phải từ 2026-10-01 trở đi."),
                       ("c6-reason", "Mục này không được để trống.")],
        }),
        "no-inspections": ("inspections.html", NO_INSPECTIONS | control),
        "initiatives": ("initiatives.html", INITIATIVES | control),
        "initiatives-refused": ("initiatives.html", INITIATIVES | control | {
            "form": Form("new", {"title": "Nộp một lần"}),
            "errors": [("new-procedures", "Không có thủ tục mang mã 9.999999.")],
        }),
        "no-initiatives": ("initiatives.html", NO_INITIATIVES | control),
        "no-targets": ("targets.html", NO_TARGETS | told),
        "scorecards": ("scorecards.html", SCORECARDS | {"params": Params()}),
        "no-scorecards": ("scorecards.html", NO_SCORECARDS | {"params": Params()}),
        "scorecard": ("scorecard.html", CARD | {
            "params": Params.of([("unit", "Xã A")]), "formats": ("csv", "xlsx", "json")}),
        "scorecard-preview": ("scorecard_preview.html", PREVIEW | judged),
        "scorecard-refused": ("scorecard_preview.html", PREVIEW | judged | {
            "form": {"authority": "bo-vi-du"}, "refused": Refused(
                409, "Đã có bảng điểm mới hơn.", "Xem rồi chốt lại.",
                [("freeze-authority", "Kỳ chưa qua.")])}),
        "no-scorecard-preview": ("scorecard_preview.html", PREVIEW | judged | {
            "scorecardPreview": EMPTY}),
        "no-dashboard": ("dashboard.html", NOTHING | {"params": Params()}),
        "nothing-on-dashboard": (
            "dashboard.html", NONE_CHOSEN | {"params": Params.of([("unit", "lap thach")])}
        ),
        "no-reform": ("reform.html", NO_REFORM | reform | {"params": Params()}),
        "nothing-reformed": ("reform.html", NOTHING_CHOSEN | reform | {"params": Params()}),
        **{
            f"reviews-{name}": ("reviews.html", work | {"params": Params.of([("list", name)])})
            for name in ("waiting", "mine", "late")
        },
        **{
            f"no-reviews-{name}": ("reviews.html", work | {
                "workList": WORK | {"edges": []}, "params": Params.of([("list", name)])})
            for name in ("waiting", "mine", "late")
        },
        "alerts": ("reviews.html", alerts | {"alerts": ALERTS}),
        "no-alerts": ("reviews.html", alerts | {"alerts": ALERTS | {"edges": []}}),
        "review": ("review.html", review | {"errors": [], "form": None, "refused": None}),
        "review-in-force": ("review.html", review | {
            "errors": [("a-recordMeasurement-3-source", "Cần điền.")], "refused": Refused(
                422, "", "", []), "reviewCase": REVIEW | {"target": OUT_OF_REACH},
            "form": {"act": "recordMeasurement", "number": "3", "dossiers": "1800"}}),
        "review-refused": ("review.html", review | {
            "errors": errors, "form": sent, "refused": Refused(422, "", "", [])}),
        **feedback_samples.CONTEXTS,
        "review-editing": ("review.html", editing),
        "review-wrong-value": ("review.html", editing | {
            "form": written, "refused": Refused(422, "", "", []),
            "errors": [("a-writeOperation-4-time_limit", "«ba» không dùng được.")]}),
        "review-overtaken": ("review.html", editing | {"form": changed, "refused": overtaken}),
        "review-change-overtaken": ("review.html", editing | {
            "form": written, "refused": overtaken}),
        "sign-in": ("sign_in.html", {"errors": [], "username": "", "next": "/reviews"}),
        "sign-in-refused": ("sign_in.html", {
            "errors": [("username", "Tên đăng nhập hoặc mật khẩu không đúng.")],
            "username": "mau", "next": "/"}),
        "error": ("error.html", {
            "title": "Không tìm thấy trang này", "request_id": "a1b2c3",
            "words": "Địa chỉ có thể đã đổi. Hãy tìm thủ tục theo tên hoặc mã."}),
    }  # fmt: skip


PAGES = tuple(contexts("vi"))


def page(name: str, lang: Language = "vi") -> str:
    template, context = contexts(lang)[name]
    frame = {"viewer": None, "here": "/", "other_language": "?lang=en" if lang == "vi" else "?"}
    return render(template, lang, **(frame | context))
