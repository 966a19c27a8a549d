"""Bringing a database to the shape this program needs; forward only, in one transaction."""

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from registry.store.errors import StoreOutdated, StoreTooNew

HEAD = "0018"
KNOWN = (
    "0001", "0002", "0003", "0004", "0005", "0006", "0007", "0011", "0012", "0008", "0013", "0009",
    "0016", "0014", "0017", "0015", "0018",
)  # fmt: skip
_FOLDER = Path(__file__).parent / "migrations"


def found_revision(connection: Connection) -> str | None:
    """The revision of the database, None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def require_head(connection: Connection) -> bool:
    """Whether the database is as this program needs it; False for an empty one.

    Raises StoreOutdated, StoreTooNew.
    """
    found = found_revision(connection)
    if found is None or found == HEAD:
        return found is not None
    if found in KNOWN:
        raise StoreOutdated(found, HEAD)
    raise StoreTooNew(found, HEAD)


def upgrade(connection: Connection, to: str = "head") -> None:
    """Runs what is missing up to a revision, inside the caller's transaction."""
    from alembic import command  # only a new or an old database pays for the import
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)
