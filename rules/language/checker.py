"""Checking an expression before it is ever run: types, limits, closed words, patterns.

Types are checked by Google's CEL checker against the caller's description; its texts (tried with
cel-expr-python 0.1.3) are turned into sentences that say what to write instead.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from cel_expr_python import cel

from rules.errors import ConditionRefused, Mistake
from rules.language.tokens import (
    MACROS,
    Comparison,
    Token,
    bound_names,
    comparisons,
    literal_value,
    macro_depth,
    tokens_of,
)
from rules.language.types import PACKAGE, FieldType, Scope
from rules.suggestion import did_you_mean

MAX_LENGTH: Final = 2000
MAX_MACRO_DEPTH: Final = 3
FUNCTIONS: Final = frozenset(
    {"size", "has", "startsWith", "endsWith", "contains", "matches", "int", "double", "string"}
)

TOO_NESTED: Final = Mistake(
    1, 1, "too-deep", "nested too deeply; about 25 levels are read. Make part of it a fact."
)

_REPORT: Final = re.compile(
    r"ERROR: <input>:(-?\d+):(-?\d+): (.*?)(?=\n \| |\nERROR: | \[INVALID_ARGUMENT\]$|\Z)",
    re.DOTALL,
)
_FIELD: Final = re.compile(r"undefined field '(.*)' not found in struct '(.*)'")
_NAME: Final = re.compile(r"undeclared reference to '(.*)' \(in container")
_OVERLOAD: Final = re.compile(r"found no matching overload for '(.*)' applied to '\((.*)\)'")
_WRAPPER: Final = re.compile(r"wrapper\((\w+)\)")
_FOREIGN_SIGNS: Final[Mapping[str, str]] = {
    "and": "&&",
    "or": "||",
    "not": "!",
    "=": "==",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
}


def check(source: str, scope: Scope, *, gives: str) -> None:
    """Refuses what cannot be an expression of `scope`; `gives` is its type, bool or string.

    Raises ConditionRefused with every mistake, each with its line and column in `source`.
    """
    tokens = tokens_of(source)
    mistakes = [*_limits(source, tokens), *_forbidden(source, tokens, scope)]
    mistakes = mistakes or list(_typed(source, scope, gives))
    mistakes = mistakes or [*_words(source, tokens, scope), *_patterns(source, tokens)]
    if mistakes:
        raise ConditionRefused(mistakes)


def _typed(source: str, scope: Scope, gives: str) -> Iterator[Mistake]:
    names = {name: _cel_type(type_) for name, type_ in scope.variables.items()}
    names |= {f"params.{name}": _cel_type(type_) for name, type_ in scope.params.items()}
    environment = cel.NewEnv(descriptor_pool=scope.types.pool, variables=names)
    try:
        given = environment.compile(source).return_type()
    except (RuntimeError, TypeError) as error:
        yield from _explained(str(error), source, scope)
        return
    if given != getattr(cel.Type, gives.upper()):
        wanted = "true or false" if gives == "bool" else f"a {gives}"
        found = _plain_type(given.name()).lower()
        yield Mistake(1, 1, "wrong-result", f"this gives {found}, but must give {wanted}.")


def _explained(error: str, source: str, scope: Scope) -> Iterator[Mistake]:
    if "recursion" in error:
        yield TOO_NESTED
        return
    reports = _REPORT.findall(error)
    for line, column, text in reports:
        mistake = _explain(max(int(line), 1), max(int(column), 1), text, source, scope)
        yield mistake
        if mistake.code == "syntax":
            return
    if not reports:
        yield Mistake(1, 1, "syntax", f"this cannot be read: {error.splitlines()[0]}.")


def _explain(line: int, column: int, text: str, source: str, scope: Scope) -> Mistake:
    if found := _FIELD.match(text):
        message = found[2].removeprefix(f"{PACKAGE}.")
        hint = did_you_mean(found[1], scope.types.fields(message))
        words = f'{message} has no field "{found[1]}". {hint}'
        return Mistake(line, column + 1, "unknown-field", words)
    if found := _NAME.match(text):
        return _unknown_name(found[1], line, column, source, scope)
    if found := _OVERLOAD.match(text):
        return Mistake(line, column, "wrong-type", _overload(found[1], found[2]))
    code = "syntax" if "Syntax error" in text else "wrong-type"
    return Mistake(line, column, code, _syntax(text))


def _words(source: str, tokens: Sequence[Token], scope: Scope) -> Iterator[Mistake]:
    """Literals compared with a field of closed words must be words of it."""
    bound = {
        token.text: FieldType(list_.name, words=list_.words)
        for token, over in bound_names(tokens)
        if over is not None and (list_ := scope.resolve(over.names)) is not None
    }
    for comparison in comparisons(tokens):
        names = comparison.reference.names
        start = bound.get(names[0])
        type_ = scope.types.resolve(start, names[1:]) if start else scope.resolve(names)
        if type_ is not None and type_.words is not None:
            allowed = scope.types.vocabularies[type_.words]
            yield from _foreign_words(source, comparison, allowed)


def _cel_type(type_: FieldType) -> Any:  # Any: cel-expr-python ships no types
    scalars = {"string": "STRING", "int": "INT", "double": "DOUBLE", "bool": "BOOL", "any": "DYN"}
    name = scalars.get(type_.name)
    found = getattr(cel.Type, name) if name else cel.Type(f"{PACKAGE}.{type_.name}")
    return cel.Type.List(found) if type_.many else found


def _limits(source: str, tokens: Sequence[Token]) -> Iterator[Mistake]:
    if len(source) > MAX_LENGTH:
        words = f"{len(source):,} characters; at most {MAX_LENGTH:,}. Make part of it a fact."
        yield Mistake(1, 1, "too-long", words)
    if (depth := macro_depth(tokens)) > MAX_MACRO_DEPTH:
        words = f"{depth} loops inside each other; at most {MAX_MACRO_DEPTH}. Make it a fact."
        yield Mistake(1, 1, "too-deep", words)


def _forbidden(source: str, tokens: Sequence[Token], scope: Scope) -> Iterator[Mistake]:
    for at, token in enumerate(tokens[:-1]):
        if token.text == "dyn" and token.kind == "name" and tokens[at + 1].text == "(":
            words = "dyn() switches the type check off, and is not allowed. Leave it out."
            yield _mistake(source, token.start, "unknown-function", words)
    for token, _ in bound_names(tokens):
        if token.text in {*scope.variables, "params"}:
            words = f'"{token.text}" already means something here. Choose another name.'
            yield _mistake(source, token.start, "name-taken", words)


def _patterns(source: str, tokens: Sequence[Token]) -> Iterator[Mistake]:
    """Regular expressions written out are tried once, so that a broken one is found at load."""
    environment = cel.NewEnv()
    for at, token in enumerate(tokens[2:], start=2):
        if token.kind != "text" or [t.text for t in tokens[at - 2 : at]] != ["matches", "("]:
            continue
        answer = environment.compile(f"''.matches({token.text})").eval()
        if answer.type() == cel.Type.ERROR:
            reason = str(answer.value()).rpartition("expression: ")[2]
            words = f"{token.text} is no valid pattern: {reason}."
            yield _mistake(source, token.start, "bad-pattern", words)


def _foreign_words(
    source: str, comparison: Comparison, allowed: frozenset[str]
) -> Iterator[Mistake]:
    for token in comparison.literals:
        word = literal_value(token)
        if word is not None and word not in allowed:
            name = ".".join(comparison.reference.names)
            words = f'"{word}" is no word of {name}. {did_you_mean(word, allowed)}'
            yield _mistake(source, token.start, "unknown-word", words)


def _mistake(source: str, offset: int, code: str, words: str) -> Mistake:
    line = source.count("\n", 0, offset) + 1
    column = offset - (source.rfind("\n", 0, offset) + 1) + 1
    return Mistake(line, column, code, words)


def _unknown_name(name: str, line: int, column: int, source: str, scope: Scope) -> Mistake:
    sign = (source.split("\n")[line - 1] + " ")[column - 1 : column]
    if sign == "(":
        hint = did_you_mean(name, FUNCTIONS | MACROS)
        column = max(column - len(name), 1)
        return Mistake(line, column, "unknown-function", f'no function "{name}". {hint}')
    first, _, rest = name.partition(".")
    if sign == ".":
        column = max(column - len(first), 1)
    if first == "params":
        hint = did_you_mean(rest, scope.params) if scope.params else "The rule has no params."
        return Mistake(line, column, "unknown-name", f'no parameter "{rest}". {hint}')
    quoted = f' If it is a word, write it in quotes: "{name}".' if source.strip() == name else ""
    words = f'nothing is called "{first}" here. {did_you_mean(first, scope.names)}{quoted}'
    return Mistake(line, column, "unknown-name", words)


def _overload(function: str, given: str) -> str:
    sign = function.replace("_", "").removeprefix("@") or function
    types = _plain_type(given)
    hint = ""
    if "int" in types and "double" in types:
        hint = " Whole numbers and decimals do not mix: write 15.0, or double(…)."
    if "null" in types:
        hint = " This field is never null."
    return f'"{sign}" cannot be used on ({types}).{hint}'


def _plain_type(name: str) -> str:
    return _WRAPPER.sub(r"\1 or null", name).replace(f"{PACKAGE}.", "").replace("null_type", "null")


def _syntax(text: str) -> str:
    words = re.sub(r"\s+", " ", _plain_type(text.removeprefix("Syntax error: ")))
    found = re.search(r"'([^']+?)\s*'", words)
    right = _FOREIGN_SIGNS.get(found[1]) if found else None
    expecting = words.split(" expecting {")[0]
    return f"{expecting}." + (f" Write {right} instead." if right else "")
