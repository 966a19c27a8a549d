"""`gon statistics`: figures of dossiers taken in from a file, and accepted."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.counted import counted
from web.commands.operator import granted, new_key, opened_store, operator
from web.commands.refusal import Refused
from web.commands.saying import say
from web.settings import Settings

if TYPE_CHECKING:
    from registry.statistics import Defaults, Reading
    from registry.store import Store


@click.group(name="statistics")
def command() -> None:
    """Take in figures of dossiers, and accept them."""


@command.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--authority", required=True, help="The key of the authority that reports them.")
@click.option("--source", default="", help="Where the figures are from, for rows that do not say.")
@click.option("--address", default="", help="Its address on the web, likewise.")
@click.option(
    "--read-on", type=click.DateTime(["%Y-%m-%d"]), help="When they were read there; else today."
)
@click.option("--correct", "reason", default="", help="Why figures kept before are replaced.")
@click.option("--yes", is_flag=True, help="Accept the good rows at once.")
def import_file(
    file: Path,
    authority: str,
    source: str,
    address: str,
    read_on: datetime | None,
    reason: str,
    *,
    yes: bool,
) -> None:
    """Read FILE (.csv, .xlsx, .jsonl): bad rows are listed, good ones wait to be accepted.

    docs/indicators.md names the headings that are known. Exit code 2 when a row is bad; the good
    ones are taken in all the same.
    """
    from registry.reference import load_reference
    from registry.statistics import Defaults

    settings = Settings()
    known = load_reference().authorities
    defaults = Defaults(
        today=settings.today(),
        source=source or file.name,
        address=address,
        read_on=read_on.date() if read_on else settings.today(),
        authorities=frozenset(known),
    )
    reading = _read(file, defaults)
    _tell(reading)
    with opened_store(settings) as store:
        mistakes = _taken_in(store, reading, authority, reason, settings, yes=yes)
    raise SystemExit(2 if mistakes else 0)


@command.command()
@click.argument("number", type=int)
def accept(number: int) -> None:
    """Accept the figures of file NUMBER: they count from then on, and are public."""
    settings = Settings()
    with opened_store(settings) as store:
        _accept(store, number, settings)


@command.command(name="list")
def list_files() -> None:
    """List the files that were taken in, the newest first."""
    from registry.statistics import statistics_files

    with opened_store(Settings()) as store:
        for each in statistics_files(store, actor=operator()):
            state = f"accepted by {each.accepted_by}" if each.accepted_by else "waits"
            say(
                f"{each.number}\t{each.authority}\t{each.name}\t{counted(each.lines, 'row')}, "
                f"{len(each.mistakes)} mistakes\t{state}"
            )


def _read(file: Path, defaults: "Defaults") -> "Reading":
    from registry.statistics import FileRefused, read_figures

    try:
        return read_figures(file, defaults)
    except FileRefused as refused:
        raise Refused(str(refused)) from refused
    except OSError as error:
        raise Refused(f"{file}: the file cannot be read: {error.strerror}.") from error


def _tell(reading: "Reading") -> None:
    """What a file says against itself; nothing is changed because of it."""
    from registry.statistics import contradictions

    for each in contradictions(reading.lines):
        say(f"{reading.name}: row {each.row}: note: {each.words.en}", err=True)


def _taken_in(
    store: "Store",
    reading: "Reading",
    authority: str,
    reason: str,
    settings: Settings,
    *,
    yes: bool,
) -> int:
    """How many mistakes there are, each of them printed."""
    from registry.statistics import statistics_file, take_in

    done = take_in(
        store, reading, authority, actor=operator(), now=settings.now(), idempotency_key=new_key(),
        reason=reason,
    )  # fmt: skip
    taken = granted(done)
    kept = granted(statistics_file(store, taken.file, actor=operator()))
    _list(reading.name, kept.mistakes)
    click.echo(
        f"file {taken.file}: {counted(taken.lines, 'good row')}, "
        f"{counted(taken.mistakes, 'mistake')}"
    )
    if yes:
        _accept(store, taken.file, settings)
    else:
        click.echo(f"they wait: gon statistics accept {taken.file}")
    return taken.mistakes


def _list(name: str, mistakes: Sequence[object]) -> None:
    for each in mistakes:
        say(f"{name}: {each}", err=True)


def _accept(store: "Store", number: int, settings: Settings) -> None:
    from registry.analysis.storing import judging_counted
    from registry.statistics import accept_statistics, statistics_file

    found = granted(statistics_file(store, number, actor=operator()))
    judge = judging_counted(as_of=settings.today(), rules=settings.rules)
    done = granted(
        accept_statistics(
            store, number, actor=operator(), now=settings.now(), idempotency_key=new_key(),
            expected_revision=found.revision, judge=judge,
        )
    )  # fmt: skip
    click.echo(
        f"file {done.file}: {counted(done.lines, 'row counts', 'rows count')} now, "
        f"{counted(done.corrected, 'correction')}"
    )
    if done.findings or done.gone:
        click.echo(f"rules: {done.findings} findings more, {done.gone} gone")
