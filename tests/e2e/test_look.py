"""Pages in a real browser: none runs off the side, breaks the policy, or shuts somebody out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

import web
from tests.web.sample_pages import PAGES, page
from web.guard import CONTENT_SECURITY_POLICY

pytestmark = pytest.mark.browser

STATIC = Path(web.__file__).parent
AXE = Path(__file__).parent / "vendor/axe/axe.min.js"
SITE = "http://gon.test"
WIDTHS = [1280, 390]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def answer(route: Route) -> None:
    """The sample pages under the site's policy, and the static files, without a server."""
    path = route.request.url.removeprefix(f"{SITE}/").partition("?")[0]
    if path.startswith("static/"):
        route.fulfill(path=STATIC / path)
        return
    name, _, lang = path.partition("/")
    html = page(name, "en" if lang == "en" else "vi")
    headers = {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": CONTENT_SECURITY_POLICY,
    }
    route.fulfill(body=html, headers=headers)


@pytest.fixture(params=WIDTHS)
def screen(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    found = context.new_page()
    found.route("**/*", answer)
    yield found
    context.close()


def complaints(screen: Page) -> list[str]:
    heard: list[str] = []
    screen.on("console", lambda message: heard.append(message.text))
    screen.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.mark.parametrize("name", [*(f"{name}/vi" for name in PAGES), "procedure/en"])
def test_a_page_fits_its_screen_keeps_the_policy_and_shuts_nobody_out(
    screen: Page, name: str
) -> None:
    heard = complaints(screen)

    screen.goto(f"{SITE}/{name}")

    viewport = screen.viewport_size
    assert viewport is not None
    assert screen.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert heard == []
    assert violations(screen) == []


def violations(screen: Page) -> object:
    """What axe finds against the accessibility guidelines."""
    screen.evaluate(AXE.read_text("utf-8"))
    return screen.evaluate(
        "async (tags) => (await axe.run({runOnly: tags})).violations"
        ".map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)",
        TAGS,
    )


def test_no_text_of_the_picture_is_wider_than_its_box(screen: Page) -> None:
    screen.goto(f"{SITE}/procedure/vi")
    screen.evaluate("document.fonts.ready")

    over = screen.evaluate(
        """() => [...document.querySelectorAll('.swimlane g')].flatMap((group) => {
            const box = group.querySelector('rect').getBBox();
            return [...group.querySelectorAll('.name, .limit')]
                .map((text) => text.getBBox())
                .filter((t) => t.x < box.x || t.x + t.width > box.x + box.width
                    || t.y + t.height > box.y + box.height + 1)
                .map((t) => t.width);
        })"""
    )

    assert over == []


def test_the_filters_are_open_on_a_desk_and_folded_on_a_phone(screen: Page) -> None:
    screen.goto(f"{SITE}/catalogue/vi")

    viewport = screen.viewport_size
    assert viewport is not None
    assert screen.locator(".facet").first.is_visible() == (viewport["width"] > 1000)


def test_headings_have_room_for_stacked_marks(screen: Page) -> None:
    screen.goto(f"{SITE}/procedure/vi")

    tight = screen.evaluate(
        """() => [...document.querySelectorAll('h1, h2, h3')].map((h) => getComputedStyle(h))
            .filter((s) => parseFloat(s.lineHeight) / parseFloat(s.fontSize) < 1.3).length"""
    )

    assert tight == 0
