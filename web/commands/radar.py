"""`gon radar`: papers that data replaced by law, and what became of them in a folder of files."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from web.commands.refusal import Refused
from web.labels import Language, label
from web.settings import Settings

Report = Any  # a RadarReport; its module is imported late


@click.command(name="radar")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Today if left out.")
def command(path: Path, form: str, lang: Language, as_of: datetime | None) -> None:
    """Show which papers that data replaced are still asked for, by the files at PATH.

    The list is Annex I of Resolution 66.7/2025/NQ-CP. Exit code 2 when a file on it cannot be read.
    """
    from registry.analysis.adoption.adopting import radar_of
    from registry.procedure.folder import NothingToRead
    from registry.reference import load_reference

    try:
        report = radar_of(path, as_of=as_of.date() if as_of else Settings().today())
    except NothingToRead as error:
        raise Refused(str(error)) from error
    said = report.as_json(load_reference())
    lines = [json.dumps(said, ensure_ascii=False)] if form == "json" else _text(said, lang)
    for line in lines:
        click.echo(line)
    raise SystemExit(2 if report.errors else 0)


def _text(said: dict[str, Any], lang: Language) -> Iterator[str]:
    """The entries, then how many are in each state."""
    yield from said["errors"]
    for entry in said["entries"]:
        papers = "; ".join(entry["replaced"]) or entry["database"] or ""
        where = ", ".join(entry["provision"][key] for key in ("article", "instrument")
                          if key in entry["provision"])  # fmt: skip
        yield f"{entry['procedure']} {label(entry['state'], 'adoption', lang)}: {papers} ({where})"
        yield from (f"    {element}" for element in entry["elements"])
    for state, count in said["states"].items():
        yield f"{count:>6,} {label(state, 'adoption', lang)}"
