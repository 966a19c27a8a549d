"""What is read from the store for one request: in batches, in threads, never field by field."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from strawberry.dataloader import DataLoader

from registry.actors import Actor
from registry.analysis.judging import judging
from registry.analysis.storing import judging_counted
from registry.indicators import Indicators, load_indicators
from registry.procedure.place_words import PlaceWords
from registry.publication.catalogue import Catalogue
from registry.publication.releases import Signer
from registry.publication.snapshot import catalogue_finding
from registry.refusals import NotFound
from registry.review import Dossier, Event, dossier, events
from registry.review import Finding as ReviewedFinding
from registry.review import Verdict as GivenVerdict
from registry.review.editing.desk import Desk, desk
from registry.review.feedback import (
    Allowance,
    FeedbackEvent,
    Published,
    TakenUp,
    feedback_events,
    published_by_procedure,
    published_numbered,
    taken_up,
)
from registry.review.histories import contents, findings_of, histories, procedure_revisions
from registry.review.ledger import TargetAnswer, target_of_case
from registry.review.proposals.aftermath import Aftermath, aftermath
from registry.review.proposals.judge import Judge
from registry.review.work import Alert as FoundAlert
from registry.review.work import alerts_of_cases, waiting_count
from registry.statistics import Total, newest_of_procedures
from registry.store import Store
from registry.webhooks import PUBLIC_ONLY, Hosts
from schema.context import Context, PastCatalogue
from schema.enums import DismissalReason
from schema.types.alert import Alert
from schema.types.finding import Finding, Verdict
from schema.views import Views, views_of

if TYPE_CHECKING:
    from schema.live.broker import Live

Read = TypeVar("Read")
AskedTarget: TypeAlias = tuple[int, Decimal | None, Decimal | None]

_READERS = 8
_limiter: RunVar[CapacityLimiter] = RunVar("readers of the store")


def request(
    catalogue: Catalogue,
    *,
    actor: Actor | None = None,
    store: Store | None = None,
    now: datetime | None = None,
    changed: Callable[[], Catalogue | None] | None = None,
    signer: Signer | None = None,
    allowance: Allowance | None = None,
    address: str = "",
    past: PastCatalogue | None = None,
    rules: tuple[Path, ...] = (),
    live: "Live | None" = None,
    webhook_hosts: Hosts = PUBLIC_ONLY,
    indicators: Indicators | None = None,
) -> Context:
    """A new request on a snapshot. Without a store there is nothing but what is published.

    `changed` is called when a mutation has changed what may be published; it gives the snapshot
    that is served from then on. `signer` signs releases, `past` gives the catalogues of other days.
    `allowance` says how much feedback is taken from an `address`; none is set where the caller sets
    none. `rules` are folders of rules that judge what is proposed; none: the shipped ones. `live`
    tells what happens as it does. `webhook_hosts` may be sent to although they are not public.
    `indicators` are defined as an office has it; none: as shipped.
    """
    views, moment = views_of(catalogue), now or datetime.now(UTC)
    judge = partial(judging, as_of=moment.date(), rules=rules)
    loaders = Loaders(views, store, actor, moment, judge)
    unchanged = changed or (lambda: None)
    allowed = Allowance(per_address=0, of_all=0) if allowance is None else allowance
    counted = partial(judging_counted, as_of=moment.date(), rules=rules)
    return Context(
        views,
        loaders,
        actor,
        store,
        moment,
        unchanged,
        allowed,
        judge,
        indicators or load_indicators(),
        counted,
        signer,
        address,
        past,
        live,
        webhook_hosts,
    )


async def in_thread(call: Callable[[], Read]) -> Read:
    """Runs what blocks beside the event loop; few at a time, so that threads stay free."""
    limiter = _limiter.get(None)
    if limiter is None:
        limiter = CapacityLimiter(_READERS)
        _limiter.set(limiter)
    return await to_thread.run_sync(call, limiter=limiter)


class Loaders:
    """The loaders of one request; each asks the store once for all that is wanted together."""

    def __init__(
        self,
        views: Views,
        store: Store | None,
        actor: Actor | None,
        now: datetime,
        judging: Callable[[], Judge],
    ) -> None:
        self._views = views
        self._store = store
        self._actor = actor
        self._today = now.date()
        self._judging = judging
        self.verdicts: DataLoader[str, list[Verdict]] = DataLoader(self._verdicts)
        self.findings: DataLoader[str, list[Finding]] = DataLoader(self._findings)
        self.events: DataLoader[int, list[Event]] = DataLoader(self._events)
        self.dossiers: DataLoader[int, Dossier | None] = DataLoader(self._dossiers)
        self.desks: DataLoader[int, Desk | None] = DataLoader(self._desks)
        self.aftermaths: DataLoader[int, Aftermath | None] = DataLoader(self._aftermaths)
        self.revisions: DataLoader[str, int | None] = DataLoader(self._revisions)
        self.targets: DataLoader[AskedTarget, TargetAnswer | None] = DataLoader(self._targets)
        self.published_of: DataLoader[str, Sequence[int]] = DataLoader(self._published_of)
        self.published: DataLoader[int, Published | None] = DataLoader(self._published)
        self.feedback_events: DataLoader[int, Sequence[FeedbackEvent]] = DataLoader(self._handled)
        self.alerts: DataLoader[int, list[Alert]] = DataLoader(self._alerts)
        self.counted: DataLoader[str, Sequence[Total]] = DataLoader(self._counted)
        self.taken_up: DataLoader[str, Sequence[TakenUp]] = DataLoader(self._taken_up)
        self.waiting: DataLoader[Actor, int] = DataLoader(self._waiting)
        self.place_words: DataLoader[str, PlaceWords] = DataLoader(self._place_words)

    def forget(self) -> None:
        """What was read is not what is kept any more."""
        for loader in vars(self).values():
            if isinstance(loader, DataLoader):
                loader.clear_all()

    async def _verdicts(self, fingerprints: list[str]) -> Sequence[list[Verdict]]:
        store = self._store
        if store is None:
            return [[] for _ in fingerprints]
        found = await in_thread(lambda: histories(store, fingerprints))
        return [[_verdict(one) for one in found.get(name, ())] for name in fingerprints]

    async def _place_words(self, editions: list[str]) -> Sequence[PlaceWords]:
        """Of contents by their hashes; of those that are not kept the places are told by keys."""
        store = self._store
        if store is None:
            return [PlaceWords(None) for _ in editions]
        found = await in_thread(lambda: contents(store, editions))
        return [PlaceWords(found.get(edition)) for edition in editions]

    async def _findings(self, procedures: list[str]) -> Sequence[list[Finding]]:
        """Of `authority/code` keys, the findings about what was loaded last."""
        store, actor = self._store, self._actor
        if store is None or actor is None:
            return [[] for _ in procedures]
        found = await in_thread(
            lambda: findings_of(store, procedures, actor=actor, today=self._today)
        )
        return [[review_finding(self._views, one) for one in found.get(k, ())] for k in procedures]

    async def _events(self, cases: list[int]) -> Sequence[list[Event]]:
        store = self._store
        if store is None or self._actor is None:
            return [[] for _ in cases]
        found = await in_thread(lambda: events(store, cases))
        return [found[number] for number in cases]

    async def _dossiers(self, cases: list[int]) -> Sequence[Dossier | None]:
        store, actor, today = self._store, self._actor, self._today
        if store is None or actor is None:
            return [None for _ in cases]

        def read() -> list[Dossier | None]:
            found = [dossier(store, number, actor=actor, today=today) for number in cases]
            return [None if isinstance(one, NotFound) else one for one in found]

        return await in_thread(read)

    async def _desks(self, cases: list[int]) -> Sequence[Desk | None]:
        store, actor = self._store, self._actor
        if store is None or actor is None:
            return [None for _ in cases]

        def read() -> list[Desk | None]:
            found = [desk(store, number, actor=actor, today=self._today) for number in cases]
            return [None if isinstance(one, NotFound) else one for one in found]

        return await in_thread(read)

    async def _aftermaths(self, cases: list[int]) -> Sequence[Aftermath | None]:
        store, judging = self._store, self._judging
        found = await self.dossiers.load_many(cases)
        if store is None:
            return [None for _ in cases]

        def read() -> list[Aftermath | None]:
            judge = judging()
            return [aftermath(store, one, judge) if one else None for one in found]

        return await in_thread(read)

    async def _targets(self, asked: list[AskedTarget]) -> Sequence[TargetAnswer | None]:
        """Of the number of a case and the shares of time and cost; None without a measure."""
        found = await self.dossiers.load_many([number for number, _, _ in asked])

        def reached() -> list[TargetAnswer | None]:
            return [
                target_of_case(one, time_percent=time, cost_percent=cost)
                if one and one.summary.measures
                else None
                for one, (_, time, cost) in zip(found, asked, strict=True)
            ]

        return await in_thread(reached)

    async def _revisions(self, procedures: list[str]) -> Sequence[int | None]:
        store = self._store
        if store is None or self._actor is None:
            return [None for _ in procedures]
        found: Mapping[str, int] = await in_thread(lambda: procedure_revisions(store, procedures))
        return [found.get(key) for key in procedures]

    async def _published_of(self, procedures: list[str]) -> Sequence[Sequence[int]]:
        """Of `authority/code` keys, the numbers of published feedback."""
        store = self._store
        if store is None:
            return [() for _ in procedures]
        found = await in_thread(lambda: published_by_procedure(store, procedures))
        return [found.get(key, ()) for key in procedures]

    async def _published(self, numbers: list[int]) -> Sequence[Published | None]:
        store = self._store
        if store is None:
            return [None for _ in numbers]
        found = await in_thread(lambda: published_numbered(store, numbers))
        return [found.get(number) for number in numbers]

    async def _handled(self, numbers: list[int]) -> Sequence[Sequence[FeedbackEvent]]:
        """What was done to feedback; asked only for feedback that the viewer may see."""
        store = self._store
        if store is None or self._actor is None:
            return [() for _ in numbers]
        found = await in_thread(lambda: feedback_events(store, numbers))
        return [found[number] for number in numbers]

    async def _taken_up(self, fingerprints: list[str]) -> Sequence[Sequence[TakenUp]]:
        store = self._store
        if store is None:
            return [() for _ in fingerprints]
        found = await in_thread(lambda: taken_up(store, fingerprints))
        return [found.get(fingerprint, ()) for fingerprint in fingerprints]

    async def _counted(self, codes: list[str]) -> Sequence[Sequence[Total]]:
        """Of codes of procedures, the figures of their newest periods."""
        store = self._store
        if store is None:
            return [() for _ in codes]
        found = await in_thread(lambda: newest_of_procedures(store, codes))
        return [found.get(code, ()) for code in codes]

    async def _alerts(self, cases: list[int]) -> Sequence[list[Alert]]:
        store, actor, today = self._store, self._actor, self._today
        if store is None or actor is None:
            return [[] for _ in cases]
        found = await in_thread(lambda: alerts_of_cases(store, cases, actor=actor, today=today))
        return [[shown_alert(self._views, one) for one in found.get(n, ())] for n in cases]

    async def _waiting(self, actors: list[Actor]) -> Sequence[int]:
        """How many rows of the work list wait for who asks, asked however often."""
        store, today = self._store, self._today
        if store is None:
            return [0 for _ in actors]
        return await in_thread(
            lambda: [waiting_count(store, actor=each, today=today) for each in actors]
        )


def shown_alert(views: Views, found: FoundAlert) -> Alert:
    """An alert, about a procedure that may not be published."""
    return Alert(
        kind=found.kind,
        day=found.day,
        procedure=views.named(found.authority, found.code, found.procedure_name),
        review_case=found.case,
        measure=found.measure,
        instrument=found.instrument,
        finding=found.finding,
        element=found.element,
        told=found,
    )


def review_finding(views: Views, found: ReviewedFinding) -> Finding:
    """A finding as reviewers see it, about content that may not be published."""
    named = views.named(found.authority, found.code, found.procedure_name)
    return views.shown_finding(catalogue_finding(found), named)


def _verdict(one: GivenVerdict) -> Verdict:
    return Verdict(
        decision=one.decision,
        at=one.at,
        reason=DismissalReason(one.reason) if one.reason else None,
        said=one.words,
        until=one.until,
        actor=one.actor,
    )
