"""What is known of the contents of a draft, and when they are read again."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import select

from registry.publication.releases.editions import (
    Edition,
    Head,
    editions_of,
    head_of,
    parts_between,
    why_broken,
)
from registry.store import Store, load
from registry.store.projecting import PARTS
from registry.store.tables import EditionRow, ProjectionRow
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder

NO_PROCEDURE = b'{"schema":"procedure/v1"}'


def edition(content: bytes, head: Head | None = None) -> Edition:
    return Edition(hashlib.sha256(content).hexdigest(), content, head)


@pytest.fixture
def loaded(store: Store, folder: Path) -> Callable[[], list[Edition]]:
    """Loads one temporary procedure; each call reads what the store has of it now."""
    text = procedure_text(more="validity: {from: 2026-01-01, to: 2026-09-30}\n")
    report = load(store, write_folder(folder, {"a.yaml": text}), actor=LOADER, now=NOW)
    assert report.errors == ()

    def found() -> list[Edition]:
        with store.read() as session:
            names = session.exec(select(EditionRow.hash)).all()
            return [*editions_of(session, names).values()]

    return found


def test_what_this_program_has_read_is_not_read_again(loaded: Callable[[], list[Edition]]) -> None:
    [kept] = loaded()

    assert kept.head == Head("Thủ tục 1.004194", date(2026, 1, 1), date(2026, 9, 30))
    assert why_broken(kept) is None


def test_what_another_program_has_read_is_read_again(
    store: Store, loaded: Callable[[], list[Edition]]
) -> None:
    [before] = loaded()
    with store.note() as session:
        session.merge(ProjectionRow(name=PARTS, value="another program"))

    [kept] = loaded()

    assert kept.head is None
    assert head_of(kept) == before.head
    assert why_broken(kept) is None


def test_an_edition_without_parts_is_read(
    store: Store, loaded: Callable[[], list[Edition]]
) -> None:
    content = NO_PROCEDURE
    with store.note() as session:
        row = EditionRow(
            hash=edition(content).hash, procedure="bo-cong-an/1.004194", content=content, source="",
            source_hash="", file="b.yaml", first_seen=NOW,
        )  # fmt: skip
        session.add(row)

    broken = [each for each in loaded() if each.content == content]

    assert [each.head for each in broken] == [None]
    assert why_broken(broken[0])


def test_bytes_that_are_not_those_of_the_name_are_broken_whoever_has_read_them() -> None:
    head = Head("Thủ tục", None, None)
    whole = edition(NO_PROCEDURE, head)
    damaged = Edition(whole.hash, NO_PROCEDURE + b" ", head)

    assert (why_broken(damaged) or "").startswith("SHA-256")
    assert why_broken(whole) is None  # that it was read is believed, that it is whole is not


def test_parts_that_differ_are_named_in_the_order_of_the_file() -> None:
    before = edition(b'{"fees":[],"name":"A","sets":1}')
    after = edition(b'{"documents":[],"name":"A","sets":2}')

    assert parts_between(before, after) == ("documents", "sets", "fees")
    assert parts_between(before, before) == ()
