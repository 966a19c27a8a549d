"""What the doors of one server share: store, settings, clock, and the catalogue in memory."""

import logging
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from time import monotonic

from starlette.requests import HTTPConnection

import schema
from registry.actors import Actor
from registry.analysis.rulebook.shipped import SHIPPED
from registry.analysis.rulebook.usable import usable
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueRule
from registry.publication.snapshot import hold
from registry.reference import load_reference
from registry.review import samples
from registry.store import Store
from schema.loading import in_thread
from web.settings import Settings
from web.throttle import Throttle

CHECK_EVERY = 1.0  # seconds; how late a page may be when another process published

Clock = Callable[[], datetime]

log = logging.getLogger("gon.web")


class Site:
    """One server. Made once, when it starts; reads everything that is published."""

    def __init__(self, store: Store, settings: Settings, clock: Clock | None = None) -> None:
        self.store = store
        self.settings = settings
        self.throttle = Throttle()
        self._clock = clock or settings.now
        self._holder = hold(store, shipped_rules(self.today), load_reference(), lambda: self.today)
        self._checked = monotonic()
        self._seen = store.changes

    @property
    def now(self) -> datetime:
        """The moment, in the zone in which days begin and end here."""
        return self._clock()

    @property
    def today(self) -> date:
        return self.now.date()

    async def catalogue(self) -> Catalogue:
        """What is published: at once after a change of this process, else at most a second late."""
        if self._seen != self.store.changes or monotonic() - self._checked >= CHECK_EVERY:
            await self._refresh()
        return self._holder.current

    async def _refresh(self) -> None:
        """Looks now; if that fails, what was read last is served on."""
        self._seen, self._checked = self.store.changes, monotonic()
        try:
            await in_thread(self._holder.refresh)
        except Exception:
            log.exception("the catalogue could not be read again")

    def _changed(self) -> Catalogue:
        self._holder.refresh()
        return self._holder.current

    def context(self, catalogue: Catalogue, actor: Actor | None) -> schema.Context:
        """What an operation of GraphQL may use."""
        return schema.request(
            catalogue, actor=actor, store=self.store, now=self.now, changed=self._changed
        )


def site_of(request: HTTPConnection) -> Site:
    """The site a request came to."""
    found = request.app.state.site
    assert isinstance(found, Site)
    return found


def shipped_rules(day: date) -> list[CatalogueRule]:
    """The rules people can read about, with the file each stands in, as seen from the sets.

    One that cannot be used is told in the log and stops no other.
    """
    loaded = usable((), day)
    for error in loaded.errors:
        log.error("a rule cannot be used: %s", error)
    return [
        CatalogueRule(
            checked.rule,
            Path(checked.file).relative_to(SHIPPED).as_posix(),
            checked.pack_name,
            samples().get(checked.id),
        )
        for checked in loaded.rules
    ]
