"""What differs between a local authority's procedure and the one it adapts, element by element.

A paper that was merely given other words is told as reworded, by the same measure as in
`registry.analysis.catalogue.local_differences`: it is never a paper more or less. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from registry.analysis.catalogue.alike.paper_name import PaperNames
from registry.analysis.catalogue.local_differences import is_reworded
from registry.procedure.differences import Difference, Kind, differences, in_words
from registry.procedure.model import Procedure
from registry.refusals import Words

# What says whose the content is and how it was published, not how it is carried out.
_ABOUT_THE_FILE = frozenset({"authority", "decision", "validity", "volume", "effort", "related"})
_REWORDED = Words("Chỉ khác chữ", "Only worded otherwise")


@dataclass(frozen=True, slots=True)
class Drift:
    """One difference, from the base to the local procedure; `reworded`: in words alone."""

    difference: Difference
    reworded: bool = False

    @property
    def words(self) -> Words:
        """It in a sentence, in both languages."""
        said = in_words(self.difference)
        if not self.reworded:
            return said
        return Words(
            f"{_REWORDED.vi}: {_first_low(said.vi)}", f"{_REWORDED.en}: {_first_low(said.en)}"
        )


def drift(local: Procedure, base: Procedure, names: PaperNames) -> tuple[Drift, ...]:
    """All differences: what is carried out otherwise first, then what is merely reworded."""
    told = [each for each in differences(base, local) if each.part not in _ABOUT_THE_FILE]
    renamed, rest = _renamed(told, names)
    found = [*rest, *renamed]
    return tuple(sorted(found, key=lambda each: each.reworded))


def _renamed(told: Sequence[Difference], names: PaperNames) -> tuple[list[Drift], list[Drift]]:
    """Papers under another id whose names are alike, as one difference each; and the others."""
    gone = [each for each in told if _is_whole_paper(each, Kind.REMOVED)]
    found: list[Drift] = []
    done: set[str] = set()
    for new in (each for each in told if _is_whole_paper(each, Kind.ADDED)):
        old = next(
            (o for o in gone if o.path not in done and is_reworded(new.name, o.name, names)), None
        )
        if old is not None:
            done |= {old.path, new.path}
            found += _same_paper(old, new)
    left = (each for each in told if each.path not in done)
    return found, [Drift(each, _is_other_words(each, names)) for each in left]


def _is_whole_paper(each: Difference, kind: Kind) -> bool:
    return each.part == "documents" and each.key is None and each.kind is kind


def _same_paper(old: Difference, new: Difference) -> Iterator[Drift]:
    """A paper under two ids: its words, and each key that says something else."""
    keys = [key for key in new.after if key not in ("id", "name", "text")]
    for key in [*keys, *(k for k in old.before if k not in (*keys, "id", "name", "text"))]:
        one, other = old.before.get(key), new.after.get(key)
        if one != other:
            yield Drift(_changed(new, key, one, other))
    yield Drift(_changed(new, "name", old.name, new.name), reworded=True)


def _changed(paper: Difference, key: str, before: Any, after: Any) -> Difference:
    if before is None or after is None:
        kind = Kind.ADDED if before is None else Kind.REMOVED
    else:
        kind = Kind.CHANGED
    path = f"{paper.path}/{key}"
    return Difference(path, paper.part, kind, before, after, paper.name, key)


def _is_other_words(each: Difference, names: PaperNames) -> bool:
    if each.part != "documents" or each.key not in ("name", "text"):
        return False
    if each.key == "text":
        return True  # the printed row; what it asks for stands in the other keys
    return is_reworded(each.after, each.before, names)


def _first_low(text: str) -> str:
    return text[:1].lower() + text[1:]
