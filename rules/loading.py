"""Folders of rules to a rule set: all mistakes at once, and a bad rule stops no other."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath

from rules.language.types import Types
from rules.pack import Off, Pack, TurnedOff
from rules.packing import SHIPPED, Folder, checksum, find
from rules.rule_file import read_rule, shown
from rules.ruleset import CheckedRule, RuleSet
from rules.source import BrokenFile, Path, SourceError, read_yaml
from rules.suggestion import did_you_mean
from rules.testing import TestResult


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rules that can be used, and what is wrong with the others, in the order of files."""

    rules: RuleSet
    errors: tuple[SourceError, ...]


def load_rules(
    folders: Iterable[FilePath],
    types: Types,
    *,
    catalogue: Types | None = None,
    name: str = "rules",
    shipped: FilePath = SHIPPED,
) -> Loaded:
    """The rules and packs at or below the folders, checked against the types.

    `catalogue` describes what rules over a whole catalogue may ask. A rule id that a second file
    uses is refused there. Raises OSError for a folder not there.
    """
    found = find(folders, shipped)
    loading = _Loading(types, catalogue, errors=[_with_caret(error) for error in found.errors])
    for folder in found.folders:
        loading.add(folder)
    rules = replace(
        RuleSet.of(name, loading.rules.values()), packs=tuple(loading.packs), off=tuple(loading.off)
    )
    return Loaded(rules, tuple(loading.errors))


def _with_caret(error: SourceError) -> SourceError:
    return shown(error, FilePath(error.file).read_bytes())


@dataclass(slots=True)
class _Loading:
    """What has been loaded so far."""

    types: Types
    catalogue: Types | None
    errors: list[SourceError]
    rules: dict[str, CheckedRule] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)  # ids, of rules turned off too, by file
    packs: list[Pack] = field(default_factory=list)
    off: list[TurnedOff] = field(default_factory=list)

    def add(self, folder: Folder) -> None:
        """The rules of a folder, and what its manifest changes."""
        pack = _pack(folder)
        for file in folder.files:
            try:
                self._add_rule(file, pack)
            except BrokenFile as broken:
                self.errors += broken.errors
        if pack is not None:
            self.packs.append(pack)
            self._change(folder, pack)

    def _add_rule(self, file: FilePath, pack: Pack | None) -> None:
        content = file.read_bytes()
        rule = read_rule(content, str(file), self.types, pack, catalogue=self.catalogue)
        if rule.id in self.taken:
            words = f'the id "{rule.id}" is taken by {self.taken[rule.id]}. Ids are never reused.'
            error = read_yaml(content, rule.file).error(("id",), "id-reused", words)
            raise BrokenFile([shown(error, content)])
        self.taken[rule.id] = rule.file
        self.rules[rule.id] = rule

    def _change(self, folder: Folder, pack: Pack) -> None:
        """A pack changes its own rules and those of packs it builds on, never others."""
        manifest = folder.manifest
        assert manifest is not None  # it is a pack
        own = {*folder.builds_on, pack.name}
        known = {id_ for id_, rule in self.rules.items() if rule.pack and rule.pack.name in own}
        for rule, severity in manifest.severity.items():
            if self._is_known(rule, known, folder, ("severity", rule)):
                self.rules[rule] = self.rules[rule].weighing(severity)
        for at, off in enumerate(manifest.off):
            if self._is_known(off.rule, known, folder, ("off", at, "rule")):
                self._turn_off(off, pack)

    def _turn_off(self, off: Off, pack: Pack) -> None:
        gone = self.rules.pop(off.rule, None)
        if gone is not None:
            self.off.append(TurnedOff(off.rule, str(pack), off.reason, gone.rule.title))

    def _is_known(self, rule: str, known: set[str], folder: Folder, where: Path) -> bool:
        if rule in known:
            return True
        words = f'neither this pack nor one it extends has the rule "{rule}". '
        hint = did_you_mean(rule, known)
        error = folder.error(where, "unknown-rule", words + hint, key=where[0] == "severity")
        self.errors.append(_with_caret(error))
        return False


def _pack(folder: Folder) -> Pack | None:
    manifest, source = folder.manifest, folder.source
    if manifest is None or source is None:
        return None
    root = FilePath(source.file).parent
    return Pack(manifest.name, manifest.version, manifest.title, checksum(folder.files, root))


def without_failing(loaded: Loaded, results: Iterable[TestResult]) -> Loaded:
    """The rules whose own examples go as written; each other one is refused at its example.

    An example that no ground of its rule reaches on the day says nothing against the rule.
    """
    failed = [result for result in results if result.problems and not result.lapsed]
    refused = {result.rule for result in failed}
    kept = tuple(checked for checked in loaded.rules if checked.id not in refused)
    errors = sorted([*loaded.errors, *map(_fails, failed)])
    return Loaded(replace(loaded.rules, rules=kept), tuple(errors))


def _fails(result: TestResult) -> SourceError:
    content = FilePath(result.file).read_bytes()
    words = f"the example “{result.name}” of {result.rule} does not go as written: "
    hint = ". Correct the rule, or the example."
    source = read_yaml(content, result.file)
    where: Path = ("tests", result.number)
    error = source.error(where, "test-fails", words + "; ".join(result.problems) + hint)
    return shown(error, content)
