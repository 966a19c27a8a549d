"""An interlinked procedure through GraphQL: its parts, their time, and what a part is a part of."""

from datetime import date

import pytest

from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Change
from registry.publication.catalogue import Catalogue
from registry.publication.contents import Announcement, CatalogueProcedure, Contents
from registry.reference import load_reference
from schema.views import Views

DAY = date(2026, 11, 23)
PARTS = [
    {"id": "khai-sinh", "authority": "bo-tu-phap", "code": "1.001193"},
    {"id": "cu-tru", "authority": "bo-cong-an", "code": "1.004222", "after": ["khai-sinh"]},
    {"id": "the", "authority": "bo-tai-chinh", "code": "1.009999", "after": ["khai-sinh"]},
]


def item(code: str, authority: str = "bo-tu-phap", **more: object) -> CatalogueProcedure:
    change = more.pop("change", Change.NEW)
    assert isinstance(change, Change)
    read: Procedure = procedure_from_data({
        "schema": "procedure/v1", "code": code, "authority": authority, "name": f"Thủ tục {code}",
        **more,
    })  # fmt: skip
    announced = Announcement(1, "1/QĐ", DAY, DAY, change, authority)
    return CatalogueProcedure(read, code.ljust(64, "0"), (announced,), change=change)


WHOLE = item(
    "2.002622", kind="interlinked", parts=PARTS, time_limit="5 working_day",
    receiving={"desk": "ubnd-cap-xa"},
)  # fmt: skip
BIRTH = item("1.001193", time_limit="1 working_day")
HOME = item("1.004222", "bo-cong-an", time_limit="3 working_day")
CARD = item("1.009999", "bo-tai-chinh", time_limit="2 working_day")


def views(*items: CatalogueProcedure) -> Views:
    return Views(Catalogue(Contents("1@2026-11-23", DAY, items, load_reference())))


def test_the_parts_stand_in_their_order_with_who_announces_them() -> None:
    shown = views(WHOLE, BIRTH, HOME, CARD).procedure(0)
    parts = shown.linked.parts()

    assert parts is not None
    assert [(each.id, each.authority.name, each.waits, each.in_force) for each in parts] == [
        ("khai-sinh", "Bộ Tư pháp", [], True),
        ("cu-tru", "Bộ Công an", ["khai-sinh"], True),
        ("the", "Bộ Tài chính", ["khai-sinh"], True),
    ]
    assert shown.receiving is not None
    assert shown.receiving.desk is not None
    assert shown.receiving.desk.name == "Ủy ban nhân dân cấp xã"


def test_side_by_side_the_longest_way_counts() -> None:
    time = views(WHOLE, BIRTH, HOME, CARD).procedure(0).linked.time()

    assert time is not None
    assert (str(time.longest), str(time.total)) == ("4 working_day", "6 working_day")
    assert time.path == ["khai-sinh", "cu-tru"]


@pytest.mark.parametrize(
    ("card", "why"),
    [
        ((item("1.009999", "bo-tai-chinh", time_limit="2 working_day", change=Change.ABOLISHED),),
         "not_in_force"),
        ((), "not_in_force"),
        ((item("1.009999", "bo-tai-chinh", time_limit="2 day"),), "several_units"),
        ((item("1.009999", "bo-tai-chinh"),), "limit_unknown"),
    ],
    ids=["ended", "not published", "calendar days", "no limit said"],
)  # fmt: skip
def test_one_part_that_is_not_known_leaves_the_whole_unknown(
    card: tuple[CatalogueProcedure, ...], why: str
) -> None:
    time = views(WHOLE, BIRTH, HOME, *card).procedure(0).linked.time()

    assert time is not None
    assert (time.longest, time.total, time.unknown) == (None, None, why)


def test_a_part_names_the_wholes_in_force_that_it_is_a_part_of() -> None:
    ended = item("2.000001", parts=PARTS[:1], change=Change.ABOLISHED)
    shown = views(WHOLE, BIRTH, ended).procedure(1)

    assert [each.code for each in shown.linked.part_of()] == ["2.002622"]
    assert (shown.linked.parts(), shown.linked.time()) == (None, None)


def test_a_part_names_no_internal_whole() -> None:
    internal = item("2.000001", kind="internal_interlinked", parts=PARTS[:1])
    shown = views(WHOLE, BIRTH, internal).procedure(1)

    assert [each.code for each in shown.linked.part_of()] == ["2.002622"]
