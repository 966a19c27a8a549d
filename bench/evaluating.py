"""The rule engine alone, over invented procedures: 2,849 of 6 documents and 5 steps, 30 rules.

Some keys are left out, as in imported records, so that the engine must ask about single elements.
Each figure is processor time, the best of five rounds.
"""

import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from bench.measuring import Figure
from rules import CheckedRule, RuleSet, Subject, Types, evaluate, read_rule

DAY = date(2026, 11, 23)
SUBJECTS = 2849
KINDS = ("identity", "civil_status", "land_title", "technical", "application_form", "other")
TYPES = Types(
    root="Procedure",
    messages={
        "Procedure": {
            "code": "string",
            "applicants": "list<string>",
            "sets": "int",
            "documents": "list<Document>",
            "steps": "list<Step>",
        },
        "Document": {
            "id": "string",
            "name": "string",
            "kind": "word<kind>",
            "register": "string",
            "required": "bool",
            "fallback_only": "bool",
            "copies": "int",
        },
        "Step": {"id": "string", "actor": "string", "action": "string", "used": "bool"},
    },
    words={"kind": KINDS},
)
CONDITIONS = [
    *(
        f'doc.kind == "{kind}" && doc.register == "{register}" && doc.required'
        ' && !doc.fallback_only && "citizen" in p.applicants'
        for kind in KINDS
        for register in ("population", "land", "business")
    ),
    *(f'step.action == "{action}" && !step.used' for action in ("check", "forward", "sign")),
    'step.actor == "agency" && p.steps.exists(s, s.id != step.id && s.action == step.action)',
    "step.id.contains('x')",
    *(f"p.sets > {count}" for count in range(1, 6)),
    "p.documents.exists(a, p.documents.exists(b, a.id != b.id && a.name == b.name))",
    "p.documents.all(d, d.required)",
]
RULE = """\
schema: rule/v1
id: BENCH-{number}
version: 1.0.0
status: stable
title: {{vi: a, en: a}}
criterion: necessity
severity: high
basis: [{{instrument: Act, status: verified}}]
{each}when: '{when}'
message: {{vi: a, en: a}}
tests: [{{name: hit, given: {{}}, expect: [a]}}, {{name: miss, given: {{}}, expect: []}}]
"""


def measure() -> Iterator[Figure]:
    rules = rule_set()
    yield Figure("30 rules read and checked", best_of_five(rule_set), "s")
    for share in (0.0, 0.1, 0.3):
        subjects = list(catalogue(share))
        what = f"30 rules over 2,849 procedures, {share:.0%} of registers not known"
        seconds = best_of_five(partial(run, rules, subjects))
        yield Figure(what, seconds, "s", "limit 1.5 s", 1.5)


def rule_set() -> RuleSet:
    return RuleSet.of("bench", [checked(number, when) for number, when in enumerate(CONDITIONS)])


def checked(number: int, when: str) -> CheckedRule:
    name = next((name for name in ("doc", "step") if f"{name}." in when), None)
    list_name = {"doc": "documents", "step": "steps"}.get(name or "")
    each = f"each: {list_name} as {name}\n" if name else ""
    text = RULE.format(number=number, each=each, when=when.replace("'", "''"))
    return read_rule(text, "bench.yaml", TYPES)


def catalogue(share_unknown: float) -> Iterator[Subject]:
    """Invented subjects, always the same; a share of documents has no register."""
    chance = random.Random(1)
    for number in range(SUBJECTS):
        documents = [document(at, chance, share_unknown) for at in range(6)]
        steps = [step(at, chance) for at in range(5)]
        code = f"1.{number:06d}"
        view = {"code": code, "applicants": ["citizen"], "sets": chance.randint(1, 3)}
        view |= {f"more_{at}": "…" for at in range(30)}
        yield Subject(("authority", code), {**view, "documents": documents, "steps": steps})


def document(at: int, chance: random.Random, share_unknown: float) -> dict[str, Any]:
    made = {
        "path": f"documents/d{at}",
        "id": f"d{at}",
        "name": f"Tờ khai số {chance.randint(1, 40)}",
        "kind": chance.choice(KINDS),
        "register": chance.choice(["population", "land", "none", "none"]),
        "required": chance.random() < 0.8,
        "fallback_only": False,
        "copies": 1,
        **{f"more_{at}": "…" for at in range(15)},
    }
    if chance.random() < share_unknown:
        del made["register"]
    return made


def step(at: int, chance: random.Random) -> dict[str, Any]:
    action = chance.choice(["check", "forward", "appraise", "decide"])
    used = chance.random() < 0.9
    return {
        "path": f"steps/{at}",
        "id": f"s{at}",
        "actor": "agency",
        "action": action,
        "used": used,
    }


def run(rules: RuleSet, subjects: list[Subject]) -> int:
    return sum(len(evaluate(rules, subject, as_of=DAY).findings) for subject in subjects)


def best_of_five(work: Callable[[], object]) -> float:
    return min(timed(work) for _ in range(5))


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
