"""Verdicts replayed before rules change: which judgements of people other rules would contradict.

Every finding that people accepted or dismissed is looked for again by the changed rules, in the
edition the verdict was given on, by the law of the day of the verdict. An accepted finding that
would vanish is a loss; a dismissed one that would stay is a fault not mended; what nobody has seen
yet is new.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, func, select

from registry.analysis.examination import Examination, LocatedFinding, examine
from registry.procedure.reading import ProcedureFile, read_procedure
from registry.review import Decision
from registry.review.words import reasons
from registry.store import Store
from registry.store.tables import ActRow, EditionRow, FindingRow, SightingRow, VerdictRow
from rules import BrokenFile, RuleSet

DayOf = Callable[[datetime], date]


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with the verdict that stands, and the edition and day it was given on."""

    fingerprint: str
    rule: str
    version: str
    procedure: str  # authority/code
    element: str
    edition: str
    decision: str
    reason: str | None
    day: date

    @property
    def says_wrong(self) -> bool:
        """Whether people said that the finding should not have been made."""
        known = reasons().get(self.reason or "")
        return known is not None and known.says_wrong


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the changed rules make of a judged finding; `why` it would not be found."""

    judged: Judged
    is_found: bool
    severity: str | None = None
    why: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The outcome as plain data."""
        return {
            **asdict(self.judged),
            "day": self.judged.day.isoformat(),
            "says_wrong": self.judged.says_wrong,
            "severity": self.severity,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class NewFinding:
    """A finding in a judged edition that nobody has seen."""

    rule: str
    version: str
    procedure: str
    element: str
    edition: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class Replay:
    """What the changed rules would do to the verdicts of people."""

    outcomes: tuple[Outcome, ...]
    new: tuple[NewFinding, ...]
    unreadable: tuple[
        str, ...
    ]  # editions that today's reader refuses, with their verdicts left out

    @property
    def lost(self) -> tuple[Outcome, ...]:
        """Accepted findings that would vanish."""
        return self._of(Decision.ACCEPTED, is_found=False)

    @property
    def kept(self) -> tuple[Outcome, ...]:
        """Accepted findings that stay."""
        return self._of(Decision.ACCEPTED, is_found=True)

    @property
    def unmended(self) -> tuple[Outcome, ...]:
        """Dismissed findings that would stay."""
        return self._of(Decision.DISMISSED, is_found=True)

    @property
    def mended(self) -> tuple[Outcome, ...]:
        """Dismissed findings that would vanish."""
        return self._of(Decision.DISMISSED, is_found=False)

    def _of(self, decision: Decision, *, is_found: bool) -> tuple[Outcome, ...]:
        return tuple(
            each
            for each in self.outcomes
            if each.judged.decision == decision and each.is_found is is_found
        )

    def as_json(self) -> dict[str, Any]:
        """The replay as plain data."""
        named = ("lost", "kept", "unmended", "mended")
        lists = {name: [each.as_json() for each in getattr(self, name)] for name in named}
        new = [asdict(each) for each in self.new]
        return {**lists, "new": new, "unreadable": list(self.unreadable)}


def replay(
    store: Store,
    rules: RuleSet,
    *,
    day_of: DayOf,
    as_of: date | None = None,
    only: Collection[str] = (),
) -> Replay:
    """Replays the verdicts of a store with other rules.

    `day_of` gives the day of a moment; `as_of` replays all on one day instead. `only` limits to
    verdicts on and findings of some rules.
    """
    with store.read() as session:
        verdicts = [each for each in _judged(session, day_of) if not only or each.rule in only]
        by_look: dict[tuple[str, date], list[Judged]] = defaultdict(list)
        for each in verdicts:
            by_look[each.edition, as_of or each.day].append(each)
        replaying = _Replaying(session, rules, frozenset(only))
        for (edition, day), those in sorted(by_look.items()):
            replaying.look(edition, day, those)
    return replaying.result()


def _judged(session: Session, day_of: DayOf) -> Iterator[Judged]:
    """The findings whose last verdict accepts or dismisses, in the order of fingerprints."""
    newest = select(func.max(VerdictRow.id)).group_by(col(VerdictRow.finding))
    query = (
        select(FindingRow, VerdictRow, ActRow.body)
        .join(FindingRow, col(FindingRow.fingerprint) == col(VerdictRow.finding))
        .join(ActRow, col(ActRow.seq) == col(VerdictRow.act))
        .where(col(VerdictRow.id).in_(newest))
        .where(col(VerdictRow.decision) != Decision.REOPENED.value)
        .order_by(col(FindingRow.fingerprint))
    )
    for finding, verdict, body in session.exec(query).all():
        change = json.loads(body)["change"]
        yield Judged(
            fingerprint=finding.fingerprint,
            rule=finding.rule,
            version=change.get("version", ""),
            procedure=finding.procedure,
            element=finding.element,
            edition=change.get("edition", finding.edition),
            decision=verdict.decision,
            reason=verdict.reason,
            day=day_of(verdict.at),
        )


class _Replaying:
    """Looks at one edition after the other."""

    def __init__(self, session: Session, rules: RuleSet, only: frozenset[str]) -> None:
        self._session = session
        self._rules = rules
        self._only = only
        self._outcomes: list[Outcome] = []
        self._new: dict[str, NewFinding] = {}
        self._unreadable: dict[str, None] = {}

    def look(self, edition: str, day: date, verdicts: Sequence[Judged]) -> None:
        file = self._read(edition)
        if file is None:
            self._unreadable[edition] = None
            return
        seen = examine(file, self._rules, as_of=day)
        found = {each.finding.fingerprint: each for each in seen.findings}
        self._outcomes += [self._outcome(each, found, seen, day) for each in verdicts]
        known = self._seen_in(edition)
        for fingerprint, each in found.items():
            if fingerprint not in known and not each.suppressed and self._wants(each):
                self._new.setdefault(fingerprint, _new(each, seen, edition))

    def result(self) -> Replay:
        outcomes = sorted(self._outcomes, key=_order)
        new = sorted(self._new.values(), key=lambda one: (one.rule, one.procedure, one.element))
        return Replay(tuple(outcomes), tuple(new), tuple(self._unreadable))

    def _read(self, edition: str) -> ProcedureFile | None:
        """The edition as it is written; as it was kept when that cannot be read any more."""
        row = self._session.get_one(EditionRow, edition)
        for text in (row.source, row.content):
            try:
                return read_procedure(text, row.file)
            except BrokenFile:
                continue
        return None

    def _seen_in(self, edition: str) -> frozenset[str]:
        query = select(SightingRow.fingerprint).where(
            SightingRow.edition == edition, col(SightingRow.gone_at).is_(None)
        )
        return frozenset(self._session.exec(query))

    def _wants(self, each: LocatedFinding) -> bool:
        return not self._only or each.finding.rule in self._only

    def _outcome(
        self, judged: Judged, found: Mapping[str, LocatedFinding], seen: Examination, day: date
    ) -> Outcome:
        again = found.get(judged.fingerprint)
        if again is not None:
            return Outcome(judged, True, again.finding.severity.value)
        return Outcome(judged, False, why=self._why_not(judged.rule, seen, day))

    def _why_not(self, rule: str, seen: Examination, day: date) -> str:
        """Why a rule that found something once finds it no more."""
        off = next((each for each in self._rules.off if each.rule == rule), None)
        if off is not None:
            return f"the rule is turned off by {off.pack}: {off.reason}"
        checked = next((each for each in self._rules if each.id == rule), None)
        if checked is None:
            return "there is no such rule"
        if checked.rule.severity_on(day) is None:
            has_ground = bool(checked.rule.grounds(day))
            return f"the rule is {checked.rule.status}" if has_ground else "the rule has lapsed"
        open_ = seen.not_evaluated.get(rule)
        return f"it has no answer ({', '.join(open_)})" if open_ else "the condition does not hold"


def _new(each: LocatedFinding, seen: Examination, edition: str) -> NewFinding:
    finding = each.finding
    return NewFinding(
        rule=finding.rule,
        version=finding.version,
        procedure=f"{seen.authority}/{seen.code}",
        element=finding.element,
        edition=edition,
        severity=finding.severity.value,
        message=finding.message.vi,
    )


def _order(outcome: Outcome) -> tuple[str, str, str, str]:
    judged = outcome.judged
    return judged.rule, judged.procedure, judged.element, judged.fingerprint
