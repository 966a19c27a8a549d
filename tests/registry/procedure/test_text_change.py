"""A patch as a change of text: the text then says what `apply` says, the rest stays as it was."""

import itertools
import random
from pathlib import Path

import pytest

from registry.procedure.errors import PatchConflict, PatchPathUnknown, PatchRefused
from registry.procedure.patch import Patch, apply
from registry.procedure.reading import ProcedureFile, read_procedure
from registry.procedure.text_change import TextChange, changed, place_of, text_changes
from registry.procedure.writing import plain_data
from rules import Operation
from rules.source import Place

BLOCK = """\
# what we ask
schema: procedure/v1
code: "1.000001"
authority: bo-tu-phap
name: Thủ tục   # the name
sets: 2 # two
applicants:
  - citizen # people
  - enterprise
documents:
  # the form
  - id: don
    name: >-
      Đơn
      đề nghị
    form: original

  - id: ks   # birth
    name: Giấy khai sinh
    form: certified_copy
    channels: [online, post]
steps:
- {id: nop, name: Nộp, actor: applicant, uses: [don, ks]}
- id: xet
  name: Xét
  actor: agency
  uses:
    - ks
channels:
  - by: online
    level: full
conditions: []
"""
FLOW = (
    '{schema: procedure/v1, code: "1.000001", authority: bo-tu-phap, name: "A: b",\n'
    " documents: [{id: a, name: A}, {id: b, name: B, form: copy}, {id: c, name: C}],\n"
    " steps: [{id: s, name: S, uses: [a, b]}]}\n"
)


def remove(path: str) -> Operation:
    return Operation(op="remove", path=path)


def put(path: str, value: object) -> Operation:
    return Operation(op="set", path=path, value=value)


def rewritten(content: str, *patch: Operation) -> str:
    """The text after the patch; it must be written, and say what the patch says."""
    file = read_procedure(content, "a.yaml")
    changes = text_changes(file, content, patch)
    assert changes is not None
    after = changed(content, changes)
    assert read_procedure(after, "a.yaml").procedure == apply(patch, file.procedure)[0]
    return after


def difference(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("operation", "gone", "new"),
    [
        (
            put("documents/ks/form", "copy"),
            ["    form: certified_copy"],
            ["    form: copy"],
        ),
        (put("sets", 1), ["sets: 2 # two"], ["sets: 1 # two"]),
        (remove("sets"), ["sets: 2 # two"], []),
        (put("field", "Hộ tịch: x"), [], ['field: "Hộ tịch: x"']),
        (put("documents/ks/originals", 1), [], ["    originals: 1"]),
        (remove("channels/online/level"), ["    level: full"], []),
        (put("channels/online/time_limit", "3 working_day"), [], ["    time_limit: 3 working_day"]),
        (
            remove("documents/ks"),
            [
                "  - id: ks   # birth",
                "    name: Giấy khai sinh",
                "    form: certified_copy",
                "    channels: [online, post]",
                "- {id: nop, name: Nộp, actor: applicant, uses: [don, ks]}",
                "  uses:",
                "    - ks",
            ],
            [
                "- {id: nop, name: Nộp, actor: applicant, uses: [don]}",
                "  uses: []",
            ],
        ),
        (remove("steps/nop"), ["- {id: nop, name: Nộp, actor: applicant, uses: [don, ks]}"], []),
        (remove("applicants/citizen"), ["  - citizen # people"], []),
        (
            put("documents/moi", {"id": "moi", "name": "Giấy mới"}),
            [],
            ["  - {id: moi, name: Giấy mới}"],
        ),
        (
            Operation(op="add", path="steps/a", value={"id": "a", "name": "A"}, after=""),
            [],
            ["- {id: a, name: A}"],
        ),
        (
            put("conditions/a", {"id": "a", "text": "B"}),
            ["conditions: []"],
            ["conditions: [{id: a, text: B}]"],
        ),
        (
            Operation(op="abolish", path=".", value="2027-01-01"),
            [],
            ["validity: {to: 2026-12-31}"],
        ),
    ],
    ids=lambda value: f"{value.op} {value.path}" if isinstance(value, Operation) else "",
)
def test_only_the_lines_it_is_about_change(
    operation: Operation, gone: list[str], new: list[str]
) -> None:
    assert difference(BLOCK, rewritten(BLOCK, operation)) == (gone, new)


@pytest.mark.parametrize(
    ("operation", "old", "new"),
    [
        (remove("documents/a"), "[{id: a, name: A}, {id: b,", "[{id: b,"),
        (remove("documents/c"), "form: copy}, {id: c, name: C}]", "form: copy}]"),
        (remove("documents/b/form"), "name: B, form: copy}", "name: B}"),
        (put("documents/b/form", "original"), "form: copy", "form: original"),
    ],
    ids=lambda value: f"{value.op} {value.path}" if isinstance(value, Operation) else "",
)
def test_a_file_on_few_lines_changes_inside_them(operation: Operation, old: str, new: str) -> None:
    after = rewritten(FLOW, operation)

    expected = FLOW.replace(old, new)
    if operation.path == "documents/a":
        expected = expected.replace("uses: [a, b]", "uses: [b]")
    assert after == expected


def test_several_operations_are_one_change() -> None:
    after = rewritten(BLOCK, put("sets", 1), remove("documents/ks"), put("time_limit", "3 day"))

    assert "sets: 1 # two" in after
    assert after.endswith("conditions: []\ntime_limit: 3 day\n")


def test_a_paper_of_a_choice_goes_from_the_lines_of_its_document() -> None:
    choice = "\n    alternatives: [{name: Thẻ}, {name: Sổ}]"
    content = BLOCK.replace("form: original", f"form: original{choice}")

    after = rewritten(content, remove("documents/don/alternatives/the"))

    assert difference(content, after) == (
        ["    alternatives: [{name: Thẻ}, {name: Sổ}]"],
        ["    alternatives: [{name: Sổ}]"],
    )


def test_a_key_that_is_written_empty_gets_its_value_there() -> None:
    content = BLOCK.replace("sets: 2 # two", "sets: null")

    assert difference(content, rewritten(content, put("sets", 1))) == (["sets: null"], ["sets: 1"])


@pytest.mark.parametrize("ending", ["\n", ""])
def test_the_last_line_may_go_with_or_without_its_end(ending: str) -> None:
    content = BLOCK.rstrip("\n") + ending

    assert rewritten(content, remove("conditions")).endswith("level: full\n")


def test_a_text_whose_lines_tools_count_differently_is_left_alone() -> None:
    content = BLOCK.replace("# what", "# \r# what", 1)
    file = read_procedure(content, "a.yaml")

    assert text_changes(file, content, [put("sets", 1)]) is None


def test_a_patch_that_does_not_fit_gives_no_change() -> None:
    file = read_procedure(BLOCK, "a.yaml")

    for operation in (remove("documents/x"), put("documents/ks/form", "wrong"), put("x", 1)):
        assert text_changes(file, BLOCK, [operation]) is None


def test_places_count_from_one() -> None:
    assert place_of("ab\ncd", 0) == Place(1, 1)
    assert place_of("ab\ncd", 4) == Place(2, 2)


def test_changes_are_made_from_the_end_on() -> None:
    assert changed("abcdef", [TextChange(0, 1, "XX"), TextChange(4, 6, "")]) == "XXbcd"


EXAMPLES = sorted(Path("registry/examples").rglob("*.yaml"))[::2]
# Over all examples: how many of the patches tried can be written as a change of text.
LEAST_WRITTEN = 0.97


def test_whatever_is_written_says_what_the_patch_says() -> None:
    counts = {True: 0, False: 0}
    for path in EXAMPLES:
        content = path.read_text(encoding="utf-8")
        file = read_procedure(content, path.name)
        for patch in patches(file, random.Random(path.name)):
            try:
                expected = apply(patch, file.procedure)[0]
            except (PatchConflict, PatchPathUnknown, PatchRefused):
                continue
            changes = text_changes(file, content, patch)
            counts[changes is not None] += 1
            if changes is not None:
                read = read_procedure(changed(content, changes), path.name).procedure
                assert plain_data(read) == plain_data(expected)

    assert sum(counts.values()) > 150
    assert counts[True] / sum(counts.values()) > LEAST_WRITTEN


def patches(file: ProcedureFile, chance: random.Random) -> list[Patch]:
    """Removals and changes of elements and keys of a file, alone and in pairs."""
    data = plain_data(file.procedure)
    lists = [name for name in ("documents", "steps", "channels", "fees") if data.get(name)]
    elements = [
        f"{name}/{item['by'] if name == 'channels' else item['id']}"
        for name in lists
        for item in data[name]
    ]
    single: list[Operation] = [remove(path) for path in elements]
    single += [remove(key) for key in data if key not in {"schema", "code", "authority", "name"}]
    single += [put(f"{path}/case", "x") for path in elements[:1]]
    single += [put(f"documents/{one['id']}/form", "copy") for one in data.get("documents", ())]
    single += [put(f"steps/{one['id']}/time_limit", "2 day") for one in data.get("steps", ())]
    pairs = list(itertools.combinations(single, 2))
    chosen = chance.sample(single, min(8, len(single)))
    return [(one,) for one in chosen] + chance.sample(pairs, min(4, len(pairs)))
