"""`gon migrate`: an older database is refused by other commands, then brought up to date."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from registry.store import migration
from registry.store.dialect import WRITES
from registry.store.engine import connect
from web.cli import main


def test_an_older_database_is_refused_until_it_is_migrated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = tmp_path / "gon.db"
    monkeypatch.setenv("GON_DATABASE_URL", f"sqlite:///{location}")
    engine = connect(location).execution_options(**{WRITES: True})
    with engine.begin() as connection:
        migration.upgrade(connection, "0001")
    engine.dispose()

    refused = CliRunner().invoke(main, ["release", "list"])
    migrated = CliRunner().invoke(main, ["migrate"])
    again = CliRunner().invoke(main, ["release", "list"])

    assert refused.exit_code == 2
    assert "gon migrate" in refused.output
    assert (migrated.exit_code, again.exit_code) == (0, 0)
