"""Running a checked expression over plain maps, with three answers: yes, no, and not known.

The maps are dict, list, str, int, float, bool and None. A key left out is *not known*: CEL then
answers `Key not found in map`, unless &&, || or exists() is decided without it.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Any, Final

from cel_expr_python import cel

from rules.language.reading import Need, asked_for, needs_of, reads_of
from rules.language.tokens import references, tokens_of

_MISSING: Final = re.compile(r"Key not found in map ?: [\"']?(.*?)[\"']?$")
_BUDGET: Final = "Iteration budget exceeded"


class Reason(StrEnum):
    """Why a condition has no answer."""

    NOT_KNOWN = "not-known"  # a key it needs was left out
    CONTEXT = "context"  # a kind of data it needs is absent, such as statistics
    BUDGET = "budget"  # more loop steps than CEL allows (10,000)
    ERROR = "error"  # anything else, such as a division by zero


@dataclass(frozen=True, slots=True)
class Unanswered:
    """No answer, and why; `key` is the missing key or the absent context."""

    reason: Reason
    key: str | None
    text: str


def activation(view: Mapping[str, Any]) -> Any:  # Any: plain data in, CEL's own object out
    """What `p` stands for, made once for a subject: CEL converts all of it on first use."""
    return _environment().Activation({"p": view})


@cache
def _environment(*names: str) -> Any:  # Any: cel-expr-python ships no types
    return cel.NewEnv(variables={name: cel.Type.DYN for name in ("p", *names)})


class Program:
    """One checked expression, compiled when first run.

    `over` names a list of `p` and its element in the expression. There are two ways to ask: by the
    few values it reads (`ask`), and over the whole subject, converted once for many programs. The
    element is then reached through `p` (`[p.books[3]].map(book, …)[0]`) and not given as a value of
    its own: a second activation would convert the subject a second time.
    """

    def __init__(
        self,
        source: str,
        *,
        over: tuple[str, str] | None = None,
        params: Mapping[str, object] | None = None,
    ) -> None:
        # The line break ends a comment that the expression may close with.
        self._source = f"({with_literals(source, params or {})}\n)"
        self._over = over
        self._name = over[1] if over else None
        self.reads = reads_of(source, over)
        self.needs = needs_of(source, self._name)
        asked = asked_for(source, self._name)
        self.first = frozenset(n for n in self.needs or () if (n.own, n.key) in asked)
        self._compiled: dict[int | None, Any] = {}

    def ask(self, values: Mapping[Need, Any]) -> Any:  # Any: what the source gives
        """The value where just these of its needs are known, or Unanswered."""
        p = {need.key: value for need, value in values.items() if not need.own}
        if self._name is None:
            return _evaluated(self._alone, _environment().Activation({"p": p}))
        own = {need.key: value for need, value in values.items() if need.own}
        names = {"p": p, self._name: own}
        return _evaluated(self._alone, _environment(self._name).Activation(names))

    @cached_property
    def _alone(self) -> Any:
        environment = _environment() if self._name is None else _environment(self._name)
        return environment.compile(self._source)

    def __call__(self, values: Any, at: int | None = None) -> Any:  # Any: what the source gives
        """The value for the subject, or for its element number `at`; or Unanswered."""
        return _evaluated(self._compiled.get(at) or self._compile(at), values)

    def hits(self, values: Any) -> list[str] | Unanswered:
        """The paths of the elements that the condition holds for, from one evaluation.

        Unanswered when any element has no answer, though others may have one.
        """
        found: list[str] | Unanswered = _evaluated(self._over_all, values)
        return found

    def compile(self) -> None:
        """Compiles what any subject will need. Raises RuntimeError for what nests too deep."""
        assert self._alone is not None

    def _compile(self, at: int | None) -> Any:
        source = self._source
        if at is not None and self._over is not None:
            list_name, name = self._over
            source = f"[p.{list_name}[{at}]].map({name}, {source})[0]"
        return self._compiled.setdefault(at, _environment().compile(source))

    @cached_property
    def _over_all(self) -> Any:
        assert self._over is not None  # only asked of expressions over a list
        list_name, name = self._over
        return _environment().compile(f"p.{list_name}.map({name}, {self._source}, {name}.path)")


def _evaluated(expression: Any, values: Any) -> Any:
    try:
        answer = expression.eval(values)
        value = answer.plain_value()
    except (RuntimeError, TypeError, ValueError) as error:
        return unanswered(str(error))
    if value.__class__ is str and answer.type() == cel.Type.ERROR:
        return unanswered(value)
    return value


def with_literals(source: str, params: Mapping[str, object]) -> str:
    """The expression with its parameters written out.

    >>> with_literals('p.age > params.most && p.name in params.names', {"most": 7, "names": ("a",)})
    'p.age > (7) && p.name in ["a"]'
    """
    tokens = tokens_of(source)
    for found in reversed(references(tokens)):
        if found.names[0] == "params" and found.names[1:2] and found.names[1] in params:
            start, end = tokens[found.first].start, tokens[found.first + 2]
            literal = _literal(params[found.names[1]])
            source = source[:start] + literal + source[end.start + len(end.text) :]
    return source


def _literal(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else f"({value!r})"


def unanswered(text: str) -> Unanswered:
    """Reads the engine's error text.

    >>> unanswered('NOT_FOUND: Key not found in map : "register"').key
    'register'
    """
    if found := _MISSING.search(text):
        return not_known(found[1])
    if _BUDGET in text:
        return Unanswered(Reason.BUDGET, None, "it needs more than 10,000 loop steps")
    return Unanswered(Reason.ERROR, None, text.removesuffix(" [INTERNAL]"))


def not_known(key: str) -> Unanswered:
    """The answer when a key was left out."""
    return Unanswered(Reason.NOT_KNOWN, key, f'"{key}" is not known')
