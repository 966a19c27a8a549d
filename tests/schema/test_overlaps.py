"""What overlaps, over GraphQL: likeness, names of one paper, families, the flow of papers."""

import pytest

from registry.publication.catalogue import Catalogue
from tests.schema.sample import ask, catalogue, procedure

PERMIT = "Giấy phép xây dựng"
STEPS = [
    {"id": "a", "name": "Nộp", "actor": "applicant", "action": "submit"},
    {"id": "b", "name": "Xét", "actor": "agency", "action": "check"},
]
PAPERS = [
    {"id": "don", "name": "Đơn đề nghị xóa đăng ký phương tiện"},
    {"id": "anh", "name": "Ảnh màu cỡ 4x6 cm"},
]
SO = {"executing": [{"name": "Sở Xây dựng", "level": "province"}]}


@pytest.fixture(scope="module")
def shown() -> Catalogue:
    """A permit and what needs it; two variants; two names of one paper; a circle."""
    return catalogue([
        procedure("1.000001", "Cấp giấy phép xây dựng", act="first_issue", agencies=SO,
                  results=[{"id": "a", "name": PERMIT, "outcome": "granted"}]),
        procedure("1.000002", "Hoàn công", agencies=SO,
                  documents=[{"id": "gp", "name": f"Bản sao {PERMIT}", "kind": "existing_permit"}]),
        procedure("1.000003", "Xóa đăng ký phương tiện thủy (cấp tỉnh)", steps=STEPS, field="Thủy",
                  documents=[*PAPERS, {"id": "gks", "name": "Giấy khai sinh"}],
                  time_limit="5 working_day"),
        procedure("1.000004", "Xóa đăng ký phương tiện thủy (cấp xã)", steps=STEPS, field="Thủy",
                  documents=[PAPERS[0], {"id": "anh", "name": "Ảnh mầu, cỡ 4x6cm"}]),
        procedure("1.000005", "Một",
                  documents=[{"id": "a", "name": "Giấy", "result_of": "1.000006"}]),
        procedure("1.000006", "Hai",
                  documents=[{"id": "b", "name": "Sổ", "result_of": "1.000005"}]),
    ])  # fmt: skip


def test_similar_procedures_say_what_they_share(shown: Catalogue) -> None:
    found = ask(
        """{similarProcedures(code: "1.000004") {
          procedure {code published {timeLimit {amount}}} share papers steps sameResult
        }}""",
        of=shown,
    )["similarProcedures"]

    assert found == [
        {
            "procedure": {"code": "1.000003", "published": {"timeLimit": {"amount": 5}}},
            "share": 0.8,
            "papers": 0.67,
            "steps": 1.0,
            "sameResult": False,
        }
    ]
    assert ask('{similarProcedures(code: "9.999999") {share}}', of=shown) == {
        "similarProcedures": None
    }


def test_the_flow_of_papers_goes_both_ways(shown: Catalogue) -> None:
    asking = ask(
        """{documentFlow(code: "1.000002", authority: "bo-tu-phap") {
          needs {element name told byAsker required givers {code name}} usedByCount
        }}""",
        of=shown,
    )["documentFlow"]
    giving = ask(
        """{documentFlow(code: "1.000001") {
          needs {name} usedBy {procedure {code} element name told} usedByCount
        }}""",
        of=shown,
    )["documentFlow"]

    assert asking == {
        "needs": [
            {
                "element": "documents/gp",
                "name": f"Bản sao {PERMIT}",
                "told": "NAME",
                "byAsker": True,
                "required": True,
                "givers": [{"code": "1.000001", "name": "Cấp giấy phép xây dựng"}],
            }
        ],
        "usedByCount": 0,
    }
    assert giving == {
        "needs": [],
        "usedBy": [
            {
                "procedure": {"code": "1.000002"},
                "element": "documents/gp",
                "name": f"Bản sao {PERMIT}",
                "told": "NAME",
            }
        ],
        "usedByCount": 1,
    }


def test_papers_under_several_names_are_a_list_in_pages(shown: Catalogue) -> None:
    found = ask(
        """{paperNames(first: 1) {totalCount pageInfo {hasNextPage} edges {cursor node {
          name procedures inAll others {name procedures differs}
        }}}}""",
        of=shown,
    )["paperNames"]

    assert found["totalCount"] == 1
    assert [edge["node"] for edge in found["edges"]] == [
        {
            "name": "Ảnh màu cỡ 4x6 cm",
            "procedures": 1,
            "inAll": 2,
            "others": [{"name": "Ảnh mầu, cỡ 4x6cm", "procedures": 1, "differs": "WRITING"}],
        }
    ]


def test_merge_candidates_name_the_papers_as_they_are_printed(shown: Catalogue) -> None:
    document = """query ($authority: String) {mergeCandidates(authority: $authority) {
      totalCount edges {node {
        name authority {key} field share sharedPapers sameResult sameTimeLimit sameFees
        variants {procedure {code} papers}
      }}}}"""

    (found,) = ask(document, of=shown)["mergeCandidates"]["edges"]

    assert found["node"] == {
        "name": "Xóa đăng ký phương tiện thủy",
        "authority": {"key": "bo-tu-phap"},
        "field": "Thủy",
        "share": 0.67,
        "sharedPapers": ["Ảnh màu cỡ 4x6 cm", PAPERS[0]["name"]],
        "sameResult": False,
        "sameTimeLimit": False,
        "sameFees": True,
        "variants": [
            {"procedure": {"code": "1.000004"}, "papers": []},
            {"procedure": {"code": "1.000003"}, "papers": ["Giấy khai sinh"]},
        ],
    }
    elsewhere = ask(document, {"authority": "bo-cong-an"}, of=shown)["mergeCandidates"]
    assert elsewhere["totalCount"] == 0


def test_papers_that_the_asking_body_gave_itself_can_be_picked(shown: Catalogue) -> None:
    document = """query ($own: Boolean) {issuedPapers(byAsker: $own) {
      totalCount edges {node {asker {code} byAsker}}}}"""

    own, every = (ask(document, {"own": own}, of=shown)["issuedPapers"] for own in (True, None))

    assert [edge["node"]["asker"]["code"] for edge in own["edges"]] == ["1.000002"]
    assert every["totalCount"] == 3


def test_a_circular_demand_is_told_as_a_way_around(shown: Catalogue) -> None:
    found = ask(
        """{circularDemands {closed procedures {code}
          around {asker {code} element name giver {code}}}}""",
        of=shown,
    )["circularDemands"]

    assert found == [
        {
            "closed": True,
            "procedures": [{"code": "1.000005"}, {"code": "1.000006"}],
            "around": [
                {
                    "asker": {"code": "1.000005"},
                    "element": "documents/a",
                    "name": "Giấy",
                    "giver": {"code": "1.000006"},
                },
                {
                    "asker": {"code": "1.000006"},
                    "element": "documents/b",
                    "name": "Sổ",
                    "giver": {"code": "1.000005"},
                },
            ],
        }
    ]
