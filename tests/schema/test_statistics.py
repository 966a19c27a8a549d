"""Figures of dossiers over GraphQL: anybody reads what was accepted."""

from datetime import date
from typing import Any

from registry.actors import Actor, Role
from registry.statistics import Line, Reading, StatedRate, accept_statistics, take_in
from tests.registry.folders import NOW
from tests.schema.kept import AUTHORITY, CODES, Kept

CONTROLLER = Actor("kiem", Role.CONTROLLER, AUTHORITY)
SINCE, UNTIL = date(2025, 1, 1), date(2025, 2, 11)
LINES = (
    Line(
        2, "Huyện Lập Thạch", "district", "", "", SINCE, UNTIL,
        {"received": 3326, "early_or_on_time": 2907}, source="Báo cáo của huyện",
    ),
    Line(3, "Tỉnh Vĩnh Phúc", "several", "", "", date(2025, 1, 1), date(2025, 1, 31), {},
         (StatedRate("online", "51,22", None),)),
    Line(4, "Xã A", "commune", CODES[0], "", SINCE, UNTIL, {"received": 10}),
)  # fmt: skip
LINE = """
query($filter: StatisticsFilter) {
  statistics(filter: $filter) {
    totalCount
    totals { missing(lang: EN) figures { key value } onTimeOfReceived { percent } }
    choices { units { value count } levels { value label(lang: EN) } periods { since until } }
    edges { node {
      unit level code procedure { name } since until lines
      figures { key value label(lang: EN) }
      onTimeOfReceived { percent part whole missing }
      onTimeAsIndexed { percent missing(lang: EN) }
      statedRates { figure printed percent of }
      source corrections { by }
    } }
  }
}"""


def counted(registry: Kept) -> None:
    reading = Reading("a.csv", "0" * 64, LINES, ())
    take_in(registry.store, reading, AUTHORITY, actor=CONTROLLER, now=NOW, idempotency_key="t")
    accept_statistics(
        registry.store, 1, actor=CONTROLLER, now=NOW, idempotency_key="a", expected_revision=1
    )


def asked(registry: Kept, **wanted: object) -> Any:
    return registry.ask(LINE, {"filter": wanted})["statistics"]


def test_a_district_has_its_rate_and_the_index_says_what_is_missing(registry: Kept) -> None:
    counted(registry)

    found = asked(registry, unit="Huyện Lập Thạch")

    (edge,) = found["edges"]
    node = edge["node"]
    assert node["onTimeOfReceived"] == {
        "percent": "87.40", "part": 2907, "whole": 3326, "missing": None,
    }  # fmt: skip
    assert node["onTimeAsIndexed"] == {
        "percent": None,
        "missing": "not known: In progress within time, Received and carried over",
    }
    assert node["figures"][0] == {"key": "received", "value": 3326, "label": "Received"}
    assert (node["since"], node["until"]) == ("2025-01-01", "2025-02-11")
    assert node["source"] == "Báo cáo của huyện"
    assert found["totals"]["onTimeOfReceived"] == {"percent": "87.40"}


def test_a_stated_rate_is_given_as_it_is_printed(registry: Kept) -> None:
    counted(registry)

    (edge,) = asked(registry, level="several")["edges"]

    assert edge["node"]["statedRates"] == [
        {"figure": "online", "printed": "51,22", "percent": "51.22", "of": None}
    ]
    assert edge["node"]["onTimeOfReceived"]["percent"] is None


def test_several_levels_have_no_sum_and_there_is_what_to_choose_from(registry: Kept) -> None:
    counted(registry)

    found = asked(registry)

    assert found["totalCount"] == 3
    assert found["totals"]["figures"] == []
    assert "several levels" in found["totals"]["missing"]
    assert [each["value"] for each in found["choices"]["units"]] == [
        "Huyện Lập Thạch", "Tỉnh Vĩnh Phúc", "Xã A",
    ]  # fmt: skip
    assert {"since": "2025-01-01", "until": "2025-01-31"} in found["choices"]["periods"]


def test_a_procedure_is_named_where_it_is_published(registry: Kept) -> None:
    counted(registry)

    (edge,) = asked(registry, code=CODES[0])["edges"]

    assert edge["node"]["unit"] is None
    assert edge["node"]["procedure"]["name"] == f"Thủ tục {CODES[0]}"


def test_what_waits_is_not_shown(registry: Kept) -> None:
    reading = Reading("a.csv", "0" * 64, LINES, ())
    take_in(registry.store, reading, AUTHORITY, actor=CONTROLLER, now=NOW, idempotency_key="t")

    found = asked(registry)

    assert found["totalCount"] == 0
    assert found["totals"]["missing"] == "there are no figures"
