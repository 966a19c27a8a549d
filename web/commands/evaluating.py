"""`gon evaluate`: the importer and the rules against labels that people wrote."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import click

from web.commands.collector import no_collector
from web.commands.refusal import Refused
from web.commands.saying import say
from web.settings import Settings

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command(name="evaluate")
@click.option("--gold", type=FILE, help="Procedures read and labelled one by one.")
@click.option("--papers", type=FILE, help="Single papers judged: replaced by data or not.")
@click.option(
    "--annex", type=FILE, help="Rows of Resolution 66.7's annex, and what became of them."
)
@click.option("--verdicts", type=FOLDER, help="Folder of judged findings, one file a rule.")
@click.option("--records", type=FILE, help="The portal records that labels name (may be .gz).")
@click.option(
    "--corpus",
    type=FOLDER,
    default=Path("../shared/corpus"),
    show_default=True,
    help="Where all of these lie when none is named.",
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day whose law counts; today if left out.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="en", show_default=True)
@click.option("--misses/--no-misses", default=True, show_default=True, help="Also every miss.")
def command(
    gold: Path | None,
    papers: Path | None,
    annex: Path | None,
    verdicts: Path | None,
    records: Path | None,
    corpus: Path,
    as_of: datetime | None,
    form: str,
    lang: Literal["vi", "en"],
    misses: bool,
) -> None:
    """Score the importer and the rules against labels: a table, then every miss.

    Only labels that are named are scored; with none named, all those of --corpus and the verdicts
    in docs/verdicts.
    """
    named = (gold, papers, annex, verdicts)
    if not any(named):
        named = (
            corpus / "gold/labels.jsonl", corpus / "gold/papers.jsonl",
            corpus / "annex_66_7.jsonl", Path("docs/verdicts"),
        )  # fmt: skip
    day = as_of.date() if as_of else Settings().today()
    with no_collector():
        found = _evaluated(records or corpus / "procedures.jsonl.gz", named, day)
    _print(found, form, lang, misses)


def _evaluated(records: Path, named: tuple[Path | None, ...], day: Any) -> Any:
    from registry.evaluation import BrokenLabels, Sources, evaluate
    from registry.evaluation.reading import NoSuchRecord

    try:
        return evaluate(Sources(records, *named), day)
    except (BrokenLabels, NoSuchRecord) as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(
            f"{records}: cannot be read ({error}). Name a file with --records."
        ) from error


def _print(found: Any, form: str, lang: Literal["vi", "en"], misses: bool) -> None:
    if form == "json":
        data = found.as_json()
        if not misses:
            del data["misses"]
        click.echo(json.dumps(data, ensure_ascii=False))
        return
    from registry.evaluation.report import text_of

    say(text_of(found, lang, with_misses=misses))
