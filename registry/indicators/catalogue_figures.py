"""What the catalogue of a day and its releases count for one authority: pure.

A figure is known only where every procedure that it is about states what it needs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from registry.counted import counted
from registry.procedure.model import Procedure
from registry.procedure.vocabulary import Channel, ServiceLevel
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueRelease
from registry.publication.procedures import is_public, service_level
from registry.refusals import Words

Counted = Mapping[str, int | Words]  # the number of a figure, or why it is not known
Says = Callable[[Procedure], bool | None]
_ON_TIME = {"published": "published_on_time", "entry_due": "entered_on_time"}
_ONLINE = (ServiceLevel.FULL, ServiceLevel.PARTIAL)


def catalogue_figures(catalogue: Catalogue, authority: str) -> Counted:
    """Figures of the procedures in force of an authority; internal ones never count."""
    procedures = [
        item.procedure
        for item in catalogue.procedures
        if item.is_in_force and item.procedure.authority == authority and is_public(item)
    ]
    return {
        "procedures": len(procedures),
        "online_procedures": _how_many(procedures, is_online),
        "complete_procedures": _how_many(procedures, is_complete),
        "fee_procedures": _how_many(procedures, has_fee),
    }


def release_figures(catalogue: Catalogue, authority: str, since: date, until: date) -> Counted:
    """Figures of the releases of an authority: signed in the period, or due to be public in it."""
    own = [each for each in catalogue.releases if each.authority == authority]
    signed = [each for each in own if since <= each.decided <= until]
    due = [each for each in own if any(since <= day <= until for day in _days(each, "entered"))]
    return {
        **_in_time(_lateness(catalogue, signed, "signed", until), "published"),
        **_in_time(_lateness(catalogue, due, "entered", until), "entry_due"),
    }


def is_online(procedure: Procedure) -> bool | None:
    """Whether it is fully or partly online; None where the content does not say."""
    found = service_level(procedure)
    if found is not None:
        return found in _ONLINE
    ways = [entry.by for entry in procedure.channels or ()]
    return None if procedure.channels is None or Channel.ONLINE in ways else False


def is_complete(procedure: Procedure) -> bool:
    """Whether it has all parts a–g of Nghị định 63/2010/NĐ-CP Điều 8.2 (h only where it applies).

    A part that is not known counts as missing: the index asks for what is disclosed.
    """
    parts = (
        procedure.name, procedure.steps, procedure.channels, procedure.documents, procedure.sets,
        procedure.applicants, _limit(procedure),
        procedure.agencies.executing if procedure.agencies else None,
    )  # fmt: skip
    return all(part is not None for part in parts)


def has_fee(procedure: Procedure) -> bool | None:
    """Whether it has a fee; None where the content does not say."""
    return None if procedure.fees is None else bool(procedure.fees)


def _limit(procedure: Procedure) -> object:
    """The time limit: that of the procedure, or of every way to hand it in."""
    if procedure.time_limit is not None:
        return procedure.time_limit
    limits = [channel.time_limit for channel in procedure.channels or ()]
    return limits if limits and None not in limits else None


def _how_many(procedures: Iterable[Procedure], says: Says) -> int | Words:
    answers = [says(each) for each in procedures]
    silent = answers.count(None)
    if silent:
        return Words(
            f"{silent} thủ tục không nêu rõ",
            f"{counted(silent, 'procedure does', 'procedures do')} not say",
        )
    return sum(bool(answer) for answer in answers)


def _lateness(
    catalogue: Catalogue, releases: Iterable[CatalogueRelease], code: str, until: date
) -> Mapping[tuple[str, str], bool | None]:
    """Whether each procedure of these releases was late once; None where that cannot be told."""
    found: dict[tuple[str, str], bool | None] = {}
    for release in releases:
        is_late = _is_late(release, code, until)
        for line in release.entries:
            key = (line.authority, line.code)
            if not _is_internal(catalogue, key):
                found[key] = _either(found.get(key, False), is_late)
    return found


def _in_time(late: Mapping[tuple[str, str], bool | None], whole: str) -> Counted:
    unknown = sum(found is None for found in late.values())
    told: int | Words = sum(not found for found in late.values())
    if unknown:
        told = Words(f"hạn của {unknown} thủ tục không tính được",
                     f"the deadline of {unknown} procedures cannot be told")  # fmt: skip
    return {whole: len(late), _ON_TIME[whole]: told}


def _is_internal(catalogue: Catalogue, key: tuple[str, str]) -> bool:
    authority, code = key
    row = catalogue.row(code, authority)
    return row is not None and not is_public(catalogue.procedures[row])


def _either(one: bool | None, other: bool | None) -> bool | None:
    """Whether one of both is so; None: neither is, and of one it is not known."""
    if one or other:
        return True
    return None if one is None or other is None else False


def _is_late(release: CatalogueRelease, code: str, until: date) -> bool | None:
    found = [each.is_late(until) for each in release.deadlines if each.code == code]
    return any(found) if found else None


def _days(release: CatalogueRelease, code: str) -> Iterator[date]:
    return (each.due for each in release.deadlines if each.code == code)
