"""The findings of files as the store keeps them."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from sqlmodel import Session, col, select

from registry.analysis.catalogue.evaluating import evaluate_catalogue
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.checks.cache import program_mark
from registry.analysis.counting import Counting, counted_further, counting
from registry.analysis.examination import LocatedFinding, evaluated, examine, located
from registry.analysis.rulebook.usable import all_usable, rules_mark, usable
from registry.procedure.model import Procedure
from registry.procedure.overlay import OverlaidFile
from registry.procedure.reading import (
    ProcedureFile,
    procedure_from_data,
    procedure_from_source,
)
from registry.statistics import ACCEPT, JudgeCounted
from registry.store import Analysis, Found, FoundAcross, Store
from registry.store.files import BATCH
from registry.store.finding_changes import FindingChanges, keep_findings
from registry.store.tables import EditionRow, ProcedureRow
from rules import CheckedRule, RuleSet
from rules.source import read_yaml

STATISTICS = "statistics"  # the kind of further data, as a rule's `context` names it


def analysis(*, as_of: date, rules: tuple[Path, ...] = (), store: Store | None = None) -> Analysis:
    """How a load analyses files with rules below folders, or the shipped ones; what rules on
    statistics ask for is read from the accepted figures of `store`.

    Another day, program, or rule does all again. Rules are loaded only when there is a file to
    analyse. A rule that cannot be used would make its findings go, so nothing is analysed then:
    `run` raises BrokenRules.
    """
    key = f"{as_of.isoformat()} {program_mark()} {rules_mark(rules)}".rstrip()

    def run(files: Sequence[ProcedureFile]) -> Iterator[Found]:
        if not files:
            return
        in_use = all_usable(rules, as_of)
        counted = _counted(store, files, as_of)
        for file in files:
            further = counted_further(counted, file.procedure)
            found = examine(file, in_use, as_of=as_of, further=further)
            for each in found.findings:
                yield _found(each, file.procedure)

    return Analysis(key, run, partial(across, as_of=as_of, rules=rules), frozenset({ACCEPT}))


def judging_counted(*, as_of: date, rules: tuple[Path, ...] = ()) -> JudgeCounted:
    """How procedures whose figures have changed are judged anew: by the rules that ask for them.

    What other rules found, or one that cannot be used, stays; no other procedure is looked at.
    """
    known = usable(rules, as_of).rules
    asking = RuleSet.of(known.name, (each for each in known if _asks_for_statistics(each)))
    ids = frozenset(each.id for each in asking)

    def judge(session: Session, codes: Collection[str], now: datetime) -> FindingChanges:
        editions: dict[str, str] = {}
        found: list[Found] = []
        for rows in _loaded(session, codes):
            editions |= {key: edition.hash for key, edition in rows}
            found += _found_anew(session, rows, asking, as_of)
        return (
            keep_findings(session, found, editions, now, only=ids) if editions else FindingChanges()
        )

    return judge


def _asks_for_statistics(checked: CheckedRule) -> bool:
    return STATISTICS in checked.rule.context


def _counted(store: Store | None, files: Sequence[ProcedureFile], as_of: date) -> Counting:
    if store is None:
        return {}
    with store.read() as session:
        return counting(session, [each.procedure for each in files], as_of=as_of)


def _loaded(session: Session, codes: Collection[str]) -> Iterator[Sequence[tuple[str, EditionRow]]]:
    """What is loaded of these codes, with its key, some at a time."""
    wanted = sorted(codes)
    for start in range(0, len(wanted), BATCH):
        query = (
            select(ProcedureRow.key, EditionRow)
            .join(EditionRow, col(EditionRow.hash) == col(ProcedureRow.edition))
            .where(col(ProcedureRow.code).in_(wanted[start : start + BATCH]))
            .order_by(ProcedureRow.key)
        )
        if rows := [(key, edition) for key, edition in session.exec(query)]:
            yield rows


def _found_anew(
    session: Session, rows: Sequence[tuple[str, EditionRow]], rules: RuleSet, as_of: date
) -> Iterator[Found]:
    """Files are read only where something is found: their places are needed then."""
    read = {key: procedure_from_data(json.loads(edition.content)) for key, edition in rows}
    counted = counting(session, list(read.values()), as_of=as_of)
    for key, edition in rows:
        further = counted_further(counted, read[key])
        said = evaluated(read[key], rules, as_of=as_of, further=further)
        if said.findings:
            for each in located(_file(edition), said, as_of=as_of):
                yield _found(each, read[key])


def across(session: Session, *, as_of: date, rules: tuple[Path, ...] = ()) -> FoundAcross:
    """What rules over the catalogue find in all that is loaded. Raises BrokenRules."""
    in_use = all_usable(rules, as_of)
    ids = frozenset(standing.checked.id for standing in in_use.over_catalogue.on(as_of).rules)
    if not ids:
        return FoundAcross()
    answers = evaluate_catalogue(session, LOADED, in_use, as_of=as_of)
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
