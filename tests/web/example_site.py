"""A whole site on the examples: loaded, analysed, released, one review under way."""

from datetime import UTC, date, datetime
from pathlib import Path

from starlette.applications import Starlette

from registry.actors import EVERYWHERE, Actor, Role
from registry.analysis import shipped
from registry.analysis.storing import analysis
from registry.publication import ReleaseDraft, ReleaseInfo, publish
from registry.store import Store, load, open_store
from web.app import create_app
from web.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "registry/examples"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = date(2026, 11, 23)
LOADER = Actor("gon", Role.ADMINISTRATOR, EVERYWHERE)
SETTINGS = Settings(secure_cookies=False)


def example_store(file: Path) -> Store:
    """All examples, published authority by authority, each by a decision of its own."""
    store = open_store(file)
    found = analysis(shipped.load().rules, as_of=TODAY)
    report = load(store, EXAMPLES, actor=LOADER, now=NOW, analysis=found)
    assert report.errors == ()
    for number, authority in enumerate(authorities()):
        release(store, authority, number)
    return store


def authorities() -> list[str]:
    words = "authority: "
    lines = (
        line for file in EXAMPLES.rglob("*.yaml") for line in file.read_text("utf-8").split("\n")
    )
    return sorted({line.removeprefix(words) for line in lines if line.startswith(words)})


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


def example_app(store: Store) -> Starlette:
    return create_app(store, SETTINGS, clock=lambda: NOW)
