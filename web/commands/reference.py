"""The reference of the command line, written from the commands themselves (`docs/commands.md`)."""

from collections.abc import Iterator

import click

from web.cli import main

FILE = "docs/commands.md"
_HEAD = """\
# The command line

Made by `make docs` from the commands themselves.

Exit codes everywhere: 0 done; 1 findings (`gon check`), examples that fail (`gon rules test`) or a
question answered with no; 2 something that was handed in cannot be used. The database is that of
`GON_DATABASE_URL` ([settings.md](settings.md)).
"""


def reference_text() -> str:
    """What stands in `docs/commands.md`."""
    parts = [_HEAD]
    for words, command in commands(("gon",), main):
        context = click.Context(command, info_name=" ".join(words), terminal_width=100)
        parts.append(f"## {' '.join(words)}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def commands(
    words: tuple[str, ...], group: click.Group
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command below a group with the words that call it; groups themselves are left out."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None  # it was just listed
        if isinstance(command, click.Group):
            yield from commands((*words, name), command)
        else:
            yield (*words, name), command
