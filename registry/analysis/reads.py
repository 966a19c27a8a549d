"""What some rules read of a procedure, so that nothing else has to be made for them.

Conditions are followed by the rule language itself; sentences and remedies name values in braces.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rules import CheckedRule, RuleSet, placeholders


@dataclass(frozen=True, slots=True)
class Reads:
    """Keys and facts of the procedure, with those of the elements of each list; None = all."""

    keys: Mapping[str, frozenset[str] | None] | None = None

    @property
    def top(self) -> frozenset[str] | None:
        """Keys and facts of the procedure itself."""
        return None if self.keys is None else frozenset(self.keys)

    def inside(self, list_name: str) -> frozenset[str] | None:
        """Keys and facts of the elements of a list."""
        return None if self.keys is None else self.keys.get(list_name, frozenset())


EVERYTHING = Reads()


@lru_cache(maxsize=16)
def reads_of(rules: RuleSet, as_of: date) -> Reads:
    """What the rules that stand on a day read."""
    plan = rules.on(as_of)
    if plan.reads is None:
        return EVERYTHING
    keys = dict(plan.reads)
    for standing in plan.rules:
        for names in _told(standing.checked):
            known = keys.get(names[0], frozenset())
            keys[names[0]] = None if known is None else known | set(names[1:2])
    return Reads(keys)


def _told(checked: CheckedRule) -> Iterator[tuple[str, ...]]:
    """The values that sentences and remedies name, from the procedure on."""
    rule = checked.rule
    texts = (rule.message.vi, rule.message.en, *map(str, rule.remedy))
    for names in (found for text in texts for found in placeholders(text)):
        if rule.each is not None and names[0] == rule.each.name:
            yield (rule.each.list_name, *names[1:])
        elif names[0] == "p":
            yield names[1:]
