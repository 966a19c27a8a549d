"""What exports name as the address of the registry: its setting, never the words of a request."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.store import Store
from tests.web.example_site import NOW, UNDER_REVIEW
from web.app import create_app
from web.settings import Settings

AUTHORITY, CODE = UNDER_REVIEW
NAMES_ADDRESSES = (
    f"/procedures/{CODE}.jsonld",
    f"/procedures/{CODE}/poster.pdf",
    "/feeds/all.atom",
    "/feeds/all.ics",
    "/sitemap.xml",
    "/opensearch.xml",
    "/dcat.jsonld",
)
GIVES_RELATIVE_ONES = (
    f"/lists/{AUTHORITY}.csv", f"/lists/{AUTHORITY}.jsonl", f"/lists/{AUTHORITY}.jsonld",
    "/robots.txt",
)  # fmt: skip
TRICKS = (
    "evil.test",
    "localhost.evil.test",
    "localhost:80@evil.test",
    "evil.test/localhost",
    "localhost\\@evil.test",
    "127.0.0.1.evil.test:80",
)


def visiting(store: Store, address: str | None) -> TestClient:
    settings = Settings(secure_cookies=False, public_address=address)
    return TestClient(create_app(store, settings, clock=lambda: NOW), base_url="http://gon.test")


@pytest.fixture(scope="module")
def unset(app: Starlette) -> TestClient:
    return visiting(app.state.site.store, None)


@pytest.fixture(scope="module")
def known(app: Starlette) -> TestClient:
    return visiting(app.state.site.store, "https://tthc.example.test")


@pytest.mark.parametrize("host", TRICKS)
@pytest.mark.parametrize("path", [NAMES_ADDRESSES[0], *NAMES_ADDRESSES[2:], *GIVES_RELATIVE_ONES])
def test_no_export_names_the_host_of_a_request(unset: TestClient, path: str, host: str) -> None:
    answer = unset.get(path, headers={"Host": host})

    assert b"evil.test" not in answer.content
    assert answer.status_code == (200 if path in GIVES_RELATIVE_ONES else 503)


@pytest.mark.parametrize("path", NAMES_ADDRESSES)
def test_what_needs_an_address_says_what_to_set(unset: TestClient, path: str) -> None:
    answer = unset.get(path, params={"lang": "en"})

    assert answer.status_code == 503
    assert "GON_PUBLIC_ADDRESS" in answer.text


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1", "[::1]:8000"])
def test_on_the_own_machine_it_is_the_address_asked(unset: TestClient, host: str) -> None:
    """The control: the same request is answered where the name can be nobody else's."""
    answer = unset.get("/sitemap.xml", headers={"Host": host})

    assert answer.status_code == 200
    assert f"<loc>http://{host}/</loc>" in answer.text


@pytest.mark.parametrize("path", [NAMES_ADDRESSES[0], *NAMES_ADDRESSES[2:]])
def test_the_setting_counts_whatever_was_asked(known: TestClient, path: str) -> None:
    answer = known.get(path, headers={"Host": "evil.test"})

    assert answer.status_code == 200
    assert b"https://tthc.example.test" in answer.content
    assert b"evil.test" not in answer.content.replace(b"tthc.example.test", b"")
