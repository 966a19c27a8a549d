"""`gon check`: a folder of procedure files against the rules, without a server."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import click

from web.commands.collector import no_collector
from web.commands.progress import bar
from web.commands.refusal import Refused
from web.commands.rule_folders import RULES, rules_named
from web.settings import Settings

SEVERITIES = ("critical", "high", "medium", "low", "info")
FORMATS = ("text", "json", "sarif")
Report = Any  # a CheckReport; its module is imported late
Baseline = Any  # likewise
Language = Literal["vi", "en"]
Progress = Callable[[int, int], None]


@click.command(name="check")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option("--lang", type=click.Choice(["vi", "en"]), default="vi", show_default=True)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day whose law counts; today if left out.",
)
@RULES
@click.option(
    "--baseline",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What an earlier check printed as JSON or SARIF: only findings that are new count.",
)
@click.option("--show-suppressed", is_flag=True, help="List suppressed findings in the text, too.")
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="high",
    show_default=True,
    help="Exit code 1 for a finding as severe as this, or more.",
)
def command(
    path: Path,
    form: str,
    lang: Language,
    as_of: datetime | None,
    folders: tuple[Path, ...],
    baseline: Path | None,
    show_suppressed: bool,
    fail_on: str,
) -> None:
    """Validate procedure files, evaluate the rules, print what was found.

    Exit code 0: nothing new as severe as --fail-on; 1: findings; 2: broken files
    or rules.
    """
    settings = Settings()
    day = as_of.date() if as_of else settings.today()
    rules = rules_named(folders, settings)
    known = _baseline(baseline)
    with no_collector(), bar("check") as progress:
        report = _checked(path, day, rules, known, progress)
    click.echo(_printed(report, form, lang, show_suppressed))
    raise SystemExit(_exit_code(report, fail_on))


def _checked(
    path: Path, day: date, folders: tuple[Path, ...], known: Baseline | None, progress: Progress
) -> Report:
    from registry.analysis.checks.checking import check
    from registry.procedure.folder import NothingToRead

    try:
        return check(path, as_of=day, rules=folders, baseline=known, progress=progress)
    except NothingToRead as error:
        raise Refused(str(error)) from error


def _baseline(file: Path | None) -> Baseline | None:
    from registry.analysis.checks.baseline import BaselineRefused, read_baseline

    if file is None:
        return None
    try:
        return read_baseline(file.read_bytes(), str(file))
    except BaselineRefused as refused:
        raise Refused(str(refused)) from refused
    except OSError as error:
        raise Refused(f"{file}: the file cannot be read: {error.strerror}.") from error


def _printed(report: Report, form: str, lang: Language, show_suppressed: bool) -> str:
    from rules.visible import visible_json

    if form == "json":
        return visible_json(report.as_json())
    if form == "sarif":
        from registry.analysis.checks.sarif_report import sarif_of

        return visible_json(sarif_of(report, lang), indent=1)
    from registry.analysis.checks.reporting import text_of

    return text_of(report, lang, show_suppressed=show_suppressed)


def _exit_code(report: Report, fail_on: str) -> int:
    if report.errors:
        return 2
    worst = SEVERITIES[: SEVERITIES.index(fail_on) + 1]
    return int(any(_severity(finding) in worst for finding in report.findings))


def _severity(finding: Mapping[str, Any]) -> str:
    return str(finding["severity"])
