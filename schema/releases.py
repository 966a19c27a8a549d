"""Releases as GraphQL shows them; `authority` gives the object of one by its key."""

import datetime
from collections import Counter
from collections.abc import Callable

from registry.procedure.vocabulary import Change
from registry.publication import contents
from registry.publication.releases import Deadline
from registry.publication.releases import ReleaseBase as RegistryReleaseBase
from schema.showing import shown
from schema.types.node import global_id
from schema.types.reference import Authority
from schema.types.release import (
    Announcement,
    ChangeCount,
    ConstituentPart,
    Release,
    ReleaseBase,
    ReleaseDeadline,
    ReleaseEntry,
    ReleaseSignature,
)

Named = Callable[[str], Authority]


def shown_announcement(announced: contents.Announcement, authority: Named) -> Announcement:
    """What a release does to a procedure, with who decided it."""
    return shown(Announcement, announced, issuer=authority(announced.authority))


def shown_release(
    release: contents.CatalogueRelease,
    previous: Release | None,
    as_of: datetime.date,
    authority: Named,
) -> Release:
    """A release with the one before it, as it stands on a day."""
    counts = Counter(entry.change for entry in release.entries)
    return shown(
        Release,
        release,
        id=global_id("Release", str(release.sequence)),
        in_effect=release.effective <= as_of,
        issuer=authority(release.authority),
        hash=release.sha256,
        published=release.published_on,
        signature=shown(ReleaseSignature, release.seal) if release.seal else None,
        deadlines=[_deadline(each, as_of) for each in release.deadlines],
        counts=[ChangeCount(change=c, count=counts[c]) for c in Change if counts[c]],
        entries=[_entry(entry, authority) for entry in release.entries],
        previous=previous,
    )


def _entry(entry: contents.ReleaseLine, authority: Named) -> ReleaseEntry:
    return shown(
        ReleaseEntry,
        entry,
        authority=authority(entry.authority),
        identity=(entry.authority, entry.code),
        parts=[ConstituentPart(key=part) for part in entry.parts],
        base=_base(entry.base, authority),
    )


def _base(base: RegistryReleaseBase | None, authority: Named) -> ReleaseBase | None:
    if base is None:
        return None
    announcing, _, code = base.procedure.partition("/")
    return shown(ReleaseBase, base, code=code, authority=authority(announcing))


def _deadline(found: Deadline, as_of: datetime.date) -> ReleaseDeadline:
    return shown(ReleaseDeadline, found, late=found.is_late(as_of), words=found.label)
