"""`gon import portal`: records of the national portal to procedure files."""

from pathlib import Path

import click

from web.commands.progress import counting
from web.commands.refusal import Refused
from web.commands.saying import say


@click.group(name="import")
def command() -> None:
    """Turn other people's records into procedure files."""


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to fill."
)
def portal(file: Path, out: Path) -> None:
    """Read portal records (JSON lines, may be .gz) into one procedure file each.

    What could not be read is told per field, and so are steps whose action is worth a look; all of
    it is kept in OUT/import-report.json. Exit code 2 when a line gave no file; the others are
    written all the same.
    """
    from registry.portal import import_portal
    from registry.reference import load_reference

    if not file.is_file():
        raise Refused(f"{file}: there is no such file. Name a .jsonl or .jsonl.gz file.")
    with counting("records") as progress:
        report = import_portal(file, out, reference=load_reference(), progress=progress)
    say(report.as_text())
    if report.problems:
        raise SystemExit(2)
