"""`gon account`: who may sign in with a password, and what they may do."""

from typing import TYPE_CHECKING

import click

from web.commands.operator import granted, new_key, opened_store, operator
from web.commands.refusal import Refused
from web.settings import Settings

if TYPE_CHECKING:
    from registry.access import Grant


@click.group(name="account")
def command() -> None:
    """Manage the people who may sign in."""


@command.command()
@click.argument("name")
@click.option("--display-name", help="The name that others see; NAME if left out.")
@click.option(
    "--grant",
    "grants",
    multiple=True,
    required=True,
    metavar="ROLE@AUTHORITY",
    help="A role within an authority, or within all: reviewer@bo-tu-phap, administrator@*.",
)
@click.password_option(help="Asked for when left out.")
def create(name: str, display_name: str | None, grants: tuple[str, ...], password: str) -> None:
    """Create an account that signs in with a password."""
    from registry.access import create_account

    settings = Settings()
    with opened_store(settings) as store:
        granted(
            create_account(
                store,
                name,
                display_name=display_name or name,
                password=password,
                grants=[_grant(text) for text in grants],
                actor=operator(),
                now=settings.now(),
                idempotency_key=new_key(),
            )
        )
    click.echo(f"{name} may sign in")


@command.command(name="list")
def list_accounts() -> None:
    """List accounts and their roles."""
    from registry.access import accounts

    with opened_store(Settings()) as store:
        for account in accounts(store):
            held = ", ".join(f"{grant.role}@{grant.authority}" for grant in account.grants)
            click.echo(f"{account.name}\t{held}")


def _grant(text: str) -> "Grant":
    from registry.access import Grant, Role

    role, _, authority = text.partition("@")
    if role not in set(Role) or not authority:
        raise Refused(f"--grant {text}: write ROLE@AUTHORITY; roles: {', '.join(Role)}.")
    return Grant(Role(role), authority)
