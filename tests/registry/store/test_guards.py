"""What was written stays: the database itself refuses changes of acts, editions and releases.

Each guard has its control: without the settings of our connections the same statement goes through.
"""

import re
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DataError, IntegrityError
from sqlmodel import Session

from registry.store import Store, load
from registry.store.acts import leaf
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder


@pytest.fixture
def written(store: Store, folder: Path) -> Store:
    """One procedure loaded (one edition, one act) and one release."""
    write_folder(folder, {"x.yaml": procedure_text()})
    load(store, folder, actor=LOADER, now=NOW)
    with store.note() as session:
        run(session, RELEASE)
        run(session, ENTRY)
    return store


RELEASE = (
    "INSERT INTO release (number, authority, decision_number, decided_on, effective, follows, "
    "title, sha256, content, act) VALUES "
    "(1, 'bo-cong-an', '1/QĐ-BCA', '2026-11-23', '2026-12-01', NULL, 'Một', "
    f"'{'0' * 64}', x'00', 1)"
)
ENTRY = "INSERT INTO release_entry SELECT 1, key, edition, 'new', NULL, NULL FROM procedure"
ACT = (
    "INSERT INTO act VALUES "
    f"({{seq}}, '', 'x', 'x', 'x', 'x', 'x', NULL, x'00', x'{leaf(b'').hex()}')"
)


def run(session: Session, statement: str) -> None:
    session.connection().exec_driver_sql(said(statement, session))


def said(statement: str, session: Session) -> str:
    """Bytes are written differently there."""
    if session.get_bind().dialect.name == "sqlite":
        return statement
    return re.sub(r"x'([0-9a-f]*)'", r"decode('\1', 'hex')", statement)


only_sqlite = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("store", ["postgresql"], indirect=True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE act SET actor = 'somebody else'",
        "DELETE FROM act WHERE seq = 1",
        "UPDATE edition SET content = x'00'",
        "UPDATE edition SET hash = hash || ''",
        "DELETE FROM edition",
        "UPDATE release SET title = 'Hai'",
        "DELETE FROM release",
        "UPDATE release_entry SET change = 'abolished'",
        "DELETE FROM release_entry",
        RELEASE + " ON CONFLICT (number) DO UPDATE SET title = 'Hai'",
        ACT.format(seq=3),
    ],
)
def test_what_was_written_cannot_be_changed(written: Store, statement: str) -> None:
    with pytest.raises(IntegrityError, match=r"refused|without a gap"), written.note() as session:
        run(session, statement)


@only_sqlite
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT OR REPLACE" + RELEASE.removeprefix("INSERT"),
        "INSERT OR REPLACE INTO edition SELECT * FROM edition",
        "INSERT OR REPLACE" + ACT.format(seq=1).removeprefix("INSERT"),
    ],
)
def test_a_replace_is_a_change_too(written: Store, statement: str) -> None:
    with pytest.raises(IntegrityError, match=r"refused|without a gap"), written.note() as session:
        run(session, statement)


@only_postgresql
@pytest.mark.parametrize("table", ["act", "verdict", "release, release_entry", "edition"])
def test_a_whole_table_cannot_be_emptied(written: Store, table: str) -> None:
    with pytest.raises(IntegrityError, match="TRUNCATE is refused"), written.note() as session:
        run(session, f"TRUNCATE {table} CASCADE")


@only_postgresql
def test_where_triggers_are_switched_off_a_change_goes_through(written: Store) -> None:
    """The control: it is the trigger that refuses."""
    with written.note() as session:
        run(session, "ALTER TABLE release DISABLE TRIGGER release_no_update")

    with written.note() as session:
        run(session, "UPDATE release SET title = 'Hai'")

    with written.read() as session:
        assert session.connection().execute(text("SELECT title FROM release")).scalar() == "Hai"


@only_sqlite
def test_without_recursive_triggers_a_replace_gets_past_the_guard(written: Store) -> None:
    """The control: it is the setting that closes this way."""
    with written.note() as session:
        raw = session.connection().connection.driver_connection
    assert raw is not None
    raw.execute("PRAGMA recursive_triggers = OFF")

    with written.note() as session:
        run(session, "INSERT OR REPLACE" + RELEASE.replace("'Một'", "'Hai'").removeprefix("INSERT"))

    with written.read() as session:
        assert session.connection().execute(text("SELECT title FROM release")).scalar() == "Hai"


def test_the_source_text_of_an_edition_may_change(written: Store) -> None:
    with written.note() as session:
        run(session, "UPDATE edition SET source = '# other words', file = 'y.yaml'")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE procedure SET revision = 'two'",
        "UPDATE procedure SET revision = 0",
        "UPDATE procedure SET authority = 'bo-y-te'",
        "UPDATE procedure SET edition = 'unknown'",
    ],
    ids=["strict-type", "positive", "key", "foreign-key"],
)
def test_the_database_checks_types_and_references(written: Store, statement: str) -> None:
    with pytest.raises((IntegrityError, DataError)), written.note() as session:
        run(session, statement)
