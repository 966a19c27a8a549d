"""Feedback through GraphQL: anybody speaks and follows, its unit answers, nobody sees who spoke."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from registry.actors import Actor, Role
from registry.review.feedback import Allowance
from registry.store import read_acts
from tests.registry.folders import NOW
from tests.schema.kept import AUTHORITY, CODES, REVIEWER, STRANGER, Kept

CHECKER = Actor("kiem-soat", Role.CONTROLLER, AUTHORITY)
NAME, CONTACT, WORDS = "Trần Văn B", "0912 345 678", "Phải nộp giấy a hai lần"
FINDING = f"PAPER:{CODES[0]}:documents/a"
REFUSAL = """... on Refusal {code message(lang: EN) toDo(lang: EN)}
  ... on InvalidInput {fields {field code}}"""
SEND = f"""mutation S($input: SendFeedbackInput!) {{sendFeedback(input: $input) {{__typename
  ... on SendFeedbackSuccess {{receipt number received due clock(lang: EN)}} {REFUSAL} }} }}"""
ADD = f"""mutation A($input: SupplementFeedbackInput!) {{supplementFeedback(input: $input) {{
  __typename ... on SupplementFeedbackSuccess {{state}} {REFUSAL} }} }}"""
FOLLOW = """query F($receipt: String!) {followFeedback(receipt: $receipt) {number state asked answer
  due answeredBy news {words} procedure {code} authority {key}}}"""
PUBLISHED = """query P($authority: String, $code: String, $search: String) {
  publishedFeedback(authority: $authority, code: $code, search: $search) {totalCount
    facets {authority {value count}}
    edges {node {number words answer answeredBy procedure {code} published}}}}"""
OF_ONE = """query O($code: String!) {procedure(code: $code) {
  publishedFeedback(first: 5) {totalCount edges {node {words answer}}}
  findings {element feedback {number state}}}}"""
ITEM = """query I($number: Int!) {feedbackItem(number: $number) {number state sender category name
  contact words standing holidaysUntil deadlines {act by isLate} possibleActs {act mayDo needs}
  clock(lang: EN) finding planItem supplement answeredBy procedure {code name}
  history {by act words} revision}}"""
LIST = """query L($filter: FeedbackFilter) {feedback(filter: $filter) {totalCount
  facets {standing {value count} state {value count}} edges {node {number standing}}}}"""


@pytest.fixture
def keys() -> Iterator[str]:
    return (f"khoa-ngau-nhien-{number:04}" for number in count())


def sent(registry: Kept, key: str, *, more: Any = None, **asking: Any) -> Any:
    said = {"authority": AUTHORITY, "code": CODES[0], "sender": "CITIZEN", "words": WORDS,
            "name": NAME, "contact": CONTACT, "idempotencyKey": key}  # fmt: skip
    answer = registry.ask(SEND, {"input": said | (more or {})}, **asking)
    return answer["sendFeedback"]


def act(
    registry: Kept, name: str, revision: int, actor: Actor = CHECKER, now: datetime = NOW,
    **said: Any,
) -> Any:  # fmt: skip
    document = f"""mutation M($input: FeedbackActInput!) {{done: {name}(input: $input) {{
      __typename ... on FeedbackSuccess {{state revision}} {REFUSAL}
      ... on Conflict {{possibleActs {{act mayDo}}}} }} }}"""
    asked = {"number": 1, "expectedRevision": revision, "idempotencyKey": f"{name} {revision}"}
    return registry.ask(document, {"input": asked | said}, actor=actor, now=now)["done"]


def test_from_the_receipt_to_the_published_answer(registry: Kept, keys: Iterator[str]) -> None:
    given = sent(registry, next(keys))
    assert (given["number"], given["due"], given["clock"]) == (
        1, "2026-12-13", "20 days, then news every 7 days",
    )  # fmt: skip
    mine = {"receipt": given["receipt"].lower().replace("-", " ")}  # typed from paper
    assert registry.ask(FOLLOW, mine)["followFeedback"]["state"] == "RECEIVED"

    assert act(registry, "assignFeedback", 1, category="REGULATION", unit="Phòng C06")
    assert act(registry, "askForMore", 2, words="Ở xã nào?")["state"] == "WAITING"
    assert registry.ask(FOLLOW, mine)["followFeedback"]["asked"] == "Ở xã nào?"
    more = {"words": "Xã X", "idempotencyKey": next(keys), **mine}
    assert registry.ask(ADD, {"input": more})["supplementFeedback"] == {
        "__typename": "SupplementFeedbackSuccess", "state": "RECEIVED",
    }  # fmt: skip
    act(registry, "tellSender", 4, words="Đang hỏi bộ")
    act(registry, "answerFeedback", 5, words="Sẽ bỏ giấy a")
    assert registry.ask(PUBLISHED)["publishedFeedback"]["totalCount"] == 0
    assert act(registry, "publishFeedback", 6)["state"] == "PUBLISHED"

    followed = registry.ask(FOLLOW, mine)["followFeedback"]
    assert (followed["answer"], followed["answeredBy"], followed["asked"], followed["news"]) == (
        "Sẽ bỏ giấy a", "Phòng C06", None, [{"words": "Đang hỏi bộ"}],
    )  # fmt: skip
    assert registry.ask(PUBLISHED)["publishedFeedback"] == {
        "totalCount": 1,
        "facets": {"authority": [{"value": AUTHORITY, "count": 1}]},
        "edges": [{"node": {
            "number": 1, "words": WORDS, "answer": "Sẽ bỏ giấy a", "answeredBy": "Phòng C06",
            "procedure": {"code": CODES[0]}, "published": NOW.date().isoformat()}}],
    }  # fmt: skip
    of_one = registry.ask(OF_ONE, {"code": CODES[0]})["procedure"]["publishedFeedback"]
    assert of_one["edges"] == [{"node": {"words": WORDS, "answer": "Sẽ bỏ giấy a"}}]
    of_other = registry.ask(OF_ONE, {"code": CODES[1]})["procedure"]["publishedFeedback"]
    assert of_other["totalCount"] == 0


def test_a_request_sent_twice_is_one_and_has_one_receipt(
    registry: Kept, keys: Iterator[str]
) -> None:
    key = next(keys)

    assert sent(registry, key)["receipt"] == sent(registry, key)["receipt"]
    changed = sent(registry, key, more={"words": "Khác"})
    assert (changed["code"], key in json.dumps(changed)) == ("sent-before", False)
    assert sent(registry, next(keys))["number"] == 2
    short = sent(registry, "1")
    assert short["fields"] == [{"field": "idempotency_key", "code": "key-short"}]


def test_published_answers_are_found_by_procedure_and_authority(
    registry: Kept, keys: Iterator[str]
) -> None:
    sent(registry, next(keys))
    sent(registry, next(keys), more={"code": None, "authority": AUTHORITY})
    for number in (1, 2):
        act(registry, "answerFeedback", 1, number=number, words="Sẽ sửa", unit="C06",
            idempotencyKey=f"a{number}")  # fmt: skip
        act(registry, "publishFeedback", 2, number=number, idempotencyKey=f"p{number}")

    def found(**asked: str) -> list[int]:
        edges = registry.ask(PUBLISHED, asked)["publishedFeedback"]["edges"]
        return [edge["node"]["number"] for edge in edges]

    assert found() == [2, 1]
    assert found(code=CODES[0]) == [1]
    assert found(authority=AUTHORITY) == [2, 1]
    assert found(authority="bo-y-te") == []
    assert found(search=CODES[0]) == [1]
    assert found(search="xyzzy") == []


def test_a_draft_cannot_be_told_from_nothing(registry: Kept, keys: Iterator[str]) -> None:
    """1.000009 is loaded and not published, 9.999999 does not exist."""
    draft = sent(registry, next(keys), more={"code": "1.000009"})
    nothing = sent(registry, next(keys), more={"code": "9.999999"})

    assert draft["__typename"] == nothing["__typename"] == "NotFound"
    assert draft["message"].replace("1.000009", "9.999999") == nothing["message"]
    unknown = sent(registry, next(keys), more={"code": None, "authority": "khong-co"})
    assert unknown["__typename"] == "NotFound"


def test_a_wrong_receipt_tells_nothing(registry: Kept, keys: Iterator[str]) -> None:
    receipt = sent(registry, next(keys))["receipt"]
    wrong = receipt[:-1] + ("0" if receipt[-1] != "0" else "1")

    assert registry.ask(FOLLOW, {"receipt": receipt})["followFeedback"]  # the control
    for guess in (wrong, "", receipt[:-1], "x" * 60_000, "\ud800"):
        assert registry.ask(FOLLOW, {"receipt": guess})["followFeedback"] is None
    answers = {
        json.dumps(registry.ask(ADD, {"input": {
            "receipt": guess, "words": "x", "idempotencyKey": next(keys)}}))
        for guess in (wrong, "", "khác")
    }  # fmt: skip
    assert len(answers) == 1
    assert '"NotFound"' in answers.pop()


def test_who_sent_it_is_shown_to_who_may_answer_alone(registry: Kept, keys: Iterator[str]) -> None:
    receipt = sent(registry, next(keys))["receipt"]
    act(registry, "answerFeedback", 1, words="Sẽ sửa", unit="C06")
    act(registry, "publishFeedback", 2)

    public = [
        registry.ask(PUBLISHED),
        registry.ask(OF_ONE, {"code": CODES[0]}),
        registry.ask(FOLLOW, {"receipt": receipt}),
    ]

    assert not any(private in json.dumps(public, ensure_ascii=False) for private in (NAME, CONTACT))
    answering = registry.ask(ITEM, {"number": 1}, actor=CHECKER)["feedbackItem"]
    reading = registry.ask(ITEM, {"number": 1}, actor=REVIEWER)["feedbackItem"]
    assert (answering["name"], answering["contact"]) == (NAME, CONTACT)
    assert (reading["name"], reading["contact"], reading["words"]) == (None, None, WORDS)
    assert registry.ask(ITEM, {"number": 1}, actor=STRANGER)["feedbackItem"] is None
    nobody = registry.answer(ITEM, {"number": 1})["errors"]
    assert nobody[0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_its_unit_sees_what_is_due_by_its_clock(registry: Kept, keys: Iterator[str]) -> None:
    sent(registry, next(keys))
    sent(registry, next(keys))
    act(registry, "answerFeedback", 1, words="Sẽ sửa", unit="C06")

    item = registry.ask(ITEM, {"number": 1}, actor=CHECKER)["feedbackItem"]
    assert item["deadlines"] == [{"act": "publishFeedback", "by": "2026-11-25", "isLate": False}]
    assert [each["act"] for each in item["possibleActs"]] == ["publishFeedback", "takeUpFeedback"]
    assert [(e["act"], e["by"]) for e in item["history"]] == [
        ("receive_feedback", "the public"), ("answer_feedback", CHECKER.name),
    ]  # fmt: skip
    listed = registry.ask(LIST, actor=CHECKER)["feedback"]
    assert [edge["node"] for edge in listed["edges"]] == [
        {"number": 1, "standing": "SOON"}, {"number": 2, "standing": "IN_TIME"},
    ]  # fmt: skip
    later = NOW + timedelta(days=3)
    late = registry.ask(LIST, {"filter": {"standing": ["LATE"]}}, actor=CHECKER, now=later)
    assert [edge["node"]["number"] for edge in late["feedback"]["edges"]] == [1]
    assert registry.ask(LIST, actor=STRANGER)["feedback"]["totalCount"] == 0


@pytest.mark.parametrize(
    ("day", "standing", "year", "by"),
    [(28, "SOON", None, ["2026-12-30"]), (31, "NOT_KNOWN", 2026, [])],  # 2 working days later
)
def test_a_day_in_a_year_without_listed_holidays_is_not_known(
    registry: Kept, keys: Iterator[str], day: int, standing: str, year: int | None, by: list[str]
) -> None:
    now = datetime(2026, 12, day, 2, tzinfo=UTC)
    sent(registry, next(keys), now=now)
    act(registry, "answerFeedback", 1, now=now, words="Sẽ sửa", unit="C06")

    item = registry.ask(ITEM, {"number": 1}, actor=CHECKER, now=now)["feedbackItem"]
    assert (item["standing"], item["holidaysUntil"]) == (standing, year)
    assert [each["by"] for each in item["deadlines"]] == by
    chosen = {"filter": {"standing": [standing]}}
    assert registry.ask(LIST, chosen, actor=CHECKER, now=now)["feedback"]["totalCount"] == 1


def test_an_impossible_act_says_what_is_possible(registry: Kept, keys: Iterator[str]) -> None:
    sent(registry, next(keys))

    refused = act(registry, "publishFeedback", 1)

    assert refused["code"] == "act-impossible"
    assert {"act": "answerFeedback", "mayDo": True} in refused["possibleActs"]


def test_it_becomes_a_finding_and_a_plan_item(registry: Kept, keys: Iterator[str]) -> None:
    sent(registry, next(keys))
    plan = """mutation P($plan: MakePlanInput!, $item: AddPlanItemInput!) {
      makePlan(input: $plan) {__typename} addPlanItem(input: $item) {
        ... on PlanSuccess {item plan {items {number ground}}}}}"""
    item = {"authority": AUTHORITY, "code": CODES[0], "ground": "FEEDBACK", "groundWords": WORDS}
    asked = {
        "plan": {"authority": AUTHORITY, "year": 2027, "title": "Kế hoạch", "expectedRevision": 0,
                 "idempotencyKey": "plan"},
        "item": {"plan": 1, "item": item, "expectedRevision": 1, "idempotencyKey": "item"},
    }  # fmt: skip
    made = registry.ask(plan, asked, actor=CHECKER)["addPlanItem"]
    assert made["plan"]["items"] == [{"number": 1, "ground": "FEEDBACK"}]

    done = act(registry, "takeUpFeedback", 1, finding=FINDING, planItem=made["item"])

    assert done["__typename"] == "FeedbackSuccess", done
    kept = registry.ask(ITEM, {"number": 1}, actor=CHECKER)["feedbackItem"]
    assert (kept["finding"], kept["planItem"]) == (FINDING, 1)

    def origin(actor: Actor | None) -> Any:
        found = registry.ask(OF_ONE, {"code": CODES[0]}, actor=actor)["procedure"]["findings"]
        return {each["element"]: each["feedback"] for each in found}

    assert origin(REVIEWER) == {
        "documents/a": [{"number": 1, "state": "RECEIVED"}], "documents/b": [],
    }  # fmt: skip
    assert origin(None)["documents/a"] == origin(STRANGER)["documents/a"] == []
    act(registry, "answerFeedback", 2, words="Sẽ sửa", unit="C06")
    act(registry, "publishFeedback", 3)
    assert origin(None)["documents/a"] == [{"number": 1, "state": "PUBLISHED"}]
    elsewhere = act(registry, "takeUpFeedback", 4, finding=f"PAPER:{CODES[1]}:documents/a")
    assert elsewhere["fields"] == [{"field": "finding", "code": "finding-elsewhere"}]


def flood(registry: Kept, keys: Iterator[str], size: int, allowance: Allowance, **more: Any) -> int:
    """How many of so many requests were taken."""
    answers = (sent(registry, next(keys), allowance=allowance, **more) for _ in range(size))
    return sum(each["__typename"] == "SendFeedbackSuccess" for each in answers)


def test_a_flood_from_one_address_is_stopped(registry: Kept, keys: Iterator[str]) -> None:
    allowance = Allowance(per_address=5, of_all=0)

    assert flood(registry, keys, 30, allowance, address="192.0.2.1") == 5
    refused = sent(registry, next(keys), allowance=allowance, address="192.0.2.1")
    assert (refused["code"], "60 minutes" in refused["toDo"]) == ("sent-too-often", True)
    assert flood(registry, keys, 1, allowance, address="192.0.2.2") == 1  # others still may
    assert flood(registry, keys, 9, allowance, address="2001:db8::1") == 5
    assert flood(registry, keys, 9, allowance, address="2001:db8::2") == 0  # the same network
    later = NOW + timedelta(hours=1)
    assert flood(registry, keys, 1, allowance, address="192.0.2.1", now=later) == 1


def test_what_was_kept_is_answered_again_however_often_its_address_has_sent(
    registry: Kept, keys: Iterator[str]
) -> None:
    """The control is the same request with another key: that would be one more."""
    allowance, key = Allowance(per_address=2, of_all=2), next(keys)
    here: dict[str, Any] = {"allowance": allowance, "address": "192.0.2.1"}
    first = sent(registry, key, **here)

    for _ in range(5):
        assert sent(registry, key, **here) == first
    assert flood(registry, keys, 3, **here) == 1
    assert sent(registry, key, **here) == first
    assert sent(registry, next(keys), **here)["code"] == "sent-too-often"


def test_a_flood_from_everywhere_is_stopped_in_all_processes(
    registry: Kept, keys: Iterator[str]
) -> None:
    """Each process has an allowance of its own; what all may send is counted in the store."""
    processes = [Allowance(per_address=5, of_all=8), Allowance(per_address=5, of_all=8)]

    taken = [flood(registry, keys, 1, processes[n % 2], address=f"192.0.2.{n}") for n in range(30)]

    assert sum(taken) == 8
    later = NOW + timedelta(hours=1)
    assert flood(registry, keys, 1, processes[0], address="192.0.2.200", now=later) == 1


def test_without_limits_the_same_flood_goes_through(registry: Kept, keys: Iterator[str]) -> None:
    """The negative control of both."""
    assert flood(registry, keys, 30, Allowance(0, 0), address="192.0.2.1") == 30


def test_many_in_one_request_are_counted_one_by_one(registry: Kept, keys: Iterator[str]) -> None:
    said = {"authority": AUTHORITY, "code": CODES[0], "sender": "CITIZEN", "words": WORDS}
    inputs = {f"i{n}": said | {"idempotencyKey": next(keys)} for n in range(20)}
    names = ", ".join(f"${name}: SendFeedbackInput!" for name in inputs)
    each = " ".join(f"{n}: sendFeedback(input: ${n}) {{__typename}}" for n in inputs)

    done = registry.ask(
        f"mutation Q({names}) {{{each}}}", inputs, allowance=Allowance(3, 0), address="192.0.2.1"
    )

    kinds = [answer["__typename"] for answer in done.values()]
    assert kinds == ["SendFeedbackSuccess"] * 3 + ["Conflict"] * 17


def test_hostile_words_are_words(registry: Kept, keys: Iterator[str]) -> None:
    hostile = "<script>alert(1)</script>\x00\u202e\ud800 =cmd|' /C calc'!A0\r\n{{7*7}}"

    sent(registry, next(keys), more={"words": hostile, "name": "\u202e'; --"})

    kept = registry.ask(ITEM, {"number": 1}, actor=CHECKER)["feedbackItem"]
    assert kept["words"] == "<script>alert(1)</script> =cmd|' /C calc'!A0\n{{7*7}}"
    assert kept["name"] == "'; --"
    long = sent(registry, next(keys), more={"words": "ế" * 5001})
    assert long["fields"] == [{"field": "words", "code": "too-long"}]


def test_an_error_of_the_database_tells_logs_nothing_of_a_sender(
    registry: Kept, keys: Iterator[str], caplog: pytest.LogCaptureFixture
) -> None:
    with registry.store.note() as session:
        session.connection().exec_driver_sql(
            "CREATE TRIGGER full BEFORE INSERT ON feedback BEGIN SELECT RAISE(ABORT, 'full'); END"
        )

    def failed() -> str:
        caplog.clear()
        with caplog.at_level(logging.DEBUG):
            said = {"authority": AUTHORITY, "code": CODES[0], "sender": "CITIZEN", "words": WORDS,
                    "contact": CONTACT, "idempotencyKey": next(keys)}  # fmt: skip
            answer = registry.answer(SEND, {"input": said})
        assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"
        return caplog.text

    quiet = failed()
    assert "full" in quiet  # what went wrong is noted
    assert not any(private in quiet for private in (CONTACT, WORDS))
    registry.store._writer.hide_parameters = False
    assert CONTACT in failed()  # the control: without this the driver's error would tell


def test_pages_of_procedures_read_their_feedback_together(
    registry: Kept, keys: Iterator[str]
) -> None:
    for number, code in enumerate(CODES, 1):
        sent(registry, next(keys), more={"code": code})
        act(registry, "answerFeedback", 1, number=number, words="Sẽ sửa", unit="C06",
            idempotencyKey=f"a{number}")  # fmt: skip
        act(registry, "publishFeedback", 2, number=number, idempotencyKey=f"p{number}")
    document = """{procedures {edges {node {publishedFeedback {edges {node {answer}}}}}}}"""

    with registry.statements() as seen:
        found = registry.ask(document)

    assert len(seen) == 2
    assert str(found).count("Sẽ sửa") == 3


def test_the_log_tells_that_the_public_spoke_and_not_what(
    registry: Kept, keys: Iterator[str]
) -> None:
    receipt = sent(registry, next(keys))["receipt"]

    with registry.store.read() as session:
        (act,) = read_acts(session, kinds=["receive_feedback"])
        kept = session.connection().exec_driver_sql("SELECT * FROM idempotency").all()
    assert (act.actor, act.subject) == ("the public", "feedback/1")
    for private in (NAME, CONTACT, WORDS, receipt):
        assert private.encode() not in act.body
        assert private not in str(kept)
