"""What a measure of a case is: what it concludes, its patch on the edition under review, its state.

Source of the outcomes: Nghị định 63/2010/NĐ-CP Điều 31 and the practice after it (`outcomes.yaml`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from registry.procedure.patch import Patch
from registry.refusals import Words
from registry.review.machine import state_on
from registry.store.review_tables import MeasureRow
from rules import Operation

MEASURE = Words("phương án", "measure")


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """What a person says of a measure; `patch` is made of operations as plain data.

    `within_power`: the owner of the procedure may change the text itself (Điều 31.1), else it is
    forwarded. `findings` are the fingerprints it answers.
    """

    outcome: str
    title: str
    reason: str
    patch: Sequence[Mapping[str, Any]] = ()
    findings: tuple[str, ...] = ()
    within_power: bool = True


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure as it is on a day; without a state until its case is proposed."""

    id: int
    case: int
    outcome: str
    title: str
    reason: str
    patch: tuple[Mapping[str, Any], ...]
    findings: tuple[str, ...]
    within_power: bool
    state: str | None
    author: str
    made_at: datetime
    instrument: str | None
    effective: date | None
    until: date | None
    revision: int


def patch_of(patch: Sequence[Mapping[str, Any]]) -> Patch:
    """The patch as operations. Raises pydantic.ValidationError."""
    return tuple(Operation.model_validate(dict(each)) for each in patch)


def measure_state(row: MeasureRow, today: date) -> str | None:
    """Its state on a day: what happens by date has happened by then."""
    if row.state is None:
        return None
    return state_on(row.state, {"effective": row.effective, "until": row.until}, today)


def measure_of(row: MeasureRow, today: date) -> Measure:
    """The row as a value."""
    values = row.model_dump() | {
        "state": measure_state(row, today),
        "patch": tuple(row.patch),
        "findings": tuple(row.findings),
    }
    return Measure(**values)
