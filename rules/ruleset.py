"""Rules that are checked and compiled, and the set of them that a subject is evaluated with."""

import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache

from rules.deciding import Answering
from rules.language.program import Program
from rules.language.reading import Reads, together
from rules.language.tokens import references, tokens_of
from rules.pack import Pack, TurnedOff
from rules.rule import Basis, Over, Rule, Severity, Status
from rules.source import Path


@dataclass(frozen=True, eq=False)
class CheckedRule:
    """A rule whose texts fit the types, with its expressions compiled once.

    `written` is the severity of its file where a pack gives it another.
    """

    rule: Rule
    file: str
    pack: Pack | None = None
    written: Severity | None = None

    @property
    def id(self) -> str:
        return self.rule.id

    @cached_property
    def pack_name(self) -> str | None:
        """Name and version of the pack it is of."""
        return None if self.pack is None else str(self.pack)

    def weighing(self, severity: Severity) -> "CheckedRule":
        """The rule as a pack weighs it."""
        weighed = self.rule.model_copy(update={"severity": severity})
        return replace(self, rule=weighed, written=self.written or self.rule.severity)

    @cached_property
    def condition(self) -> Program:
        return self._program(self.rule.when)

    @cached_property
    def unsure(self) -> Program | None:
        unsure = self.rule.unsure
        return None if unsure is None else self._program(unsure.when)

    @cached_property
    def register(self) -> Program | None:
        register = self.rule.register_
        return None if register is None else self._program(register)

    @cached_property
    def says_unsure(self) -> Answering | None:
        """What `unsure` gives for an element."""
        return None if self.unsure is None else Answering(self.unsure)

    @cached_property
    def says_register(self) -> Answering | None:
        """What `register` gives for an element."""
        return None if self.register is None else Answering(self.register)

    @property
    def reads(self) -> Reads | None:
        """What the rule's expressions read of a subject; None: all of it."""
        return together(program.reads for _, program in self.programs)

    @property
    def programs(self) -> tuple[tuple[Path, Program], ...]:
        """The expressions of the rule, each with its path in the file."""
        found = (
            (("when",), self.condition),
            (("unsure", "when"), self.unsure),
            (("register",), self.register),
        )
        return tuple((path, program) for path, program in found if program is not None)

    def _program(self, source: str) -> Program:
        each = self.rule.each
        over = (each.list_name, each.name) if each else None
        return Program(source, over=over, params=self.rule.params)

    @cached_property
    def evidence_names(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What the condition reads, once each, in its order: "doc.kind" and its two names."""
        roots = {"p", "params", self.rule.each and self.rule.each.name}
        read = (reference.names for reference in references(tokens_of(self.rule.when)))
        kept = dict.fromkeys(names for names in read if names[0] in roots and names[1:])
        return tuple((".".join(names), names) for names in kept)

    def absent_context(self, given: Container[str]) -> str | None:
        """The first kind of further data that the rule needs and is not given."""
        return next((kind for kind in self.rule.context if kind not in given), None)


@dataclass(frozen=True, slots=True)
class RuleOnDay:
    """A rule as it stands on a day."""

    checked: CheckedRule
    severity: Severity
    grounds: tuple[Basis, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A rule set on a day: what is evaluated, in the order of ids, and what has lapsed."""

    rules: tuple[RuleOnDay, ...]
    ids: tuple[str, ...]
    lapsed: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class RuleSet:
    """A named set of rules, in the order of their ids; of which packs, and without which rules.

    It is asked about what it is `over`.
    """

    name: str
    rules: tuple[CheckedRule, ...] = field(default=())
    packs: tuple[Pack, ...] = ()
    off: tuple[TurnedOff, ...] = ()
    over: Over = Over.PROCEDURE

    @classmethod
    def of(cls, name: str, rules: Iterable[CheckedRule]) -> "RuleSet":
        """A set of rules given in any order."""
        return cls(name, tuple(sorted(rules, key=lambda checked: checked.id)))

    @classmethod
    def trial(cls, checked: CheckedRule) -> "RuleSet":
        """The one rule as its file has it, but stable, whatever its status: for its tests."""
        severity = checked.written or checked.rule.severity
        stable = checked.rule.model_copy(update={"status": Status.STABLE, "severity": severity})
        return cls(checked.id, (replace(checked, rule=stable),), over=stable.over)

    @cached_property
    def over_catalogue(self) -> "RuleSet":
        """The same rules, asked about all procedures together."""
        return replace(self, over=Over.CATALOGUE)

    def __len__(self) -> int:
        return len(self.rules)

    def __iter__(self) -> Iterator[CheckedRule]:
        return iter(self.rules)

    def __getitem__(self, rule_id: str) -> CheckedRule:
        return self._by_id[rule_id]

    @cached_property
    def _by_id(self) -> Mapping[str, CheckedRule]:
        return {checked.id: checked for checked in self.rules}

    @cached_property
    def hash(self) -> str:
        """The content of all rules as 64 hex digits: equal sets give equal findings."""
        digest = hashlib.sha256()
        for checked in self.rules:
            digest.update(checked.rule.model_dump_json(by_alias=True).encode())
            digest.update(f"\n{checked.pack or ''}\n".encode())
        return digest.hexdigest()

    def on(self, day: date) -> Plan:
        """The rules over what the set is over, on a day (see `RuleHeader.severity_on`)."""
        return _plan(self, day)


@lru_cache(maxsize=64)
def _plan(rules: RuleSet, day: date) -> Plan:
    standing = []
    lapsed = []
    for checked in rules:
        if checked.rule.over is not rules.over:
            continue
        grounds = checked.rule.grounds(day)
        severity = checked.rule.severity_on(day)
        if severity is not None:
            standing.append(RuleOnDay(checked, severity, grounds))
        elif not grounds:
            lapsed.append(checked.id)
    ids = tuple(each.checked.id for each in standing)
    return Plan(tuple(standing), ids, tuple(lapsed))
