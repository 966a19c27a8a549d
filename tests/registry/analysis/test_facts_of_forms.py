"""Facts about fields of forms, validity of results, former levels, and fees by channel."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.facts import FACTS
from registry.analysis.subject import view
from registry.procedure.reading import procedure_from_data

TODAY = date(2026, 11, 23)
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}


def seen(on: date = TODAY, **keys: Any) -> Any:
    return view(procedure_from_data({**HEAD, **keys}), on)


def field(keys: dict[str, str], documents: Any = (), on: date = TODAY) -> dict[str, Any]:
    form = {"id": "tk", "name": "Tờ khai", "fields": [{"id": "a", "label": "A", **keys}]}
    found: dict[str, Any] = seen(on, forms=[form], documents=list(documents))["form_fields"][0]
    return found


def test_a_field_knows_its_place_and_its_form() -> None:
    found = field({})

    assert (found["path"], found["form"], found["label"]) == ("forms/tk/fields/a", "Tờ khai", "A")


def test_fields_that_nobody_entered_are_not_known() -> None:
    empty = {"id": "tk", "name": "Tờ khai"}
    full = {"id": "don", "name": "Đơn", "fields": [{"id": "a", "label": "A"}]}

    assert "form_fields" not in seen()
    assert "form_fields" not in seen(forms=[empty])
    assert seen(forms=[])["form_fields"] == []
    assert [each["form"] for each in seen(forms=[empty, full])["form_fields"]] == ["Đơn"]


@pytest.mark.parametrize(
    ("element", "identifies", "held_in"),
    [
        ("date_of_birth", False, "population"),
        ("personal_number", True, "population"),
        ("head_office", False, "business"),
        ("paint_colour", False, "none"),
        (None, None, None),
    ],
)
def test_a_register_holds_what_a_field_asks_for(
    element: str | None, identifies: object, held_in: object
) -> None:
    found = field({} if element is None else {"element": element})

    assert (found.get("identifies"), found.get("held_in")) == (identifies, held_in)


def test_a_register_counts_only_while_it_is_shared() -> None:
    assert field({"element": "date_of_birth"}, on=date(2022, 1, 1))["held_in"] == "none"


def test_a_paper_of_the_dossier_says_it_already() -> None:
    birth = {"id": "ks", "name": "Giấy khai sinh", "type": "giay-khai-sinh"}
    form = {"id": "dk", "name": "Tờ khai", "kind": "application_form", "proves": ["plot_area"]}

    assert field({"element": "place_of_birth"}, [birth])["in_paper"] == "Giấy khai sinh"
    assert field({"element": "plot_area"}, [form])["in_paper"] == ""
    assert field({"element": "place_of_birth"}, [birth])["already_in"].endswith("«Giấy khai sinh»")


@pytest.mark.parametrize(
    ("label", "purpose", "contact"),
    [
        ("Địa chỉ liên hệ", None, True),
        ("Số điện thoại", None, True),
        ("Nơi ở hiện tại", "Để gửi thông báo, liên hệ", True),
        ("Nơi thường trú", None, False),
    ],
)
def test_what_is_asked_to_reach_somebody(label: str, purpose: str | None, contact: bool) -> None:
    keys = {"label": label} | ({"purpose": purpose} if purpose else {})

    assert field(keys)["for_contact"] is contact


@pytest.mark.parametrize(
    ("valid_for", "months", "written"),
    [
        ("24 month", 24.0, "24 tháng"),
        ("365 day", 12.0, "365 ngày"),
        ("none", None, "không quy định"),
        ("10 working_day", None, "10 ngày làm việc"),
    ],
)
def test_how_long_a_result_is_valid(valid_for: str, months: object, written: str) -> None:
    found = seen(results=[{"id": "a", "name": "A", "valid_for": valid_for}])["results"][0]

    assert (found.get("valid_months"), found["valid_written"]) == (months, written)


@pytest.mark.parametrize(
    ("keys", "old"),
    [
        ({"label": "Mức độ 4"}, True),
        ({"label": "Mức 3"}, True),
        ({"text": "Dịch vụ công trực tuyến mức độ 3"}, True),
        ({"label": "Toàn trình"}, False),
        ({"text": "Tài khoản định danh điện tử mức độ 1"}, False),
        ({"text": "Dịch vụ công trực tuyến chủ động mức độ 2"}, False),
    ],
)
def test_former_levels_are_known_by_their_words(keys: dict[str, str], old: bool) -> None:
    assert seen(channels=[{"by": "online", **keys}])["channels"][0]["old_level"] is old


def test_a_fee_online_is_compared_with_the_same_fee_at_the_desk() -> None:
    fees = [
        {"id": "a", "amount": "50", "channels": ["online"]},
        {"id": "b", "amount": "50", "channels": ["in_person"]},
        {"id": "c", "amount": "40", "channels": ["online"]},
        {"id": "d", "amount": "50"},
        {"id": "e", "amount": "50", "channels": ["online", "in_person"]},
        {"id": "f", "amount": "50", "per": "trang", "channels": ["online"]},
    ]

    found = [fee.get("as_at_the_desk") for fee in seen(fees=fees)["fees"]]

    assert found == [True, False, False, None, True, False]


def test_every_fact_of_a_field_is_there_when_its_element_is_known() -> None:
    assert FACTS["AskedField"].keys() <= field({"element": "date_of_birth"}).keys()
