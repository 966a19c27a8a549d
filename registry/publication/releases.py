"""Publishing releases: numbered, frozen, hashed lists of what decisions change."""

import hashlib
import json
from dataclasses import asdict
from datetime import datetime

import rfc8785
from sqlmodel import Session, col, func, select

from registry.actors import Actor, Role
from registry.procedure.vocabulary import Change
from registry.publication.drafting import judge
from registry.publication.model import (
    Release,
    ReleaseDraft,
    ReleaseEntry,
    ReleaseInfo,
)
from registry.refusals import (
    Forbidden,
    NotFound,
    Refusal,
    Words,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.store import Store
from registry.store.tables import ReleaseEntryRow, ReleaseRow

PUBLISH = "publish"
_RELEASE = Words("đợt công bố", "release")


def publish(
    store: Store,
    draft: ReleaseDraft,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> ReleaseInfo | Refusal:
    """Freezes a draft as the next release; `expected_revision` is the number of the newest one.

    The actor must be a publisher for the authority and for that of every entry. Raises StoreBusy.
    """
    fields = json.loads(json.dumps(asdict(draft), default=str))
    request = Request(
        PUBLISH, draft.authority, actor, now, idempotency_key, expected_revision, fields
    )
    return carry_out(
        store, request, ReleaseInfo, lambda writing: _publish(writing, draft, expected_revision)
    )


def releases(store: Store) -> tuple[ReleaseInfo, ...]:
    """All releases, newest first."""
    with store.read() as session:
        rows = session.exec(select(ReleaseRow).order_by(col(ReleaseRow.number).desc()))
        return tuple(info_of(row) for row in rows)


def release(store: Store, number: int) -> Release | NotFound:
    """One release as it was published; its entries say what changed since the one before."""
    with store.read() as session:
        row = session.get(ReleaseRow, number)
        if row is None:
            return not_found(_RELEASE, number)
        return Release(info_of(row), entries_of(row.content), row.content)


def newest_release(session: Session) -> int:
    """The number of the newest release, 0 when there is none."""
    return session.exec(select(func.max(ReleaseRow.number))).one() or 0


def render(number: int, draft: ReleaseDraft, entries: tuple[ReleaseEntry, ...]) -> bytes:
    """The canonical bytes of a release: the same on every machine, from the same words."""
    return rfc8785.dumps(
        {
            "schema": "release/v1",
            "number": number,
            "authority": draft.authority,
            "title": draft.title,
            "decision": {
                "number": draft.decision_number,
                "date": draft.decided_on.isoformat(),
                "effective": draft.effective.isoformat(),
                "follows": draft.follows,
            },
            "entries": [asdict(entry) | {"change": entry.change.value} for entry in entries],
        }
    )


def entries_of(content: bytes) -> tuple[ReleaseEntry, ...]:
    """The entries in the bytes of a release."""
    return tuple(
        ReleaseEntry(**entry | {"change": Change(entry["change"])})
        for entry in json.loads(content)["entries"]
    )


def _publish(
    writing: Writing, draft: ReleaseDraft, expected_revision: int
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
    return _freeze(writing, draft, judged.entries, draft.number or newest + 1, newest)


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
    number: int,
    newest: int,
) -> ReleaseInfo:
    content = render(number, draft, entries)
    digest = hashlib.sha256(content).hexdigest()
    about = {"number": number, "sha256": digest, "entries": len(entries)}
    grant = writing.actor.grant_for(Role.PUBLISHER, draft.authority)
    act = writing.log(PUBLISH, f"releases/{number}", about, under=grant, base_revision=newest)
    row = ReleaseRow(
        number=number,
        authority=draft.authority,
        decision_number=draft.decision_number,
        decided_on=draft.decided_on,
        effective=draft.effective,
        follows=draft.follows,
        title=draft.title,
        sha256=digest,
        content=content,
        act=act,
    )
    writing.session.add(row)
    writing.session.flush()
    writing.session.add_all(_entry_row(number, entry) for entry in entries)
    writing.session.flush()
    return info_of(row)


def _entry_row(number: int, entry: ReleaseEntry) -> ReleaseEntryRow:
    return ReleaseEntryRow(
        release=number,
        procedure=f"{entry.authority}/{entry.code}",
        edition=entry.edition,
        change=entry.change.value,
        successor=entry.successor,
    )


def info_of(row: ReleaseRow) -> ReleaseInfo:
    return ReleaseInfo(
        number=row.number,
        authority=row.authority,
        decision_number=row.decision_number,
        decided_on=row.decided_on,
        effective=row.effective,
        title=row.title,
        follows=row.follows,
        sha256=row.sha256,
    )
