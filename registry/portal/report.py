"""What an import read and what it could not: counts, shares of each field, reasons."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from registry.portal.accounting import Share, Unread
from registry.portal.record import BadLine, PortalRecord
from registry.portal.steps import Doubt

# So many of the doubtful steps are told to people; the report for programs has all of them.
_TOLD = 10


@dataclass(frozen=True, slots=True)
class Problem:
    """A line or record that gave no file."""

    line: int
    code: str | None
    message: str


@dataclass(frozen=True, slots=True)
class DoubtfulStep:
    """A step whose action is worth a look, and the file it is in."""

    file: str
    doubt: Doubt

    def __str__(self) -> str:
        doubt = self.doubt
        return (
            f"{self.file} steps.{doubt.step}: {doubt.action}, perhaps {doubt.other}"
            f" ({doubt.chance:.0%} sure)"
        )


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The report of one import; doubtful steps, the least certain first."""

    file: str
    records: int
    shares: Mapping[str, Share]
    reasons: Mapping[tuple[str, str], int]
    problems: tuple[Problem, ...]
    doubtful: tuple[DoubtfulStep, ...] = ()

    def as_json(self) -> str:
        """The report for programs."""
        found = {
            "file": self.file,
            "records": self.records,
            "fields": {
                field: {"structured": share.structured, "text": share.text, "unread": share.unread}
                for field, share in sorted(self.shares.items())
            },
            "unread": [
                {"field": field, "reason": reason, "count": count}
                for (field, reason), count in sorted(
                    self.reasons.items(), key=lambda item: -item[1]
                )
            ],
            "doubtful_steps": [
                {
                    "file": item.file,
                    "step": item.doubt.step,
                    "action": item.doubt.action,
                    "other": item.doubt.other,
                    "chance": round(item.doubt.chance, 2),
                }
                for item in self.doubtful
            ],
            "problems": [
                {"line": item.line, "code": item.code, "message": item.message}
                for item in self.problems
            ],
        }
        return json.dumps(found, ensure_ascii=False, indent=1) + "\n"

    def as_text(self) -> str:
        """The report for people: one table of fields, one of reasons, doubts, then problems."""
        lines = [f"{self.file}: {self.records} records imported, {len(self.problems)} not.", ""]
        lines += ["characters of a field: structured, text, unread (%)"]
        lines += [_line(field, share) for field, share in sorted(self.shares.items())]
        lines += ["", "not read:"]
        lines += [
            f"  {count:6}  {field}: {reason}"
            for (field, reason), count in sorted(self.reasons.items(), key=lambda item: -item[1])
        ]
        lines += self._doubts()
        lines += [f"{self.file}:{item.line}: {item.message}" for item in self.problems]
        return "\n".join(lines)

    def _doubts(self) -> list[str]:
        if not self.doubtful:
            return []
        told = [f"  {item}" for item in self.doubtful[:_TOLD]]
        rest = len(self.doubtful) - len(told)
        more = [f"  ... {rest} more in import-report.json"] if rest else []
        return ["", "steps whose action is worth a look, the least certain first:", *told, *more]


def _line(field: str, share: Share) -> str:
    total = max(share.structured + share.text + share.unread, 1)
    parts = (share.structured, share.text, share.unread)
    shown = "".join(f"{100 * part / total:8.1f}" for part in parts)
    return f"  {field:28}{shown}"


class ReportBuilder:
    """Collects the report while records stream by."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._records = 0
        self._shares: dict[str, Counter[str]] = {}
        self._reasons: Counter[tuple[str, str]] = Counter()
        self._problems: list[Problem] = []
        self._doubtful: list[DoubtfulStep] = []

    def imported(
        self,
        file: str,
        shares: Mapping[str, Share],
        unread: Iterable[Unread],
        doubts: Iterable[Doubt],
    ) -> None:
        """One record gave a file."""
        self._records += 1
        for field, share in shares.items():
            total = self._shares.setdefault(field, Counter())
            total.update(structured=share.structured, text=share.text, unread=share.unread)
        self._reasons.update((item.field, item.reason) for item in unread)
        self._doubtful.extend(DoubtfulStep(file, doubt) for doubt in doubts)

    def refused(self, record: PortalRecord, message: str) -> None:
        """One record gave no file."""
        self._problems.append(Problem(record.line, record.code, f"{record.code}: {message}"))

    def bad_line(self, line: BadLine) -> None:
        """One line was no record."""
        self._problems.append(Problem(line.line, None, line.message))

    def report(self) -> ImportReport:
        """What was collected."""
        shares = {
            field: Share(total["structured"], total["text"], total["unread"])
            for field, total in self._shares.items()
        }
        return ImportReport(
            self._file,
            self._records,
            shares,
            dict(self._reasons),
            tuple(self._problems),
            tuple(sorted(self._doubtful, key=lambda item: item.doubt.chance)),
        )
