"""Facts about the procedure as a whole and the law of the day."""

from collections.abc import Mapping

from registry.analysis.context import Whole
from registry.analysis.facts.fact import Fact, facts


def shared_facts(whole: Whole) -> tuple[str, ...]:
    """What offices may read in registers on the day, by any text in force (identity, birth)."""
    return _held(whole, named=False)


def named_facts(whole: Whole) -> tuple[str, ...]:
    """What a text in force names, beyond the law on data as such, as read in place of papers."""
    return _held(whole, named=True)


def _held(whole: Whole, *, named: bool) -> tuple[str, ...]:
    grounds = (
        (entry, ground) for entry in whole.reference.registers.values() for ground in entry.shared
    )
    standing = (
        ground.about or entry.holds
        for entry, ground in grounds
        if ground.in_force(whole.as_of) and not (named and ground.general)
    )
    return tuple(dict.fromkeys(fact for facts_ in standing for fact in facts_))


def read_types(whole: Whole) -> tuple[str, ...]:
    """Papers that the procedure's own notes say the office reads itself: keys of types."""
    return tuple(sorted(whole.read_types))


def only_foreigners_apply(whole: Whole) -> bool | None:
    """Nobody but foreigners and foreign bodies may apply."""
    return None if whole.procedure.applicants is None else whole.only_foreigners_apply


PROCEDURES: Mapping[str, Fact[Whole]] = facts(
    shared_facts, named_facts, read_types, only_foreigners_apply
)
