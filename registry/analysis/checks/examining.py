"""Examines many files, on all processors when there are many; each gives one plain record.

Equal bytes give equal records, so a record may be kept (see `cache`) and has no file name in it.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from registry.analysis.checks.check_report import Record, as_record
from registry.analysis.checks.looked import Looked, file_of
from registry.analysis.checks.outline import outline_of
from registry.analysis.checks.outlines import OUTLINE
from registry.analysis.checks.overlays import OVERLAY
from registry.analysis.checks.parts import PARTS
from registry.analysis.examination import LocatedFinding, examine, sentence_of
from registry.analysis.rulebook.usable import usable
from registry.procedure.folder import content_of, is_other_kind
from registry.procedure.overlay import (
    OverlayFile,
    base_missing,
    is_overlay,
    overlay_from_source,
)
from registry.procedure.reading import ProcedureFile, procedure_from_source
from registry.processes import by_processes, can_fork, much_work
from rules import RuleSet
from rules.source import BrokenFile, read_yaml

# Fewer files are done before other processes have started.
MANY = 200


def examined(files: Sequence[Looked], as_of: date, folders: tuple[Path, ...]) -> Iterator[Record]:
    """The record of each file, in order, by the rules that can be used."""
    rules = usable(folders, as_of).rules
    if len(files) < MANY or not can_fork():
        return _one_by_one(files, rules, as_of)
    return by_processes(partial(_in_process, folders, as_of), files)


def _one_by_one(files: Sequence[Looked], rules: RuleSet, as_of: date) -> Iterator[Record]:
    with much_work():
        for file in files:
            yield record_of(file, rules, as_of)


def _in_process(folders: tuple[Path, ...], as_of: date, file: Looked) -> Record:
    return record_of(file, usable(folders, as_of).rules, as_of)


def record_of(file: Looked, rules: RuleSet, as_of: date) -> Record:
    """What is in one file: its errors, or whose procedure it is, what was found, its outline.

    Of an overlay without its base only what it is an overlay of.
    """
    try:
        if file.base is not None:
            return _examined(file_of(file), rules, as_of)
        source = read_yaml(content_of(file.path, file.name), file.name)
        if is_overlay(source.data):
            return {"errors": [], OVERLAY: _waiting(overlay_from_source(source))}
        if is_other_kind(source.data):
            return {"errors": []}
        return _examined(procedure_from_source(source), rules, as_of)
    except BrokenFile as broken:
        return {"errors": [as_record(error) for error in broken.errors]}


def _waiting(overlay: OverlayFile) -> Record:
    missing = as_record(base_missing(overlay))
    return {"identity": overlay.identity, "base": overlay.base, "missing": missing}


def _examined(read: ProcedureFile, rules: RuleSet, as_of: date) -> Record:
    found = examine(read, rules, as_of=as_of)
    place = read.locate("code")
    return {
        "errors": [],
        "authority": found.authority,
        "code": found.code,
        "place": [place.line, place.column],
        "not_evaluated": dict(found.not_evaluated),
        "suppressions": list(found.suppressions),
        "findings": [_finding(each, found.authority, found.code) for each in found.findings],
        OUTLINE: outline_of(read.procedure),
        **_parts(read),
    }


def _parts(read: ProcedureFile) -> Record:
    """The procedures an interlinked one is made of, where each stands in the file."""
    parts = read.procedure.parts
    if not parts:
        return {}
    places = [read.locate(f"parts/{part.id}") for part in parts]
    return {
        PARTS: [
            [part.authority, part.code, place.line, place.column]
            for part, place in zip(parts, places, strict=True)
        ]
    }


def places_of(file: Looked, elements: Sequence[str]) -> list[tuple[int, int, str]]:
    """Line, column and words of elements of a file that was read before."""
    read = file_of(file)
    places = [read.locate(element) for element in elements]
    words = [sentence_of(read.procedure, element) for element in elements]
    return [(p.line, p.column, said) for p, said in zip(places, words, strict=True)]


def _finding(found: LocatedFinding, authority: str, code: str) -> dict[str, Any]:
    said = found.finding.as_json()
    return {
        **said,
        "authority": authority,
        "procedure": code,
        "line": found.place.line,
        "column": found.place.column,
        "sentence": found.sentence,
        "suppression": found.suppression,
    }
