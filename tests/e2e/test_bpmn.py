"""Exported diagrams open in bpmn-js, the usual editor's own viewer, without a warning."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

VIEWER = (Path(__file__).parent / "vendor/bpmn/bpmn-viewer.production.min.js").read_text("utf-8")
OPEN = """async (xml) => {
  const viewer = new BpmnJS({ container: document.body });
  const { warnings } = await viewer.importXML(xml);
  const tasks = viewer.get('elementRegistry').filter((e) => /Task$/.test(e.type)).length;
  return { warnings: warnings.map(String), tasks };
}"""
CODES = ("1.001193", "2.000815")


@pytest.mark.parametrize("code", CODES)
def test_a_diagram_opens_without_a_warning(browser: Browser, site: str, code: str) -> None:
    page = browser.new_page()
    answer = page.request.get(f"{site}/procedures/{code}.bpmn")
    assert answer.ok
    page.goto("about:blank")
    page.add_script_tag(content=VIEWER)

    opened = page.evaluate(OPEN, answer.text())

    assert opened["warnings"] == []
    assert opened["tasks"] > 1


def test_a_broken_diagram_is_noticed(browser: Browser, site: str) -> None:
    page = browser.new_page()
    xml = page.request.get(f"{site}/procedures/{CODES[0]}.bpmn").text()
    page.goto("about:blank")
    page.add_script_tag(content=VIEWER)

    opened = page.evaluate(OPEN, xml.replace('targetRef="end"', 'targetRef="nowhere"'))

    assert opened["warnings"]
