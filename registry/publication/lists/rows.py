"""The rows of a list: which procedures of a catalogue it has, and what it says of each. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import or_

from registry.papers import ListedProcedure, ProcedureList
from registry.procedure.vocabulary import Applicant, Level
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueProcedure, DatedChange
from registry.publication.facets import Found, Mask
from registry.publication.lists import words
from registry.publication.lists.local import notes, whose_word, with_ministry
from registry.publication.ordering import Order
from registry.publication.province import Served, Whose, local_versions
from registry.publication.standards import Addresses
from registry.publication.wanted import Filter
from registry.reference import Reference

_EVERYBODY = "tất cả cơ quan công bố"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which procedures a list has; values of one field are alternatives, fields add up."""

    authority: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    level: tuple[Level, ...] = ()
    applicant: tuple[Applicant, ...] = ()
    whose: tuple[Whose, ...] = ()  # asked of the lists of provinces alone


def found(catalogue: Catalogue, wanted: Wanted) -> Found:
    """The procedures in force that a list has, by code; those inside the state are never public.

    The list of a province has those of ministries that it serves beside its own.
    """
    chosen = Filter(field=wanted.field, level=wanted.level, applicant=wanted.applicant)
    among = _among(catalogue, wanted)
    if among is None:
        chosen = replace(chosen, authority=wanted.authority)
    return catalogue.find(chosen, "", Order.CODE, among)


def served(catalogue: Catalogue, wanted: Wanted) -> tuple[Served, ...]:
    """The lists of the provinces that are wanted."""
    versions = local_versions(catalogue)
    return tuple(filter(None, (versions.served(key) for key in wanted.authority)))


def unplaced(catalogue: Catalogue, wanted: Wanted) -> int | None:
    """How many procedures of ministries no wanted list has because they tell no level; None: none
    of the lists is a province's. Other choices count here too, but that of levels, which these
    procedures do not tell.
    """
    among = _among(catalogue, wanted)
    if among is None:
        return None
    if wanted.whose and Whose.MINISTRY not in wanted.whose:
        return 0
    left = reduce(or_, (each.unplaced for each in served(catalogue, wanted))) & ~among
    chosen = Filter(field=wanted.field, applicant=wanted.applicant)
    return len(catalogue.find(chosen, "", Order.CODE, left).rows)


def rows_listed(catalogue: Catalogue, authorities: tuple[str, ...]) -> Mask:
    """The rows of the lists of authorities, to be chosen among. A province's has what is in force
    and public, of ministries too; of others it is all they announced, as other choices ask for it.
    """
    among = _among(catalogue, Wanted(authority=authorities))
    return _own(catalogue, authorities) if among is None else among


def _own(catalogue: Catalogue, authorities: tuple[str, ...]) -> Mask:
    """All that authorities announced themselves, what has ended and what is internal too."""
    index = catalogue.index
    return index.mask({"authority": authorities}, within=index.everything)


def _among(catalogue: Catalogue, wanted: Wanted) -> Mask | None:
    """The rows of all lists that are wanted, where some are those of provinces."""
    lists = served(catalogue, wanted)
    if not lists:
        return None
    versions = local_versions(catalogue)
    among = reduce(or_, (each.mask(wanted.whose) for each in lists))
    others = tuple(key for key in wanted.authority if not versions.served(key))
    if not others:
        return among
    index, own = catalogue.index, _own(catalogue, others)
    if not wanted.whose:
        return among | own
    return among | index.mask_of(
        row
        for row in index.rows(own, range(len(catalogue.procedures)))
        if versions.whose(catalogue.procedures[row]) in wanted.whose
    )


def procedure_list(
    catalogue: Catalogue,
    wanted: Wanted,
    addresses: Addresses,
    *,
    day: date,
    first: int | None = None,
) -> ProcedureList:
    """The list of a catalogue of a day, or its first rows."""
    items = [catalogue.procedures[row] for row in found(catalogue, wanted).rows[:first]]
    reference = catalogue.reference
    names = [words.authority_name(key, reference) for key in wanted.authority]
    rows = [
        listed(item, reference, addresses, day=day, upcoming=catalogue.upcoming(item))
        for item in items
    ]
    issuer, provinces = "; ".join(names) or _EVERYBODY, served(catalogue, wanted)
    if not provinces:  # nobody else's list is chosen by whose a procedure is
        return ProcedureList(issuer, tuple(_about(replace(wanted, whose=()))), day, tuple(rows))
    versions = local_versions(catalogue)
    rows = [with_ministry(row, item, versions) for row, item in zip(rows, items, strict=True)]
    said = tuple(notes(rows, unplaced(catalogue, wanted) or 0))
    return ProcedureList(issuer, tuple(_about(wanted)), day, tuple(rows), said)


def _about(wanted: Wanted) -> Sequence[str]:
    chosen = (
        ("Của cơ quan nào", [whose_word(whose) for whose in wanted.whose]),
        ("Lĩnh vực", wanted.field),
        ("Cấp thực hiện", [words.LEVELS[level] for level in wanted.level]),
        ("Đối tượng thực hiện", [words.APPLICANTS[who] for who in wanted.applicant]),
    )
    return [f"{name}: {'; '.join(values)}" for name, values in chosen if values]


def listed(
    item: CatalogueProcedure,
    reference: Reference,
    addresses: Addresses,
    *,
    day: date,
    upcoming: Sequence[DatedChange] = (),
) -> ListedProcedure:
    """What a list says of one procedure, of the tariff of a day, and of what becomes of it."""
    procedure = item.procedure
    newest = item.history[0] if item.history else None
    return ListedProcedure(
        code=procedure.code,
        name=procedure.name,
        time_limit=words.time_limit(procedure),
        place=words.place(procedure),
        fees=words.fees(procedure, day),
        legal_basis=words.legal_basis(procedure),
        agency=words.agency(procedure, reference),
        channels=words.channels(procedure),
        authority=words.authority_name(procedure.authority, reference),
        field=procedure.field or "",
        levels=words.levels(procedure),
        applicants=words.applicants(procedure),
        decision=newest.number if newest else "",
        effective=newest.effective if newest else None,
        address=addresses.procedure(procedure.authority, procedure.code),
        upcoming=words.upcoming(upcoming),
        parts=words.parts(procedure, reference),
    )
