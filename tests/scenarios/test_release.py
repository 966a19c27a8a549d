"""Two releases of the example catalogue: proved, read by day, compared, exported, reproduced.

The second process has another locale, time zone and hash seed; what it makes is the same bytes.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import icalendar
import pytest
from pyshacl import validate
from rdflib import Graph

from registry.publication import new_key
from registry.publication.releases import doubts
from registry.publication.standards import tasks_of
from registry.store import Store, open_store
from tests.scenarios.exporting import CHANGED, ENDED, EXPORTS, NOW, main
from web.app import create_app
from web.settings import Settings

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
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
    kept = ("exports", "release-1", "release-2")
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
    assert len(here) > 2 * 3 + len(EXPORTS)
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_each_release_is_proved_without_a_server_and_a_changed_one_is_not(made: Path) -> None:
    for number in (1, 2):
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
    store.close()


def test_every_export_is_what_its_standard_says(made: Path, corpus: Path) -> None:
    found = made / "here/exports"
    graph = Graph().parse(found / f"procedures_{CHANGED}.jsonld", format="json-ld")
    shapes = Graph().parse(corpus / "other/cpsv_ap_3.2.0_shacl.ttl")
    valid, _, told = validate(graph, shacl_graph=shapes)
    assert valid, told
    assert len(tasks_of((found / f"procedures_{CHANGED}.bpmn").read_bytes())) > 1
    events = icalendar.Calendar.from_ical((found / "feeds_all.ics").read_bytes()).walk("VEVENT")
    assert len(events) == 2
    feed = ET.fromstring((found / "feeds_all.atom").read_bytes())
    titles = [each.text or "" for each in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any(title.startswith("Bãi bỏ: ") for title in titles)
