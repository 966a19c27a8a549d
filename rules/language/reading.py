"""Which keys of a subject expressions read, so that nothing else need be worked out or converted.

CEL converts the whole of `p` before its first answer, which for a real subject takes longer than a
rule. This file is careful rather than clever: what it cannot follow counts as read in full.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from rules.language.tokens import Reference, Token, bound_names, references, tokens_of
from rules.view import ABSENT, plain

# Key of the subject -> keys of its elements, or of the map that it is; None where all is read.
Reads = Mapping[str, frozenset[str] | None]
# Macros that give a truth value, so that no element leaves them.
_ANSWERING: Final = frozenset({"exists", "exists_one", "all"})


def reads_of(source: str, over: tuple[str, str] | None = None) -> Reads | None:
    """What an expression reads; `over` names the list and its element. None: of everything.

    >>> read = reads_of("book.lent && p.shelves.exists(s, s.id == book.shelf)", ("books", "book"))
    >>> {name: sorted(keys) for name, keys in read.items()}
    {'books': ['lent', 'shelf'], 'shelves': ['id']}
    """
    tokens = tokens_of(source)
    bound = bound_names(tokens)
    if any(over_ is None for _, over_ in bound):
        return None
    lists = [(over[1], over[0])] if over else []
    lists += [(name.text, r.names[1]) for name, r in bound if r and _is_key_of_subject(r)]
    bindings = {id(name) for name, _ in bound}
    found: dict[str, frozenset[str] | None] = {name: frozenset() for _, name in lists}
    for reference in references(tokens):
        if id(tokens[reference.first]) in bindings:
            continue
        if reference.names == ("p",):
            return None
        _note(found, reference, tokens, lists)
    return found


def _is_key_of_subject(reference: Reference) -> bool:
    return reference.names[0] == "p" and len(reference.names) == 2


def _note(
    found: dict[str, frozenset[str] | None],
    reference: Reference,
    tokens: Sequence[Token],
    lists: Iterable[tuple[str, str]],
) -> None:
    first, *rest = reference.names
    if first == "p":
        stays = len(rest) > 1 or _elements_stay(reference, tokens)
        _add(found, rest[0], frozenset(rest[1:2]) if stays else None)
    for name, list_name in lists:
        if name == first:
            _add(found, list_name, frozenset(rest[:1]) if rest else None)


def _elements_stay(reference: Reference, tokens: Sequence[Token]) -> bool:
    """Whether a list is only looped over for a truth value, counted, or asked for by `has`."""
    after = [token.text for token in tokens[reference.last + 1 : reference.last + 4]]
    before = [token.text for token in tokens[max(reference.first - 2, 0) : reference.first]]
    loops = after[:1] == ["."] and after[1:2] and after[1] in _ANSWERING
    return (
        bool(loops)
        or after[:2] == [".", "size"]
        or (before in (["size", "("], ["has", "("]) and after[:1] == [")"])
    )


def _add(found: dict[str, frozenset[str] | None], key: str, fields: frozenset[str] | None) -> None:
    known = found.get(key, frozenset())
    found[key] = None if fields is None or known is None else known | fields


def together(all_reads: Iterable[Reads | None]) -> Reads | None:
    """What several expressions read between them."""
    found: dict[str, frozenset[str] | None] = {}
    for reads in all_reads:
        if reads is None:
            return None
        for key, fields in reads.items():
            _add(found, key, fields)
    return found


def cut_to(reads: Reads | None, view: Mapping[str, Any]) -> Mapping[str, Any]:
    """The part of a view that is read, as plain data; the paths of elements stay."""
    if reads is None:
        known: Mapping[str, Any] = plain(view)
        return known
    found = ((key, fields, view.get(key, ABSENT)) for key, fields in reads.items())
    return {
        key: cut(value, fields if fields is None else fields | {"path"})
        for key, fields, value in found
        if value is not ABSENT
    }


def cut(value: Any, fields: frozenset[str] | None) -> Any:  # Any: plain data
    """A value as plain data; of a map, or of each element of a list, only some fields."""
    if fields is not None and isinstance(value, dict):
        return _fields(value, fields)
    if fields is None or not isinstance(value, list):
        return plain(value)
    return [_fields(item, fields) if isinstance(item, dict) else item for item in value]


def _fields(element: Mapping[str, Any], fields: frozenset[str]) -> Mapping[str, Any]:
    found = ((key, element.get(key, ABSENT)) for key in fields)
    return {key: plain(value) for key, value in found if value is not ABSENT}


@dataclass(frozen=True, slots=True, eq=False)
class Need:
    """One value that an expression reads: a key of the element (`own`) or of the subject.

    Of a list that is only looped over, some fields of each element, and of a map that is only gone
    into, some fields; None for all of the value.
    Needs are compared by identity, which is quick: `need` gives one object for equal ones.
    """

    own: bool
    key: str
    fields: frozenset[str] | None = None

    def value(self, view: Mapping[str, Any], element: Mapping[str, Any]) -> Any:  # Any: plain data
        """The value as plain data, or ABSENT where it is not known."""
        found = (element if self.own else view).get(self.key, ABSENT)
        return found if found is ABSENT else cut(found, self.fields)


@cache
def need(own: bool, key: str, fields: frozenset[str] | None = None) -> Need:
    """The one object that stands for reading this value."""
    return Need(own, key, fields)


# How the element of a rule is called among the keys that are read: no key is empty.
_OWN: Final = ""


def needs_of(source: str, name: str | None) -> tuple[Need, ...] | None:
    """What an expression reads, key by key, with its element called `name`.

    None where that cannot be told key by key: it reads the element or the subject as a whole.

    >>> [each.key for each in needs_of("book.lent && p.open", "book")]
    ['lent', 'open']
    """
    reads = reads_of(source, (_OWN, name) if name else None)
    own = frozenset() if reads is None else reads.get(_OWN, frozenset())
    if reads is None or own is None:
        return None
    rest = [need(False, key, fields) for key, fields in reads.items() if key != _OWN]
    return (*(need(True, key) for key in sorted(own)), *rest)


def asked_for(source: str, name: str | None) -> frozenset[tuple[bool, str]]:
    """The keys that an expression asks about by `has(…)`, own ones marked.

    Of these alone "not there" is an answer, so they have to be looked up before it is asked.

    >>> asked_for("has(book.note) || has(p.owner.name) || p.open", "book")
    frozenset({(True, 'note')})
    """
    return frozenset(_asked_for(tokens_of(source), name))


def _asked_for(tokens: Sequence[Token], name: str | None) -> Iterator[tuple[bool, str]]:
    for reference in references(tokens):
        before = [token.text for token in tokens[max(reference.first - 2, 0) : reference.first]]
        if before == ["has", "("] and len(reference.names) == 2:
            first, key = reference.names
            if first in ("p", name):
                yield first == name, key
