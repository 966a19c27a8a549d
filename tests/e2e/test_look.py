"""Pages in a real browser: none runs off the side, breaks the policy, or shuts somebody out."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

import web
from tests.e2e.conftest import WIDTHS
from tests.web.sample_pages import page as sample
from web.guard import CONTENT_SECURITY_POLICY

pytestmark = pytest.mark.browser

STATIC = Path(web.__file__).parent
AXE = (Path(__file__).parent / "vendor/axe/axe.min.js").read_text("utf-8")
SAMPLES = "http://sample.test"
ALIKE = "#types .ds-details ~ .ds-details"  # hundreds of types in the guide: one is looked at
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = {
    "catalogue": "/",
    "a search": "/?q=giay+phep&level=PROVINCE&sort=findings",
    "nothing found": "/?q=xyzzyq",
    "a procedure": "/procedures/1.001193",
    "a long procedure": "/procedures/2.000815?lang=en",
    "registers": "/registers",
    "registers in English": "/registers?lang=en",
    "rules": "/rules",
    "a rule": "/rules/TTHC-D01",
    "the radar": "/radar",
    "part of the radar": "/radar?state=STILL_ASKED&register=POPULATION",
    "shared papers": "/overlaps",
    "one shared paper": "/overlaps?paper=can-cuoc",
    "local differences": "/overlaps?view=local",
    "ended instruments": "/overlaps?view=instruments&lang=en",
    "one instrument": "/overlaps?instrument=60/2014/QH13",
    "families": "/overlaps?view=families",
    "names of papers": "/overlaps?view=names",
    "papers that others give": "/overlaps?view=issued",
    "a procedure among others": "/overlaps?code=1.001193",
    "circular demands": "/overlaps?view=circles&lang=en",
    "a day of the past": "/procedures/1.001193?asOf=2026-11-20",
    "changes": "/changes?from=2026-11-01&to=2026-11-23",
    "feeds": "/feeds",
    "lists": "/lists",
    "a list of another day": "/lists?authority=bo-tu-phap&asOf=2026-11-20&lang=en",
    "the list of a province": "/lists?authority=ubnd-cap-tinh",
    "releases": "/releases",
    "a release": "/releases/1/QĐ-VD",
    "feedback": "/feedback",
    "no such feedback": "/feedback?q=xyzzyq&lang=en",
    "new feedback": "/feedback/new",
    "new feedback about a procedure": "/feedback/new?procedure=bo-tu-phap/1.001193&lang=en",
    "following feedback": "/feedback/follow",
    "no figures": "/dashboard",
    "targets": "/targets",
    "targets before there were any": "/targets?asOf=2020-01-01&lang=en",
    "scorecards": "/scorecards",
    "guide": "/docs",
    "sign in": "/sign-in",
    "not found": "/nope",
}
FOR_REVIEWERS = {
    "reviews": "/reviews",
    "a review": "/reviews/1",
    "the reform ledger": "/reform",
    "review forms": "/reviews/1/forms",
    "no plans": "/plans",
    "no webhooks": "/webhooks",
    "no inspections": "/inspections",
    "no initiatives": "/initiatives?lang=en",
    "no feedback to handle": "/feedback/inbox",
}
# What the examples have no case of: every state of a finding, an unknown everything, a replaced
# procedure, mistakes in a form.
RARE = [
    "radar",
    "changes",
    "no-changes",
    "registers",
    "overlaps-families",
    "overlaps-names",
    "overlaps-issued",
    "overlaps-circles",
    "overlaps-procedure",
    "feedback",
    "feedback-new-refused",
    "feedback-receipt",
    "feedback-follow-unknown",
    "feedback-followed",
    "feedback-not-counted",
    "feedback-asked",
    "feedback-done",
    "inbox",
    "inbox-item",
    "inbox-item-refused",
    "inbox-item-not-counted",
    "inbox-item-published",
    "plans",
    "plans-refused",
    "plan",
    "plan-overtaken",
    "plan-approved",
    "procedure",
    "bare-procedure",
    "reform",
    "dashboard",
    "dashboard-summed",
    "targets",
    "inspections",
    "inspections-refused",
    "inspections-correction",
    "initiatives",
    "initiatives-refused",
    "scorecards",
    "scorecard",
    "scorecard-preview",
    "scorecard-refused",
    "release",
    "review",
    "review-in-force",
    "review-refused",
    "sign-in-refused",
    "webhooks",
    "webhooks-made",
    "webhooks-refused",
]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_a_page_fits_its_screen_keeps_the_policy_and_shuts_nobody_out(
    screen: BrowserContext, path: str
) -> None:
    look_at(screen.new_page(), path)


@pytest.mark.parametrize("path", FOR_REVIEWERS.values(), ids=FOR_REVIEWERS)
@pytest.mark.parametrize("width", WIDTHS)
def test_so_does_a_page_of_reviewers(
    browser: Browser, site: str, reviewer: Path, width: int, path: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, base_url=site, storage_state=reviewer
    )
    look_at(context.new_page(), path)
    context.close()


@pytest.mark.parametrize("name", RARE)
def test_so_does_a_page_with_what_is_rare(screen: BrowserContext, name: str) -> None:
    page = screen.new_page()
    page.route(f"{SAMPLES}/**", answer)

    look_at(page, f"{SAMPLES}/{name}")


def look_at(page: Page, address: str) -> None:
    """Opens a page and holds it to everything that is asked of pages."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if "404" not in said.text else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto(address)
    page.evaluate("document.fonts.ready")

    viewport = page.viewport_size
    assert viewport is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    assert heard == []
    assert violations(page) == []
    assert page.evaluate(TEXT_WIDER_THAN_ITS_BOX) == []
    assert page.evaluate(HEADINGS_TOO_TIGHT) == []
    page.close()


def violations(page: Page) -> object:
    """What axe finds against the accessibility guidelines."""
    page.evaluate(AXE)
    return page.evaluate(
        "async ([tags, alike]) => (await axe.run({exclude: [alike]},"
        " {runOnly: tags, resultTypes: ['violations']})).violations"
        ".map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)",
        [TAGS, ALIKE],
    )


TEXT_WIDER_THAN_ITS_BOX = """() =>
  [...document.querySelectorAll('.swimlane g')].filter((g) => g.querySelector('rect'))
    .flatMap((group) => {
      const box = group.querySelector('rect').getBBox();
      return [...group.querySelectorAll('.name, .limit')]
        .filter((text) => {
          const t = text.getBBox();
          return t.x < box.x || t.x + t.width > box.x + box.width
            || t.y + t.height > box.y + box.height + 1;
        })
        .map((text) => text.textContent);
    })"""
HEADINGS_TOO_TIGHT = """() =>
  [...document.querySelectorAll('h1, h2, h3')]
    .filter((h) => {
      const style = getComputedStyle(h);
      return parseFloat(style.lineHeight) / parseFloat(style.fontSize) < 1.3;
    })
    .map((h) => h.textContent)"""


def answer(route: Route) -> None:
    """A sample page under the site's policy, and the static files, without a server."""
    path = route.request.url.removeprefix(f"{SAMPLES}/").partition("?")[0]
    if path.startswith("static/"):
        route.fulfill(path=STATIC / path)
        return
    if path == "graphql":  # live updates, which end at once: nothing happens to a sample
        route.fulfill(body="event: complete\ndata:\n\n", content_type="text/event-stream")
        return
    headers = {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": CONTENT_SECURITY_POLICY,
    }
    route.fulfill(body=sample(path), headers=headers)


def test_the_filters_are_open_on_a_desk_and_folded_on_a_phone(screen: BrowserContext) -> None:
    page = screen.new_page()
    page.goto("/")

    viewport = page.viewport_size
    assert viewport is not None
    assert page.locator(".facet").first.is_visible() == (viewport["width"] > 1000)
    page.close()


def test_fields_of_a_form_begin_where_its_button_does_and_are_as_wide(
    screen: BrowserContext,
) -> None:
    page = screen.new_page()
    page.goto("/sign-in")

    form = page.locator("main form")
    edges = [box.bounding_box() for box in form.locator("input:visible, button").all()]
    assert len(edges) == 3
    whole = form.bounding_box()
    assert whole
    assert {round(edge["x"]) for edge in edges if edge} == {round(whole["x"])}
    assert [edge["width"] for edge in edges[:2] if edge] == [whole["width"]] * 2
    page.close()


def test_paper_shows_no_controls_and_every_step(browser: Browser, site: str) -> None:
    page = browser.new_page(base_url=site)
    page.goto("/procedures/1.001193")

    page.emulate_media(media="print")

    assert page.locator(".swimlane").is_visible()
    assert page.locator("nav.menu").is_hidden()
    assert page.locator(".steps > li").first.is_visible()
    page.close()
