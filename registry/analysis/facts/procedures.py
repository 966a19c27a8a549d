"""Facts about the procedure as a whole and the law of the day."""

from collections.abc import Mapping

from registry.analysis.context import Whole
from registry.analysis.facts.fact import Fact, facts

_SEVERAL = 2


def shared_facts(whole: Whole) -> tuple[str, ...]:
    """What offices may read in registers on the day, by any text in force (identity, birth)."""
    return whole.law.shared_facts


def named_facts(whole: Whole) -> tuple[str, ...]:
    """What a text in force names, beyond the law on data as such, as read in place of papers."""
    return whole.law.named_facts


def read_types(whole: Whole) -> tuple[str, ...]:
    """Papers that the procedure's own notes say the office reads itself: keys of types."""
    return tuple(sorted(whole.read_types))


def only_foreigners_apply(whole: Whole) -> bool | None:
    """Nobody but foreigners and foreign bodies may apply."""
    return None if whole.procedure.applicants is None else whole.only_foreigners_apply


def sets_asked(whole: Whole) -> int | None:
    """How many sets are to be handed in: as stated, else as often as every paper is asked for.

    Not known where a paper does not say how often, or there is only one.
    """
    if whole.procedure.sets is not None:
        return whole.procedure.sets
    papers = whole.procedure.documents or ()
    if len(papers) < _SEVERAL:
        return None
    often = [max(paper.originals or 0, paper.copies or 0) for paper in papers]
    return min(often) or None


PROCEDURES: Mapping[str, Fact[Whole]] = facts(
    shared_facts, named_facts, read_types, only_foreigners_apply, sets_asked
)
