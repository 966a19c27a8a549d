"""What a list has and says: what is not known stays empty, what is inside the state stays out."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Applicant, Change, Kind, Level
from registry.publication.catalogue import Catalogue
from registry.publication.contents import Announcement, CatalogueProcedure, Contents
from registry.publication.lists import (
    Wanted,
    as_csv,
    as_json_lines,
    data_sets,
    procedure_list,
    words,
)
from registry.publication.standards import Addresses
from registry.reference import load_reference

DAY = date(2026, 11, 23)
ADDRESSES = Addresses("https://example.test")


def item(code: str, **said: Any) -> CatalogueProcedure:  # Any: a procedure file's own data
    data = {
        "schema": "procedure/v1",
        "code": code,
        "authority": "bo-tu-phap",
        "name": f"Thủ tục {code}",
        **said,
    }
    announced = Announcement(1, "1/QĐ-BTP", DAY, DAY, Change.NEW, "bo-tu-phap")
    return CatalogueProcedure(procedure_from_data(data), "0" * 64, (announced,))


def catalogue(*items: CatalogueProcedure) -> Catalogue:
    return Catalogue(Contents("1", DAY, items, load_reference()))


def codes(found: Catalogue, wanted: Wanted) -> list[str]:
    return [row.code for row in procedure_list(found, wanted, ADDRESSES, day=DAY).rows]


def test_a_list_has_what_was_chosen_by_code() -> None:
    found = catalogue(
        item("2.000002", field="Hộ tịch", levels=["commune"], applicants=["citizen"]),
        item("1.000001", field="Hộ tịch", levels=["province"]),
        item("1.000003", field="Công chứng", authority="bo-tai-chinh", levels=["commune"]),
    )

    assert codes(found, Wanted()) == ["1.000001", "1.000003", "2.000002"]
    assert codes(found, Wanted(authority=("bo-tu-phap",))) == ["1.000001", "2.000002"]
    assert codes(found, Wanted(field=("Hộ tịch",), level=(Level.COMMUNE,))) == ["2.000002"]
    assert codes(found, Wanted(applicant=(Applicant.CITIZEN,))) == ["2.000002"]
    assert codes(found, Wanted(level=(Level.COMMUNE, Level.PROVINCE))) == codes(found, Wanted())


@pytest.mark.parametrize("kind", list(Kind))
def test_only_what_is_inside_the_state_is_in_no_list(kind: Kind) -> None:
    found = catalogue(item("1.000001", kind=kind.value), item("1.000002"))
    inside = kind in {Kind.INTERNAL, Kind.INTERNAL_INTERLINKED}

    assert codes(found, Wanted()) == (["1.000002"] if inside else ["1.000001", "1.000002"])


def test_an_authority_with_nothing_public_has_no_data_set() -> None:
    found = catalogue(item("1.000001", kind="internal", authority="bo-tai-chinh"), item("1.000002"))

    (one,) = data_sets(found, ADDRESSES)

    assert (one.key, one.changed) == ("bo-tu-phap", DAY)
    assert "https://example.test/lists/bo-tu-phap.csv" in {d.address for d in one.distributions}


def test_what_the_content_does_not_say_stays_empty() -> None:
    (row,) = procedure_list(catalogue(item("1.000001")), Wanted(), ADDRESSES, day=DAY).rows

    assert (row.time_limit, row.place, row.fees, row.legal_basis, row.agency) == ("",) * 3 + (
        (),
        "",
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"time_limit": "5 working_day"}, "05 ngày làm việc"),
        ({"time_limit": "none"}, "Không quy định"),
        ({"channels": [{"by": "online", "time_limit": "3 day"},
                       {"by": "post", "time_limit": "3 day"}]}, "03 ngày"),
        ({"channels": [{"by": "online", "time_limit": "3 day"},
                       {"by": "in_person", "time_limit": "15 working_day"}]},
         "03 ngày (trực tuyến)\n15 ngày làm việc (trực tiếp)"),
        ({"channels": [{"by": "online"}]}, ""),
    ],
)  # fmt: skip
def test_the_limit_is_that_of_the_whole_else_of_each_way(said: dict[str, Any], told: str) -> None:
    assert words.time_limit(item("1.000001", **said).procedure) == told


def test_fees_are_those_of_the_day() -> None:
    fees = [
        {"id": "cu", "kind": "fee", "amount": 50000, "to": "2026-06-30"},
        {"id": "moi", "kind": "charge", "amount": 75000, "per": "bản", "from": "2026-07-01"},
    ]
    procedure = item("1.000001", fees=fees).procedure

    assert words.fees(procedure, date(2026, 6, 30)) == "Phí: 50.000 đồng"
    assert words.fees(procedure, date(2026, 7, 1)) == "Lệ phí: 75.000 đồng/bản"
    assert words.fees(item("1.000001", fees=[]).procedure, DAY) == "Không"


def test_half_a_day_and_a_bare_number_are_told_as_they_are() -> None:
    limit = item("1.000001", time_limit="0.5 working_day").procedure.time_limit
    assert limit is not None
    assert limit.amount == Decimal("0.5")
    assert words.limit(limit) == "0,5 ngày làm việc"
    assert words.time_limit(item("1.000001", time_limit="7").procedure) == "07 (không nêu đơn vị)"


def test_the_same_data_give_the_same_bytes_in_any_order() -> None:
    one, other = item("1.000001", fees=[]), item("1.000002", field="Hộ tịch")
    lists = [
        procedure_list(catalogue(*items), Wanted(), ADDRESSES, day=DAY)
        for items in ((one, other), (other, one))
    ]

    assert as_csv(lists[0]) == as_csv(lists[1])
    assert as_json_lines(lists[0]) == as_json_lines(lists[1])
