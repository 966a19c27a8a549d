"""Facts about legal grounds: ends of force, grounds of papers and conditions, empty parts."""

from datetime import date
from typing import Any

import pytest

from registry.analysis.subject import view
from registry.procedure.reading import procedure_from_data
from registry.reference import load_reference

TODAY = date(2026, 11, 23)
HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}


def seen(on: date = TODAY, **keys: Any) -> Any:
    return view(procedure_from_data({**HEAD, **keys}), on)


def ground(on: date = TODAY, **keys: str) -> dict[str, Any]:
    found: dict[str, Any] = seen(on, legal_basis=[keys])["legal_basis"][0]
    return {name: found.get(name) for name in ("expired", "temporary", "days_left", "last_day")}


@pytest.mark.parametrize(
    ("on", "number", "expired", "temporary", "days_left", "last_day"),
    [
        (date(2026, 6, 30), "42/2022/NĐ-CP", False, True, 0, "30/06/2026"),
        (date(2026, 7, 1), "42/2022/NĐ-CP", True, False, -1, "30/06/2026"),
        (TODAY, "66.7/2025/NQ-CP", False, True, 97, "28/02/2027"),
        (TODAY, "224/2026/NĐ-CP", False, False, None, None),
        (TODAY, "1/2001/TT-BTC", None, None, None, None),
    ],
)
def test_whether_a_cited_text_still_stands(
    on: date, number: str, expired: object, temporary: object, days_left: object, last_day: object
) -> None:
    assert ground(on, instrument=number) == {
        "expired": expired, "temporary": temporary, "days_left": days_left, "last_day": last_day,
    }  # fmt: skip


def test_an_end_that_is_only_remembered_is_told_from_one_that_was_read() -> None:
    found = seen(legal_basis=[{"instrument": "42/2022/NĐ-CP"}, {"instrument": "51/2005/QH11"}])

    assert [each["end_read"] for each in found["legal_basis"]] == [True, False]
    assert [each["successor"] for each in found["legal_basis"]] == [
        "224/2026/NĐ-CP", "20/2023/QH15",
    ]  # fmt: skip


def test_a_text_kept_on_by_a_transition_is_known_by_its_note() -> None:
    note = "Áp dụng chuyển tiếp đối với hồ sơ đã tiếp nhận"
    found = seen(legal_basis=[{"instrument": "61/2018/NĐ-CP", "note": note}])

    assert found["legal_basis"][0]["kept_on"] is True


@pytest.mark.parametrize(
    ("basis", "unfounded"),
    [
        (None, None),
        ([], True),
        ([{"instrument": "01/2021/NĐ-CP"}], True),
        ([{"instrument": "01/2021/NĐ-CP"}, {"instrument": "1/2021/TT", "article": "1"}], False),
    ],
)
def test_a_paper_is_founded_down_to_the_article(basis: Any, unfounded: object) -> None:
    paper = {"id": "a", "name": "A"} | ({} if basis is None else {"basis": basis})

    assert seen(documents=[paper])["documents"][0].get("unfounded") is unfounded


@pytest.mark.parametrize(
    ("numbers", "weak"),
    [
        ([], None),
        (["12/2020/TT-BCT"], True),
        (["12/2020/TTLT-BCT-BTC", "5/2022/QĐ-UBND", "3/2021/NQ-HĐND", "99/BTC-CST"], False),
        (["5/2022/QĐ-UBND", "3/2021/NQ-HĐND"], True),
        (["27/2018/QĐ-TTg"], False),
        (["12/2020/TT-BCT", "01/2021/NĐ-CP"], False),
        (["61/2020/QH14"], False),
    ],
)
def test_what_is_below_a_decree_is_known_by_its_number(numbers: list[str], weak: object) -> None:
    condition = {"id": "a", "text": "A", "basis": [{"instrument": number} for number in numbers]}

    found = seen(conditions=[condition])["conditions"][0]

    assert found.get("weakly_founded") is weak
    assert found["founded_on"] == ", ".join(numbers)


FULL = {
    "steps": [{"id": "a", "name": "A"}],
    "channels": [{"by": "online"}],
    "applicants": ["citizen"],
    "agencies": {"executing": ["so-tu-phap"]},
}


@pytest.mark.parametrize(
    ("keys", "missing"),
    [
        ({}, None),
        (FULL, []),
        ({**FULL, "steps": []}, ["steps"]),
        ({"steps": [], "channels": []}, ["steps", "channels"]),
        ({**FULL, "agencies": {"executing": [], "deciding": []}}, ["agencies"]),
        ({**FULL, "agencies": {"coordinating": ["so-tu-phap"]}}, None),
    ],
)
def test_a_part_that_was_not_read_is_not_missing(keys: dict[str, Any], missing: object) -> None:
    assert seen(**keys).get("missing_parts") == missing


def test_missing_parts_are_told_in_both_languages() -> None:
    found = seen(steps=[], channels=[])

    assert found["missing_list"] == "trình tự thực hiện, cách thức thực hiện"
    assert found["missing_list_en"] == "steps, ways to file"


def test_a_text_that_ended_names_what_took_its_place() -> None:
    instruments = load_reference().instruments.values()
    ended = [each for each in instruments if each.has_ended(TODAY)]

    assert len(ended) > 20
    assert [each.number for each in ended if not each.replaced_by] == []
