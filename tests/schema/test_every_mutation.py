"""Every mutation, found by introspection: it writes an act, and asks for a role.

A new mutation fails here until it says how it is called, so none can slip past.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from registry.actors import Actor, Role
from registry.review.feedback import Sent, receive
from registry.review.feedback.receipts import receipt_of
from registry.statistics import Line, Reading, take_in
from registry.store import read_acts
from tests.registry.folders import NOW
from tests.registry.review.reviewing import all_answered
from tests.schema.kept import AUTHORITY, CODES, Kept

VIEWER = Actor("xem", Role.VIEWER, AUTHORITY)
SENDERS_KEY = "mot-khoa-rieng-va-ngau-nhien"
# Acts of anybody: feedback is sent without an account, and its sender is known by the receipt
# alone. They ask for no role and name no revision, but every one of them writes an act.
OF_THE_PUBLIC = frozenset({"sendFeedback", "supplementFeedback"})
EVERYTHING = Actor("quan-tri", Role.ADMINISTRATOR, "*")
OTHER = Actor("khac", Role.ADMINISTRATOR, "*")
FINDING = f"PAPER:{CODES[1]}:documents/a"
SAID = {"words": "Lý do", "document": {"number": "1/QĐ", "date": "2026-11-23"}}
MEASURE = {
    "outcome": "REPLACE_BY_DATA",
    "title": "Bỏ giấy a",
    "reason": "Đã có dữ liệu",
    "patch": [{"op": "remove", "path": "documents/a"}],
}

ITEM = {
    "group": "Nhóm", "lead": "Cục C06", "starts": "2027-01-04", "ends": "2027-03-31",
    "ground": "OWN", "product": "Báo cáo",
}  # fmt: skip

# How each mutation is called: its input, the state of case 1, that of measure 1.
Call = tuple[Mapping[str, Any], str | None, str | None]


def on_case(state: str) -> Call:
    return {"number": 1, **SAID}, state, None


def on_measure(state: str, **more: Any) -> Call:
    return {"number": 1, **SAID, **more}, "PROPOSED", state


CALLS: Mapping[str, Call] = {
    "acceptFinding": ({"fingerprint": FINDING}, None, None),
    "dismissFinding": (
        {"fingerprint": FINDING, "reason": "MISREAD", "words": "Đọc sai"}, None, None
    ),
    "reopenFinding": (
        {"fingerprint": f"PAPER:{CODES[1]}:documents/b", "words": "Xem lại"}, None, None
    ),
    "openReviewCase": (
        {"authority": AUTHORITY, "code": CODES[2], "reason": "Nhiều giấy tờ"}, None, None
    ),
    "publishRelease": (
        {
            "authority": AUTHORITY, "decisionNumber": "9/QĐ", "decidedOn": "2026-11-23",
            "effective": "2026-11-23", "title": "Công bố", "allChanges": True,
        },
        None, None,
    ),
    "addMeasure": ({"reviewCase": 1, "measure": MEASURE}, "IN_REVIEW", None),
    "changeMeasure": ({"number": 1, "measure": MEASURE}, "IN_REVIEW", None),
    "removeMeasure": ({"number": 1}, "IN_REVIEW", None),
    "addMeasures": ({"reviewCase": 1, "measures": [MEASURE]}, "IN_REVIEW", None),
    "writeOperation": (
        {"number": 1, "element": "documents/b", "change": "form", "value": "copy"},
        "IN_REVIEW", None,
    ),
    "removeOperation": ({"number": 1, "path": "documents/a"}, "IN_REVIEW", None),
    "triageFindings": (
        {
            "findings": [{"fingerprint": FINDING, "expectedRevision": 1}],
            "decision": "DISMISSED", "reason": "MISREAD", "words": "Đọc sai",
        },
        None, None,
    ),
    "makePlan": ({"authority": AUTHORITY, "year": 2028, "title": "Kế hoạch"}, None, None),
    "addPlanItem": ({"plan": 1, "item": {"authority": AUTHORITY, "code": CODES[2]}}, None, None),
    "changePlanItem": ({"number": 1, "item": ITEM}, None, None),
    "removePlanItem": ({"number": 1}, None, None),
    "approvePlan": ({"plan": 1, "decision": SAID["document"]}, None, None),
    "finishPlanItem": ({"number": 1, "on": "2026-11-23"}, None, None),
    "assignFeedback": ({"number": 1, "category": "REGULATION", "unit": "Cục C06"}, None, None),
    "askForMore": ({"number": 1, "words": "Ở đâu?"}, None, None),
    "tellSender": ({"number": 1, "words": "Đang xem xét"}, None, None),
    "refuseFeedback": ({"number": 1, "words": "Trùng"}, None, None),
    "answerFeedback": ({"number": 1, "words": "Sẽ sửa", "unit": "Cục C06"}, None, None),
    "publishFeedback": ({"number": 1}, None, None),
    "takeUpFeedback": ({"number": 1, "finding": FINDING}, None, None),
    "sendFeedback": (
        {"authority": AUTHORITY, "code": CODES[1], "sender": "CITIZEN", "words": "Nộp hai lần"},
        None, None,
    ),
    "supplementFeedback": (
        {"receipt": receipt_of(SENDERS_KEY, "s"), "words": "Ở xã X"}, None, None
    ),
    "answerForm": (
        {"number": 1, "form": "a", "answers": [{"question": "objective", "value": "Quản lý"}]},
        "IN_REVIEW", None,
    ),
    "keepCostSheet": (
        {"reviewCase": 1, "region": "vi-du", "asOf": "2026-11-23", "now": {}}, "IN_REVIEW", None
    ),
    "acceptConsequence": (
        {"reviewCase": 1, "fingerprint": "cost:looks-wrong:subjects:30:3000", "words": "Đúng"},
        "IN_REVIEW", None,
    ),
    "acceptStatistics": ({"file": 1}, None, None),
    "addWebhook": (
        {"authority": AUTHORITY, "address": "https://a.vn/", "topics": ["CATALOGUE"]}, None, None
    ),
    "pauseWebhook": ({"number": 1}, None, None),
    "resumeWebhook": ({"number": 1}, None, None),
    "rotateWebhook": ({"number": 1}, None, None),
    "removeWebhook": ({"number": 1}, None, None),
    "testWebhook": ({"number": 1}, None, None),
    "recordInspection": (
        {"authority": AUTHORITY, "plan": {
            "year": 2026, "unit": "Xã A", "subjects": ["FEEDBACK"], "notice": "YEARLY",
            "starts": "2026-11-02", "ends": "2026-11-03",
        }},
        None, None,
    ),
    "recordInitiative": (
        {"authority": AUTHORITY, "initiative": {
            "title": "Nộp một lần", "byWhom": "A", "unit": "Xã A", "problem": "Nộp hai lần",
            "done": "Dùng lại tệp", "on": "2026-11-02", "procedures": [CODES[1]],
        }},
        None, None,
    ),
    "freezeScorecard": (
        {
            "authority": AUTHORITY, "since": "2026-10-01", "until": "2026-10-31",
            "level": "commune",
        },
        None, None,
    ),
    "startReview": on_case("PLANNED"),
    "finishCosting": on_case("IN_REVIEW"),
    "reopenReview": on_case("COSTED"),
    "rebaseCase": on_case("IN_REVIEW"),
    "recordConsultation": on_case("COSTED"),
    "skipConsultation": on_case("COSTED"),
    "submitCase": on_case("CONSULTED"),
    "returnCase": on_case("QUALITY_CHECK"),
    "resumeReview": on_case("RETURNED"),
    "proposeCase": on_case("QUALITY_CHECK"),
    "withdrawCase": on_case("IN_REVIEW"),
    "approveMeasure": on_measure("PROPOSED"),
    "rejectMeasure": on_measure("PROPOSED"),
    "keepMeasure": on_measure("PROPOSED"),
    "forwardMeasure": on_measure("APPROVED"),
    "recordAssessment": on_measure("FORWARDED"),
    "recordGovernmentApproval": on_measure("ASSESSED"),
    "startDrafting": on_measure("APPROVED"),
    "recordEnactment": on_measure("DRAFTING", effective="2026-12-01"),
    "recordPublication": on_measure("ENACTED"),
    "verifyMeasure": on_measure("IN_EFFECT"),
    "withdrawMeasure": on_measure("APPROVED"),
    "recordMeasurement": (
        {
            "number": 1, "since": "2026-11-01", "until": "2026-11-22", "dossiers": 40,
            "source": "Thống kê hồ sơ",
        },
        "PROPOSED", "IN_EFFECT",
    ),
}  # fmt: skip
NEEDS: Mapping[str, Mapping[str, object]] = {
    "keepMeasure": {"outcome": "keep"},
    "forwardMeasure": {"within_power": 0},
}
# Nothing of the kind is there before them.
BEGIN = {"recordInspection": 0, "recordInitiative": 0}
# These name the revision of a measure before it has a state.
OF_MEASURES = ("removeMeasure", "writeOperation", "removeOperation")
# The revision of plan 1 that each act on plans names: made, with an item, approved.
PLAN_REVISIONS: Mapping[str, int] = {
    "makePlan": 0, "addPlanItem": 1, "changePlanItem": 2, "removePlanItem": 2, "approvePlan": 2,
    "finishPlanItem": 3,
}  # fmt: skip
MUTATIONS = """{__schema {mutationType {fields {name args {name type {ofType {name
  inputFields {name type {kind}}}}}}}}}"""


def mutations(registry: Kept) -> Mapping[str, Mapping[str, Any]]:
    found = registry.ask(MUTATIONS)["__schema"]["mutationType"]["fields"]
    return {each["name"]: each for each in found}


def acts(registry: Kept) -> int:
    with registry.store.read() as session:
        return len(read_acts(session, limit=1000))


def prepared(registry: Kept, name: str) -> int:
    """Case 1 with measure 1 in the state the mutation needs; the revision it has to name."""
    asked, own, measure = CALLS[name]
    do(registry, "openReviewCase", {
        "authority": AUTHORITY, "code": CODES[1], "reason": "Nhiều giấy tờ",
        "expectedRevision": 1, "idempotencyKey": "open",
    }, OTHER)  # fmt: skip
    do(registry, "addMeasure", {
        "reviewCase": 1, "measure": MEASURE, "expectedRevision": 1, "idempotencyKey": "add",
    }, OTHER)  # fmt: skip
    if name == "reopenFinding":
        do(registry, "acceptFinding", {
            "fingerprint": asked["fingerprint"], "expectedRevision": 1, "idempotencyKey": "a",
        }, OTHER)  # fmt: skip
        return 2
    if (elsewhere := beside_cases(registry, name)) is not None:
        return elsewhere
    if name == "acceptConsequence":
        do(registry, "keepCostSheet", {
            "reviewCase": 1, "region": "vi-du", "asOf": "2026-11-23", "expectedRevision": 2,
            "now": {"subjects": {"mid": "30", "source": "3.000 hồ sơ"}}, "idempotencyKey": "c",
        }, OTHER)  # fmt: skip
        return 3
    if own is None:
        named = with_file(registry, accepted=name == "freezeScorecard")
        return BEGIN.get(name, named)
    with registry.store.note() as session:
        other = "(SELECT min(e.hash) FROM edition e WHERE e.hash <> edition)"
        on = other if name == "rebaseCase" else "edition"
        session.connection().execute(text(f"UPDATE review_case SET edition = {on}"))
        values = {"own": own, "state": measure, **NEEDS.get(name, {})}
        session.connection().execute(text("UPDATE review_case SET state = :own"), values)
        said = ", ".join(f"{column} = :{column}" for column in values if column != "own")
        session.connection().execute(text(f"UPDATE measure SET {said}"), values)
    if name == "answerForm":
        return 0
    if name == "finishCosting":
        all_answered(registry.store, actor=OTHER)
    return (
        2
        if "reviewCase" in asked
        or (measure is None and "measure" not in asked and name not in OF_MEASURES)
        else 1
    )


def beside_cases(registry: Kept, name: str) -> int | None:
    """What a mutation needs that is about no case; the revision it has to name, None: it is."""
    if "Feedback" in name or name in ("askForMore", "tellSender"):
        return with_feedback(registry, name)
    if name in PLAN_REVISIONS:
        return with_plan(registry, name)
    if not name.endswith("Webhook"):
        return None
    if name != "addWebhook":
        first = {**CALLS["addWebhook"][0], "expectedRevision": 0, "idempotencyKey": "w"}
        do(registry, "addWebhook", first, OTHER)
    return int(name != "addWebhook")


def with_feedback(registry: Kept, name: str) -> int:
    """Feedback 1, answered where it is to be published; the revision it has to name."""
    receive(
        registry.store, AUTHORITY, CODES[1], Sent("citizen", "Nộp giấy hai lần"), salt="s",
        today=NOW.date(), now=NOW, idempotency_key=SENDERS_KEY,
    )  # fmt: skip
    if name != "publishFeedback":
        return 1
    answer = {**CALLS["answerFeedback"][0], "expectedRevision": 1, "idempotencyKey": "a"}
    do(registry, "answerFeedback", answer, OTHER)
    return 2


def with_file(registry: Kept, *, accepted: bool) -> int:
    """File 1 of figures, which waits unless it is `accepted`; the revision to be named."""
    line = Line(
        2, "Xã A", "commune", "", "", date(2026, 10, 1), date(2026, 10, 31), {"received": 1}
    )
    take_in(
        registry.store, Reading("a.csv", "0" * 64, (line,), ()), AUTHORITY, actor=OTHER, now=NOW,
        idempotency_key="file",
    )  # fmt: skip
    if not accepted:
        return 1
    asked = {"file": 1, "expectedRevision": 1, "idempotencyKey": "s"}
    do(registry, "acceptStatistics", asked, OTHER)
    return 0  # no scorecard was frozen before


def with_plan(registry: Kept, name: str) -> int:
    """Plan 1 as far as the act needs it; the revision it has to name."""
    revision = PLAN_REVISIONS[name]
    steps: list[tuple[str, dict[str, Any]]] = [
        ("makePlan", {"authority": AUTHORITY, "year": 2027, "title": "Kế hoạch"}),
        ("addPlanItem", {"plan": 1, "item": ITEM}),
        ("approvePlan", {"plan": 1, "decision": SAID["document"]}),
    ]
    for number, (step, asked) in enumerate(steps[:revision]):
        answer = do(
            registry, step, {**asked, "expectedRevision": number, "idempotencyKey": step},
            EVERYTHING if step == "approvePlan" else OTHER,
        )  # fmt: skip
        assert answer["data"]["done"]["__typename"] == "PlanSuccess", answer
    return revision


def do(registry: Kept, name: str, asked: Mapping[str, Any], actor: Actor | None) -> Any:
    kind = mutations(registry)[name]["args"][0]["type"]["ofType"]["name"]
    document = f"""mutation($input: {kind}!) {{done: {name}(input: $input) {{__typename
      ... on Refusal {{code message(lang: EN)}} ... on Conflict {{possibleActs {{act}}}}
      ... on InvalidInput {{fields {{field message(lang: EN)}}}} }} }}"""
    return registry.answer(document, {"input": asked}, actor=actor, now=NOW)


def test_every_mutation_is_called_here(registry: Kept) -> None:
    assert set(mutations(registry)) == set(CALLS)


@pytest.mark.parametrize("name", CALLS)
def test_every_input_names_a_revision_and_a_key(registry: Kept, name: str) -> None:
    fields = mutations(registry)[name]["args"][0]["type"]["ofType"]["inputFields"]

    needed = {each["name"] for each in fields if each["type"]["kind"] == "NON_NULL"}
    if name in OF_THE_PUBLIC or name == "triageFindings":  # each of its findings names its own
        needed.add("expectedRevision")
    assert {"expectedRevision", "idempotencyKey"} <= needed


def test_the_public_may_do_nothing_but_speak() -> None:
    assert sorted(OF_THE_PUBLIC) == ["sendFeedback", "supplementFeedback"]


@pytest.mark.parametrize("name", sorted(OF_THE_PUBLIC))
def test_an_act_of_the_public_is_written_down_as_theirs(registry: Kept, name: str) -> None:
    prepared(registry, name)
    if name == "supplementFeedback":
        nothing_asked = do(registry, name, {**CALLS[name][0], "idempotencyKey": "x" * 16}, None)
        assert nothing_asked["data"]["done"]["code"] == "nothing-asked"
        more = {**CALLS["askForMore"][0], "expectedRevision": 1, "idempotencyKey": "a"}
        do(registry, "askForMore", more, OTHER)
    before = acts(registry)

    done = do(registry, name, {**CALLS[name][0], "idempotencyKey": "k" * 16}, None)

    assert done["errors"] == []
    assert done["data"]["done"]["__typename"].endswith("Success"), done
    assert acts(registry) == before + 1
    with registry.store.read() as session:
        newest = read_acts(session, limit=1000)[-1]
    assert (newest.actor, newest.role, newest.authority) == ("the public", "viewer", "")


@pytest.mark.parametrize("name", sorted(CALLS.keys() - OF_THE_PUBLIC))
def test_a_mutation_asks_for_a_role_and_writes_an_act(registry: Kept, name: str) -> None:
    asked = {**CALLS[name][0], "expectedRevision": prepared(registry, name), "idempotencyKey": "k"}
    if name == "triageFindings":
        del asked["expectedRevision"]
    before = acts(registry)

    nobody = do(registry, name, asked, None)
    assert [each["extensions"]["code"] for each in nobody["errors"]] == ["UNAUTHENTICATED"]
    looking = do(registry, name, asked, VIEWER)
    assert looking["data"]["done"]["code"] == "role-needed", looking
    assert acts(registry) == before

    done = do(registry, name, asked, EVERYTHING)
    assert done["errors"] == []
    assert done["data"]["done"]["__typename"].endswith("Success"), done
    assert acts(registry) == before + 1
