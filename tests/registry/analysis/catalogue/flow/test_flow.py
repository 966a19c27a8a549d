"""Who gives what another asks for: what counts as an edge, and what must not."""

from random import Random

import pytest

from registry.analysis.catalogue.alike.paper_key import paper_meaning, result_meaning
from registry.analysis.catalogue.flow.flow import (
    AskedPaper,
    Flow,
    FlowProcedure,
    GivenPaper,
    Told,
    flows,
)

PERMIT = "Giấy phép xây dựng"


def asks(name: str, *, kind: str = "existing_permit", **more: str | bool | None) -> AskedPaper:
    return AskedPaper("documents/a", name, paper_meaning(name), kind, **more)  # type: ignore[arg-type]  # one helper for all keys


def gives(name: str, code: str | None = None) -> GivenPaper:
    return GivenPaper(name, result_meaning(name), code)


def procedure(
    code: str,
    *,
    asked: tuple[AskedPaper, ...] = (),
    given: tuple[GivenPaper, ...] = (),
    act: str | None = "first_issue",
    field: str = "Xây dựng",
    related: tuple[tuple[str, str], ...] = (),
) -> FlowProcedure:
    return FlowProcedure(
        f"bo/{code}", code, code, field, act, asked=asked, given=given, related=related
    )


def told(*procedures: FlowProcedure) -> list[tuple[str, str, Told]]:
    return [(flow.asker, flow.giver, flow.told) for flow in flows(procedures)]


ASKER = procedure("1", asked=(asks("Bản sao giấy phép xây dựng"),))


def test_a_paper_comes_from_the_procedure_whose_result_has_its_name() -> None:
    giver = procedure("2", given=(gives("Giấy phép xây dựng theo mẫu số 3 của Nghị định"),))

    assert flows([ASKER, giver]) == [
        Flow("bo/1", "documents/a", "bo/2", "Bản sao giấy phép xây dựng", Told.NAME, required=True)
    ]


@pytest.mark.parametrize("kind", ["application_form", "identity", "photo", "contract", None])
def test_what_the_applicant_has_himself_is_no_result(kind: str | None) -> None:
    asker = procedure("1", asked=(AskedPaper("documents/a", PERMIT, paper_meaning(PERMIT), kind),))

    assert told(asker, procedure("2", given=(gives(PERMIT),))) == []


@pytest.mark.parametrize("name", ["Giấy chứng nhận", "Văn bản chấp thuận", "Di chúc", "Bản sao"])
def test_a_name_that_names_no_given_paper_makes_no_edge(name: str) -> None:
    assert told(procedure("1", asked=(asks(name),)), procedure("2", given=(gives(name),))) == []


def test_forms_with_other_numbers_and_tiers_are_other_papers() -> None:
    asker = procedure("1", asked=(asks("Quyết định giao rừng cấp tỉnh"),))

    assert told(asker, procedure("2", given=(gives("Quyết định giao rừng cấp xã"),))) == []


@pytest.mark.parametrize("act", ["revoke", "reissue", "exchange", "extend", "change"])
def test_who_has_none_yet_does_not_get_it_where_it_is_given_again(act: str) -> None:
    assert told(ASKER, procedure("2", given=(gives(PERMIT),), act=act)) == []


def test_a_giver_that_requires_the_paper_itself_is_none() -> None:
    later = procedure("2", asked=(asks(PERMIT),), given=(gives(PERMIT),), act=None)

    assert told(ASKER, later) == []


def test_a_procedure_that_gives_a_paper_again_needs_no_other_for_it() -> None:
    renewal = procedure("1", asked=(asks(PERMIT),), given=(gives(PERMIT),), act="extend")

    assert told(renewal, procedure("2", given=(gives(PERMIT),))) == []


def test_a_name_of_several_fields_tells_nothing_outside_them() -> None:
    here = procedure("2", given=(gives("Giấy phép hoạt động"),), field="Y tế")
    there = procedure("3", given=(gives("Giấy phép hoạt động"),), field="Báo chí")
    paper = (asks("Giấy phép hoạt động"),)

    assert told(procedure("1", asked=paper, field="Thuế"), here, there) == []
    assert told(procedure("1", asked=paper, field="Y tế"), here, there) == [
        ("bo/1", "bo/2", Told.NAME)
    ]


def test_a_decision_is_known_by_its_name_only_within_its_field() -> None:
    decision = "Quyết định chủ trương đầu tư"
    giver = procedure("2", given=(gives(decision),), field="Nhà ở")
    asker = procedure("1", asked=(asks(decision),), field="Lâm nghiệp")

    assert told(asker, giver) == []
    assert told(asker, procedure("2", given=(gives(decision),), field="Lâm nghiệp")) == [
        ("bo/1", "bo/2", Told.NAME)
    ]


def test_a_kind_of_the_paper_is_the_paper_in_the_field_of_those_who_give_it() -> None:
    general = procedure("2", given=(gives(PERMIT),))
    special = procedure("3", given=(gives(f"{PERMIT} nhà ở"),))
    elsewhere = procedure("4", given=(gives(f"{PERMIT} công sự"),), field="Quốc phòng")

    assert told(ASKER, general, special, elsewhere) == [
        ("bo/1", "bo/2", Told.NAME),
        ("bo/1", "bo/3", Told.NAME),
    ]
    assert told(ASKER, special) == []


def test_codes_say_more_than_names() -> None:
    named = procedure("2", given=(gives(PERMIT),))
    coded = procedure("3", given=(gives("Văn bản khác", "KQ.G01.000001"),))
    by_result = procedure("1", asked=(asks(PERMIT, result="KQ.G01.000001"),))
    by_code = procedure("1", asked=(asks(PERMIT, result_of="3"),))

    assert told(by_result, named, coded) == [("bo/1", "bo/3", Told.RESULT)]
    assert told(by_code, named, coded) == [("bo/1", "bo/3", Told.RESULT_OF)]


def test_the_first_issue_that_a_file_names_is_an_edge() -> None:
    asker = procedure("1", related=(("2", "first_issue"), ("3", "part_of")))

    assert told(asker, procedure("2"), procedure("3")) == [("bo/1", "bo/2", Told.RELATED)]


def test_the_order_of_procedures_changes_nothing() -> None:
    procedures = [
        procedure(str(number), asked=(asks(f"Giấy phép số {number - 1} rừng"),),
                  given=(gives(f"Giấy phép số {number} rừng"),))
        for number in range(1, 41)
    ]  # fmt: skip

    shuffled = Random(1).sample(procedures, len(procedures))

    assert flows(shuffled) == flows(procedures)
    assert len(flows(procedures)) == 39
