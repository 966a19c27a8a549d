"""Releases of the example catalogue: proved, read by day, compared, exported, reproduced.

The second process has another locale, time zone and hash seed; what it makes is the same bytes.
"""

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader
from pyshacl import validate
from rdflib import Graph

from registry.papers import data_hash_of
from registry.publication import new_key
from registry.publication.releases import doubts
from registry.publication.standards import tasks_of
from registry.store import Store, open_store
from tests.scenarios.exporting import (
    ADDRESS,
    AUTHORITY,
    CHANGED,
    ENDED,
    ENDING,
    EXPORTS,
    FIRST,
    NOW,
    PAPERS,
    SECOND,
    THIRD,
    file_of,
    main,
)
from web.app import create_app
from web.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
OTHER = {"LC_ALL": "C", "LANG": "C", "TZ": "America/St_Johns", "PYTHONHASHSEED": "4242"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which everything was made by this process."""
    folder = tmp_path_factory.mktemp("publication")
    new_key(folder / "key.pem")
    main(folder / "here", folder / "key.pem")
    return folder


def contents(folder: Path) -> Mapping[str, bytes]:
    """Every file that was exported or proves a release, by its name."""
    kept = ("exports", "release-1", "release-2", "release-3")
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for part in kept
        for file in sorted((folder / part).rglob("*"))
        if file.is_file()
    }


def test_another_machine_makes_the_same_bytes(made: Path) -> None:
    command = [sys.executable, "-m", "tests.scenarios.exporting"]
    subprocess.run(
        [*command, str(made / "there"), str(made / "key.pem")],
        env={**os.environ, **OTHER},
        check=True,
        timeout=240,
    )

    here, there = contents(made / "here"), contents(made / "there")
    assert len(here) > 3 * 3 + len(EXPORTS)
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_each_release_is_proved_without_a_server_and_a_changed_one_is_not(made: Path) -> None:
    for number in (1, 2, 3):
        assert list(doubts(made / "here" / f"release-{number}")) == []

    copy = made / "changed"
    copy.mkdir()
    for file in ("release.json", "release.sig", "key.pem"):
        (copy / file).write_bytes((made / "here/release-2" / file).read_bytes())
    (copy / "release.json").write_bytes(
        (copy / "release.json").read_bytes().replace(b"9/2026/N", b"8/2026/N")
    )
    assert "release.json" in {each.file for each in doubts(copy)}


def ask(store: Store, document: str, **variables: Any) -> Any:
    from starlette.testclient import TestClient

    client = TestClient(create_app(store, Settings(secure_cookies=False), clock=lambda: NOW))
    answer = client.post("/graphql", json={"query": document, "variables": variables}).json()
    assert "errors" not in answer, answer
    return answer["data"]


def test_days_between_the_releases_are_read_and_compared(made: Path) -> None:
    store = open_store(made / "here/gon.db")
    asked = partial(
        ask,
        store,
        "query($code: String!, $day: Date) {"
        " procedure(code: $code, asOf: $day) { sets abolished edition } }",
    )

    before = asked(code=CHANGED, day="2026-06-30")["procedure"]
    after = asked(code=CHANGED, day="2026-07-01")["procedure"]
    assert (before["sets"], after["sets"]) != (7, 7)
    assert after["sets"] == 7
    assert asked(code=CHANGED, day="2025-12-31")["procedure"] is None
    assert not asked(code=ENDED, day="2026-06-30")["procedure"]["abolished"]
    assert asked(code=ENDED, day="2026-07-01")["procedure"]["abolished"]

    found = ask(
        store,
        '{ changes(from: "2026-06-30", to: "2026-07-01") { edges { node {'
        " kind procedure { code } differences { path } } } } }",
    )["changes"]
    told = {edge["node"]["procedure"]["code"]: edge["node"] for edge in found["edges"]}
    assert told[ENDED]["kind"] == "ENDED"
    assert told[CHANGED]["kind"] == "CHANGED"
    assert [each["path"] for each in told[CHANGED]["differences"]] == ["sets"]
    assert set(told) == {CHANGED, ENDED}
    upcoming = "query($code: String!) { procedure(code: $code) { upcoming { day by { number } } } }"
    assert ask(store, upcoming, code=ENDING)["procedure"]["upcoming"] == [
        {"day": "2027-01-01", "by": {"number": "3/QĐ-BTP"}}
    ]
    assert not asked(code=ENDING, day="2026-12-31")["procedure"]["abolished"]
    assert asked(code=ENDING, day="2027-01-01")["procedure"]["abolished"]
    store.close()


def exported(made: Path, path: str) -> bytes:
    return (made / "here/exports" / file_of(path)).read_bytes()


def text_of(pdf: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def codes_in(cells: Iterable[Any]) -> list[str]:  # Any: cells of openpyxl
    return [cell.value for cell in cells if re.fullmatch(r"[0-9]\.[0-9]{6}", str(cell.value))]


def test_every_file_of_a_list_has_the_same_procedures(made: Path) -> None:
    files = {end: exported(made, f"/lists/{AUTHORITY}.{end}") for end in ("csv", "jsonl", *PAPERS)}
    rows = list(csv.DictReader(StringIO(files["csv"].decode(), newline=""), strict=True))
    codes = [row["Mã TTHC"] for row in rows]

    assert CHANGED in codes
    assert ENDED not in codes
    for_excel = exported(made, f"/lists/{AUTHORITY}.csv?bom=1")
    assert for_excel == b"\xef\xbb\xbf" + files["csv"]
    lines = files["jsonl"].decode().splitlines()
    assert [json.loads(line)["code"] for line in lines] == codes
    assert codes_in(load_workbook(BytesIO(files["xlsx"])).worksheets[0]["B"]) == codes
    (table, *_) = Document(BytesIO(files["docx"])).tables
    assert [row.cells[1].text for row in table.rows[1:]] == codes
    assert [code for code in codes if code not in text_of(files["pdf"])] == []
    assert len({data_hash_of(files[end]) for end in PAPERS}) == 1
    (ending,) = (row for row in rows if row["Mã TTHC"] == ENDING)
    assert ending["Sắp thay đổi"] == "Từ 01/01/2027: bị bãi bỏ theo Quyết định số 3/QĐ-BTP"


def test_a_list_of_another_day_has_what_applied_then(made: Path) -> None:
    then = exported(made, "/lists/all.csv?level=COMMUNE&asOf=2026-06-30").decode()

    assert [word in then for word in (CHANGED, ENDED)] == [True, True]


@pytest.mark.parametrize(
    ("number", "sheet", "codes"),
    [(2, "Sửa đổi, bổ sung", [CHANGED]), (2, "Bãi bỏ", [ENDED]), (3, "Bãi bỏ", [ENDING])],
)
def test_the_papers_of_a_decision_say_what_it_does(
    made: Path, number: int, sheet: str, codes: list[str]
) -> None:
    files = {end: exported(made, f"/releases/{number}/QĐ-BTP.{end}") for end in PAPERS}

    workbook = load_workbook(BytesIO(files["xlsx"]))
    (found,) = (each for each in workbook.worksheets if sheet.lower() in each.title.lower())
    assert codes_in(found["B"]) == codes
    cells = {
        cell.text
        for table in Document(BytesIO(files["docx"])).tables
        for row in table.rows
        for cell in row.cells
    }
    assert cells >= set(codes)
    assert all(code in text_of(files["pdf"]) for code in codes)
    assert len({data_hash_of(file) for file in files.values()}) == 1


def test_a_poster_is_one_or_two_pages_with_the_address(made: Path) -> None:
    poster = exported(made, f"/procedures/{CHANGED}/poster.pdf")

    text = "".join(text_of(poster).replace("\u200b", "").split())
    assert len(PdfReader(BytesIO(poster)).pages) <= 2
    assert f"{ADDRESS}/procedures/{CHANGED}?authority={AUTHORITY}" in text


@pytest.mark.parametrize(
    "path", [f"/procedures/{CHANGED}.jsonld", f"/lists/{AUTHORITY}.jsonld", "/dcat.jsonld"]
)
def test_linked_data_keep_the_shapes_of_the_standard(made: Path, corpus: Path, path: str) -> None:
    graph = Graph().parse(data=exported(made, path), format="json-ld")
    shapes = Graph().parse(corpus / "other/cpsv_ap_3.2.0_shacl.ttl")

    valid, _, told = validate(graph, shacl_graph=shapes)

    assert valid, told
    assert len(graph) > 10


def test_the_shapes_refuse_what_is_no_public_service(made: Path, corpus: Path) -> None:
    """The negative control of the test above: a service without its title."""
    data = json.loads(exported(made, f"/procedures/{CHANGED}.jsonld"))
    for node in data["@graph"]:
        if node.get("@type") == "cpsv:PublicService":
            del node["dct:title"]
    graph = Graph().parse(data=json.dumps(data), format="json-ld")

    valid, _, _ = validate(graph, shacl_graph=Graph().parse(
        corpus / "other/cpsv_ap_3.2.0_shacl.ttl"))  # fmt: skip

    assert not valid


def test_steps_read_back_from_their_diagram(made: Path) -> None:
    assert len(tasks_of(exported(made, f"/procedures/{CHANGED}.bpmn"))) > 1


@pytest.mark.parametrize("name", ["all", f"authority/{AUTHORITY}"])
def test_calendars_open_with_the_days_past_and_to_come(made: Path, name: str) -> None:
    events = icalendar.Calendar.from_ical(exported(made, f"/feeds/{name}.ics")).walk("VEVENT")

    assert {each.decoded("DTSTART") for each in events} == {FIRST, SECOND, THIRD}


@pytest.mark.parametrize("name", ["all", f"authority/{AUTHORITY}", "field/Hộ tịch"])
def test_feeds_have_what_atom_asks_for(made: Path, name: str) -> None:
    root = ET.fromstring(exported(made, f"/feeds/{name}.atom"))

    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):  # RFC 4287 4.1.1, 4.1.2
        found = {each: element.findtext(f"{ATOM}{each}") for each in ("id", "title", "updated")}
        assert all(found.values()), found
        assert datetime.fromisoformat(found["updated"] or "").tzinfo
    told = [each.findtext(f"{ATOM}id") or "" for each in entries]
    assert len(told) == len(set(told)) > 2
    assert all(address.startswith(f"{ADDRESS}/releases/") for address in told)


def test_addresses_for_search_engines_are_those_of_the_registry(made: Path) -> None:
    places = ET.fromstring(exported(made, "/sitemap.xml"))
    search = ET.fromstring(exported(made, "/opensearch.xml"))

    addresses = [each.text or "" for each in places.iter(f"{SITEMAP}loc")]
    assert f"{ADDRESS}/procedures/{CHANGED}?authority={AUTHORITY}" in addresses
    assert all(address.startswith(f"{ADDRESS}/") for address in addresses)
    assert [each.get("template") for each in search.iter(f"{SEARCH}Url")] == [
        f"{ADDRESS}/?q={{searchTerms}}"
    ]
    assert f"Sitemap: {ADDRESS}/sitemap.xml" in exported(made, "/robots.txt").decode()
