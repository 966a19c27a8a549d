"""The `suppress` entries of a file on a day: which hold a finding back, which are due for a look.

An entry holds back the findings of one rule about one element until its last day. One whose day is
over holds nothing back; one that nothing needs any more should go: both are told as notices, which
are neither findings nor errors.
"""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from registry.analysis.checks.notices import Record, Standing
from registry.procedure.model import Suppression
from registry.procedure.paths import WHOLE
from registry.procedure.reading import ProcedureFile
from rules import Evaluation, did_you_mean


@dataclass(frozen=True, slots=True)
class RuleIds:
    """The rules that there are, and those of them that are asked on the day."""

    known: frozenset[str] = frozenset()
    asked: frozenset[str] = frozenset()


def entry_about(entries: Sequence[Suppression], rule: str, element: str) -> int | None:
    """The number of the entry about one element and one rule."""
    for at, entry in enumerate(entries):
        if (entry.rule, entry.element) == (rule, element):
            return at
    return None


class Suppressions:
    """The entries of one file against what was found in it."""

    def __init__(
        self,
        file: ProcedureFile,
        evaluation: Evaluation,
        *,
        as_of: date,
        rules: RuleIds,
    ) -> None:
        self._file = file
        self._entries: Sequence[Suppression] = file.procedure.suppress
        self._as_of = as_of
        self._rules = rules
        self._evaluation = evaluation

    @cached_property
    def _found(self) -> Collection[tuple[str, str]]:
        return {(each.rule, each.element) for each in self._evaluation.findings}

    @cached_property
    def _open(self) -> AbstractSet[tuple[str, str]]:
        return {(each.rule, each.element) for each in self._evaluation.not_evaluated}

    def of(self, rule: str, element: str) -> int | None:
        """The number of the entry about a finding, whether it still holds it back or not."""
        return entry_about(self._entries, rule, element)

    def holds(self, at: int | None) -> bool:
        """Whether the entry holds findings back on the day."""
        return at is not None and self._entries[at].until >= self._as_of

    def records(self) -> list[Record]:
        """All entries as plain data, with where each stands and what it does that day."""
        return [self._record(at, entry) for at, entry in enumerate(self._entries)]

    def _record(self, at: int, entry: Suppression) -> Record:
        place = self._file.source.locate(("suppress", at))
        standing = self._standing(entry)
        said = entry.model_dump(mode="json")
        hint = (
            did_you_mean(entry.rule, self._rules.known) if standing is Standing.UNKNOWN_RULE else ""
        )
        return {
            **{key: said.get(key) for key in ("rule", "element", "reason", "by", "until")},
            "line": place.line,
            "column": place.column,
            "standing": standing.value,
            "hint": hint,
        }

    def _standing(self, entry: Suppression) -> Standing:
        is_found = (entry.rule, entry.element) in self._found
        if entry.until < self._as_of:
            return Standing.EXPIRED if is_found else Standing.EXPIRED_UNUSED
        if is_found:
            return Standing.USED
        if entry.rule not in self._rules.known:
            return Standing.UNKNOWN_RULE
        has_no_answer = {(entry.rule, entry.element), (entry.rule, WHOLE)} & self._open
        return (
            Standing.OPEN
            if has_no_answer or entry.rule not in self._rules.asked
            else Standing.UNUSED
        )
