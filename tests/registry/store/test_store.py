"""Opening a store, reading snapshots, writing with an act; and what is refused."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from registry.store import (
    ActMissing,
    SqliteTooOld,
    Store,
    StoreBusy,
    StoreOutdated,
    StoreTooNew,
    StoreUnreachable,
    StoreUnsupported,
    dialect,
    migration,
    open_store,
)
from registry.store.acts import leaf, read_acts
from registry.store.columns import METADATA
from registry.store.dialect import WRITES, refuse_old_sqlite, sqlite_driver
from registry.store.engine import connect
from registry.store.guards import STATEMENTS
from registry.store.tables import ProjectionRow
from tests.registry.folders import LOADER, NOW

only_sqlite = pytest.mark.parametrize("store", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("store", ["postgresql"], indirect=True)


def keep(store: Store, value: str) -> None:
    with store.write(LOADER, NOW) as writing:
        writing.session.merge(ProjectionRow(name="x", value=value))
        writing.log("test", "x", {"value": value})


def fail_after_an_act(store: Store) -> None:
    with store.write(LOADER, NOW) as writing:
        writing.log("test", "x", {})
        raise KeyError


def kept(session: Session) -> str | None:
    return session.exec(select(ProjectionRow.value)).first()


def test_a_store_is_there_again_after_closing(location: str) -> None:
    first = open_store(location)
    keep(first, "một")
    first.close()

    second = open_store(location if "://" in location else f"sqlite:///{location}")

    with second.read() as session:
        assert kept(session) == "một"
    second.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("busy_timeout", 30_000),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
    ],
)
def test_every_connection_is_set_to_be_safe(tmp_path: Path, pragma: str, value: object) -> None:
    store = open_store(tmp_path / "gon.db")

    for session_of in (store.read, store.note):
        with session_of() as session:
            found = session.connection().execute(text(f"PRAGMA {pragma}")).scalar()
        assert found == value
    store.close()


@only_postgresql
def test_on_postgresql_readers_have_a_snapshot_and_writers_a_lock(store: Store) -> None:
    settings = text(
        "SELECT current_setting('transaction_isolation'), current_setting('transaction_read_only'),"
        " (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid())"
    )
    found = []
    for session_of in (store.read, store.note):
        with session_of() as session:
            found.append(tuple(session.connection().execute(settings).one()))

    assert found == [("repeatable read", "on", 0), ("read committed", "off", 1)]


@only_postgresql
def test_on_postgresql_no_connection_compiles_statements_new_or_used_again(store: Store) -> None:
    asked = text("SELECT pg_backend_pid(), current_setting('jit')")
    found = []
    for _ in range(2):
        with store.read() as session:
            found.append(tuple(session.connection().execute(asked).one()))

    assert [jit for _, jit in found] == ["off", "off"]
    assert found[0] == found[1]  # the same connection
    with store.read() as session:  # the control: by itself the server would
        session.connection().execute(text("RESET jit"))
        assert session.connection().execute(text("SHOW jit")).scalar_one() == "on"


def test_a_reader_sees_one_state_while_a_writer_goes_on(location: str) -> None:
    store = open_store(location)
    keep(store, "một")

    with store.read() as session:
        assert kept(session) == "một"
        keep(store, "hai")
        session.expire_all()
        assert kept(session) == "một"
    with store.read() as session:
        assert kept(session) == "hai"
    store.close()


def test_what_a_reader_writes_is_not_kept(store: Store) -> None:
    with store.read() as session:
        session.add(ProjectionRow(name="x", value="y"))

    with store.read() as session:
        assert kept(session) is None


def test_a_change_without_an_act_is_refused(store: Store) -> None:
    with pytest.raises(ActMissing), store.write(LOADER, NOW) as writing:
        writing.session.add(ProjectionRow(name="x", value="y"))

    with store.read() as session:
        assert kept(session) is None


def test_acts_are_numbered_from_one_without_a_gap_even_after_a_failure(store: Store) -> None:
    keep(store, "một")
    with pytest.raises(KeyError):
        fail_after_an_act(store)
    keep(store, "hai")

    with store.read() as session:
        acts = read_acts(session)
    assert [act.seq for act in acts] == [1, 2]
    assert all(act.leaf == leaf(act.body) for act in acts)


def test_the_body_of_an_act_says_all_of_it(store: Store) -> None:
    keep(store, "một")

    with store.read() as session:
        (act,) = read_acts(session)
    assert act.body.decode() == (
        '{"actor":"gon","at":"2026-11-23T08:00:00.000000Z","authority":"*","base_revision":null,'
        '"change":{"value":"một"},"kind":"test","role":"administrator","seq":1,"subject":"x"}'
    )


def test_model_and_migration_agree(store: Store) -> None:
    with store.read() as session:
        connection = session.connection()
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


@only_postgresql
def test_on_postgresql_guards_are_those_of_the_program_and_text_is_compared_by_bytes(
    store: Store,
) -> None:
    with store.read() as session:
        connection = session.connection()
        found = connection.execute(
            text("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname")
        )
        made = re.findall("CREATE TRIGGER ([a-z_]+)", "\n".join(STATEMENTS["postgresql"]))
        assert list(found.scalars()) == sorted(made)
        otherwise = connection.execute(
            text(
                "SELECT table_name, column_name FROM information_schema.columns WHERE"
                " table_schema = 'public' AND data_type = 'text' AND collation_name <> 'C'"
            )
        )
        assert list(otherwise) == []


@only_sqlite
def test_on_sqlite_guards_are_those_of_the_program_and_tables_are_strict(store: Store) -> None:
    with store.read() as session:
        connection = session.connection()
        found = connection.execute(text("SELECT sql FROM sqlite_master WHERE type = 'trigger'"))
        assert sorted(found.scalars()) == sorted(STATEMENTS["sqlite"])
        tables = connection.execute(
            text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'")
        )
        assert [
            sql for sql in tables.scalars() if "STRICT" not in sql and "sqlite_" not in sql
        ] == []


def test_the_program_knows_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(Path(migration.__file__).parent / "migrations"))

    assert scripts.get_heads() == [migration.HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == set(migration.KNOWN)


def made_at(location: str, revision: str, *statements: str) -> None:
    """A database of that revision, with what the statements put there."""
    engine = connect(location).execution_options(**{WRITES: True})
    with engine.begin() as connection:
        migration.upgrade(connection, revision)
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused(location: str) -> None:
    made_at(location, "head", "UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreTooNew, match="Install the newer program"):
        open_store(location)


def test_an_older_database_is_migrated_only_when_asked(location: str) -> None:
    made_at(location, "0001")

    with pytest.raises(StoreOutdated, match="Take a backup"):
        open_store(location)
    open_store(location, migrate=True).close()

    open_store(location).close()


def test_an_old_sqlite_is_refused_with_what_to_do() -> None:
    refuse_old_sqlite("3.51.3")

    with pytest.raises(SqliteTooOld, match=r"3\.51\.2 .* 3\.51\.3 or newer"):
        refuse_old_sqlite("3.51.2")


def test_other_databases_are_refused() -> None:
    with pytest.raises(StoreUnsupported, match="mysql"):
        open_store("mysql://localhost/gon")


def test_a_database_that_cannot_be_opened_says_why_and_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("not a database" * 100, encoding="utf-8")
    for location, told in (
        (tmp_path / "none/gon.db", "unable to open database file"),
        (tmp_path / "text.db", "file is not a database"),
        ("postgresql://gon:secret-word@127.0.0.1:1/gon", "127.0.0.1"),
    ):
        with pytest.raises(StoreUnreachable, match=told) as raised:
            open_store(location)
        assert "GON_DATABASE_URL" in str(raised.value)
        assert "Check that" in str(raised.value)
        assert "secret-word" not in str(raised.value)


def test_several_may_open_a_new_database_at_the_same_time(location: str) -> None:
    start = Barrier(4)

    def opened(_number: int) -> Store:
        start.wait()
        return open_store(location)

    with ThreadPoolExecutor(4) as people:
        stores = list(people.map(opened, range(4)))

    for store in stores:
        assert store.is_ready()
        store.close()


def test_a_writer_of_another_process_that_does_not_end_is_told(tmp_path: Path) -> None:
    store = open_store(tmp_path / "gon.db")
    with store.note() as session:
        session.connection().exec_driver_sql("PRAGMA busy_timeout = 20")
    other = sqlite_driver().connect(tmp_path / "gon.db")
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreBusy, match="Try again"):
        keep(store, "một")
    other.rollback()
    keep(store, "một")

    other.close()
    store.close()


@pytest.mark.parametrize("location", ["postgresql"], indirect=True)
def test_on_postgresql_too_a_writer_that_does_not_end_is_told(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = open_store(location), open_store(location)
    monkeypatch.setattr(dialect, "BUSY_SECONDS", 0.05)

    with other.note(), pytest.raises(StoreBusy, match="Try again"):
        keep(store, "một")
    keep(store, "một")

    other.close()
    store.close()


def test_asking_whether_a_store_can_be_written_changes_nothing(location: str) -> None:
    store = open_store(location)
    keep(store, "một")

    assert store.is_writable()

    with store.read() as session:
        assert kept(session) == "một"
    store.close()


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "gon.db")
    with store.note() as session:
        session.connection().exec_driver_sql("PRAGMA query_only = on")

    with pytest.raises(OperationalError, match="readonly"):
        store.is_writable()

    store.close()


def test_only_changes_that_are_kept_are_counted(store: Store) -> None:
    keep(store, "một")
    with pytest.raises(KeyError):
        fail_after_an_act(store)
    with store.write(LOADER, NOW) as writing:
        writing.give_up()

    assert store.changes == 1
