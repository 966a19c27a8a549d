"""How a command says no: one sentence on the error stream, exit code 2."""

import click


class Refused(click.ClickException):
    """Something the command was given cannot be used; the message says what to give instead."""

    exit_code = 2
