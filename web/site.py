"""What the doors of one server share: store, settings, clock, and the catalogue in memory."""

import logging
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from functools import cached_property, partial
from pathlib import Path
from threading import Event, Thread
from time import monotonic

from starlette.requests import HTTPConnection

import schema
from registry.actors import Actor
from registry.analysis.rulebook.shipped import SHIPPED
from registry.analysis.rulebook.usable import usable
from registry.indicators import Indicators, load_indicators, with_weights
from registry.papers import Press, load_templates
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueRule
from registry.publication.past import Past
from registry.publication.releases import read_key
from registry.publication.snapshot import hold
from registry.reference import load_reference
from registry.review import samples
from registry.review.feedback import Allowance
from registry.review.feedback.allowance import network_of
from registry.store import Store
from registry.webhooks import Hosts
from schema.live.broker import Broker, Live
from schema.loading import in_thread
from web.settings import Settings
from web.throttle import Throttle

CHECK_EVERY = 1.0  # seconds; how late it may be noticed that another process published

Clock = Callable[[], datetime]

log = logging.getLogger("gon.web")


class Site:
    """One server. Made once, when it starts; reads everything that is published.

    What takes seconds is done beside the requests, by one thread at a time (`beside`): the overlaps
    when the server starts, and reading what another process has published. Meanwhile what is known
    is served.
    """

    def __init__(self, store: Store, settings: Settings, clock: Clock | None = None) -> None:
        self.store = store
        self.settings = settings
        self.throttle = Throttle()
        self.allowance = Allowance(settings.feedback_per_address, settings.feedback_per_hour)
        self.broker = Broker(store)
        self._clock = clock or settings.now
        self._indicators = known_indicators(settings)
        self._signer = read_key(settings.signing_key) if settings.signing_key else None
        self._holder = hold(
            store, known_rules(self.today, settings.rules), load_reference(), lambda: self.today
        )
        self._past = Past(store, self._holder.current.rules, load_reference(), lambda: self.today)
        self._checked = monotonic()
        self._seen = store.changes
        self._finished = Event()
        self.is_prepared = False
        self._beside(self._prepare)

    @property
    def now(self) -> datetime:
        """The moment, in the zone in which days begin and end here."""
        return self._clock()

    @property
    def today(self) -> date:
        return self.now.date()

    async def catalogue(self) -> Catalogue:
        """What is published: at once after a change of this process, else as soon as it is read."""
        if self._seen != self.store.changes:
            self._seen, self._checked = self.store.changes, monotonic()
            await in_thread(self._refresh)
        elif monotonic() - self._checked >= CHECK_EVERY and self._finished.is_set():
            self._checked = monotonic()
            self._beside(self._refresh)
        return self._holder.current

    async def catalogue_on(self, current: Catalogue, day: date) -> Catalogue:
        """What was in force on a day, by what is known now."""
        return await in_thread(partial(self._past.at, current, day))

    def finish(self, seconds: float) -> bool:
        """Waits for what is done beside the requests; whether it was done in that time."""
        return self._finished.wait(seconds)

    def _beside(self, work: Callable[[], None]) -> None:
        def run() -> None:
            try:
                work()
            finally:
                self._finished.set()

        self._finished.clear()
        Thread(target=run, name="beside requests", daemon=True).start()

    def _prepare(self) -> None:
        """If it fails, pages say so one by one: the others can be served."""
        try:
            self._holder.prepare()
        except Exception:
            log.exception("what overlaps in the catalogue could not be worked out")
        self.is_prepared = True

    def _refresh(self) -> None:
        """Looks now; if that fails, what was read last is served on."""
        try:
            self._holder.refresh()
        except Exception:
            log.exception("the catalogue could not be read again")

    def _changed(self) -> Catalogue:
        self._holder.refresh()
        return self._holder.current

    @cached_property
    def press(self) -> Press:
        """Prints official papers, on the office's own forms where it has some."""
        return Press(load_templates(self.settings.paper_forms))

    def context(
        self,
        catalogue: Catalogue,
        actor: Actor | None,
        address: str,
        who: Callable[[], Actor | None] | None = None,
    ) -> schema.Context:
        """What an operation of GraphQL may use; `who` asks is asked again while it lasts."""
        return schema.request(
            catalogue,
            actor=actor,
            store=self.store,
            now=self.now,
            changed=self._changed,
            signer=self._signer,
            allowance=self.allowance,
            address=address,
            past=partial(self._past.at, catalogue),
            rules=self.settings.rules,
            webhook_hosts=Hosts(frozenset(self.settings.webhook_hosts)),
            indicators=self._indicators,
            live=self._live(who, self._counted(actor, address)) if who else None,
        )

    def _live(self, who: Callable[[], Actor | None], counted: Mapping[str, int]) -> Live:
        return Live(self.broker, who, lambda: self.now, counted)

    def _counted(self, actor: Actor | None, address: str) -> Mapping[str, int]:
        """As whose a live update counts, and how many those may have open at a time."""
        settings = self.settings
        if actor is not None:
            return {f"account/{actor.name}": settings.streams_per_person}
        return {
            f"address/{network_of(address)}": settings.streams_per_address,
            "public": settings.public_streams,
        }


def site_of(request: HTTPConnection) -> Site:
    """The site a request came to."""
    found = request.app.state.site
    assert isinstance(found, Site)
    return found


def known_indicators(settings: Settings) -> Indicators:
    """The indices, with an office's own points where it has some. Raises BrokenFile, OSError."""
    shipped = load_indicators()
    weights = settings.indicator_weights
    return with_weights(shipped, weights) if weights else shipped


def known_rules(day: date, folders: tuple[Path, ...] = ()) -> list[CatalogueRule]:
    """The rules people can read about, shipped or below folders, with the file each stands in.

    One that cannot be used is told in the log and stops no other.
    """
    loaded = usable(folders, day)
    for error in loaded.errors:
        log.error("a rule cannot be used: %s", error)
    return [
        CatalogueRule(
            checked.rule,
            _as_seen(Path(checked.file), (SHIPPED, *folders)),
            checked.pack_name,
            samples().get(checked.id),
        )
        for checked in loaded.rules
    ]


def _as_seen(file: Path, folders: Iterable[Path]) -> str:
    """A file as seen from its folder: where that is on the machine is nobody's business."""
    roots = [folder.resolve() for folder in folders if folder.is_dir()]
    seen = (
        file.resolve().relative_to(root) for root in roots if file.resolve().is_relative_to(root)
    )
    return next(seen, Path(file.name)).as_posix()
