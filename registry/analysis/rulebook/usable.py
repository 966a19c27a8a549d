"""Rules that may be used: those that can be read and whose own examples go as written on the day.

Running all examples takes about a second, so what passed is remembered in the cache by content.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from registry.analysis.checks.cache import Cache, content_key, program_mark
from registry.analysis.rulebook.shipped import ask, load, prepare
from rules import CheckedRule, Loaded, RuleSet, SourceError, find, run_tests, without_failing


class BrokenRules(Exception):
    """Rules that cannot be used where all are needed; `errors` holds every mistake."""

    code = "broken-rules"

    def __init__(self, errors: Sequence[SourceError]) -> None:
        super().__init__("\n".join(str(error) for error in errors))
        self.errors = tuple(errors)


def all_usable(folders: tuple[Path, ...], as_of: date) -> RuleSet:
    """The rules below the folders, or the shipped ones. Raises BrokenRules when one is refused."""
    loaded = usable(folders, as_of)
    if loaded.errors:
        raise BrokenRules(loaded.errors)
    return loaded.rules


@lru_cache(maxsize=8)
def usable(folders: tuple[Path, ...], as_of: date) -> Loaded:
    """The usable rules below the folders, or of the shipped ones; why the others are not."""
    loaded = load(folders)
    if not loaded.rules:
        return loaded
    cache = Cache(f"examples\n{program_mark()}\n{as_of.isoformat()}")
    passed = cache.records()
    untested = [checked for checked in loaded.rules if _key(checked) not in passed]
    kept = without_failing(loaded, run_tests(untested, prepare, as_of=as_of, ask=ask))
    cache.keep(_passed(untested, kept))
    return kept


def rules_mark(folders: Sequence[Path]) -> str:
    """Changes with any rule or manifest below the folders; nothing for the rules of the program."""
    if not folders:
        return ""
    contents = (content_key(file.read_bytes()) for file in find(folders).files)
    return hashlib.sha256(b"".join(contents)).hexdigest()


def _key(checked: CheckedRule) -> bytes:
    return content_key(checked.rule.model_dump_json(by_alias=True).encode())


def _passed(untested: Sequence[CheckedRule], kept: Loaded) -> list[tuple[bytes, bytes]]:
    ids = {checked.id for checked in kept.rules}
    return [(_key(checked), b"passed") for checked in untested if checked.id in ids]
