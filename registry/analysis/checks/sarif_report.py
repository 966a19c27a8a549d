"""A check report as a SARIF 2.1.0 log, for code hosts, editors and other tools.

Remedies are told as changes of the files' own text, so the files are read once more.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from importlib.metadata import version
from typing import Any

from registry.analysis.checks.baseline import Entry
from registry.analysis.checks.check_report import CheckReport, Record
from registry.analysis.checks.notices import Notice
from registry.analysis.rulebook.shipped import load
from registry.procedure.folder import content_of
from registry.procedure.reading import read_procedure
from registry.procedure.text_change import place_of, text_changes
from rules import (
    Absent,
    BaselineState,
    Basis,
    BrokenFile,
    Confidence,
    Criterion,
    Evidence,
    Finding,
    Held,
    Located,
    Operation,
    Place,
    Replacement,
    Severity,
    Text,
    Told,
    sarif,
)
from rules.sarif_rules import Language, said

_Fixes = Mapping[tuple[str, str], tuple[Replacement, ...]]  # by file and fingerprint


def sarif_of(report: CheckReport, lang: Language = "vi") -> Record:
    """The report as a SARIF 2.1.0 log."""
    loaded = load(report.rules).rules
    return sarif(
        _located(report),
        [checked.rule for checked in loaded],
        packs=loaded.packs,
        as_of=report.as_of,
        version=version("gon"),
        told=[
            *(Told.error(error) for error in sorted(report.errors)),
            *(_notice(notice, lang) for notice in report.notices),
        ],
        absent=[_absent(entry) for entry in report.gone],
        language=lang,
    )


def _located(report: CheckReport) -> Iterator[Located]:
    fixes = _fixes(report)
    for record in (*report.findings, *report.suppressed, *report.known):
        yield Located(
            _finding(record),
            record["file"],
            record["line"],
            record["column"],
            held=_held(record),
            state=_state(report, record),
            fix=fixes.get((record["file"], record["fingerprint"]), ()),
        )


def _state(report: CheckReport, record: Record) -> BaselineState | None:
    if report.baseline is None:
        return None
    is_known = record["fingerprint"] in report.baseline
    return BaselineState.UNCHANGED if is_known else BaselineState.NEW


def _held(record: Record) -> Held | None:
    entry = record.get("suppression")
    if entry is None:
        return None
    until = date.fromisoformat(entry["until"])
    place = Place(entry["line"], entry["column"])
    return Held(entry["reason"], entry["by"], until, place, entry["has_ended"])


def _notice(notice: Notice, lang: Language) -> Told:
    message = said(notice.message, lang)
    return Told("warning", notice.code, message, notice.file, notice.line, notice.column)


def _absent(entry: Entry) -> Absent:
    return Absent(
        entry.fingerprint,
        entry.rule,
        entry.identity,
        entry.element,
        entry.file,
        entry.line,
        entry.column,
        entry.message,
    )


def _fixes(report: CheckReport) -> _Fixes:
    """The remedies that can be written as a change of the file they are about."""
    by_file: dict[str, list[Record]] = defaultdict(list)
    for record in (*report.findings, *report.suppressed, *report.known):
        if record["remedy"]:
            by_file[record["file"]].append(record)
    return {
        (file, fingerprint): change
        for file, records in by_file.items()
        for fingerprint, change in _fixes_of(report, file, records)
    }


def _fixes_of(
    report: CheckReport, name: str, records: list[Record]
) -> Iterator[tuple[str, tuple[Replacement, ...]]]:
    path = report.path if report.path.is_file() else report.path / name
    try:
        content = content_of(path, name).decode("utf-8").removeprefix("\ufeff")
        file = read_procedure(content, name)
    except (BrokenFile, UnicodeDecodeError):
        return  # it was changed since it was checked
    for record in records:
        changes = text_changes(file, content, _remedy(record))
        if changes:
            yield (
                record["fingerprint"],
                tuple(
                    Replacement(
                        place_of(content, change.start), place_of(content, change.end), change.text
                    )
                    for change in changes
                ),
            )


def _remedy(record: Record) -> tuple[Operation, ...]:
    return tuple(Operation.model_validate(each) for each in record["remedy"])


def _finding(record: Record) -> Finding:
    """A record back as the finding it was made of."""
    return Finding(
        rule=record["rule"],
        version=record["version"],
        severity=Severity(record["severity"]),
        criterion=Criterion(record["criterion"]),
        identity=(record["authority"], record["procedure"]),
        element=record["element"],
        register=record["register"],
        message=Text(**record["message"]),
        evidence=tuple(
            Evidence(name, _frozen(value)) for name, value in record["evidence"].items()
        ),
        basis=tuple(Basis.model_validate(basis) for basis in record["basis"]),
        remedy=_remedy(record),
        confidence=Confidence(record["confidence"]),
        fingerprint=record["fingerprint"],
        pack=record["pack"],
    )


def _frozen(value: Any) -> Any:  # Any: a plain value or a list of them
    return tuple(value) if isinstance(value, list) else value
