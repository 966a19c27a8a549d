"""The one follower of the log in a server: it reads new acts once and hands them to all listeners.

Acts are numbered without a gap and are seen after their commit, also those of another process on
the same database; so whoever knows the number of the last act that was told misses nothing. Acts of
this process are told at once, those of others within a second.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

from registry.actors import Actor
from registry.store import Act, Store, read_acts
from registry.store.acts import last_seq
from schema.errors import FellBehind, TooManyStreams
from schema.loading import in_thread

LOOKS_EVERY = 0.05  # seconds between looks at what this process has kept: a comparison of numbers
READS_EVERY = 1.0  # seconds; how late it may be noticed that another process kept something
WAITING = 200  # batches of acts that may wait for one listener
BATCH = 500

log = logging.getLogger("gon.schema")

Acts = Sequence[Act]


@dataclass(frozen=True, slots=True)
class Live:
    """What a stream may use: the broker, who listens as of now (None: nobody), the time.

    `counted` says as whose a stream counts, each with how many it may have at a time.
    """

    broker: "Broker"
    who: Callable[[], Actor | None]
    clock: Callable[[], datetime]
    counted: Mapping[str, int]


class Listener:
    """What one stream has still to be told; `start` is the act before the first one."""

    def __init__(self, start: int) -> None:
        self.start = start
        self._waiting: asyncio.Queue[Acts] = asyncio.Queue(WAITING)
        self._is_behind = False

    def tell(self, acts: Acts) -> None:
        try:
            self._waiting.put_nowait(acts)
        except asyncio.QueueFull:
            self._is_behind = True

    async def next(self, within: float) -> Acts:
        """The next acts, none when none came in so many seconds. Raises FellBehind."""
        if self._is_behind:
            raise FellBehind
        try:
            return await asyncio.wait_for(self._waiting.get(), within)
        except TimeoutError:
            return ()


class Broker:
    """Follows the log while somebody listens."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listeners: set[Listener] = set()
        self._streams: Counter[str] = Counter()
        self._last = 0
        self._following: asyncio.Task[None] | None = None
        self._starting = asyncio.Lock()

    @property
    def streams(self) -> int:
        """How many are listening."""
        return len(self._listeners)

    @asynccontextmanager
    async def listening(self, counted: Mapping[str, int]) -> AsyncIterator[Listener]:
        """A listener from now on; what was kept before is for the caller to read.

        Raises TooManyStreams when one of those as whose it counts has as many as it may have.
        """
        full = next((most for name, most in counted.items() if self._streams[name] >= most), None)
        if full is not None:
            raise TooManyStreams(full)
        self._streams.update(counted.keys())
        try:
            async with self._starting:
                await self._follow()
                listener = Listener(self._last)
                self._listeners.add(listener)
            try:
                yield listener
            finally:
                self._listeners.discard(listener)
        finally:
            self._streams.subtract(counted.keys())
            self._streams += Counter()  # forgets those at nothing
            if not self._listeners and self._following is not None:
                self._following.cancel()
                self._following = None

    async def acts_since(self, seq: int, until: int) -> Acts:
        """The acts behind one number up to another, at most a batch."""
        found = await in_thread(lambda: self._read(seq))
        return [act for act in found if act.seq <= until]

    async def _follow(self) -> None:
        if self._following is None or self._following.done():
            self._last = await in_thread(self._newest)
            self._following = asyncio.create_task(self._tell_all())

    async def _tell_all(self) -> None:
        """Until it is cancelled; a read that fails is tried again, what was not told comes then."""
        seen, waited = -1, 0.0
        while True:
            if seen != self._store.changes or waited >= READS_EVERY:
                seen, waited = self._store.changes, 0.0
                try:
                    await self._tell_new()
                except Exception:
                    log.exception("the log of acts could not be read")
            await asyncio.sleep(LOOKS_EVERY)
            waited += LOOKS_EVERY

    async def _tell_new(self) -> None:
        while acts := await in_thread(lambda: self._read(self._last)):
            self._last = acts[-1].seq
            for listener in tuple(self._listeners):
                listener.tell(acts)

    def _read(self, after: int) -> Acts:
        with self._store.read() as session:
            return read_acts(session, after=after, limit=BATCH)

    def _newest(self) -> int:
        with self._store.read() as session:
            return last_seq(session)
