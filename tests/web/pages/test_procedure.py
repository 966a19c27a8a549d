"""The procedure page groups papers by case and draws the steps in the order they wait in."""

from tests.web.samples import FINDING, PROCEDURE, SECOND, paper, step
from web.pages.procedure import (
    by_severity,
    documents_by_case,
    findings_by_element,
    lane,
    step_boxes,
    waits_for,
)


def test_papers_of_every_case_come_first_then_those_of_each_case() -> None:
    groups = documents_by_case(PROCEDURE)

    assert [(g.case and g.case["id"], [d["id"] for d in g.documents]) for g in groups] == [
        (None, ["don", "the-can-cuoc", "quyen-dat"]),
        ("ngan-han", ["cam-ket"]),
        ("dai-han", ["ban-ve"]),
    ]


def test_a_paper_of_two_cases_stands_in_both() -> None:
    both = PROCEDURE | {"documents": [paper("anh", "Ảnh", case=["ngan-han", "dai-han"])]}

    assert [g.case and g.case["id"] for g in documents_by_case(both)] == ["ngan-han", "dai-han"]


def test_no_papers_make_no_groups() -> None:
    assert documents_by_case(PROCEDURE | {"documents": None}) == ()


def test_findings_are_found_by_their_element() -> None:
    assert findings_by_element([FINDING, SECOND]) == {
        "documents/the-can-cuoc": [FINDING],
        "steps/ky": [SECOND],
    }


def test_the_most_severe_finding_comes_first() -> None:
    low = SECOND | {"severity": "LOW"}

    assert by_severity([low, SECOND, FINDING]) == [FINDING, SECOND, low]


def test_a_step_waits_for_the_nearest_one_that_can_occur_with_it() -> None:
    above = [
        step("a", "AGENCY", "A"),
        step("b", "AGENCY", "B", case=["x"]),
        step("c", "AGENCY", "C", case=["y"]),
    ]

    assert waits_for(step("d", "AGENCY", "D"), above) == ("c",)
    assert waits_for(step("d", "AGENCY", "D", case=["x"]), above) == ("b",)
    assert waits_for(step("d", "AGENCY", "D", after=[]), above) == ()
    assert waits_for(step("d", "AGENCY", "D"), []) == ()


def test_a_lane_is_the_named_agency_or_else_the_role() -> None:
    assert lane(step("a", "AGENCY", "A"), "vi") == "Cơ quan giải quyết"
    assert lane(step("a", "AGENCY", "A", agency={"key": None, "name": "Sở Cây"}), "vi") == "Sở Cây"
    assert lane(step("a", "AGENCY", "A") | {"actor": None}, "en") == "Not known who"


def test_boxes_carry_limits_and_findings() -> None:
    boxes = {box.id: box for box in step_boxes(PROCEDURE, "vi")}

    assert boxes["ky"].findings == 1
    assert boxes["ky"].after == ("tong-hop",)
    assert boxes["nop"].time_limit == ""
    assert boxes["tham-dinh"].time_limit.startswith("7")
