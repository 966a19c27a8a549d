"""Work lists, counts and alerts as clients see them."""

from typing import Any

import pytest
from sqlalchemy import text

from registry.actors import Actor, Role
from tests.schema.kept import AUTHORITY, CODES, REVIEWER, STRANGER, Kept
from tests.schema.test_reviews import OPEN, do, opening

LIST = """query L($kind: WorkListKind!, $first: Int, $after: String, $last: Int, $before: String) {
  workList(kind: $kind, first: $first, after: $after, last: $last, before: $before) {totalCount
    edges {cursor node {kind number title due deadline deadlineLabel(lang: EN) isLate plan
      unit {key} awaited {measure act {act mayDo}} reviewCase {number state due}}}
    pageInfo {hasNextPage hasPreviousPage endCursor}}}"""
COUNTS = "{workCounts {mine waitingForMe late alerts} viewer {waitingCount}}"
ALERTS = """{alerts {totalCount edges {node {kind day reviewCase measure instrument element finding
  message(lang: EN) comesBack procedure {code authority {key}}}}}
  reviewCase(id: "1") {alerts {kind day comesBack(lang: EN)}}}"""
CHECKER = Actor("minh", Role.CONTROLLER, AUTHORITY)


def listed(registry: Kept, kind: str, actor: Actor = REVIEWER, **page: Any) -> Any:
    return registry.ask(LIST, {"kind": kind, **page}, actor=actor)["workList"]


def run(registry: Kept, statement: str, **about: object) -> None:
    with registry.store.note() as session:
        session.connection().execute(text(statement), about)


@pytest.fixture
def three(registry: Kept) -> Kept:
    """Three cases under review; the second was due in 2025."""
    for code in (CODES[1], CODES[2], "1.000009"):
        assert do(registry, OPEN, opening(code))["__typename"] == "OpenReviewCaseSuccess"
    run(registry, "INSERT INTO review_plan VALUES "
        "(1, 'bo-cong-an', 2025, 'x', '1/QĐ', '2025-01-01', 'x', '2025-01-01', 1)")  # fmt: skip
    run(
        registry,
        """INSERT INTO review_plan_item (plan, procedure, partners, ends, ground_words,
        "case") SELECT 1, procedure, '[]', '2025-06-30', '', 2 FROM review_case WHERE id = 2""",
    )
    return registry


def test_what_waits_and_what_is_late_with_what_is_to_be_done(three: Kept) -> None:
    waiting, late = listed(three, "WAITING_FOR_ME"), listed(three, "LATE")

    assert [edge["node"]["number"] for edge in waiting["edges"]] == [2, 1, 3]
    first = waiting["edges"][0]["node"]
    assert first == late["edges"][0]["node"]
    assert first == {
        "kind": "CASE", "number": 2, "title": f"Thủ tục {CODES[2]}", "due": "2025-06-30",
        "deadline": "REVIEW", "deadlineLabel": "Finish the review", "isLate": True, "plan": None,
        "unit": {"key": AUTHORITY},
        "awaited": [{"measure": None, "act": {"act": "finishCosting", "mayDo": True}}],
        "reviewCase": {"number": 2, "state": "IN_REVIEW", "due": "2025-06-30"},
    }  # fmt: skip
    assert (waiting["totalCount"], late["totalCount"]) == (3, 1)
    assert waiting["edges"][1]["node"]["due"] is None


def test_counts_are_those_of_the_lists(three: Kept) -> None:
    counts = {"mine": 3, "waitingForMe": 3, "late": 1, "alerts": 0}

    found = three.ask(COUNTS, actor=REVIEWER)
    assert found == {"workCounts": counts, "viewer": {"waitingCount": 3}}
    checker = three.ask(COUNTS, actor=CHECKER)["workCounts"]
    assert checker == {"mine": 0, "waitingForMe": 0, "late": 1, "alerts": 0}
    nothing = dict.fromkeys(counts, 0)
    found = three.ask(COUNTS, actor=STRANGER)
    assert found == {"workCounts": nothing, "viewer": {"waitingCount": 0}}
    assert three.ask(COUNTS) == {"workCounts": None, "viewer": None}


def test_what_waits_is_counted_once_however_often_it_is_asked(three: Kept) -> None:
    often = " ".join(f"v{n}: waitingCount" for n in range(50))

    seen = {}
    for document in ("{viewer {waitingCount}}", f"{{viewer {{{often}}}}}"):
        with three.statements() as seen[document]:
            found = three.ask(document, actor=REVIEWER)["viewer"]
        assert set(found.values()) == {3}

    once, fifty_times = (len(statements) for statements in seen.values())
    assert once == fifty_times > 0


def test_a_list_is_read_in_pages_from_either_end(three: Kept) -> None:
    first = listed(three, "MINE", first=2)
    rest = listed(three, "MINE", first=2, after=first["pageInfo"]["endCursor"])
    last = listed(three, "MINE", last=2, before=rest["edges"][0]["cursor"])

    assert first["pageInfo"]["hasNextPage"]
    assert not rest["pageInfo"]["hasNextPage"]
    assert [edge["node"]["number"] for edge in first["edges"] + rest["edges"]] == [2, 1, 3]
    assert last["edges"] == first["edges"]


@pytest.mark.parametrize(
    "page", [{"after": "WyJ3IiwxXQ"}, {"after": "x"}, {"before": "WyJjIiwxXQ"}, {"after": ""}]
)
def test_another_cursor_is_refused(three: Kept, page: dict[str, str]) -> None:
    answer = three.answer(LIST, {"kind": "MINE", **page}, actor=REVIEWER)

    assert [error["extensions"]["code"] for error in answer["errors"]] == ["BAD_CURSOR"]


def test_nobody_reads_lists_without_signing_in(three: Kept) -> None:
    for document in (LIST, ALERTS):
        answer = three.answer(document, {"kind": "MINE"} if document is LIST else {})
        assert {e["extensions"]["code"] for e in answer["errors"]} == {"UNAUTHENTICATED"}


def test_alerts_say_what_comes_back(three: Kept) -> None:
    run(three, """INSERT INTO measure ("case", outcome, title, reason, patch, findings,
        within_power, state, author, made_at, instrument, effective, until, revision)
        VALUES (1, 'replace_by_data', 'x', 'x', '[{"op":"remove","path":"documents/a"}]', '[]', 1,
        'PUBLISHED', 'x', '2026-01-01', '7/NQ-CP', '2026-01-01', '2026-10-31', 1)""")  # fmt: skip
    run(three, "UPDATE review_case SET state = 'PROPOSED' WHERE id = 1")

    found = three.ask(ALERTS, actor=REVIEWER)

    [alert] = [edge["node"] for edge in found["alerts"]["edges"]]
    assert alert == {
        "kind": "EXPIRED", "day": "2026-10-31", "reviewCase": 1, "measure": 1,
        "instrument": "7/NQ-CP", "element": None, "finding": None,
        "message": "Ended after 2026-10-31: the old rule is back",
        "comesBack": alert["comesBack"], "procedure": {"code": CODES[1],
        "authority": {"key": AUTHORITY}},
    }  # fmt: skip
    assert len(alert["comesBack"]) == 1
    [own] = found["reviewCase"]["alerts"]
    assert own["kind"] == "EXPIRED"
    assert "Giấy a" in own["comesBack"][0]
    assert three.ask("{alerts {totalCount}}", actor=STRANGER)["alerts"]["totalCount"] == 0
