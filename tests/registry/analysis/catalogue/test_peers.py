"""Limits above those of their peers: both statements in both databases, held to a plain loop."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import quantiles
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.peers import QUESTION, STEP_QUESTION, NamedLimit, above_peers
from registry.analysis.catalogue.question import Line
from registry.procedure.vocabulary import Unit
from tests.registry.analysis.catalogue.catalogues import Given, Opened

SETTINGS = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
KIND: Given = {"act": "reissue", "act_kind": "permit", "levels": ["province"]}


def named(*amounts: int, unit: Unit = Unit.DAY, kind: str = "k") -> list[NamedLimit]:
    return [
        NamedLimit(kind, unit, Decimal(each), ("a", str(each)), "time_limit") for each in amounts
    ]


def test_a_limit_is_held_against_the_quartiles_of_its_kind_and_unit() -> None:
    days = named(2, 4, 6, 8, 30)
    others = [*named(90, unit=Unit.WORKING_DAY), *named(90, kind="l")]

    (found,) = above_peers([*days, *others])

    figures = (found.limit.amount, found.first, found.median, found.third)
    assert (tuple(map(int, figures)), found.peers) == ((30, 4, 6, 8), 4)


def test_nothing_is_above_like_or_single_limits() -> None:
    assert list(above_peers(named(5, 5, 5))) == []
    assert list(above_peers(named(5))) == []


def lines(catalogue: Opened, members: Sequence[Given], *, steps: bool = False) -> list[Line]:
    question = STEP_QUESTION if steps else QUESTION
    with catalogue(members) as session:
        return list(question.ask(session, LOADED))


def members(*limits: str, **keys: Any) -> list[Given]:
    return [
        {**KIND, **keys, "code": f"1.{at:06d}", "time_limit": limit}
        for at, limit in enumerate(limits, 1)
    ]


def test_a_line_has_the_figures_and_their_words(catalogue: Opened) -> None:
    (line,) = lines(catalogue, members("2 day", "4 day", "6 day", "8.5 day", "30 day"))

    assert (line.identity, line.element) == (("bo-cong-an", "1.000005"), "time_limit")
    assert line.values == {
        "kind": "reissue permit 010", "unit": "day", "peers": 4, "amount": 30.0,
        "of_median": 5.0, "spreads_above": pytest.approx(21.5 / 4.5),
        "limit": "30 ngày", "limit_en": "30 days", "first": "4 ngày", "first_en": "4 days",
        "median": "6 ngày", "median_en": "6 days", "third": "8,5 ngày", "third_en": "8.5 days",
    }  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        {"act": "extend"},
        {"act_kind": "dispute"},
        {"levels": ["province", "commune"]},
        {"act": None},
    ],
)
def test_another_kind_is_no_peer(catalogue: Opened, other: dict[str, Any]) -> None:
    apart = {**KIND, **other, "code": "1.000009", "time_limit": "90 day"}
    known = {key: value for key, value in apart.items() if value is not None}

    assert lines(catalogue, [*members("2 day", "2 day", "2 day"), known]) == []


def test_no_limit_and_no_unit_are_compared_with_nothing(catalogue: Opened) -> None:
    assert lines(catalogue, members("2 day", "2 day", "none", "90", "9 working_day")) == []


def test_steps_have_peers_by_what_they_do(catalogue: Opened) -> None:
    def step(at: int, limit: str, **keys: Any) -> dict[str, Any]:
        made = {"id": f"s{at}", "name": "S", "actor": "agency", "action": "check"}
        return {**made, "time_limit": limit, **keys}

    usual = [step(at, "3 day") for at in range(1, 5)]
    apart = [
        step(5, "60 day"), step(6, "90 day", actor="applicant"),
        step(7, "90 day", when="nếu thiếu"), step(8, "90 day", action="decide"),
    ]  # fmt: skip

    found = lines(catalogue, [{"steps": [*usual, *apart]}], steps=True)

    assert [(line.element, line.values["peers"]) for line in found] == [("steps/s5", 4)]


UNITS = st.sampled_from(["day", "working_day"])
ACTS = st.sampled_from(["reissue", "extend"])


@SETTINGS
@given(st.lists(st.tuples(ACTS, UNITS, st.integers(0, 40)), min_size=1, max_size=12))
def test_the_lines_are_those_of_a_plain_loop(
    catalogue: Opened, rows: list[tuple[str, str, int]]
) -> None:
    made = [
        {**KIND, "act": act, "code": f"1.{at:06d}", "time_limit": f"{amount} {unit}"}
        for at, (act, unit, amount) in enumerate(rows)
    ]
    expected = set()
    for at, (act, unit, amount) in enumerate(rows):
        peers = [each[2] for each in rows if each[:2] == (act, unit)]
        if len(peers) > 1 and amount > quantiles(peers, n=4, method="inclusive")[2]:
            expected.add((f"1.{at:06d}", len(peers) - 1))

    found = lines(catalogue, made)

    assert {(line.identity[1], line.values["peers"]) for line in found} == expected
