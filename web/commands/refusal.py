"""How a command says no: one sentence on the error stream, exit code 2."""

import click

from rules.visible import visible_lines


class Refused(click.ClickException):
    """Something the command was given cannot be used; the message says what to give instead."""

    exit_code = 2

    def format_message(self) -> str:
        """What the message quotes from files and arguments cannot act upon a terminal."""
        return visible_lines(self.message)
