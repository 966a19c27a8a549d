"""People who decide on the same state at the same time: one wins, the others are told.

The controls show that the test would see it: without the expected revision, and without BEGIN
IMMEDIATE, acknowledged decisions disappear.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlmodel import select

from registry.actors import Actor, Role
from registry.review import Triaged
from registry.store import Store, open_store
from registry.store.dialect import sqlite_driver
from registry.store.tables import FindingRow, VerdictRow
from tests.durability.writer import FINDINGS, decide, new_database
from tests.registry.folders import NOW

PEOPLE = 4
ROUNDS = 15
LAN = Actor("lan", Role.REVIEWER, "*")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return new_database(tmp_path)


def all_at_once(act: Callable[[int], object]) -> list[object]:
    """What each person gets; all start at the same instant."""
    start = Barrier(PEOPLE)

    def one(number: int) -> object:
        start.wait()
        return act(number)

    with ThreadPoolExecutor(PEOPLE) as people:
        return list(people.map(one, range(PEOPLE)))


def revision_of(store: Store, finding: str) -> int:
    with store.read() as session:
        return (
            session.exec(select(FindingRow).where(FindingRow.fingerprint == finding)).one().revision
        )


@pytest.mark.parametrize("stores", [1, PEOPLE], ids=["threads", "as-if-processes"])
def test_of_those_who_decide_on_one_revision_exactly_one_wins(database: Path, stores: int) -> None:
    opened = [open_store(database) for _ in range(stores)]
    finding = FINDINGS[0]

    for round_ in range(1, ROUNDS + 1):

        def decides(number: int, revision: int = round_) -> object:
            store = opened[number % stores]
            return decide(store, finding, f"person {number}", revision, number + 100 * revision)

        answers = all_at_once(decides)
        winners = [answer for answer in answers if isinstance(answer, Triaged)]
        assert [winner.revision for winner in winners] == [round_ + 1]
        assert answers.count(round_ + 1) == PEOPLE - 1  # told the revision as it is now

    with opened[0].read() as session:
        assert len(session.exec(select(VerdictRow)).all()) == ROUNDS
    for store in opened:
        store.close()


def test_two_requests_with_one_key_at_the_same_time_are_one(database: Path) -> None:
    store = open_store(database)

    answers = all_at_once(lambda _number: decide(store, FINDINGS[0], "lan", 1, 1))

    assert answers == [answers[0]] * PEOPLE
    assert isinstance(answers[0], Triaged)
    assert revision_of(store, FINDINGS[0]) == 2
    store.close()


def test_without_the_expected_revision_a_decision_covers_another_unseen(database: Path) -> None:
    """The control: what was read before the writing lane is written inside it, unchecked."""
    store = open_store(database)
    seen = Barrier(PEOPLE)

    def careless(_number: int) -> None:
        revision = revision_of(store, FINDINGS[0])
        seen.wait()
        with store.write(LAN, NOW) as writing:
            writing.session.get_one(FindingRow, FINDINGS[0]).revision = revision + 1
            writing.log("careless", FINDINGS[0], {})

    all_at_once(careless)

    assert revision_of(store, FINDINGS[0]) < 1 + PEOPLE
    store.close()


def test_without_begin_immediate_updates_are_lost(database: Path) -> None:
    """The control: the driver's own transactions let two read before either writes."""
    driver = sqlite_driver()
    seen = Barrier(PEOPLE)

    def careless(_number: int) -> None:
        connection = driver.connect(str(database), timeout=30)
        query = "SELECT revision FROM finding WHERE fingerprint = ?"
        (revision,) = connection.execute(query, (FINDINGS[0],)).fetchone()
        seen.wait()
        change = "UPDATE finding SET revision = ? WHERE fingerprint = ?"
        connection.execute(change, (revision + 1, FINDINGS[0]))
        connection.commit()
        connection.close()

    all_at_once(careless)

    store = open_store(database)
    assert revision_of(store, FINDINGS[0]) < 1 + PEOPLE
    store.close()
