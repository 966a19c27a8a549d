"""Which rules hold for which elements of a subject, each asked in the way that is quickest for it.

Conditions over the same list share one tree of remembered answers (`deciding`). Those about the
whole share one where they read the same values; apart from each other they would only multiply the
combinations. One that reads values of too many faces gets a tree of its own, and when that does not
help either, it is asked about the whole list in one evaluation; then only a list that has no answer
(a key left out, the loop budget) is asked about element by element. All ways give the same answers.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any, Literal

from rules.deciding import Decider
from rules.errors import SubjectRefused
from rules.finding import Subject
from rules.language.program import Reason, Unanswered, activation, not_known
from rules.language.reading import Need, Reads, cut_to, together
from rules.ruleset import CheckedRule

Element = Mapping[str, Any]  # Any: plain data; as everywhere in this file
# The number of the rule, that of the element (None: the whole), True for a hit.
Answer = tuple[int, int | None, Literal[True] | Unanswered]

_number = itemgetter(0)


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Rules over one list (None: about the whole) that share a tree."""

    list_name: str | None
    decider: Decider


@dataclass(frozen=True, slots=True, eq=False)
class _Ways:
    """Who is asked how; `rest` are the rules that are asked about whole lists."""

    groups: tuple[_Group, ...]
    rest: tuple[int, ...]
    reads: Reads | None  # of the rest
    # By the kinds of further data that are there: what the rest has no data for, and who is asked.
    by_context: dict[frozenset[str], tuple[Sequence[Answer], Sequence[int]]] = field(
        default_factory=dict
    )


class Asking:
    """The rules of a plan, by number, with all that was learnt about asking them."""

    def __init__(self, rules: Sequence[CheckedRule]) -> None:
        self._rules = tuple(rules)
        lists: dict[str | None, list[int]] = defaultdict(list)
        rest = []
        for number, checked in enumerate(rules):
            if checked.condition.needs is None or checked.rule.context:
                rest.append(number)
            else:
                each = checked.rule.each
                lists[each.list_name if each else None].append(number)
        wholes = self._apart(lists.pop(None, ()))
        groups = [self._group(None, numbers) for numbers in wholes]
        groups += [self._group(name, numbers) for name, numbers in lists.items()]
        self._ways = self._with(groups, rest)

    def answers(self, subject: Subject) -> Sequence[Answer]:
        """The elements each rule holds for and those it has no answer for, in order."""
        ways = self._ways
        found: list[Answer] = []
        for group in ways.groups:
            found += self._of_group(group, subject.view)
            if group.decider.outgrown:
                self._split(group)
        if ways.rest:
            found += self._of_rest(ways, subject)
        # Each rule is asked in one place, about one element after another.
        return sorted(found, key=_number)

    def _group(self, list_name: str | None, numbers: Sequence[int]) -> _Group:
        return _Group(list_name, Decider([(n, self._rules[n].condition) for n in numbers]))

    def _apart(self, numbers: Iterable[int]) -> Sequence[Sequence[int]]:
        """Rules in as many parts as have no value in common that they read."""
        parts: list[tuple[frozenset[Need], list[int]]] = []
        for number in numbers:
            needs, members = frozenset(self._rules[number].condition.needs or ()), [number]
            joined = [part for part in parts if part[0] & needs]
            parts = [part for part in parts if not part[0] & needs]
            for theirs, others in joined:
                needs, members = needs | theirs, [*others, *members]
            parts.append((needs, members))
        return [members for _, members in parts]

    def _with(self, groups: Sequence[_Group], rest: Sequence[int]) -> _Ways:
        reads = together(self._rules[number].reads for number in rest)
        return _Ways(tuple(groups), tuple(rest), reads)

    def _split(self, group: _Group) -> None:
        """Moves rules with too many different values out of a group."""
        ways = self._ways
        if group not in ways.groups:
            return
        numbers = [number for number, _ in group.decider.programs]
        moved = [number for number in numbers if number in group.decider.outgrown]
        groups = [each for each in ways.groups if each is not group]
        if kept := [number for number in numbers if number not in moved]:
            groups.append(self._group(group.list_name, kept))
        if len(numbers) == 1:
            self._ways = self._with(groups, [*ways.rest, *moved])
        else:
            alone = [self._group(group.list_name, [number]) for number in moved]
            self._ways = self._with([*groups, *alone], ways.rest)

    def _of_group(self, group: _Group, view: Element) -> Iterator[Answer]:
        marks: dict[Need, Any] = {}
        if group.list_name is None:
            for number, answer in group.decider(view, view, marks):
                yield number, None, _counted(answer)
            return
        elements = elements_of(view, group.list_name)
        if elements is None:
            for number, _ in group.decider.programs:
                yield number, None, not_known(group.list_name)
            return
        for at, element in enumerate(elements):
            for number, answer in group.decider(view, element, marks):
                yield number, at, _counted(answer)

    def _of_rest(self, ways: _Ways, subject: Subject) -> Iterator[Answer]:
        if subject.context not in ways.by_context:
            ways.by_context[subject.context] = self._by_data(ways.rest, subject.context)
        without_data, asked = ways.by_context[subject.context]
        yield from without_data
        if not asked:
            return  # CEL's form of the subject is made only when a rule has its context
        values = activation(cut_to(ways.reads, subject.view))
        for number in asked:
            for at, answer in _answers(self._rules[number], subject, values):
                if answer is not False:
                    yield number, at, _counted(answer)

    def _by_data(
        self, numbers: Iterable[int], context: frozenset[str]
    ) -> tuple[Sequence[Answer], Sequence[int]]:
        """The answers of the rules that there are no data for, and the other rules."""
        absent = {number: self._rules[number].absent_context(context) for number in numbers}
        told = [(number, None, _no_data(name)) for number, name in absent.items() if name]
        return told, [number for number, name in absent.items() if not name]


@cache
def _no_data(context: str) -> Unanswered:
    return Unanswered(Reason.CONTEXT, context, f"there are no {context} data")


def elements_of(view: Element, list_name: str) -> list[Element] | None:
    """The elements of a list, None when it is not known. Raises SubjectRefused for what is none."""
    found = view.get(list_name)
    if found is not None and not isinstance(found, list):
        raise SubjectRefused(f'"{list_name}" is no list but {type(found).__name__}.')
    for at, element in enumerate(found or ()):
        if not isinstance(element, dict):
            raise SubjectRefused(f'"{list_name}": element {at} is no mapping.')
    return found


def _answers(
    checked: CheckedRule, subject: Subject, values: Any
) -> Sequence[tuple[int | None, Any]]:
    """What a rule gives that is asked about a whole list at once."""
    rule = checked.rule
    if rule.each is None:
        return [(None, checked.condition(values))]
    elements = elements_of(subject.view, rule.each.list_name)
    if elements is None:
        return [(None, not_known(rule.each.list_name))]
    paths = checked.condition.hits(values)
    if isinstance(paths, Unanswered):
        return [(at, checked.condition(values, at)) for at in range(len(elements))]
    return [(at, True) for at, e in enumerate(elements) if e.get("path") in paths] if paths else ()


def _counted(answer: Any) -> Literal[True] | Unanswered:
    if answer is True or isinstance(answer, Unanswered):
        return answer
    text = f"it gave {type(answer).__name__}, not true or false"
    return Unanswered(Reason.ERROR, None, text)
