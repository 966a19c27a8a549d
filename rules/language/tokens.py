"""What can be read off an expression without evaluating it: names, macros, literal words.

CEL's own checker says whether an expression is sound; this file answers what it cannot: which
fields it reads (for the evidence of a finding), how deep its loops nest, which literal is compared
with which field.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

MACROS: Final = frozenset({"all", "exists", "exists_one", "map", "filter"})

_TOKEN: Final = re.compile(
    r"""
    (?P<space>\s+|//[^\n]*)
  | (?P<text>[bB]?[rR]?(?:\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'))
  | (?P<name>[A-Za-z_]\w*)
  | (?P<number>\d[\w.]*)
  | (?P<sign>==|!=|<=|>=|&&|\|\||.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an expression; `start` is its offset."""

    kind: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Reference:
    """A dotted name as written: `doc.limit.days`; `first` and `last` are token numbers."""

    names: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A field compared with literal texts: (`doc.kind`, the tokens of the texts)."""

    reference: Reference
    literals: tuple[Token, ...]


def tokens_of(source: str) -> tuple[Token, ...]:
    """The tokens of an expression, spaces and comments left out; never fails."""
    found = (
        Token(match.lastgroup or "sign", match.group(), match.start())
        for match in _TOKEN.finditer(source)
    )
    return tuple(token for token in found if token.kind != "space")


def references(tokens: Sequence[Token]) -> tuple[Reference, ...]:
    """The dotted names of an expression; a called method is not part of the name.

    >>> [r.names for r in references(tokens_of('doc.name.startsWith("a") && p.on'))]
    [('doc', 'name'), ('p', 'on')]
    """
    return tuple(_references(tokens))


def _references(tokens: Sequence[Token]) -> Iterator[Reference]:
    at = 0
    while at < len(tokens):
        if tokens[at].kind != "name" or (at and tokens[at - 1].text == "."):
            at += 1
            continue
        end = at
        while _texts(tokens, end + 1, 1) == (".",) and _kind(tokens, end + 2) == "name":
            end += 2
        last = end - 2 if _texts(tokens, end + 1, 1) == ("(",) else end
        if last >= at:
            yield Reference(tuple(t.text for t in tokens[at : last + 1 : 2]), at, last)
        at = end + 1


def macro_depth(tokens: Sequence[Token]) -> int:
    """How deep macros (exists, all, map, …) nest in each other."""
    deepest = 0
    open_: list[bool] = []
    for at, token in enumerate(tokens):
        if token.text == "(":
            open_.append(_calls_macro(tokens, at))
            deepest = max(deepest, sum(open_))
        elif token.text == ")" and open_:
            open_.pop()
    return deepest


def _calls_macro(tokens: Sequence[Token], at: int) -> bool:
    return at >= 2 and tokens[at - 1].text in MACROS and tokens[at - 2].text == "."


def bound_names(tokens: Sequence[Token]) -> tuple[tuple[Token, Reference | None], ...]:
    """The names that macros bind, each with the list it runs over where that has a dotted name.

    In `p.steps.exists(s, …)` that is `s`, over `p.steps`.
    """
    lists = {reference.last: reference for reference in references(tokens)}
    return tuple(
        (tokens[at + 1], lists.get(at - 3))
        for at in range(len(tokens))
        if tokens[at].text == "(" and _calls_macro(tokens, at) and _kind(tokens, at + 1) == "name"
    )


def comparisons(tokens: Sequence[Token]) -> tuple[Comparison, ...]:
    """Fields compared with literal texts by ==, != and `in`, either way round."""
    return tuple(_comparisons(tokens))


def _comparisons(tokens: Sequence[Token]) -> Iterator[Comparison]:
    for reference in references(tokens):
        literals = [
            *_literals_after(tokens, reference.last + 1),
            *_literals_before(tokens, reference.first - 1),
        ]
        if literals:
            yield Comparison(reference, tuple(literals))


def _literals_after(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    """The texts in `== "a"`, `!= "a"` and `in ["a", "b"]`, read from the sign on."""
    sign = _texts(tokens, at, 1)
    if sign in {("==",), ("!=",)} and _kind(tokens, at + 1) == "text":
        yield tokens[at + 1]
    elif _texts(tokens, at, 2) == ("in", "["):
        at += 2
        while _kind(tokens, at) == "text":
            yield tokens[at]
            at += 2


def _literals_before(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    """The text in `"a" ==`, `"a" !=` and `"a" in`, read back from the sign."""
    if (
        _texts(tokens, at, 1)[0:1] in {("==",), ("!=",), ("in",)}
        and _kind(tokens, at - 1) == "text"
    ):
        yield tokens[at - 1]


def _kind(tokens: Sequence[Token], at: int) -> str | None:
    return tokens[at].kind if 0 <= at < len(tokens) else None


def _texts(tokens: Sequence[Token], at: int, count: int) -> tuple[str, ...]:
    return tuple(t.text for t in tokens[at : at + count]) if at >= 0 else ()


def literal_value(token: Token) -> str | None:
    """The value of a plain quoted text; None for raw, triple-quoted or escaped ones."""
    plain = token.text[:1] in "\"'" and token.text[:3] not in {'"""', "'''"}
    return token.text[1:-1] if plain and "\\" not in token.text else None
