"""`gon sample`: findings of one rule drawn at random, for people to judge."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from web.commands.collector import no_collector
from web.commands.refusal import Refused
from web.commands.saying import say
from web.settings import Settings


@click.command(name="sample")
@click.argument("rule")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=20261123, show_default=True, help="Draws the same again.")
@click.option(
    "--count", type=click.IntRange(min=1), default=20, show_default=True, help="How many at most."
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day whose law counts; today if left out.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "form"]),
    default="text",
    show_default=True,
    help="What a reader needs, or the lines of a verdict file to fill in.",
)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
def command(
    rule: str, path: Path, seed: int, count: int, as_of: datetime | None, form: str, lang: str
) -> None:
    """Draw findings of RULE in the procedure files at or below PATH, for people to judge.

    A filled form is a file of docs/verdicts, which `gon evaluate` reads.
    """
    day = as_of.date() if as_of else Settings().today()
    with no_collector():
        drawn = _drawn(path, rule, seed, count, day)
    if form == "form":
        for each in drawn:
            click.echo(json.dumps(each.form(), ensure_ascii=False))
        return
    for number, each in enumerate(drawn, start=1):
        say(f"--- {number} of {len(drawn)}\n{each.text(lang)}\n")


def _drawn(path: Path, rule: str, seed: int, count: int, day: date) -> Any:
    from registry.analysis.rulebook.usable import BrokenRules
    from registry.evaluation.sampling import NoSuchRule, draw
    from registry.procedure.folder import NothingToRead

    try:
        return draw(path, rule, seed=seed, count=count, as_of=day)
    except (NoSuchRule, NothingToRead) as error:
        raise Refused(str(error)) from error
    except BrokenRules as error:
        raise Refused(f"the rules cannot be used:\n{error}") from error
