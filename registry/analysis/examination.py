"""One procedure file and the rules: its findings, each with the place and the words it rests on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.analysis.further import NOTHING_FURTHER, FurtherData
from registry.analysis.reads import reads_of
from registry.analysis.subject import subject
from registry.procedure.model import Element, Procedure
from registry.procedure.paths import element_of, item_key
from registry.procedure.reading import ProcedureFile
from rules import Finding, RuleSet, evaluate
from rules.source import Place


@dataclass(frozen=True, slots=True)
class LocatedFinding:
    """A finding, where its element stands in the file, and the words of the source there."""

    finding: Finding
    place: Place
    sentence: str
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Examination:
    """What the rules say about one file; `not_evaluated` counts the open questions of each rule."""

    authority: str
    code: str
    findings: tuple[LocatedFinding, ...]
    not_evaluated: Mapping[str, int]


def examine(
    file: ProcedureFile, rules: RuleSet, *, as_of: date, further: FurtherData = NOTHING_FURTHER
) -> Examination:
    """Evaluates one file on a day. Suppressed findings are marked, never dropped.

    `further` is what is known of the procedure beyond its file (statistics, cost and the like).
    """
    procedure = file.procedure
    seen = subject(procedure, as_of, reads=reads_of(rules, as_of), further=further)
    evaluation = evaluate(rules, seen, as_of=as_of)
    waived = _waived(procedure, as_of)
    findings = tuple(
        LocatedFinding(
            finding,
            file.locate(finding.element),
            sentence_of(procedure, finding.element),
            (finding.rule, finding.element) in waived,
        )
        for finding in evaluation.findings
    )
    undecided = Counter(each.rule for each in evaluation.not_evaluated)
    return Examination(procedure.authority, procedure.code, findings, dict(undecided))


def _waived(procedure: Procedure, as_of: date) -> set[tuple[str, str]]:
    return {(each.rule, each.element) for each in procedure.suppress if each.until >= as_of}


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
        return item_key(list_name, item.model_dump(mode="json", exclude_unset=True))
    return item if isinstance(item, str) else None
