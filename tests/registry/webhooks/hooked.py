"""A store with procedures, a release and webhooks, in either database."""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from registry.actors import Actor, Role
from registry.procedure.vocabulary import Change
from registry.publication import DraftEntry, ReleaseDraft, ReleaseInfo, publish, releases
from registry.review import Case, open_case
from registry.store import Store, load
from registry.webhooks import NewWebhook, WebhookDraft, add_webhook
from tests.registry.folders import LOADER, NOW, PAPERS, procedure_text, write_folder

AUTHORITY = "bo-cong-an"
CONTROLLER = Actor("lan", Role.CONTROLLER, AUTHORITY)
CODES = ("1.000001", "1.000002", "1.000003")
ADDRESS = "https://tthc.example.vn/hook"
TODAY = NOW.date()
SECOND = timedelta(seconds=1)


def filled(store: Store, folder: Path) -> Store:
    """Three procedures of one authority, loaded and published."""
    texts = {f"{code}.yaml": procedure_text(code, AUTHORITY, "field: Cư trú\n") for code in CODES}
    report = load(store, write_folder(folder, texts), actor=LOADER, now=NOW, analysis=PAPERS)
    assert report.errors == ()
    released(store, all_changes=True)
    return store


def released(store: Store, effective: date = TODAY, **more: Any) -> int:  # Any: of the draft
    newest = len(releases(store))
    draft = ReleaseDraft(
        AUTHORITY, f"{newest + 1}/QĐ-BCA", TODAY, effective, "Công bố", instrument="1/2026/TT-BCA",
        **more,
    )  # fmt: skip
    done = publish(
        store, draft, actor=LOADER, now=NOW, idempotency_key=f"r{newest}", expected_revision=newest
    )
    assert isinstance(done, ReleaseInfo), done
    return done.number


def abolished(store: Store, code: str, effective: date = TODAY) -> int:
    return released(store, effective, entries=(DraftEntry(code, change=Change.ABOLISHED),))


def reviewed(store: Store, code: str) -> None:
    done = open_case(
        store, AUTHORITY, code, reason="Nhiều giấy tờ", actor=LOADER, now=NOW,
        idempotency_key=f"case {code}", expected_revision=1,
    )  # fmt: skip
    assert isinstance(done, Case), done


def added(
    store: Store, *topics: str, known: int = 0, now: datetime = NOW, **more: Any
) -> NewWebhook:
    more = {"authority": AUTHORITY, "address": ADDRESS, **more}
    hosts = {"hosts": more.pop("hosts")} if "hosts" in more else {}
    done = add_webhook(
        store, WebhookDraft(topics=topics or ("catalogue",), **more), actor=LOADER, now=now,
        today=now.date(), idempotency_key=f"w {more} {known}", expected_revision=known, **hosts,
    )  # fmt: skip
    assert isinstance(done, NewWebhook), done
    return done
