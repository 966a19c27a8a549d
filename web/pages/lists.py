"""Official lists: chosen by authority, field, level, applicant and day, and taken away as files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from registry import papers
from registry.papers import ProcedureList
from registry.procedure.vocabulary import Applicant, Level
from registry.publication.catalogue import Catalogue
from registry.publication.lists import (
    FORMATS,
    Wanted,
    as_csv,
    as_json_lines,
    data_sets,
    found,
    procedure_list,
    served,
    unplaced,
)
from registry.publication.province import Whose, provinces
from registry.publication.standards import Addresses, cpsv_ap, dcat
from schema.loading import in_thread
from web.addresses import addresses_of, public_addresses
from web.labels import Language, label
from web.links import Params
from web.page import ask, catalogue_of, language, params_of, show
from web.pages.days import AS_OF, day_asked
from web.pages.exports import JSON_LD
from web.site import Site, site_of

EVERY_AUTHORITY = "all"
PREVIEWED = 20
KINDS = ("authority", "field", "level", "applicant", "whose")
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose, with how many procedures it would bring."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as an address asks for it: of a catalogue, chosen, on a day."""

    catalogue: Catalogue
    wanted: Wanted
    day: date
    addresses: Addresses

    def made(self, first: int | None = None) -> ProcedureList:
        return procedure_list(
            self.catalogue, self.wanted, self.addresses, day=self.day, first=first
        )


async def lists(request: Request) -> Response:
    """The choices, how many procedures they leave, the first of them, and the files."""
    params, lang = params_of(request), language(request)
    given = await _asked(request, params.every("authority"))
    rows, procedures = found(given.catalogue, given.wanted), given.catalogue.procedures
    return show(
        request,
        "lists.html",
        await ask(request, "lists"),
        params=params,
        total=len(rows.rows),
        preview=given.made(PREVIEWED),
        owners=[procedures[row].procedure.authority for row in rows.rows[:PREVIEWED]],
        choices={kind: list(_choices(kind, given, lang)) for kind in KINDS},
        files=_files(params, given.wanted),
        unplaced=unplaced(given.catalogue, given.wanted),
        as_of=day_asked(params, AS_OF),
        day=given.day,
    )


async def list_file(request: Request) -> Response:
    """A list in one format; the same choices as on the page stand in the query."""
    authority, kind = request.path_params["authority"], request.path_params["format"]
    if kind not in FORMATS:
        raise HTTPException(404)
    every = authority == EVERY_AUTHORITY
    chosen = params_of(request).every("authority") if every else (authority,)
    given = await _asked(request, chosen)
    if not every and not _is_known(authority, await catalogue_of(request)):
        raise HTTPException(404)
    made = partial(_MADE[kind], given, site_of(request), params_of(request))
    content = await in_thread(made)
    name = f"danh-muc-{authority}-{given.day.isoformat()}.{kind}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=FORMATS[kind].media_type, headers=headers)


async def dcat_catalogue(request: Request) -> Response:
    """Each authority's list as a data set of DCAT."""
    catalogue, addresses = await catalogue_of(request), public_addresses(request)
    content = dcat(tuple(data_sets(catalogue, addresses)), catalogue.reference, addresses)
    return Response(content, media_type=JSON_LD)


async def _asked(request: Request, authority: Sequence[str]) -> Asked:
    params, site = params_of(request), site_of(request)
    catalogue, day = await catalogue_of(request), day_asked(params, AS_OF)
    if day is not None:
        catalogue = await site.catalogue_on(catalogue, day)
    wanted = Wanted(
        authority=tuple(authority),
        field=params.every("field"),
        level=_words(Level, params.every("level")),
        applicant=_words(Applicant, params.every("applicant")),
        whose=_words(Whose, params.every("whose")),
    )
    return Asked(catalogue, wanted, day or site.today, addresses_of(request))


def _words(kind: type[Word], values: Sequence[str]) -> tuple[Word, ...]:
    """Words of a vocabulary, in either case. Raises HTTPException (400)."""
    try:
        return tuple(kind(value.lower()) for value in values)
    except ValueError as error:
        raise HTTPException(400) from error


def _is_known(authority: str, catalogue: Catalogue) -> bool:
    announcing = (item.procedure.authority for item in catalogue.procedures)
    return catalogue.authority(authority) is not None or authority in announcing


def _choices(kind: str, given: Asked, lang: Language) -> Iterator[Choice]:
    chosen = {str(value) for value in getattr(given.wanted, kind)}
    for value, count in _counts(kind, given):
        yield Choice(value, _named(kind, value, given, lang), count, value in chosen)


def _counts(kind: str, given: Asked) -> Iterator[tuple[str, int]]:
    """How many procedures each value would bring, the other choices kept."""
    catalogue, wanted = given.catalogue, given.wanted
    if kind == "whose":
        if served(catalogue, wanted):
            for whose in Whose:
                yield whose, len(found(catalogue, replace(wanted, whose=(whose,))).rows)
        return
    if kind == "authority":
        wanted = replace(wanted, authority=(), whose=())
    counts = {str(each.value): each.count for each in found(catalogue, wanted).counts(kind)}
    if kind == "authority":
        for key in provinces(catalogue):
            counts[key] = len(found(catalogue, replace(wanted, authority=(key,))).rows)
        counts |= {key: counts.get(key, 0) for key in given.wanted.authority}
    yield from sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _named(kind: str, value: str, given: Asked, lang: Language) -> str:
    if kind == "authority":
        known = given.catalogue.authority(value)
        return getattr(known.name, lang) if known else value
    return value if kind == "field" else label(value, kind, lang)


def _files(params: Params, wanted: Wanted) -> list[tuple[str, str]]:
    """(name, address) of the list in each format; CSV once more as Excel reads it."""
    authority = wanted.authority[0] if len(wanted.authority) == 1 else EVERY_AUTHORITY
    kept = (pair for pair in params.pairs if pair[0] in (*KINDS, AS_OF))
    of = Params(tuple(pair for pair in kept if pair != ("authority", authority)))
    for_excel = Params((*of.pairs, ("bom", "1")))
    path = f"/lists/{authority}"
    return [
        ("XLSX", of.address(f"{path}.xlsx")),
        ("DOCX", of.address(f"{path}.docx")),
        ("PDF", of.address(f"{path}.pdf")),
        ("CSV", of.address(f"{path}.csv")),
        ("CSV (Excel)", for_excel.address(f"{path}.csv")),
        ("JSON Lines", of.address(f"{path}.jsonl")),
        ("CPSV-AP (JSON-LD)", of.address(f"{path}.jsonld")),
    ]


def _csv(given: Asked, _: Site, params: Params) -> bytes:
    return as_csv(given.made(), bom=params.first("bom") == "1")


def _json_lines(given: Asked, _: Site, __: Params) -> bytes:
    return as_json_lines(given.made())


def _json_ld(given: Asked, _: Site, __: Params) -> bytes:
    rows = found(given.catalogue, given.wanted).rows
    items = [given.catalogue.procedures[row] for row in rows]
    return cpsv_ap(items, given.catalogue.reference, given.addresses, given.catalogue)


def _paper(kind: str) -> Callable[[Asked, Site, Params], bytes]:
    return lambda given, site, _: papers.FORMATS[kind](site.press, given.made())


_MADE: Mapping[str, Callable[[Asked, Site, Params], bytes]] = {
    "csv": _csv,
    "jsonl": _json_lines,
    "jsonld": _json_ld,
    **{kind: _paper(kind) for kind in papers.FORMATS},
}
