"""What the closed words of the vocabulary are called in Vietnamese and in English.

The words themselves belong to the registry; this is only how pages say them. A Python mapping,
because the doors read no YAML. What the registry's own data name (states of reviews, reasons of
dismissals, tasks, channels) is called what they call it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from registry import control, review, targets
from registry.procedure.differences import labels as named_words
from registry.publication import province
from registry.refusals import Words, role_words
from registry.review import feedback, plans
from registry.vocabulary_words import vocabularies, vocabulary_words

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Label:
    vi: str
    en: str


def label(word: str, vocabulary: str, lang: Language = "vi") -> str:
    """What `word`, in either case, is called; a word without a label is shown as it is."""
    found = words_of(vocabulary).get(word.lower())
    if found is None:
        return word.lower().replace("_", " ")
    return found.vi if lang == "vi" else found.en


def words_of(vocabulary: str) -> Mapping[str, Label]:
    """The words of a vocabulary, in the order in which they are offered."""
    return _of_the_registry()[vocabulary] if vocabulary in OF_THE_REGISTRY else LABELS[vocabulary]


# The registry's data say what these are called.
OF_THE_REGISTRY = (
    "level",
    "service_level",
    "applicant",
    "kind",
    "severity",
    "criterion",
    "confidence",
    "verdict",
    "register",
    "adoption",
    "feedback_standing",
    "role",
    "state",
    "dismissal",
    "review_outcome",
    "review_event",
    "plan_ground",
    "task",
    "channel",
    "feedback_sender",
    "feedback_category",
    "feedback_state",
    "inspection_subject",
    "inspection_notice",
    "inspection_standing",
    "target_scope",
    "target_operator",
    "target_standing",
    "whose",
    "base_state",
)


@cache
def _of_the_registry() -> Mapping[str, Mapping[str, Label]]:
    states = {code: one.label for code, one in review.states().items()}
    reasons = {code: one.label for code, one in review.reasons().items()}
    outcomes = {code: one.label for code, one in review.outcomes().items()}
    grounds = {code: one.label for code, one in plans.grounds().items()}
    acts = {code.replace("_", ""): one.label for code, one in review.transitions().items()}
    found: dict[str, Mapping[str, Words]] = {
        **{each: vocabulary_words(each) for each in vocabularies()},
        "role": {role.value: words for role, words in role_words().items()},
        "state": states,
        "dismissal": reasons,
        "review_outcome": outcomes,
        "plan_ground": grounds,
        "task": named_words("tasks"),
        "channel": named_words("channels"),
        "feedback_sender": feedback.labels("senders"),
        "feedback_category": feedback.labels("classes"),
        "feedback_state": feedback.labels("states"),
        "review_event": acts,
        "inspection_subject": control.labels("subjects"),
        "inspection_notice": control.labels("notices"),
        "inspection_standing": control.labels("standings"),
        "target_scope": targets.labels("scopes"),
        "target_operator": targets.labels("operators"),
        "target_standing": targets.labels("standings"),
        "whose": province.labels("whose"),
        "base_state": province.labels("base_states"),
    }
    named = {
        vocabulary: {
            code.lower().replace("-", "_"): Label(said.vi, said.en) for code, said in words.items()
        }
        for vocabulary, words in found.items()
    }
    return named | {"review_event": {**EVENTS, **named["review_event"]}}


# What happens in a review beside the acts of its state machine.
EVENTS: Mapping[str, Label] = {
    "opened": Label("Mở hồ sơ", "Case opened"),
    "accepted": Label("Chấp nhận phát hiện", "Finding accepted"),
    "dismissed": Label("Bác bỏ phát hiện", "Finding dismissed"),
    "reopened": Label("Xem xét lại phát hiện", "Finding reopened"),
    "addmeasure": Label("Thêm phương án", "Measure added"),
    "changemeasure": Label("Sửa phương án", "Measure changed"),
    "removemeasure": Label("Bỏ phương án", "Measure taken back"),
    "recordmeasurement": Label("Ghi kết quả đo được", "Measurement recorded"),
    "answerform": Label("Trả lời biểu mẫu rà soát", "Review form answered"),
    "keepcostsheet": Label("Lưu bảng tính chi phí", "Cost sheet kept"),
    "acceptconsequence": Label("Chấp nhận hệ quả của phương án", "Consequence accepted"),
    "addplanitem": Label("Đưa vào dự thảo kế hoạch", "Taken into a draft plan"),
    "changeplanitem": Label("Đổi mục trong dự thảo kế hoạch", "Item of a draft plan changed"),
    "removeplanitem": Label("Bỏ khỏi dự thảo kế hoạch", "Taken out of a draft plan"),
    "writeoperation": Label("Sửa nội dung phương án", "Change of a measure written"),
    "removeoperation": Label("Bỏ một thay đổi của phương án", "Change of a measure taken out"),
}
LABELS: Mapping[str, Mapping[str, Label]] = {
    "webhook_topic": {
        "catalogue": Label("Danh mục thủ tục", "Catalogue"),
        "reviews": Label("Hồ sơ rà soát", "Reviews"),
    },
    "webhook_state": {
        "active": Label("Đang gửi", "Active"),
        "paused": Label("Tạm ngừng", "Paused"),
        "disabled": Label("Tự ngừng sau nhiều ngày lỗi", "Disabled after failing for days"),
    },
    "delivery_state": {
        "waiting": Label("Chờ gửi", "Waiting"),
        "delivered": Label("Đã nhận", "Delivered"),
        "given_up": Label("Thôi gửi", "Given up"),
    },
    "plan_standing": {
        "draft": Label("Dự thảo", "Draft"),
        "running": Label("Đang thực hiện", "Under way"),
        "soon": Label("Sắp đến hạn", "Due soon"),
        "overdue": Label("Quá hạn", "Overdue"),
        "done": Label("Đã xong", "Done"),
        "withdrawn": Label("Đã rút", "Withdrawn"),
    },
    "paper": {
        "review_sheet": Label("Biểu mẫu rà soát", "Review sheet"),
        "cost_sheet": Label("Bảng tính chi phí", "Cost sheet"),
        "option_annex": Label("Phương án đơn giản hóa", "Simplification options"),
        "submission": Label("Tờ trình", "Submission"),
        "draft_decision": Label("Dự thảo quyết định", "Draft decision"),
    },
    "act": {
        "first_issue": Label("Cấp mới", "First issue"),
        "reissue": Label("Cấp lại", "Reissue"),
        "exchange": Label("Cấp đổi", "Exchange"),
        "extend": Label("Gia hạn", "Extension"),
        "change": Label("Thay đổi", "Change"),
        "notify": Label("Thông báo", "Notice"),
        "report": Label("Báo cáo", "Report"),
        "revoke": Label("Thu hồi, chấm dứt", "Revocation"),
        "other": Label("Khác", "Other"),
    },
    "act_kind": {
        "permit": Label("Cấp phép", "Permit"),
        "registration": Label("Đăng ký", "Registration"),
        "confirmation": Label("Xác nhận", "Confirmation"),
        "support": Label("Hỗ trợ, trợ cấp", "Support"),
        "report": Label("Báo cáo", "Report"),
        "dispute": Label("Khiếu nại, tranh chấp", "Dispute"),
        "other": Label("Khác", "Other"),
    },
    "scope": {
        "office": Label("Tại nơi giải quyết", "At the deciding office"),
        "commune": Label("Trong xã", "Anywhere in the commune"),
        "province": Label("Trong tỉnh", "Anywhere in the province"),
        "country": Label("Trong cả nước", "Anywhere in the country"),
    },
    "unit": {
        "working_day": Label("ngày làm việc", "working day"),
        "day": Label("ngày", "day"),
        "working_hour": Label("giờ làm việc", "working hour"),
        "hour": Label("giờ", "hour"),
        "month": Label("tháng", "month"),
        "minute": Label("phút", "minute"),
    },
    "partial_reason": {
        "presence_required": Label("Luật buộc phải có mặt", "Presence is required by law"),
        "on_site_verification": Label("Phải xác minh tại chỗ", "On-site verification"),
        "technical_fault": Label(
            "Sự cố kỹ thuật chưa khắc phục", "Technical fault not yet repaired"
        ),
        "technical_other": Label("Lý do kỹ thuật khác", "Another technical reason"),
    },
    "starts_at": {
        "valid_dossier": Label("từ khi hồ sơ hợp lệ", "from a valid dossier"),
        "receipt": Label("từ khi nhận hồ sơ", "from receipt"),
        "event": Label("từ một sự kiện khác", "from another event"),
    },
    "read": {
        "suggested": Label("Máy đọc", "Read by machine"),
        "confirmed": Label("Người đã xác nhận", "Confirmed by a person"),
    },
    "fee_kind": {
        "fee": Label("Phí", "Fee"),
        "charge": Label("Lệ phí", "Charge"),
    },
    "set_by": {
        "central": Label("Trung ương quy định", "Set centrally"),
        "province": Label("Hội đồng nhân dân cấp tỉnh quy định", "Set by the province"),
    },
    "about": {
        "matter": Label("Theo nội dung", "By matter"),
        "applicant": Label("Theo đối tượng", "By applicant"),
        "representation": Label("Nộp thay, ủy quyền", "By representation"),
        "channel": Label("Theo cách nộp", "By channel"),
    },
    "silence": {
        "none": Label("Không quy định", "Not settled"),
        "approved": Label("Coi như đồng ý", "Counts as approval"),
        "refused": Label("Coi như từ chối", "Counts as refusal"),
    },
    "document_kind": {
        "application_form": Label("Đơn, tờ khai", "Application form"),
        "identity": Label("Giấy tờ tùy thân", "Identity paper"),
        "civil_status": Label("Giấy tờ hộ tịch", "Civil status paper"),
        "residence": Label("Giấy tờ cư trú", "Proof of residence"),
        "business_registration": Label("Đăng ký kinh doanh", "Business registration"),
        "land_title": Label("Giấy tờ đất đai, nhà ở", "Land or house title"),
        "qualification": Label("Văn bằng, chứng chỉ", "Qualification"),
        "existing_permit": Label("Giấy phép đã cấp", "Permit issued earlier"),
        "health": Label("Giấy tờ sức khỏe", "Health paper"),
        "criminal_record": Label("Lý lịch tư pháp", "Criminal record"),
        "authorisation": Label("Giấy ủy quyền", "Authorisation"),
        "financial": Label("Giấy tờ tài chính", "Financial paper"),
        "technical": Label("Tài liệu kỹ thuật", "Technical file"),
        "contract": Label("Hợp đồng", "Contract"),
        "photo": Label("Ảnh", "Photo"),
        "resolution": Label("Nghị quyết, quyết định nội bộ", "Internal resolution"),
        "declaration_list": Label("Danh sách, bản kê", "List or declaration"),
        "other": Label("Giấy tờ khác", "Other paper"),
    },
    "form": {
        "original": Label("Bản chính", "Original"),
        "certified_copy": Label("Bản sao có chứng thực", "Certified copy"),
        "copy": Label("Bản sao", "Copy"),
        "present": Label("Xuất trình", "To be shown"),
        "electronic": Label("Bản điện tử", "Electronic"),
        "unspecified": Label("Không nêu rõ", "Not specified"),
    },
    "fetched_by": {
        "applicant": Label("Người nộp", "Applicant"),
        "state": Label("Cơ quan tự khai thác", "The office reads it itself"),
    },
    "actor": {
        "applicant": Label("Người nộp hồ sơ", "Applicant"),
        "one_stop": Label("Bộ phận Một cửa", "One-stop desk"),
        "agency": Label("Cơ quan giải quyết", "Handling agency"),
        "head": Label("Lãnh đạo", "Head"),
        "other_agency": Label("Cơ quan phối hợp", "Other agency"),
        "council": Label("Hội đồng", "Council"),
        "court": Label("Tòa án", "Court"),
        "organisation": Label("Tổ chức ngoài nhà nước", "Non-state organisation"),
        "unknown": Label("Chưa rõ ai làm", "Not known who"),
    },
    "action": {
        "prepare": Label("Chuẩn bị", "Prepare"),
        "submit": Label("Nộp", "Submit"),
        "receive": Label("Tiếp nhận", "Receive"),
        "check": Label("Kiểm tra", "Check"),
        "forward": Label("Chuyển", "Forward"),
        "appraise": Label("Thẩm định", "Appraise"),
        "inspect": Label("Kiểm tra thực tế", "Inspect on site"),
        "consult": Label("Lấy ý kiến", "Consult"),
        "verify": Label("Xác minh", "Verify"),
        "announce": Label("Thông báo, niêm yết", "Announce"),
        "pay": Label("Nộp tiền", "Pay"),
        "propose": Label("Trình", "Propose"),
        "decide": Label("Quyết định", "Decide"),
        "return": Label("Trả kết quả", "Return the result"),
        "other": Label("Việc khác", "Other"),
    },
    "outcome": {
        "granted": Label("Chấp thuận", "Granted"),
        "refused": Label("Từ chối", "Refused"),
        "notice": Label("Thông báo", "Notice"),
    },
    "relation": {
        "first_issue": Label("Cấp lần đầu", "First issue"),
        "renews": Label("Gia hạn của", "Renews"),
        "part_of": Label("Thuộc", "Part of"),
        "contains": Label("Gồm", "Contains"),
        "replaces": Label("Thay thế", "Replaces"),
    },
    "change_kind": {
        "began": Label("Có hiệu lực", "Began"),
        "changed": Label("Thay đổi", "Changed"),
        "ended": Label("Hết hiệu lực", "Ended"),
        "returned": Label("Có hiệu lực trở lại", "Back in force"),
    },
    "relation_kind": {
        "authority_began": Label("Cơ quan mới", "New body"),
        "authority_ended": Label("Cơ quan kết thúc", "Body ended"),
        "instrument_began": Label("Văn bản có hiệu lực", "Text in force"),
        "instrument_ended": Label("Văn bản hết hiệu lực", "Text ended"),
    },
    "change": {
        "new": Label("Mới ban hành", "New"),
        "amended": Label("Sửa đổi, bổ sung", "Amended"),
        "replaced": Label("Thay thế", "Replaced"),
        "abolished": Label("Bãi bỏ", "Abolished"),
        "standardised": Label("Chuẩn hóa", "Standardised"),
    },
    "side": {
        "applicant": Label("Người nộp", "Applicant"),
        "agency": Label("Cơ quan", "Agency"),
    },
    "rule_status": {
        "draft": Label("Nháp", "Draft"),
        "test": Label("Thử nghiệm", "On trial"),
        "stable": Label("Chính thức", "Stable"),
        "deprecated": Label("Ngừng dùng", "Deprecated"),
    },
    "basis_status": {
        "verified": Label("Đã đối chiếu", "Checked with the text"),
        "reported": Label("Theo nguồn công khai", "Reported by a public source"),
        "unverified": Label("Chưa đối chiếu", "Not checked yet"),
    },
    "paper_ranking": {
        "yearly_burden": Label("gánh nặng mỗi năm", "yearly burden"),
        "procedures_and_unit_cost": Label(
            "số thủ tục, chi phí; chưa có số hồ sơ", "procedures, cost; no volume known"
        ),
    },
    "leans": {
        "names_as_source": Label("Nêu là nơi cấp giấy tờ", "Names it as the source of a paper"),
        "uses_result": Label("Dùng kết quả", "Uses the result"),
        "related": Label("Thủ tục liên quan", "Related procedure"),
        "local_version": Label("Bản của địa phương", "Local version"),
        "asks": Label("Yêu cầu giấy tờ", "Asks for the paper"),
        "gives": Label("Cấp giấy tờ này", "Gives the paper"),
        "finding": Label("Phát hiện không còn", "Finding that goes"),
    },
    "parts_time_unknown": {
        "limit_unknown": Label(
            "có thủ tục không nêu rõ thời hạn", "a part does not say its limit clearly"
        ),
        "none_set": Label("có thủ tục không quy định thời hạn", "the text of a part sets no limit"),
        "not_in_force": Label("có thủ tục không có hiệu lực", "a part is not in force"),
        "several_units": Label(
            "các thời hạn khác đơn vị, không cộng được",
            "the limits have several units, which are never added",
        ),
    },
    "local_difference": {
        "longer": Label("Thời hạn dài hơn", "Longer limit"),
        "more_papers": Label("Thêm giấy tờ", "More papers"),
        "stricter_form": Label("Hình thức nặng hơn", "Stricter form"),
        "more_copies": Label("Thêm bản", "More copies"),
        "more_fees": Label("Thêm phí", "More fees"),
        "dearer": Label("Phí cao hơn", "Dearer"),
        "fewer_channels": Label("Bớt cách nộp", "Fewer channels"),
        "other_unit": Label("Khác đơn vị, không so được", "Other unit, not compared"),
        "reworded": Label("Chỉ đổi cách viết", "Reworded only"),
        "shorter": Label("Thời hạn ngắn hơn", "Shorter limit"),
        "fewer_papers": Label("Bớt giấy tờ", "Fewer papers"),
        "cheaper": Label("Phí thấp hơn", "Cheaper"),
        "more_channels": Label("Thêm cách nộp", "More channels"),
    },
    "instrument_standing": {
        "in_force": Label("đang có hiệu lực", "in force"),
        "not_yet": Label("chưa có hiệu lực", "not yet in force"),
        "ended": Label("đã hết hiệu lực", "ended"),
        "not_known": Label("chưa có trong dữ liệu tham chiếu", "not in the reference data"),
    },
    "name_difference": {
        "writing": Label("cách viết", "writing"),
        "form": Label("hình thức hoặc viết tắt", "form or short form"),
        "order": Label("thứ tự", "order"),
        "spelling": Label("lỗi chính tả", "misspelt"),
    },
    "flow_evidence": {
        "result": Label("Hồ sơ ghi mã kết quả", "The file names the result’s code"),
        "result_of": Label("Hồ sơ ghi mã thủ tục cấp", "The file names the procedure"),
        "related": Label("Hồ sơ ghi thủ tục cấp lần đầu", "The file names the first issue"),
        "name": Label("Theo tên giấy tờ", "By the paper’s name"),
    },
    "operation": {
        "remove": Label("Bỏ", "Remove"),
        "set": Label("Sửa", "Change"),
        "add": Label("Thêm", "Add"),
        "merge": Label("Gộp", "Merge"),
        "abolish": Label("Bãi bỏ thủ tục", "Abolish the procedure"),
    },
    "type_kind": {
        "object": Label("Đối tượng", "Objects"),
        "interface": Label("Giao diện chung", "Interfaces"),
        "union": Label("Một trong nhiều kiểu", "Unions"),
        "input_object": Label("Dữ liệu đầu vào", "Inputs"),
        "enum": Label("Từ khóa", "Enumerations"),
        "scalar": Label("Giá trị đơn", "Scalars"),
    },
}
