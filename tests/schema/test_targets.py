"""Targets over GraphQL: anybody asks for any day; what the ledger says is for its people."""

from typing import Any

from registry.reference import load_reference
from registry.statistics import Line, Reading, accept_statistics, take_in
from tests.registry.folders import LOADER, NOW
from tests.registry.targets.test_progress import JANUARY
from tests.schema.kept import AUTHORITY, REVIEWER, Kept

TARGETS = """query($asOf: Date, $scope: TargetScope, $first: Int, $after: String) {
  targets(asOf: $asOf, scope: $scope, first: $first, after: $after) {
    totalCount pageInfo {hasNextPage endCursor}
    edges {node {
      key indicator operator value baselineYear since until isOver scope instrument source status
      verified standing percent low high distance missing(lang: EN) about(lang: EN)
      label(lang: EN) of(lang: EN) periodUntil figures {label(lang: EN) value}
      history {on percent}
    }}
  }
}"""


def ask(registry: Kept, **asked: Any) -> Any:
    actor = asked.pop("actor", None)
    return registry.ask(TARGETS, {"first": 100, **asked}, actor=actor)["targets"]


def by_key(answer: Any) -> dict[str, Any]:
    return {edge["node"]["key"]: edge["node"] for edge in answer["edges"]}


def test_every_target_is_told_with_its_source_and_how_far_it_was_read(registry: Kept) -> None:
    answer = ask(registry)

    found = by_key(answer)
    assert answer["totalCount"] == len(load_reference().targets) == len(found)
    half = found["time-2026"]
    assert (half["indicator"], half["operator"], half["value"], half["baselineYear"]) == (
        "TIME_CUT", "AT_LEAST", "50", 2024,
    )  # fmt: skip
    assert (half["status"], half["verified"], half["scope"]) == ("REPORTED", False, "BUSINESS")
    online = found["online-services-2025"]
    assert (online["status"], online["source"], online["isOver"]) == ("UNVERIFIED", None, True)


def test_published_procedures_that_do_not_tell_leave_it_open(registry: Kept) -> None:
    found = by_key(ask(registry))["online-services-2030"]

    assert (found["standing"], found["percent"]) == ("NOT_KNOWN", None)
    assert (found["low"], found["high"]) == ("0.00", "100.00")
    assert found["missing"] == "3 procedures do not tell how far they go online"


def test_figures_count_as_soon_as_they_are_accepted(registry: Kept) -> None:
    line = Line(2, "Xã A", "commune", "", "", *JANUARY, {"received": 8, "online": 3})
    reading = Reading("a.csv", "0" * 64, (line,), ())
    take_in(registry.store, reading, AUTHORITY, actor=LOADER, now=NOW, idempotency_key="t")
    waiting = by_key(ask(registry))["online-dossiers-2025"]
    accept_statistics(
        registry.store, 1, actor=LOADER, now=NOW, idempotency_key="a", expected_revision=1
    )

    found = by_key(ask(registry))["online-dossiers-2025"]

    assert (waiting["standing"], waiting["periodUntil"]) == ("NOT_KNOWN", None)
    assert (found["standing"], found["percent"], found["distance"]) == (
        "NOT_MET", "37.50", "12.50",
    )  # fmt: skip
    assert found["periodUntil"] == "2026-01-31"
    assert found["figures"] == [
        {"label": "Filed online", "value": 3}, {"label": "Received", "value": 8},
    ]  # fmt: skip
    assert found["history"] == [{"on": "2026-01-31", "percent": "37.50"}]


def test_what_the_ledger_says_is_for_its_people(registry: Kept) -> None:
    nobody = by_key(ask(registry))["cost-2026"]
    somebody = by_key(ask(registry, actor=REVIEWER))["cost-2026"]

    assert (nobody["figures"], "sign in" in nobody["missing"]) == ([], True)
    assert "sign in" not in somebody["missing"]


def test_a_day_a_scope_and_a_page_are_chosen(registry: Kept) -> None:
    assert ask(registry, asOf="2021-07-14")["edges"] == []
    early = by_key(ask(registry, asOf="2025-06-01"))
    assert "time-2025" in early
    assert "time-2026" not in early
    business = by_key(ask(registry, scope="BUSINESS"))
    assert {each["scope"] for each in business.values()} == {"BUSINESS"}
    first = ask(registry, first=5)
    rest = ask(registry, after=first["pageInfo"]["endCursor"])
    assert len(first["edges"]) == 5
    assert len(rest["edges"]) == first["totalCount"] - 5
