"""Plans and review forms through GraphQL: from a draft plan to a complete form."""

from collections.abc import Mapping
from typing import Any

from registry.actors import Actor, Role
from tests.schema.kept import AUTHORITY, CODES, REVIEWER, STRANGER, Kept

CONTROLLER = Actor("minh", Role.CONTROLLER, AUTHORITY)
APPROVER = Actor("hoa", Role.APPROVER, AUTHORITY)
REFUSED = "__typename ... on Refusal {code} ... on InvalidInput {fields {field}}"
DONE = {
    "plan": """... on PlanSuccess {item warnings {message(lang: EN)} plan {number revision
    items {number procedure {code} reviewCase caseState standing}}}""",
    "form": "... on AnswerFormSuccess {revision missing}",
    "case": "... on ReviewActSuccess {reviewCase {state}}",
}
PLANS = """query($filter: ReviewPlanFilter, $first: Int, $after: String) {
  reviewPlans(filter: $filter, first: $first, after: $after) {totalCount
  pageInfo {endCursor hasNextPage} facets {authority {value count} year {value count}}
  edges {node {id number year title decision sentBefore mayChange mayApprove mayFinish unit {key}
  progress {standing count} warnings {message(lang: EN)}
  items {number group lead ends ground standing}}}}}"""
FORMS = """query($n: Int!) {reviewForms(number: $n) {form element revision missing title(lang: EN)
  awaits(lang: EN) entries {question number ask(lang: EN) answer options {code label(lang: EN)}
  suggestion {value fact findings}}}}"""
ITEM = {
    "authority": AUTHORITY, "code": CODES[1], "lead": "Cục C06", "starts": "2026-11-24",
    "ends": "2026-12-15", "ground": "OWN", "product": "Báo cáo",
}  # fmt: skip


def act(
    registry: Kept, name: str, kind: str, revision: int, asked: Mapping[str, Any], actor: Actor
) -> Any:
    given = {"idempotencyKey": f"{name} {revision}", **asked, "expectedRevision": revision}
    shown = DONE["form" if "Form" in kind else "case" if "Case" in kind else "plan"]
    document = f"mutation($i: {kind}!) {{done: {name}(input: $i) {{{REFUSED} {shown}}}}}"
    return registry.ask(document, {"i": given}, actor=actor)["done"]


def planned(registry: Kept) -> Any:
    made = {"authority": AUTHORITY, "year": 2026, "title": "Kế hoạch 2026"}
    act(registry, "makePlan", "MakePlanInput", 0, made, CONTROLLER)
    item = {"plan": 1, "item": ITEM}
    act(registry, "addPlanItem", "AddPlanItemInput", 1, item, CONTROLLER)
    decision = {"plan": 1, "decision": {"number": "1/QĐ", "date": "2026-11-23"}}
    return act(registry, "approvePlan", "ApprovePlanInput", 2, decision, APPROVER)


def nodes(answer: Mapping[str, Any]) -> list[Any]:
    return [edge["node"] for edge in answer["reviewPlans"]["edges"]]


def test_an_approved_plan_takes_its_cases_along_and_warns_of_its_day(registry: Kept) -> None:
    done = planned(registry)

    assert done["__typename"] == "PlanSuccess"
    assert [each["message"][:28] for each in done["warnings"]] == ["The plan of 2026 must reach "]
    (item,) = done["plan"]["items"]
    assert item == {
        "number": 1, "procedure": {"code": CODES[1]}, "reviewCase": 1, "caseState": "PLANNED",
        "standing": "SOON",
    }  # fmt: skip
    due = registry.ask("{duePlanItems {soon {number} overdue {number}}}", actor=REVIEWER)
    assert due["duePlanItems"] == {"soon": [{"number": 1}], "overdue": []}


def test_an_incomplete_plan_names_what_is_missing(registry: Kept) -> None:
    made = {"authority": AUTHORITY, "year": 2026, "title": "Kế hoạch 2026"}
    act(registry, "makePlan", "MakePlanInput", 0, made, CONTROLLER)
    item = {"plan": 1, "item": {"group": "Nhóm", "ground": "ORDER"}}
    act(registry, "addPlanItem", "AddPlanItemInput", 1, item, CONTROLLER)

    decision = {"plan": 1, "decision": {"number": "1/QĐ", "date": "2026-11-23"}}
    done = act(registry, "approvePlan", "ApprovePlanInput", 2, decision, APPROVER)

    assert done["__typename"] == "InvalidInput"
    assert "items.0.ground_words" in {each["field"] for each in done["fields"]}
    assert len(done["fields"]) == 5


def test_plans_are_shown_to_their_people_only(registry: Kept) -> None:
    planned(registry)

    (plan,) = nodes(registry.ask(PLANS, actor=REVIEWER))
    assert (plan["unit"]["key"], plan["decision"], plan["mayChange"]) == (AUTHORITY, "1/QĐ", False)
    node = "query($id: ID!) {node(id: $id) {... on ReviewPlan {number}}}"
    for actor, seen in ((REVIEWER, {"number": 1}), (STRANGER, None)):
        assert registry.ask(node, {"id": plan["id"]}, actor=actor)["node"] == seen
        assert registry.ask("{reviewPlan(number: 1) {number}}", actor=actor)["reviewPlan"] == seen
    assert nodes(registry.ask(PLANS, actor=STRANGER)) == []
    nobody = registry.answer(PLANS)
    assert nobody["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_plans_come_in_pages_by_year_and_are_counted(registry: Kept) -> None:
    for year in (2026, 2027, 2028):
        made = {
            "authority": AUTHORITY, "year": year, "title": f"Kế hoạch {year}",
            "idempotencyKey": str(year),
        }  # fmt: skip
        act(registry, "makePlan", "MakePlanInput", 0, made, CONTROLLER)

    page = registry.ask(PLANS, {"first": 2}, actor=REVIEWER)
    assert [each["year"] for each in nodes(page)] == [2028, 2027]
    assert page["reviewPlans"]["totalCount"] == 3
    after = page["reviewPlans"]["pageInfo"]["endCursor"]
    rest = registry.ask(PLANS, {"first": 2, "after": after}, actor=REVIEWER)
    assert [each["year"] for each in nodes(rest)] == [2026]

    some = registry.ask(PLANS, {"filter": {"year": [2026, 2027]}}, actor=REVIEWER)
    assert [each["year"] for each in nodes(some)] == [2027, 2026]
    assert some["reviewPlans"]["facets"] == {
        "authority": [{"value": AUTHORITY, "count": 2}],
        "year": [{"value": str(year), "count": 1} for year in (2026, 2027, 2028)],
    }
    none = registry.ask(PLANS, {"filter": {"authority": ["bo-y-te"]}}, actor=REVIEWER)
    assert none["reviewPlans"]["totalCount"] == 0


def test_how_far_a_plan_is_and_what_is_wrong_with_its_days(registry: Kept) -> None:
    planned(registry)

    (plan,) = nodes(registry.ask(PLANS, actor=CONTROLLER))

    assert plan["progress"] == [{"standing": "SOON", "count": 1}]
    assert [each["message"][:28] for each in plan["warnings"]] == ["The plan of 2026 must reach "]
    assert (plan["mayChange"], plan["mayFinish"]) == (False, True)


def test_who_may_begin_a_plan_is_told_for_which_authorities(registry: Kept) -> None:
    asked = "{authoritiesToPlan {key}}"

    for actor, keys in ((CONTROLLER, [AUTHORITY]), (REVIEWER, [])):
        found = registry.ask(asked, actor=actor)["authoritiesToPlan"]
        assert [each["key"] for each in found] == keys


def test_a_plan_gives_its_last_days_as_a_calendar(registry: Kept) -> None:
    planned(registry)

    found = registry.ask("{reviewPlan(number: 1) {calendar}}", actor=REVIEWER)["reviewPlan"]

    assert "DTSTART;VALUE=DATE:20261215\r\n" in found["calendar"]


def test_procedures_are_suggested_with_their_reasons(registry: Kept) -> None:
    planned(registry)
    asked = """{suggestedProcedures(first: 1) {total volumeUnknown items {procedure {code} weight
      burden yearlyVolume findings {severity count}}}}"""

    found = registry.ask(asked, actor=REVIEWER)["suggestedProcedures"]

    assert (found["total"], found["volumeUnknown"]) == (3, 3)  # the planned one is left out
    assert found["items"] == [{
        "procedure": {"code": CODES[0]}, "weight": 18, "burden": None, "yearlyVolume": None,
        "findings": [{"severity": "HIGH", "count": 2}],
    }]  # fmt: skip
    many = registry.answer("{suggestedProcedures(first: 101) {total}}", actor=REVIEWER)
    assert many["errors"][0]["extensions"]["code"] == "PAGE_SIZE"


def test_a_form_is_answered_until_nothing_is_missing(registry: Kept) -> None:
    planned(registry)
    start = {"number": 1}
    done = act(registry, "startReview", "CaseActInput", 2, start, REVIEWER)
    assert done["reviewCase"]["state"] == "IN_REVIEW"
    (form,) = registry.ask(FORMS, {"n": 1}, actor=REVIEWER)["reviewForms"]
    by_name = {each["question"]: each for each in form["entries"]}
    assert by_name["papers_reasonable"]["suggestion"]["value"] == "no"
    assert by_name["necessary"]["options"][1] == {"code": "no", "label": "No"}
    assert (form["revision"], "await comparison" in form["awaits"]) == (0, True)

    stopped = [
        {"question": name, "value": "no" if by_name[name]["options"] else "x"}
        for name in form["missing"]
        if by_name[name]["number"].startswith("I.")
    ]
    answers = {"number": 1, "form": "a", "answers": stopped}
    done = act(registry, "answerForm", "AnswerFormInput", 0, answers, REVIEWER)

    assert done == {"__typename": "AnswerFormSuccess", "revision": 1, "missing": []}
    assert registry.ask(FORMS, {"n": 1}, actor=STRANGER)["reviewForms"] is None
