"""Which facts a paper carries, and which register the office can read each of them in.

A paper is a set of facts: "6 of 8 are in the population database; missing: date of issue".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.procedure.vocabulary import Register
from registry.reference.model import DocumentType, KnownFact, StateRegister

if TYPE_CHECKING:  # only to say what is taken
    from registry.reference.loading import Reference


@dataclass(frozen=True, slots=True)
class CarriedFact:
    """One fact that a paper carries; `register` holds it and is shared on the day, else None."""

    fact: KnownFact
    register: StateRegister | None

    @property
    def is_held(self) -> bool:
        return self.register is not None


def facts_carried(reference: "Reference", kind: DocumentType, on: date) -> tuple[CarriedFact, ...]:
    """The facts a type of paper carries, in its order; () where they are not known.

    Its own register is preferred where several hold a fact.
    """
    readable = [entry for entry in _registers(reference, kind) if entry.is_shared(on)]
    return tuple(CarriedFact(reference.facts[key], _holder(key, readable)) for key in kind.facts)


def _registers(reference: "Reference", kind: DocumentType) -> Iterator[StateRegister]:
    own = reference.registers.get(kind.register_ or Register.NONE)
    if own is not None:
        yield own
    yield from (entry for entry in reference.registers.values() if entry is not own)


def _holder(key: str, registers: list[StateRegister]) -> StateRegister | None:
    return next((entry for entry in registers if key in entry.facts), None)
