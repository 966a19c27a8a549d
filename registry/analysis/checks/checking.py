"""`gon check`: a folder of procedure files and a rule set give one report; nothing is stored.

Every file is read on its own: a broken one is reported with all its mistakes and stops no other.
What was found in a file is remembered by its content (see `cache`), so a second check of an
unchanged folder only reads and hashes.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from registry.analysis.checks.across import add_findings_across, examined_again
from registry.analysis.checks.baseline import Baseline
from registry.analysis.checks.cache import Cache, content_key, program_mark
from registry.analysis.checks.check_report import CheckReport, Record, as_record
from registry.analysis.checks.looked import Looked
from registry.analysis.checks.outlines import Outlines
from registry.analysis.checks.overlays import with_bases
from registry.analysis.checks.parts import with_parts
from registry.procedure.folder import content_of, name_in, yaml_files
from rules.packing import find
from rules.source import BrokenFile

Progress = Callable[[int, int], None]
Remembered = Mapping[bytes, bytes]
_RULES = b"rules"  # in the cache, among the keys of contents


def check(
    path: Path,
    *,
    as_of: date,
    rules: Sequence[Path] = (),
    baseline: Baseline | None = None,
    progress: Progress | None = None,
    cached: bool = True,
) -> CheckReport:
    """Checks every procedure file at or below `path` on a day.

    `rules` are folders of rules instead of the shipped ones; findings that the `baseline` names
    are known and do not count. A rule that cannot be used is one of the errors and stops no other.
    Raises NothingToRead.
    """
    files = list(yaml_files(path))
    report = CheckReport(as_of, path, tuple(rules), baseline)
    mark = _mark(as_of, rules)
    cache = Cache(mark) if cached else None
    remembered = cache.records() if cache else {}
    report.add_rules(_about_rules(as_of, rules, cache, remembered))
    outlines = Outlines(Cache(f"{mark}\noutlines") if cached else None)
    look = partial(
        _records, as_of=as_of, rules=rules, cache=cache, remembered=remembered, outlines=outlines
    )
    looked_at: list[Looked] = []
    for looked in look([_read(file, name_in(path, file)) for file in files]):
        looked_at.append(looked)
        if progress is not None:
            progress(len(looked_at), len(files))
    looked_at = with_parts(with_bases(looked_at, look))
    answers = Cache(f"{mark}\nacross") if cached else None
    add_findings_across(looked_at, outlines, rules=rules, as_of=as_of, answers=answers)
    for looked in looked_at:
        report.add(looked.record, looked.name)
    return report


def _mark(as_of: date, rules: Sequence[Path]) -> str:
    keys = [f"{file} {content_key(file.read_bytes()).hex()}" for file in find(rules).files]
    return "\n".join([program_mark(), as_of.isoformat(), *keys])


def _about_rules(
    as_of: date, rules: Sequence[Path], cache: Cache | None, remembered: Remembered
) -> Record:
    """Which packs, and what cannot be used: remembered too, as rules are not read when all else is
    known.
    """
    if kept := remembered.get(_RULES):
        known: Record = json.loads(kept)
        return known
    from registry.analysis.rulebook.usable import usable

    loaded = usable(tuple(rules), as_of)
    record = {
        "errors": [as_record(error) for error in loaded.errors],
        "packs": [pack.as_json() for pack in loaded.rules.packs],
        "off": [off.as_json() for off in loaded.rules.off],
    }
    if cache:
        cache.keep([(_RULES, json.dumps(record).encode())])
    return record


def _records(
    found: Sequence[Looked],
    *,
    as_of: date,
    rules: Sequence[Path],
    cache: Cache | None,
    remembered: Remembered,
    outlines: Outlines,
) -> Iterator[Looked]:
    """The files with their records, from the cache or by examining them, in the same order."""
    unknown = [each for each in found if each.key is not None and each.key not in remembered]
    made = examined_again(unknown, as_of, rules) if unknown else iter(())
    fresh: list[tuple[bytes, bytes]] = []
    for looked in found:
        if looked.key is None:
            yield looked
        elif kept := remembered.get(looked.key):
            yield replace(looked, record=json.loads(kept))
        else:
            record = next(made)
            outlines.take(looked.key, record)
            if not record["errors"]:
                fresh.append((looked.key, json.dumps(record, ensure_ascii=False).encode()))
            yield replace(looked, record=record)
    if cache:
        cache.keep(fresh)


def _read(file: Path, name: str) -> Looked:
    """A file by the name of its bytes, or with the record of one that cannot be read."""
    try:
        return Looked(file, name, content_key(content_of(file, name)))
    except BrokenFile as broken:
        return Looked(file, name, None, {"errors": [as_record(each) for each in broken.errors]})
