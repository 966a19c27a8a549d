"""Everything that the guide to rules shows is true: rules, conditions, errors, code, keys."""

import re
from datetime import date
from pathlib import Path

import pytest

from registry.analysis.catalogue.questions import describe_catalogue
from registry.analysis.rulebook.shipped import ask, load, prepare
from registry.analysis.subject import describe
from rules import BrokenFile, ConditionRefused, Manifest, Rule, Severity, read_rule, run_tests
from rules.language.checker import check
from rules.language.program import Program, Unanswered, activation
from rules.language.types import FieldType, Scope
from rules.sarif_rules import LEVELS

DAY = date(2026, 11, 23)
GUIDE = Path("docs/rules-language.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


RULES = [block for block in blocks("yaml") if block.startswith("schema: rule/v1")]
MANIFESTS = [block for block in blocks("yaml") if block.startswith("schema: ruleset/v1")]
CONDITIONS = [line for block in blocks("cel") for line in block.splitlines()]


@pytest.mark.parametrize("text", RULES)
def test_a_rule_of_the_guide_loads_and_its_examples_go_as_written(text: str) -> None:
    rule = read_rule(text, "guide.yaml", describe(), catalogue=describe_catalogue())
    results = run_tests([rule], prepare, as_of=DAY, ask=ask)

    assert [str(result) for result in results if not result.passed] == []


@pytest.mark.parametrize("text", MANIFESTS)
def test_a_manifest_of_the_guide_is_a_pack(text: str, tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text(text)

    loaded = load((tmp_path,))

    shipped = load().rules
    assert MANIFESTS
    assert loaded.errors == ()
    assert [pack.name for pack in loaded.rules.packs] == ["vn", "bo-y-te"]
    assert len(loaded.rules) == len(shipped) - 1
    assert loaded.rules["TTHC-D16"].rule.severity is Severity.MEDIUM
    assert shipped["TTHC-D16"].rule.severity is Severity.HIGH


@pytest.mark.parametrize("line", CONDITIONS)
def test_a_condition_of_the_guide_is_sound_or_refused_as_told(line: str) -> None:
    source, _, told = line.partition(" // refused: ")
    element = ("step", "Step") if "step." in source else ("doc", "Document")

    assert refused(source, Scope(describe(), element, {"most": FieldType("int")})) == told


def refused(source: str, scope: Scope) -> str:
    try:
        check(source, scope, gives="bool")
    except ConditionRefused as error:
        return error.mistakes[0].code
    return ""


def test_the_error_shown_is_what_is_printed() -> None:
    broken = RULES[0].replace("doc.form ==", "doc.fom ==")
    [shown] = [block for block in blocks("text") if ".yaml:" in block]
    line = broken.splitlines().index('when: doc.fom == "certified_copy" && !doc.show_original') + 1

    with pytest.raises(BrokenFile) as refused_file:
        read_rule(broken, "rules/sets/vn/example.yaml", describe())

    assert re.sub(r"yaml:\d+", "yaml:N", str(refused_file.value)) == re.sub(
        r"yaml:\d+", "yaml:N", shown.rstrip("\n")
    )
    assert refused_file.value.errors[0].line == line


def test_the_code_for_developers_runs() -> None:
    text = (
        "{schema: rule/v1, id: LIB-01, version: 1.0.0, status: stable, title: {vi: a, en: a}, "
        "criterion: cost, severity: low, basis: [{instrument: Act, status: verified}], "
        "each: books as book, when: book.pages > 500, message: {vi: a, en: a}, tests: "
        "[{name: hit, given: {}, expect: [a]}, {name: miss, given: {}, expect: []}]}"
    )
    [code] = blocks("python")

    exec(compile(code, "docs/rules-language.md", "exec"), {"text": text})


def test_every_key_of_a_rule_and_of_a_manifest_and_every_severity_is_explained() -> None:
    fields = {**Rule.model_fields, **Manifest.model_fields}
    keys = {field.alias or name for name, field in fields.items()}

    assert {key for key in keys if f"`{key}`" not in GUIDE} == set()
    for severity in Severity:
        assert re.search(rf"\| `{severity}` \|.*\| {LEVELS[severity]} \|", GUIDE)


def test_every_answer_of_the_table_on_what_is_not_known_is_so() -> None:
    table = {
        'doc.register == "land"': "not evaluated",
        'doc.register == "land" && doc.kind == "photo"': False,
        'doc.register == "land" || doc.fallback_only': True,
        'p.documents.exists(d, d.register == "land")': True,
        'has(doc.register) && doc.register == "land"': False,
    }
    view = {
        "documents": [
            {"path": "documents/a", "kind": "identity", "fallback_only": True},
            {"path": "documents/b", "register": "land"},
        ]
    }

    for source, expected in table.items():
        shown = source.replace("||", "&#124;&#124;")
        assert shown in GUIDE
        answer = Program(source, over=("documents", "doc"))(activation(view), 0)
        assert ("not evaluated" if isinstance(answer, Unanswered) else answer) == expected
