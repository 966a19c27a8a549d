"""`gon export`: what is published, written as files."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from registry.counted import counted
from web.commands.operator import opened_store
from web.commands.refusal import Refused
from web.commands.saying import say
from web.settings import Settings

if TYPE_CHECKING:
    from registry.papers import ProcedureList
    from registry.publication.catalogue import Catalogue
    from registry.publication.standards import Addresses

FORMATS = ("xlsx", "docx", "pdf", "csv", "jsonl")


@click.group(name="export")
def command() -> None:
    """Write what is published as files, to be taken elsewhere."""


@command.command()
@click.option(
    "--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="A folder."
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="The day whose law counts.")
@click.option(
    "--format", "formats", type=click.Choice(FORMATS), multiple=True, help="May be given again."
)
@click.option("--bom", is_flag=True, help="CSV begins with the mark that Excel looks for.")
def lists(out: Path, as_of: datetime | None, formats: tuple[str, ...], *, bom: bool) -> None:
    """Write the list of each authority that has procedures in force, in each format.

    With GON_PUBLIC_ADDRESS also `dcat.jsonld`, which names all lists as data sets.
    """
    from registry.publication.catalogue import Catalogue
    from registry.publication.snapshot import contents_of
    from registry.publication.standards import Addresses
    from registry.reference import load_reference

    settings = Settings()
    day = as_of.date() if as_of else settings.today()
    with opened_store(settings) as store:
        catalogue = Catalogue(contents_of(store, (), load_reference(), as_of=day))
    addresses = Addresses(settings.public_address or "")
    makers = _makers(settings, bom=bom)
    try:
        out.mkdir(parents=True, exist_ok=True)
        count = 0
        for key, made in _lists(catalogue, addresses):
            for kind in formats or FORMATS:
                (out / f"{key}.{kind}").write_bytes(makers[kind](made))
            count += len(made.rows)
            say(f"{key}: {counted(len(made.rows), 'procedure')}")
        if settings.public_address:
            (out / "dcat.jsonld").write_bytes(_dcat(catalogue, addresses))
    except OSError as error:
        raise Refused(f"{out}: {error.strerror}. Name a folder that can be written to.") from error
    say(f"{out}: {counted(count, 'procedure')} in force on {day}")


def _lists(catalogue: "Catalogue", addresses: "Addresses") -> "Iterator[tuple[str, ProcedureList]]":
    from registry.publication.lists import Wanted, data_sets, procedure_list

    for each in data_sets(catalogue, addresses):
        wanted = Wanted(authority=(each.authority,))
        yield each.key, procedure_list(catalogue, wanted, addresses, day=catalogue.as_of)


def _makers(settings: Settings, *, bom: bool) -> "Mapping[str, Callable[[ProcedureList], bytes]]":
    from registry.papers import Press, load_templates
    from registry.publication.lists import as_csv, as_json_lines

    press = Press(load_templates(settings.paper_forms))
    return {
        "xlsx": press.xlsx,
        "docx": press.docx,
        "pdf": press.pdf,
        "csv": lambda made: as_csv(made, bom=bom),
        "jsonl": as_json_lines,
    }


def _dcat(catalogue: "Catalogue", addresses: "Addresses") -> bytes:
    from registry.publication.lists import data_sets
    from registry.publication.standards import dcat

    return dcat(tuple(data_sets(catalogue, addresses)), catalogue.reference, addresses)
