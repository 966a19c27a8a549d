"""Which editions a question is asked of: what is loaded, or what is in force on a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, TextClause, bindparam, text
from sqlmodel import Session

from registry.publication.releases.model import IN_FORCE
from registry.reference import Reference

Params = Mapping[str, Any]  # Any: what a driver takes


@dataclass(frozen=True, slots=True)
class Listed:
    """A selection of `catalogue_entry.id`, as SQL that SQLite and PostgreSQL read alike.

    One that `is_table` is looked up where a question needs it, by the key of its table; any other
    is made once, before the question.
    """

    sql: str
    params: Params = field(default_factory=dict)
    is_table: bool = False

    @property
    def named(self) -> str:
        """What a statement begins with to call the selection `listed (id)`."""
        made = "NOT MATERIALIZED" if self.is_table else "MATERIALIZED"
        return f"WITH listed (id) AS {made} ({self.sql})"


LOADED = Listed(
    "SELECT entry FROM loaded_entry", is_table=True
)  # whatever was loaded last, published or not: for people who are signed in

NOTHING = Listed("SELECT 0")  # for statements that do not ask which editions count

_IN_FORCE = """
SELECT e.id FROM catalogue_entry e
JOIN release_entry r ON r.edition = e.edition
JOIN release d ON d.number = r.release
WHERE d.effective <= :listed_on AND r.change IN :listed_changes AND NOT EXISTS (
  SELECT 1 FROM release_entry later JOIN release n ON n.number = later.release
  WHERE later.procedure = r.procedure AND later.release > r.release AND n.effective <= :listed_on
)
"""


def in_force(on: date) -> Listed:
    """What the decisions that have taken effect by a day have published and not ended."""
    changes = sorted(change.value for change in IN_FORCE)
    return Listed(_IN_FORCE, {"listed_on": on.isoformat(), "listed_changes": changes})


def counts(entry: str) -> str:
    """The condition that an entry (a column) is among those a question is asked of.

    The plus is for SQLite: where a question looks for few rows by an index of its own, it would
    else try in that index each of all entries that count.
    """
    return f"+{entry} IN (SELECT id FROM listed)"


def asked(
    session: Session, listed: Listed, statement: str, params: Params | None = None
) -> Sequence[Row[Any]]:  # Any: columns of any type
    """The rows of a statement that begins behind `Listed.named`.

    Lists among the parameters are written `IN :name`.
    """
    given = {**listed.params, **(params or {})}
    return session.connection().execute(_bound(listed.named + statement, given), given).all()


def asked_plainly(
    session: Session, listed: Listed, statement: str, params: Params | None = None
) -> Sequence[tuple[Any, ...]]:  # Any: columns of any type
    """As `asked`, as the driver gives the rows: several times quicker where there are many."""
    given = {**listed.params, **(params or {})}
    with session.connection().execute(_bound(listed.named + statement, given), given) as found:
        rows: Sequence[tuple[Any, ...]] = found.cursor.fetchall()  # Any: as above
    return rows


def _bound(sql: str, given: Params) -> TextClause:
    lists = [name for name, value in given.items() if isinstance(value, list)]
    return text(sql).bindparams(*(bindparam(name, expanding=True) for name in lists))


def central_authorities(reference: Reference) -> list[str]:
    """The keys of authorities whose procedures others adapt; one that no file has when none is."""
    found = [key for key, entry in reference.authorities.items() if entry.level == "central"]
    return found or ["-"]
