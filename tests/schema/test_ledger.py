"""The reform ledger, its totals and targets as clients see them."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from registry.actors import Actor, Role
from registry.publication.snapshot import hold
from registry.reference import load_reference
from registry.store import Store
from tests.registry.folders import NOW
from tests.registry.review.ledger.stories import LATER, approved, in_force
from tests.registry.review.reviewing import CHECKER, OWNER
from tests.schema.kept import STRANGER, Kept

VIEWER = Actor("xem", Role.VIEWER, OWNER)
SUM = """column label(lang: EN) procedures measures hours amount {mid} timePercent costPercent
  untimed unquantified unverified {mid}"""
TOTAL = f"key name procedures costed hours amount {{mid}} over columns {{{SUM}}}"
LEDGER = f"""query($filter: ReformFilter) {{reformLedger(filter: $filter) {{totalCount
  totals {{{TOTAL}}} edges {{cursor node {{reviewCase measure title outcome state
  column columns over field plan year procedure {{code}} decision decisionDate instrument effective
  saving {{hours amount {{mid}} hoursCounted amountCounted unverified}}
  measured {{hours amount {{mid}} amountCounted}}
  measurement {{dossiers hours cost source document by}}
  changes {{element task label(lang: EN) hours amount}}
  problems {{code}} countedWith clash}}}}}}}}"""
PORTFOLIO = (
    f"{{portfolio {{total {{{TOTAL}}} byAgency {{{TOTAL}}} byField {{key}} byPlan {{key}}}}}}"
)
TARGET = """reached why(lang: EN) toDo(lang: EN) hours amount unverified
  choice {measures effort texts {number rank weight label(lang: EN)} timePercent costPercent proven}
  closest {measures timePercent costPercent}  leftOut {measure why}"""
RECORD = """mutation($input: RecordMeasurementInput!) {done: recordMeasurement(input: $input) {
  __typename ... on Refusal {code} ... on InvalidInput {fields {field}}
  ... on ReviewActSuccess {act measure {revision}}}}"""


@pytest.fixture
def office(store: Store) -> Kept:
    return Kept(store, hold(store, (), load_reference(), NOW.date))


def ledger(office: Kept, actor: Actor = VIEWER, now: datetime = LATER, **wanted: Any) -> Any:
    return office.ask(LEDGER, {"filter": wanted}, actor=actor, now=now)["reformLedger"]


def recorded(office: Kept, actor: Actor = CHECKER, **more: Any) -> Any:
    asked = {
        "number": 1, "expectedRevision": 6, "idempotencyKey": "m", "since": "2026-12-01",
        "until": "2027-11-30", "dossiers": 3600, "source": "Thống kê hồ sơ",
        "document": {"number": "9/BC", "date": "2027-12-02"}, **more,
    }  # fmt: skip
    return office.ask(RECORD, {"input": asked}, actor=actor, now=LATER)["done"]


def test_a_line_tells_where_it_is_from_and_what_it_saves(office: Kept, tmp_path: Path) -> None:
    approved(office.store, tmp_path)
    found = ledger(office)

    [edge] = found["edges"]
    line = edge["node"]
    assert (line["column"], line["columns"]) == ("APPROVED", ["PROPOSED", "APPROVED"])
    assert (line["procedure"]["code"], line["field"], line["year"]) == (
        "1.000001", "Kinh doanh", 2026
    )  # fmt: skip
    assert (line["decision"], line["decisionDate"]) == ("12/QĐ-BCA", NOW.date().isoformat())
    assert line["saving"] == {
        "hours": "19500.0", "amount": {"mid": 1_542_000_000}, "hoursCounted": True,
        "amountCounted": False, "unverified": ["wage/applicant"],
    }  # fmt: skip
    assert sum(each["amount"] for each in line["changes"]) == 1_542_000_000
    assert {"element": "fees/phi", "task": "PAY", "label": "Pay", "hours": "0.0",
            "amount": 150_000_000} in line["changes"]  # fmt: skip


def test_what_rests_on_unchecked_inputs_stands_apart(office: Kept, tmp_path: Path) -> None:
    approved(office.store, tmp_path)
    [proposed, approved_, in_force_, measured] = ledger(office)["totals"]["columns"]

    assert proposed == approved_ | {"column": "PROPOSED", "label": "Proposed"}
    assert (approved_["amount"]["mid"], approved_["unquantified"]) == (0, 1)
    assert (approved_["unverified"]["mid"], approved_["costPercent"]) == (1_542_000_000, None)
    assert (approved_["hours"], approved_["timePercent"]) == ("19500.0", "72.22")
    assert (in_force_["measures"], measured["measures"]) == (0, 0)


def test_a_measurement_is_recorded_and_shown(office: Kept, tmp_path: Path) -> None:
    in_force(office.store, tmp_path)
    assert recorded(office, VIEWER)["code"] == "role-needed"
    refused = recorded(office, source=" ", hours="-1")
    assert {each["field"] for each in refused["fields"]} == {"source", "hours"}
    assert recorded(office) == {
        "__typename": "ReviewActSuccess", "act": "recordMeasurement", "measure": {"revision": 7}
    }  # fmt: skip

    line = ledger(office)["edges"][0]["node"]
    assert line["column"] == "MEASURED"
    assert line["measured"]["hours"] == "23400.0"
    assert line["measurement"] == {
        "dossiers": 3600, "hours": None, "cost": None, "source": "Thống kê hồ sơ",
        "document": "9/BC", "by": "minh",
    }  # fmt: skip


def test_filters_leave_out_what_is_not_asked_for(office: Kept, tmp_path: Path) -> None:
    approved(office.store, tmp_path)

    for wanted in (
        {"authority": OWNER},
        {"field": "Kinh doanh"},
        {"year": 2026},
        {"reviewCase": 1},
    ):
        assert ledger(office, **wanted)["totalCount"] == 1, wanted
    for wanted in ({"authority": "bo-y-te"}, {"field": "Đất đai"}, {"year": 2027}, {"plan": 1}):
        found = ledger(office, **wanted)
        assert (found["totalCount"], found["totals"]["procedures"]) == (0, 0), wanted


def test_people_of_another_authority_see_nothing_of_it(office: Kept, tmp_path: Path) -> None:
    approved(office.store, tmp_path)

    assert ledger(office, STRANGER)["totalCount"] == 0
    assert office.ask(PORTFOLIO, actor=STRANGER)["portfolio"]["byAgency"] == []
    answer = office.answer(LEDGER)
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_the_portfolio_adds_up_by_agency_field_and_plan(office: Kept, tmp_path: Path) -> None:
    approved(office.store, tmp_path)
    found = office.ask(PORTFOLIO, actor=VIEWER)["portfolio"]

    [agency] = found["byAgency"]
    assert (agency["key"], agency["name"]) == (OWNER, "Bộ Công an")
    assert agency["columns"] == found["total"]["columns"]
    assert (found["byField"], found["byPlan"]) == ([{"key": "Kinh doanh"}], [{"key": None}])


def test_the_target_of_a_case_and_of_all(office: Kept, tmp_path: Path) -> None:
    approved(office.store, tmp_path)
    one = office.ask(f'{{reviewCase(id: "1") {{target {{{TARGET}}}}}}}', actor=VIEWER)
    every = office.ask(f"{{reformTarget {{{TARGET}}}}}", actor=VIEWER)

    target = one["reviewCase"]["target"]
    assert target == every["reformTarget"]
    assert (target["reached"], target["why"], target["closest"]) == (True, None, None)
    assert target["choice"]["measures"] == [1]
    assert target["choice"]["costPercent"] == "71.99"
    assert "01/2020/TT-BTC" in [each["number"] for each in target["choice"]["texts"]]
    assert target["amount"] == 2_142_000_000


def test_a_target_out_of_reach_says_so(office: Kept, tmp_path: Path) -> None:
    approved(office.store, tmp_path)
    asked = f"{{reformTarget(timePercent: null, costPercent: 90) {{{TARGET}}}}}"
    target = office.ask(asked, actor=VIEWER)["reformTarget"]

    assert (target["reached"], target["choice"]) == (False, None)
    assert "71.99" in target["why"]
    assert target["closest"] == {"measures": [1], "timePercent": "72.22", "costPercent": "71.99"}


@pytest.mark.parametrize(
    "shares", ["timePercent: 0", "costPercent: 101", "timePercent: null, costPercent: null"]
)
def test_a_target_that_cannot_be_is_refused(office: Kept, shares: str) -> None:
    answer = office.answer(f"{{reformTarget({shares}) {{reached}}}}", actor=VIEWER)

    assert answer["errors"][0]["extensions"]["code"] == "BAD_TARGET"
