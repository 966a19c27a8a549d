"""What every resolver may use: the snapshot the request began with, and who asks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

import strawberry

from registry.actors import Actor
from registry.indicators import Indicators
from registry.publication.catalogue import Catalogue
from registry.publication.releases import Signer
from registry.review.feedback import Allowance
from registry.review.proposals.judge import Judge
from registry.statistics import JudgeCounted
from registry.store import Store
from registry.webhooks import PUBLIC_ONLY, Hosts

if TYPE_CHECKING:
    from schema.live.broker import Live
    from schema.loading import Loaders
    from schema.views import Views


# The catalogue in force on a day, of what was known here by a moment (None: by now); blocks.
PastCatalogue: TypeAlias = Callable[[date, datetime | None], Catalogue]


@dataclass(frozen=True, slots=True)
class Context:
    """One request (see `schema.request`). It keeps to its snapshot even when a release happens.

    `address` is where it comes from, to be held against the `allowance` and kept nowhere.
    `judging` gives how rules judge what is proposed, `judging_counted` how they judge anew what
    figures of dossiers say; the first time they are loaded, so in a thread.
    """

    views: "Views"
    loaders: "Loaders"
    actor: Actor | None
    store: Store | None
    now: datetime
    changed: Callable[[], Catalogue | None]
    allowance: Allowance
    judging: Callable[[], Judge]
    indicators: Indicators
    judging_counted: Callable[[], JudgeCounted]
    signer: Signer | None = None
    address: str = ""
    past: PastCatalogue | None = None  # None: there is nothing but the snapshot
    live: "Live | None" = None  # None: nothing is told as it happens
    webhook_hosts: Hosts = PUBLIC_ONLY  # what may be sent to beside the public internet


Info: TypeAlias = strawberry.Info[Context, None]
