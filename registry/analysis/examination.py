"""One procedure file and the rules: its findings, each with the place and the words it rests on."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.analysis.checks.notices import Record
from registry.analysis.checks.suppression import RuleIds, Suppressions
from registry.analysis.further import NOTHING_FURTHER, FurtherData
from registry.analysis.rulebook.shipped import load
from registry.analysis.subject import element_key, subject
from registry.procedure.model import Element, Procedure
from registry.procedure.paths import element_of
from registry.procedure.reading import ProcedureFile
from rules import Evaluation, Finding, RuleSet, evaluate
from rules.source import Place


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A finding, where its element stands in the file, and the words of the source there.

    `suppression` is the number of the file's entry of `suppress` about it, which holds it back when
    it is `suppressed`.
    """

    finding: Finding
    place: Place
    sentence: str
    suppression: int | None = None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Examination:
    """What the rules say about one file; `not_evaluated` counts the open questions of each rule by
    reason.

    `suppressions` are the file's entries of `suppress` as plain data, with what each does that day.
    """

    authority: str
    code: str
    findings: tuple[LocatedFinding, ...]
    not_evaluated: Mapping[str, Mapping[str, int]]
    suppressions: tuple[Record, ...] = ()


def examine(
    file: ProcedureFile, rules: RuleSet, *, as_of: date, further: FurtherData = NOTHING_FURTHER
) -> Examination:
    """Evaluates one file on a day. Suppressed findings are marked, never dropped.

    `further` is what is known of the procedure beyond its file (statistics, cost and the like).
    """
    procedure = file.procedure
    evaluation = evaluated(procedure, rules, as_of=as_of, further=further)
    entries = Suppressions(file, evaluation, as_of=as_of, rules=_ids(rules, procedure, as_of))
    findings = tuple(_located(file, evaluation, entries))
    undecided = by_reason(evaluation)
    suppressions = tuple(entries.records())
    return Examination(procedure.authority, procedure.code, findings, undecided, suppressions)


def evaluated(
    procedure: Procedure, rules: RuleSet, *, as_of: date, further: FurtherData = NOTHING_FURTHER
) -> Evaluation:
    """What the rules say about one procedure on a day, in whatever file it stands."""
    return evaluate(rules, subject(procedure, as_of, further=further), as_of=as_of)


def located(
    file: ProcedureFile, evaluation: Evaluation, *, as_of: date
) -> Sequence[LocatedFinding]:
    """What was found about a procedure, at its places in the file and with what holds it back."""
    entries = Suppressions(file, evaluation, as_of=as_of, rules=RuleIds())
    return tuple(_located(file, evaluation, entries))


def _located(
    file: ProcedureFile, evaluation: Evaluation, entries: Suppressions
) -> Iterator[LocatedFinding]:
    for finding in evaluation.findings:
        at = entries.of(finding.rule, finding.element)
        words = sentence_of(file.procedure, finding.element)
        place = file.locate(finding.element)
        yield LocatedFinding(finding, place, words, at, entries.holds(at))


def by_reason(evaluation: Evaluation) -> Mapping[str, Mapping[str, int]]:
    """How many open questions each rule has, by the reason."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for rule, why in evaluation.not_evaluated.answers:
        counted[rule][str(why.reason)] += 1
    return {rule: dict(reasons) for rule, reasons in counted.items()}


def _ids(rules: RuleSet, procedure: Procedure, as_of: date) -> RuleIds:
    """The rules that an entry of `suppress` may name; those that are shipped are known always."""
    if not procedure.suppress:
        return RuleIds()
    known = {checked.id for checked in (*rules, *load().rules)} | {off.rule for off in rules.off}
    return RuleIds(frozenset(known), frozenset(each.checked.id for each in rules.on(as_of).rules))


def sentence_of(procedure: Procedure, path: str) -> str:
    """The words of the source at an element: its `text`, else what it states, else its name.

    The whole procedure, and keys of it, are told by the procedure's name.
    """
    element = _element(procedure, element_of(path))
    words = (_words(element, key) for key in ("text", "stated", "name", "note", "id"))
    return next((found for found in words if found), procedure.name)


def _words(element: Any, key: str) -> str:  # Any: an element, a plain value, or nothing
    found = getattr(element, key, None) if isinstance(element, Element) else None
    return found if isinstance(found, str) else ""


def _element(procedure: Procedure, path: str) -> Any:  # Any: an element, or nothing
    list_name, _, key = path.partition("/")
    items = getattr(procedure, list_name, None)
    if not key or not isinstance(items, tuple):
        return None
    return next((item for item in items if _key(list_name, item) == key), None)


def _key(list_name: str, item: object) -> str | None:
    if isinstance(item, Element):
        return element_key(list_name, item)
    return item if isinstance(item, str) else None
