"""Measures that accepted findings suggest: each remedy as a measure that one click adds.

Findings with the same patch make one measure that answers them all. Patches that cannot both be
carried out, and operations of one remedy on one path, are alternatives: a choice. What a suggestion
says is what would be kept, in the language of the record, which is Vietnamese.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from registry.procedure.differences import differences, in_words
from registry.procedure.errors import PatchError
from registry.procedure.model import Procedure
from registry.procedure.patch import apply
from registry.procedure.paths import element_of
from registry.refusals import Words
from registry.review.editing.outcome import outcome_of
from registry.review.editing.power import Power, power_over
from registry.review.findings import Finding
from registry.review.measure import Measure, patch_of
from registry.review.proposals.proposal import OVER, proposal
from registry.review.status import Status
from registry.store.dialect import json_text

_LONGEST_TITLE = 300
_MISFIT = Words(
    "Đề xuất không khớp nội dung đang rà soát.", "It does not fit the content under review."
)
Patch = tuple[Mapping[str, Any], ...]  # Any: plain data


@dataclass(frozen=True, slots=True)
class Choice:
    """One measure as it would be kept; `changes` are what it changes, in words."""

    patch: Patch
    findings: tuple[str, ...]
    outcome: str
    title: str
    reason: str
    power: Power
    changes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A measure that is suggested, or a choice of several; `key` names its patches.

    `clash` says why its first choice cannot be carried out beside the measures that are there and
    the suggestions before it; None: it can.
    """

    key: str
    choices: tuple[Choice, ...]
    clash: Words | None


@dataclass(slots=True)
class _Wanted:
    """A patch, and the findings that suggest it."""

    patch: Patch
    findings: list[Finding] = field(default_factory=list)


def suggestions(
    procedure: Procedure, measures: Sequence[Measure], findings: Iterable[Finding]
) -> tuple[Suggestion, ...]:
    """What accepted findings suggest that no living measure answers, in the order of elements."""
    living = [each for each in measures if each.state not in OVER]
    answered = {name for each in living for name in each.findings}
    open_findings = [
        each
        for each in sorted(findings, key=lambda each: (each.element, each.rule, each.fingerprint))
        if each.status is Status.ACCEPTED and each.fingerprint not in answered
    ]
    after, found = proposal(living, procedure).after, []
    for group in _grouped(open_findings, procedure):
        first = group[0].patch
        changed = _applied(after, first)
        after, clash = (changed, None) if changed else (after, _clash(first, procedure, living))
        choices = tuple(_choice(procedure, each) for each in group)
        found.append(Suggestion(_key(group), choices, clash))
    return tuple(found)


def _grouped(findings: Iterable[Finding], procedure: Procedure) -> Sequence[list[_Wanted]]:
    """The patches that findings suggest; those of one group are alternatives."""
    groups: list[list[_Wanted]] = []
    known: dict[str, _Wanted] = {}
    for finding in findings:
        group: list[_Wanted] | None = None
        for patch in _variants(finding.remedy):
            name = json_text(list(patch))
            if name not in known:
                known[name] = _Wanted(patch)
                if group is None:
                    group = _group_of(patch, groups, procedure)
                group.append(known[name])
            known[name].findings.append(finding)
    return groups


def _group_of(patch: Patch, groups: list[list[_Wanted]], procedure: Procedure) -> list[_Wanted]:
    """The group with a patch that this one contradicts, else a new one."""
    for group in groups:
        if any(_contradict(each.patch, patch, procedure) for each in group):
            return group
    groups.append([])
    return groups[-1]


def _variants(remedy: Sequence[Mapping[str, Any]]) -> Iterator[Patch]:
    """The patches a remedy allows: where it names a path twice, one for each way.

    >>> list(_variants([{"op": "remove", "path": "a"}, {"op": "set", "path": "a", "value": "1"}]))
    [({'op': 'remove', 'path': 'a'},), ({'op': 'set', 'path': 'a', 'value': '1'},)]
    """
    by_path: dict[str, list[Mapping[str, Any]]] = {}
    for operation in remedy:
        by_path.setdefault(operation["path"], []).append(operation)
    if by_path:
        yield from product(*by_path.values())


def _contradict(one: Patch, other: Patch, procedure: Procedure) -> bool:
    """Whether two patches about one element cannot both be carried out, each alone can."""
    if not _elements(one) & _elements(other):
        return False
    first, second = _applied(procedure, one), _applied(procedure, other)
    if first is None or second is None:
        return False
    return _applied(first, other) is None or _applied(second, one) is None


def _choice(procedure: Procedure, wanted: _Wanted) -> Choice:
    after = _applied(procedure, wanted.patch)
    changes = tuple(in_words(each) for each in differences(procedure, after)) if after else ()
    return Choice(
        patch=wanted.patch,
        findings=tuple(each.fingerprint for each in wanted.findings),
        outcome=outcome_of(
            procedure, wanted.patch, held=any(each.register for each in wanted.findings)
        ),
        title=_title(changes, wanted.findings),
        reason="\n".join(_reason(each) for each in wanted.findings),
        power=power_over(procedure, (each["path"] for each in wanted.patch)),
        changes=changes,
    )


def _title(changes: Sequence[Words], findings: Sequence[Finding]) -> str:
    said = changes[0].vi if changes else findings[0].message_vi
    more = f" và {len(changes) - 1} thay đổi khác" if len(changes) > 1 else ""
    short = said if len(said) <= _LONGEST_TITLE else f"{said[:_LONGEST_TITLE]}…"
    return f"{short}{more}"


def _reason(finding: Finding) -> str:
    grounds = "; ".join(
        ", ".join(words for words in (each.get("article"), each["instrument"]) if words)
        for each in finding.basis
    )
    return f"{finding.message_vi} Căn cứ: {grounds}." if grounds else finding.message_vi


def _clash(patch: Patch, procedure: Procedure, living: Sequence[Measure]) -> Words:
    if _applied(procedure, patch) is None:
        return _MISFIT
    for measure in living:
        if _elements(measure.patch) & _elements(patch):
            return Words(
                f"Mâu thuẫn với phương án «{measure.title}».",
                f"It contradicts the measure “{measure.title}”.",
            )
    return Words("Mâu thuẫn với một đề xuất ở trên.", "It contradicts a suggestion above.")


def _applied(procedure: Procedure, patch: Patch) -> Procedure | None:
    try:
        return apply(patch_of(patch), procedure)[0]
    except PatchError:
        return None


def _elements(patch: Sequence[Mapping[str, Any]]) -> frozenset[str]:
    return frozenset(element_of(each["path"]) for each in patch)


def _key(group: Sequence[_Wanted]) -> str:
    said = json_text([list(each.patch) for each in group])
    return hashlib.sha256(said.encode()).hexdigest()[:16]
