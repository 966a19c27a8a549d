"""Facts about what of a paper can go where data is read: all of it, or some papers of a choice.

A choice of which some papers are held keeps the others for those whose data is not there, so what
is left of it becomes a fallback: else everybody would have to bring one of the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from registry.analysis.context import Paper, folded
from registry.analysis.facts.fact import Fact, facts
from registry.analysis.facts.papers import paper_types
from registry.procedure.model import Alternative
from registry.procedure.paths import item_key
from registry.procedure.vocabulary import Register
from registry.reference import DocumentType


def held_parts(paper: Paper) -> tuple[str, ...]:
    """Paths of what data takes the place of: papers of a choice, or the whole document.

    () where its row only names the held paper beside it, so that nothing of the file is that paper.
    """
    if _only_beside(paper):
        return ()
    return tuple(_of_choice(paper)) or (_path(paper),)


def told_as(paper: Paper) -> str:
    """How a sentence names what is held: its name, or in Vietnamese the paper its row names."""
    return _told_as(paper, "vi", "trong")


def told_as_en(paper: Paper) -> str:
    """How a sentence names what is held: its name, or in English the paper its row names."""
    return _told_as(paper, "en", "in")


def _told_as(paper: Paper, lang: Literal["vi", "en"], word: str) -> str:
    name = paper.document.name
    names = ", ".join(getattr(kind.name, lang) for kind in _named_in_row(paper))
    return f"{names} ({word}: {name})" if names else name


def _named_in_row(paper: Paper) -> Sequence[DocumentType]:
    """The held papers that are meant, where its own name is of none of them."""
    document = paper.document
    meant = [kind for kind in paper.types if kind.is_held and kind.key in paper.once(paper_types)]
    by_name = any(kind is paper.own_type or kind.pattern.search(paper.name) for kind in meant)
    return () if by_name or document.register_ not in (None, Register.NONE) else meant


def _only_beside(paper: Paper) -> bool:
    choices = {paper.choice_type(each) for each in paper.document.alternatives}
    named = _named_in_row(paper)
    return bool(named) and not any(kind in choices for kind in named)


def fallback_paths(paper: Paper) -> tuple[str, ...]:
    """Paths of the mark `fallback_only` of the papers a choice is left with; () for no choice."""
    group = paper.document.any_of
    others = (
        each for each in paper.whole.papers if each is not paper and each.document.any_of == group
    )
    left = (paper,) if _of_choice(paper) else tuple(others) if group else ()
    return tuple(f"{_path(each)}/fallback_only" for each in left if not _is_marked(each))


def _is_marked(paper: Paper) -> bool:
    return paper.document.fallback_only


def _path(paper: Paper) -> str:
    return f"documents/{paper.document.id}"


def _of_choice(paper: Paper) -> Sequence[str]:
    """The papers of a choice that are held, where others are left; else none."""
    choices = paper.document.alternatives
    held = tuple(each for each in choices if _is_held(paper, each))
    return tuple(dict.fromkeys(_paths(paper, held))) if len(held) < len(choices) else ()


def _paths(paper: Paper, choices: Sequence[Alternative]) -> Iterator[str]:
    for each in choices:
        if key := item_key("alternatives", {"name": each.name}):
            yield f"{_path(paper)}/alternatives/{key}"


def _is_held(paper: Paper, choice: Alternative) -> bool:
    """Whether a register that is shared on the day holds what it proves."""
    whole, kind = paper.whole, paper.choice_type(choice)
    register = choice.register_ or (kind.register_ if kind else None)
    if register in (None, Register.NONE) or whole.says("foreign", folded(choice.name)):
        return False
    return register in whole.law.shared


PARTS_OF_PAPERS: Mapping[str, Fact[Paper]] = facts(
    held_parts, fallback_paths, told_as, told_as_en
)  # fmt: skip
