"""Answers of conditions, remembered by the values they rest on: CEL is asked once a combination.

Values are looked up one at a time, in a tree: a node says which value is needed next, its children
stand for the values met so far, and a leaf holds the answers. CEL itself says what it needs (the
key that it misses) and decides with whatever is known: `&&`, `||` and `exists` need not know all.
What is decided stays decided when more is known, so the answers are those of the whole subject
(`tests/rules/test_deciding.py`). Only `has(…)` takes silence for an answer: its keys are looked up
before the condition is asked.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from rules.language.program import Program, Unanswered, activation
from rules.language.reading import Need
from rules.view import ABSENT, plain

# Any: plain data and answers of CEL, as everywhere in this file.
Element = Mapping[str, Any]
Answers = tuple[tuple[int, Any], ...]
Values = Mapping[Need, Any]

# A value with more faces, or a tree with more nodes than this, is not worth remembering: a whole
# group of conditions is asked anew for each, one condition alone costs less.
MOST_VALUES: Final = 400
MOST_NODES: Final = 20_000
MOST_NODES_ALONE: Final = 4_000
# A tree of so many nodes has met enough to know which values have few faces.
NODES_TO_LEARN_FROM: Final = 250

# Kinds of values that are equal only to their like.
_MARKS: Final = frozenset({str, bool, ABSENT.__class__})


@dataclass(frozen=True, slots=True)
class _Question:
    """A condition that is not decided yet, and the value it waits for."""

    number: int
    program: Program
    waits_for: Need | None


@dataclass(slots=True)
class _Node:
    """What is known after some values, and what is needed next; None: all is decided."""

    known: tuple[Need, ...]
    answers: Answers
    open: tuple[_Question, ...]
    need: Need | None
    children: dict[Any, "_Node"] = field(default_factory=dict)


class Decider:
    """Answers several conditions about one element after another.

    An answer is the number of a condition with what it gives, or Unanswered; `false` is left out.
    Every program must have `needs`. `outgrown` names the conditions that met too many different
    values; their answers stay right, but are better given elsewhere. A tree that has grown a little
    is planted anew: with values of few faces near the root, whatever they branch into is shared.
    """

    def __init__(self, programs: Sequence[tuple[int, Program]]) -> None:
        self.programs = tuple(programs)
        self.outgrown: frozenset[int] = frozenset()
        self._nodes = 0
        self._faces: dict[Need, set[Any]] = {}
        self._has_learnt = False
        self._root = self._planted()

    def _planted(self) -> _Node:
        waiting = [_Question(number, program, None) for number, program in self.programs]
        return self._node((), (), waiting, {})

    def __call__(self, view: Element, element: Element, marks: dict[Need, Any]) -> Answers:
        """The answers about an element of a view; `marks` keeps those of the view's own values."""
        node = self._root
        while (need := node.need) is not None:
            if not need.own:
                mark = marks.get(need, marks)
                if mark is marks:
                    mark = marks[need] = mark_of(need.value(view, element))
            elif (value := element.get(need.key, ABSENT)).__class__ in _MARKS:
                mark = value
            else:
                mark = mark_of(plain(value))
            node = node.children.get(mark) or self._grow(node, mark, view, element)
        return node.answers

    def _grow(self, node: _Node, mark: Any, view: Element, element: Element) -> _Node:
        """The node after one more value, remembered unless there are too many."""
        assert node.need is not None  # only nodes that need a value grow
        known = (*node.known, node.need)
        values = {need: need.value(view, element) for need in known}
        found = self._node(known, node.answers, node.open, values)
        if self._has_room(node):
            node.children[mark] = found
            self._nodes += 1
            self._learn(node.need, mark)
        return found

    def _learn(self, need: Need, mark: Any) -> None:
        faces = self._faces.setdefault(need, set())
        if len(faces) < MOST_VALUES:
            faces.add(mark)
        if self._nodes >= NODES_TO_LEARN_FROM and not self._has_learnt:
            self._has_learnt = True
            self._nodes = 0
            self._root = self._planted()

    def _node(
        self, known: tuple[Need, ...], answers: Answers, open_: Sequence[_Question], values: Values
    ) -> _Node:
        """The node where these values are known: what they decide, and what is needed next."""
        asked = [_asked(question, known[-1:], values) for question in open_]
        still = tuple(each for each in asked if isinstance(each, _Question))
        decided = (each for each in asked if isinstance(each, tuple) and each[1] is not False)
        return _Node(known, (*answers, *decided), still, self._needed_first(still))

    def _needed_first(self, open_: Sequence[_Question]) -> Need | None:
        """Of what the conditions wait for the value of fewest faces, then what most wait for."""
        needs = Counter(question.waits_for for question in open_)
        faces = self._faces

        def rank(need: Need | None) -> tuple[int, int]:
            return (len(faces.get(need, ())) if need else 0, -needs[need])

        return min(needs, key=rank) if needs else None

    def _has_room(self, node: _Node) -> bool:
        alone = len(self.programs) == 1
        if self._nodes >= (MOST_NODES_ALONE if alone else MOST_NODES):
            self.outgrown = frozenset(number for number, _ in self.programs)
        elif not alone and len(node.children) >= MOST_VALUES:
            self.outgrown = frozenset(
                number for number, program in self.programs if node.need in (program.needs or ())
            )
        return not self.outgrown


def _asked(question: _Question, new: Sequence[Need], values: Values) -> _Question | tuple[int, Any]:
    """The answer of a condition where these values are known, else what it waits for."""
    needs = question.program.needs or ()
    if question.waits_for is not None and new[0] not in needs:
        return question
    pending = [need for need in needs if need not in values]
    silent = next((need for need in pending if need in question.program.first), None)
    if silent is not None:
        return _Question(question.number, question.program, silent)
    known = {need: values[need] for need in needs if values.get(need, ABSENT) is not ABSENT}
    answer = question.program.ask(known)
    if not isinstance(answer, Unanswered) or not pending:
        return question.number, answer
    named = (need for need in pending if need.key == answer.key)
    return _Question(question.number, question.program, next(named, pending[0]))


def mark_of(value: Any) -> Any:
    """What a value is remembered by: equal for equal values of equal kinds only (1 is not true)."""
    kind = value.__class__
    if kind in _MARKS:
        return value
    if kind is list and all(item.__class__ is str for item in value):
        return tuple(value)
    return kind, repr(value)


class Answering:
    """One expression asked about elements one by one, its answers remembered while that helps."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._decider = None if program.needs is None else Decider([(0, program)])

    def __call__(self, view: Element, element: Element, at: int | None) -> Any:
        """What it gives for an element, number `at` of its list, or Unanswered."""
        if self._decider is None:
            return self._program(activation(plain(view)), at)
        if self._decider.outgrown:
            found = ((need, need.value(view, element)) for need in self._program.needs or ())
            return self._program.ask({need: value for need, value in found if value is not ABSENT})
        answers = self._decider(view, element, {})
        return answers[0][1] if answers else False
