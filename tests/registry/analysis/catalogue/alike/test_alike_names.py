"""Papers under several names: what is joined, what is kept apart, and that the join finds all."""

from collections.abc import Sequence
from itertools import combinations
from random import Random

import pytest

from bench.invented_names import named
from registry.analysis.catalogue.alike.alike_names import (
    AlikeNames,
    NamedPaper,
    OtherName,
    alike_names,
)
from registry.analysis.catalogue.alike.name_pairs import Difference, NamePairs
from registry.analysis.catalogue.alike.paper_name import PaperNames
from registry.reference import load_reference

REFERENCE = load_reference()
NAMES = PaperNames(REFERENCE)
# What surrounds a word in other names tells whether it has its place there.
AROUND = [
    *(f"Giấy phép khai thác khoáng sản {place}" for place in ("mỏ", "sông", "biển", "núi", "hồ")),
    *(f"Tờ khai thuế đất {place}" for place in ("ở", "rừng", "lúa", "vườn", "đồi")),
    *(f"Hợp đồng thuê đất {place}" for place in ("ở", "rừng", "lúa", "vườn", "đồi")),
]


def asked(*names: str) -> list[NamedPaper]:
    return [NamedPaper(f"bo/{number}", "documents/a", name) for number, name in enumerate(names)]


def joined(*names: str) -> list[set[str]]:
    found = alike_names(asked(*AROUND, *names), REFERENCE)
    return [{each.name, *(other.name for other in each.others)} for each in found]


def test_the_most_used_name_stands_first_and_each_other_says_how_it_differs() -> None:
    other = ("GIẤY PHÉP XÂY DỰNG", "Bản sao giấy phép xây dựng")
    papers = asked("Giấy phép xây dựng", "Giấy phép xây dựng", *other)

    assert alike_names(papers, REFERENCE) == [
        AlikeNames(
            name="Giấy phép xây dựng",
            procedures=2,
            in_all=4,
            others=(
                OtherName("Bản sao giấy phép xây dựng", 1, Difference.FORM),
                OtherName("GIẤY PHÉP XÂY DỰNG", 1, Difference.WRITING),
            ),
        )
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Giấy phép khai thác khoáng sản rắn", "Giấy phép thai thác khoáng sản rắn"),
        ("Giấy phép khai thác khoáng sản rắn", "giay phep khai thac khoang san ran"),
        ("Tờ khai thuế đất nuôi tôm", "Tờ khai thue đất nuôi tôm"),
        ("Thông báo bổ sung, cập nhật thông tin", "Thông báo cập nhật, bổ sung thông tin"),
        ("Hộ chiếu, thị thực hoặc thẻ thường trú", "Hộ chiếu hoặc thị thực hoặc thẻ thường trú"),
    ],
)
def test_a_slip_or_a_moved_phrase_is_the_same_paper(one: str, other: str) -> None:
    assert joined(one, other) == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hợp đồng thuê đất nuôi tôm", "Hợp đồng thuế đất nuôi tôm"),
        ("Giấy phép tạm nhập, tái xuất", "Giấy phép tạm xuất, tái nhập"),
        ("Giấy phép xuất khẩu vàng", "Giấy phép nhập khẩu vàng"),
        ("Đơn đề nghị cấp thẻ luật sư", "Đơn đề nghị cấp lại thẻ luật sư"),
        ("Đơn đề nghị cấp, cấp lại thẻ luật sư", "Đơn đề nghị cấp lại thẻ luật sư"),
        ("Báo cáo theo mẫu số 12", "Báo cáo theo mẫu số 13"),
        ("Phụ lục II của hợp đồng vay", "Phụ lục III của hợp đồng vay"),
        ("Quyết định của Ủy ban nhân dân tỉnh", "Quyết định của Ủy ban nhân dân xã"),
        ("Tờ khai đăng ký khai sinh", "Tờ khai đăng ký khai tử"),
        ("Giấy phép thăm dò mỏ", "Giấy phép thăm dò"),
    ],
)
def test_names_that_differ_in_a_telling_word_are_two_papers(one: str, other: str) -> None:
    assert joined(one, other) == []


def test_names_of_two_known_types_are_two_papers() -> None:
    one = NamedPaper("bo/1", "documents/a", "Giấy phép lái xe", "giay-phep-lai-xe")
    other = NamedPaper("bo/2", "documents/a", "GIẤY PHÉP LÁI XE", "giay-phep-lai-xe-quoc-te")

    assert alike_names([one, other], REFERENCE) == []
    assert len(alike_names([one, NamedPaper("bo/2", "documents/a", other.name)], REFERENCE)) == 1


def test_vague_names_are_left_out() -> None:
    assert joined("Văn bản đề nghị", "Đơn đề nghị") == []


def test_a_hostile_name_changes_nothing_else() -> None:
    long = "giấy phép " * 100_000 + "xây dựng"
    one_word = "ơ" * 1_000_000

    hostile = (long, one_word, f"giấy {one_word}", "\x00\u202e", "")

    assert joined("Giấy phép xây dựng", "GIẤY PHÉP XÂY DỰNG", *hostile) == [
        {"Giấy phép xây dựng", "GIẤY PHÉP XÂY DỰNG"}
    ]


def test_the_order_of_papers_changes_nothing() -> None:
    papers = asked(*(name for name, _ in named(400)))
    shuffled = Random(1).sample(papers, len(papers))

    assert alike_names(papers, REFERENCE) == alike_names(shuffled, REFERENCE)


@pytest.fixture(scope="module")
def planted() -> Sequence[tuple[str, int]]:
    return named(1500)


def test_the_join_finds_what_comparing_all_pairs_finds(planted: Sequence[tuple[str, int]]) -> None:
    canonical = list(dict.fromkeys(NAMES.of(name) for name, _ in planted))[:700]
    pairs = NamePairs(canonical, NAMES, REFERENCE.naming)
    by_looking = {
        (one, other, differs)
        for one, other in combinations(range(len(canonical)), 2)
        if (differs := pairs.differs(one, other))
    }

    found = list(pairs.found())

    assert len(by_looking) > 50
    assert sorted(found) == sorted(by_looking)


def test_whether_names_differ_does_not_depend_on_which_comes_first() -> None:
    canonical = list(dict.fromkeys(NAMES.of(name) for name, _ in named(150)))
    pairs = NamePairs(canonical, NAMES, REFERENCE.naming)

    assert all(
        pairs.differs(one, other) == pairs.differs(other, one)
        for one, other in combinations(range(len(canonical)), 2)
    )


def test_planted_names_are_joined_and_planted_others_are_not(
    planted: Sequence[tuple[str, int]],
) -> None:
    papers = dict(planted)
    found = alike_names(asked(*papers), REFERENCE)
    told = [(each.name, other.name) for each in found for other in each.others]
    right = sum(papers[one] == papers[other] for one, other in told)

    assert right / len(told) >= 0.99
    assert len(told) / (len(papers) - len(set(papers.values()))) >= 0.85
