"""What commands print: whatever it quotes from files, it cannot act upon a terminal."""

import click

from rules.visible import visible_lines


def say(text: str, *, err: bool = False) -> None:
    """Prints a text whose line breaks are its own."""
    click.echo(visible_lines(text), err=err)
