"""Packs of rules: what they build on, what they change, and every mistake at its place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from rules import Loaded, Severity, Subject, Types, evaluate, load_rules, read_yaml, run_tests
from rules.json_schema import MANIFEST_FILE, manifest_schema, manifest_schema_text

Text = Callable[..., str]
DAY = date(2026, 11, 23)
THICK = Subject(("city", "7"), {"books": [{"path": "books/a", "id": "a", "pages": 900}]})


def manifest(name: str, *lines: str, version: str = "1.0.0") -> str:
    head = f"schema: ruleset/v1\nname: {name}\nversion: {version}\ntitle: {{vi: Gói, en: Pack}}\n"
    return head + "".join(f"{line}\n" for line in lines)


@pytest.fixture
def pack(tmp_path: Path, text: Text) -> Callable[..., Path]:
    """Writes a pack with rules LIB-01 …: `pack("base", 1, 2, lines=["off: …"])`."""

    def write(name: str, *numbers: int, lines: tuple[str, ...] = (), folder: str = "") -> Path:
        root = tmp_path / (folder or name)
        root.mkdir(parents=True, exist_ok=True)
        (root / "ruleset.yaml").write_text(manifest(name, *lines))
        for number in numbers:
            (root / f"r{number}.yaml").write_text(text(id=f"LIB-0{number}"))
        return root

    return write


def loaded(types: Types, *folders: Path, shipped: Path | None = None) -> Loaded:
    return load_rules(folders, types, shipped=shipped or Path("nowhere"))


def mistakes(result: Loaded) -> list[tuple[str, int, int, str]]:
    return [
        (f"{Path(e.file).parent.name}/{Path(e.file).name}", e.line, e.column, e.code)
        for e in result.errors
    ]


def weights(result: Loaded) -> dict[str, str]:
    return {checked.id: checked.rule.severity.value for checked in result.rules}


def test_rules_and_findings_name_their_pack(pack: Callable[..., Path], types: Types) -> None:
    result = loaded(types, pack("base", 1, 2))

    [finding, _] = evaluate(result.rules, THICK, as_of=DAY).findings
    assert [str(each) for each in result.rules.packs] == ["base@1.0.0"]
    assert (finding.pack, finding.as_json()["pack"]) == ("base@1.0.0", "base@1.0.0")


def test_loose_rules_are_of_no_pack(tmp_path: Path, text: Text, types: Types) -> None:
    (tmp_path / "rule.yaml").write_text(text())

    result = loaded(types, tmp_path)

    [finding] = evaluate(result.rules, THICK, as_of=DAY).findings
    assert (result.rules.packs, finding.pack) == ((), None)


def test_a_pack_has_the_rules_of_those_it_extends(pack: Callable[..., Path], types: Types) -> None:
    pack("base", 1)
    pack("middle", 2, lines=("extends: [base]",))
    top = pack("top", 3, lines=("extends: [middle, ./../base]",))

    result = loaded(types, top)

    assert list(weights(result)) == ["LIB-01", "LIB-02", "LIB-03"]
    assert [each.name for each in result.rules.packs] == ["base", "middle", "top"]
    assert result.errors == ()


def test_a_pack_may_extend_one_that_is_shipped(
    pack: Callable[..., Path], types: Types, tmp_path: Path
) -> None:
    pack("home", 1, folder="shipped/home")
    top = pack("top", 2, lines=("extends: [home]",), folder="elsewhere/top")

    assert list(weights(loaded(types, top, shipped=tmp_path / "shipped"))) == ["LIB-01", "LIB-02"]


def test_the_pack_that_builds_on_others_has_the_last_word(
    pack: Callable[..., Path], types: Types
) -> None:
    pack("base", 1, 2, 3, lines=("severity: {LIB-01: low, LIB-02: low}",))
    off = "off: [{rule: LIB-03, reason: Không áp dụng ở đây}]"
    top = pack("top", lines=("extends: [base]", "severity: {LIB-01: critical}", off))

    result = loaded(types, top)

    assert weights(result) == {"LIB-01": "critical", "LIB-02": "low"}
    [turned] = result.rules.off
    assert (turned.rule, turned.pack, turned.reason) == (
        "LIB-03", "top@1.0.0", "Không áp dụng ở đây",
    )  # fmt: skip


def test_an_override_weighs_findings_and_leaves_the_examples_of_the_rule_alone(
    tmp_path: Path, text: Text, types: Types
) -> None:
    tests = (
        "[{name: hit, given: {}, expect: [books/a], severity: high}, "
        "{name: miss, given: {}, expect: []}]"
    )
    (tmp_path / "rule.yaml").write_text(text(tests=tests))
    (tmp_path / "ruleset.yaml").write_text(manifest("own", "severity: {LIB-01: low}"))

    result = loaded(types, tmp_path)

    [finding] = evaluate(result.rules, THICK, as_of=DAY).findings
    [hit, _] = run_tests(result.rules, lambda _given, _day: THICK, as_of=DAY)
    assert (finding.severity, hit.passed) == (Severity.LOW, True)


def test_ids_of_rules_that_are_off_stay_taken(pack: Callable[..., Path], types: Types) -> None:
    pack("base", 1, lines=("off: [{rule: LIB-01, reason: x}]",))
    top = pack("top", 1, lines=("extends: [base]",))

    assert mistakes(loaded(types, top)) == [("top/r1.yaml", 2, 5, "id-reused")]


def test_packs_below_a_folder_are_each_loaded_and_one_inside_another_is_not(
    tmp_path: Path, pack: Callable[..., Path], types: Types
) -> None:
    pack("one", 1, folder="all/one")
    pack("two", 2, folder="all/two")
    pack("inner", 3, folder="all/two/inner")

    assert list(weights(loaded(types, tmp_path / "all"))) == ["LIB-01", "LIB-02"]
    assert list(weights(loaded(types, tmp_path / "all" / "two"))) == ["LIB-02"]


# Each: the lines of the manifest, and line, column, code and words of the mistake.
WRONG: dict[str, tuple[tuple[str, ...], int, int, str, str]] = {
    "a misspelt key": (("extend: [base]",), 5, 1, "unknown-key", 'Did you mean "extends"?'),
    "an unknown severity": (("severity: {LIB-01: hgh}",), 5, 20, "unknown-word", '"high"'),
    "an unknown rule in an override": (
        ("severity: {LIB-09: low}",), 5, 12, "unknown-rule", 'Did you mean "LIB-01"?',
    ),
    "an unknown rule turned off": (
        ("off:", "  - {reason: x, rule: LIB-1}"), 6, 23, "unknown-rule", 'mean "LIB-01"?',
    ),
    "a rule turned off without a reason": (
        ("off: [{rule: LIB-01}]",), 5, 7, "missing-key", "`reason`",
    ),
    "a missing pack": (("extends: [bass]",), 5, 11, "pack-missing", 'Did you mean "base"?'),
    "a missing path": (("extends: [../nowhere]",), 5, 11, "pack-missing", "ruleset.yaml is there"),
    "itself": (("extends: [own]",), 5, 11, "pack-cycle", "own -> own"),
    "a circle": (("extends: [round]",), 5, 11, "pack-cycle", "own -> round -> own"),
    "a pack with its own name": (("extends: [twin]",), 2, 7, "pack-twice", 'the pack "own" is'),
    "a wrong checksum": ((f"checksum: sha256:{'0' * 64}",), 5, 11, "checksum-wrong", "sha256:"),
    "a checksum of another kind": (("checksum: md5:1",), 5, 11, "invalid-value", "checksum"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_in_a_manifest_has_its_place_and_a_caret(
    name: str, pack: Callable[..., Path], types: Types
) -> None:
    lines, line, column, code, words = WRONG[name]
    pack("base", 5)
    pack("round", 6, lines=("extends: [own]",))
    pack("own", 7, folder="twin")
    own = pack("own", 1, lines=lines)

    [error] = loaded(types, own).errors

    assert (error.line, error.column, error.code) == (line, column, code)
    assert words in error.message
    assert error.message.endswith("^")


@pytest.mark.parametrize("version", ["1", "1.0", "01.0.0", "1.0.0+build", "v1.0.0", "1.0.0-"])
def test_a_version_is_semantic(version: str, tmp_path: Path, types: Types) -> None:
    (tmp_path / "ruleset.yaml").write_text(manifest("own", version=version))

    [error] = loaded(types, tmp_path).errors
    assert (error.line, error.code) == (3, "invalid-value")


def test_a_pack_that_is_broken_stops_no_other(
    tmp_path: Path, pack: Callable[..., Path], types: Types
) -> None:
    pack("bad", 1, lines=("nonsense: 1",), folder="all/bad")
    pack("good", 2, folder="all/good")

    result = loaded(types, tmp_path / "all")

    assert (list(weights(result)), len(result.errors)) == (["LIB-02"], 1)


def test_an_override_reaches_no_pack_that_is_not_extended(
    tmp_path: Path, pack: Callable[..., Path], types: Types
) -> None:
    pack("a", 1, folder="all/a")
    pack("b", 2, lines=("severity: {LIB-01: low}",), folder="all/b")

    result = loaded(types, tmp_path / "all")

    assert weights(result) == {"LIB-01": "high", "LIB-02": "high"}
    assert mistakes(result) == [("b/ruleset.yaml", 5, 12, "unknown-rule")]


def test_a_checksum_follows_the_rules_and_not_the_line_ends(
    pack: Callable[..., Path], types: Types
) -> None:
    own = pack("own", 1, 2)
    [first] = loaded(types, own).rules.packs
    pack("own", lines=(f"checksum: {first.checksum}",))

    assert loaded(types, own).errors == ()

    rule = own / "r1.yaml"
    rule.write_bytes(rule.read_bytes().replace(b"\n", b"\r\n"))
    assert loaded(types, own).errors == ()

    rule.write_text(rule.read_text() + "# changed\n")
    assert [error.code for error in loaded(types, own).errors] == ["checksum-wrong"]


def test_the_committed_schema_of_manifests_is_current_and_says_what_loading_says() -> None:
    assert Path(MANIFEST_FILE).read_text(encoding="utf-8") == manifest_schema_text(), (
        "run `make docs`"
    )
    validator = jsonschema.Draft7Validator(manifest_schema())
    good = manifest("own", "extends: [vn]", "severity: {A-1: low}", "off: [{rule: A-2, reason: x}]")

    assert validator.is_valid(read_yaml(good, "x").data)
    assert not validator.is_valid(read_yaml(manifest("own", "extend: [vn]"), "x").data)
    assert not validator.is_valid(read_yaml(manifest("Own"), "x").data)
