"""The findings of files as the store keeps them."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from sqlmodel import Session, col, select

from registry.analysis.catalogue.evaluating import evaluate_catalogue
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.checks.cache import program_mark
from registry.analysis.examination import LocatedFinding, examine, located
from registry.analysis.rulebook.usable import all_usable, rules_mark
from registry.procedure.model import Procedure
from registry.procedure.overlay import OverlaidFile
from registry.procedure.reading import (
    ProcedureFile,
    procedure_from_data,
    procedure_from_source,
)
from registry.store import Analysis, Found, FoundAcross
from registry.store.tables import EditionRow, ProcedureRow
from rules.source import read_yaml


def analysis(*, as_of: date, rules: tuple[Path, ...] = ()) -> Analysis:
    """How a load analyses files with rules below folders, or the shipped ones.

    Another day, program, or rule does all again. Rules are loaded only when there is a file to
    analyse. A rule that cannot be used would make its findings go, so nothing is analysed then:
    `run` raises BrokenRules.
    """
    key = f"{as_of.isoformat()} {program_mark()} {rules_mark(rules)}".rstrip()

    def run(files: Sequence[ProcedureFile]) -> Iterator[Found]:
        if not files:
            return
        usable = all_usable(rules, as_of)
        for file in files:
            found = examine(file, usable, as_of=as_of)
            for each in found.findings:
                yield _found(each, file.procedure)

    return Analysis(key, run, partial(across, as_of=as_of, rules=rules))


def across(session: Session, *, as_of: date, rules: tuple[Path, ...] = ()) -> FoundAcross:
    """What rules over the catalogue find in all that is loaded. Raises BrokenRules."""
    usable = all_usable(rules, as_of)
    ids = frozenset(standing.checked.id for standing in usable.over_catalogue.on(as_of).rules)
    if not ids:
        return FoundAcross()
    answers = evaluate_catalogue(session, LOADED, usable, as_of=as_of)
    found = [(subject, said) for subject, said in answers if said.findings]
    files = _files(session, {"/".join(subject.identity) for subject, _ in found})
    told = (
        _found(each, files["/".join(subject.identity)].procedure)
        for subject, said in found
        for each in located(files["/".join(subject.identity)], said, as_of=as_of)
    )
    return FoundAcross(ids, tuple(told))


def _files(session: Session, keys: Collection[str]) -> Mapping[str, ProcedureFile]:
    """The files of procedures as they were loaded, by key."""
    query = select(ProcedureRow.key, EditionRow).join(
        EditionRow, col(EditionRow.hash) == col(ProcedureRow.edition)
    )
    return {key: _file(edition) for key, edition in session.exec(query) if key in keys}


def _file(edition: EditionRow) -> ProcedureFile:
    source = read_yaml(edition.source, edition.file)
    if edition.base is None:
        return procedure_from_source(source)
    return OverlaidFile(procedure_from_data(json.loads(edition.content)), source)


def _found(located: LocatedFinding, procedure: Procedure) -> Found:
    """Also one that the file holds back: people have to see that it does, and until when."""
    finding, said = located.finding, located.finding.as_json()
    at = located.suppression
    held = None if at is None else procedure.suppress[at]
    return Found(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        version=finding.version,
        authority=procedure.authority,
        code=procedure.code,
        element=finding.element,
        severity=finding.severity.value,
        criterion=finding.criterion.value,
        register=finding.register,
        message_vi=finding.message.vi,
        message_en=finding.message.en,
        confidence=finding.confidence.value,
        line=located.place.line,
        column=located.place.column,
        sentence=located.sentence,
        evidence=said["evidence"],
        basis=said["basis"],
        remedy=said["remedy"],
        held_reason=held.reason if held else None,
        held_by=held.by if held else None,
        held_until=held.until if held else None,
    )
