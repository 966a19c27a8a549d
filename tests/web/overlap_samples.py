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
OVERLAPS: Answer = {
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
