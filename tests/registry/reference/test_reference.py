"""The shipped reference data: it loads, it hangs together, and papers are recognised by it."""

from datetime import date
from pathlib import Path

import pytest
from pydantic import ValidationError

from registry.procedure.folding import fold
from registry.procedure.vocabulary import Register
from registry.reference import DocumentType, StateRegister, Wage, facts_carried, load_reference
from rules.source import BrokenFile

REFERENCE = load_reference()


def test_it_is_read_once() -> None:
    assert load_reference() is REFERENCE


def test_every_register_of_the_vocabulary_is_described() -> None:
    assert set(REFERENCE.registers) == set(Register) - {Register.NONE}


def test_every_name_points_at_an_entry() -> None:
    owners = [register.owner for register in REFERENCE.registers.values()]
    issuers = [kind.issued_by for kind in REFERENCE.document_types.values()]
    successors = [body.replaced_by for body in REFERENCE.authorities.values()]
    grounds = [g.instrument for register in REFERENCE.registers.values() for g in register.shared]
    withdrawn = [f.instrument for kind in REFERENCE.document_types.values() for f in kind.former]

    assert {*owners, *issuers, *successors} - {None} <= set(REFERENCE.authorities)
    assert {*grounds, *withdrawn} <= set(REFERENCE.instruments)


def test_every_fact_is_known_and_parts_are_parts_of_coarse_ones() -> None:
    known = REFERENCE.facts
    single = {fact for kind in REFERENCE.document_types.values() for fact in kind.facts}
    single |= {fact for register in REFERENCE.registers.values() for fact in register.facts}
    coarse = {f for register in REFERENCE.registers.values() for f in register.holds}
    coarse |= {fact for kind in REFERENCE.document_types.values() for fact in kind.proves}

    assert {known[fact].of is None for fact in coarse} == {True}
    assert {known[fact].of is None for fact in single} == {False}
    assert {each.of for each in known.values()} - {None} <= set(known)


@pytest.mark.parametrize(
    "entry",
    [*REFERENCE.registers.values(), *REFERENCE.document_types.values()],
    ids=lambda entry: str(entry.key),
)
def test_what_is_not_verified_is_a_key_that_the_entry_has(
    entry: StateRegister | DocumentType,
) -> None:
    assert set(entry.unverified) <= set(entry.model_dump(by_alias=True, exclude_unset=True))


def test_which_facts_a_paper_carries_is_never_taken_as_verified() -> None:
    carrying = [kind for kind in REFERENCE.document_types.values() if kind.facts]

    assert len(carrying) > 20
    assert all("facts" in kind.unverified for kind in carrying)


def test_a_register_that_is_not_shared_holds_nothing_an_office_may_read() -> None:
    diploma = REFERENCE.document_types["van-bang"]
    carried = facts_carried(REFERENCE, diploma, date(2026, 11, 23))
    held = {each.fact.key: each.register.key for each in carried if each.register}

    assert held == {"full_name": Register.POPULATION, "date_of_birth": Register.POPULATION}


def test_facts_of_one_paper_may_be_held_in_several_registers() -> None:
    marriage = REFERENCE.document_types["giay-chung-nhan-ket-hon"]
    carried = facts_carried(REFERENCE, marriage, date(2026, 11, 23))
    held = {each.fact.key: each.register.key for each in carried if each.register}

    assert held["married_on"] is Register.CIVIL_STATUS
    assert held["permanent_residence"] is Register.POPULATION


def test_a_type_proves_only_what_its_register_holds() -> None:
    for kind in REFERENCE.document_types.values():
        register = REFERENCE.registers.get(kind.register_ or Register.NONE)
        if register is not None and not kind.generic and kind.proves:
            assert set(kind.proves) & set(register.holds), kind.key


def test_resolution_66_7_ends_but_the_law_stays() -> None:
    population = REFERENCE.registers[Register.POPULATION]
    grounds = [g.instrument for g in population.shared if g.in_force(date(2027, 3, 1))]

    assert "66.7/2025/NQ-CP" not in grounds
    assert "20/2023/QH15" in grounds
    assert population.is_shared(date(2027, 3, 1))


def test_a_register_without_ground_is_not_shared() -> None:
    assert not REFERENCE.registers[Register.TAX].is_shared(date(2026, 11, 23))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Thẻ Căn cước công dân hoặc hộ chiếu", "can-cuoc"),
        ("Bản sao CMND", "can-cuoc"),
        ("Đơn đề nghị cấp Giấy phép lái xe", "don-de-nghi"),
        ("Bản sao có chứng thực Giấy phép lái xe", "giay-phep-lai-xe"),
        ("Giấy đăng ký doanh nghiệp", "giay-chung-nhan-dang-ky-doanh-nghiep"),
        ("Giấy chứng nhận đăng ký kinh doanh", "giay-chung-nhan-dang-ky-doanh-nghiep"),
        ("Giấy chứng nhận đăng ký đầu tư", "giay-chung-nhan-dang-ky-dau-tu"),
        ("Tờ khai đăng ký khai sinh", "to-khai"),
        ("Giấy khai sinh", "giay-khai-sinh"),
        ("Giấy báo tử", "giay-bao-tu"),
        ("Giấy chứng nhận đăng ký xe ô tô", "chung-nhan-dang-ky-xe"),
        ("Giấy chứng nhận đăng ký tàu cá", "giay-chung-nhan-dang-ky-tau"),
        ("Sơ yếu lý lịch", "so-yeu-ly-lich"),
        ("Phiếu lý lịch tư pháp số 1", "phieu-ly-lich-tu-phap"),
        ("Giấy tờ chứng minh nơi cư trú", "giay-xac-nhan-cu-tru"),
        ("Sổ hộ khẩu", "so-ho-khau"),
        ("02 ảnh màu cỡ 4x6 cm", "anh-chan-dung"),
        ("Chứng minh thư do Bộ Ngoại giao cấp", "chung-minh-thu-ngoai-giao"),
        ("Hợp đồng ủy quyền", "van-ban-uy-quyen"),
        ("Bằng tốt nghiệp đại học", "van-bang"),
    ],
)
def test_a_paper_is_recognised_by_its_first_words(name: str, key: str) -> None:
    found = REFERENCE.recogniser.type_of(name)

    assert found is not None
    assert found.key == key


def test_all_papers_of_a_row_are_found_in_order() -> None:
    found = REFERENCE.recogniser.types_in("Căn cước công dân, hộ chiếu hoặc giấy khai sinh")

    assert [match.type.key for match in found] == ["can-cuoc", "ho-chieu", "giay-khai-sinh"]


def test_a_text_that_names_no_paper_has_no_type() -> None:
    assert REFERENCE.recogniser.type_of("Số lượng: 01 bộ") is None


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Bộ Công an", "bo-cong-an"),
        ("BCA", "bo-cong-an"),
        ("UBND  CẤP XÃ", "ubnd-cap-xa"),
        ("bo-nong-nghiep-mt", "bo-nong-nghiep-mt"),
        ("Ủy ban nhân dân cấp huyện", "ubnd-cap-huyen"),
    ],
)
def test_an_authority_is_found_by_any_printed_name(printed: str, key: str) -> None:
    found = REFERENCE.authority_named(printed)

    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("code", ["1.004194", "1.004194.000.00.00.H26"])
def test_codes_of_the_country_match(code: str) -> None:
    assert REFERENCE.codes.code.fullmatch(code)


@pytest.mark.parametrize("code", ["1,004194", "1.00419", "01.004194"])
def test_damaged_codes_do_not_match(code: str) -> None:
    assert not REFERENCE.codes.code.fullmatch(code)


def test_a_broken_reference_file_says_where(tmp_path: Path) -> None:
    text = "schema: code_patterns/v1\ncountry: vn\nresult: []\ndecision: x\nprocedur: {}\n"
    (tmp_path / "code_patterns.yaml").write_text(text)

    with pytest.raises(BrokenFile) as broken:
        load_reference(tmp_path)

    assert [(e.line, e.code) for e in broken.value.errors] == [(1, "reference"), (5, "reference")]


def test_short_forms_are_spelled_out_whatever_their_marks_and_spelling() -> None:
    words = REFERENCE.abbreviations

    assert words["cmnd"] == words["cmtnd"] == "chung minh nhan dan"
    assert words["gcnqsdd"] == "giay chung nhan quyen su dung dat"


def test_a_short_form_stands_for_one_thing_and_names_a_known_type() -> None:
    spelled = [fold(s) for each in REFERENCE.short_forms for s in each.spellings]
    named = {each.type for each in REFERENCE.short_forms} - {None}

    assert sorted(spelled) == sorted(set(spelled))
    assert named <= set(REFERENCE.document_types)


def test_a_wage_is_given_by_the_year_or_by_the_hour_and_is_never_nothing() -> None:
    told = {
        "key": "a", "says": {"vi": "a", "en": "a"}, "side": "applicant", "region": "a",
        "source": "a", "verified": "false",
    }  # fmt: skip

    for wrong in ({}, {"per_hour": "1", "income_per_year": "1"}, {"per_hour": "0"}):
        with pytest.raises(ValidationError):
            Wage.model_validate(told | wrong)
    assert Wage.model_validate(told | {"per_hour": "1"}).per_hour == 1
