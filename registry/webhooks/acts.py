"""What people do to webhooks: add, pause, resume, remove. Each is an act of the log."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from urllib.parse import urlsplit

from sqlmodel import Session, col, func, select

from registry.actors import EVERYWHERE, Actor, Grant, Role
from registry.reference import load_reference
from registry.refusals import (
    FieldError,
    Refusal,
    Words,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.store.acts import Writing, last_seq
from registry.store.commands import Request, carry_out
from registry.store.store import Store
from registry.store.webhook_tables import WebhookRow
from registry.webhooks.addresses import PUBLIC_ONLY, Hosts, mistakes_of
from registry.webhooks.model import NewWebhook, Topic, WebhookDraft, WebhookKept, WebhookState
from registry.webhooks.schedule import schedule
from registry.webhooks.signing import new_secret

ADD, PAUSE, RESUME, REMOVE = "add_webhook", "pause_webhook", "resume_webhook", "remove_webhook"
REMOVED = "removed"
MOST, LONGEST = 100, 200  # authorities or fields of one webhook; characters of one of them
WEBHOOK = Words("webhook", "webhook")
Change = Callable[[Writing, WebhookRow, Grant], None]
Act = Callable[..., WebhookKept | Refusal]


def add_webhook(
    store: Store,
    draft: WebhookDraft,
    *,
    actor: Actor,
    now: datetime,
    today: date,
    idempotency_key: str,
    expected_revision: int,
    hosts: Hosts = PUBLIC_ONLY,
) -> NewWebhook | Refusal:
    """An address that is told from now on; the secret is given here alone.

    `expected_revision` is how many webhooks the authority has. Raises StoreBusy.
    """
    made: list[str] = []

    def change(writing: Writing) -> WebhookKept | Refusal:
        grant = writing.actor.grant_for(Role.CONTROLLER, draft.authority)
        if grant is None:
            return forbidden(Role.CONTROLLER, draft.authority)
        known = how_many(writing.session, draft.authority)
        if known != expected_revision:
            return stale(known, expected_revision)
        mistakes = tuple(_mistakes(draft, known, hosts))
        if mistakes:
            return invalid(mistakes)
        made.append(new_secret())
        return _keep(writing, draft, made[0], grant, today)

    said = {
        "address": draft.address,
        "topics": sorted(draft.topics),
        "authorities": sorted(draft.authorities),
        "fields": sorted(draft.fields),
    }
    subject = f"webhooks of {draft.authority}"
    request = Request(ADD, subject, actor, now, idempotency_key, expected_revision, said)
    answer = carry_out(store, request, WebhookKept, change)
    if not isinstance(answer, WebhookKept):
        return answer
    return NewWebhook(answer.number, answer.revision, made[0] if made else None)


def _acted(
    kind: str,
    change: Change,
    said: Mapping[str, bool],
    store: Store,
    number: int,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> WebhookKept | Refusal:
    """Does it to a webhook that is there and as it was seen. Raises StoreBusy."""
    request = Request(
        kind, f"webhooks/{number}", actor, now, idempotency_key, expected_revision, said
    )

    def changed(writing: Writing) -> WebhookKept | Refusal:
        row = writing.session.get(WebhookRow, number)
        if row is None or row.state == REMOVED:
            return not_found(WEBHOOK, number)
        grant = writing.actor.grant_for(Role.CONTROLLER, row.authority)
        if grant is None:
            return forbidden(Role.CONTROLLER, row.authority)
        if row.revision != expected_revision:
            return stale(row.revision, expected_revision)
        change(writing, row, grant)
        row.revision += 1
        about = {"number": number, "state": row.state, **said}
        writing.log(kind, f"webhooks/{number}", about, under=grant, base_revision=expected_revision)
        return WebhookKept(number, row.revision)

    return carry_out(store, request, WebhookKept, changed)


def _set(state: str, _writing: Writing, row: WebhookRow, _grant: Grant) -> None:
    row.state = state


def _resume(_writing: Writing, row: WebhookRow, _grant: Grant) -> None:
    """It goes on where it stopped; what waited is tried at once."""
    row.state = WebhookState.ACTIVE
    row.failing_since = row.next_at = None


def _remove(_writing: Writing, row: WebhookRow, _grant: Grant) -> None:
    """It signs no more, so no secret of it is kept."""
    row.state = REMOVED
    row.secret, row.old_secret, row.old_secret_until = "", None, None


def acted(kind: str, change: Change, said: Mapping[str, bool] | None = None) -> Act:
    """An act on a webhook; `said` is what was asked for beside it."""
    return partial(_acted, kind, change, said or {})


pause_webhook = acted(PAUSE, partial(_set, WebhookState.PAUSED))
resume_webhook = acted(RESUME, _resume)
remove_webhook = acted(REMOVE, _remove)


def how_many(session: Session, authority: str) -> int:
    """The webhooks of an authority."""
    query = select(func.count()).select_from(WebhookRow)
    of = query.where(WebhookRow.authority == authority, col(WebhookRow.state) != REMOVED)
    return session.exec(of).one()


def _mistakes(draft: WebhookDraft, known: int, hosts: Hosts) -> Iterator[FieldError]:
    yield from mistakes_of(draft.address, hosts)
    yield from _unknown("authority", {draft.authority} - {EVERYWHERE})
    yield from _unknown("authorities", draft.authorities)
    for name, values in (("authorities", draft.authorities), ("fields", draft.fields)):
        if len(values) > MOST:
            yield field_error(name, "too-many", limit=MOST)
    if any(len(each) > LONGEST for each in draft.fields):
        yield field_error("fields", "too-long", limit=LONGEST)
    most = schedule().most
    if known >= most:
        yield field_error("authority", "too-many", limit=most)
    if not draft.topics:
        yield field_error("topics", "required")
    for topic in draft.topics:
        if topic not in tuple(Topic):
            yield field_error("topics", "topic-unknown", found=topic, allowed=", ".join(Topic))


def _unknown(name: str, keys: Collection[str]) -> Iterator[FieldError]:
    """The first key that is no authority's: one says enough about a list."""
    known = load_reference().authorities
    found = next((key for key in keys if key not in known), None)
    if found is not None:
        yield field_error(name, "authority-unknown", found=found[:LONGEST])


def _keep(
    writing: Writing, draft: WebhookDraft, secret: str, grant: Grant, today: date
) -> WebhookKept:
    about = {
        "host": urlsplit(draft.address).hostname,  # the rest of an address may be a secret
        "topics": sorted(draft.topics),
        "authorities": sorted(draft.authorities),
        "fields": sorted(draft.fields),
    }
    act = writing.log(ADD, f"webhooks of {draft.authority}", about, under=grant)
    row = WebhookRow(
        authority=draft.authority,
        address=draft.address,
        topics=sorted(set(draft.topics)),
        authorities=sorted(set(draft.authorities)),
        fields=sorted(set(draft.fields)),
        secret=secret,
        state=WebhookState.ACTIVE,
        actor=writing.actor.name,
        at=writing.now,
        act=act,
        told_act=last_seq(writing.session),
        told_day=today,
        revision=1,
    )
    writing.session.add(row)
    writing.session.flush()
    return WebhookKept(row.id or 0, row.revision)
