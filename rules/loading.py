"""Rule files to a rule set: all mistakes of all files at once, and a bad rule stops no other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any

from rules.errors import ConditionRefused, Mistake
from rules.language.checker import TOO_NESTED, check
from rules.language.position import place_in_file, with_caret
from rules.language.template import check_template
from rules.language.types import FieldType, Scope, Types
from rules.rule import Each, Param, Rule
from rules.ruleset import CheckedRule, RuleSet
from rules.source import BrokenFile, Path, Place, Source, SourceError, read_yaml
from rules.suggestion import did_you_mean
from rules.testing import TestResult
from rules.validation import validated


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rules that can be used, and what is wrong with the others, in the order of files."""

    rules: RuleSet
    errors: tuple[SourceError, ...]


def load_rules(folders: Iterable[FilePath], types: Types, *, name: str = "rules") -> Loaded:
    """Every `*.yaml` below the folders (or the files themselves), checked against the types.

    A rule id that a second file uses is refused there. Raises OSError for a folder not there.
    """
    checked: dict[str, CheckedRule] = {}
    errors: list[SourceError] = []
    for file in rule_files(folders):
        try:
            content = file.read_bytes()
            rule = read_rule(content, str(file), types)
            _refuse_reuse(rule, checked, content)
        except BrokenFile as broken:
            errors.extend(broken.errors)
        else:
            checked[rule.id] = rule
    return Loaded(RuleSet.of(name, checked.values()), tuple(errors))


def without_failing(loaded: Loaded, results: Iterable[TestResult]) -> Loaded:
    """The rules whose own examples go as written; each other one is refused at its example.

    An example that no ground of its rule reaches on the day says nothing against the rule.
    """
    failed = [result for result in results if result.problems and not result.lapsed]
    refused = {result.rule for result in failed}
    kept = (checked for checked in loaded.rules if checked.id not in refused)
    errors = sorted([*loaded.errors, *map(_fails, failed)])
    return Loaded(RuleSet.of(loaded.rules.name, kept), tuple(errors))


def _fails(result: TestResult) -> SourceError:
    content = FilePath(result.file).read_bytes()
    words = f"the example “{result.name}” of {result.rule} does not go as written: "
    hint = ". Correct the rule, or the example."
    source = read_yaml(content, result.file)
    where: Path = ("tests", result.number)
    error = source.error(where, "test-fails", words + "; ".join(result.problems) + hint)
    return _shown(error, content)


def rule_files(folders: Iterable[FilePath]) -> Iterator[FilePath]:
    """Every `*.yaml` below the folders, or the files themselves. Raises OSError for none."""
    for folder in folders:
        if folder.is_file():
            yield folder
        elif folder.is_dir():
            yield from sorted(folder.rglob("*.yaml"))
        else:
            raise FileNotFoundError(f"{folder}: no such file or folder of rules.")


def _refuse_reuse(rule: CheckedRule, others: Mapping[str, CheckedRule], content: bytes) -> None:
    if rule.id in others:
        words = f'the id "{rule.id}" is taken by {others[rule.id].file}. Ids are never reused.'
        error = read_yaml(content, rule.file).error(("id",), "id-reused", words)
        raise BrokenFile([_shown(error, content)])


def read_rule(content: bytes | str, file: str, types: Types) -> CheckedRule:
    """One rule file, checked; `file` is only named in errors.

    Raises BrokenFile: every mistake at its line and column, with a caret below the line.
    """
    try:
        return _read(content, file, types)
    except BrokenFile as broken:
        raise BrokenFile([_shown(error, content) for error in broken.errors]) from broken


def _shown(error: SourceError, content: bytes | str) -> SourceError:
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    caret = with_caret(text.removeprefix("\ufeff"), Place(error.line, error.column))
    return replace(error, message=f"{error.message}\n{caret}")


def _read(content: bytes | str, file: str, types: Types) -> CheckedRule:
    source = read_yaml(content, file)
    rule = validated(Rule, source)
    text = content if isinstance(content, str) else content.decode("utf-8")
    errors = list(_Check(rule, source, text.removeprefix("\ufeff"), types).errors())
    checked = CheckedRule(rule, file)
    errors = errors or list(_cannot_run(checked, source))
    if errors:
        raise BrokenFile(errors)
    return checked


def _cannot_run(checked: CheckedRule, source: Source) -> Iterator[SourceError]:
    """An expression just within CEL's limit of nesting is beyond it once it runs over a list."""
    for path, program in checked.programs:
        try:
            program.compile()
        except RuntimeError:
            yield source.error(path, TOO_NESTED.code, TOO_NESTED.message)


class _Check:
    """What the texts of a rule name, against the types."""

    def __init__(self, rule: Rule, source: Source, content: str, types: Types) -> None:
        self.rule = rule
        self.source = source
        self.content = content
        self.types = types

    def errors(self) -> Iterator[SourceError]:
        each = self.rule.each
        if each is not None and self._element(each) is None:
            yield self._unknown_list(each)
            return
        scope = self._scope()
        yield from self._expressions(scope)
        for path, text in self._templates():
            yield from self._located(path, text, check_template(text, scope))

    def _element(self, each: Each) -> FieldType | None:
        found = self.types.fields(self.types.root).get(each.list_name)
        return found if found and found.many and self.types.fields(found.name) else None

    def _unknown_list(self, each: Each) -> SourceError:
        fields = self.types.fields(self.types.root).items()
        lists = [name for name, type_ in fields if type_.many and self.types.fields(type_.name)]
        words = f'{self.types.root} has no list "{each.list_name}" of elements. '
        hint = did_you_mean(each.list_name, lists)
        return self.source.error(("each",), "unknown-list", words + hint)

    def _scope(self) -> Scope:
        params = {name: _type_of(value) for name, value in self.rule.params.items()}
        each = self.rule.each
        element = self._element(each) if each else None
        return Scope(self.types, (each.name, element.name) if each and element else None, params)

    def _expressions(self, scope: Scope) -> Iterator[SourceError]:
        for path, text, gives in self._expression_texts():
            try:
                check(text, scope, gives=gives)
            except ConditionRefused as refused:
                yield from self._located(path, text, refused.mistakes)

    def _expression_texts(self) -> Iterator[tuple[Path, str, str]]:
        yield ("when",), self.rule.when, "bool"
        if self.rule.unsure is not None:
            yield ("unsure", "when"), self.rule.unsure.when, "bool"
        if self.rule.register_ is not None:
            yield ("register",), self.rule.register_, "string"

    def _templates(self) -> Iterator[tuple[Path, str]]:
        yield ("message", "vi"), self.rule.message.vi
        yield ("message", "en"), self.rule.message.en
        for at, operation in enumerate(self.rule.remedy):
            yield ("remedy", at, "path"), operation.path
            yield from _texts_in(operation.value, ("remedy", at, "value"))
            yield from _texts_in(operation.after, ("remedy", at, "after"))

    def _located(self, path: Path, text: str, mistakes: Sequence[Mistake]) -> Iterator[SourceError]:
        """Mistakes inside a text, at their places in the file, with a caret below the line."""
        start = self.source.locate(path)
        for mistake in mistakes:
            place = place_in_file(self.content, start, text, mistake.line, mistake.column)
            where = (self.source.file, place.line, place.column)
            yield SourceError(*where, mistake.code, mistake.message)


def _texts_in(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # Any: plain data
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts_in(item, (*path, key))
    elif isinstance(value, list | tuple):
        for at, item in enumerate(value):
            yield from _texts_in(item, (*path, at))


def _type_of(value: Param) -> FieldType:
    first = value[0] if isinstance(value, tuple) else value
    names = {bool: "bool", int: "int", float: "double", str: "string"}
    return FieldType(names[type(first)], many=isinstance(value, tuple))
