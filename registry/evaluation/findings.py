"""Findings of the rules against what a reader found redundant: target and reason together."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from registry.evaluation.importing import step_pairs
from registry.evaluation.labels import Label
from registry.evaluation.marks import Mark, Outcome
from registry.evaluation.reading import Found, Reading
from rules.source import read_yaml

FILE = Path(__file__).with_name("reasons.yaml")
Claim = tuple[str, str]  # target and reason


class Reason(BaseModel):
    """The reason that a rule's findings give, in the words of the labels.

    `whole` is the target of a finding about the procedure as a whole.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str
    also: str | None = None
    whole: str = "procedure"


class Reasons(BaseModel):
    """The reasons of rules, and what elements are as targets."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rules: Mapping[str, Reason]
    targets: Mapping[str, str]


@lru_cache(maxsize=1)
def reasons() -> Reasons:
    """What the file says."""
    return Reasons.model_validate(read_yaml(FILE.read_bytes(), FILE.name).data)


def finding_marks(reading: Reading, label: Label) -> Iterator[Mark]:
    """Each target with its reason counts once, however many rules or elements say it."""
    wanted = {(each["target"], each["reason"]): each.get("note", "") for each in label["redundant"]}
    found = _claims(reading, step_pairs(reading, label), frozenset(wanted))
    for claim in sorted(found.keys() | wanted.keys()):
        yield _mark(reading.code, claim, found.get(claim), wanted.get(claim))


def _mark(code: str, claim: Claim, found: str | None, wanted: str | None) -> Mark:
    if found is None:
        outcome = Outcome.MISSING
    else:
        outcome = Outcome.EXTRA if wanted is None else Outcome.RIGHT
    told = "-" if wanted is None else f"{claim[1]} ({wanted})"
    return Mark("findings", outcome, code, claim[0], found or "-", told)


def _claims(
    reading: Reading, pairs: Mapping[int, int], wanted: frozenset[Claim]
) -> Mapping[Claim, str]:
    """What the findings claim, with the finding that does."""
    claims: dict[Claim, str] = {}
    for found in reading.findings:
        reason = reasons().rules.get(found.rule)
        if reason is not None:
            target = _target(found, reason, reading, pairs)
            also = reason.also is not None and (target, reason.also) in wanted
            claim = (target, str(reason.also) if also else reason.reason)
            claims.setdefault(claim, f"{claim[1]}: {found.rule} {found.element}")
    return claims


def _target(found: Found, reason: Reason, reading: Reading, pairs: Mapping[int, int]) -> str:
    if found.row is not None:
        return f"document:{found.row}"
    root, _, rest = found.element.partition("/")
    target = reasons().targets.get(root, reason.whole)
    if target != "step":
        return target
    key = rest.partition("/")[0]
    steps = [step["id"] for step in reading.mapping.get("steps", ())]
    place = pairs.get(steps.index(key)) if key in steps else None
    return f"step:{key if place is None else place}"
