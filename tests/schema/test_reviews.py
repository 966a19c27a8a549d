"""Reviews and mutations: what signed-in people see and do, and what refuses them."""

from collections.abc import Mapping
from typing import Any

import pytest

from registry.review import reasons, states
from schema.enums import DismissalReason, ReviewState
from tests.schema.kept import AUTHORITY, CODES, PUBLISHER, REVIEWER, STRANGER, Kept

REFUSED = """
  __typename
  ... on Refusal {code message(lang: EN) toDo(lang: EN)}
  ... on Conflict {currentRevision currentState}
  ... on Forbidden {roleNeeded authority}
  ... on InvalidInput {fields {field code message(lang: EN)}}
"""
ACCEPT = f"""mutation Accept($input: AcceptFindingInput!) {{
  acceptFinding(input: $input) {{ {REFUSED} ... on TriageSuccess {{
    status revision finding {{element status verdict {{by decision}} verdicts {{words}}}}
  }} }} }}"""
DISMISS = f"""mutation Dismiss($input: DismissFindingInput!) {{
  dismissFinding(input: $input) {{ {REFUSED} ... on TriageSuccess {{status revision}} }} }}"""
REOPEN = f"""mutation Reopen($input: ReopenFindingInput!) {{
  reopenFinding(input: $input) {{ {REFUSED} ... on TriageSuccess {{status revision}} }} }}"""
OPEN = f"""mutation Open($input: OpenReviewCaseInput!) {{
  openReviewCase(input: $input) {{ {REFUSED} ... on OpenReviewCaseSuccess {{
    reviewCase {{id number title state mayDecide openFindings}} }} }} }}"""
PUBLISH = f"""mutation Publish($input: PublishReleaseInput!) {{
  publishRelease(input: $input) {{ {REFUSED} ... on PublishReleaseSuccess {{
    sequence release {{number entries {{code change}}}} }} }} }}"""
CASES = """{reviewCases {totalCount facets {state {value count}} edges {node {
  number title state openFindings totalFindings unit {key} procedures {code published {name}}
  findings {element status procedure {code}} history {by action words}
}}}}"""
FINDING = f"PAPER:{CODES[1]}:documents/a"


def judging(**more: Any) -> dict[str, Any]:
    return {"fingerprint": FINDING, "expectedRevision": 1, "idempotencyKey": "k", **more}


def opening(code: str = CODES[1], **more: Any) -> dict[str, Any]:
    asked = {"authority": AUTHORITY, "code": code, "reason": "Nhiều giấy tờ"}
    return {**asked, "expectedRevision": 1, "idempotencyKey": code, **more}


def do(registry: Kept, document: str, asked: Mapping[str, Any], actor: Any = REVIEWER) -> Any:
    (answer,) = registry.ask(document, {"input": asked}, actor=actor).values()
    return answer


def test_verdicts_give_the_rule_its_precision(registry: Kept) -> None:
    precision = "{version right wrong undecided value low high}"
    asked = f"{{findings(first: 1) {{edges {{node {{rule {{precision {precision}}}}}}}}}}}"

    def shown() -> Any:
        [edge] = registry.ask(asked, {}, actor=None)["findings"]["edges"]
        return edge["node"]["rule"]["precision"]

    nothing = {"right": 0, "wrong": 0, "undecided": 0, "value": None, "low": 0.0, "high": 1.0}
    assert shown() == {"version": "1.0.0", **nothing}

    do(registry, ACCEPT, judging())
    found = shown()
    assert (found["right"], found["wrong"], found["value"]) == (1, 0, 1.0)
    assert 0.2 < found["low"] < 0.21

    do(registry, DISMISS, judging(
        reason="MISREAD", words="Đọc sai.", expectedRevision=2, idempotencyKey="l"
    ))  # fmt: skip
    assert (shown()["right"], shown()["wrong"], shown()["value"]) == (0, 1, 0.0)


def test_a_finding_is_accepted_and_the_published_catalogue_says_so(registry: Kept) -> None:
    done = do(registry, ACCEPT, judging(words="Đúng."))

    assert done == {
        "__typename": "TriageSuccess",
        "status": "ACCEPTED",
        "revision": 2,
        "finding": {
            "element": "documents/a",
            "status": "ACCEPTED",
            "verdict": {"by": "lan", "decision": "ACCEPTED"},
            "verdicts": [{"words": "Đúng."}],
        },
    }
    document = (
        "query Q($f: String!) {finding(fingerprint: $f) {status verdict {by words decision}}}"
    )
    assert registry.ask(document, {"f": FINDING})["finding"] == {
        "status": "ACCEPTED",
        # anonymous readers are told neither who nor in which words
        "verdict": {"by": None, "words": None, "decision": "ACCEPTED"},
    }


def test_a_dismissed_finding_is_public_no_more_until_it_is_reopened(registry: Kept) -> None:
    count = "{findings {totalCount}}"
    before = registry.ask(count)["findings"]["totalCount"]

    do(registry, DISMISS, judging(reason="REQUIRED_BY_LAW", words="Điều 5"))
    after = registry.ask(count)["findings"]["totalCount"]
    do(registry, REOPEN, judging(expectedRevision=2, idempotencyKey="l", words="Đã sửa luật"))

    assert (before, after) == (6, 5)
    assert registry.ask(count)["findings"]["totalCount"] == 6


@pytest.mark.parametrize(
    ("document", "asked", "actor", "expected"),
    [
        (ACCEPT, judging(expectedRevision=7), REVIEWER,
         {"__typename": "Conflict", "code": "stale-revision", "currentRevision": 1,
          "currentState": "open"}),
        (ACCEPT, judging(), STRANGER,
         {"__typename": "Forbidden", "code": "role-needed", "roleNeeded": "REVIEWER",
          "authority": AUTHORITY}),
        (ACCEPT, judging(fingerprint="none"), REVIEWER,
         {"__typename": "NotFound", "code": "not-found"}),
        (DISMISS, judging(reason="MISREAD", words=" "), REVIEWER,
         {"__typename": "InvalidInput", "code": "invalid"}),
        (OPEN, opening(expectedRevision=5), REVIEWER,
         {"__typename": "Conflict", "code": "stale-revision"}),
        (OPEN, opening("1.999999"), REVIEWER, {"__typename": "NotFound", "code": "not-found"}),
        (OPEN, opening(), STRANGER, {"__typename": "Forbidden", "code": "role-needed"}),
        (OPEN, opening(reason=""), REVIEWER, {"__typename": "InvalidInput", "code": "invalid"}),
    ],
)  # fmt: skip
def test_what_people_can_act_on_is_a_member_of_the_answer(
    registry: Kept, document: str, asked: Mapping[str, Any], actor: Any, expected: dict[str, Any]
) -> None:
    answer = do(registry, document, asked, actor)

    assert {key: answer[key] for key in expected} == expected
    assert answer["message"]
    assert answer["toDo"]


def test_all_mistakes_of_an_input_come_at_once_with_their_fields(registry: Kept) -> None:
    asked = judging(reason="MISREAD", words="", until="2020-01-01")

    fields = do(registry, DISMISS, asked)["fields"]

    assert [(mistake["field"], mistake["code"]) for mistake in fields] == [
        ("words", "required"),
        ("until", "until-past"),
    ]


def test_a_request_that_is_sent_twice_is_done_once(registry: Kept) -> None:
    first = do(registry, ACCEPT, judging())
    second = do(registry, ACCEPT, judging())
    other = do(registry, ACCEPT, judging(fingerprint=f"PAPER:{CODES[1]}:documents/b"))

    assert first == second
    assert other["code"] == "key-reused"


@pytest.mark.parametrize(
    ("document", "asked"),
    [(ACCEPT, judging()), (OPEN, opening()), (DISMISS, judging(reason="MISREAD", words="x"))],
)
def test_nobody_acts_without_signing_in(
    registry: Kept, document: str, asked: Mapping[str, Any]
) -> None:
    found = registry.answer(document, {"input": asked})

    assert [error["extensions"]["code"] for error in found["errors"]] == ["UNAUTHENTICATED"]


@pytest.mark.parametrize("missing", ["expectedRevision", "idempotencyKey"])
def test_a_revision_and_a_key_are_always_needed(registry: Kept, missing: str) -> None:
    asked = {key: value for key, value in judging().items() if key != missing}

    found = registry.answer(ACCEPT, {"input": asked}, actor=REVIEWER)

    assert found["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert missing in found["errors"][0]["message"]


def test_a_case_shows_its_findings_and_what_happened(registry: Kept) -> None:
    opened = do(registry, OPEN, opening())["reviewCase"]
    do(registry, DISMISS, judging(reason="MISREAD", words="Đọc sai"))

    (edge,) = registry.ask(CASES, actor=REVIEWER)["reviewCases"]["edges"]

    assert opened["state"] == "IN_REVIEW"
    assert edge["node"] == {
        "number": 1,
        "title": f"Thủ tục {CODES[1]}",
        "state": "IN_REVIEW",
        "openFindings": 1,
        "totalFindings": 2,
        "unit": {"key": AUTHORITY},
        "procedures": [{"code": CODES[1], "published": {"name": f"Thủ tục {CODES[1]}"}}],
        "findings": [
            {"element": "documents/a", "status": "DISMISSED", "procedure": {"code": CODES[1]}},
            {"element": "documents/b", "status": "OPEN", "procedure": {"code": CODES[1]}},
        ],
        "history": [
            {"by": "lan", "action": "opened", "words": "Nhiều giấy tờ"},
            {"by": "lan", "action": "dismissed", "words": "Đọc sai"},
        ],
    }


@pytest.mark.parametrize("name", ["id", "number"])
def test_a_case_is_found_by_its_id_and_by_its_number(registry: Kept, name: str) -> None:
    opened = do(registry, OPEN, opening())["reviewCase"]
    document = "query Q($id: ID!) {reviewCase(id: $id) {number} node(id: $id) {id}}"
    key = str(opened[name])

    found = registry.answer(document, {"id": key}, actor=REVIEWER)["data"]

    assert found["reviewCase"] == {"number": 1}
    assert found["node"] == ({"id": key} if name == "id" else None)


def test_people_without_a_role_there_see_no_case(registry: Kept) -> None:
    do(registry, OPEN, opening())
    document = '{reviewCases {totalCount} reviewCase(id: "1") {number}}'

    assert registry.ask(document, actor=STRANGER) == {
        "reviewCases": {"totalCount": 0},
        "reviewCase": None,
    }
    codes = [e["extensions"]["code"] for e in registry.answer(document)["errors"]]
    assert codes == ["UNAUTHENTICATED", "UNAUTHENTICATED"]


def test_a_release_is_published_and_served_at_once(registry: Kept) -> None:
    revision = registry.ask("{releases(first: 1) {edges {node {sequence}}}}")
    asked = {
        "authority": AUTHORITY, "decisionNumber": "2/QĐ-BCA", "decidedOn": "2026-11-23",
        "effective": "2026-11-23", "title": "Công bố", "allChanges": True, "idempotencyKey": "p",
        "expectedRevision": revision["releases"]["edges"][0]["node"]["sequence"],
    }  # fmt: skip

    done = do(registry, PUBLISH, asked, PUBLISHER)

    assert done["release"] == {
        "number": "2/QĐ-BCA",
        "entries": [
            {"code": CODES[0], "change": "AMENDED"},
            {"code": "1.000009", "change": "NEW"},
        ],
    }
    found = registry.ask('{procedure(code: "1.000009") {releases {number change}}}')
    assert found["procedure"] == {"releases": [{"number": "2/QĐ-BCA", "change": "NEW"}]}
    assert do(registry, PUBLISH, asked | {"idempotencyKey": "q"}, REVIEWER)["__typename"] == (
        "Forbidden"
    )


def test_the_revision_of_a_procedure_is_for_those_who_may_use_it(registry: Kept) -> None:
    document = "{procedures(orderBy: CODE) {edges {node {revision}}}}"

    anonymous = registry.ask(document)["procedures"]["edges"]
    reviewer = registry.ask(document, actor=REVIEWER)["procedures"]["edges"]

    assert [edge["node"]["revision"] for edge in anonymous] == [None, None, None]
    assert [edge["node"]["revision"] for edge in reviewer] == [2, 1, 1]


def test_the_words_of_the_review_are_those_of_its_data_files() -> None:
    assert {state.value for state in ReviewState} == set(states())
    assert {reason.value for reason in DismissalReason} == set(reasons())
