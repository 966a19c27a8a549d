"""`gon rules replay`: what changed rules would make of the verdicts of people."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import click

from registry.counted import counted
from web.commands.operator import opened_store
from web.commands.rule_folders import rules_named
from web.commands.saying import say
from web.settings import Settings

Result = Any  # a Replay; its module is imported late


@click.command()
@click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="The changed rules, all of them: a folder or a pack; if left out, those in use.",
)
@click.option("--only", multiple=True, metavar="RULE_ID", help="Verdicts on this rule only.")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="One day whose law counts; if left out, for each verdict the day it was given.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def replay(
    folders: tuple[Path, ...], only: tuple[str, ...], as_of: datetime | None, form: str
) -> None:
    """Replay the verdicts in the database with changed rules, before the change is made.

    Looks at the editions that verdicts were given on and lists accepted findings that would vanish,
    dismissed ones that would stay, and new ones. Exit code 1 when an accepted finding would vanish,
    2 when rules cannot be used.
    """
    from registry.analysis.rulebook.replaying import replay as replayed
    from registry.analysis.rulebook.usable import usable
    from rules.visible import visible_json

    settings = Settings()
    day = as_of.date() if as_of else None
    loaded = usable(rules_named(folders, settings), day or settings.today())
    for error in loaded.errors:
        say(str(error), err=True)
    with opened_store(settings) as store:
        found = replayed(store, loaded.rules, day_of=_day_in(settings), as_of=day, only=only)
    if form == "json":
        click.echo(visible_json(found.as_json()))
    else:
        say("\n".join(_lines(found)))
    raise SystemExit(2 if loaded.errors else int(bool(found.lost)))


def _day_in(settings: Settings) -> Any:  # from a moment to the day it is at home
    zone = ZoneInfo(settings.time_zone)

    def day_of(moment: datetime) -> date:
        return moment.astimezone(zone).date()

    return day_of


def _lines(found: Result) -> Iterator[str]:
    yield from _section("accepted, would vanish", found.lost)
    yield from _section("dismissed, would stay", found.unmended)
    if found.new:
        yield "new:"
    for new in found.new:
        yield f"  {new.rule} {new.procedure} {new.element}: {new.severity}: {new.message}"
    if found.unreadable:
        yield f"{counted(len(found.unreadable), 'edition')} cannot be read any more"
    yield (
        f"accepted: {len(found.kept)} stay, {len(found.lost)} would vanish; "
        f"dismissed: {len(found.mended)} would vanish, {len(found.unmended)} stay; "
        f"new: {len(found.new)}"
    )


def _section(title: str, outcomes: Sequence[Any]) -> Iterator[str]:
    if outcomes:
        yield f"{title}:"
    for each in outcomes:
        judged = each.judged
        reason = f" ({judged.reason})" if judged.reason else ""
        given = f"{judged.decision}{reason} on {judged.day:%Y-%m-%d}"
        now = each.why or each.severity
        yield f"  {judged.rule} {judged.procedure} {judged.element}: {given}; now: {now}"
