"""What was published: heads of releases, and each with its frozen bytes."""

from sqlalchemy import select as rows
from sqlmodel import Session, col, func, select

from registry.procedure.vocabulary import Change
from registry.publication.releases.canonical import entries_of
from registry.publication.releases.in_time import Line
from registry.publication.releases.model import Release, ReleaseInfo, Seal
from registry.refusals import NotFound, Words, not_found
from registry.store.store import Store
from registry.store.tables import ReleaseEntryRow, ReleaseRow

_RELEASE = Words("đợt công bố", "release")


def releases(store: Store) -> tuple[ReleaseInfo, ...]:
    """All releases, newest first."""
    with store.read() as session:
        rows = session.exec(select(ReleaseRow).order_by(col(ReleaseRow.number).desc()))
        return tuple(info_of(row) for row in rows)


def release(store: Store, number: int) -> Release | NotFound:
    """One release as it was published; its entries say what changed since the one before."""
    with store.read() as session:
        row = session.get(ReleaseRow, number)
        if row is None:
            return not_found(_RELEASE, number)
        return Release(info_of(row), entries_of(row.content), row.content)


def newest_release(session: Session) -> int:
    """The number of the newest release, 0 when there is none."""
    return session.exec(select(func.max(ReleaseRow.number))).one() or 0


def info_of(row: ReleaseRow) -> ReleaseInfo:
    return ReleaseInfo(
        number=row.number,
        authority=row.authority,
        decision_number=row.decision_number,
        decided_on=row.decided_on,
        effective=row.effective,
        title=row.title,
        follows=row.follows,
        sha256=row.sha256,
        published_on=row.published_on,
        instrument=row.instrument,
        instrument_signed=row.instrument_signed,
        instrument_effective=row.instrument_effective,
        shortened=row.shortened,
        signed_by=row.signed_by,
        seal=Seal(row.key, row.signature) if row.key and row.signature else None,
    )


def lines_of(session: Session) -> list[Line]:
    """What all releases say, line by line."""
    heads = rows(ReleaseRow.number, ReleaseRow.effective)  # type: ignore[call-overload]  # a day
    effective = {number: day for number, day in session.execute(heads)}
    row = ReleaseEntryRow
    said = rows(row.release, row.procedure, row.edition, row.change, row.successor, row.valid_to)  # type: ignore[call-overload]  # six columns
    return [
        Line(release, procedure, edition, Change(change), successor, effective[release], valid_to)
        for release, procedure, edition, change, successor, valid_to in session.execute(said)
    ]
