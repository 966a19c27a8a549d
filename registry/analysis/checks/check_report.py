"""What a check of a folder found, sorted: what counts, what is held back, what is known, what to
look at.
"""

from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from registry.analysis.checks.baseline import REPORT, Baseline, Entry, Identity
from registry.analysis.checks.notices import Notice, Standing, notices
from registry.procedure.folder import same_procedure_twice
from rules.source import Place, SourceError

Record = dict[str, Any]  # Any: plain data as JSON has it


def as_record(error: SourceError) -> Record:
    """An error of a file as plain data."""
    return asdict(error)


@dataclass(slots=True)
class CheckReport:
    """The findings of a check as plain data, in the order of files."""

    as_of: date
    path: Path  # what was checked
    rules: tuple[Path, ...] = ()  # the folders of the rules; empty: the shipped ones
    baseline: Baseline | None = None
    packs: list[Record] = field(default_factory=list)
    off: list[Record] = field(default_factory=list)  # rules that packs turn off
    procedures: int = 0
    errors: list[SourceError] = field(default_factory=list)
    findings: list[Record] = field(default_factory=list)
    suppressed: list[Record] = field(default_factory=list)
    known: list[Record] = field(default_factory=list)  # the baseline names them
    notices: list[Notice] = field(default_factory=list)
    not_evaluated: Counter[str] = field(default_factory=Counter)  # by rule
    unanswered: dict[str, Counter[str]] = field(default_factory=dict)  # by reason, then by rule
    owners: dict[Identity, str] = field(default_factory=dict)

    def as_json(self) -> Record:
        """The object that `gon check --format json` prints (design 13)."""
        return {
            "schema": REPORT,
            "as_of": self.as_of.isoformat(),
            "packs": self.packs,
            "off": self.off,
            "procedures": self.procedures,
            "errors": [as_record(error) for error in sorted(self.errors)],
            "not_evaluated": dict(sorted(self.not_evaluated.items())),
            "not_evaluated_by_reason": {
                reason: dict(sorted(rules.items()))
                for reason, rules in sorted(self.unanswered.items())
            },
            "notices": [notice.as_json() for notice in self.notices],
            "suppressed": self.suppressed,
            "known": self.known,
            "gone": [entry.as_json() for entry in self.gone],
            "unchecked": self.unchecked,
            "findings": self.findings,
        }

    @property
    def gone(self) -> list[Entry]:
        """What the baseline names and is no longer found, in procedures that were checked."""
        if self.baseline is None:
            return []
        found = (*self.findings, *self.suppressed, *self.known)
        fingerprints = frozenset(finding["fingerprint"] for finding in found)
        return self.baseline.gone(fingerprints, frozenset(self.owners))

    @property
    def unchecked(self) -> int:
        """How many entries of the baseline are about procedures that were not checked."""
        return self.baseline.unchecked(frozenset(self.owners)) if self.baseline else 0

    def add_rules(self, record: Record) -> None:
        """Takes in what is known of the rules: their packs, and why some cannot be used."""
        self.errors += [SourceError(**error) for error in record["errors"]]
        self.packs += record["packs"]
        self.off += record["off"]

    def add(self, record: Record, file: str) -> None:
        """Takes in what was found in one file (`examining.record_of`)."""
        self.errors += [SourceError(**{**error, "file": file}) for error in record["errors"]]
        if "code" not in record:
            return
        identity = (record["authority"], record["code"])
        if identity in self.owners:
            place = Place(*record["place"])
            twice = same_procedure_twice(file, place, self.owners[identity], *identity)
            self.errors.append(twice)
            return
        self.owners[identity] = file
        self.procedures += 1
        for rule, reasons in record["not_evaluated"].items():
            self.not_evaluated[rule] += sum(reasons.values())
            for reason, count in reasons.items():
                self.unanswered.setdefault(reason, Counter())[rule] += count
        self.notices += notices(record["suppressions"], file)
        for finding in record["findings"]:
            self._sort({**finding, "file": file}, record["suppressions"])

    def _sort(self, finding: Record, entries: list[Record]) -> None:
        at = finding.pop("suppression")
        if at is not None:
            finding["suppression"] = _justification(entries[at])
        if at is not None and entries[at]["standing"] == Standing.USED:
            self.suppressed.append(finding)
        elif self.baseline and finding["fingerprint"] in self.baseline:
            self.known.append(finding)
        else:
            self.findings.append(finding)


def _justification(entry: Record) -> Record:
    kept = {key: entry[key] for key in ("reason", "by", "until", "line", "column")}
    return {**kept, "has_ended": entry["standing"] != Standing.USED}
