"""What the importer and the rules make of the records that labels name."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from registry.analysis.rulebook.shipped import load
from registry.analysis.subject import subject
from registry.portal import Importer, PortalRecord, read_records
from registry.procedure.reading import procedure_from_data
from registry.processes import by_processes, can_fork
from registry.reference import load_reference
from rules import evaluate
from rules.source import BrokenFile

MANY = 200  # fewer records are read before other processes have started


class NoSuchRecord(Exception):
    """Labels name procedures that the file of records does not hold."""

    code = "no-such-record"


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in the words of scoring; `row` is the row of the portal's document table."""

    rule: str
    version: str
    severity: str
    element: str
    register: str | None
    row: int | None = None


@dataclass(frozen=True)
class Reading:
    """One record as it was printed and as it was read, with what the rules find."""

    record: PortalRecord
    mapping: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Found, ...] = ()

    @property
    def code(self) -> str:
        return self.record.code

    @cached_property
    def shown(self) -> tuple[Found, ...]:
        """The findings on papers that a register replaces, at severity medium or higher."""
        return tuple(
            found
            for found in self.findings
            if found.row is not None
            and found.register not in (None, "none")
            and found.severity in ("medium", "high", "critical")
        )


def readings(records: Path, codes: Collection[str], as_of: date) -> Mapping[str, Reading]:
    """The readings of the records with these codes. Raises NoSuchRecord, OSError.

    Where two records have one code the first counts. A record that gives no valid file reads as
    empty.
    """
    chosen = _chosen(records, codes)
    absent = sorted(set(codes) - chosen.keys())
    if absent:
        raise NoSuchRecord(f"{records}: there is no record of {', '.join(absent)}.")
    read = partial(reading_of, as_of)
    few = len(chosen) < MANY or not can_fork()
    found = map(read, chosen.values()) if few else by_processes(read, list(chosen.values()))
    return {each.code: each for each in found}


def _chosen(records: Path, codes: Collection[str]) -> dict[str, PortalRecord]:
    found: dict[str, PortalRecord] = {}
    for record in read_records(records):
        if isinstance(record, PortalRecord) and record.code in codes:
            found.setdefault(record.code, record)
    return found


def reading_of(as_of: date, record: PortalRecord) -> Reading:
    """What one record gives on a day."""
    mapping = Importer(load_reference()).read(record).mapping
    try:
        procedure = procedure_from_data(mapping, record.code)
    except BrokenFile:
        return Reading(record)
    rules = load().rules
    found = evaluate(rules, subject(procedure, as_of), as_of=as_of)
    rows = {f"documents/{paper.id}": paper.row for paper in procedure.documents or ()}
    return Reading(record, mapping, tuple(_findings(found.findings, rows)))


def _findings(findings: Sequence[Any], rows: Mapping[str, int | None]) -> Iterator[Found]:
    for each in findings:
        register = str(each.register) if each.register is not None else None
        severity = each.severity.value
        row = rows.get(each.element)
        yield Found(each.rule, each.version, severity, each.element, register, row)
