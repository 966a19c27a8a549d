"""Inspections and initiatives over GraphQL: recorded by controllers, seen by people with a role."""

from typing import Any

from registry.actors import Actor, Role
from tests.schema.kept import AUTHORITY, CODES, REVIEWER, STRANGER, Kept

CONTROLLER = Actor("kiem", Role.CONTROLLER, AUTHORITY)
PLAN = {
    "year": 2026, "unit": "Xã A", "subjects": ["FEEDBACK", "REVIEW"], "notice": "SHORT_NOTICE",
    "starts": "2026-11-02", "ends": "2026-11-03",
}  # fmt: skip
FINDING = {
    "subject": "FEEDBACK", "words": "Trả lời muộn", "mend": "Trả lời đúng hạn", "byWhom": "Xã A",
    "due": "2026-11-20",
}  # fmt: skip
INITIATIVE = {
    "title": "Nộp một lần", "byWhom": "A", "unit": "Xã A", "problem": "Nộp hai lần",
    "done": "Dùng lại tệp", "on": "2026-05-01", "procedures": [CODES[0]],
}  # fmt: skip
REFUSED = """__typename ... on Refusal {code} ... on InvalidInput {fields {field code}}
  ... on Conflict {currentRevision}"""
INSPECTIONS = """{inspections {totalCount overdue edges {node {number unit notice revision
  mayRecord authority {key} findings {number standing due followUp {evidence}
  corrections {by reason before}}}}}
  controlAuthorities {authority {key} inspections initiatives}}"""
INITIATIVES = """query($q: String) {initiatives(search: $q) {totalCount edges {node {title revision
  procedures {code name} reuses {unit on authority {key}}}}}}"""


def record(registry: Kept, kind: str, revision: int, actor: Actor = CONTROLLER, **said: Any) -> Any:
    document = f"""mutation($i: Record{kind}Input!) {{done: record{kind}(input: $i) {{{REFUSED}
      ... on Record{kind}Success {{number entry revision}}}}}}"""
    asked = {**said, "expectedRevision": revision, "idempotencyKey": f"{said}"}
    return registry.ask(document, {"i": asked}, actor=actor)["done"]


def test_an_inspection_from_plan_to_correction(registry: Kept) -> None:
    planned = record(registry, "Inspection", 0, authority=AUTHORITY, plan=PLAN)
    assert (planned["number"], planned["revision"]) == (1, 1)
    found = record(registry, "Inspection", 1, inspection=1, finding=FINDING)

    answer = registry.ask(INSPECTIONS, actor=CONTROLLER)
    assert answer["inspections"]["overdue"] == 1
    (edge,) = answer["inspections"]["edges"]
    assert (edge["node"]["unit"], edge["node"]["mayRecord"]) == ("Xã A", True)
    assert edge["node"]["findings"][0]["standing"] == "OVERDUE"

    record(registry, "Inspection", 2, inspection=1, corrects=found["entry"], reason="Gia hạn",
           finding=FINDING | {"due": "2026-12-01"})  # fmt: skip
    followed = {"finding": found["entry"], "doneOn": "2026-11-22", "evidence": "Công văn 3"}
    record(registry, "Inspection", 3, inspection=1, followUp=followed)

    (edge,) = registry.ask(INSPECTIONS, actor=REVIEWER)["inspections"]["edges"]
    (finding,) = edge["node"]["findings"]
    assert (finding["standing"], finding["followUp"]) == ("DONE", {"evidence": "Công văn 3"})
    assert finding["corrections"][0]["before"]["due"] == "2026-11-20"
    assert edge["node"]["mayRecord"] is False


def test_one_thing_is_recorded_at_a_time_and_mistakes_are_listed(registry: Kept) -> None:
    both = record(registry, "Inspection", 0, authority=AUTHORITY, plan=PLAN, finding=FINDING)
    neither = record(registry, "Initiative", 0, authority=AUTHORITY)
    wrong = record(registry, "Initiative", 0, authority=AUTHORITY, initiative=INITIATIVE | {
        "procedures": ["9.999999"], "effect": "Nhanh hơn"})  # fmt: skip

    assert both["fields"] == [{"field": "plan", "code": "one-of-three"}]
    assert neither["fields"] == [{"field": "initiative", "code": "one-of-two"}]
    assert {each["code"] for each in wrong["fields"]} == {"code-unknown", "effect-with-source"}


def test_inspections_are_for_people_of_the_authority_and_a_stale_view_is_refused(
    registry: Kept,
) -> None:
    record(registry, "Inspection", 0, authority=AUTHORITY, plan=PLAN)

    assert registry.ask(INSPECTIONS, actor=STRANGER)["inspections"]["totalCount"] == 0
    nobody = registry.answer(INSPECTIONS)
    assert nobody["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    again = record(registry, "Inspection", 0, authority=AUTHORITY, plan=PLAN | {"unit": "B"})
    assert (again["code"], again["currentRevision"]) == ("stale-revision", 1)
    refused = record(registry, "Inspection", 1, REVIEWER, inspection=1, finding=FINDING)
    assert refused["code"] == "role-needed"


def test_an_initiative_is_found_by_words_and_reused_by_another_authority(registry: Kept) -> None:
    health = Actor("y", Role.CONTROLLER, "bo-y-te")
    record(registry, "Initiative", 0, authority=AUTHORITY, initiative=INITIATIVE)
    reuse = {"unit": "Trạm y tế B", "on": "2026-06-01"}
    done = record(registry, "Initiative", 1, health, number=1, authority="bo-y-te", reuse=reuse)

    assert done["revision"] == 2
    (edge,) = registry.ask(INITIATIVES, {"q": "tram y te"}, actor=STRANGER)["initiatives"]["edges"]
    assert edge["node"]["procedures"][0]["code"] == CODES[0]
    assert edge["node"]["reuses"] == [reuse | {"authority": {"key": "bo-y-te"}}]
    none = registry.ask(INITIATIVES, {"q": "không có"}, actor=STRANGER)
    assert none["initiatives"]["totalCount"] == 0


def test_controllers_are_told_for_whom_they_may_record(registry: Kept) -> None:
    record(registry, "Inspection", 0, authority=AUTHORITY, plan=PLAN)

    found = registry.ask(INSPECTIONS, actor=CONTROLLER)["controlAuthorities"]

    assert found == [{"authority": {"key": AUTHORITY}, "inspections": 1, "initiatives": 0}]
    assert registry.ask(INSPECTIONS, actor=REVIEWER)["controlAuthorities"] == []
