"""What is read off a published procedure: whom it is for, how far it goes online, what is open."""

from registry.procedure.model import Procedure
from registry.procedure.vocabulary import Channel, Kind, ServiceLevel
from registry.publication.contents import CatalogueFinding, CatalogueProcedure
from registry.review.status import Status
from rules import Severity

INTERNAL = frozenset({Kind.INTERNAL, Kind.INTERNAL_INTERLINKED})


def is_public(item: CatalogueProcedure) -> bool:
    """Whether a procedure is a service for the public, not one within the administration."""
    return item.procedure.kind not in INTERNAL


def service_level(procedure: Procedure) -> ServiceLevel | None:
    """How far it can be done online: the best of its online channels; None when not known."""
    if procedure.channels is None:
        return None
    levels = [entry.level for entry in procedure.channels if entry.by is Channel.ONLINE]
    return next((level for level in ServiceLevel if level in levels), None)


def open_findings(item: CatalogueProcedure) -> tuple[CatalogueFinding, ...]:
    """The findings that nobody has accepted or dismissed."""
    return tuple(f for f in item.findings if f.status is Status.OPEN)


def highest_severity(item: CatalogueProcedure) -> Severity | None:
    """The worst of the open findings."""
    severities = (finding.severity for finding in open_findings(item))
    return min(severities, key=lambda severity: severity.rank, default=None)
