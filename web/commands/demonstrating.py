"""`gon demo`: the example catalogue, loaded, analysed, published, with one review under way."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from web.commands.operator import opened_store
from web.settings import Settings


@click.command(name="demo")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that keeps the data between runs; a fresh one each time if left out.",
)
def command(port: int, data: Path | None) -> None:
    """Serve the example catalogue on 127.0.0.1 and print accounts to sign in with.

    There is an account for each role that acts in a review: reviewer, controller, approver,
    publisher; and an administrator.
    """
    if data is not None:
        data.mkdir(parents=True, exist_ok=True)
        _serve(data, port)
        return
    with TemporaryDirectory(prefix="gon-demo-") as folder:
        _serve(Path(folder), port)


def _serve(folder: Path, port: int) -> None:
    from registry.publication import new_key
    from web.app import create_app
    from web.commands.running import run_server
    from web.demonstration import prepared
    from web.webhooks.delivering import Worker, client_of

    url = f"sqlite:///{folder / 'gon.db'}"
    key = folder / "signing-key.pem"
    if not key.exists():
        new_key(key)
    settings = Settings(database_url=url, secure_cookies=False, signing_key=key)
    with opened_store(settings, migrate=True) as store:
        accounts = prepared(store, settings)
        _welcome(port, accounts)
        with Worker(store, client_of(settings), settings.now):
            run_server(
                create_app(store, settings), host="127.0.0.1", port=port, log_level="warning"
            )


def _welcome(port: int, accounts: list[tuple[str, str, str]]) -> None:
    click.echo(f"Gọn: http://127.0.0.1:{port}/  (Ctrl+C ends it)")
    click.echo("Sign in as:")
    for name, password, role in accounts:
        click.echo(f"  {name:12} {password:18} {role}")
