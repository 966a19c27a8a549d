"""Alerts: what comes, or came, by itself on a day, and what is back then (`alerts.yaml`).

A temporary text that has ended is told of until its procedure is taken up for review again. A
finding that opens again by itself is told of before; afterwards it stands among the open ones.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from heapq import merge
from importlib import resources
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Select, SQLColumnExpression, exists, select
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from registry.actors import Actor, Role
from registry.procedure.differences import Difference, differences
from registry.procedure.errors import PatchError
from registry.procedure.patch import apply
from registry.refusals import Words
from registry.review.deadlines import is_late
from registry.review.machine import transitions
from registry.review.measure import measure_state, patch_of
from registry.review.reading import content_of
from registry.review.status import Decision
from registry.review.work.cases import within
from registry.store.pieces import FIRST_PIECE, Key, Piece, Window, cut, is_within
from registry.store.review_tables import MeasureRow, ReviewCaseRow
from registry.store.store import Store
from registry.store.tables import FindingRow, ProcedureRow, SightingRow, VerdictRow
from rules.source import read_yaml


class AlertKind(StrEnum):
    """What the alert is about."""

    EXPIRING = "expiring"
    EXPIRED = "expired"
    DISMISSAL_ENDS = "dismissal_ends"
    SUPPRESSION_ENDS = "suppression_ends"


@dataclass(frozen=True, slots=True)
class Alert:
    """One alert; `day` is the last day before what it tells of.

    Of a temporary text: `case` and `measure` are its numbers, `instrument` the text, `back` what
    differs once it has ended. Of a finding: its fingerprint and element.
    """

    kind: AlertKind
    day: date
    authority: str
    code: str
    procedure_name: str
    case: int | None = None
    measure: int | None = None
    instrument: str | None = None
    finding: str | None = None
    element: str | None = None
    back: tuple[Difference, ...] = ()

    @property
    def key(self) -> Key:
        return self.day.isoformat(), self.kind.value, self.finding or f"{self.measure:012}"

    @property
    def message(self) -> Words:
        said = _file()["alerts"][self.kind.value]
        day = f"{self.day:%d/%m/%Y}"
        return Words(said["vi"].format(day=day), said["en"].format(day=self.day.isoformat()))


@dataclass(frozen=True, slots=True)
class AlertPage:
    """A piece of the alerts, the oldest day first, and how many there are in all."""

    piece: Piece[Alert]
    total: int


def soon_days() -> int:
    """From how many days before its day on an alert is given."""
    return int(_file()["soon_days"])


def alerts(store: Store, *, actor: Actor, today: date, window: Window = FIRST_PIECE) -> AlertPage:
    """The alerts of the authorities in which the actor holds a role."""
    with store.read() as session:
        found = list(
            merge(
                sorted(_of_texts(session, actor, today), key=_key),
                sorted(_of_verdicts(session, actor, today), key=_key),
                sorted(_of_suppressions(session, actor, today), key=_key),
                key=_key,
            )
        )
        inside = [each for each in found if is_within(each.key, window)]
        piece = cut(reversed(inside) if window.from_end else inside, window)
        told = tuple(_with_what_is_back(session, each) for each in piece.rows)
    return AlertPage(Piece(told, piece.has_previous, piece.has_next), len(found))


def alerts_of_cases(
    store: Store, cases: Collection[int], *, actor: Actor, today: date
) -> Mapping[int, Sequence[Alert]]:
    """The alerts of these cases, the oldest day first; none for people without a role there."""
    told: dict[int, list[Alert]] = {}
    with store.read() as session:
        for each in sorted(_of_texts(session, actor, today, cases), key=_key):
            told.setdefault(each.case or 0, []).append(_with_what_is_back(session, each))
    return told


def alert_count(store: Store, *, actor: Actor, today: date) -> int:
    """How many alerts there are."""
    with store.read() as session:
        return sum(
            len(list(each(session, actor, today)))
            for each in (_of_texts, _of_verdicts, _of_suppressions)
        )


def _of_texts(
    session: Session, actor: Actor, today: date, cases: Collection[int] | None = None
) -> Iterator[Alert]:
    newer = aliased(ReviewCaseRow)
    query = (
        select(MeasureRow, ReviewCaseRow, ProcedureRow)
        .join(ReviewCaseRow, col(ReviewCaseRow.id) == col(MeasureRow.case))
        .join(ProcedureRow, col(ProcedureRow.key) == col(ReviewCaseRow.procedure))
        .where(
            col(MeasureRow.until) <= today + timedelta(days=soon_days()),
            within(actor, Role.VIEWER, col(ProcedureRow.authority)),
            ~exists(
                select(col(newer.id)).where(
                    col(newer.procedure) == col(ReviewCaseRow.procedure),
                    col(newer.id) > col(ReviewCaseRow.id),
                )
            ),
        )
    )
    if cases is not None:
        query = query.where(col(MeasureRow.case).in_(cases))
    for measure, review, procedure in session.execute(query):
        if measure.until and measure_state(measure, today) in _has_effect():
            yield Alert(
                AlertKind.EXPIRED if is_late(measure.until, today) else AlertKind.EXPIRING,
                measure.until,
                procedure.authority,
                procedure.code,
                procedure.name,
                case=review.id,
                measure=measure.id,
                instrument=measure.instrument,
            )


def _has_effect() -> frozenset[str]:
    """The states of a measure whose text may end by itself, and what it becomes then."""
    ends = [each for each in transitions().values() if each.after == "until"]
    return frozenset().union(*(each.sources | {each.target} for each in ends))


def _of_verdicts(session: Session, actor: Actor, today: date) -> Iterator[Alert]:
    later = aliased(VerdictRow)
    query = (
        _of_finding(col(VerdictRow.until))
        .join(FindingRow, col(FindingRow.fingerprint) == col(VerdictRow.finding))
        .join(ProcedureRow, col(ProcedureRow.key) == col(FindingRow.procedure))
        .where(
            col(VerdictRow.decision) == Decision.DISMISSED.value,
            col(VerdictRow.until) >= today,
            col(VerdictRow.until) <= today + timedelta(days=soon_days()),
            col(FindingRow.gone_at).is_(None),
            within(actor, Role.VIEWER, col(ProcedureRow.authority)),
            ~exists(
                select(col(later.id)).where(
                    col(later.finding) == col(VerdictRow.finding),
                    col(later.id) > col(VerdictRow.id),
                )
            ),
        )
    )
    yield from _of_findings(AlertKind.DISMISSAL_ENDS, session.execute(query))


def _of_suppressions(session: Session, actor: Actor, today: date) -> Iterator[Alert]:
    query = (
        _of_finding(col(SightingRow.held_until))
        .join(
            FindingRow,
            (col(FindingRow.fingerprint) == col(SightingRow.fingerprint))
            & (col(FindingRow.edition) == col(SightingRow.edition)),
        )
        .join(ProcedureRow, col(ProcedureRow.key) == col(FindingRow.procedure))
        .where(
            col(SightingRow.held_until) >= today,
            col(SightingRow.held_until) <= today + timedelta(days=soon_days()),
            col(FindingRow.gone_at).is_(None),
            within(actor, Role.VIEWER, col(ProcedureRow.authority)),
            ~exists(
                select(col(VerdictRow.id)).where(
                    col(VerdictRow.finding) == col(FindingRow.fingerprint)
                )
            ),
        )
    )
    yield from _of_findings(AlertKind.SUPPRESSION_ENDS, session.execute(query))


def _of_finding(
    day: SQLColumnExpression[date | None],
) -> Select[date | None, str, str, ProcedureRow]:
    finding = col(FindingRow.fingerprint), col(FindingRow.element)
    return select(day, *finding, ProcedureRow)


def _of_findings(
    kind: AlertKind, rows: Iterable[tuple[date | None, str, str, ProcedureRow]]
) -> Iterator[Alert]:
    for day, fingerprint, element, procedure in rows:
        assert day is not None  # it lies between two days
        yield Alert(
            kind,
            day,
            procedure.authority,
            procedure.code,
            procedure.name,
            finding=fingerprint,
            element=element,
        )


def _with_what_is_back(session: Session, alert: Alert) -> Alert:
    """With the difference between the content with the measure and the content without it."""
    if alert.measure is None:
        return alert
    measure = session.get_one(MeasureRow, alert.measure)
    case = session.get_one(ReviewCaseRow, measure.case)
    old = content_of(session, case.edition)
    try:
        new, _ = apply(patch_of(measure.patch), old)
    except (PatchError, ValidationError):  # it rests on another measure of the case
        return alert
    return replace(alert, back=differences(new, old))


def _key(alert: Alert) -> Key:
    return alert.key


@cache
def _file() -> Mapping[str, Any]:  # Any: plain data, checked by a test
    file = resources.files("registry.review.work") / "alerts.yaml"
    data: Mapping[str, Any] = read_yaml(file.read_bytes(), file.name).data
    return data
