"""What an amended instrument touches, and which cited instruments have ended by a day."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.analysis.catalogue.instruments import (
    Citation,
    Standing,
    citations,
    cited_instruments,
    standing,
)
from registry.analysis.catalogue.listed import LOADED
from registry.reference import load_reference
from tests.registry.analysis.catalogue.catalogues import Given, Opened

DAY = date(2026, 11, 23)
KNOWN = load_reference().instruments
RESOLUTION = "66.7/2025/NQ-CP"

CITING: Given = {
    "code": "1.000001",
    "legal_basis": [{"instrument": RESOLUTION, "article": "Điều 4"}, {"instrument": "1/2000/L"}],
    "documents": [
        {"id": "cccd", "name": "CCCD", "basis": [{"instrument": RESOLUTION, "article": "Điều 4.1"}]}
    ],
}


def test_an_instrument_touches_procedures_and_their_elements(catalogue: Opened) -> None:
    other: Given = {"code": "1.000002", "legal_basis": [{"instrument": "1/2000/L"}]}
    with catalogue([CITING, other]) as session:
        found = citations(session, LOADED, RESOLUTION)

    assert [(each.identity[1], each.element, each.article) for each in found] == [
        ("1.000001", ".", "Điều 4"),
        ("1.000001", "documents/cccd", "Điều 4.1"),
    ]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 12, 31), Standing.NOT_YET),
        (date(2026, 1, 1), Standing.IN_FORCE),
        (date(2027, 2, 28), Standing.IN_FORCE),
        (date(2027, 3, 1), Standing.ENDED),
    ],
)
def test_how_an_instrument_stands_depends_on_the_day(
    catalogue: Opened, day: date, expected: Standing
) -> None:
    with catalogue([CITING]) as session:
        found = cited_instruments(session, LOADED, KNOWN, on=day)

    told = [(each.number, each.procedures, each.elements, each.standing) for each in found]
    assert told == [
        ("1/2000/L", 1, 1, Standing.NOT_KNOWN),
        (RESOLUTION, 1, 2, expected),
    ]


def test_one_that_has_ended_names_what_took_its_place() -> None:
    ended = KNOWN["61/2018/NĐ-CP"]

    assert (standing(ended, DAY), ended.replaced_by) == (Standing.ENDED, "118/2025/NĐ-CP")


grounds = st.lists(
    st.fixed_dictionaries(
        {"instrument": st.sampled_from(["1/A", "2/B", "3/Đ"])},
        optional={"article": st.sampled_from(["Điều 1", "Điều 2"])},
    ),
    max_size=3,
    unique_by=str,
)
files: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "code": st.sampled_from(["1.000001", "1.000002", "1.000003"]),
        "legal_basis": grounds,
        "documents": st.lists(
            st.fixed_dictionaries(
                {"id": st.sampled_from("ab"), "name": st.just("A"), "basis": grounds}
            ),
            max_size=2,
            unique_by=lambda each: str(each["id"]),
        ),
    }
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(files, max_size=3, unique_by=lambda each: str(each["code"])))
def test_both_databases_say_what_a_loop_over_the_files_says(
    catalogue: Opened, given: list[dict[str, Any]]
) -> None:
    with catalogue(given) as session:
        touched = citations(session, LOADED, "3/Đ")
        cited = cited_instruments(session, LOADED, KNOWN, on=DAY)

    all_found = [citation for each in given for citation in by_hand(each)]
    assert Counter(touched) == Counter(found for number, found in all_found if number == "3/Đ")
    numbers = {number for number, _ in all_found}
    assert {(each.number, each.procedures, each.elements) for each in cited} == {
        (
            number,
            len({found.identity for n, found in all_found if n == number}),
            sum(n == number for n, _ in all_found),
        )
        for number in numbers
    }


def by_hand(file: dict[str, Any]) -> list[tuple[str, Citation]]:
    holders = [(".", file["legal_basis"])]
    holders += [(f"documents/{each['id']}", each["basis"]) for each in file["documents"]]
    identity = ("bo-cong-an", file["code"])
    return [
        (ground["instrument"], Citation(identity, "Thủ tục", element, ground.get("article")))
        for element, grounds in holders
        for ground in grounds
    ]
