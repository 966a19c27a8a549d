"""`gon webhook`: addresses that are told of changes, and what became of telling them."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from registry.counted import counted
from web.commands.operator import granted, new_key, opened_store, operator
from web.commands.saying import say
from web.settings import Settings

if TYPE_CHECKING:
    from registry.store import Store
    from registry.webhooks import Webhook

TOPICS = ("catalogue", "reviews")


@click.group(name="webhook")
def command() -> None:
    """Tell programs of changes, by messages to their addresses."""


@command.command()
@click.argument("authority")
@click.argument("address")
@click.option(
    "--topic", "topics", multiple=True, type=click.Choice(TOPICS), default=["catalogue"],
    help="What it is told of; may be repeated.",
)  # fmt: skip
@click.option("--of", "authorities", multiple=True, help="Only changes of this authority's lists.")
@click.option("--field", "fields", multiple=True, help="Only changes of procedures of this field.")
def add(
    authority: str,
    address: str,
    topics: tuple[str, ...],
    authorities: tuple[str, ...],
    fields: tuple[str, ...],
) -> None:
    """Tell ADDRESS of changes, for AUTHORITY; the secret that signs them is shown once, here."""
    from registry.webhooks import WebhookDraft, add_webhook, webhooks
    from web.webhooks.delivering import hosts_of

    settings = Settings()
    draft = WebhookDraft(authority, address, topics, authorities, fields)
    with opened_store(settings) as store:
        known = [each for each in webhooks(store, actor=operator()) if each.authority == authority]
        made = granted(
            add_webhook(
                store, draft, actor=operator(), now=settings.now(), today=settings.today(),
                idempotency_key=new_key(), expected_revision=len(known),
                hosts=hosts_of(settings),
            )
        )  # fmt: skip
    click.echo(made.secret)
    click.echo(f"webhook {made.number}; the secret is not shown again", err=True)


@command.command(name="list")
def list_webhooks() -> None:
    """List webhooks, the newest first."""
    from registry.webhooks import webhooks

    with opened_store(Settings()) as store:
        for each in webhooks(store, actor=operator()):
            say(
                f"{each.number}\t{each.authority}\t{each.address}\t{', '.join(each.topics)}\t"
                f"{each.state.value}\t{each.waiting} waiting{_failing(each)}"
            )


@command.command()
@click.argument("number", type=int)
def deliveries(number: int) -> None:
    """List the last messages of webhook NUMBER, the newest first."""
    from registry.webhooks import deliveries as read

    with opened_store(Settings()) as store:
        for each in granted(read(store, number, actor=operator())):
            said = each.problem or (each.status and f"status {each.status}") or "not sent yet"
            say(
                f"{each.at:%Y-%m-%d %H:%M:%S}\t{each.message}\t{each.kind}\t{each.state.value}\t"
                f"{each.attempts} attempts\t{said}"
            )


@command.command()
@click.argument("number", type=int)
def test(number: int) -> None:
    """Send a test message to webhook NUMBER, after what waits for it."""
    from registry.webhooks import test_webhook

    _act(number, test_webhook)
    click.echo("the test waits: a running server sends it, or `gon webhook deliver`")


@command.command()
@click.argument("number", type=int)
def pause(number: int) -> None:
    """Send nothing to webhook NUMBER until it is resumed; nothing is lost meanwhile."""
    from registry.webhooks import pause_webhook

    _act(number, pause_webhook)


@command.command()
@click.argument("number", type=int)
def resume(number: int) -> None:
    """Go on with webhook NUMBER where it was paused or disabled."""
    from registry.webhooks import resume_webhook

    _act(number, resume_webhook)


@command.command()
@click.argument("number", type=int)
@click.option("--end-old", "ends_old", is_flag=True, help="The secret before signs no more.")
def rotate(number: int, ends_old: bool) -> None:
    """Give webhook NUMBER a new secret, shown once, here; the one before signs on a while."""
    from registry.webhooks import rotate_webhook

    made = _act(number, partial(rotate_webhook, ends_old=ends_old))
    click.echo(made.secret)
    said = "no more" if ends_old else f"too until {_old_secret_until(number)}"
    click.echo(f"webhook {number}; the secret before signs {said}", err=True)


@command.command()
@click.argument("number", type=int)
@click.option("--yes", is_flag=True, help="Do not ask first.")
def remove(number: int, *, yes: bool) -> None:
    """End webhook NUMBER for good; what waits for it is not sent."""
    from registry.webhooks import remove_webhook

    _act(number, remove_webhook, asks=None if yes else _ending)


@command.command()
def deliver() -> None:
    """Send what is due now, and end; a running server does it by itself."""
    from web.webhooks.delivering import client_of
    from web.webhooks.delivering import deliver as deliver_due

    settings = Settings()
    with opened_store(settings) as store:
        delivered = deliver_due(store, client_of(settings), settings.now)
    click.echo(f"{counted(delivered, 'message')} delivered")


def _ending(found: "Webhook") -> str:
    return (
        f"End webhook {found.number} to {found.address} for good?"
        f" Messages that wait and will not be sent: {found.waiting}."
    )


def _act(
    number: int, act: Callable[..., Any], *, asks: Callable[["Webhook"], str] | None = None
) -> Any:  # Any: a refusal or what was kept
    """Does it; `asks` words a question that has to be answered with yes before."""
    settings = Settings()
    with opened_store(settings) as store:
        found = _found(store, number)
        if asks is not None:
            click.confirm(asks(found), abort=True, err=True)
        return granted(
            act(
                store, number, actor=operator(), now=settings.now(), idempotency_key=new_key(),
                expected_revision=found.revision,
            )
        )  # fmt: skip


def _found(store: "Store", number: int) -> "Webhook":
    from registry.webhooks import webhook

    return granted(webhook(store, number, actor=operator()))


def _old_secret_until(number: int) -> str:
    """The end of the secret before, by the clock of the settings, with its distance from UTC."""
    settings = Settings()
    with opened_store(settings) as store:
        until = _found(store, number).old_secret_until
    return f"{until.astimezone(settings.now().tzinfo):%Y-%m-%d %H:%M %z}" if until else "now"


def _failing(each: "Webhook") -> str:
    return f", failing since {each.failing_since:%Y-%m-%d %H:%M}" if each.failing_since else ""
