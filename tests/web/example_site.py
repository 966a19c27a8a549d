"""A whole site on the examples: loaded, analysed, released, one review under way."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.applications import Starlette
from starlette.testclient import TestClient

from registry.access import Account, Grant, create_account
from registry.actors import EVERYWHERE, Actor, Role
from registry.analysis.storing import analysis
from registry.publication import ReleaseDraft, ReleaseInfo, publish
from registry.review import Case, open_case
from registry.store import Store, load, loaded_authorities, open_store
from web.app import create_app
from web.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "registry/examples"
SITE = "http://gon.test"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LOADER = Actor("gon", Role.ADMINISTRATOR, EVERYWHERE)
SETTINGS = Settings(secure_cookies=False, public_address=SITE)
PASSWORD = "một mật khẩu đủ dài"
PEOPLE = {
    "ra-soat": Role.REVIEWER, "xem": Role.VIEWER, "kiem-soat": Role.CONTROLLER,
    "phe-duyet": Role.APPROVER,
}  # fmt: skip
UNDER_REVIEW = ("bo-tu-phap", "1.001193")


def example_store(file: Path) -> Store:
    """All examples, published authority by authority, each by a decision of its own."""
    store = open_store(file)
    found = analysis(as_of=TODAY)
    report = load(store, EXAMPLES, actor=LOADER, now=NOW, analysis=found)
    assert report.errors == ()
    for number, authority in enumerate(loaded_authorities(store)):
        release(store, authority, number)
    for name, role in PEOPLE.items():
        account(store, name, role)
    open_review(store, *UNDER_REVIEW)
    return store


def release(store: Store, authority: str, newest: int) -> ReleaseInfo:
    draft = ReleaseDraft(
        authority=authority,
        decision_number=f"{newest + 1}/QĐ-VD",
        decided_on=date(2026, 11, 2),
        effective=date(2026, 11, 16),
        title="Công bố danh mục thủ tục hành chính",
        all_changes=True,
    )
    answer = publish(
        store, draft, actor=LOADER, now=NOW, idempotency_key=f"release-{newest}",
        expected_revision=newest,
    )  # fmt: skip
    assert isinstance(answer, ReleaseInfo), answer
    return answer


def account(store: Store, name: str, role: Role) -> Account:
    answer = create_account(
        store, name, display_name=name, password=PASSWORD, grants=[Grant(role, EVERYWHERE)],
        actor=LOADER, now=NOW, idempotency_key=f"account-{name}",
    )  # fmt: skip
    assert isinstance(answer, Account), answer
    return answer


def open_review(store: Store, authority: str, code: str) -> Case:
    answer = open_case(
        store, authority, code, reason="Nhiều giấy tờ đã có trong dữ liệu dân cư.", actor=LOADER,
        now=NOW, idempotency_key=f"case-{code}", expected_revision=1,
    )  # fmt: skip
    assert isinstance(answer, Case), answer
    return answer


def example_app(store: Store, clock: Callable[[], datetime] = lambda: NOW) -> Starlette:
    return create_app(store, SETTINGS, clock=clock)


def visiting(app: Starlette) -> TestClient:
    """A browser of its own, not signed in."""
    return TestClient(app, base_url=SITE, follow_redirects=False)


def signed_in(app: Starlette, name: str) -> TestClient:
    """The browser of one of the PEOPLE."""
    client = visiting(app)
    answer = client.post("/sign-in", data={"username": name, "password": PASSWORD, "next": "/"})
    assert answer.status_code == 303, answer.text
    return client
