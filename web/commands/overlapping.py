"""`gon overlaps`: what is alike, or goes in a circle, among the files of a folder."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from web.commands.refusal import Refused

Said = Mapping[str, Any]  # Any: plain data as JSON has it
PATH = click.argument("path", type=click.Path(path_type=Path))
FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)


@click.group(name="overlaps")
def command() -> None:
    """Look across many procedures: other names, likeness, variants, papers that flow."""


@command.command()
@PATH
@FORMAT
def names(path: Path, form: str) -> None:
    """Papers that are asked for under several names, the most used name first."""
    _answer("names", path, form, _names)


@command.command()
@PATH
@FORMAT
def similar(path: Path, form: str) -> None:
    """Procedures that share most of their papers and steps, two by two."""
    _answer("similar", path, form, _similar)


@command.command()
@PATH
@FORMAT
def families(path: Path, form: str) -> None:
    """Procedures that could be one: names that differ by a qualifier, mostly the same papers."""
    _answer("families", path, form, _families)


@command.command()
@PATH
@FORMAT
@click.option("--own", is_flag=True, help="Only what the asking body gave itself.")
def issued(path: Path, form: str, *, own: bool) -> None:
    """Papers that a procedure asks for and another gives, with who gives them."""
    _answer("issued", path, form, _issued, lambda said: said["by_asker"] is True or not own)


@command.command()
@PATH
@FORMAT
def circles(path: Path, form: str) -> None:
    """Procedures that need each other's papers, with a way around."""
    _answer("circles", path, form, _circles)


def _answer(
    question: str,
    path: Path,
    form: str,
    lines: Callable[[Said], Iterator[str]],
    wanted: Callable[[Said], bool] = lambda _: True,
) -> None:
    """Prints what was found. Exit code 2 when a file cannot be read."""
    from registry.procedure.folder import NothingToRead
    from registry.publication.overlap_report import overlaps_of

    try:
        report = overlaps_of(path, question)
    except NothingToRead as error:
        raise Refused(str(error)) from error
    report.found = [said for said in report.found if wanted(said)]
    if form == "json":
        click.echo(json.dumps(report.as_json(), ensure_ascii=False))
    else:
        for broken in sorted(report.errors):
            click.echo(str(broken), err=True)
        for said in report.found:
            for line in lines(said):
                click.echo(line)
    raise SystemExit(2 if report.errors else 0)


def _names(said: Said) -> Iterator[str]:
    yield f"{said['in_all']:>5}  {said['name']} ({said['procedures']})"
    for other in said["others"]:
        yield f"       = {other['name']} ({other['procedures']}, {other['differs']})"


def _similar(said: Said) -> Iterator[str]:
    yield f"{said['share']:.2f}  papers {said['papers']:.2f}, steps {said['steps']:.2f}"
    yield from (f"      {_procedure(each)}" for each in said["procedures"])


def _families(said: Said) -> Iterator[str]:
    yield f"{said['share']:.2f}  {said['name']} ({said['authority']})"
    for each in said["variants"]:
        yield f"      {_procedure(each)} [{each['time_limit'] or '?'}]"
        yield from (f"        + {paper}" for paper in each["papers"])


def _issued(said: Said) -> Iterator[str]:
    yield f"{_procedure(said)} {said['element']}: {said['paper']} ({said['told']})"
    yield from (f"    < {_procedure(giver)}" for giver in said["givers"])


def _circles(said: Said) -> Iterator[str]:
    yield "closed" if said["closed"] else "open"
    for step in said["around"]:
        yield f"    {_procedure(step['asker'])} < {step['paper']} < {_procedure(step['giver'])}"


def _procedure(said: Said) -> str:
    return f"{said['authority']}/{said['procedure']} {said['name']}"
