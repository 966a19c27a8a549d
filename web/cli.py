"""The `gon` command line: each command is a file in `web/commands`, imported when it is called."""

import sys
from importlib import import_module

import click

COMMANDS = {
    "account": "accounts",
    "check": "checking",
    "demo": "demonstrating",
    "evaluate": "evaluating",
    "export": "exporting",
    "import": "importing",
    "load": "loading",
    "migrate": "migrating",
    "overlaps": "overlapping",
    "radar": "radar",
    "release": "releasing",
    "rules": "ruling",
    "sample": "sampling",
    "serve": "serving",
    "statistics": "statistics",
    "token": "tokens",
    "webhook": "webhooks",
}


class LazyGroup(click.Group):
    """A group whose commands are imported one by one, so that `gon --help` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"web.commands.{COMMANDS[cmd_name]}").command
        assert isinstance(found, click.Command)
        return found


@click.group(cls=LazyGroup)
@click.version_option(package_name="gon", message="%(prog)s %(version)s")
def main() -> None:
    """Gọn: a registry that makes administrative procedures simpler."""
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese has to come out whole even where the terminal claims to be ASCII.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
