"""Answers for the page of overlaps, with every case its template has."""

from tests.web.samples import AUTHORITY, LONG, PAGE, Answer


def named(code: str, name: str, *, published: bool = True) -> Answer:
    """A procedure by name, as lists of overlaps show it."""
    return {
        "code": code,
        "name": name,
        "authority": AUTHORITY,
        "published": {"code": code} if published else None,
    }


def variant(code: str, days: int | None, *papers: str) -> Answer:
    limit = {"amount": days, "unit": "WORKING_DAY"} if days is not None else None
    return {
        "procedure": named(code, LONG) | {"published": {"code": code, "timeLimit": limit}},
        "papers": list(papers),
    }


FAMILY: Answer = {
    "name": "Cấp giấy phép trồng cây cảnh",
    "authority": {"name": "Bộ Ví dụ"},
    "field": "Cây cảnh",
    "share": 0.83,
    "sharedPapers": ["Đơn đề nghị cấp giấy phép trồng cây", "Ảnh vườn cây"],
    "sameResult": True,
    "sameTimeLimit": False,
    "sameFees": False,
    "variants": [variant("1.000001", 5), variant("1.000002", None, "Bản vẽ vườn cây")],
}
COSTS: list[Answer] = [
    {"key": "copy", "says": "Chụp bản sao", "amount": 14475, "source": "Giả định", "status": status}
    for status in ("UNVERIFIED", "VERIFIED")
]


def leaning(how: str, said: str, element: str = "documents/a", others: int | None = None) -> Answer:
    return {
        "how": how, "said": said, "element": element, "others": others,
        "procedure": named("1.000004", LONG),
    }  # fmt: skip


ABOLITION: Answer = {
    "totalCount": 120,
    "leanings": [
        leaning("GIVES", "Giấy phép trồng cây"), leaning("FINDING", "TTHC-D01"),
        leaning("NAMES_AS_SOURCE", "Sổ vườn"), leaning("USES_RESULT", "Sổ vườn", others=2),
        leaning("RELATED", "renews", "."), leaning("LOCAL_VERSION", "ubnd-tinh-a", "."),
    ],
}  # fmt: skip
INSTRUMENT: Answer = {
    "number": "61/2018/NĐ-CP", "standing": "ENDED", "about": "Nghị định về một cửa",
    "from": "2018-06-21", "to": "2025-06-30", "replacedBy": "118/2025/NĐ-CP",
    "status": "REPORTED", "procedures": 12,
}  # fmt: skip
UNKNOWN_INSTRUMENT: Answer = {
    "number": "1/2000/L", "standing": "NOT_KNOWN", "about": None, "from": None, "to": None,
    "replacedBy": None, "status": None, "procedures": 1,
}  # fmt: skip


def asker(burden: int | None, *, required: bool, choice: bool) -> Answer:
    volume = None if burden is None else 1000
    return {
        "procedure": named("1.000004", LONG), "name": "Bản sao căn cước", "required": required,
        "form": None if choice else "COPY", "choice": choice, "yearlyVolume": volume,
        "unitCost": 14475, "yearlyBurden": burden,
    }  # fmt: skip


def difference(kind: str, local: str | None, base: str | None) -> Answer:
    return {"node": {
        "kind": kind, "element": "documents/a", "local": local, "baseSays": base,
        "procedure": named("1.000004", LONG), "base": {"authority": {"name": "Bộ Ví dụ"}},
    }}  # fmt: skip


ACROSS: Answer = {
    "sharedCount": {"totalCount": 1434},
    "localCount": {"totalCount": 9},
    "instrumentCount": {"totalCount": 3},
    "shared": {
        "edges": [
            {"node": {
                "key": "can-cuoc", "name": "Thẻ căn cước", "register": register,
                "procedures": 144, "authorities": 8, "required": 21, "withVolume": known,
                "unitCosts": 2334850, "yearlyBurden": burden, "rankedBy": ranking,
            }}
            for register, known, burden, ranking in (
                ("POPULATION", 3, 1_542_000_000, "YEARLY_BURDEN"),
                (None, 0, None, "PROCEDURES_AND_UNIT_COST"),
            )
        ],
        "unitCosts": COSTS,
        "pageInfo": PAGE,
    },
    "paper": {
        "name": LONG, "register": "POPULATION", "askedCount": 144,
        "askedBy": [
            asker(14_475_000, required=True, choice=False),
            asker(None, required=False, choice=True),
            asker(None, required=False, choice=False),
        ],
        "abolition": ABOLITION, "unitCosts": COSTS,
    },
    "local": {
        "kinds": [{"kind": "LONGER", "count": 2}, {"kind": "REWORDED", "count": 7}],
        "edges": [
            difference("LONGER", "5 working_day", "3 working_day"),
            difference("OTHER_UNIT", "none", "3.5"),
            difference("MORE_PAPERS", "Xác nhận của tổ dân phố", None),
            difference("STRICTER_FORM", "certified_copy", "copy"),
            difference("DEARER", "70000 VND", "50000 VND"),
            difference("FEWER_CHANNELS", None, "online"),
            difference("REWORDED", "Bản sao CCCD", "Thẻ căn cước công dân"),
        ],
        "pageInfo": PAGE,
    },
    "instruments": {
        "edges": [
            {"node": INSTRUMENT},
            {"node": INSTRUMENT | {"about": None, "replacedBy": None, "status": "VERIFIED"}},
        ],
        "pageInfo": PAGE,
    },
    "instrument": {
        "instrument": INSTRUMENT, "totalCount": 240,
        "citations": [
            {"procedure": named("1.000004", LONG), "element": ".", "article": None},
            {"procedure": named("1.000004", LONG), "element": "documents/a", "article": "Điều 4"},
        ],
    },
    "abolition": ABOLITION,
}  # fmt: skip
OVERLAPS: Answer = ACROSS | {
    "familyCount": {"totalCount": 195},
    "nameCount": {"totalCount": 205},
    "issuedCount": {"totalCount": 66},
    "families": {
        "edges": [
            {"node": FAMILY},
            {"node": FAMILY | {"field": None, "sameResult": False, "sameTimeLimit": True,
                               "sameFees": True}},
        ],
        "pageInfo": PAGE,
    },
    "names": {
        "edges": [{"node": {
            "name": "Giấy ủy quyền", "procedures": 40, "inAll": 73,
            "others": [
                {"name": LONG, "procedures": 14, "differs": "FORM"},
                {"name": "Giấy uỷ quyền", "procedures": 1, "differs": "WRITING"},
            ],
        }}],
        "pageInfo": PAGE,
    },
    "issued": {
        "edges": [
            {"node": {
                "asker": named("1.000003", LONG), "element": "documents/giay-phep",
                "name": "Giấy phép trồng cây", "required": required, "told": told,
                "givers": [named(f"1.00001{n}", "Cấp phép trồng cây") for n in range(givers)],
            }}
            for required, told, givers in ((True, "NAME", 1), (False, "RESULT_OF", 5))
        ],
        "pageInfo": PAGE,
    },
    "circles": [
        {
            "closed": closed,
            "procedures": [{"code": "1.000001"}, {"code": "1.000002"}],
            "around": [
                {"asker": named("1.000001", LONG), "name": "Sổ vườn",
                 "giver": named("1.000002", "Mở vườn")},
                {"asker": named("1.000002", "Mở vườn"), "name": "Giấy phép trồng cây",
                 "giver": named("1.000001", LONG, published=False)},
            ],
        }
        for closed in (True, False)
    ],
    "procedure": {"code": "1.000001", "name": LONG, "authority": AUTHORITY},
    "similar": [
        {"procedure": variant("1.000002", 5)["procedure"], "share": 0.91, "papers": 0.8,
         "steps": 1.0, "sameResult": True},
        {"procedure": named("1.000003", LONG) | {"published": None}, "share": 0.7,
         "papers": 0.67, "steps": 0.75, "sameResult": False},
    ],
    "flow": {
        "needs": [
            {"element": "documents/giay-phep", "name": "Giấy phép trồng cây",
             "required": not own, "told": "RESULT", "byAsker": own,
             "givers": [named(f"1.00001{n}", "Cấp phép trồng cây") for n in range(5)]}
            for own in (True, False)
        ],
        "usedBy": [
            {"procedure": named("1.000004", LONG), "name": "Sổ vườn", "required": required,
             "told": "NAME"}
            for required in (True, False)
        ],
        "usedByCount": 60,
    },
}  # fmt: skip
