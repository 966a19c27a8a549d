"""`python -m tests.scenarios.exporting FOLDER KEY`: releases of the examples, and every export.

Two releases apply, the third is known and applies later.

Run as a process of its own, so that locale, time zone and hash seed can be others than those of the
test that compares what it wrote.
"""

import os
import re
import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.testclient import TestClient

from registry.actors import EVERYWHERE, Actor, Role
from registry.procedure.vocabulary import Change
from registry.publication import DraftEntry, ReleaseDraft, ReleaseInfo, publish, read_key, release
from registry.publication.releases import export_release
from registry.refusals import NotFound
from registry.store import Store, load, open_store
from web.app import create_app
from web.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "registry/examples"
NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
PUBLISHER = Actor("cong-bo", Role.ADMINISTRATOR, EVERYWHERE)
AUTHORITY, CHANGED, ENDED, ENDING = "bo-tu-phap", "1.001193", "2.000815", "1.000894"
FIRST, SECOND, THIRD = date(2026, 1, 1), date(2026, 7, 1), date(2027, 1, 1)
ADDRESS = "https://tthc.example.test"
PAPERS = ("docx", "pdf", "xlsx")
EXPORTS = (
    f"/procedures/{CHANGED}.jsonld",
    f"/procedures/{CHANGED}.bpmn",
    f"/procedures/{CHANGED}/poster.pdf",
    *(f"/lists/{AUTHORITY}.{end}" for end in ("csv", "jsonl", "jsonld", *PAPERS)),
    f"/lists/{AUTHORITY}.csv?bom=1",
    "/lists/all.csv?level=COMMUNE&asOf=2026-06-30",
    "/dcat.jsonld",
    *(f"/releases/{number}/QĐ-BTP.{end}" for number in (1, 2, 3) for end in PAPERS),
    "/feeds/all.atom",
    "/feeds/all.ics",
    f"/feeds/authority/{AUTHORITY}.atom",
    f"/feeds/authority/{AUTHORITY}.ics",
    "/feeds/field/Hộ tịch.atom",
    "/sitemap.xml",
    "/opensearch.xml",
    "/robots.txt",
)


def file_of(path: str) -> str:
    """The name of the file in which an export is kept."""
    return re.sub(r"[/?&]", "_", path.strip("/"))


def made(folder: Path, key: Path) -> Store:
    """A store with three signed releases, and what each of them proves as files."""
    store = open_store(folder / "gon.db")
    files = folder / "files"
    shutil.copytree(EXAMPLES, files)
    loaded(store, files)
    published(store, key, 1, FIRST)
    amended(files)
    loaded(store, files)
    ended = DraftEntry(ENDED, change=Change.ABOLISHED, instrument="9/2026/NĐ-CP")
    published(store, key, 2, SECOND, ended)
    ending = DraftEntry(ENDING, change=Change.ABOLISHED, instrument="10/2026/NĐ-CP")
    published(store, key, 3, THIRD, ending)
    for number in (1, 2, 3):
        found = release(store, number)
        assert not isinstance(found, NotFound)
        export_release(store, found, folder / f"release-{number}")
    return store


def loaded(store: Store, files: Path) -> None:
    report = load(store, files, actor=PUBLISHER, now=NOW)
    assert report.errors == ()


def amended(files: Path) -> None:
    """One procedure asks for another number of sets."""
    (file,) = (each for each in files.rglob("*.yaml") if CHANGED in each.name)
    text = file.read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("sets:")]
    file.write_text("\n".join([*lines, "sets: 7", ""]), encoding="utf-8")


def published(
    store: Store, key: Path, number: int, effective: date, *entries: DraftEntry
) -> ReleaseInfo:
    draft = ReleaseDraft(
        authority=AUTHORITY,
        decision_number=f"{number}/QĐ-BTP",
        decided_on=min(effective, NOW.date()),
        effective=effective,
        title="Danh mục thủ tục hành chính",
        entries=entries,
        all_changes=effective < THIRD,
        instrument="8/2025/NĐ-CP",
    )
    done = publish(
        store, draft, actor=PUBLISHER, now=NOW, idempotency_key=str(number),
        expected_revision=number - 1, signer=read_key(key),
    )  # fmt: skip
    assert isinstance(done, ReleaseInfo), done
    return done


def exports(store: Store, out: Path) -> None:
    """Writes every export of the catalogue as it is served."""
    settings = Settings(public_address=ADDRESS, secure_cookies=False)
    client = TestClient(create_app(store, settings, clock=lambda: NOW), base_url=ADDRESS)
    out.mkdir()
    for path in EXPORTS:
        answer = client.get(path)
        assert answer.status_code == 200, path
        (out / file_of(path)).write_bytes(answer.content)


def main(folder: Path, key: Path) -> None:
    folder.mkdir()
    store = made(folder, key)
    exports(store, folder / "exports")
    store.close()


if __name__ == "__main__":
    os.umask(0o077)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
