"""What became of a path of a procedure from one edition to another, in words.

A path that is gone is looked for again under another name: ids are made of names, so an element
whose name was touched up has another id. Names that only resemble each other are told as a
likelihood.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz
from sqlmodel import Session, col, select

from registry.procedure.differences import differences, in_words, key_label, part_label
from registry.procedure.folding import fold_words
from registry.procedure.model import Procedure
from registry.procedure.paths import WHOLE, element_of, item_key, resolve
from registry.procedure.writing import plain_data
from registry.refusals import Words
from registry.review.editing.elements import at, called
from registry.review.reading import content_of
from registry.store.review_tables import ReviewCaseRow
from registry.store.tables import EditionRow

_Data = Mapping[str, Any]  # Any: plain data
_MOST_EDITIONS = 20
_ALIKE = 75  # of 100; below it names of other papers of the same procedure come up


class Fate(StrEnum):
    """What became of a path."""

    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class PathFate:
    """What became of a path; `now` is where it is found in the other edition, None: nowhere."""

    path: str
    fate: Fate
    now: str | None
    words: Words


def fate_of(path: str, before: Procedure, after: Procedure) -> PathFate | None:
    """What became of a path between two contents; None: it stands, or was in neither."""
    old, new = plain_data(before), plain_data(after)
    had = _deepest(old, path)
    if had == WHOLE or len(had) < len(element_of(path)):
        return None
    has = _deepest(new, had)
    if has == had:
        return _changed(path, before, after) if had == path else None
    gone = _joined(has, had.removeprefix(f"{has}/").split("/")[0])
    if isinstance(at(new, has), list):
        return _element_gone(path, gone, old, new)
    gone = gone if "/" in gone else element_of(had)
    return PathFate(path, Fate.REMOVED, None, _no_longer(_name(old, gone)))


def lost(session: Session, case: ReviewCaseRow, path: str) -> PathFate | None:
    """What became of a path of an earlier edition in the one under review; None: it never was."""
    now = content_of(session, case.edition)
    here = _deepest(plain_data(now), path)
    for edition in _earlier(session, case):
        before = content_of(session, edition)
        if len(_deepest(plain_data(before), path)) > len(here):
            return fate_of(path, before, now)
    return None


def is_in(procedure: Procedure, path: str) -> bool:
    """Whether a content has a path."""
    return resolve(plain_data(procedure), path) is not None


def _earlier(session: Session, case: ReviewCaseRow) -> Sequence[str]:
    """Other editions of the procedure, those that were loaded last first."""
    query = select(EditionRow.hash).where(
        EditionRow.procedure == case.procedure, EditionRow.hash != case.edition
    )
    newest = col(EditionRow.first_seen).desc()
    return session.exec(query.order_by(newest, EditionRow.hash).limit(_MOST_EDITIONS)).all()


def _changed(path: str, before: Procedure, after: Procedure) -> PathFate | None:
    found = [
        in_words(each)
        for each in differences(before, after)
        if each.path == path or each.path.startswith(f"{path}/") or path.startswith(f"{each.path}/")
    ]
    if not found:
        return None
    said = Words("; ".join(each.vi for each in found), "; ".join(each.en for each in found))
    return PathFate(path, Fate.CHANGED, path, said)


def _element_gone(path: str, gone: str, old: _Data, new: _Data) -> PathFate:
    """An element that its list no longer has: the one most like it that was not there before."""
    list_path = gone.rpartition("/")[0]
    part, name = list_path.rpartition("/")[2], _name(old, gone).vi
    known = {item_key(part, each) for each in at(old, list_path)}
    candidates = [
        (_likeness(fold_words(name), fold_words(other.vi)), key, other.vi)
        for each in at(new, list_path)
        if (key := item_key(part, each)) and key not in known and (other := called(each))
    ]
    likeness, key, other_name = max(candidates, default=(0.0, "", ""))
    if likeness < _ALIKE:
        return PathFate(path, Fate.REMOVED, None, _no_longer(_name(old, gone)))
    now = _joined(list_path, key) + path[len(gone) :]
    said = _now_called(name, other_name, now, sure=likeness == 100)
    return PathFate(path, Fate.RENAMED, now, said)


def _likeness(one: str, other: str) -> float:
    """How much two folded names are alike, of 100; names that are numbered otherwise are not.

    >>> _likeness("mau so 01", "mau so 02")
    0.0
    """
    if _numbers(one) != _numbers(other):
        return 0.0
    return fuzz.token_sort_ratio(one, other)


def _numbers(name: str) -> frozenset[str]:
    """The words of a folded name that tell forms of a series apart: numbers and single letters."""
    return frozenset(word for word in name.split() if len(word) == 1 or any(map(str.isdigit, word)))


def _name(data: _Data, path: str) -> Words:
    """What is at a path by its own words, by those of its key, else by its path."""
    if (name := called(at(data, path))) is not None:
        return name
    outer, _, key = path.rpartition("/")
    label, holder = key_label(key) if outer else part_label(key), called(at(data, outer))
    if holder is None:
        return label
    return Words(f"{label.vi}: {holder.vi}", f"{label.en}: {holder.en}")


def _no_longer(name: Words) -> Words:
    return Words(f"«{name.vi}» không còn nữa.", f"“{name.en}” is there no longer.")


def _now_called(name: str, other: str, path: str, *, sure: bool) -> Words:
    is_now = Words("nay là", "is now") if sure else Words("có lẽ nay là", "is probably now")
    return Words(
        f"«{name}» {is_now.vi} «{other}» ({path}).", f"“{name}” {is_now.en} “{other}” ({path})."
    )


def _deepest(data: _Data, path: str) -> str:
    """The longest beginning of a path that the content has.

    >>> _deepest({"documents": [{"id": "a"}]}, "documents/a/form")
    'documents/a'
    """
    return next(each for each in _beginnings(path) if resolve(data, each) is not None)


def _beginnings(path: str) -> Iterator[str]:
    while path and path != WHOLE:
        yield path
        path = path.rpartition("/")[0]
    yield WHOLE


def _joined(path: str, key: str) -> str:
    return key if path == WHOLE else f"{path}/{key}"
