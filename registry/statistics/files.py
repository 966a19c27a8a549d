"""Files of figures that were taken in, with their bad rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select

from registry.actors import Actor, Role
from registry.refusals import NotFound, Words, not_found
from registry.statistics.importing import FILE
from registry.statistics.lines import Mistake
from registry.store.statistics_tables import StatisticsFileRow
from registry.store.store import Store


@dataclass(frozen=True, slots=True)
class StatisticsFile:
    """A file as people see it before and after they accept it."""

    number: int
    name: str
    sha256: str
    authority: str
    lines: int
    mistakes: tuple[Mistake, ...]
    reason: str | None
    taken_in_by: str
    taken_in_at: datetime
    accepted_by: str | None
    accepted_at: datetime | None
    revision: int


def statistics_file(store: Store, number: int, *, actor: Actor) -> StatisticsFile | NotFound:
    """A file; not found for people without a role there."""
    with store.read() as session:
        row = session.get(StatisticsFileRow, number)
        if row is None or actor.grant_for(Role.VIEWER, row.authority) is None:
            return not_found(FILE, number)
        return _file(row)


def statistics_files(store: Store, *, actor: Actor) -> Sequence[StatisticsFile]:
    """The files of the authorities where the actor has a role, the newest first."""
    with store.read() as session:
        rows = session.exec(
            select(StatisticsFileRow).order_by(col(StatisticsFileRow.id).desc())
        ).all()
        return [_file(row) for row in rows if actor.grant_for(Role.VIEWER, row.authority)]


def _file(row: StatisticsFileRow) -> StatisticsFile:
    return StatisticsFile(
        number=row.id or 0,
        name=row.name,
        sha256=row.sha256,
        authority=row.authority,
        lines=row.lines,
        mistakes=tuple(
            Mistake(each["row"], each["column"], each["code"], Words(each["vi"], each["en"]))
            for each in row.mistakes
        ),
        reason=row.reason,
        taken_in_by=row.actor,
        taken_in_at=row.at,
        accepted_by=row.accepted_by,
        accepted_at=row.accepted_at,
        revision=row.revision,
    )
