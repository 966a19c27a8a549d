"""What an analysis hands to the store: findings as plain values, whoever computed them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from registry.procedure.reading import ProcedureFile


@dataclass(frozen=True, slots=True)
class Found:
    """One finding about one procedure file, at the line and column of the element it is about.

    `sentence` are the source's words there; `evidence`, `basis` and `remedy` are plain data.
    `held_…` is what the file says to hold it back, to the end of a day.
    """

    fingerprint: str
    rule: str
    version: str
    authority: str
    code: str
    element: str
    severity: str
    criterion: str
    register: str | None
    message_vi: str
    message_en: str
    confidence: str
    line: int
    column: int
    sentence: str | None = None
    evidence: Any = ()  # Any: plain data, as the next two
    basis: Any = ()
    remedy: Any = ()
    held_reason: str | None = None
    held_by: str | None = None
    held_until: date | None = None


Analyse = Callable[[Sequence[ProcedureFile]], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class FoundAcross:
    """What some rules find when all procedures that are loaded are asked about together."""

    rules: frozenset[str] = frozenset()
    found: Sequence[Found] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """How files are analysed; with another `key` (rules, date) all files are analysed again.

    `across` is asked at the end of every load, in its transaction: a new file may change what is
    found in others. `rests_on` are kinds of acts that change what is found in files; one of them
    meanwhile overtakes a load, as another load does.
    """

    key: str
    run: Analyse
    across: Callable[[Session], FoundAcross] | None = None
    rests_on: frozenset[str] = frozenset()
