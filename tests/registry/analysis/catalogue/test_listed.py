"""How the editions that a question is asked of are looked up."""

from datetime import date

import pytest
from sqlmodel import Session

from registry.analysis.catalogue.listed import LOADED, Listed, _bound, counts, in_force
from registry.store import open_store
from tests.postgresql import Cluster

IN_FORCE = in_force(date(2026, 7, 1))


def test_a_table_is_looked_up_and_what_a_day_selects_is_made_once() -> None:
    assert LOADED.named.startswith("WITH listed (id) AS NOT MATERIALIZED (SELECT entry")
    assert IN_FORCE.named.startswith("WITH listed (id) AS MATERIALIZED (")


@pytest.mark.parametrize(("listed", "is_made"), [(LOADED, False), (IN_FORCE, True)])
def test_postgresql_plans_it_so(postgresql: Cluster, listed: Listed, is_made: bool) -> None:
    store = open_store(postgresql.database())

    with store.read() as session:
        plan = planned(session, listed)

    store.close()
    assert ("CTE listed" in plan) is is_made


def planned(session: Session, listed: Listed) -> str:
    """How the database would find the entries that count."""
    question = f"SELECT e.id FROM catalogue_entry e WHERE {counts('e.id')}"
    statement = _bound(f"EXPLAIN {listed.named}{question}", listed.params)
    return "\n".join(session.connection().execute(statement, listed.params).scalars())
