"""What a catalogue's questions need is the same from contents and from either database."""

from collections.abc import Mapping, Sequence
from typing import Any

from registry.analysis.catalogue.flow.flow import AskedPaper, flows
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.members import (
    flow_procedure,
    key_of,
    named_papers,
    named_procedure,
)
from registry.analysis.catalogue.stored_members import (
    stored_flow_procedures,
    stored_papers,
    stored_procedures,
)
from registry.reference import load_reference
from tests.registry.analysis.catalogue.catalogues import Opened, procedure

REFERENCE = load_reference()
PERMIT = "Giấy phép xây dựng"
GIVEN: Sequence[Mapping[str, Any]] = [
    {
        "code": "1.000001",
        "name": "Cấp giấy phép xây dựng",
        "field": "Xây dựng",
        "act": "first_issue",
        "time_limit": "5.0 working_day",
        "agencies": {"executing": [{"name": "Sở  Xây dựng", "level": "province"}]},
        "documents": [{"id": "don", "name": "Đơn đề nghị cấp giấy phép"}],
        "steps": [
            {"id": "a", "name": "Xét", "actor": "agency", "action": "check"},
            {"id": "b", "name": "Xét lại", "actor": "agency", "action": "check"},
            {"id": "c", "name": "Chưa rõ"},
        ],
        "results": [
            {"id": "a", "name": f"{PERMIT} theo mẫu số 3 của Nghị định", "code": "KQ.G17.000001"},
            {"id": "b", "name": "Văn bản từ chối", "outcome": "refused"},
        ],
        "fees": [
            {"id": "a", "kind": "charge", "amount": "75000", "currency": "VND"},
            {"id": "b", "stated": "theo quy định"},
        ],
    },
    {
        "code": "1.000002",
        "name": "Hoàn công",
        "authority": "bo-xay-dung",
        "time_limit": "none",
        "agencies": {"deciding": [{"name": "Sở Xây dựng", "level": "province"}, "bo-xay-dung"]},
        "documents": [
            {"id": "gp", "name": f"Bản sao {PERMIT}", "kind": "existing_permit"},
            {"id": "cccd", "name": "CCCD", "kind": "existing_permit", "case": "khac"},
            {"id": "kq", "name": "Kết quả", "result": "KQ.G17.000001", "surrendered": True},
            {"id": "tu", "name": "Sổ", "result_of": "1.000001"},
            {
                "id": "mot",
                "name": "Một trong các giấy",
                "alternatives": [{"name": "Sổ đỏ"}, {"name": PERMIT, "kind": "existing_permit"}],
            },
            {"id": "khi", "name": PERMIT, "kind": "existing_permit", "fallback_only": True},
            {"id": "so", "name": PERMIT, "kind": "existing_permit", "fetched_by": "state"},
        ],
        "cases": [{"id": "khac", "name": "Khác"}],
        "related": [{"code": "1.000001", "relation": "first_issue"}],
    },
    {"code": "1.000003"},
]
BY_KEY = sorted(map(procedure, GIVEN), key=key_of)


def test_names_of_papers_are_the_same(catalogue: Opened) -> None:
    with catalogue(GIVEN) as session:
        stored = list(stored_papers(session, LOADED, REFERENCE))

    assert sorted(stored, key=str) == sorted(
        (paper for each in BY_KEY for paper in named_papers(each, REFERENCE)), key=str
    )


def test_procedures_are_the_same(catalogue: Opened) -> None:
    with catalogue(GIVEN) as session:
        stored = list(stored_procedures(session, LOADED))

    assert stored == [named_procedure(each, REFERENCE) for each in BY_KEY]


def test_flows_are_the_same_though_only_papers_are_read_that_somebody_gives(
    catalogue: Opened,
) -> None:
    with catalogue(GIVEN) as session:
        stored = list(stored_flow_procedures(session, LOADED, REFERENCE))

    told = [flow_procedure(each, REFERENCE) for each in BY_KEY]
    assert [len(each.asked) for each in stored] == [0, 0, 4]
    assert flows(stored) == flows(told)
    assert len(flows(stored)) == 5
    bare = [each.bodies for each in stored]
    assert bare == [each.bodies for each in told]
    assert bare[0] & bare[2] == {"so xay dung"}


def test_the_kind_of_a_paper_is_that_of_the_type_it_is_known_to_be() -> None:
    asked = flow_procedure(BY_KEY[2], REFERENCE).asked

    assert [paper.kind for paper in asked if paper.name == "CCCD"] == ["identity"]
    assert AskedPaper("documents/mot", PERMIT, "giai-phep-xai-dung", "existing_permit", False) in (
        asked
    )
