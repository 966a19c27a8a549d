"""One rule file, checked against the types: a rule that can be evaluated, or all its mistakes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rules.errors import ConditionRefused, Mistake
from rules.language.checker import TOO_NESTED, check
from rules.language.position import place_in_file, with_caret
from rules.language.template import check_template
from rules.language.types import FieldType, Scope, Types
from rules.pack import Pack
from rules.rule import Each, Over, Param, Rule
from rules.ruleset import CheckedRule
from rules.source import BrokenFile, Path, Place, Source, SourceError, read_yaml
from rules.suggestion import did_you_mean
from rules.validation import validated


def read_rule(
    content: bytes | str,
    file: str,
    types: Types,
    pack: Pack | None = None,
    *,
    catalogue: Types | None = None,
) -> CheckedRule:
    """One rule file, checked; `file` is only named in errors.

    `catalogue` describes what a rule over a whole catalogue may ask.

    Raises BrokenFile: every mistake at its line and column, with a caret below the line.
    """
    try:
        return _read(content, file, (types, catalogue), pack)
    except BrokenFile as broken:
        raise BrokenFile([shown(error, content) for error in broken.errors]) from broken


def shown(error: SourceError, content: bytes | str) -> SourceError:
    """The error with the line it is about, and a caret below."""
    text = content if isinstance(content, str) else content.decode("utf-8", "replace")
    caret = with_caret(text.removeprefix("\ufeff"), Place(error.line, error.column))
    return replace(error, message=f"{error.message}\n{caret}")


def _read(
    content: bytes | str, file: str, types: tuple[Types, Types | None], pack: Pack | None
) -> CheckedRule:
    source = read_yaml(content, file)
    rule = validated(Rule, source)
    known = types[rule.over is Over.CATALOGUE]
    if known is None:
        message = "there is no catalogue here that a rule could ask."
        raise BrokenFile([source.error(("over",), "no-catalogue", message)])
    text = content if isinstance(content, str) else content.decode("utf-8")
    errors = list(_Check(rule, source, text.removeprefix("\ufeff"), known).errors())
    checked = CheckedRule(rule, file, pack)
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
