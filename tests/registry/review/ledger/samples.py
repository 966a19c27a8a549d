"""Made-up measures and cases on the procedure of the worked example, as the ledger takes them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from registry.procedure.model import Procedure
from registry.procedure.patch import Patch
from registry.review.costs import CostDraft
from registry.review.ledger.lines import Record
from registry.review.measure import Measure
from rules import Operation
from tests.registry.cost.examples import INPUTS, example, hours

MOMENT = datetime(2026, 3, 1, 8, tzinfo=UTC)
DRAFT = CostDraft(INPUTS)
REMOVE_A = (Operation(op="remove", path="documents/dkkd"),)
REMOVE_B = (Operation(op="remove", path="documents/can-cuoc"),)
REMOVE_BOTH = (*REMOVE_A, *REMOVE_B)
PLAIN_COPY = (Operation(op="set", path="documents/dkkd/form", value="copy"),)
ONLINE = (
    Operation(op="set", path="effort/nop/hours", value=hours("0.50")),
    Operation(op="set", path="effort/nop/cost_vnd", value=0),
)
FASTER = (Operation(op="set", path="effort/nop/hours", value=hours("0.25")),)
LOWER_FEE = (Operation(op="set", path="fees/phi/amount", value=50000),)
HIGHER_FEE = (Operation(op="set", path="fees/phi/amount", value=150000),)
ENDS = (Operation(op="abolish", path=".", value="2027-03-01"),)
PATCHES = (
    REMOVE_A, REMOVE_B, REMOVE_BOTH, PLAIN_COPY, ONLINE, FASTER, LOWER_FEE, HIGHER_FEE, ENDS,
)  # fmt: skip


def measure(number: int, patch: Patch, state: str | None, **more: Any) -> Measure:
    """A measure in a state; `more` are others of its fields."""
    said: dict[str, Any] = {  # Any: fields of a measure
        "id": number,
        "case": 1,
        "outcome": "amend",
        "title": f"Phương án {number}",
        "reason": "Dữ liệu đã có",
        "patch": tuple(each.model_dump(mode="json", exclude_none=True) for each in patch),
        "findings": (),
        "within_power": True,
        "state": state,
        "author": "lan",
        "made_at": MOMENT,
        "instrument": "07/2026/TT-BTC",
        "effective": date(2026, 6, 1),
        "until": None,
        "revision": 1,
    }
    return Measure(**said | more)


def record(
    *measures: Measure, case: int = 1, procedure: Procedure | None = None, **more: Any
) -> Record:
    """A case with a cost sheet; `more` are others of its fields."""
    said: Mapping[str, Any] = {  # Any: fields of a record
        "case": case,
        "procedure": procedure or example(),
        "name": "Đăng ký",
        "draft": DRAFT,
        "measures": measures,
        "year": 2026,
    }
    return Record(**{**said, **more})


def patches(*measures: Measure) -> Sequence[Patch]:
    """What measures change."""
    return [tuple(Operation.model_validate(dict(e)) for e in m.patch) for m in measures]
