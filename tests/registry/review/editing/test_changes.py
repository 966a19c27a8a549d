"""The kinds of change: what the data file names is there, and values are read as the model does."""

from typing import Any

import pytest

from registry.procedure.reading import procedure_from_data
from registry.review import outcomes
from registry.review.editing.changes import Input, changes, changes_of, expected, parts, rows
from registry.review.editing.elements import elements, label_of, offers

PROCEDURE = procedure_from_data({
    "schema": "procedure/v1", "code": "1.000001", "authority": "bo-y-te", "name": "X",
    "time_limit": "5 working_day",
    "documents": [
        {"id": "don", "name": "Đơn"},
        {"id": "giay", "name": "Giấy tờ tùy thân",
         "alternatives": [{"name": "Hộ chiếu"}, {"name": "Thẻ căn cước"}]},
    ],
    "steps": [{"id": "nop", "name": "Nộp hồ sơ"}],
    "channels": [{"by": "in_person"}],
    "forms": [{"id": "mau", "name": "Mẫu 01", "fields": [{"id": "ten", "label": "Họ tên"}]}],
})  # fmt: skip


def test_every_part_has_a_name_and_something_that_can_be_changed() -> None:
    for part in parts():
        assert changes_of(part), part
        assert label_of(part).vi != part
    for each in changes().values():
        assert set(each.parts) <= set(parts()), each.code
        assert expected(each.asks).vi


def test_the_outcomes_it_leads_to_are_outcomes() -> None:
    assert {each["outcome"] for each in rows("outcomes")} <= set(outcomes())
    assert "outcome" in rows("outcomes")[-1]


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("time_limit", " 3 working_day ", "3 working_day"),
        ("time_limit", "none", "none"),
        ("originals", "2", 2),
        ("rate", "1.5", "1.5"),
        ("show_original", "false", False),
        ("form", "electronic", "electronic"),
        ("text", "Có trụ sở", "Có trụ sở"),
        ("abolish", "2027-03-01", "2027-03-01"),
        ("go_online", "full", {"by": "online", "level": "full"}),
        ("by_post", "", {"by": "post"}),
        ("remove", "", None),
    ],
)
def test_a_value_is_read_as_the_file_has_it(code: str, text: str, value: Any) -> None:
    assert changes()[code].read(text) == value


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("time_limit", "3 ngày"), ("time_limit", ""), ("originals", "1.000"), ("originals", "-1"),
        ("rate", "1,5"), ("show_original", "có"), ("form", "unspecified"), ("form", "giấy"),
        ("text", "  "), ("abolish", "1/3/2027"), ("go_online", ""),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused(code: str, text: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        changes()[code].read(text)


def test_elements_are_offered_by_the_names_of_the_procedure() -> None:
    named = {
        each.path: (each.name.vi, each.of.vi if each.of else None) for each in elements(PROCEDURE)
    }

    assert named == {
        ".": ("Toàn bộ thủ tục", None),
        "documents/don": ("Đơn", None),
        "documents/giay": ("Giấy tờ tùy thân", None),
        "documents/giay/alternatives/ho-chieu": ("Hộ chiếu", "Giấy tờ tùy thân"),
        "documents/giay/alternatives/the-can-cuoc": ("Thẻ căn cước", "Giấy tờ tùy thân"),
        "steps/nop": ("Nộp hồ sơ", None),
        "channels/in_person": ("Trực tiếp", None),
        "forms/mau": ("Mẫu 01", None),
        "forms/mau/fields/ten": ("Họ tên", "Mẫu 01"),
    }


def test_only_what_fits_an_element_is_offered() -> None:
    whole = {each.change.code: each for each in offers(PROCEDURE, ".")}
    assert whole["time_limit"].current == "5 working_day"
    assert whole["go_online"].path == "channels/online"
    assert "boundary_free" not in whole  # nothing is said of where it is received

    paper = {each.change.code: each for each in offers(PROCEDURE, "documents/don")}
    assert [each.path for each in paper["merge"].siblings] == ["documents/giay"]
    assert paper["originals"].change.asks is Input.COUNT

    assert "merge" not in {each.change.code for each in offers(PROCEDURE, "steps/nop")}
    assert "level" not in {each.change.code for each in offers(PROCEDURE, "channels/in_person")}
    assert offers(PROCEDURE, "documents/khac") == ()
