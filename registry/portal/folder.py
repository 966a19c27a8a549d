"""From a file of portal records to a folder of procedure files, with a report."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

from registry.portal.accounting import Share, Unread
from registry.portal.importing import Importer
from registry.portal.record import BadLine, PortalRecord, read_records
from registry.portal.report import ImportReport, ReportBuilder
from registry.portal.steps import Doubt
from registry.procedure.reading import procedure_from_data
from registry.procedure.writing import write_procedure
from registry.processes import by_processes, can_fork
from registry.reference import Reference
from rules.source import BrokenFile

MANY = 200  # fewer records are read before other processes have started

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class _Draft:
    """What one record gives: the text of its file and where that goes, or why it gives none."""

    record: PortalRecord
    file: str
    text: str
    refused: str
    unread: tuple[Unread, ...]
    shares: Mapping[str, Share]
    doubts: tuple[Doubt, ...]


def import_portal(
    path: Path | str,
    out: Path | str,
    *,
    reference: Reference | None = None,
    progress: Progress | None = None,
) -> ImportReport:
    """Each record of a file as one YAML file under `out`, and a report beside them.

    Records are read on all processors; files and report are the same however many there are.
    """
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    builder = ReportBuilder(Path(path).name)
    written: set[str] = set()
    for number, found in enumerate(_drafts(read_records(path), reference), start=1):
        if isinstance(found, BadLine):
            builder.bad_line(found)
        else:
            _keep(found, folder, builder, written)
        if progress is not None:
            progress(number)
    report = builder.report()
    (folder / "import-report.json").write_text(report.as_json(), encoding="utf-8")
    return report


def _drafts(
    records: Iterable[PortalRecord | BadLine], reference: Reference | None
) -> Iterator[_Draft | BadLine]:
    draft = partial(_draft, Importer(reference))
    records = iter(records)
    first = list(islice(records, MANY))
    if len(first) < MANY or not can_fork():
        yield from map(draft, chain(first, records))
    else:
        # The first is read here: every process starts with the tables that are read by then.
        yield draft(first[0])
        yield from by_processes(draft, chain(first[1:], records))


def _draft(importer: Importer, record: PortalRecord | BadLine) -> _Draft | BadLine:
    if isinstance(record, BadLine):
        return record
    imported = importer.read(record)
    file = _file_name(imported.mapping)
    try:
        text, refused = write_procedure(procedure_from_data(imported.mapping, file)), ""
    except BrokenFile as broken:
        text, refused = "", "; ".join(error.message for error in broken.errors)
    return _Draft(record, file, text, refused, imported.unread, imported.shares, imported.doubts)


def _keep(draft: _Draft, folder: Path, builder: ReportBuilder, written: set[str]) -> None:
    if draft.file in written:
        message = f"authority and code were met before; {draft.file} keeps the first"
        builder.refused(draft.record, message)
    elif draft.refused:
        builder.refused(draft.record, draft.refused)
    else:
        target = folder / draft.file
        target.parent.mkdir(exist_ok=True)
        target.write_text(draft.text, encoding="utf-8")
        written.add(draft.file)
        builder.imported(draft.file, draft.shares, draft.unread, draft.doubts)


def _file_name(mapping: Mapping[str, Any]) -> str:
    name = re.sub(r"[^0-9A-Za-z.\-]", "-", str(mapping["code"])).strip(".-") or "khong-ma"
    return f"{mapping['authority']}/{name}.yaml"
