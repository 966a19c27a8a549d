"""Indicators and scorecards over GraphQL: anybody reads them, controllers freeze."""

import asyncio
from datetime import date
from typing import Any

import pytest

from registry.actors import Actor, Role
from registry.publication.catalogue import Catalogue
from registry.statistics import Line, Reading, accept_statistics, take_in
from schema import execute, request
from tests.registry.folders import NOW
from tests.schema.kept import AUTHORITY, Kept

CONTROLLER = Actor("kiem", Role.CONTROLLER, AUTHORITY)
REVIEWER = Actor("soat", Role.REVIEWER, AUTHORITY)
SINCE, UNTIL = date(2025, 1, 1), date(2025, 2, 11)
WHOLE = {"late": 5, "running_past": 0, "dissatisfied": 5, "in_process": 100}
LAP_THACH = {"received": 3326, "early_or_on_time": 2907}
PERIOD = {"since": "2025-01-01", "until": "2025-02-11", "level": "district"}
PREVIEW = """
query($since: Date!, $until: Date!, $level: String!) {
  scorecardPreview(since: $since, until: $until, level: $level) {
    rankedCount definitions { points countedPoints }
    units(first: 10) { totalCount edges { node { unit rank points missing grade } } }
    unit(name: "Huyện Lập Thạch") {
      groups { group points of missing }
      values {
        indicator { key } state value points missing(lang: EN)
        figures { key number source missing(lang: EN) }
      }
    }
  }
}
"""
FREEZE = """
mutation($input: FreezeScorecardInput!) {
  freezeScorecard(input: $input) {
    __typename
    ... on FreezeScorecardSuccess { revision scorecard { number unitCount sha256 by levelLabel } }
    ... on Refusal { code }
    ... on InvalidInput { fields { field code message(lang: EN) } }
  }
}
"""
CARD = """
{ scorecards { totalCount edges { node { number since until issuer { key } } } }
  scorecard(number: 1) {
    head { number }
    sheet { units { edges { node { unit rank points } } } }
    changes { unit key label(lang: EN) was now difference }
  } }
"""


def counted(registry: Kept, *lines: Line, key: str = "1", reason: str = "") -> None:
    taken = take_in(
        registry.store, Reading("a.csv", key * 64, lines, ()), AUTHORITY, actor=CONTROLLER,
        now=NOW, idempotency_key=f"t{key}", reason=reason,
    )  # fmt: skip
    accept_statistics(
        registry.store, getattr(taken, "file", 0), actor=CONTROLLER, now=NOW,
        idempotency_key=f"a{key}", expected_revision=1,
    )  # fmt: skip


def district(row: int, unit: str, figures: dict[str, int]) -> Line:
    return Line(row, unit, "district", "", "", SINCE, UNTIL, figures, source="Báo cáo")


def freeze(registry: Kept, actor: Actor, **more: Any) -> Any:
    asked = {"authority": AUTHORITY, "expectedRevision": 0, "idempotencyKey": "f", **PERIOD, **more}
    return registry.ask(FREEZE, {"input": asked}, actor=actor)["freezeScorecard"]


def test_the_definitions_of_a_day_say_what_is_not_known(registry: Kept) -> None:
    asked = """{ indicators(asOf: "2025-01-01") { points countedPoints groups {
      key points complete indicators { key formula(lang: EN) fullAt points verified } } }
      before: indicators(asOf: "2020-01-01") { groups { key } }
      surveys { kind year percent verified unit(lang: EN) } }"""

    answer = registry.ask(asked)

    held = answer["indicators"]
    assert (float(held["points"]), float(held["countedPoints"])) == (100, 6)
    assert [float(each["points"]) for each in held["groups"]] == [18, 20, 22, 22, 18]
    assert not any(each["complete"] for each in held["groups"])
    assert held["groups"][2]["indicators"][1] == {
        "key": "3.2", "formula": "no formula was read", "fullAt": None, "points": None,
        "verified": False,
    }  # fmt: skip
    assert answer["before"] == {"groups": []}
    assert [(e["year"], float(e["percent"])) for e in answer["surveys"]] == [
        (2023, 82.66), (2022, 80.08),
    ]  # fmt: skip


def test_lap_thach_lacks_the_figures_of_2_1_and_has_no_rank(registry: Kept) -> None:
    counted(registry, district(2, "Huyện Lập Thạch", LAP_THACH), district(3, "Huyện B", WHOLE))

    sheet = registry.ask(PREVIEW, PERIOD)["scorecardPreview"]

    assert sheet["rankedCount"] == 1
    assert [each["node"] for each in sheet["units"]["edges"]] == [
        {"unit": "Huyện B", "rank": 1, "points": "6.00", "missing": [], "grade": None},
        {"unit": "Huyện Lập Thạch", "rank": None, "points": None, "missing": ["5.4"],
         "grade": None},
    ]  # fmt: skip
    values = {each["indicator"]["key"]: each for each in sheet["unit"]["values"]}
    assert values["2.1"]["state"] == "UNKNOWN"
    assert values["2.1"]["missing"][0].startswith("In progress within time (no source states it)")
    assert values["2.1"]["figures"][0] == {
        "key": "early_or_on_time", "number": 2907, "source": "Báo cáo", "missing": None,
    }  # fmt: skip


def test_another_day_is_read_only_for_units_that_are_authorities(registry: Kept) -> None:
    read: list[date] = []

    def past(day: date, _: object) -> Catalogue:
        read.append(day)
        return registry.holder.current

    def preview() -> Any:
        context = request(registry.holder.current, store=registry.store, now=NOW, past=past)
        done = asyncio.run(execute(PREVIEW, PERIOD, context))
        assert not done.errors
        return done.data

    preview()
    counted(registry, district(2, "Huyện B", WHOLE))
    assert preview()["scorecardPreview"]["units"]["totalCount"] == 1
    assert read == []

    counted(registry, district(2, AUTHORITY, WHOLE), key="2")
    preview()
    assert read == [UNTIL]


def test_a_controller_freezes_and_a_correction_is_shown_beside(registry: Kept) -> None:
    counted(registry, district(2, "Huyện B", WHOLE))

    assert freeze(registry, REVIEWER)["code"] == "role-needed"
    done = freeze(registry, CONTROLLER)
    assert done["revision"] == done["scorecard"]["number"] == 1
    assert done["scorecard"]["by"] == "kiem"
    assert freeze(registry, CONTROLLER, idempotencyKey="g")["code"] == "stale-revision"
    assert registry.ask(CARD)["scorecard"]["changes"] == []

    late = district(2, "Huyện B", WHOLE | {"late": 15})
    counted(registry, late, key="2", reason="Đếm sót")

    answer = registry.ask(CARD)
    assert answer["scorecards"]["totalCount"] == 1
    assert answer["scorecard"]["sheet"]["units"]["edges"][0]["node"]["points"] == "6.00"
    assert answer["scorecard"]["changes"] == [
        {"unit": "Huyện B", "key": "late", "label": "Late", "was": 5, "now": 15, "difference": 10}
    ]


@pytest.mark.parametrize(
    ("more", "code"),
    [({"level": "village"}, "level-unknown"), ({"level": "commune"}, "no-figures")],
)
def test_what_cannot_be_frozen_is_refused(registry: Kept, more: dict[str, str], code: str) -> None:
    counted(registry, district(2, "Huyện B", WHOLE))

    refused = freeze(registry, CONTROLLER, **more)

    assert [each["code"] for each in refused["fields"]] == [code]
    kept = registry.ask("{ scorecards { totalCount } scorecard(number: 1) { head { number } } }")
    assert kept == {"scorecards": {"totalCount": 0}, "scorecard": None}
