"""Legal instruments as procedures cite them: what a change of one touches, which have ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed, asked, counts
from registry.analysis.catalogue.question import Identity
from registry.reference import Instrument


class Standing(StrEnum):
    """How an instrument stands on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    ENDED = "ended"
    NOT_KNOWN = "not_known"  # the reference data do not list it


@dataclass(frozen=True, slots=True)
class Citation:
    """An element of a procedure that rests on an instrument; `.` is the procedure as a whole."""

    identity: Identity
    procedure: str
    element: str
    article: str | None


@dataclass(frozen=True, slots=True)
class CitedInstrument:
    """An instrument that procedures rest on; `known` is what the reference data say of it."""

    number: str
    procedures: int
    elements: int
    standing: Standing
    known: Instrument | None


_CITATIONS = f"""
SELECT e.authority, e.code, e.name, b.element, b.article
FROM part_basis b JOIN catalogue_entry e ON e.id = b.entry
WHERE b.instrument = :number AND {counts("b.entry")}
ORDER BY e.authority, e.code, b.element, b.position
"""
_CITED = """
SELECT b.instrument, count(DISTINCT b.entry), count(*)
FROM part_basis b WHERE b.entry IN (SELECT id FROM listed)
GROUP BY b.instrument ORDER BY count(DISTINCT b.entry) DESC, b.instrument
"""


def citations(session: Session, listed: Listed, number: str) -> list[Citation]:
    """What an instrument (by its number, as printed) is cited by."""
    rows = asked(session, listed, _CITATIONS, {"number": number})
    return [Citation((row[0], row[1]), row[2], row[3], row[4]) for row in map(tuple, rows)]


def cited_instruments(
    session: Session, listed: Listed, known: Mapping[str, Instrument], *, on: date
) -> list[CitedInstrument]:
    """Every instrument that is cited, with how it stands on a day, the most cited first."""
    rows: Sequence[tuple[str, int, int]] = [
        (row[0], row[1], row[2]) for row in map(tuple, asked(session, listed, _CITED))
    ]
    return [
        CitedInstrument(
            number, procedures, elements, standing(known.get(number), on), known.get(number)
        )
        for number, procedures, elements in rows
    ]


def standing(instrument: Instrument | None, on: date) -> Standing:
    """How an instrument stands on a day, as far as the reference data know it."""
    if instrument is None:
        return Standing.NOT_KNOWN
    if instrument.has_ended(on):
        return Standing.ENDED
    is_ahead = instrument.from_ is not None and instrument.from_ > on
    return Standing.NOT_YET if is_ahead else Standing.IN_FORCE
