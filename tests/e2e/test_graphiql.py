"""The query editor starts from our own files and asks our own API: no other host is needed."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_query_editor_works_without_a_network(browser: Browser, site: str) -> None:
    asked: list[str] = []
    heard: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))

    page.goto(f"{site}/graphql?q={quote('{ procedures { totalCount } }')}")
    page.locator(".graphiql-query-editor").get_by_text("totalCount").wait_for()
    page.locator(".graphiql-execute-button").click()
    page.locator(".result-window").get_by_text("38").wait_for()

    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert heard == []
    page.close()
