"""`gon check`: a folder of procedure files and a rule set give one report; nothing is stored.

Every file is read on its own: a broken one is reported with all its mistakes and stops no other.
What was found in a file is remembered by its content (see `cache`), so a second check of an
unchanged folder only reads and hashes.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from registry.analysis.cache import Cache, content_key, program_mark
from registry.procedure.folder import (
    content_of,
    is_other_kind,
    name_in,
    same_procedure_twice,
    yaml_files,
)
from rules.source import BrokenFile, Place, SourceError, read_yaml

Record = dict[str, Any]  # Any: plain data as JSON has it
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class CheckReport:
    """What a check found, as plain data in the order of files."""

    as_of: date
    rules: tuple[Path, ...] = ()  # the folders of the rules; empty: the shipped ones
    procedures: int = 0
    errors: list[SourceError] = field(default_factory=list)
    findings: list[Record] = field(default_factory=list)
    suppressed: list[Record] = field(default_factory=list)
    known: int = 0  # findings that the baseline names
    not_evaluated: Counter[str] = field(default_factory=Counter)

    def as_json(self) -> Record:
        """The object that `gon check --format json` prints (design 13)."""
        return {
            "as_of": self.as_of.isoformat(),
            "procedures": self.procedures,
            "errors": [_error(error) for error in sorted(self.errors)],
            "not_evaluated": dict(sorted(self.not_evaluated.items())),
            "suppressed": len(self.suppressed),
            "known": self.known,
            "findings": self.findings,
        }


def check(
    path: Path,
    *,
    as_of: date,
    rules: Sequence[Path] = (),
    baseline: frozenset[str] = frozenset(),
    progress: Progress | None = None,
    cached: bool = True,
) -> CheckReport:
    """Checks every procedure file at or below `path` on a day.

    `rules` are folders of rules instead of the shipped ones; `baseline` holds fingerprints of
    findings that are known. Raises NothingToRead, and BrokenRules.
    """
    files = list(yaml_files(path))
    report = CheckReport(as_of, tuple(rules))
    cache = Cache(_mark(as_of, rules)) if cached else None
    owners: dict[tuple[str, str], str] = {}
    for done, (file, record) in enumerate(_records(files, path, as_of, rules, cache), start=1):
        _add(report, record, file, owners, baseline)
        if progress is not None:
            progress(done, len(files))
    return report


def _mark(as_of: date, rules: Sequence[Path]) -> str:
    contents = [file.read_bytes() for folder in rules for file in sorted(folder.rglob("*.yaml"))]
    keys = [content_key(content).hex() for content in contents]
    return "\n".join([program_mark(), as_of.isoformat(), *keys])


def _records(
    files: Sequence[Path], root: Path, as_of: date, rules: Sequence[Path], cache: Cache | None
) -> Iterator[tuple[str, Record]]:
    """The record of each file, from the cache or by examining it."""
    remembered = cache.records() if cache else {}
    examiner = _Examiner(as_of, rules)
    fresh: list[tuple[bytes, bytes]] = []
    for file in files:
        name = name_in(root, file)
        try:
            content = content_of(file, name)
        except BrokenFile as broken:
            yield name, _broken(broken)
            continue
        key = content_key(content)
        kept = remembered.get(key)
        record = json.loads(kept) if kept else examiner.record(content, name)
        if kept is None and not record["errors"]:
            fresh.append((key, json.dumps(record, ensure_ascii=False).encode()))
        yield name, record
    if cache:
        cache.keep(fresh)


class _Examiner:
    """Reads and evaluates files; the rules are loaded when the first file needs them."""

    def __init__(self, as_of: date, rules: Sequence[Path]) -> None:
        self._as_of = as_of
        self._folders = tuple(rules)

    def record(self, content: bytes, name: str) -> Record:
        """What is in a file, without its name: equal bytes give equal records."""
        # Imported here: a check that finds everything in the cache needs none of it.
        from registry.procedure.reading import procedure_from_source

        try:
            source = read_yaml(content, name)
            if is_other_kind(source.data):
                return {"errors": []}
            return self._examined(procedure_from_source(source))
        except BrokenFile as broken:
            return _broken(broken)

    def _examined(self, file: Any) -> Record:  # Any: a ProcedureFile, imported late
        from registry.analysis.examination import examine
        from registry.analysis.shipped import load

        loaded = load(self._folders)
        if loaded.errors:
            raise BrokenRules(loaded.errors)
        found = examine(file, loaded.rules, as_of=self._as_of)
        place = file.locate("code")
        return {
            "errors": [],
            "authority": found.authority,
            "code": found.code,
            "place": [place.line, place.column],
            "not_evaluated": dict(found.not_evaluated),
            "findings": [_finding(each, found.authority, found.code) for each in found.findings],
        }


class BrokenRules(Exception):
    """Rule files that cannot be used; `errors` holds every mistake."""

    code = "broken-rules"

    def __init__(self, errors: Sequence[SourceError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


def _finding(found: Any, authority: str, code: str) -> Record:  # Any: a LocatedFinding
    said = found.finding.as_json()
    return {
        **said,
        "authority": authority,
        "procedure": code,
        "line": found.place.line,
        "column": found.place.column,
        "sentence": found.sentence,
        "suppressed": found.suppressed,
    }


def _broken(broken: BrokenFile) -> Record:
    return {"errors": [_error(error) for error in broken.errors]}


def _add(
    report: CheckReport,
    record: Record,
    file: str,
    owners: dict[tuple[str, str], str],
    baseline: frozenset[str],
) -> None:
    report.errors += [SourceError(**{**error, "file": file}) for error in record["errors"]]
    if "code" not in record:
        return
    identity = (record["authority"], record["code"])
    if identity in owners:
        report.errors.append(
            same_procedure_twice(file, Place(*record["place"]), owners[identity], *identity)
        )
        return
    owners[identity] = file
    report.procedures += 1
    report.not_evaluated.update(record["not_evaluated"])
    for finding in record["findings"]:
        _sort(report, {**finding, "file": file}, baseline)


def _sort(report: CheckReport, finding: Record, baseline: frozenset[str]) -> None:
    if finding.pop("suppressed"):
        report.suppressed.append(finding)
    elif finding["fingerprint"] in baseline:
        report.known += 1
    else:
        report.findings.append(finding)


def _error(error: SourceError) -> Record:
    return {
        "file": error.file,
        "line": error.line,
        "column": error.column,
        "code": error.code,
        "message": error.message,
    }


def fingerprints(reports: Iterable[Record]) -> frozenset[str]:
    """The findings that JSON reports of earlier checks name: a baseline."""
    return frozenset(f["fingerprint"] for report in reports for f in report["findings"])
