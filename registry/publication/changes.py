"""What changed between two states of the catalogue: procedures, and what they rest on. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from registry.procedure.model import Agency, Procedure
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueProcedure
from registry.publication.releases.in_time import ChangeKind, kind_of
from registry.reference import Reference

Identity = tuple[str, str]  # authority, code
_Turn = tuple["RelationKind", str, date, str | None]  # what, of which, from when, what succeeds


@dataclass(frozen=True, slots=True)
class ProcedureChange:
    """A procedure that is not as it was; `before` is None where it was not published then."""

    kind: ChangeKind
    before: CatalogueProcedure | None
    after: CatalogueProcedure

    @property
    def identity(self) -> Identity:
        return self.after.identity


class RelationKind(StrEnum):
    """What procedures rest on that changed although their own content did not."""

    AUTHORITY_BEGAN = "authority_began"
    AUTHORITY_ENDED = "authority_ended"
    INSTRUMENT_BEGAN = "instrument_began"
    INSTRUMENT_ENDED = "instrument_ended"


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A body or a legal text that began or ended, on `day`, with the procedures that name it.

    `successor` is the key or number of what took its place, where that is known.
    """

    kind: RelationKind
    key: str
    day: date
    successor: str | None
    procedures: tuple[Identity, ...]


def changes(before: Catalogue, after: Catalogue) -> tuple[ProcedureChange, ...]:
    """The procedures that are not as they were, in the order of authority and code."""
    old = {item.identity: item for item in before.procedures}
    new = {item.identity: item for item in after.procedures}
    found = (_change(old.get(key), new[key]) for key in sorted(new))
    return tuple(change for change in found if change is not None)


def relation_changes(
    reference: Reference, procedures: Sequence[CatalogueProcedure], since: date, until: date
) -> tuple[RelationChange, ...]:
    """Bodies and legal texts that began or ended after one day, up to another, and are named."""
    named = _named(procedures)
    turns = sorted(_turns(reference), key=lambda turn: (turn[2], turn[1]))
    return tuple(
        RelationChange(kind, key, day, successor, tuple(named[key]))
        for kind, key, day, successor in turns
        if since < day <= until and key in named
    )


def _change(before: CatalogueProcedure | None, after: CatalogueProcedure) -> ProcedureChange | None:
    kind = kind_of(before, after)
    return ProcedureChange(kind, before, after) if kind else None


def _turns(reference: Reference) -> Iterator[_Turn]:
    """When each body and legal text begins, and the first day on which it is gone."""
    for body in reference.authorities.values():
        if body.from_:
            yield RelationKind.AUTHORITY_BEGAN, body.key, body.from_, None
        if body.to:
            gone = body.to + timedelta(days=1)
            yield RelationKind.AUTHORITY_ENDED, body.key, gone, body.replaced_by
    for text in reference.instruments.values():
        if text.from_:
            yield RelationKind.INSTRUMENT_BEGAN, text.number, text.from_, None
        if text.to:
            gone = text.to + timedelta(days=1)
            yield RelationKind.INSTRUMENT_ENDED, text.number, gone, text.replaced_by


def _named(procedures: Sequence[CatalogueProcedure]) -> Mapping[str, list[Identity]]:
    """The procedures in force that name each body and each legal text."""
    found: dict[str, list[Identity]] = {}
    for item in procedures:
        if item.is_in_force:
            for key in dict.fromkeys(_names(item.procedure)):
                found.setdefault(key, []).append(item.identity)
    return found


def _names(procedure: Procedure) -> Iterator[str]:
    """Every body and legal text that a procedure names, itself or in one of its elements."""
    yield procedure.authority
    yield from (basis.instrument for basis in procedure.legal_basis or ())
    yield from (agency.key for agency in _agencies(procedure) if agency.key)
    yield from (each.issued_by for each in procedure.documents or () if each.issued_by)
    for part in ("documents", "fees", "steps", "conditions"):
        for element in getattr(procedure, part) or ():
            yield from (basis.instrument for basis in element.basis or ())


def _agencies(procedure: Procedure) -> Iterator[Agency]:
    for role in ("executing", "deciding", "coordinating"):
        yield from getattr(procedure.agencies, role, None) or ()
    yield from (step.agency for step in procedure.steps or () if step.agency is not None)
