"""Facts about what stands in a paper: which of it a register holds, which of it none does."""

from collections.abc import Callable, Iterator, Mapping

from registry.analysis.context import Paper
from registry.analysis.facts.fact import Fact, facts
from registry.reference import CarriedFact, DocumentType, Words, facts_carried

_UNVERIFIED = Words(vi="danh mục chưa đối chiếu", en="lists not verified")


def facts_held(paper: Paper) -> tuple[str, ...] | None:
    """What it carries that an office can read on the day in a shared register; keys of facts."""
    return _keys(paper, held=True)


def facts_missing(paper: Paper) -> tuple[str, ...] | None:
    """What it carries that no shared register is known to hold; keys of facts."""
    return _keys(paper, held=False)


def _keys(paper: Paper, *, held: bool) -> tuple[str, ...] | None:
    carried = next((found for _, found in _carried(paper)), None)
    if carried is None:
        return None
    return tuple(each.fact.key for each in carried if each.is_held is held)


def facts_told(paper: Paper) -> str:
    """In Vietnamese, how much of it is held and what is missing; "" where that is not known."""
    return _told(paper, lambda words: words.vi, "thông tin", "thiếu")


def facts_told_en(paper: Paper) -> str:
    """In English, how much of it is held and what is missing; "" where that is not known."""
    return _told(paper, lambda words: words.en, "facts", "missing")


def _carried(paper: Paper) -> Iterator[tuple[DocumentType, tuple[CarriedFact, ...]]]:
    """What each known paper that may be handed in here carries, where a register holds of it."""
    whole = paper.whole
    for kind in paper.types:
        carried = facts_carried(whole.reference, kind, whole.as_of)
        if kind.is_held and carried:
            yield kind, carried


def _told(paper: Paper, of: Callable[[Words], str], counted: str, missing: str) -> str:
    carried = tuple(_carried(paper))
    shares = (
        (f"{of(kind.name)}: " if len(carried) > 1 else "") + _share(found, of, counted, missing)
        for kind, found in carried
    )
    # Which facts a paper carries was read in no text yet (`unverified` in the reference files).
    return f" ({'; '.join(shares)}; {of(_UNVERIFIED)})" if carried else ""


def _share(
    carried: tuple[CarriedFact, ...], of: Callable[[Words], str], counted: str, missing: str
) -> str:
    lacking = [of(each.fact.name).lower() for each in carried if not each.is_held]
    share = f"{len(carried) - len(lacking)}/{len(carried)} {counted}"
    return f"{share}, {missing}: {'; '.join(lacking)}" if lacking else share


CONTENTS: Mapping[str, Fact[Paper]] = facts(facts_held, facts_missing, facts_told, facts_told_en)
