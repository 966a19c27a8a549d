"""What rules over the whole catalogue find in the files of a check, told with each file's record.

The questions are asked of a database in memory that holds the parts of all files. The answer is
remembered by the contents of all files together, so an unchanged folder is not asked about again.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from registry.analysis.checks.cache import Cache, content_key
from registry.analysis.checks.check_report import Record
from registry.analysis.checks.looked import Identity, Looked
from registry.analysis.checks.notices import Standing
from registry.analysis.checks.outlines import Outlines

if TYPE_CHECKING:
    from rules import Evaluation, RuleSet

_NOTHING: Record = {"findings": [], "not_evaluated": {}}


@dataclass(frozen=True, slots=True)
class Checked:
    """A procedure file that was read."""

    looked: Looked
    key: bytes

    @property
    def record(self) -> Record:
        return self.looked.record

    @property
    def base(self) -> str | None:
        """The key of the procedure it is an overlay of."""
        identity = self.looked.base and self.looked.base.identity
        return "/".join(identity) if identity else None


def add_findings_across(
    looked_at: Sequence[Looked],
    outlines: Outlines,
    *,
    rules: Sequence[Path],
    as_of: date,
    answers: Cache | None,
) -> None:
    """Adds to the records what rules over the catalogue say; `answers` are remembered ones.

    Of files with one identity the first counts; the others are told as mistakes.
    """
    first: dict[Identity, Checked] = {}
    for looked in looked_at:
        if looked.key is not None and looked.identity is not None:
            first.setdefault(looked.identity, Checked(looked, looked.key))
    answer = _remembered(first, outlines, rules, as_of, answers)
    told = {(authority, code): said for authority, code, said in answer["procedures"]}
    for identity, each in first.items():
        _add(each.record, told.get(identity, _NOTHING), frozenset(answer["asked"]), as_of)


def _remembered(
    first: Mapping[Identity, Checked],
    outlines: Outlines,
    rules: Sequence[Path],
    as_of: date,
    answers: Cache | None,
) -> Record:
    key = content_key(b"".join(sorted(each.key for each in first.values())))
    for _, kept in answers.some([key]) if answers else ():
        known: Record = json.loads(kept)
        return known
    answer = _asked(first, outlines, rules, as_of)
    if answers:
        answers.keep([(key, json.dumps(answer, ensure_ascii=False).encode())], only=True)
    return answer


def _asked(
    first: Mapping[Identity, Checked], outlines: Outlines, folders: Sequence[Path], as_of: date
) -> Record:
    # Imported late: a check that finds its answer in the cache needs none of it.
    from registry.analysis.rulebook.usable import usable

    rules = usable(tuple(folders), as_of).rules
    asked = [standing.checked.id for standing in rules.over_catalogue.on(as_of).rules]
    if not asked:
        return {"asked": [], "procedures": []}
    _complete(first, outlines, folders, as_of)
    said = _evaluated(first, outlines, rules, as_of)
    _locate(said, first)
    return {"asked": asked, "procedures": [(*identity, told) for identity, told in said.items()]}


def _complete(
    first: Mapping[Identity, Checked], outlines: Outlines, folders: Sequence[Path], as_of: date
) -> None:
    """Makes the outlines that are gone from the cache."""
    missing = outlines.missing([each.key for each in first.values()])
    again = [each for each in first.values() if each.key in missing]
    records = examined_again([each.looked for each in again], as_of, folders)
    for each, record in zip(again, records, strict=True):
        outlines.take(each.key, record)


def examined_again(
    files: Sequence[Looked], as_of: date, folders: Sequence[Path]
) -> Iterator[Record]:
    """The records of files, each with its outline."""
    from registry.analysis.checks.examining import examined

    return examined(files, as_of, tuple(folders))


def _evaluated(
    first: Mapping[Identity, Checked], outlines: Outlines, rules: "RuleSet", as_of: date
) -> dict[Identity, Record]:
    from registry.analysis.catalogue.evaluating import evaluate_catalogue
    from registry.analysis.catalogue.listed import LOADED
    from registry.analysis.checks.outline import parts_from
    from registry.store.temporary import Member, temporary_catalogue

    bases = {each.key: each.base for each in first.values()}
    found = outlines.of(list(bases))
    members = (Member(parts_from(outline), bases[key]) for key, outline in found)
    with temporary_catalogue(members) as session:
        answers = evaluate_catalogue(session, LOADED, rules, as_of=as_of)
        return {
            (subject.identity[0], subject.identity[1]): _record(evaluation, subject.identity)
            for subject, evaluation in answers
        }


def _record(evaluation: "Evaluation", identity: tuple[str, ...]) -> Record:
    from registry.analysis.examination import by_reason

    authority, code = identity
    findings = [
        {**finding.as_json(), "authority": authority, "procedure": code, "suppression": None}
        for finding in evaluation.findings
    ]
    return {"findings": findings, "not_evaluated": by_reason(evaluation)}


def _locate(said: Mapping[Identity, Record], first: Mapping[Identity, Checked]) -> None:
    """Gives findings their places, which only their files tell."""
    from registry.analysis.checks.examining import places_of

    for identity, told in said.items():
        looked = first[identity].looked
        found = told["findings"]
        for finding, place in zip(found, places_of(looked, found) if found else (), strict=True):
            finding |= place


def _add(record: Record, said: Record, asked: frozenset[str], as_of: date) -> None:
    """To the record of a file: findings with what holds them back, and the open questions."""
    entries = record["suppressions"]
    found = {(finding["rule"], finding["element"]) for finding in said["findings"]}
    for entry in entries:
        if entry["rule"] in asked:
            entry["standing"] = _standing(entry, found, as_of)
    for finding in said["findings"]:
        about = (finding["rule"], finding["element"])
        numbers = (at for at, e in enumerate(entries) if (e["rule"], e["element"]) == about)
        record["findings"].append({**finding, "suppression": next(numbers, None)})
    record["not_evaluated"] |= said["not_evaluated"]  # other rules than those of the file


def _standing(entry: Record, found: set[tuple[str, str]], as_of: date) -> str:
    is_found = (entry["rule"], entry["element"]) in found
    if date.fromisoformat(entry["until"]) < as_of:
        return Standing.EXPIRED if is_found else Standing.EXPIRED_UNUSED
    return Standing.USED if is_found else Standing.UNUSED
