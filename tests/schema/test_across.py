"""Questions over the whole catalogue: of what is published for all, of drafts for the signed in."""

from pathlib import Path

import pytest

from registry.store import Store, load
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder
from tests.schema.kept import CODES, REVIEWER, Kept, kept, published

SHARED = """query Q($scope: CatalogueScope! = PUBLISHED) {sharedDocuments(scope: $scope) {
  totalCount edges {node {key name procedures required withVolume yearlyBurden rankedBy}}
  unitCosts {key amount status}}}"""
PAPER = """query Q($key: String!, $scope: CatalogueScope! = PUBLISHED) {
  sharedDocument(key: $key, scope: $scope) {name askedCount
    askedBy {element form procedure {code}} abolition {totalCount leanings {how said}}}}"""
LOCAL = """query Q($scope: CatalogueScope!, $kinds: [LocalDifferenceKind!]) {
  localDifferences(scope: $scope, kinds: $kinds) {totalCount kinds {kind count} edges {node {
    kind element local baseSays procedure {authority {key}} base {authority {key}}}}}}"""
INSTRUMENTS = """query Q($on: Date, $standing: InstrumentStanding) {
  legalInstruments(scope: LOADED, on: $on, standing: $standing) {
    totalCount edges {node {number standing to status procedures}}}
  legalInstrument(scope: LOADED, number: "66.7/2025/NQ-CP", on: $on) {
    instrument {standing} citations {element article procedure {code}}}}"""
KEY = "giai-a"  # the canonical name of "Giấy a"


def test_a_paper_is_ranked_with_what_its_rank_rests_on(registry: Kept) -> None:
    found = registry.ask(SHARED)["sharedDocuments"]

    assert [edge["node"] for edge in found["edges"]] == [
        {"key": f"giai-{letter}", "name": f"Giấy {letter}", "procedures": 3, "required": 3,
         "withVolume": 0, "yearlyBurden": None, "rankedBy": "PROCEDURES_AND_UNIT_COST"}
        for letter in "ab"
    ]  # fmt: skip
    assert {cost["status"] for cost in found["unitCosts"]} == {"UNVERIFIED"}


def test_drafts_count_for_signed_in_people_only(registry: Kept) -> None:
    """One of the three was changed since, and asks no more for the second paper."""
    loaded = registry.ask(SHARED, {"scope": "LOADED"}, actor=REVIEWER)["sharedDocuments"]
    refused = registry.answer(SHARED, {"scope": "LOADED"})

    assert [edge["node"]["procedures"] for edge in loaded["edges"]] == [3, 2]
    assert [error["extensions"]["code"] for error in refused["errors"]] == ["UNAUTHENTICATED"]


def test_one_paper_tells_who_asks_and_what_falls_with_it(registry: Kept) -> None:
    found = registry.ask(PAPER, {"key": KEY})["sharedDocument"]

    assert (found["name"], found["askedCount"]) == ("Giấy a", 3)
    assert [each["procedure"]["code"] for each in found["askedBy"]] == list(CODES)
    assert [each["how"] for each in found["abolition"]["leanings"]] == ["ASKS"] * 3 + [
        "FINDING"
    ] * 3
    assert registry.ask(PAPER, {"key": "x"})["sharedDocument"] is None


def test_an_answer_about_what_is_published_is_asked_once(registry: Kept) -> None:
    registry.ask(SHARED)

    with registry.statements() as seen:
        registry.ask(SHARED)

    assert seen == []


def test_a_release_makes_the_answer_anew(registry: Kept) -> None:
    registry.ask(SHARED)
    published(registry.store, "2/QĐ-BCA", newest=1)
    registry.changed()

    edges = registry.ask(SHARED)["sharedDocuments"]["edges"]

    assert [edge["node"]["procedures"] for edge in edges] == [3, 2]


@pytest.fixture
def local(store: Store, tmp_path: Path) -> Kept:
    """The published ones, and a local version of one of them that is not published."""
    registry = kept(store, tmp_path)
    overlay = (
        f'schema: overlay/v1\nbase: {{authority: bo-cong-an, code: "{CODES[1]}"}}\n'
        "authority: ubnd-tinh-a\npatch:\n"
        "  - {op: add, path: documents/c, value: {id: c, name: Ảnh chân dung}}\n"
        "  - {op: remove, path: documents/b}\n"
    )
    law = "legal_basis: [{instrument: 66.7/2025/NQ-CP, article: Điều 4}, {instrument: 1/A}]\n"
    files = {"o.yaml": overlay, "l.yaml": procedure_text("1.000008", more=law)}
    load(store, write_folder(tmp_path, files), actor=LOADER, now=NOW)
    return registry


def test_local_differences_are_told_by_kind(local: Kept) -> None:
    found = local.ask(LOCAL, {"scope": "LOADED"}, actor=REVIEWER)["localDifferences"]

    assert [edge["node"] for edge in found["edges"]] == [
        {"kind": kind, "element": element, "local": ours, "baseSays": theirs,
         "procedure": {"authority": {"key": "ubnd-tinh-a"}},
         "base": {"authority": {"key": "bo-cong-an"}}}
        for kind, element, ours, theirs in (
            ("FEWER_PAPERS", "documents/b", None, "Giấy b"),
            ("MORE_PAPERS", "documents/c", "Ảnh chân dung", None),
        )
    ]  # fmt: skip
    assert found["kinds"] == [
        {"kind": "MORE_PAPERS", "count": 1},
        {"kind": "FEWER_PAPERS", "count": 1},
    ]


def test_local_differences_can_be_chosen_and_are_none_where_no_version_is_published(
    local: Kept,
) -> None:
    chosen = {"scope": "LOADED", "kinds": ["MORE_PAPERS"]}

    assert local.ask(LOCAL, chosen, actor=REVIEWER)["localDifferences"]["totalCount"] == 1
    assert local.ask(LOCAL, {"scope": "PUBLISHED"})["localDifferences"]["totalCount"] == 0


@pytest.mark.parametrize(("on", "expected"), [("2026-11-23", "IN_FORCE"), ("2027-03-01", "ENDED")])
def test_an_instrument_stands_as_it_does_on_the_day(local: Kept, on: str, expected: str) -> None:
    found = local.ask(INSTRUMENTS, {"on": on}, actor=REVIEWER)

    nodes = [edge["node"] for edge in found["legalInstruments"]["edges"]]
    assert [(node["number"], node["standing"]) for node in nodes] == [
        ("1/A", "NOT_KNOWN"),
        ("66.7/2025/NQ-CP", expected),
    ]
    assert found["legalInstrument"] == {
        "instrument": {"standing": expected},
        "citations": [{"element": ".", "article": "Điều 4", "procedure": {"code": "1.000008"}}],
    }


def test_what_leans_on_a_procedure_is_told(local: Kept) -> None:
    document = """query Q($scope: CatalogueScope!) {abolition(
      code: "1.000002", authority: "bo-cong-an", scope: $scope) {
        leanings {how said element procedure {authority {key}}}}}"""

    found = local.ask(document, {"scope": "LOADED"}, actor=REVIEWER)["abolition"]["leanings"]

    assert [(each["how"], each["said"], each["element"]) for each in found] == [
        ("LOCAL_VERSION", "ubnd-tinh-a", "."),
        ("FINDING", "PAPER", "documents/a"),
        ("FINDING", "PAPER", "documents/b"),
    ]
