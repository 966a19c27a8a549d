"""What can be asked of the published catalogue."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from registry.actors import Actor
from registry.publication.catalogue import Catalogue
from registry.publication.contents import Contents
from registry.reference import load_reference
from registry.review.findings import HeldBack
from registry.review.status import Status as FindingStatus
from tests.schema.sample import (
    REVIEWER,
    RULE,
    TODAY,
    answer,
    ask,
    catalogue,
    finding,
    procedure,
    published,
)


@pytest.fixture(scope="module")
def shown() -> Catalogue:
    return catalogue()


def test_words_without_marks_find_the_procedure_first(shown: Catalogue) -> None:
    found = ask('{procedures(search: "dang ky khai sinh") {edges {node {code}}}}', of=shown)

    assert found["procedures"]["edges"][0]["node"] == {"code": "1.001193"}


def test_each_value_of_a_facet_has_a_label_in_both_languages(shown: Catalogue) -> None:
    facets = (
        ["level", "serviceLevel", "applicant", "severity", "authority", "field", "kind"],
        ["rule", "severity", "criterion", "status", "confidence", "register", "authority"],
    )
    bucket = "{value vi: label en: label(lang: EN)}"
    asked = [" ".join(f"{name} {bucket}" for name in names) for names in facets]
    found = ask(
        f"{{procedures {{facets {{{asked[0]}}}}} findings {{facets {{{asked[1]}}}}}}}", of=shown
    )
    level = found["procedures"]["facets"]["level"]
    closed = [b for name, each in found["findings"]["facets"].items() for b in each
              if name not in ("rule", "authority")]  # fmt: skip

    assert {"value": "COMMUNE", "vi": "Cấp xã", "en": "Commune"} in level
    assert closed
    assert all(b["vi"] and b["en"] and b["value"] not in (b["vi"], b["en"]) for b in closed)


def test_a_search_says_how_it_found_what_it_found(shown: Catalogue) -> None:
    document = """query ($search: String) {procedures(search: $search) {
      totalCount search {match missingWords withoutFilter suggestions}
    }}"""

    def told(search: str | None) -> object:
        return ask(document, {"search": search}, of=shown)["procedures"]["search"]

    assert told(None) is None
    assert told("qqqqqq khai sinh lại")["missingWords"] == ["qqqqqq"]  # type: ignore[index]
    assert told("qqqqqq") == {
        "match": "NOTHING", "missingWords": ["qqqqqq"], "withoutFilter": 0, "suggestions": [],
    }  # fmt: skip


def test_a_procedure_says_what_its_file_says(shown: Catalogue) -> None:
    document = """{procedure(code: "1.001193") {
      name authority {key name} levels timeLimit {amount unit}
      documents {key kind} steps {key actor agency {name}} legalBasis {instrument}
    }}"""

    found = ask(document, of=shown)["procedure"]

    assert found["name"] == "Thủ tục đăng ký khai sinh"
    assert found["authority"] == {"key": "bo-tu-phap", "name": "Bộ Tư pháp"}
    assert found["levels"] == ["COMMUNE"]
    assert found["documents"][0] == {"key": "to-khai", "kind": "APPLICATION_FORM"}


def test_what_is_not_known_is_null_and_what_is_none_is_empty() -> None:
    items = [
        procedure("1.000001", "A", documents=[], time_limit="none"),
        procedure("1.000002", "B"),
    ]
    document = "{procedures(orderBy: CODE) {edges {node {documents {key} timeLimit {amount}}}}}"

    edges = ask(document, of=catalogue(items))["procedures"]["edges"]

    assert [edge["node"] for edge in edges] == [
        {"documents": [], "timeLimit": {"amount": None}},
        {"documents": None, "timeLimit": None},
    ]


def test_what_is_held_back_is_listed_and_why_is_told_to_signed_in_readers_only() -> None:
    held = {"rule": "TTHC-D03", "element": "documents/a", "reason": "Đang sửa", "by": "lan"}
    entries = [{**held, "until": "2026-11-22"}, {**held, "element": ".", "until": "2026-11-23"}]
    of = catalogue([procedure("1.000001", "A", suppress=entries)])
    document = "{procedures {edges {node {suppressions {rule element until ended reason by}}}}}"

    public = ask(document, of=of)["procedures"]["edges"][0]["node"]["suppressions"]
    inside = ask(document, of=of, actor=REVIEWER)["procedures"]["edges"][0]["node"]["suppressions"]

    assert [(each["until"], each["ended"]) for each in public] == [
        ("2026-11-22", True), ("2026-11-23", False),
    ]  # fmt: skip
    assert {(each["reason"], each["by"]) for each in public} == {(None, None)}
    assert {(each["reason"], each["by"]) for each in inside} == {("Đang sửa", "lan")}


def test_a_finding_says_until_when_its_file_holds_it_back_and_why_to_signed_in_readers() -> None:
    held = HeldBack("Đang sửa", "lan", date(2026, 11, 22))
    item = published(procedure("1.000001", "A"), 0)
    found = finding("documents/a", 1, status=FindingStatus.SUPPRESSED, held=held)
    item = replace(item, findings=(found, finding("fees/a", 2)))
    of = Catalogue(Contents("1", TODAY, [item], load_reference(), rules=[RULE]))
    said = "status suppression {rule element until ended reason by}"
    document = f"{{findings {{edges {{node {{element {said}}}}}}}}}"

    def shown(actor: Actor | None) -> Any:
        edges = ask(document, of=of, actor=actor)["findings"]["edges"]
        return {edge["node"]["element"]: edge["node"]["suppression"] for edge in edges}

    told = {"rule": "TTHC-D01", "element": "documents/a", "until": "2026-11-22", "ended": True}
    assert shown(None) == {"documents/a": told | {"reason": None, "by": None}, "fees/a": None}
    assert shown(REVIEWER)["documents/a"] == told | {"reason": "Đang sửa", "by": "lan"}


def test_the_time_of_the_steps_stands_beside_the_limit() -> None:
    steps = [
        {"id": "a", "name": "A", "time_limit": "4 day"},
        {"id": "b", "name": "B", "time_limit": "5 day", "after": []},
    ]
    items = [procedure("1.000001", "A", steps=steps), procedure("1.000002", "B")]
    time = "stepTime {longest {amount unit} total {amount} atLeast steps}"
    document = f"{{procedures(orderBy: CODE) {{edges {{node {{{time}}}}}}}}}"

    edges = ask(document, of=catalogue(items))["procedures"]["edges"]

    assert [edge["node"]["stepTime"] for edge in edges] == [
        {
            "longest": {"amount": 5.0, "unit": "DAY"},
            "total": {"amount": 9.0},
            "atLeast": False,
            "steps": ["b"],
        },
        None,
    ]


def test_a_finding_shows_its_evidence_and_its_place(shown: Catalogue) -> None:
    document = """{procedure(code: "1.001193") {findingCount highestSeverity findings {
      element severity status message(lang: EN) file line column sourceSentence register
      rule {id title} evidence {name value} basis {instrument from to status}
      remedy {op path value}
    }}}"""

    found = ask(document, of=shown)["procedure"]

    assert (found["findingCount"], found["highestSeverity"]) == (1, "HIGH")
    assert found["findings"][0] == {
        "element": "documents/to-khai",
        "severity": "HIGH",
        "status": "OPEN",
        "message": "The data is there.",
        "file": "1.001193.yaml",
        "line": 12,
        "column": 3,
        "sourceSentence": "Bản sao căn cước",
        "register": "POPULATION",
        "rule": {"id": "TTHC-D01", "title": "Đòi giấy tờ tùy thân"},
        "evidence": [{"name": "doc.register", "value": "population"}],
        "basis": [
            {"instrument": "66.7/2025/NQ-CP", "from": "2026-01-01", "to": "2027-02-28",
             "status": "VERIFIED"}
        ],
        "remedy": [{"op": "remove", "path": "documents/to-khai", "value": None}],
    }  # fmt: skip


def test_every_object_can_be_fetched_again_by_its_id(shown: Catalogue) -> None:
    document = """{
      procedures(first: 1) {edges {node {id authority {id} findings {id rule {id}}}}}
      releases {edges {node {id}}}
    }"""
    found = ask(document, of=shown)
    node = found["procedures"]["edges"][0]["node"]
    ids = [
        node["id"], node["authority"]["id"], node["findings"][0]["id"],
        node["findings"][0]["rule"]["id"], found["releases"]["edges"][0]["node"]["id"],
    ]  # fmt: skip

    again = ask("query Q($ids: [ID!]!) {nodes(ids: $ids) {id}}", {"ids": ids}, of=shown)

    assert [object_["id"] for object_ in again["nodes"]] == ids


@pytest.mark.parametrize("bad", ["", "x", "é", "UHJvY2VkdXJl", "Tm9uZTox"])
def test_what_is_no_id_is_refused_and_an_unknown_one_is_null(shown: Catalogue, bad: str) -> None:
    document = "query Q($id: ID!) {node(id: $id) {id}}"

    refused = answer(document, {"id": bad}, of=shown)
    unknown = ask(document, {"id": "UmVsZWFzZTo5OTk"}, of=shown)

    assert [error["extensions"]["code"] for error in refused["errors"]] == ["BAD_ID"]
    assert unknown == {"node": None}


def test_a_release_lists_what_it_announces(shown: Catalogue) -> None:
    document = """{release(number: "1/QĐ-BTP") {
      hash date issuer {name} counts {change count} previous {number}
      entries {code change procedure {name}}
    }}"""

    found = ask(document, of=shown)["release"]

    assert found["counts"] == [{"change": "NEW", "count": len(shown.procedures)}]
    assert found["entries"][0]["procedure"]["name"] == shown.releases[0].entries[0].name
    assert found["previous"] is None


def test_a_rule_shows_its_findings(shown: Catalogue) -> None:
    document = """{rule(id: "TTHC-D01") {
      title(lang: EN) inForce findingCount findings(first: 1) {totalCount edges {node {element}}}
    }}"""

    found = ask(document, of=shown)["rule"]

    assert found["title"] == "Asks for an identity paper"
    assert found["inForce"] is True
    assert found["findingCount"] == len(shown.procedures)
    assert found["findings"]["totalCount"] == 2 * len(shown.procedures)


def test_reference_data_can_be_listed(shown: Catalogue) -> None:
    found = ask(
        "{authorities {key name} registers {key isShared} fields {name procedureCount}}", of=shown
    )

    assert {"key": "bo-tu-phap", "name": "Bộ Tư pháp"} in found["authorities"]
    assert {"key": "POPULATION", "isShared": True} in found["registers"]
    assert sum(field["procedureCount"] for field in found["fields"]) == len(shown.procedures)


def test_a_register_says_what_it_holds_on_what_ground_and_what_was_not_verified(
    shown: Catalogue,
) -> None:
    document = """{registers {
      key facts {key of nameEn} coverage {extent missingEn} readBy unverified
      grounds {instrument article status general inForce}
    }}"""

    found = ask(document, of=shown)["registers"]
    land = next(register for register in found if register["key"] == "LAND")

    assert {"key": "plot_area", "of": "land_right", "nameEn": "Area"} in land["facts"]
    assert land["coverage"]["extent"] == "PARTIAL"
    assert "residential" in land["coverage"]["missingEn"]
    assert land["grounds"][0] == {
        "instrument": "66.7/2025/NQ-CP",
        "article": "Điều 4.7",
        "status": "VERIFIED",
        "general": False,
        "inForce": True,
    }
    assert land["unverified"] == ["facts", "read_by"]


def test_a_document_type_says_what_it_carries_and_where_each_of_it_is_held(
    shown: Catalogue,
) -> None:
    document = """{documentTypes {
      key shortForms former {name} listed register facts {fact {key} register} issuedBy {key}
    }}"""

    found = ask(document, of=shown)["documentTypes"]
    card = next(kind for kind in found if kind["key"] == "can-cuoc")

    assert card["shortForms"][0] == "CMND"
    assert card["former"] == [{"name": "Chứng minh nhân dân"}]
    assert (card["listed"], card["register"]) == (True, "POPULATION")
    assert {"fact": {"key": "full_name"}, "register": "POPULATION"} in card["facts"]
    assert {"fact": {"key": "identity_paper_issued_on"}, "register": None} in card["facts"]
    assert card["issuedBy"] == {"key": "bo-cong-an"}


def test_a_paper_is_told_by_its_type_or_by_its_name(shown: Catalogue) -> None:
    document = """{procedures(first: 5) {edges {node {documents {
      name documentType {key}}}}}}"""

    nodes = [edge["node"] for edge in ask(document, of=shown)["procedures"]["edges"]]
    told = {paper["name"]: paper["documentType"] for node in nodes for paper in node["documents"]}

    assert {"key": "can-cuoc"} in told.values()


def test_the_viewer_is_null_until_somebody_signs_in(shown: Catalogue) -> None:
    document = "{viewer {name roles grants {role authority}}}"

    assert ask(document, of=shown) == {"viewer": None}
    assert ask(document, of=shown, actor=REVIEWER)["viewer"] == {
        "name": "lan",
        "roles": ["REVIEWER"],
        "grants": [{"role": "REVIEWER", "authority": "bo-tu-phap"}],
    }
