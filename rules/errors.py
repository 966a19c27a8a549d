"""What can go wrong in this package, as one tree; findings are not errors and are never raised.

    RulesError
    ├── TypesRefused          types-refused       the caller's type description is broken
    ├── ConditionRefused      condition-refused   an expression does not fit the types
    └── SubjectRefused        subject-refused     the caller's view of a subject is broken

A broken *file* is `rules.source.BrokenFile`: all its mistakes, each with line and column.
"""

from collections.abc import Sequence
from dataclasses import dataclass


class RulesError(Exception):
    """The root: whatever this package raises on purpose."""

    code = "rules-error"


class TypesRefused(RulesError):
    """A type description that no condition can be checked against."""

    code = "types-refused"


class SubjectRefused(RulesError):
    """A subject whose view breaks the contract between the engine and its caller."""

    code = "subject-refused"


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One mistake in an expression; line and column are counted from 1 inside the expression."""

    line: int
    column: int
    code: str
    message: str


class ConditionRefused(RulesError):
    """An expression that cannot be used, with all its mistakes."""

    code = "condition-refused"

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        lines = (f"{m.line}:{m.column}: {m.message} [{m.code}]" for m in mistakes)
        super().__init__("\n".join(lines))
        self.mistakes = tuple(sorted(mistakes))
