"""What the reference data say on one day, worked out once for all procedures of that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from registry.kept import kept
from registry.procedure.vocabulary import Level, Register
from registry.reference.holding import CarriedFact, facts_carried
from registry.reference.phrasebook import Phrasebook

if TYPE_CHECKING:  # it makes these, one a day
    from registry.reference.loading import Reference


@dataclass(frozen=True, eq=False)
class Standing:
    """The reference data as they stand on a day."""

    reference: "Reference"
    day: date

    @kept
    def shared(self) -> frozenset[Register]:
        """Registers that a text in force lets the offices read that need them."""
        entries = self.reference.registers.values()
        return frozenset(entry.key for entry in entries if entry.is_shared(self.day))

    @kept
    def shared_facts(self) -> tuple[str, ...]:
        """Coarse facts that offices may read in registers, by any text in force."""
        return tuple(dict.fromkeys(self._facts(named=False)))

    @kept
    def named_facts(self) -> tuple[str, ...]:
        """Those that a text in force names, beyond the law on data as such."""
        return tuple(dict.fromkeys(self._facts(named=True)))

    def _facts(self, *, named: bool) -> Iterator[str]:
        for entry in self.reference.registers.values():
            for ground in entry.shared:
                if ground.in_force(self.day) and not (named and ground.general):
                    yield from ground.about or entry.holds

    def carried(self, key: str) -> tuple[CarriedFact, ...]:
        """As `facts_carried`, of the type with a key."""
        if key not in self._carried:
            kind = self.reference.document_types[key]
            self._carried[key] = facts_carried(self.reference, kind, self.day)
        return self._carried[key]

    @kept
    def _carried(self) -> dict[str, tuple[CarriedFact, ...]]:
        return {}

    @kept
    def former_bodies(self) -> Phrasebook:
        """Names, in lower case, of bodies above the district that have ended."""
        entries = self.reference.authorities.values()
        ended = (each for each in entries if each.to is not None and each.to < self.day)
        above = (each for each in ended if each.level is not Level.DISTRICT)
        return Phrasebook(name.lower() for each in above for name in (each.name.vi, *each.names))
