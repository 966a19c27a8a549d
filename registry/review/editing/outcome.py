"""What a measure concludes, read from what its patch does (`outcomes` of `changes.yaml`)."""

from collections.abc import Mapping, Sequence
from typing import Any

from registry.procedure.model import Procedure
from registry.procedure.writing import plain_data
from registry.review.editing.changes import rows
from registry.review.editing.elements import at

_Operation = Mapping[str, Any]  # Any: plain data


def outcome_of(procedure: Procedure, patch: Sequence[_Operation], *, held: bool = False) -> str:
    """The outcome of a patch; `held`: a state register holds what it does away with."""
    for row in rows("outcomes"):
        if any(_fits(row, operation, procedure, held=held) for operation in patch):
            return str(row["outcome"])
    return "amend"


def _fits(row: _Operation, operation: _Operation, procedure: Procedure, *, held: bool) -> bool:
    path = operation["path"]
    return (
        row.get("op") in (None, operation["op"])
        and row.get("part") in (None, path.partition("/")[0])
        and row.get("key") in (None, path.rpartition("/")[2])
        and (row.get("register") != "true" or held)
        and (row.get("shorter") != "true" or _is_shorter(operation, procedure))
    )


def _is_shorter(operation: _Operation, procedure: Procedure) -> bool:
    """Whether a time limit is set to less of the same unit."""
    before = str(at(plain_data(procedure), operation["path"]) or "").split(" ")
    after = str(operation.get("value") or "").split(" ")
    if before[1:] != after[1:]:
        return False
    try:
        return float(after[0]) < float(before[0])
    except ValueError:
        return False
