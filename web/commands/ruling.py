"""`gon rules`: what is shipped, what a rule says, whether its examples hold, a new one begun."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from web.commands.refusal import Refused
from web.settings import Settings

FOLDER = click.option(
    "--rules",
    "folders",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Folder of rules instead of the shipped ones.",
)


@click.group(name="rules")
def command() -> None:
    """Look at rules, test them, begin a new one."""


@command.command(name="list")
@FOLDER
def list_rules(folders: tuple[Path, ...]) -> None:
    """List rules: id, severity, status, title."""
    for checked in _loaded(folders):
        rule = checked.rule
        click.echo(f"{rule.id}\t{rule.severity}\t{rule.status}\t{rule.title.vi} | {rule.title.en}")


@command.command()
@click.argument("rule_id")
@FOLDER
def show(rule_id: str, folders: tuple[Path, ...]) -> None:
    """Print the file of one rule."""
    found = {checked.id: checked for checked in _loaded(folders)}
    if rule_id not in found:
        from rules import did_you_mean

        raise Refused(f"there is no rule {rule_id}. {did_you_mean(rule_id, found)}")
    click.echo(Path(found[rule_id].file).read_text(encoding="utf-8"), nl=False)


@command.command()
@FOLDER
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Today if left out.")
def test(folders: tuple[Path, ...], as_of: datetime | None) -> None:
    """Run the examples inside rule files. Exit code 1 when one does not go as written."""
    from registry.analysis.shipped import ask, prepare
    from rules import run_tests

    day = as_of.date() if as_of else Settings().today()
    results = run_tests(_loaded(folders), prepare, as_of=day, ask=ask)
    failed = [result for result in results if not result.passed]
    for result in failed:
        click.echo(str(result))
    click.echo(f"{len(results)} examples, {len(failed)} not as written")
    raise SystemExit(1 if failed else 0)


@command.command()
@click.argument("rule_id")
@click.option("--in", "folder", required=True, type=click.Path(path_type=Path))
def new(rule_id: str, folder: Path) -> None:
    """Begin a rule: a file that loads, with one example that hits and one that misses."""
    file = folder / f"{rule_id}.yaml"
    if file.exists():
        raise Refused(f"{file} is there already.")
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(TEMPLATE.format(id=rule_id), encoding="utf-8")
    click.echo(f"{file}: now say what it looks for, then run: gon rules test --rules {folder}")


def _loaded(folders: tuple[Path, ...]) -> Any:  # a RuleSet; its package is imported late
    from registry.analysis.shipped import load

    found = load(folders)
    if found.errors:
        raise Refused("\n".join(str(error) for error in found.errors))
    return found.rules


TEMPLATE = """\
schema: rule/v1
id: {id}
version: 0.1.0
status: draft
title: {{vi: Tên quy tắc, en: Title of the rule}}
criterion: reasonableness
severity: low
basis:
  - {{instrument: 63/2010/NĐ-CP, article: Điều 7.4, from: 2010-10-14, status: unverified}}
each: documents as doc
when: doc.name == "…"
message: {{vi: "«{{doc.name}}»: …", en: "“{{doc.name}}”: …"}}
tests:
  - {{name: hit, given: {{documents: [{{id: a, name: …}}]}}, expect: [documents/a]}}
  - {{name: miss, given: {{documents: [{{id: a, name: Đơn}}]}}, expect: []}}
"""
