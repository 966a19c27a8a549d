"""The contents that a release is about: what each says at its head, and whether it is in order.

A content is named by its SHA-256, and that is taken anew each time. Whether it is a valid procedure
is read out of it once: where the tables of parts have it, and were made as this program makes them
(`registry.store.projecting`), this very program has read these very bytes. All others are read.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select as rows
from sqlmodel import Session, col, select

from registry.procedure.differences import UNSAID
from registry.procedure.reading import procedure_from_data
from registry.store.part_tables import EntryRow
from registry.store.projecting import are_parts_current
from registry.store.tables import EditionRow
from rules.source import BrokenFile


@dataclass(frozen=True, slots=True)
class Head:
    """What a content says of itself as a whole: its name, and the days of a temporary one."""

    name: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Edition:
    """One content as it is kept; `head` is None until this program has read it."""

    hash: str
    content: bytes
    head: Head | None = None


def editions_of(session: Session, wanted: Collection[str]) -> Mapping[str, Edition]:
    """The editions of these hashes, with their heads where they are known."""
    query = select(EditionRow.hash, EditionRow.content).where(col(EditionRow.hash).in_(wanted))
    heads = _heads(session, wanted) if are_parts_current(session) else {}
    return {name: Edition(name, content, heads.get(name)) for name, content in session.exec(query)}


def _heads(session: Session, wanted: Collection[str]) -> Mapping[str, Head]:
    row = EntryRow
    query = rows(col(row.edition), col(row.name), col(row.valid_from), col(row.valid_to))
    found = session.connection().execute(query.where(col(row.edition).in_(wanted)))
    return {edition: Head(name, since, until) for edition, name, since, until in found}


def why_broken(edition: Edition) -> str | None:
    """Why an edition cannot be published: damaged on the disk, or no valid procedure."""
    if hashlib.sha256(edition.content).hexdigest() != edition.hash:
        return f"SHA-256 ≠ {edition.hash[:12]}…"
    if edition.head is not None:
        return None
    try:
        procedure_from_data(_data(edition))
    except BrokenFile as broken:
        return broken.errors[0].message
    return None


def head_of(edition: Edition) -> Head:
    """The head of a content that is not broken."""
    if edition.head is not None:
        return edition.head
    data = _data(edition)
    validity = data.get("validity") or {}
    return Head(str(data["name"]), _day(validity.get("from")), _day(validity.get("to")))


def parts_between(before: Edition | None, after: Edition) -> tuple[str, ...]:
    """The constituent parts that differ from what was in force, in the file's order.

    Nghị định 63/2010/NĐ-CP Điều 15.2.
    """
    old, new = _data(before) if before else {}, _data(after)
    every = [*new, *(key for key in old if key not in new)]
    return tuple(key for key in every if key not in UNSAID and old.get(key) != new.get(key))


def _data(edition: Edition) -> Mapping[str, Any]:  # Any: plain data
    found: Mapping[str, Any] = json.loads(edition.content)
    return found


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
