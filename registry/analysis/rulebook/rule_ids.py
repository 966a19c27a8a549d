"""Ids of rules are taken for good: by rules on trial, retired, turned off, even broken ones."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from registry.analysis.rulebook.shipped import SHIPPED
from rules import BrokenFile, find, read_yaml

_PATTERN: Final = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")
_LONGEST: Final = 40


class RuleIdRefused(Exception):
    """An id that no new rule can have."""

    code = "rule-id-refused"


def taken_ids(folders: Iterable[Path]) -> Mapping[str, Path]:
    """The ids of all rule files below the folders and of the shipped ones, with the file."""
    taken: dict[str, Path] = {}
    for file in find([SHIPPED, *folders]).files:
        try:
            data = read_yaml(file.read_bytes(), str(file)).data
        except BrokenFile:
            continue
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            taken.setdefault(data["id"], file)
    return taken


def begin(rule_id: str, folder: Path, others: Iterable[Path] = ()) -> Path:
    """Writes the skeleton of a new rule into a folder: a draft that loads, to be filled in.

    Raises RuleIdRefused for an id that is malformed, or taken there, below `others` or by a rule
    that is shipped, whatever its status.
    """
    if not _PATTERN.fullmatch(rule_id) or len(rule_id) > _LONGEST:
        raise RuleIdRefused(
            f'"{rule_id}" is no id of a rule: capital letters and digits in parts joined by '
            f"hyphens, at most {_LONGEST}, such as TTHC-X01."
        )
    taken = taken_ids([*others, *([folder] if folder.exists() else [])])
    if rule_id in taken:
        raise RuleIdRefused(
            f"the id {rule_id} is taken by {taken[rule_id]}. Ids are never reused, "
            "not even that of a rule that is retired; take another one."
        )
    file = folder / f"{rule_id}.yaml"
    if file.exists():
        raise RuleIdRefused(f"{file} is there already; take another id, or delete the file.")
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(_SKELETON.format(id=rule_id), encoding="utf-8")
    return file


_SKELETON: Final = """\
# A new rule. docs/rules-language.md explains every key; delete the comments when it is filled in.
schema: rule/v1
id: {id}
version: 0.1.0
status: draft          # then `test` (shown as info), then `stable`
title:
  vi: Tên ngắn của quy tắc
  en: A short name of the rule
criterion: reasonableness   # necessity | reasonableness | legality | cost
severity: low          # critical | high | medium | low | info
group: other           # a word for lists and filters
outcome: review        # what usually follows
basis:                 # `verified` once the article was read; unverified grounds weigh low at most
  - {{instrument: 63/2010/NĐ-CP, article: Điều 7, status: unverified}}
each: documents as doc
when: doc.name == "Giấy tờ mẫu"
message:
  vi: "«{{doc.name}}»: nêu rõ điều gì thừa và vì sao."
  en: "“{{doc.name}}”: say what is redundant and why."
remedy: []             # e.g. [{{op: remove, path: "documents/{{doc.id}}"}}]
false_positives:       # when a hit may be wrong
  vi: [Khi nào phát hiện này không đúng]
  en: [When this finding is wrong]
tests:                 # at least one that is found and one that is not
  - {{name: found, given: {{documents: [{{id: a, name: Giấy tờ mẫu}}]}}, expect: [documents/a]}}
  - {{name: not found, given: {{documents: [{{id: a, name: Đơn đề nghị}}]}}, expect: []}}
"""
