"""Scorecards: what units came to in a period, worked out at any time, and frozen by an act.

A frozen card keeps its figures and the definitions it was worked out by, as canonical bytes with
their SHA-256: anybody can work it out again. Later corrections of figures leave it as it is.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import rfc8785
from pydantic import TypeAdapter
from sqlalchemy import select as rows
from sqlmodel import Session, col, func, select

from registry.actors import Actor, Role
from registry.indicators.gathering import Period, Sources, gather
from registry.indicators.loading import Indicators
from registry.indicators.model import Definitions
from registry.indicators.ranking import UnitScore, ranked
from registry.indicators.reckoning import score
from registry.refusals import (
    FieldError,
    NotFound,
    Refusal,
    Words,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.statistics import levels
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.scorecard_tables import ScorecardRow
from registry.store.store import Store

FREEZE = "freeze_scorecard"
_LONGEST = 200  # of an unknown key that is told back
_CARD = Words("bảng điểm", "scorecard")
_UNITS: TypeAdapter[tuple[UnitScore, ...]] = TypeAdapter(tuple[UnitScore, ...])
_HEAD = (
    "number", "authority", "level", "since", "until", "units", "office", "definitions", "sha256",
    "actor", "at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sheet:
    """The units of one level and period in the order of their rank, and by what they were judged.

    The definitions are those of the last day of the period.
    """

    definitions: Definitions
    units: tuple[UnitScore, ...]


@dataclass(frozen=True, slots=True)
class ScorecardInfo:
    """The head of a scorecard. `definitions` is the SHA-256 of those, `office` whose weights."""

    number: int
    authority: str
    level: str
    since: date
    until: date
    units: int
    office: str | None
    definitions: str
    sha256: str
    actor: str
    at: datetime

    @property
    def period(self) -> Period:
        return Period(self.since, self.until, self.level)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """A scorecard as it was frozen."""

    info: ScorecardInfo
    sheet: Sheet
    content: bytes


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that counts differently now; None: it was not known, or is not any more."""

    unit: str
    key: str
    label: Words
    was: int | None
    now: int | None


def preview(store: Store, indicators: Indicators, period: Period, sources: Sources) -> Sheet:
    """What the units of a period come to by the figures that count now."""
    with store.read() as session:
        return _sheet(session, indicators, period, sources)


def freeze_scorecard(
    store: Store,
    authority: str,
    period: Period,
    indicators: Indicators,
    sources: Sources,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> ScorecardInfo | Refusal:
    """Keeps what the units of a period come to (`controller` of `authority`).

    `expected_revision` is the number of the newest scorecard, 0 where there is none. A period whose
    last day is not past, or without figures, is refused, and so is an authority that is not known.
    Raises StoreBusy.
    """
    said = {"since": str(period.since), "until": str(period.until), "level": period.level}
    request = Request(FREEZE, authority, actor, now, idempotency_key, expected_revision, said)

    def change(writing: Writing) -> ScorecardInfo | Refusal:
        if actor.grant_for(Role.CONTROLLER, authority) is None:
            return forbidden(Role.CONTROLLER, authority)
        newest = _newest(writing.session)
        if newest != expected_revision:
            return stale(newest, expected_revision)
        wrong = _mistakes(period, now.date())
        if authority not in sources.reference.authorities:
            wrong.append(field_error("authority", "authority-unknown", found=authority[:_LONGEST]))
        if wrong:
            return invalid(wrong)
        sheet = _sheet(writing.session, indicators, period, sources)
        if not sheet.units:
            return invalid([field_error("since", "no-figures", level=period.level)])
        return _frozen(writing, authority, period, sheet, newest)

    return carry_out(store, request, ScorecardInfo, change)


def scorecards(store: Store) -> tuple[ScorecardInfo, ...]:
    """The heads of all scorecards, newest first."""
    query = rows(*(getattr(ScorecardRow, name) for name in _HEAD))
    with store.read() as session:
        found = session.execute(query.order_by(col(ScorecardRow.number).desc()))
        return tuple(ScorecardInfo(**each._mapping) for each in found)


def scorecard(store: Store, number: int) -> Scorecard | NotFound:
    """A scorecard as it was frozen."""
    with store.read() as session:
        row = session.get(ScorecardRow, number)
        if row is None:
            return not_found(_CARD, number)
        return Scorecard(_info(row), sheet_of(row.content), row.content)


def sheet_of(content: bytes) -> Sheet:
    """What the bytes of a scorecard say."""
    data = json.loads(content)
    return Sheet(
        Definitions.model_validate(data["definitions"]), _UNITS.validate_python(data["units"])
    )


def worked_out_again(sheet: Sheet) -> Sheet:
    """The same figures judged once more by the same definitions: equal, or something is wrong."""
    again = (
        UnitScore(each.unit, each.figures, score(sheet.definitions, each.figures))
        for each in sheet.units
    )
    return Sheet(sheet.definitions, ranked(again))


def changes_since(store: Store, card: Scorecard, sources: Sources) -> tuple[FigureChange, ...]:
    """The figures of a card that count differently now, by unit; the card stays as it is."""
    names = card.sheet.definitions.figures
    with store.read() as session:
        now = gather(session, names, card.info.period, sources)
    return tuple(
        FigureChange(each.unit, key, figure.label, figure.number, found)
        for each in card.sheet.units
        for key, figure in each.figures.items()
        for found in [_number(now, each.unit, key)]
        if found != figure.number
    )


def _number(figures: Mapping[str, Any], unit: str, key: str) -> int | None:
    found = figures.get(unit, {}).get(key)
    return found.number if found else None


def _sheet(session: Session, indicators: Indicators, period: Period, sources: Sources) -> Sheet:
    definitions = indicators.on(period.until)
    found = gather(session, definitions.figures, period, sources)
    units = (UnitScore(u, figures, score(definitions, figures)) for u, figures in found.items())
    return Sheet(definitions, ranked(units))


def _mistakes(period: Period, today: date) -> list[FieldError]:
    found = []
    if period.since > period.until:
        found.append(field_error("until", "period-reversed", since=period.since))
    if period.until >= today:
        found.append(field_error("until", "period-runs", until=period.until, today=today))
    if period.level not in levels():
        allowed = ", ".join(levels())
        found.append(field_error("level", "level-unknown", found=period.level, allowed=allowed))
    return found


def _frozen(
    writing: Writing, authority: str, period: Period, sheet: Sheet, newest: int
) -> ScorecardInfo:
    number = newest + 1
    content = _content(number, authority, period, sheet)
    definitions = rfc8785.dumps(_definitions(sheet))
    digest = hashlib.sha256(content).hexdigest()
    about = {"number": number, "sha256": digest, "units": len(sheet.units)}
    grant = writing.actor.grant_for(Role.CONTROLLER, authority)
    act = writing.log(FREEZE, f"scorecards/{number}", about, under=grant, base_revision=newest)
    row = ScorecardRow(
        number=number,
        authority=authority,
        level=period.level,
        since=period.since,
        until=period.until,
        units=len(sheet.units),
        office=next((each.vi for each in sheet.definitions.offices()), None),
        definitions=hashlib.sha256(definitions).hexdigest(),
        sha256=digest,
        content=content,
        actor=writing.actor.name,
        at=writing.now,
        act=act,
    )
    writing.session.add(row)
    writing.session.flush()
    return _info(row)


def _content(number: int, authority: str, period: Period, sheet: Sheet) -> bytes:
    """The canonical bytes (RFC 8785): the same from the same words on every machine."""
    return rfc8785.dumps(
        {
            "schema": "scorecard/v1",
            "number": number,
            "authority": authority,
            "level": period.level,
            "since": period.since.isoformat(),
            "until": period.until.isoformat(),
            "definitions": _definitions(sheet),
            "units": _UNITS.dump_python(sheet.units, mode="json"),
        }
    )


def _definitions(sheet: Sheet) -> dict[str, Any]:  # Any: plain data
    return sheet.definitions.model_dump(mode="json", by_alias=True, exclude_none=True)


def _newest(session: Session) -> int:
    return session.exec(select(func.max(ScorecardRow.number))).one() or 0


def _info(row: ScorecardRow) -> ScorecardInfo:
    return ScorecardInfo(**{name: getattr(row, name) for name in _HEAD})
