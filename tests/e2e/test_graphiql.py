"""The query editor starts from our own files: no other host is asked for anything."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

import web
from web.guard import CONTENT_SECURITY_POLICY
from web.rendering import render

pytestmark = pytest.mark.browser

STATIC = Path(web.__file__).parent
SCHEMA = {"data": {"__schema": {
    "queryType": {"name": "Query"}, "mutationType": None, "subscriptionType": None,
    "directives": [],
    "types": [
        {"kind": "OBJECT", "name": "Query", "description": None, "interfaces": [],
         "inputFields": None, "enumValues": None, "possibleTypes": None,
         "fields": [{"name": "hello", "description": None, "args": [], "isDeprecated": False,
                     "deprecationReason": None,
                     "type": {"kind": "SCALAR", "name": "String", "ofType": None}}]},
        {"kind": "SCALAR", "name": "String", "description": None, "fields": None,
         "interfaces": None, "inputFields": None, "enumValues": None, "possibleTypes": None},
    ],
}}}  # fmt: skip


def test_the_query_editor_works_without_a_network(browser: Browser) -> None:
    asked: list[str] = []
    heard: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        path = route.request.url.removeprefix("http://gon.test/").partition("?")[0]
        if path.startswith("static/"):
            route.fulfill(path=STATIC / path)
        elif route.request.method == "POST":
            route.fulfill(json=SCHEMA)
        else:
            route.fulfill(
                body=render("graphiql.html", "vi"),
                headers={
                    "content-type": "text/html",
                    "content-security-policy": CONTENT_SECURITY_POLICY,
                },
            )

    context = browser.new_context()
    page = context.new_page()
    page.on("console", lambda m: heard.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.route("**/*", answer)
    page.goto("http://gon.test/graphql?q=%7B%20hello%20%7D")
    page.locator(".graphiql-execute-button").wait_for()
    page.locator(".graphiql-query-editor").get_by_text("hello").wait_for()

    assert [url for url in asked if not url.startswith("http://gon.test/")] == []
    assert heard == []
    context.close()
