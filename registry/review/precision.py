"""How often a rule is right, by what people decided about its findings.

An accepted finding was right. A dismissed one was wrong when its reason says so
(`reasons.yaml`); other dismissals say nothing about the rule. The last verdict about a finding
counts, one that was taken back does not.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from registry.review.status import Decision
from registry.review.words import reasons
from registry.store.store import Store
from registry.store.tables import ActRow, FindingRow, SightingRow, VerdictRow
from rules import wilson


class Judgement(StrEnum):
    """What a verdict says of the rule."""

    RIGHT = "right"
    WRONG = "wrong"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Precision:
    """Judged findings of one version of a rule.

    `value` is the share of right ones, None when nothing was judged right or wrong; it lies between
    `low` and `high` with 95 % confidence.
    """

    version: str
    right: int = 0
    wrong: int = 0
    undecided: int = 0

    @property
    def value(self) -> float | None:
        return wilson(self.right, self.right + self.wrong).value

    @property
    def low(self) -> float:
        return wilson(self.right, self.right + self.wrong).low

    @property
    def high(self) -> float:
        return wilson(self.right, self.right + self.wrong).high


Precisions = Mapping[str, tuple[Precision, ...]]


def judgement(decision: str, reason: str | None) -> Judgement | None:
    """What a verdict says of the rule; None when it was taken back."""
    if decision == Decision.REOPENED:
        return None
    if decision == Decision.ACCEPTED:
        return Judgement.RIGHT
    known = reasons().get(reason or "")
    return Judgement.WRONG if known and known.says_wrong else Judgement.UNDECIDED


def precisions(store: Store, *, until: int | None = None) -> Precisions:
    """By rule, its versions that people judged findings of, newest first; `until` an act."""
    query = _VERDICTS.where(col(VerdictRow.id).in_(_standing(until)))
    with store.read() as session:
        return counted(_judged(session.exec(query)))


def precisions_since(
    store: Store, before: Precisions, findings: Collection[str], *, since: int, until: int
) -> Precisions:
    """The same at the act `until`, when at the act `since` it was `before` and only these findings
    were judged since then: nothing else is read.
    """
    with store.read() as session:
        about = _VERDICTS.where(col(VerdictRow.finding).in_(findings))
        given = session.exec(about.order_by(col(VerdictRow.id))).all()
        was, now = (counted(_judged(_last(given, until=act))) for act in (since, until))
    changed = {
        rule: by_version(_moved(before.get(rule, ()), was.get(rule, ()), now.get(rule, ())))
        for rule in was.keys() | now.keys()
    }
    merged = {**before, **changed}
    return {rule: versions for rule, versions in merged.items() if versions}


def counted(judged: Iterable[tuple[str, str, Judgement]]) -> Precisions:
    counts: dict[str, dict[str, Counter[Judgement]]] = defaultdict(lambda: defaultdict(Counter))
    for rule, version, said in judged:
        counts[rule][version][said] += 1
    return {rule: by_version(versions) for rule, versions in counts.items()}


def _moved(
    before: Iterable[Precision], was: Iterable[Precision], now: Iterable[Precision]
) -> Mapping[str, Counter[Judgement]]:
    """The counts before, less what was said of some findings, and what is said of them now."""
    counts: dict[str, Counter[Judgement]] = defaultdict(Counter)
    for precision in (*before, *now):
        counts[precision.version].update(_counts(precision))
    for precision in was:
        counts[precision.version].subtract(_counts(precision))
    return {version: each for version, each in counts.items() if any(each.values())}


def _counts(precision: Precision) -> Mapping[Judgement, int]:
    return {each: getattr(precision, each.value) for each in Judgement}


def by_version(counted: Mapping[str, Counter[Judgement]]) -> tuple[Precision, ...]:
    """The counts of each version as its precision, newest version first."""
    found = (
        Precision(version, *(counts[each] for each in Judgement))
        for version, counts in counted.items()
    )
    return tuple(sorted(found, key=lambda one: _parts(one.version), reverse=True))


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


# Rule and version of a finding, a verdict about it, and the body of its act.
_Given = tuple[str, str, VerdictRow, bytes]
_VERDICTS = (
    select(FindingRow.rule, SightingRow.version, VerdictRow, ActRow.body)
    .join(FindingRow, col(FindingRow.fingerprint) == col(VerdictRow.finding))
    .join(
        SightingRow,
        (col(SightingRow.fingerprint) == col(FindingRow.fingerprint))
        & (col(SightingRow.edition) == col(FindingRow.edition)),
    )
    .join(ActRow, col(ActRow.seq) == col(VerdictRow.act))
)


def _standing(until: int | None) -> SelectOfScalar[int | None]:
    """The number of the verdict about each finding that stands at the act `until`."""
    newest = select(func.max(VerdictRow.id)).group_by(col(VerdictRow.finding))
    if until is not None:
        newest = newest.where(col(VerdictRow.act) <= until)
    return newest


def _last(given: Iterable[_Given], *, until: int) -> Iterable[_Given]:
    """As `_standing`, of all verdicts about some findings, oldest first."""
    return {each[2].finding: each for each in given if each[2].act <= until}.values()


def _judged(given: Iterable[_Given]) -> Iterator[tuple[str, str, Judgement]]:
    """Rule, version and judgement of each verdict that judges."""
    for rule, seen_last, verdict, body in given:
        judged = judgement(verdict.decision, verdict.reason)
        if judged is not None:
            yield rule, json.loads(body)["change"].get("version", seen_last), judged
