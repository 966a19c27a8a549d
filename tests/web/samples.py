"""Answers in the shape of the pages' documents, in invented words."""

from typing import Any

Answer = dict[str, Any]  # any JSON of a GraphQL answer

AUTHORITY = {"key": "bo-vi-du", "name": "Bộ Ví dụ"}
VIEWER = {"name": "Lê Thị Mẫu", "roles": ["REVIEWER"], "waitingCount": 12}
LIMIT = {"amount": "15", "unit": "WORKING_DAY"}
PAGE = {"hasNextPage": True, "hasPreviousPage": True, "startCursor": "YQ", "endCursor": "Yg"}
ONLY_PAGE = PAGE | {"hasNextPage": False, "hasPreviousPage": False}
LONG = (
    "Cấp, cấp lại, gia hạn giấy phép cho tổ chức, cá nhân trong nước và nước ngoài trồng, chăm sóc "
    "cây cảnh tại dải phân cách, đảo giao thông và các công trình công cộng thuộc thẩm quyền quản "
    "lý của nhiều cơ quan trong trường hợp thực hiện liên thông trên địa bàn nhiều tỉnh"
)


def bucket(value: str, count: int, label: str | None = None) -> Answer:
    return {"value": value, "label": label, "count": count}


def row(code: str, name: str, **other: object) -> Answer:
    node = {
        "code": code,
        "name": name,
        "nameEn": None,
        "field": "Cây cảnh",
        "authority": AUTHORITY,
        "levels": ["PROVINCE", "COMMUNE"],
        "serviceLevel": "FULL",
        "channels": [{"by": "ONLINE"}],
        "timeLimit": LIMIT,
        "findingCount": 0,
        "highestSeverity": None,
    }
    return {"node": node | other}


CATALOGUE: Answer = {
    "procedures": {
        "totalCount": 2849,
        "facets": {
            "level": [bucket("CENTRAL", 1356), bucket("PROVINCE", 1239), bucket("COMMUNE", 591)],
            "serviceLevel": [bucket("FULL", 1800), bucket("PARTIAL", 700)],
            "applicant": [bucket("CITIZEN", 1500), bucket("ENTERPRISE", 1300)],
            "severity": [bucket("HIGH", 310), bucket("MEDIUM", 420), bucket("LOW", 95)],
            "authority": [bucket("bo-vi-du", 210, "Bộ Ví dụ")],
            "field": [bucket(f"linh-vuc-{i}", 120 - i, f"Lĩnh vực thứ {i}") for i in range(1, 15)],
        },
        "edges": [
            row("1.000001", "Cấp giấy phép trồng cây cảnh tại dải phân cách", findingCount=3,
                highestSeverity="HIGH", serviceLevel="PARTIAL", nameEn="Ornamental trees"),
            row("1.000002", "Đăng ký vườn ươm hộ gia đình", findingCount=1,
                highestSeverity="MEDIUM", timeLimit={"amount": "0", "unit": "WORKING_DAY"}),
            row("2.000003", LONG, findingCount=12, highestSeverity="CRITICAL", timeLimit=None,
                serviceLevel=None, levels=None, field=None),
            row("1.000004", "Xác nhận cây cổ thụ", timeLimit={"amount": None, "unit": None}),
            row("3.000005", "Thông báo chặt tỉa cây", findingCount=2, highestSeverity="LOW"),
        ],
        "search": {"match": "SOME_WORDS", "missingWords": ["hoa"], "withoutFilter": 2849,
                   "suggestions": []},
        "pageInfo": PAGE,
    },
    "viewer": None,
}  # fmt: skip

FINDING: Answer = {
    "fingerprint": "3f2a9c",
    "rule": {"id": "TTHC-D01", "title": "Yêu cầu giấy tờ tùy thân khi đã có dữ liệu dân cư"},
    "severity": "HIGH",
    "criterion": "REASONABLENESS",
    "confidence": "SUGGESTED",
    "element": "documents/the-can-cuoc",
    "place": "giấy tờ 2 «Thẻ căn cước»",
    "message": "«Thẻ căn cước»: thông tin này có trong cơ sở dữ liệu dân cư.",
    "file": "bo-vi-du/1.000001.yaml",
    "line": 42,
    "column": 5,
    "sourceSentence": "Bản sao thẻ căn cước của người trồng cây.",
    "register": "POPULATION",
    "basis": [
        {
            "instrument": "Nghị quyết 66.7/2025/NQ-CP",
            "article": "Điều 4.1.a",
            "status": "VERIFIED",
            "from": "2026-01-01",
            "to": "2027-02-28",
        }
    ],
    "remedyWords": ["Bỏ giấy tờ 2 «Thẻ căn cước»"],
    "feedback": [
        {"number": 12, "received": "2026-11-02", "state": "PUBLISHED"},
        {"number": 13, "received": "2026-11-03", "state": "RECEIVED"},
    ],
    "status": "OPEN",
    "suppression": None,
    "verdict": None,
}
SECOND = FINDING | {
    "fingerprint": "77b0e1",
    "rule": {"id": "TTHC-S03", "title": "Hai lần ký cho một nội dung"},
    "severity": "MEDIUM",
    "element": "steps/ky",
    "place": "bước 3 «Ký»",
    "message": "Hai cấp lãnh đạo ký cùng một nội dung trong cùng một ngày.",
    "sourceSentence": None,
    "register": None,
    "confidence": "CONFIRMED",
    "status": "DISMISSED",
    "basis": [],
    "remedyWords": ["Quy định bước 3 «Ký»: thời hạn: «1 ngày làm việc»"],
    "verdict": {
        "by": "Trần Văn Thử",
        "at": "2026-11-20T03:00:00Z",
        "reason": "REQUIRED_BY_LAW",
        "words": "Luật Cây cảnh yêu cầu hai chữ ký.",
        "until": "2027-06-30",
    },
}

HELD_BACK = FINDING | {
    "fingerprint": "83c1d2",
    "status": "SUPPRESSED",
    "suppression": {
        "until": "2026-12-31",
        "ended": False,
        "reason": "Biểu mẫu mới được ban hành trong quý này.",
        "by": "Phòng Cây cảnh",
    },
}


def fact(key: str, name: str, name_en: str) -> Answer:
    return {"key": key, "name": name, "nameEn": name_en}


CARD: Answer = {
    "key": "the-can-cuoc", "unverified": ["facts"],
    "facts": [
        {"fact": fact("full_name", "Họ và tên", "Full name"), "register": "POPULATION"},
        {"fact": fact("issued_on", "Ngày cấp", "Date of issue"), "register": None},
    ],
}  # fmt: skip


def paper(id: str, name: str, **other: object) -> Answer:
    plain: Answer = {
        "id": id, "name": name, "type": None, "kind": "OTHER", "form": "ORIGINAL",
        "alsoAccepts": [], "showOriginal": False, "originals": 1, "copies": 0, "case": [],
        "when": None, "anyOf": None, "alternatives": [], "channels": [], "register": "NONE",
        "documentType": None, "fetchedBy": "APPLICANT", "surrendered": False, "fallbackOnly": False,
    }  # fmt: skip
    return plain | other


def step(id: str, actor: str, name: str, **other: object) -> Answer:
    plain: Answer = {
        "id": id, "actor": actor, "action": "OTHER", "name": name, "agency": None, "after": None,
        "timeLimit": None, "case": [], "when": None, "presence": None, "text": None,
    }  # fmt: skip
    return plain | other


def fee(id: str, **other: object) -> Answer:
    plain: Answer = {
        "id": id, "kind": "CHARGE", "name": None, "amount": None, "currency": "VND", "per": None,
        "rate": None, "formula": None, "setBy": "CENTRAL", "waivedFor": [], "channels": [],
        "case": [], "when": None, "stated": None, "from": None, "to": None,
    }  # fmt: skip
    return plain | other


def days(amount: str) -> Answer:
    return {"amount": amount, "unit": "WORKING_DAY"}


PROCEDURE: Answer = {
    "code": "1.000001",
    "name": "Cấp giấy phép trồng cây cảnh tại dải phân cách",
    "nameEn": "Permit to plant ornamental trees on median strips",
    "authority": AUTHORITY | {"level": "CENTRAL"},
    "suppressions": [
        {"rule": "TTHC-D01", "place": "giấy tờ 2 «Thẻ căn cước»", "until": "2026-06-30",
         "ended": True, "reason": "Đang sửa thông tư", "by": "lan"},
    ],
    "kind": "DETAILED",
    "act": "FIRST_ISSUE",
    "levels": ["PROVINCE", "COMMUNE"],
    "field": "Cây cảnh",
    "applicants": ["CITIZEN", "ENTERPRISE"],
    "serviceLevel": "PARTIAL",
    "sets": 1,
    "silence": None,
    "abolished": False,
    "parts": [
        {"id": "trong", "code": "1.000002", "authority": AUTHORITY, "after": [], "inForce": True,
         "timeLimit": LIMIT, "procedure": {"name": "Đăng ký vườn ươm hộ gia đình"}},
        {"id": "bao", "code": "3.000005", "authority": AUTHORITY, "after": ["trong"],
         "inForce": False, "timeLimit": None, "procedure": None},
    ],
    "partsTime": {"longest": LIMIT, "total": LIMIT, "unknown": "NOT_IN_FORCE"},
    "partOf": [
        {"code": "1.000004", "name": "Xác nhận cây cổ thụ", "authority": {"key": "bo-vi-du"}},
    ],
    "base": {
        "code": "1.000001",
        "authority": AUTHORITY,
        "state": "OVERTAKEN",
        "announced": {"number": "12/QĐ-BVD", "date": "2026-03-02"},
    },
    "differences": [
        {"partName": "Thời hạn giải quyết", "reworded": False,
         "message": "Đổi thời hạn giải quyết từ «15 ngày làm việc» thành «12 ngày làm việc»"},
        {"partName": "Thành phần hồ sơ", "reworded": True,
         "message": "Chỉ khác chữ: đổi tên của giấy tờ «Đơn đề nghị cấp giấy phép»"},
    ],
    "findingCount": 2,
    "highestSeverity": "HIGH",
    "agencies": {
        "executing": [{"key": None, "name": "Ủy ban nhân dân cấp xã", "level": "COMMUNE"}],
        "deciding": None,
        "coordinating": [{"key": None, "name": "Đội chăm sóc cây", "level": "OTHER"}],
    },
    "receiving": {"scope": "PROVINCE", "boundaryFree": True, "place": None,
                  "desk": {"name": "Trung tâm Phục vụ hành chính công"}},
    "timeLimit": LIMIT,
    "stepTime": {
        "longest": LIMIT, "total": {"amount": 12.0, "unit": "WORKING_DAY"}, "atLeast": False,
        "steps": ["nop"],
    },
    "channels": [
        {"by": "ONLINE", "case": [], "level": "PARTIAL", "timeLimit": LIMIT, "stated": None,
         "digitalSignature": True, "payOnline": True, "text": None},
        {"by": "IN_PERSON", "case": ["dai-han"], "level": None, "timeLimit": days("20"),
         "stated": "Tính từ khi đủ hồ sơ", "digitalSignature": None, "payOnline": None,
         "text": None},
        {"by": "POST", "case": [], "level": None, "timeLimit": None, "stated": None,
         "digitalSignature": None, "payOnline": None, "text": None},
    ],
    "cases": [
        {"id": "ngan-han", "name": "Trồng dưới một năm", "when": None},
        {"id": "dai-han", "name": "Trồng lâu dài", "when": "Khi cây cao trên hai mét"},
    ],
    "fees": [
        fee("le-phi", amount=75000, per="giấy phép", channels=["IN_PERSON", "POST"],
            waivedFor=["hộ nghèo", "người cao tuổi"]),
        fee("phi", kind="FEE", rate="0.5", per="giá trị cây", setBy="PROVINCE", case=["dai-han"]),
        fee("khac", kind="FEE", name="Phí thẩm định", formula="theo chiều cao cây"),
    ],
    "documents": [
        paper("don", "Đơn đề nghị trồng cây", kind="APPLICATION_FORM"),
        paper("the-can-cuoc", "Thẻ căn cước", kind="IDENTITY", form="COPY", originals=0, copies=1,
              register="POPULATION", showOriginal=True, documentType=CARD),
        paper("quyen-dat", "Giấy tờ về quyền sử dụng dải phân cách", register=None, originals=None,
              copies=None, form=None, when="nếu dải phân cách có chủ", alternatives=[
                  {"name": "Hợp đồng thuê dải phân cách", "kind": "CONTRACT", "register": "NONE",
                   "when": "còn hạn"},
                  {"name": "Giấy chứng nhận quyền sử dụng đất", "kind": "LAND_TITLE",
                   "register": "LAND", "when": None}]),
        paper("ban-ve", "Bản vẽ vị trí cây", kind="TECHNICAL", case=["dai-han"], copies=2),
        paper("cam-ket", "Cam kết tưới nước", case=["ngan-han"], fallbackOnly=True),
    ],
    "steps": [
        step("nop", "APPLICANT", "Nộp hồ sơ trực tiếp hoặc trực tuyến", after=[]),
        step("kiem-tra", "ONE_STOP", "Kiểm tra thành phần hồ sơ, quét và lập giấy hẹn",
             timeLimit=days("0.5"), presence=True, text="Bộ phận nhận xem đủ giấy rồi hẹn ngày."),
        step("tham-dinh", "AGENCY", "Thẩm định hồ sơ, đo dải phân cách", timeLimit=days("7"),
             agency={"key": None, "name": "Phòng Cây xanh"}),
        step("lay-y-kien", "OTHER_AGENCY", "Cho ý kiến về tưới nước", timeLimit=days("5"),
             agency={"key": None, "name": "Đội chăm sóc cây"}, after=["kiem-tra"]),
        step("tong-hop", "AGENCY", "Tổng hợp, dự thảo giấy phép", timeLimit=days("2"),
             agency={"key": None, "name": "Phòng Cây xanh"}, after=["tham-dinh", "lay-y-kien"]),
        step("ky", "HEAD", "Phê duyệt, ký giấy phép", timeLimit=days("1")),
        step("tra", "ONE_STOP", "Thu lệ phí, trả giấy phép", timeLimit=days("0.5")),
    ],
    "results": [
        {"id": "giay-phep", "name": "Giấy phép trồng cây", "code": "KQ.V01.000001",
         "outcome": "GRANTED", "validFor": {"amount": "12", "unit": "MONTH"}, "electronic": True,
         "case": [], "when": None},
    ],
    "conditions": [{"id": "cao", "text": "Cây không che khuất biển báo.", "business": False}],
    "related": [],
    "legalBasis": [
        {"instrument": "12/2024/QH15", "article": "Điều 7", "note": None},
        {"instrument": "34/2025/NĐ-CP", "article": None, "note": "mẫu đơn"},
    ],
    "decision": {"number": "12/QĐ-BVD", "date": "2026-07-01", "effective": "2026-07-15",
                 "issuer": AUTHORITY, "change": "AMENDED", "follows": None},
    "validity": None,
    "source": {"url": "https://example.org/thu-tuc/1", "readOn": "2026-11-01", "read": "SUGGESTED",
               "unread": [{"field": "steps", "text": "Xem thêm phụ lục.", "reason": "ghi chú"}]},
    "findings": [FINDING, SECOND],
    "statistics": [
        {
            "levelLabel": "Cấp xã", "part": None, "since": "2025-01-01", "until": "2025-12-31",
            "lines": 12, "source": "Báo cáo năm 2025",
            "figures": [{"key": "received", "value": 3326}, {"key": "online", "value": 1200}],
            "times": [{"label": "Thời gian trung vị", "value": "3.5", "unit": "WORKING_DAY"}],
            "onTimeOfReceived": {"percent": "87.40"}, "onTimeAsIndexed": {"percent": None},
        },
        {
            "levelLabel": "Cấp tỉnh", "part": "Mức 4", "since": "2025-01-01",
            "until": "2025-12-31", "lines": 1, "source": None, "figures": [], "times": [],
            "onTimeOfReceived": {"percent": None}, "onTimeAsIndexed": {"percent": None},
        },
    ],
    "releases": [
        {"number": "12/QĐ-BVD", "date": "2026-07-01", "effective": "2026-07-15",
         "change": "AMENDED", "issuer": AUTHORITY},
        {"number": "5/QĐ-BVD", "date": "2025-02-03", "effective": None, "change": "NEW",
         "issuer": AUTHORITY},
    ],
    "upcoming": [
        {"day": "2027-01-01", "kind": "CHANGED", "replacedBy": None,
         "by": {"number": "20/QĐ-BVD", "change": "AMENDED", "issuer": {"key": AUTHORITY["key"]}}},
        {"day": "2027-07-01", "kind": "CHANGED", "replacedBy": None, "by": None},
        {"day": "2028-01-01", "kind": "ENDED",
         "replacedBy": {"code": "1.000002", "name": "Đăng ký vườn ươm",
                        "authority": {"key": AUTHORITY["key"]}},
         "by": {"number": "21/QĐ-BVD", "change": "REPLACED", "issuer": {"key": AUTHORITY["key"]}}},
    ],
}  # fmt: skip

NAMED: Answer = {name: PROCEDURE[name] for name in ("code", "name")} | {"authority": AUTHORITY}

BARE: Answer = {name: None for name in PROCEDURE} | {
    "code": "1.000009",
    "name": LONG,
    "authority": AUTHORITY | {"level": None},
    "abolished": False,
    "differences": [],
    "partOf": [],
    "findingCount": 0,
    "cases": [],
    "findings": [],
    "statistics": [],
    "releases": [],
    "upcoming": [],
}

JUDGED: Answer = {
    "version": "1.0.0", "right": 17, "wrong": 3, "undecided": 2,
    "value": 0.85, "low": 0.6396, "high": 0.9476,
}  # fmt: skip
RULE: Answer = {
    "id": "TTHC-D01",
    "version": "1.0.0",
    "status": "STABLE",
    "title": "Yêu cầu giấy tờ tùy thân khi đã có dữ liệu dân cư",
    "criterion": "REASONABLENESS",
    "severity": "HIGH",
    "inForce": True,
    "basis": FINDING["basis"],
    "context": [],
    "each": "documents as doc",
    "when": 'doc.kind == "identity" && doc.register == "population" && doc.required '
    '&& !doc.fallback_only && "citizen" in p.applicants',
    "message": "«{doc.name}»: thông tin này có trong {doc.register_name}.",
    "remedy": [{"op": "REMOVE", "path": "documents/{doc.id}", "value": None}],
    "falsePositives": ["Người nước ngoài dùng hộ chiếu"],
    "tests": [{"name": "hit", "expect": ["documents/cccd"]}, {"name": "miss", "expect": []}],
    "file": "rules/sets/tthc/TTHC-D01.yaml",
    "pack": "vn@1.0.0",
    "precision": JUDGED,
    "precisions": [JUDGED, JUDGED | {"version": "0.9.0", "right": 4}],
    "sample": JUDGED | {"seenTwice": 5, "agreed": 4},
    "findingCount": 310,
    "findings": {
        "totalCount": 310,
        "edges": [
            {"node": {
                "fingerprint": one["fingerprint"], "element": one["element"],
                "place": one["place"],
                "message": one["message"], "confidence": one["confidence"],
                "status": one["status"],
                "procedure": NAMED,
            }} for one in (FINDING, SECOND)
        ],
        "pageInfo": PAGE | {"hasPreviousPage": False},
    },
}  # fmt: skip

REGISTERS = [
    {"key": "POPULATION", "name": "Sổ dân cư", "nameEn": "population register", "isShared": True,
     "owner": {"key": "bo-vi-du", "name": "Bộ Ví dụ", "nameEn": "Ministry of Examples"},
     "facts": [fact("full_name", "Họ và tên", "Full name")], "unverified": ["facts", "coverage"],
     "readBy": "số định danh", "readByEn": "personal number",
     "coverage": {"extent": "PARTIAL", "missing": "Người nước ngoài", "missingEn": "Foreigners",
                  "source": "Ghi chú"},
     "grounds": [
         {"instrument": "12/2024/QH15", "article": "Điều 7", "from": "2026-01-01",
          "to": "2027-02-28", "status": "VERIFIED", "general": False, "inForce": True},
         {"instrument": "34/2025/NĐ-CP", "article": None, "from": None, "to": None,
          "status": "REPORTED", "general": True, "inForce": False}]},
    {"key": "TAX", "name": "Sổ thuế", "nameEn": "tax register", "isShared": False, "owner": None,
     "facts": [], "unverified": ["name", "owner"], "readBy": None, "readByEn": None,
     "coverage": None, "grounds": []},
]  # fmt: skip
DOCUMENT_TYPES = [
    CARD | {
        "name": "Thẻ căn cước", "nameEn": "Identity card", "also": ["Căn cước"],
        "shortForms": ["CCCD"], "listed": True, "register": "POPULATION",
        "former": [{"name": "Chứng minh nhân dân", "instrument": "12/2024/QH15",
                    "since": "2024-07-01"}],
        "issuedBy": {"key": "bo-vi-du", "name": "Bộ Ví dụ", "nameEn": "Ministry of Examples"},
    },
    {"key": "bao-cao", "name": "Báo cáo", "nameEn": "Report", "also": [], "shortForms": [],
     "listed": False, "register": None, "former": [], "issuedBy": None, "facts": [],
     "unverified": []},
]  # fmt: skip


def listed(state: str, **other: object) -> Answer:
    node = {
        "state": state,
        "row": 396,
        "procedure": {"code": "1.000001", "name": LONG, "authority": AUTHORITY,
                      "published": {"code": "1.000001"}},
        "replaced": ["Giấy chứng nhận đăng ký doanh nghiệp, hợp tác xã, hộ kinh doanh"],
        "registers": ["BUSINESS", "POPULATION"],
        "database": None,
        "provision": {"instrument": "1/2020/NĐ-CP", "article": "Điểm b khoản 1 Điều 10"},
        "papers": [{"element": f"documents/{n}", "name": f"Bản sao giấy tờ thứ {n}"}
                   for n in range(5)],
        "newestInstrument": "10/2026/TT-BVD",
    }  # fmt: skip
    return {"node": node | other}


STATES = [bucket("NOT_UPDATED", 39), bucket("FALLBACK", 65), bucket("STILL_ASKED", 24)]
RADAR: Answer = {
    "everything": {"totalCount": 128, "facets": {"state": STATES}},
    "radar": {
        "totalCount": 128,
        "facets": {
            "state": STATES,
            "register": [bucket("BUSINESS", 80), bucket("LAND", 12)],
            "authority": [bucket("bo-vi-du", 92, "Bộ Ví dụ")],
        },
        "edges": [
            listed("STILL_ASKED"),
            listed("NO_SOURCE", registers=[], database="CSDL Ví dụ", replaced=[], papers=[]),
            listed("FALLBACK", provision={"instrument": "Luật Ví dụ", "article": None}),
        ],
        "pageInfo": PAGE,
    },
}

SHARE: Answer = {"value": 0.85, "low": 0.6396, "high": 0.9476}
NO_SHARE: Answer = {"value": None, "low": 0.0, "high": 1.0}
RULES = [
    {name: RULE[name] for name in ("id", "title", "criterion", "severity", "status", "version")}
    | {"inForce": True, "findingCount": 310, "precision": NO_SHARE, "sample": SHARE},
    {"id": "TTHC-S03", "title": "Hai lần ký cho một nội dung", "criterion": "NECESSITY",
     "severity": "MEDIUM", "status": "TEST", "version": "0.2.0", "inForce": True,
     "findingCount": 12, "precision": NO_SHARE, "sample": None},
    {"id": "TTHC-L01", "title": "Căn cứ đã hết hiệu lực", "criterion": "LEGALITY",
     "severity": "CRITICAL", "status": "STABLE", "version": "1.1.0", "inForce": False,
     "findingCount": 0, "precision": SHARE, "sample": None},
]  # fmt: skip


def entry(change: str, code: str, name: str) -> Answer:
    named = {"code": code, "name": name, "authority": AUTHORITY}
    base = {"code": code, "authority": AUTHORITY, "state": "OVERTAKEN"}
    return named | {
        "change": change, "replacedBy": None, "instrument": None, "parts": [],
        "base": base if change == "AMENDED" else None,
    }  # fmt: skip


RELEASE: Answer = {
    "number": "12/QĐ-BVD",
    "date": "2026-07-01",
    "effective": "2026-07-15",
    "inEffect": False,
    "issuer": AUTHORITY,
    "title": "Công bố thủ tục lĩnh vực cây cảnh",
    "signedBy": "Nguyễn Thị Ký",
    "follows": None,
    "hash": "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
    "signature": {"key": "PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw="},
    "instrument": "7/2026/TT-BVD",
    "instrumentEffective": "2026-07-15",
    "deadlines": [
        {
            "code": "signed",
            "label": "Ký quyết định công bố",
            "due": "2026-06-25",
            "done": "2026-07-01",
            "late": True,
        },
        {
            "code": "entered",
            "label": "Công khai nội dung",
            "due": "2026-07-15",
            "done": None,
            "late": False,
        },
    ],
    "uncountedDeadlines": ["Đưa lên trang tin"],
    "previous": {"number": "5/QĐ-BVD", "issuer": {"key": AUTHORITY["key"]}},
    "counts": [
        {"change": "NEW", "count": 2},
        {"change": "AMENDED", "count": 1},
        {"change": "ABOLISHED", "count": 1},
    ],
    "entries": [
        entry("NEW", "1.000002", "Đăng ký vườn ươm"),
        entry("NEW", "2.000003", LONG),
        entry("AMENDED", "1.000001", PROCEDURE["name"])
        | {"parts": [{"label": "Phí, lệ phí"}], "instrument": "7/2026/TT-BVD"},
        entry("ABOLISHED", "1.000008", "Xác nhận chậu cây")
        | {"replacedBy": {"code": "1.000002", "name": "Đăng ký vườn ươm"}},
    ],
}

CHANGES: Answer = {
    "changes": {
        "totalCount": 3,
        "edges": [
            {"node": {"kind": kind, "procedure": NAMED, "differences": told}}
            for kind, told in (
                (
                    "CHANGED",
                    [
                        {
                            "kind": "removed",
                            "partName": "Thành phần hồ sơ",
                            "message": "Bỏ giấy tờ «Bản sao giấy chứng nhận chậu cây»",
                        },
                        {
                            "kind": "changed",
                            "partName": "Thời hạn giải quyết",
                            "message": "Đổi thời hạn giải quyết từ «5 ngày» thành «3 ngày»",
                        },
                    ],
                ),
                ("BEGAN", []),
                ("ENDED", []),
            )
        ],
        "relations": [
            {
                "kind": "AUTHORITY_ENDED",
                "key": "cuc-cay",
                "name": "Cục Cây cảnh",
                "day": "2026-07-01",
                "successor": "cuc-hoa",
                "successorName": "Cục Hoa",
                "count": 12,
                "procedures": [NAMED],
            },
            {
                "kind": "INSTRUMENT_BEGAN",
                "key": "7/2026/TT-BVD",
                "name": "7/2026/TT-BVD",
                "day": "2026-07-15",
                "successor": None,
                "successorName": None,
                "count": 1,
                "procedures": [NAMED],
            },
        ],
        "pageInfo": ONLY_PAGE,
    }
}

UNDER_REVIEW: Answer = NAMED | {"published": {"code": NAMED["code"]}}


def possible(act: str, label: str, *needs: str, may_do: bool = True) -> Answer:
    return {"act": act, "label": label, "role": "APPROVER", "mayDo": may_do, "needs": list(needs)}


MEASURE: Answer = {
    "number": 3,
    "outcome": "REPLACE_BY_DATA",
    "title": "Bỏ bản sao giấy chứng nhận chậu cây",
    "reason": "Dữ liệu đã có trong cơ sở dữ liệu cây xanh.",
    "patch": [{"op": "remove", "path": "documents/giay-chung-nhan", "value": None}],
    "findingFingerprints": [],
    "withinPower": True,
    "state": "ENACTED",
    "revision": 5,
    "author": "Lê Thị Mẫu",
    "instrument": "12/2026/TT-BCC",
    "effective": "2027-01-01",
    "until": "2027-12-31",
    "lostPaths": [],
    "operations": [
        {
            "op": "remove",
            "path": "documents/giay-chung-nhan",
            "value": None,
            "message": "Bỏ giấy tờ «Bản sao giấy chứng nhận chậu cây»",
        }
    ],
    "possibleActs": [
        possible("recordPublication", "Ghi quyết định công bố", "document"),
        possible("recordMeasurement", "Ghi kết quả đo được", "measurement"),
    ],
}


def brought(element: str, message: str, **more: object) -> Answer:
    """A finding before or after the proposal of the case."""
    known: Answer = {
        "fingerprint": element.replace("/", "-"), "ruleId": "C-01", "place": element,
        "rule": {"title": "Giấy tờ đã có dữ liệu"}, "severity": "HIGH", "message": message,
        "placeBefore": None, "answered": True, "stops": False, "accepted": None,
    }  # fmt: skip
    return known | more


REVIEW: Answer = {
    "number": 7,
    "title": "Nhóm thủ tục cây cảnh trên đường phố",
    "state": "IN_REVIEW",
    "unit": {"key": "cuc-cay", "name": "Cục Cây cảnh"},
    "ground": "Kế hoạch rà soát năm 2026, theo phản ánh của người dân.",
    "opened": "2026-10-01T02:00:00Z",
    "openedBy": "Lê Thị Mẫu",
    "due": "2026-12-15",
    "cursor": "WyJsIiwxXQ",
    "alerts": [
        {"kind": "EXPIRED", "message": "Hết hạn từ sau ngày 31/10/2026, quy định cũ đã trở lại",
         "instrument": "7/2026/NQ-CP", "comesBack": ["Hồ sơ: thêm «Giấy khai cây»"]},
    ],
    "openFindings": 1,
    "totalFindings": 2,
    "mayDecide": True,
    "procedures": [UNDER_REVIEW],
    "findings": [
        one | {"procedure": UNDER_REVIEW, "revision": 4} for one in (FINDING, SECOND, HELD_BACK)
    ],
    "history": [
        {"at": "2026-10-01T02:00:00Z", "by": "Lê Thị Mẫu", "action": "opened",
         "to": "IN_REVIEW", "words": None, "document": "7/KH-BVD", "element": None,
         "documentDate": "2026-01-15", "measure": None},
    ],
    "cost": {
        "complete": True, "problems": [],
        "doubts": [{"fingerprint": "d0", "message": "Mức thu gấp 10 lần.",
                    "toDo": "Kiểm tra lại.", "accepted": None}],
        "now": {"unit": {"mid": 714_000}, "year": {"mid": 2_142_000_000}},
        "after": {"unit": {"mid": 200_000}, "year": {"mid": 600_000_000}},
        "saving": {"mid": 1_542_000_000}, "percent": "71.99",
    },
    "proposal": {
        "changes": [
            {"path": "documents/x", "kind": "removed", "partName": "Thành phần hồ sơ",
             "message": "Bỏ giấy tờ «Bản sao giấy chứng nhận chậu cây»"},
            {"path": "time_limit", "kind": "changed", "partName": "Thời hạn giải quyết",
             "message": "Đổi thời hạn giải quyết từ «5 ngày làm việc» thành «3 ngày làm việc»"},
            {"path": "documents/y", "kind": "added", "partName": "Thành phần hồ sơ",
             "message": "Bổ sung giấy tờ «Mã số cây»"},
        ],
        "clashes": [{"measure": 4, "other": 3, "why": "`remove` ở `documents/x`: không có."}],
        "textsToAmend": [
            {"instrument": "12/2020/TT-BCC", "article": None, "elements": ["time_limit"],
             "otherProcedures": 0, "alsoSets": []},
            {"instrument": "3/2019/NĐ-CP", "article": "Điều 4", "elements": ["documents/x"],
             "otherProcedures": 12,
             "alsoSets": [{"procedure": UNDER_REVIEW, "element": "documents/chau"}]},
        ],
        "solved": [brought("documents/x", "Giấy này đã có trong dữ liệu.")],
        "remaining": [
            brought("documents/z", "Giấy này cũng đã có.", placeBefore="giấy tờ 1 «Giấy khai»"),
            brought("time_limit", "Thời hạn dài hơn luật định.", answered=False),
        ],
        "newFindings": [
            brought("documents/y", "«Mã số cây» không có căn cứ.", stops=True),
            brought("documents/w", "«Ảnh chậu cây» không có căn cứ.", accepted="Luật Cây, Điều 3."),
        ],
        "neighbours": [
            {"procedure": UNDER_REVIEW, "paper": "Giấy chứng nhận chậu cây", "lost": "PAPER",
             "told": "NAME", "others": 0},
            {"procedure": UNDER_REVIEW, "paper": "Thẻ cây", "lost": "ONE_SOURCE", "told": "NAME",
             "others": 2},
            {"procedure": UNDER_REVIEW, "paper": "renews", "lost": "RELATED", "told": None,
             "others": 0},
            {"procedure": UNDER_REVIEW, "paper": "tinh-cay", "lost": "BASE", "told": None,
             "others": 0},
        ],
    },
    "revision": 2,
    "returns": 1,
    "mayChange": True,
    "possibleActs": [
        possible("finishCosting", "Chốt biểu mẫu và chi phí"),
        possible("rebaseCase", "Chuyển sang bản mới của thủ tục"),
        possible("withdrawCase", "Rút hồ sơ", "words", may_do=False),
    ],
    "measures": [MEASURE, MEASURE | {
        "number": 4, "state": None, "withinPower": False, "instrument": None, "patch": [],
        "outcome": "KEEP", "effective": None, "until": None, "possibleActs": [],
        "lostPaths": [{"message": "«Bản sao giấy chứng nhận chậu cây» không còn nữa."}],
        "operations": [
            {"op": "remove", "path": "documents/cu", "value": None, "message": None},
            {"op": "set", "path": "steps/kiem-tra/time_limit", "value": "2 day",
             "message": "Đổi thời hạn của bước «Kiểm tra»"},
        ],
    }],
    "suggestedMeasures": [
        {"key": "k1", "clash": None, "choices": [
            {"outcome": "REPLACE_BY_DATA", "title": "Bỏ giấy tờ «Mã số cây»", "reason": "Đã có.",
             "withinPower": None, "powerReason": "Chưa biết văn bản nào quy định nội dung này.",
             "changes": ["Bỏ giấy tờ «Mã số cây»"]},
            {"outcome": "AMEND", "title": "Đổi hình thức nộp «Mã số cây»", "reason": "Đã có.",
             "withinPower": True, "powerReason": "Văn bản quy định: 12/2020/TT-BCC.",
             "changes": ["Đổi hình thức nộp", "Đổi số bản"]},
        ]},
        {"key": "k2", "clash": "Mâu thuẫn với phương án «Giữ giấy»", "choices": [
            {"outcome": "AMEND", "title": "Sửa", "reason": "Thừa.", "withinPower": False,
             "powerReason": "Văn bản quy định: 1/2020/NĐ-CP (Chính phủ).", "changes": []}]},
        {"key": "k3", "clash": None, "choices": [
            {"outcome": "SHORTEN", "title": "Rút ngắn", "reason": "Chậm.", "withinPower": False,
             "powerReason": "Văn bản quy định: 1/2020/NĐ-CP (Chính phủ).",
             "changes": ["Đổi thời hạn"]}]},
    ],
    "newerEdition": {
        "loaded": "2026-11-02T02:00:00Z", "answeredForms": 3, "hasCosts": True,
        "changes": [
            {"kind": "removed", "partName": "Thành phần hồ sơ",
             "message": "Bỏ giấy tờ «Bản sao giấy chứng nhận chậu cây»"},
        ],
        "measures": [{"number": 4, "paths": [
            {"message": "«Bản sao giấy chứng nhận chậu cây» không còn nữa."}]}],
    },
}  # fmt: skip


def offered(code: str, asks: str, current: object, **more: object) -> Answer:
    return {
        "code": code, "op": "set", "path": f"steps/kiem-tra/{code}", "label": f"Sửa {code}",
        "asks": asks, "words": [], "vocabulary": None, "current": current, "siblings": [],
    } | more  # fmt: skip


ELEMENTS: Answer = {
    "elements": [
        {"path": ".", "part": ".", "partName": "Toàn bộ thủ tục", "name": "Toàn bộ thủ tục",
         "inside": None},
        {"path": "steps/kiem-tra", "part": "steps", "partName": "Trình tự thực hiện",
         "name": "Kiểm tra", "inside": None},
        {"path": "forms/mau/fields/ten", "part": "fields", "partName": "Trường thông tin của mẫu",
         "name": "Họ tên", "inside": "Mẫu 01"},
    ],
    "changesOf": [
        offered("remove", "NONE", None, op="remove", path="steps/kiem-tra"),
        offered("time_limit", "LIMIT", "3 working_day"),
        offered("presence", "FLAG", True),
        offered("actor", "WORDS", "agency", words=["agency", "head"], vocabulary="actor"),
        offered("amount", "COUNT", 5000), offered("rate", "NUMBER", None),
        offered("name", "TEXT", "Kiểm tra"), offered("abolish", "DAY", None),
        offered("merge", "SIBLING", None, op="merge", path="steps/kiem-tra",
                siblings=[{"path": "steps/tra", "name": "Trả kết quả"}]),
    ],
}  # fmt: skip
REVIEWS: Answer = {
    "totalCount": 2,
    "facets": {"state": [bucket("IN_REVIEW", 1), bucket("PROPOSED", 1)]},
    "edges": [
        {"node": {name: REVIEW[name] for name in (
            "number", "title", "state", "unit", "due", "openFindings", "totalFindings")}
            | {"alerts": [{"kind": "EXPIRED"}], "procedures": [{"code": "1.000001"}]}},
        {"node": {"number": 8, "title": LONG, "state": "PROPOSED", "unit": REVIEW["unit"],
                  "procedures": [{"code": "1.000002"}],
                  "due": None, "alerts": [], "openFindings": 0, "totalFindings": 8}},
    ],
    "pageInfo": ONLY_PAGE,
}  # fmt: skip

COUNTS: Answer = {"mine": 1, "waitingForMe": 12, "late": 3, "alerts": 2}
WORK: Answer = {
    "totalCount": 3,
    "edges": [
        {"node": {
            "kind": "CASE", "number": 7, "title": LONG, "unit": REVIEW["unit"],
            "due": "2026-10-31", "isLate": True, "deadlineLabel": "Hoàn thành rà soát",
            "plan": None,
            "awaited": [{"measure": None, "act": {"act": "proposeCase", "label": "Trình"}}] * 2,
            "reviewCase": {
                "state": "QUALITY_CHECK", "openFindings": 1, "totalFindings": 2,
                "procedures": [{"code": "1.000001"}],
                "alerts": [{"kind": "EXPIRED", "message": "Hết hạn từ sau ngày 31/10/2026"}],
            },
        }},
        {"node": {
            "kind": "PLAN_ITEM", "number": 9, "title": "Nhóm thủ tục cây xanh",
            "unit": REVIEW["unit"], "due": "2026-11-01", "isLate": True, "plan": 2,
            "deadlineLabel": "Giao sản phẩm theo kế hoạch", "awaited": [], "reviewCase": None,
        }},
        {"node": {
            "kind": "FEEDBACK", "number": 4, "title": LONG * 2, "unit": REVIEW["unit"],
            "due": None, "isLate": False, "plan": None, "deadlineLabel": None, "awaited": [],
            "reviewCase": None,
        }},
    ],
    "pageInfo": PAGE,
}  # fmt: skip
ALERTS: Answer = {
    "totalCount": 2,
    "edges": [
        {"node": {
            "kind": "EXPIRED", "day": "2026-10-31", "instrument": "7/2026/NQ-CP",
            "message": "Hết hạn từ sau ngày 31/10/2026, quy định cũ đã trở lại",
            "comesBack": ["Hồ sơ: thêm «Giấy khai cây»"], "reviewCase": 7, "element": None,
            "procedure": UNDER_REVIEW,
        }},
        {"node": {
            "kind": "DISMISSAL_ENDS", "day": "2026-12-31", "instrument": None,
            "message": "Phát hiện đã bác bỏ sẽ mở lại sau ngày 31/12/2026", "comesBack": [],
            "reviewCase": None, "element": "documents/giay-khai", "procedure": UNDER_REVIEW,
        }},
    ],
    "pageInfo": ONLY_PAGE,
}  # fmt: skip

PLAN_ITEM: Answer = {
    "number": 7,
    "procedure": UNDER_REVIEW,
    "group": None,
    "lead": "Cục Cây xanh",
    "partners": ["Sở Xây dựng Mẫu", "Ủy ban nhân dân xã Mẫu"],
    "starts": "2027-01-04",
    "ends": "2027-03-31",
    "ground": "ORDER",
    "groundWords": "Nghị quyết mẫu",
    "product": "Báo cáo và dự thảo sửa đổi",
    "reviewCase": 3,
    "caseState": "PLANNED",
    "finished": None,
    "standing": "RUNNING",
}
GROUP_ITEM: Answer = PLAN_ITEM | {
    "number": 8,
    "procedure": None,
    "group": LONG,
    "lead": None,
    "partners": [],
    "starts": None,
    "ends": None,
    "ground": None,
    "groundWords": "",
    "product": None,
    "reviewCase": None,
    "caseState": None,
    "standing": "DRAFT",
}
PLAN: Answer = {
    "number": 2,
    "title": "Kế hoạch rà soát thủ tục cây cảnh năm 2027",
    "year": 2027,
    "unit": AUTHORITY,
    "decision": None,
    "decided": None,
    "author": "mau",
    "made": "2026-11-23T08:00:00+00:00",
    "revision": 4,
    "sentBefore": "2027-01-31",
    "mayChange": True,
    "mayApprove": True,
    "mayFinish": False,
    "progress": [{"standing": "DRAFT", "count": 2}],
    "warnings": [{"message": "Kế hoạch năm 2027 phải gửi trước ngày 31/01/2027: còn 10 ngày."}],
    "items": [PLAN_ITEM, GROUP_ITEM],
    "suggestions": {
        "total": 2,
        "volumeUnknown": 1,
        "items": [
            {
                "procedure": UNDER_REVIEW | {"name": LONG, "published": None},
                "findings": [
                    {"severity": "CRITICAL", "count": 1},
                    {"severity": "HIGH", "count": 3},
                    {"severity": "LOW", "count": 12},
                ],
                "weight": 66,
                "yearlyVolume": 1200,
                "volumeYear": 2025,
                "burden": 79200,
                "feedback": 2,
            },
            {
                "procedure": UNDER_REVIEW,
                "findings": [],
                "weight": 0,
                "yearlyVolume": None,
                "volumeYear": None,
                "burden": None,
                "feedback": 1,
            },
        ],
    },
}
APPROVED_PLAN: Answer = PLAN | {
    "number": 1,
    "year": 2026,
    "decision": "12/QĐ-BVD",
    "decided": "2026-02-02",
    "mayChange": False,
    "mayApprove": False,
    "mayFinish": True,
    "progress": [{"standing": "OVERDUE", "count": 1}, {"standing": "DONE", "count": 1}],
    "items": [
        PLAN_ITEM | {"standing": "DONE", "caseState": "PROPOSED"},
        GROUP_ITEM | {"standing": "OVERDUE", "ends": "2026-11-01", "starts": "2026-02-01"},
    ],
    "suggestions": None,
}
PLANS: Answer = {
    "reviewPlans": {
        "totalCount": 2,
        "facets": {
            "authority": [bucket("bo-vi-du", 2, "Bộ Ví dụ")],
            "year": [bucket("2026", 1), bucket("2027", 1)],
        },
        "edges": [{"node": PLAN}, {"node": APPROVED_PLAN}],
        "pageInfo": PAGE,
    },
    "duePlanItems": {
        "overdue": [GROUP_ITEM | {"plan": 1, "ends": "2026-11-01", "lead": "Cục Cây xanh"}],
        "soon": [PLAN_ITEM | {"plan": 1}],
    },
    "authoritiesToPlan": [AUTHORITY],
    "viewer": VIEWER,
}
