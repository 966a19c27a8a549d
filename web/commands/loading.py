"""`gon load`: a folder of procedure files into the store, all of it or nothing."""

from pathlib import Path
from typing import Any

import click

from registry.counted import counted
from web.commands.collector import no_collector
from web.commands.operator import opened_store, operator
from web.commands.progress import bar
from web.commands.refusal import Refused
from web.commands.rule_folders import RULES, with_rules
from web.commands.saying import say
from web.settings import Settings


@click.command(name="load")
@click.argument("path", type=click.Path(path_type=Path))
@RULES
def command(path: Path, folders: tuple[Path, ...]) -> None:
    """Load procedure files into the store, with the findings of the rules.

    All or nothing: a broken file changes nothing. A second time there is nothing to do. Exit code 2
    when files or rules are broken.
    """
    settings = with_rules(Settings(), folders)
    with opened_store(settings) as store, no_collector(), bar("load") as progress:
        report = loaded(store, path, settings, progress)
    if report.errors:
        for error in report.errors:
            say(str(error), err=True)
        files = len({error.file for error in report.errors})
        raise Refused(
            f"{counted(files, 'broken file')}, so nothing was loaded. What was there before stays."
        )
    click.echo(_summary(report))


def loaded(store: Any, path: Path, settings: Settings, progress: Any = None) -> Any:
    """Loads and analyses a folder with the rules of the settings. Raises Refused."""
    from registry.analysis.rulebook.usable import BrokenRules
    from registry.analysis.storing import analysis
    from registry.procedure.folder import NothingToRead
    from registry.store import load

    how = analysis(as_of=settings.today(), rules=settings.rules, store=store)
    try:
        return load(
            store, path, actor=operator(), now=settings.now(), analysis=how, progress=progress
        )
    except NothingToRead as error:
        raise Refused(str(error)) from error
    except BrokenRules as error:
        raise Refused(f"rules cannot be used, so nothing was loaded:\n{error}") from error


def _summary(report: Any) -> str:
    counts = (
        (report.new, "new"),
        (report.amended, "amended"),
        (report.rewritten, "written otherwise"),
        (report.unchanged, "unchanged"),
    )
    told = ", ".join(f"{count} {word}" for count, word in counts if count)
    return f"{counted(report.files, 'file')}: {told or 'nothing to do'}"
