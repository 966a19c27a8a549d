"""Facts about what stands in a paper: which of it a register holds, which of it none does."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal

from registry.analysis.context import Paper
from registry.analysis.facts.fact import Fact, facts
from registry.reference import CarriedFact, DocumentType, Standing, Words

Lang = Literal["vi", "en"]
_COUNTED = Words(vi="thông tin", en="facts")
_MISSING = Words(vi="thiếu", en="missing")
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
    return _told(paper, "vi")


def facts_told_en(paper: Paper) -> str:
    """In English, how much of it is held and what is missing; "" where that is not known."""
    return _told(paper, "en")


def _carried(paper: Paper) -> Iterator[tuple[DocumentType, tuple[CarriedFact, ...]]]:
    """What each known paper that may be handed in here carries, where a register holds of it."""
    whole = paper.whole
    for kind in paper.types:
        if kind.is_held and (carried := whole.law.carried(kind.key)):
            yield kind, carried


def _told(paper: Paper, lang: Lang) -> str:
    carried = [kind for kind, _ in _carried(paper)]
    shares = (
        (f"{_in(lang, kind.name)}: " if len(carried) > 1 else "")
        + _share(paper.whole.law, kind.key, lang)
        for kind in carried
    )
    # Which facts a paper carries was read in no text yet (`unverified` in the reference files).
    return f" ({'; '.join(shares)}; {_in(lang, _UNVERIFIED)})" if carried else ""


@lru_cache(maxsize=1_000)  # papers are few, and what they carry stays the same all day
def _share(law: Standing, key: str, lang: Lang) -> str:
    """How many facts of a type of paper are held, and which are missing."""
    carried = law.carried(key)
    lacking = [_in(lang, each.fact.name).lower() for each in carried if not each.is_held]
    share = f"{len(carried) - len(lacking)}/{len(carried)} {_in(lang, _COUNTED)}"
    return f"{share}, {_in(lang, _MISSING)}: {'; '.join(lacking)}" if lacking else share


def _in(lang: Lang, words: Words) -> str:
    return words.vi if lang == "vi" else words.en


CONTENTS: Mapping[str, Fact[Paper]] = facts(facts_held, facts_missing, facts_told, facts_told_en)
