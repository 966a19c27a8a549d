"""The store: many readers, each with its own snapshot, and one writer at a time."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import datetime
from threading import RLock

from sqlalchemy import Engine, delete, false
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from registry.actors import Actor
from registry.store.acts import Writing
from registry.store.dialect import BUSY_SECONDS, WRITES, is_busy
from registry.store.engine import is_in_memory
from registry.store.errors import ActMissing, StoreBusy
from registry.store.migration import require_head, upgrade
from registry.store.tables import IdempotencyRow


class Store:
    """One open database. Threads may share it; processes open their own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(**{WRITES: True})
        self._lane = RLock()
        self.changes = 0  # how many this process has kept; readers see by it that they are behind
        self._shared = is_in_memory(engine)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A snapshot that stays the same until the end; nothing written in it is kept."""
        lane: AbstractContextManager[object] = self._in_lane() if self._shared else nullcontext()
        with lane, Session(self._engine, autoflush=False) as session:
            try:
                yield session
            finally:
                session.rollback()

    @contextmanager
    def write(self, actor: Actor, now: datetime) -> Iterator[Writing]:
        """One change with its acts: kept together at the end, or not at all (`give_up`).

        Raises StoreBusy, and ActMissing when the change was not logged.
        """
        with self._in_lane():
            with self._writing() as session:
                writing = Writing(session, actor, now)
                yield writing
                if writing.given_up:
                    session.rollback()
                elif not writing.acts:
                    raise ActMissing
            self.changes += not writing.given_up

    @contextmanager
    def note(self) -> Iterator[Session]:
        """A write that is nobody's act: sessions, when a token was used. Raises StoreBusy."""
        with self._writing() as session:
            yield session

    def migrate(self) -> None:
        """Makes the tables of an empty database, or adds what an older one misses."""
        with self._in_lane(), self._writer.begin() as connection:
            upgrade(connection)

    def is_ready(self) -> bool:
        """Whether the tables are there. Raises StoreOutdated, StoreTooNew."""
        with self._in_lane(), self._engine.connect() as connection:
            return require_head(connection)

    def is_writable(self) -> bool:
        """Whether the tables are there and a change could be kept; changes nothing.

        Raises what stands in the way: StoreOutdated, StoreTooNew, StoreBusy, the driver's errors.
        """
        with self._in_lane(), self._writer.connect() as connection:
            with _told_when_busy():
                ready = require_head(connection)
            if not ready:
                return False
            connection.execute(delete(IdempotencyRow).where(false()))
            connection.rollback()
        return True

    def close(self) -> None:
        """Gives the connections back; the store cannot be used afterwards."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        with self._in_lane(), Session(self._writer) as session, session.begin():
            with _told_when_busy():  # before anything is read, so that what is read stays true
                session.connection()
            yield session

    @contextmanager
    def _in_lane(self) -> Iterator[None]:
        if not self._lane.acquire(timeout=BUSY_SECONDS):
            raise StoreBusy(BUSY_SECONDS)
        try:
            yield
        finally:
            self._lane.release()


@contextmanager
def _told_when_busy() -> Iterator[None]:
    """Raises StoreBusy for the driver's word that another process writes."""
    try:
        yield
    except OperationalError as error:
        if is_busy(error):
            raise StoreBusy(BUSY_SECONDS) from error
        raise
