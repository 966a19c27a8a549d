"""Keeping findings across loads: new, still there, gone, back again; verdicts are not touched."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, update
from sqlmodel import Session, col, select

from registry.store.files import procedure_key
from registry.store.found import Found
from registry.store.tables import FindingRow, SightingRow

_Columns = dict[str, Any]  # Any: values of a row by column
_NOT_IN_SIGHTING = ("rule", "authority", "code", "element", "register", "column")


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """How many findings a load added, saw go, and saw come back after they had gone."""

    new: int = 0
    gone: int = 0
    returned: int = 0

    def __add__(self, other: "FindingChanges") -> "FindingChanges":
        return FindingChanges(
            self.new + other.new, self.gone + other.gone, self.returned + other.returned
        )


def keep_findings(
    session: Session,
    found: Iterable[Found],
    editions: Mapping[str, str],
    now: datetime,
    *,
    only: Collection[str] | None = None,
    but: Collection[str] = (),
) -> FindingChanges:
    """Makes the findings of the analysed `editions` (by procedure) those that were `found`.

    `only` these rules were asked, or all `but` these: findings of others stay as they are. Several
    places that share one fingerprint are one finding: the first is kept.
    """
    of_rules = col(FindingRow.rule).not_in(but) if only is None else col(FindingRow.rule).in_(only)
    seen: dict[str, Found] = {}
    for one in found:
        seen.setdefault(one.fingerprint, one)
    said = {name: _sighting(one, _edition(one, editions)) for name, one in seen.items()}
    stored = _by_fingerprint(session, editions, of_rules)
    known = _sightings(session, editions, of_rules)
    reworded = {name for name in said if known.get(name) != said[name]}

    new = [_finding(one, editions, now) for name, one in seen.items() if name not in stored]
    gone = [row for name, row in stored.items() if name not in seen and row.gone_at is None]
    still = [row for name, row in stored.items() if name in seen]
    returned = sum(row.gone_at is not None for row in still)
    again = [_seen_again(row, said, reworded, now) for row in still]
    _write(session, FindingRow, new, [*again, *(_gone(row, now) for row in gone)])
    _write(
        session,
        SightingRow,
        [said[name] for name in said if name not in known],
        [said[name] for name in said if name in known and name in reworded],
    )
    lost = [row for name, row in known.items() if name not in seen and row["gone_at"] is None]
    _write(session, SightingRow, [], [_lost(row, now) for row in lost])
    session.expire_all()
    return FindingChanges(len(new), len(gone), returned)


def _by_fingerprint(
    session: Session, editions: Mapping[str, str], of_rules: ColumnElement[bool]
) -> dict[str, FindingRow]:
    rows = session.exec(select(FindingRow).where(of_rules))
    return {row.fingerprint: row for row in rows if row.procedure in editions}


def _sightings(
    session: Session, editions: Mapping[str, str], of_rules: ColumnElement[bool]
) -> dict[str, _Columns]:
    """What is kept about the very editions that were analysed."""
    analysed = set(editions.values())
    rows = session.exec(select(SightingRow).join(FindingRow).where(of_rules))
    return {row.fingerprint: row.model_dump() for row in rows if row.edition in analysed}


def _edition(one: Found, editions: Mapping[str, str]) -> str:
    return editions[procedure_key(one.authority, one.code)]


def _sighting(one: Found, edition: str) -> _Columns:
    columns = {name: value for name, value in asdict(one).items() if name not in _NOT_IN_SIGHTING}
    return columns | {
        "edition": edition,
        "state_register": one.register,
        "position": one.column,
        "gone_at": None,
        "evidence": _as_lists(one.evidence),
        "basis": _as_lists(one.basis),
        "remedy": _as_lists(one.remedy),
    }


def _lost(sighting: _Columns, now: datetime) -> _Columns:
    """The same edition, looked at again, no longer has it; earlier editions keep theirs."""
    return {name: sighting[name] for name in ("fingerprint", "edition")} | {"gone_at": now}


def _as_lists(value: Any) -> Any:
    """Plain data as JSON gives it back, so that equal findings compare equal."""
    if isinstance(value, Mapping):
        return {key: _as_lists(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_lists(item) for item in value]
    return value


def _finding(one: Found, editions: Mapping[str, str], now: datetime) -> _Columns:
    return {
        "fingerprint": one.fingerprint,
        "rule": one.rule,
        "procedure": procedure_key(one.authority, one.code),
        "element": one.element,
        "edition": _edition(one, editions),
        "revision": 1,
        "first_seen": now,
        "last_seen": now,
    }


def _seen_again(
    row: FindingRow, said: Mapping[str, _Columns], reworded: set[str], now: datetime
) -> _Columns:
    """A finding that was there before; its revision tells whether what people saw has changed."""
    is_back = row.gone_at is not None
    changed = is_back or row.fingerprint in reworded
    return {
        "fingerprint": row.fingerprint,
        "edition": said[row.fingerprint]["edition"],
        "revision": row.revision + changed,
        "last_seen": now,
        "gone_at": None,
        "returned_at": now if is_back else row.returned_at,
    }


def _gone(row: FindingRow, now: datetime) -> _Columns:
    return {
        "fingerprint": row.fingerprint,
        "edition": row.edition,
        "revision": row.revision + 1,
        "last_seen": row.last_seen,
        "gone_at": now,
        "returned_at": row.returned_at,
    }


def _write(
    session: Session,
    table: type[FindingRow | SightingRow],
    added: list[_Columns],
    changed: list[_Columns],
) -> None:
    if added:
        session.execute(insert(table), added)
    if changed:
        session.execute(update(table), changed)
