"""`gon migrate`: an older database gets what this program needs."""

import click

from web.commands.operator import opened_store
from web.settings import Settings


@click.command(name="migrate")
def command() -> None:
    """Bring the database to what this program needs: all of it or nothing, as often as wanted.

    Take a backup before. A database of a newer program is refused (exit code 2).
    """
    with opened_store(Settings(), migrate=True):
        click.echo("The database is as this program needs it.")
