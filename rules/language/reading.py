"""Which keys of a subject expressions read, so that CEL need not convert the rest of it.

CEL converts the whole of `p` before its first answer, which for a real subject takes longer than a
rule. This file is careful rather than clever: what it cannot follow counts as read in full.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from rules.language.tokens import Reference, Token, bound_names, references, tokens_of

# Key of the subject -> keys of its elements; None where all of the value is read.
Reads = Mapping[str, frozenset[str] | None]
# Macros that give a truth value, so that no element leaves them.
_ANSWERING: Final = frozenset({"exists", "exists_one", "all"})


def reads_of(source: str, over: tuple[str, str] | None = None) -> Reads | None:
    """What an expression reads; `over` names the list and its element. None: of everything.

    >>> reads_of("book.lent && p.shelves.exists(s, s.id == book.shelf)", ("books", "book"))
    {'books': frozenset({'lent', 'shelf'}), 'shelves': frozenset({'id'})}
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
        keys = frozenset[str]() if _elements_stay(reference, tokens) else None
        _add(found, rest[0], keys if len(rest) == 1 else None)
    for name, list_name in lists:
        if name == first:
            _add(found, list_name, frozenset(rest[:1]) if rest else None)


def _elements_stay(reference: Reference, tokens: Sequence[Token]) -> bool:
    """Whether a list is only looped over for a truth value, or counted."""
    after = [token.text for token in tokens[reference.last + 1 : reference.last + 4]]
    before = [token.text for token in tokens[max(reference.first - 2, 0) : reference.first]]
    loops = after[:1] == ["."] and after[1:2] and after[1] in _ANSWERING
    return (
        bool(loops)
        or after[:2] == [".", "size"]
        or (before == ["size", "("] and after[:1] == [")"])
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
    """The part of plain data that is read; the paths of elements stay."""
    if reads is None:
        return view
    return {key: _cut(view[key], fields) for key, fields in reads.items() if key in view}


def _cut(value: Any, fields: frozenset[str] | None) -> Any:  # Any: plain data
    if fields is None or not isinstance(value, list):
        return value
    kept = fields | {"path"}
    return [
        {key: item[key] for key in kept if key in item} if isinstance(item, dict) else item
        for item in value
    ]
