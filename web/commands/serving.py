"""`gon serve`: the server on the configured database."""

from pathlib import Path

import click

from web.commands.operator import opened_store, signer, weights
from web.commands.rule_folders import RULES, with_rules
from web.settings import Settings


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@RULES
def command(host: str, port: int, folders: tuple[Path, ...]) -> None:
    """Serve pages and GraphQL from the configured database."""
    from web.app import create_app
    from web.commands.running import run_server
    from web.webhooks.delivering import Worker, client_of

    settings = with_rules(Settings(), folders)
    signer(settings)  # a key that cannot be read is told before anything is served,
    weights(settings)  # and so are points that cannot be used
    with (
        opened_store(settings) as store,
        Worker(store, client_of(settings), settings.now),
    ):
        run_server(create_app(store, settings), host=host, port=port, log_level="info")
