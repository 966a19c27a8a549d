"""The reference of the command line is the one the commands give, and nothing is without help."""

from pathlib import Path

import pytest

from web.cli import main
from web.commands.reference import FILE, commands, reference_text

EVERY = [pytest.param(command, id=" ".join(words)) for words, command in commands(("gon",), main)]


def test_the_reference_is_current() -> None:
    assert Path(FILE).read_text(encoding="utf-8") == reference_text(), "run `make docs`"


@pytest.mark.parametrize("command", EVERY)
def test_every_command_and_option_says_what_it_does(command: object) -> None:
    assert getattr(command, "help", None)


def test_the_names_that_scripts_rely_on_are_there() -> None:
    names = {" ".join(words) for words, _ in commands(("gon",), main)}

    assert names >= {
        "gon check",
        "gon demo",
        "gon evaluate",
        "gon import portal",
        "gon load",
        "gon rules list",
        "gon rules new",
        "gon rules replay",
        "gon rules show",
        "gon rules test",
        "gon sample",
        "gon serve",
        "gon token create",
    }
