"""`gon release`: publish the loaded procedures of an authority by a decision, list releases."""

from datetime import datetime

import click

from web.commands.operator import granted, new_key, opened_store, operator
from web.settings import Settings

DAY = click.DateTime(["%Y-%m-%d"])


@click.group(name="release")
def command() -> None:
    """Publish loaded procedures, and list what was published."""


@command.command()
@click.argument("authority")
@click.option("--decision", required=True, help="Number of the decision that publishes.")
@click.option("--decided-on", required=True, type=DAY)
@click.option("--effective", required=True, type=DAY)
@click.option("--title", required=True)
@click.option("--follows", help="Number of the decision that this one follows.")
def publish(
    authority: str,
    decision: str,
    decided_on: datetime,
    effective: datetime,
    title: str,
    follows: str | None,
) -> None:
    """Publish whatever of AUTHORITY is new or has changed since its last release."""
    from registry.publication import ReleaseDraft, releases
    from registry.publication import publish as publish_release

    settings = Settings()
    draft = ReleaseDraft(
        authority=authority,
        decision_number=decision,
        decided_on=decided_on.date(),
        effective=effective.date(),
        title=title,
        all_changes=True,
        follows=follows,
    )
    with opened_store(settings) as store:
        newest = max((each.number for each in releases(store)), default=0)
        info = granted(
            publish_release(
                store,
                draft,
                actor=operator(),
                now=settings.now(),
                idempotency_key=new_key(),
                expected_revision=newest,
            )
        )
    click.echo(f"release {info.number}: {info.decision_number}, sha256 {info.sha256}")


@command.command(name="list")
def list_releases() -> None:
    """List releases, newest first."""
    from registry.publication import releases

    with opened_store(Settings()) as store:
        for each in releases(store):
            click.echo(
                f"{each.number}\t{each.authority}\t{each.decision_number}\t{each.effective}\t"
                f"{each.title}"
            )
