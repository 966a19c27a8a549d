"""A real browser on a real server: failing without a browser under CI, skipping elsewhere."""

import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from time import sleep

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.example_site import PASSWORD, example_app, example_store

NAMES = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = [1280, 390]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for one file: its driver keeps an event loop, which other tests must not meet."""
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        missing = "Chromium is missing. On Debian or Ubuntu: sudo apt-get install chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the examples; decisions made on it stay for later tests."""
    store = example_store(tmp_path_factory.mktemp("server") / "gon.db")
    server = uvicorn.Server(uvicorn.Config(example_app(store), ws="none", log_level="error"))
    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = Thread(target=server.run, kwargs={"sockets": [door]})
        thread.start()
        while not server.started:
            sleep(0.01)
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
        server.should_exit = True
        thread.join()
    store.close()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def visitor(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Somebody with a desk and a fresh browser, with JavaScript and without."""
    context = browser.new_context(base_url=site, java_script_enabled=request.param)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def reviewer(browser: Browser, site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cookies of somebody who has signed in."""
    context = browser.new_context(base_url=site)
    sign_in(context.new_page())
    file = tmp_path_factory.mktemp("reviewer") / "cookies.json"
    context.storage_state(path=file)
    context.close()
    return file


@pytest.fixture(scope="module", params=WIDTHS)
def screen(browser: Browser, site: str, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A desk or a phone."""
    context = browser.new_context(viewport={"width": request.param, "height": 900}, base_url=site)
    yield context
    context.close()


def sign_in(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Tên đăng nhập").fill("ra-soat")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Đăng nhập").click()
    page.get_by_role("button", name="Đăng xuất").wait_for()
