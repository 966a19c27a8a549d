"""What a paper says of the texts to amend: each text is named, nothing is said twice."""

from dataclasses import replace

from registry.papers.options import option_annex
from registry.papers.values import Amendment
from tests.registry.papers.sample_papers import annex

CUT = "Bỏ giấy tờ."


def lines_of(*amendments: Amendment) -> object:
    paper = annex()
    option = replace(paper.options[0], amendments=amendments)
    told = option_annex(replace(paper, options=(option,))).texts["options"]
    assert isinstance(told, list)
    assert isinstance(told[0], dict)
    return told[0]["amendments"]


def test_texts_whose_provision_is_to_be_found_share_a_line_where_the_same_changes() -> None:
    told = lines_of(
        Amendment("60/2014/QH13", "", CUT), Amendment("1/2020/TT-A", "Điều 2", CUT),
        Amendment("123/2015/NĐ-CP", "", CUT), Amendment("2/2020/TT-A", "", "Giảm thời hạn"),
        Amendment("3/2020/TT-A", "", CUT, "Bộ A"),
    )  # fmt: skip

    assert told == [
        "60/2014/QH13; 123/2015/NĐ-CP (điều, khoản: cần xác định): Bỏ giấy tờ",
        "Điều 2 1/2020/TT-A: Bỏ giấy tờ",
        "2/2020/TT-A (điều, khoản: cần xác định): Giảm thời hạn",
        "3/2020/TT-A (điều, khoản: cần xác định): Bỏ giấy tờ (thẩm quyền ban hành: Bộ A)",
    ]
