"""`gon token`: secrets for programs that use the API."""

from datetime import timedelta

import click

from web.commands.operator import granted, new_key, opened_store, operator
from web.settings import Settings

SCOPES = ("read", "review", "publish", "administer")


@click.group(name="token")
def command() -> None:
    """Make secrets for programs that use the API."""


@command.command()
@click.argument("account")
@click.option("--name", required=True, help="What the token is for.")
@click.option("--scope", "scopes", multiple=True, type=click.Choice(SCOPES), default=["read"])
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366))
def create(account: str, name: str, scopes: tuple[str, ...], days: int) -> None:
    """Make a token for ACCOUNT; the secret is shown once, here."""
    from registry.access import TokenDraft, create_token

    settings = Settings()
    now = settings.now()
    draft = TokenDraft(account, name, scopes, now + timedelta(days=days))
    with opened_store(settings) as store:
        made = granted(
            create_token(store, draft, actor=operator(), now=now, idempotency_key=new_key())
        )
    click.echo(made.secret)
    click.echo(f"expires {made.token.expires_at:%Y-%m-%d}; it is not shown again", err=True)
