"""Interlinked procedures: well-named parts, their order, and the time they take together."""

from decimal import Decimal
from itertools import pairwise, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.procedure.circles import circle_of
from registry.procedure.interlinked import NoTime, limit_of, parts_time, waits_for, wrong_parts
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.procedure.values import NO_LIMIT, TimeLimit
from registry.procedure.vocabulary import Unit
from rules import BrokenFile

DAYS = Unit.WORKING_DAY
Data = Any  # Any: a procedure file's own data


def made_of(*parts: Data, code: str = "2.002622", **more: Data) -> Procedure:
    return procedure_from_data({
        "schema": "procedure/v1", "code": code, "authority": "bo-tu-phap",
        "name": "Liên thông", "kind": "interlinked", "parts": list(parts), **more,
    })  # fmt: skip


def part(name: str, code: str = "1.001193", **more: Data) -> Data:
    return {"id": name, "authority": "bo-tu-phap", "code": code, **more}


def days(amount: str) -> TimeLimit:
    return TimeLimit(Decimal(amount), DAYS)


def test_a_part_waits_for_the_one_above_unless_it_says_otherwise() -> None:
    procedure = made_of(
        part("a"), part("b", "1.000002"), part("c", "1.000003", after=[]),
        part("d", "1.000004", after=["b", "c"]),
    )  # fmt: skip

    assert waits_for(procedure.parts or ()) == {
        "a": (), "b": ("a",), "c": (), "d": ("b", "c"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ([part("a", "1.1")], "bad-code"),
        ([part("a", "2.002622")], "repeated-part"),
        ([part("a"), part("b")], "repeated-part"),
        ([part("a"), part("a", "1.000002")], "repeated-id"),
        ([part("a", after=["x"])], "unknown-id"),
        ([part("a", after=["b"]), part("b", "1.000002")], "parts-wait-in-circle"),
        ([part("a", after=["a"])], "parts-wait-in-circle"),
        ([{"id": "a", "code": "1.001193"}], "missing-key"),
        ([{"id": "a", "authority": [], "code": {}}], "slug"),
    ],
)
def test_parts_that_cannot_be_are_refused(parts: list[Data], code: str) -> None:
    with pytest.raises(BrokenFile) as broken:
        made_of(*parts)

    codes = [error.code for error in broken.value.errors]
    assert code in codes or code in ("missing-key", "slug"), codes


def test_what_may_run_side_by_side_takes_as_long_as_the_longest_way() -> None:
    waits = {"a": (), "b": (), "c": ("a", "b")}

    found = parts_time(waits, {"a": days("3"), "b": days("5"), "c": days("2")})

    assert (found.longest, found.total, found.path) == (days("7"), days("10"), ("b", "c"))


@pytest.mark.parametrize(
    ("limit", "why"),
    [
        (None, NoTime.LIMIT_UNKNOWN),
        (NO_LIMIT, NoTime.NONE_SET),
        (TimeLimit(Decimal(3), Unit.DAY), NoTime.SEVERAL_UNITS),
        (TimeLimit(Decimal(3), None), NoTime.LIMIT_UNKNOWN),
        (NoTime.NOT_IN_FORCE, NoTime.NOT_IN_FORCE),
    ],
)
def test_what_is_not_known_of_one_part_is_not_known_of_all(
    limit: TimeLimit | NoTime | None, why: NoTime
) -> None:
    found = parts_time({"a": (), "b": ()}, {"a": days("30"), "b": limit})

    assert (found.longest, found.total, found.unknown) == (None, None, why)


@st.composite
def orders(draw: st.DrawFn) -> tuple[dict[str, tuple[str, ...]], dict[str, TimeLimit]]:
    names = [f"p{n}" for n in range(draw(st.integers(1, 6)))]
    waits = {
        name: tuple(draw(st.lists(st.sampled_from(names[:at]), unique=True)) if at else ())
        for at, name in enumerate(names)
    }
    amounts = st.decimals(0, 40, places=1)
    shuffled = draw(st.permutations(names))
    limits = {name: TimeLimit(draw(amounts), DAYS) for name in shuffled}
    return {name: waits[name] for name in shuffled}, limits


def longest_by_trying(waits: dict[str, tuple[str, ...]], limits: dict[str, TimeLimit]) -> Decimal:
    """The slowest chain of parts that wait for each other, by trying every sequence."""
    best = Decimal(0)
    for size in range(1, len(waits) + 1):
        for way in permutations(waits, size):
            if all(one in waits[other] for one, other in pairwise(way)):
                best = max(
                    best, sum((limits[name].amount or Decimal(0) for name in way), Decimal(0))
                )
    return best


@given(orders())
def test_the_longest_way_is_the_longest_there_is(
    drawn: tuple[dict[str, tuple[str, ...]], dict[str, TimeLimit]],
) -> None:
    waits, limits = drawn

    found = parts_time(waits, limits)

    assert found.longest
    assert found.total
    assert found.longest.amount == longest_by_trying(waits, limits)
    assert found.longest.amount <= (found.total.amount or 0)
    assert all(one in waits[other] for one, other in pairwise(found.path))
    assert circle_of(waits) == ()


def test_a_circle_is_named_in_its_order() -> None:
    assert circle_of({"a": ["c"], "b": ["a"], "c": ["b"], "d": ["a"]}) == ("a", "c", "b", "a")


def test_the_limit_of_a_procedure_is_its_own_or_the_one_that_every_way_has() -> None:
    def of(**more: Data) -> TimeLimit | None:
        return limit_of(made_of(part("a"), **more))

    online = {"by": "online", "time_limit": "3 working_day"}
    assert of(time_limit="5 working_day", channels=[online]) == days("5")
    assert of(channels=[online, {"by": "post", "time_limit": "3 working_day"}]) == days("3")
    assert of(channels=[online, {"by": "post"}]) is None
    assert of() is None


def test_a_limit_of_some_cases_is_that_of_the_procedure_only_where_it_is_that_of_all() -> None:
    cases = [{"id": "moi", "name": "Cấp mới"}, {"id": "lai", "name": "Cấp lại"}]

    def of(*named: Data) -> TimeLimit | None:
        ways = [
            {"by": "online", "time_limit": "3 working_day"} | ({"case": each} if each else {})
            for each in named
        ]
        return limit_of(made_of(part("a"), cases=cases, channels=ways))

    assert of("moi") is None
    assert of("moi", "lai") == days("3")
    assert of(["moi", "lai"]) == days("3")
    assert of("moi", None) == days("3")


def test_a_part_that_is_nowhere_or_leads_back_is_told_with_what_to_do() -> None:
    whole = made_of(part("a"), part("b", "2.000001"), part("c", "2.000009"))
    inner = made_of(part("x", "2.000002"), code="2.000001")
    deep = made_of(part("y", "2.002622"), code="2.000002")
    plain = procedure_from_data({
        "schema": "procedure/v1", "code": "1.001193", "authority": "bo-tu-phap", "name": "Sinh",
    })  # fmt: skip
    known = {(each.authority, each.code): each for each in (whole, inner, deep, plain)}

    assert [(at, code) for at, code, _ in wrong_parts(whole, known.get)] == [
        (1, "part-in-circle"), (2, "part-missing"),
    ]  # fmt: skip
    assert list(wrong_parts(plain, known.get)) == []
