"""Merge candidates: what a family is, what it says, and what is none."""

from fractions import Fraction
from random import Random

import pytest

from registry.analysis.catalogue.alike.merge_families import MergeFamily, Variant, merge_families
from registry.analysis.catalogue.alike.named_procedure import NamedProcedure
from registry.analysis.catalogue.alike.procedure_stem import ProcedureStems
from registry.reference import load_reference

STEMS = ProcedureStems(load_reference().naming)
PAPERS = frozenset({"don", "anh", "ho-chieu"})


def procedure(
    code: str,
    name: str,
    *,
    authority: str = "bo",
    field: str = "Xuất nhập cảnh",
    papers: frozenset[str] = PAPERS,
    time_limit: str = "5 working_day",
) -> NamedProcedure:
    return NamedProcedure(
        f"{authority}/{code}", authority, code, name, field, papers,
        results=frozenset({"KQ1"}), time_limit=time_limit,
    )  # fmt: skip


def families(*procedures: NamedProcedure) -> list[MergeFamily]:
    return merge_families(procedures, STEMS)


def test_a_family_says_what_all_share_and_what_each_has_more() -> None:
    commune = procedure("1", "Cấp thị thực điện tử (cấp xã)")
    province = procedure(
        "2", "Thủ tục cấp thị thực điện tử (thực hiện tại cấp tỉnh)",
        papers=PAPERS | {"to-khai"}, time_limit="8 working_day",
    )  # fmt: skip

    assert families(province, commune) == [
        MergeFamily(
            name="Cấp thị thực điện tử",
            authority="bo",
            field="Xuất nhập cảnh",
            variants=(
                Variant("bo/1", commune.name, (), "5 working_day", ()),
                Variant("bo/2", province.name, ("to-khai",), "8 working_day", ()),
            ),
            shared_papers=("anh", "don", "ho-chieu"),
            share=Fraction(3, 4),
            same_result=True,
            same_time_limit=False,
            same_fees=True,
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        procedure("2", "Cấp lại thị thực điện tử (cấp tỉnh)"),
        procedure("2", "Cấp thị thực điện tử (cấp tỉnh)", authority="bo-khac"),
        procedure("2", "Cấp thị thực điện tử (cấp tỉnh)", field="Quốc tịch"),
        procedure("2", "Cấp thị thực điện tử (cấp tỉnh)", papers=frozenset({"don", "khac"})),
        procedure("2", "Cấp thị thực điện tử (cấp tỉnh)", papers=frozenset()),
    ],
    ids=["another act", "another authority", "another field", "other papers", "no papers"],
)
def test_what_is_no_family(other: NamedProcedure) -> None:
    assert families(procedure("1", "Cấp thị thực điện tử (cấp xã)"), other) == []


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Thủ tục đăng ký lại khai tử có yếu tố nước ngoài", "đăng ký lại khai tử"),
        ("Trả lại giấy phép thăm dò đối với tổ chức (cấp Bộ)", "Trả lại giấy phép thăm dò"),
        ("Cấp phép cho tàu", "Cấp phép cho tàu"),
        ("(cấp tỉnh)", ""),
    ],
)
def test_a_stem_ends_before_the_qualifier_where_enough_is_said_before_it(
    name: str, stem: str
) -> None:
    assert STEMS.printed(name) == stem


def test_a_hostile_name_is_cut_and_a_name_of_signs_makes_no_family() -> None:
    signs = [procedure(str(number), "(((" * 50_000) for number in range(2)]

    assert families(*signs) == []


def test_the_order_of_procedures_changes_nothing() -> None:
    chance = Random(1)
    procedures = [
        procedure(
            str(number),
            f"Cấp giấy phép loại {number % 7} (cấp {number})",
            papers=frozenset(chance.sample("abcdef", 4)),
        )
        for number in range(60)
    ]

    shuffled = chance.sample(procedures, len(procedures))

    assert families(*shuffled) == families(*procedures)
    assert len(families(*procedures)) > 7
