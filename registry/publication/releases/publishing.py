"""Publishing releases: numbered, frozen, hashed and signed lists of what decisions change."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime

from registry.actors import Actor, Role
from registry.publication.releases.canonical import render
from registry.publication.releases.judging import judge
from registry.publication.releases.model import (
    ReleaseDraft,
    ReleaseEntry,
    ReleaseInfo,
    Seal,
)
from registry.publication.releases.reading import info_of, newest_release
from registry.publication.releases.signing import Signer
from registry.refusals import Forbidden, Refusal, forbidden, invalid, stale
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.inserting import Columns, insert_rows
from registry.store.store import Store
from registry.store.tables import ReleaseEntryRow, ReleaseRow

PUBLISH = "publish"


def publish(
    store: Store,
    draft: ReleaseDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    signer: Signer | None = None,
) -> ReleaseInfo | Refusal:
    """Freezes a draft as the next release; `expected_revision` is the number of the newest one.

    The actor must be a publisher for the authority and for that of every entry. Without a signer
    the release has no signature, and says so. Raises StoreBusy.
    """
    fields = json.loads(json.dumps(asdict(draft), default=str))
    request = Request(
        PUBLISH, draft.authority, actor, now, idempotency_key, expected_revision, fields
    )
    return carry_out(
        store,
        request,
        ReleaseInfo,
        lambda writing: _publish(writing, draft, expected_revision, signer),
    )


def _publish(
    writing: Writing, draft: ReleaseDraft, expected_revision: int, signer: Signer | None
) -> ReleaseInfo | Refusal:
    refused = _not_allowed(writing.actor, draft)
    if refused:
        return refused
    newest = newest_release(writing.session)
    if newest != expected_revision:
        return stale(newest, expected_revision)
    judged = judge(writing.session, draft)
    if judged.errors:
        return invalid(judged.errors)
    return _freeze(writing, draft, judged.entries, newest, signer)


def _not_allowed(actor: Actor, draft: ReleaseDraft) -> Forbidden | None:
    authorities = {entry.authority or draft.authority for entry in draft.entries}
    for authority in sorted(authorities | {draft.authority}):
        if actor.grant_for(Role.PUBLISHER, authority) is None:
            return forbidden(Role.PUBLISHER, authority)
    return None


def _freeze(
    writing: Writing,
    draft: ReleaseDraft,
    entries: tuple[ReleaseEntry, ...],
    newest: int,
    signer: Signer | None,
) -> ReleaseInfo:
    number = draft.number or newest + 1
    before = writing.session.get(ReleaseRow, newest)
    content = render(number, draft, entries, before.sha256 if before else None)
    digest = hashlib.sha256(content).hexdigest()
    about = {"number": number, "sha256": digest, "entries": len(entries)}
    grant = writing.actor.grant_for(Role.PUBLISHER, draft.authority)
    act = writing.log(PUBLISH, f"releases/{number}", about, under=grant, base_revision=newest)
    row = _row(number, draft, content, digest, signer.seal(content) if signer else None)
    row.published_on, row.act = writing.now.date(), act
    writing.session.add(row)
    writing.session.flush()
    rows = [_entry_row(number, entry) for entry in entries]
    insert_rows(writing.session.connection(), ReleaseEntryRow, rows)
    return info_of(row)


def _row(
    number: int, draft: ReleaseDraft, content: bytes, digest: str, seal: Seal | None
) -> ReleaseRow:
    return ReleaseRow(
        number=number,
        authority=draft.authority,
        decision_number=draft.decision_number,
        decided_on=draft.decided_on,
        effective=draft.effective,
        follows=draft.follows,
        title=draft.title,
        sha256=digest,
        content=content,
        act=0,
        instrument=draft.instrument,
        instrument_signed=draft.instrument_signed,
        instrument_effective=draft.instrument_effective,
        shortened=draft.shortened,
        signed_by=draft.signed_by,
        key=seal.key if seal else None,
        signature=seal.signature if seal else None,
    )


def _entry_row(number: int, entry: ReleaseEntry) -> Columns:
    return {
        "release": number,
        "procedure": f"{entry.authority}/{entry.code}",
        "edition": entry.edition,
        "change": entry.change.value,
        "successor": entry.successor,
        "valid_to": entry.valid_to,
    }
