"""Examines many files, on all processors when there are many; each gives one plain record.

Equal bytes give equal records, so a record may be kept (see `cache`) and has no file name in it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path

from registry.analysis.checks.check_report import Record, as_record
from registry.analysis.checks.looked import Looked, file_of
from registry.analysis.checks.outline import outline_of
from registry.analysis.checks.outlines import OUTLINE
from registry.analysis.checks.overlays import OVERLAY
from registry.analysis.checks.parts import PARTS
from registry.analysis.examination import Examination, LocatedFinding, examine, sentence_of
from registry.analysis.rulebook.usable import usable
from registry.procedure.folder import content_of, is_other_kind
from registry.procedure.overlay import (
    OverlayFile,
    base_missing,
    is_overlay,
    overlay_from_source,
)
from registry.procedure.place_words import PlaceWords
from registry.procedure.reading import ProcedureFile, procedure_from_source
from registry.processes import by_processes, can_fork, much_work
from rules import RuleSet
from rules.source import BrokenFile, Place, read_yaml

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
    words = PlaceWords(read.procedure)
    return {
        "errors": [],
        "authority": found.authority,
        "code": found.code,
        "place": [place.line, place.column],
        "not_evaluated": dict(found.not_evaluated),
        "suppressions": list(found.suppressions),
        "findings": [_finding(each, found, words) for each in found.findings],
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


def places_of(file: Looked, findings: Sequence[Record]) -> list[Record]:
    """Where findings about a file that was read before stand in it."""
    read = file_of(file)
    words = PlaceWords(read.procedure)
    return [
        _placed(
            finding,
            read.locate(finding["element"]),
            sentence_of(read.procedure, finding["element"]),
            words,
        )
        for finding in findings
    ]


def _placed(said: Record, place: Place, sentence: str, words: PlaceWords) -> Record:
    """Where a finding stands, for programs and in words."""
    return {
        "line": place.line,
        "column": place.column,
        "sentence": sentence,
        "place_words": asdict(words.place(said["element"])),
        "remedy_words": [asdict(words.operation(each)) for each in said["remedy"]],
    }


def _finding(found: LocatedFinding, of: Examination, words: PlaceWords) -> Record:
    said = found.finding.as_json()
    return {
        **said,
        "authority": of.authority,
        "procedure": of.code,
        **_placed(said, found.place, found.sentence, words),
        "suppression": found.suppression,
    }
