"""A row that offers several papers is one paper with alternatives, however it is written."""

from typing import Any

import pytest

from registry.portal.cases import Cases
from registry.portal.documents import read_documents
from registry.portal.known_papers import KnownPapers
from registry.portal.record import Row
from registry.reference import load_reference


def papers(row: str) -> list[dict[str, Any]]:
    rows = [Row("", row, "", 1, None)]
    return read_documents(rows, Cases(), KnownPapers(load_reference()), ["citizen"]).documents


def alternatives(row: str) -> list[str]:
    [paper] = papers(row)
    return [each["name"] for each in paper.get("alternatives", [])]


@pytest.mark.parametrize(
    "row",
    [
        "- Một trong các giấy tờ sau: thẻ thư viện; thẻ sinh viên; giấy giới thiệu",
        "- Bản sao một trong các giấy tờ sau đây:\n+ Thẻ thư viện;\n+ Thẻ sinh viên.\n"
        "+ Giấy giới thiệu",
        "Một trong những loại giấy tờ gồm: a) Thẻ thư viện b) Thẻ sinh viên hoặc giấy giới thiệu",
        "Giấy tờ phải xuất trình: Một trong các giấy tờ: Thẻ thư viện, thẻ sinh viên, "
        "giấy giới thiệu.",
    ],
)
def test_one_of_a_list_is_one_paper_with_alternatives(row: str) -> None:
    assert alternatives(row) == ["Thẻ thư viện", "Thẻ sinh viên", "Giấy giới thiệu"]


def test_what_a_choice_proves_is_its_name() -> None:
    [paper] = papers("Giấy tờ chứng minh chỗ học là một trong các giấy tờ sau: thẻ A; giấy B")

    assert paper["name"] == "Giấy tờ chứng minh chỗ học"


def test_a_choice_without_a_name_is_called_by_its_first_papers() -> None:
    [paper] = papers("Bản sao một trong các giấy tờ sau: Thẻ A; Giấy B; Sổ C")

    assert (paper["name"], paper["form"]) == ("Thẻ A hoặc Giấy B", "copy")


def test_an_option_for_some_has_its_condition_and_the_paper_has_none() -> None:
    [paper] = papers("Một trong các giấy tờ sau: Thẻ A; Giấy B đối với trường hợp mượn hộ")

    assert [each.get("when") for each in paper["alternatives"]] == [
        None,
        "đối với trường hợp mượn hộ",
    ]
    assert "when" not in paper


def test_a_list_ends_where_the_next_item_of_its_own_kind_begins() -> None:
    row = "- Một trong các giấy tờ sau:\n+ Thẻ A\n+ Thẻ B\n- Hợp đồng mượn sách"

    assert [paper["name"] for paper in papers(row)] == ["Thẻ A hoặc Thẻ B", "Hợp đồng mượn sách"]


def test_what_some_hand_in_besides_is_a_paper_of_its_own() -> None:
    row = (
        "Một trong các giấy tờ sau:\n+ Thẻ A\n+ Thẻ B\n"
        "+ Trường hợp mượn hộ thì ngoài giấy tờ nêu trên phải bổ sung giấy ủy quyền"
    )
    names = [(paper["name"], "when" in paper) for paper in papers(row)]

    assert names == [("Thẻ A hoặc Thẻ B", False), ("Giấy ủy quyền", True)]


def test_one_of_several_cases_is_no_choice_of_papers() -> None:
    row = "Giấy tờ chứng minh thuộc một trong các trường hợp sau: già yếu; ở xa"

    assert alternatives(row) == []


def test_several_papers_that_are_all_asked_are_no_choice() -> None:
    assert all("alternatives" not in paper for paper in papers("Thẻ A; giấy giới thiệu; hợp đồng"))
