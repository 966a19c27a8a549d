"""Findings of one rule drawn at random for people to judge, with what they need to judge them."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from registry.analysis.checks.check_report import Record
from registry.analysis.checks.checking import check
from registry.analysis.rulebook.usable import all_usable
from registry.procedure.folder import content_of
from registry.procedure.model import Procedure
from registry.procedure.paths import element_of
from registry.procedure.reading import procedure_from_source
from registry.procedure.writing import plain_data
from rules import did_you_mean, read_yaml


class NoSuchRule(Exception):
    """The rule to draw findings of is not shipped."""

    code = "no-such-rule"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One finding and the procedure it is about; `seed` draws the same ones again."""

    finding: Record
    procedure: Procedure
    seed: int

    def form(self) -> dict[str, Any]:
        """The line of a verdict file to be filled in: no sentence of the source is in it."""
        return {
            "rule": self.finding["rule"], "version": self.finding["version"],
            "procedure": self.finding["procedure"], "element": self.finding["element"],
            "verdict": "", "why": "", "reader": 1, "seed": self.seed,
        }  # fmt: skip

    def text(self, lang: str) -> str:
        """What a reader looks at: the procedure, the element as printed and as read, the claim."""
        return "\n".join(f"{name:<12}{words}" for name, words in self._parts(lang) if words)

    def _parts(self, lang: str) -> Iterator[tuple[str, str]]:
        finding, procedure = self.finding, self.procedure
        yield "finding", f"{finding['rule']} {finding['version']} {finding['severity']}"
        yield "procedure", f"{procedure.code} {procedure.name}"
        yield "asked of", ", ".join(procedure.applicants or ())
        yield "decided by", "; ".join(_bodies(procedure))
        yield "element", finding["element"]
        yield "says", finding["message"][lang]
        yield "printed", _one_line(finding["sentence"])
        element = _element(procedure, finding["element"])
        yield "read as", "; ".join(f"{key}: {value}" for key, value in element.items())
        yield "cases", "; ".join(_cases(procedure, element))
        yield "gives", "; ".join(result.name for result in procedure.results or ())
        yield from (("note", note) for note in _notes(procedure, finding["element"]))


def draw(path: Path, rule: str, *, seed: int, count: int, as_of: date) -> Sequence[Drawn]:
    """At most `count` findings of a rule in the procedure files at or below a path.

    The same files, rule, seed and day draw the same findings. Raises NoSuchRule, NothingToRead and
    BrokenRules.
    """
    known = {checked.id for checked in all_usable((), as_of)}
    if rule not in known:
        raise NoSuchRule(f"there is no rule {rule}. {did_you_mean(rule, known)}")
    found = [each for each in check(path, as_of=as_of).findings if each["rule"] == rule]
    found.sort(key=lambda finding: str(finding["fingerprint"]))
    chosen = random.Random(f"{seed} {rule}").sample(found, min(count, len(found)))
    return [Drawn(finding, _procedure(path, finding), seed) for finding in chosen]


def _procedure(path: Path, finding: Record) -> Procedure:
    name = str(finding["file"])
    file = path if path.is_file() else path / name
    return procedure_from_source(read_yaml(content_of(file, name), name)).procedure


def _bodies(procedure: Procedure) -> list[str]:
    agencies = procedure.agencies
    deciding = (agencies.deciding or agencies.executing or ()) if agencies else ()
    return [each.key or each.name or "" for each in deciding]


# Keys that are told elsewhere, or say nothing to a reader.
_UNTOLD = frozenset({"id", "text", "row"})


def _element(procedure: Procedure, path: str) -> Mapping[str, Any]:
    list_name, _, key = element_of(path).partition("/")
    items = plain_data(procedure).get(list_name)
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and key in (item.get("id"), item.get("by")):
            return {name: value for name, value in item.items() if name not in _UNTOLD}
    return {}


def _cases(procedure: Procedure, element: Mapping[str, Any]) -> list[str]:
    named = element.get("case") or ()
    wanted = {named} if isinstance(named, str) else set(named)
    return [_one_line(case.name) for case in procedure.cases if case.id in wanted]


def _notes(procedure: Procedure, path: str) -> list[str]:
    """What stands in the portal's table of papers without being one: it may free from a paper."""
    if not path.startswith("documents/") or procedure.source is None:
        return []
    unread = (each for each in procedure.source.unread if each.field == "documents.name")
    return list(dict.fromkeys(_one_line(each.text) for each in unread))


def _one_line(text: str) -> str:
    return " ".join(text.split())
