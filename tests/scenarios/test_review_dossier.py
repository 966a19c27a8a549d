"""A real procedure from its findings to a verified measure, through GraphQL alone.

Four people of different roles; the papers are opened again by other programs and say the same. The
test prints the story of the dossier (`pytest -s`).
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from registry import papers
from registry.actors import EVERYWHERE, Actor, Role
from registry.analysis.storing import analysis
from registry.portal import import_portal
from registry.publication.snapshot import hold
from registry.reference import load_reference
from registry.review import Dossier, dossier
from registry.review.printing import PAPERS
from registry.store import Store, load, loaded_authorities, open_store
from schema import execute, request

CODE = "1.004030"
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
TODAY = NOW.date()
EFFECTIVE = date(2026, 12, 15)
REVIEWER = Actor("lan", Role.REVIEWER, EVERYWHERE)
CONTROLLER = Actor("minh", Role.CONTROLLER, EVERYWHERE)
APPROVER = Actor("hoa", Role.APPROVER, EVERYWHERE)
PUBLISHER = Actor("tuan", Role.PUBLISHER, EVERYWHERE)
REFUSED = """__typename ... on Refusal {code message toDo}
  ... on Conflict {possibleActs {act role}} ... on InvalidInput {fields {field message}}"""
CASE = """query($id: ID!) {reviewCase(id: $id) {
  number title state revision returns closed unit {key}
  findings {fingerprint element severity status revision message remedy {op path value}
    rule {id}}
  measures {number outcome title state revision instrument effective author}
  possibleActs {act label role needs}
  proposal {changes {path kind message} clashes {why} textsToAmend {instrument article}
    solved {fingerprint ruleId element} remaining {fingerprint} newFindings {stops}}
  history {at by action to words document}
}}"""


@dataclass
class Office:
    """A store on real data, asked through GraphQL as four people; time goes on by itself."""

    store: Store
    story: list[str] = field(default_factory=list)
    now: datetime = NOW
    asked: int = 0

    def ask(self, document: str, variables: Mapping[str, Any], actor: Actor) -> Any:
        catalogue = hold(self.store, (), load_reference(), lambda: self.now.date()).current
        context = request(catalogue, actor=actor, store=self.store, now=self.now)
        result = asyncio.run(execute(document, variables, context))
        assert not result.errors, result.errors
        return result.data

    def do(self, act: str, kind: str, asked: Mapping[str, Any], actor: Actor) -> Any:
        self.asked += 1
        document = f"mutation($input: {kind}!) {{done: {act}(input: $input) {{{REFUSED}}}}}"
        variables = {"input": {"idempotencyKey": f"{act}-{self.asked}", **asked}}
        done = self.ask(document, variables, actor)["done"]
        told = done.get("message", "xong")
        self.story.append(f"{self.now:%d/%m/%Y} {actor.name} ({actor.role.value}) {act}: {told}")
        return done

    def case(self, actor: Actor = REVIEWER) -> Any:
        return self.ask(CASE, {"id": "1"}, actor)["reviewCase"]

    def on_case(self, act: str, actor: Actor, **said: Any) -> Any:
        asked = {"number": 1, "expectedRevision": self.case()["revision"], **said}
        return self.do(act, "CaseActInput", asked, actor)

    def on_measure(self, act: str, actor: Actor, **said: Any) -> Any:
        revision = self.case()["measures"][0]["revision"]
        asked = {"number": 1, "expectedRevision": revision, **said}
        return self.do(act, "MeasureActInput", asked, actor)


@pytest.fixture
def office(portal_records: Mapping[str, Mapping[str, Any]], tmp_path: Path) -> Office:
    """The portal's record, imported, loaded and analysed as it is."""
    source = tmp_path / "records.jsonl"
    source.write_text(json.dumps(portal_records[CODE], ensure_ascii=False), encoding="utf-8")
    import_portal(source, tmp_path / "procedures")
    store = open_store(tmp_path / "gon.db")
    loader = Actor("gon", Role.ADMINISTRATOR, EVERYWHERE)
    found = analysis(as_of=NOW.date())
    load(store, tmp_path / "procedures", actor=loader, now=NOW, analysis=found)
    return Office(store)


def paper(number: str, day: date = TODAY) -> dict[str, Any]:
    return {"document": {"number": number, "date": day.isoformat()}}


def succeeded(done: Any) -> None:
    assert done["__typename"].endswith("Success"), done


def opened(office: Office) -> Any:
    """A case on the procedure, with the findings a reviewer accepts: those that remove a paper."""
    [authority] = loaded_authorities(office.store)
    succeeded(office.do("openReviewCase", "OpenReviewCaseInput", {
        "authority": authority, "code": CODE, "expectedRevision": 1,
        "reason": "Nhiều giấy tờ đã có trong cơ sở dữ liệu quốc gia",
    }, REVIEWER))  # fmt: skip
    chosen = [
        each for each in office.case()["findings"]
        if each["remedy"] and each["remedy"][0]["op"] == "remove"
        and each["element"].startswith("documents/")
    ]  # fmt: skip
    assert chosen, "the record has no finding that removes a paper"
    accepted = chosen[:1]
    for each in accepted:
        succeeded(office.do("acceptFinding", "AcceptFindingInput", {
            "fingerprint": each["fingerprint"], "expectedRevision": each["revision"],
            "words": "Đúng: dữ liệu đã có.",
        }, REVIEWER))  # fmt: skip
    return accepted[0]


FORMS = """query($n: Int!) {reviewForms(number: $n) {form element revision missing
  entries {question type options {code} suggestion {value}}}}"""
ANSWERS = {"YES_NO": "yes", "NUMBER": "0", "TEXT": "Đã xem xét"}


def answered(office: Office) -> int:
    """Every question of forms A to C: what the data suggest, else a plain answer."""
    count = 0
    while True:
        forms = office.ask(FORMS, {"n": 1}, REVIEWER)["reviewForms"]
        open_forms = [form for form in forms if form["missing"]]
        if not open_forms:
            return count
        for form in open_forms:
            answers = [
                {"question": each["question"], "value": _answer(each)}
                for each in form["entries"]
                if each["question"] in form["missing"]
            ]
            count += len(answers)
            succeeded(office.do("answerForm", "AnswerFormInput", {
                "number": 1, "form": form["form"], "element": form["element"],
                "answers": answers, "expectedRevision": form["revision"],
            }, REVIEWER))  # fmt: skip


def _answer(entry: Any) -> str:
    if entry["suggestion"]:
        return str(entry["suggestion"]["value"])
    if entry["options"]:
        return str(entry["options"][0]["code"])
    return ANSWERS[entry["type"]]


def reviewed(office: Office, finding: Any) -> None:
    """From the measure to the proposal, with one return on the way."""
    patch = [{k: v for k, v in each.items() if v is not None} for each in finding["remedy"]]
    succeeded(office.do("addMeasure", "AddMeasureInput", {
        "reviewCase": 1, "expectedRevision": office.case()["revision"],
        "measure": {
            "outcome": "REPLACE_BY_DATA", "title": "Không yêu cầu nộp giấy tờ đã có dữ liệu",
            "reason": finding["message"], "patch": patch, "findings": [finding["fingerprint"]],
        },
    }, REVIEWER))  # fmt: skip
    told_what_it_solves(office, finding)
    incomplete = office.on_case("finishCosting", REVIEWER)
    assert incomplete["code"] == "invalid"
    assert answered(office) >= 15
    succeeded(office.on_case("finishCosting", REVIEWER))
    succeeded(office.on_case("recordConsultation", REVIEWER, **paper("4/BB-LYK")))
    succeeded(office.on_case("submitCase", REVIEWER))
    succeeded(office.on_case("returnCase", CONTROLLER, words="Bổ sung ý kiến của cơ quan dữ liệu"))
    succeeded(office.on_case("resumeReview", REVIEWER))
    succeeded(office.on_case("finishCosting", REVIEWER))
    succeeded(office.on_case("skipConsultation", REVIEWER, words="Đã lấy ý kiến trước khi trả lại"))
    succeeded(office.on_case("submitCase", REVIEWER))
    succeeded(office.on_case("proposeCase", CONTROLLER, **paper("15/TTr")))


def told_what_it_solves(office: Office, finding: Any) -> None:
    """The rules are run again on what is proposed: the finding is gone, nothing new has come."""
    brings = office.case()["proposal"]
    [solved] = brings["solved"]
    assert solved["fingerprint"] == finding["fingerprint"]
    assert brings["newFindings"] == []
    before = len([each for each in office.case()["findings"] if each["status"] != "FIXED"])
    assert len(brings["remaining"]) <= before - 1  # those of rules over the catalogue are not asked
    left = f"còn {len(brings['remaining'])}, mới 0"
    office.story.append(f"  Giải quyết: {solved['ruleId']} {solved['element']}; {left}")


LEDGER = """{reformLedger {edges {node {column state decision title
  saving {hours amount {mid}} problems {message} measured {hours amount {mid}}
  measurement {dossiers source}}}}}"""


def measured(office: Office) -> Any:
    """Two weeks of statistics on the measure, and its line in the reform ledger."""
    office.now += timedelta(days=30)
    succeeded(office.do("recordMeasurement", "RecordMeasurementInput", {
        "number": 1, "expectedRevision": office.case()["measures"][0]["revision"],
        "since": EFFECTIVE.isoformat(), "until": (EFFECTIVE + timedelta(days=14)).isoformat(),
        "dossiers": 750, "hours": "1.5", "source": "Thống kê hồ sơ tại bộ phận một cửa",
    }, CONTROLLER))  # fmt: skip
    [edge] = office.ask(LEDGER, {}, REVIEWER)["reformLedger"]["edges"]
    return edge["node"]


def _ledger_line(line: Any) -> str:
    """As the office reads it: nobody worked the cost out, so no amount is made up."""
    saving, found = line["saving"], line["measured"]
    amount = saving["amount"]["mid"] if saving["amount"] else "chưa lượng hóa"
    why = "; ".join(each["message"] for each in line["problems"])
    return f"Sổ cải cách: {line['title']}: {amount} ({why}); đo được {found['hours']} giờ một năm"


def test_the_dossier_from_finding_to_verified_measure(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    finding = opened(office)
    reviewed(office, finding)
    told = office.on_measure("approveMeasure", CONTROLLER, **paper("99/QĐ"))
    assert told["code"] == "role-needed"
    both = Actor(CONTROLLER.name, Role.APPROVER, EVERYWHERE)
    assert office.on_measure("approveMeasure", both, **paper("99/QĐ"))["code"] == "own-check"
    succeeded(office.on_measure("approveMeasure", APPROVER, **paper("120/QĐ")))
    succeeded(office.on_measure("startDrafting", CONTROLLER))
    succeeded(office.on_measure(
        "recordEnactment", CONTROLLER, **paper("07/2026/TT"), effective=EFFECTIVE.isoformat()
    ))  # fmt: skip
    succeeded(office.on_measure("recordPublication", PUBLISHER, **paper("130/QĐ")))
    early = office.on_measure("verifyMeasure", CONTROLLER, **paper("1/BC"))
    assert early["code"] == "act-impossible"

    office.now = NOW + timedelta(days=30)
    assert office.case()["state"] == "IN_EFFECT"
    succeeded(office.on_measure("verifyMeasure", CONTROLLER, **paper("2/BC", office.now.date())))
    case = office.case()
    line = measured(office)

    assert (case["state"], case["returns"]) == ("VERIFIED", 1)
    assert (line["column"], line["decision"]) == ("MEASURED", "120/QĐ")
    assert line["measured"]["hours"] == "27375.0"  # 1.5 hours * 750 dossiers * 365 / 15 days
    assert case["closed"] is not None
    assert [each["by"] for each in case["history"] if each["action"] == "approveMeasure"] == ["hoa"]
    with capsys.disabled():
        print("\n\nHồ sơ rà soát:", case["title"])
        print("\n".join(line for line in office.story if "answerForm" not in line))
        print(_ledger_line(line))
    assert sum("answerForm" not in line for line in office.story) == 23


def test_the_papers_say_what_the_dossier_says(office: Office) -> None:
    finding = opened(office)
    reviewed(office, finding)
    case = office.case()
    found = dossier(office.store, 1, actor=REVIEWER, today=NOW.date())
    assert isinstance(found, Dossier)
    press = papers.Press(papers.load_templates())
    agency = load_reference().authorities[case["unit"]["key"]].name.vi

    [change] = case["proposal"]["changes"]
    made = [make(found, agency, NOW.date()) for make in PAPERS.values()]
    printed = [values for values in made if values is not None]
    assert len(made) - len(printed) == 1  # no cost sheet: nobody worked its cost out
    for values in printed:
        word, book = press.docx(values), press.xlsx(values)
        assert papers.data_hash_of(word) == papers.data_hash_of(book) == papers.data_hash(values)
        read = Document(BytesIO(word))
        cells = [cell.text for t in read.tables for row in t.rows for cell in row.cells]
        said = "\n".join([*(each.text for each in read.paragraphs), *cells])
        assert CODE in said
        assert change["message"] in said or case["measures"][0]["title"] in said
        sheets = load_workbook(BytesIO(book)).worksheets
        texts = [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row]
        assert not [each for each in texts if isinstance(each, str) and each.startswith("=")]


def test_a_stale_reviewer_sees_both_versions(office: Office) -> None:
    finding = opened(office)
    asked = {
        "reviewCase": 1, "expectedRevision": 1,
        "measure": {"outcome": "KEEP", "title": "Giữ", "reason": finding["message"]},
    }  # fmt: skip
    succeeded(office.do("addMeasure", "AddMeasureInput", asked, REVIEWER))
    changed = {"number": 1, "expectedRevision": 1, "measure": asked["measure"]}
    succeeded(office.do("changeMeasure", "ChangeMeasureInput", changed, REVIEWER))

    document = """mutation($input: ChangeMeasureInput!) {done: changeMeasure(input: $input) {
      ... on Conflict {code currentRevision current}}}"""
    late = {"input": changed | {"idempotencyKey": "late"}}
    done = office.ask(document, late, Actor("nam", Role.REVIEWER, EVERYWHERE))["done"]
    assert (done["code"], done["currentRevision"]) == ("stale-revision", 2)
    assert done["current"]["title"] == "Giữ"
