"""The log of acts as clients see it: who is shown which acts, filters, pages."""

from typing import Any

import pytest

from registry.actors import EVERYWHERE, Actor, Role
from tests.registry.folders import LATER, NOW
from tests.schema.kept import AUTHORITY, CODES, REVIEWER, STRANGER, Kept
from tests.schema.test_reviews import OPEN, do, opening

LOG = """query L($filter: AuditFilter, $first: Int, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {totalCount
    edges {node {sequence at actor role authority kind subject baseRevision change hash}}
    pageInfo {hasNextPage endCursor}}}"""
CONTROLLER = Actor("minh", Role.CONTROLLER, AUTHORITY)
ELSEWHERE = Actor("hoa", Role.ADMINISTRATOR, "bo-y-te")
ADMINISTRATOR = Actor("an", Role.ADMINISTRATOR, EVERYWHERE)
SUBJECT = f"procedures/{AUTHORITY}/{CODES[1]}"


@pytest.fixture
def acted(registry: Kept) -> Kept:
    """What was loaded and published, and two cases opened by a reviewer."""
    for code in CODES[1:]:
        assert do(registry, OPEN, opening(code))["__typename"] == "OpenReviewCaseSuccess"
    return registry


def logged(registry: Kept, actor: Actor | None = ADMINISTRATOR, **asked: Any) -> Any:
    return registry.ask(LOG, asked, actor=actor)["auditLog"]


def kinds(found: Any) -> list[str]:
    return [edge["node"]["kind"] for edge in found["edges"]]


def test_acts_are_told_newest_first_with_all_they_say(acted: Kept) -> None:
    found = logged(acted)

    numbers = [edge["node"]["sequence"] for edge in found["edges"]]
    assert numbers == list(range(found["totalCount"], 0, -1))
    newest = found["edges"][0]["node"]
    assert (newest["actor"], newest["role"], newest["authority"]) == ("lan", "REVIEWER", AUTHORITY)
    assert newest["subject"] == f"procedures/{AUTHORITY}/{CODES[2]}"
    assert newest["change"]
    assert len(bytes.fromhex(newest["hash"])) == 32
    assert "publish" in kinds(found)


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        ({"actor": "lan"}, 2),
        ({"actor": "la"}, 0),
        ({"subject": SUBJECT}, 1),
        ({"subject": f"procedures/{AUTHORITY}"}, 2),
        ({"subject": f"procedures/{AUTHORITY.upper()}"}, 0),
        ({"subject": "procedures/%"}, 0),
        ({"kind": "publish"}, 1),
        ({"kind": "publish", "actor": "lan"}, 0),
        ({"since": str(NOW.date()), "until": str(NOW.date()), "actor": "lan"}, 2),
        ({"since": str(LATER.date())}, 0),
        ({"until": "0001-01-01"}, 0),
        ({"until": "9999-12-31", "kind": "publish"}, 1),
    ],
)
def test_filters_add_up(acted: Kept, wanted: dict[str, str], count: int) -> None:
    assert logged(acted, filter=wanted)["totalCount"] == count


def test_a_controller_sees_what_was_done_in_and_to_the_authority(acted: Kept) -> None:
    everything, own = logged(acted)["totalCount"], logged(acted, CONTROLLER)

    assert {"publish", "open_case"} <= set(kinds(own))
    assert own["totalCount"] < everything  # not what the loader did everywhere
    assert logged(acted, ELSEWHERE)["totalCount"] == 0


@pytest.mark.parametrize("actor", [REVIEWER, STRANGER])
def test_who_controls_nothing_sees_nothing(acted: Kept, actor: Actor) -> None:
    assert logged(acted, actor)["totalCount"] == 0


def test_nobody_sees_it_without_signing_in_or_with_days_the_wrong_way_round(acted: Kept) -> None:
    wrong = {"filter": {"since": "2026-02-01", "until": "2026-01-01"}}

    for answer, code in (
        (acted.answer(LOG), "UNAUTHENTICATED"),
        (acted.answer(LOG, wrong, actor=ADMINISTRATOR), "BAD_RANGE"),
    ):
        assert [each["extensions"]["code"] for each in answer["errors"]] == [code]


def test_pages_follow_one_another_without_gap_or_repetition(acted: Kept) -> None:
    numbers, after = [], None
    while True:
        page = logged(acted, first=2, after=after)
        numbers += [edge["node"]["sequence"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]

    assert numbers == list(range(page["totalCount"], 0, -1))
