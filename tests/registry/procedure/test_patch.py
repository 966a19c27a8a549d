"""Patches: what they do, that the inverse undoes them exactly, and what they refuse."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.procedure.errors import PatchConflict, PatchError, PatchPathUnknown, PatchRefused
from registry.procedure.model import Procedure
from registry.procedure.patch import apply
from registry.procedure.paths import item_key
from registry.procedure.reading import procedure_from_data, read_procedure
from registry.procedure.writing import edition_hash, plain_data
from rules import Operation

DATA: dict[str, Any] = {
    "schema": "procedure/v1",
    "code": "1.000001",
    "authority": "bo-cong-an",
    "name": "Đăng ký",
    "applicants": ["citizen", "foreigner"],
    "channels": [{"by": "online", "time_limit": "3 working_day"}, {"by": "post"}],
    "documents": [
        {"id": "to-khai", "name": "Tờ khai"},
        {"id": "cccd", "name": "Căn cước", "form": "certified_copy"},
        {"id": "anh", "name": "Ảnh"},
    ],
    "steps": [
        {"id": "nop", "name": "Nộp", "uses": ["to-khai", "cccd"]},
        {"id": "xem", "name": "Xem", "after": ["nop"]},
    ],
}
HARD_RECORDS = [
    read_procedure(path.read_bytes(), path.name).procedure
    for path in sorted(Path("tests/data/hard_records").glob("*.yaml"))
]


def procedure() -> Procedure:
    return procedure_from_data(DATA)


def patched(*operations: dict[str, Any]) -> dict[str, Any]:
    after, _ = apply([Operation(**operation) for operation in operations], procedure())
    return plain_data(after)


def test_a_removed_document_is_no_longer_used_by_any_step() -> None:
    after = patched({"op": "remove", "path": "documents/cccd"})

    assert [document["id"] for document in after["documents"]] == ["to-khai", "anh"]
    assert after["steps"][0]["uses"] == ["to-khai"]


def test_a_value_is_set_by_the_natural_key_of_its_element() -> None:
    after = patched({"op": "set", "path": "channels/online/time_limit", "value": "1 working_day"})

    assert after["channels"][0]["time_limit"] == "1 working_day"


def test_a_word_of_a_list_can_be_removed_and_added() -> None:
    after = patched(
        {"op": "remove", "path": "applicants/foreigner"},
        {"op": "add", "path": "applicants/officer"},
    )

    assert after["applicants"] == ["citizen", "officer"]


def test_an_element_is_added_after_its_sibling() -> None:
    after = patched(
        {"op": "add", "path": "documents/x", "value": {"id": "x", "name": "X"}, "after": "to-khai"}
    )

    assert [document["id"] for document in after["documents"]] == ["to-khai", "x", "cccd", "anh"]


def test_setting_an_element_that_is_not_there_adds_it() -> None:
    change = Operation(op="set", path="channels/in_person", value={"by": "in_person"})

    after, undo = apply([change], procedure())

    assert [channel["by"] for channel in plain_data(after)["channels"]][-1] == "in_person"
    assert apply(undo, after)[0] == procedure()


def test_a_merged_step_is_waited_for_under_its_new_name() -> None:
    after, undo = apply([Operation(op="merge", path="steps/nop", value="xem")], procedure())

    assert plain_data(after)["steps"] == [{"id": "xem", "name": "Xem", "after": []}]
    assert apply(undo, after)[0] == procedure()


def test_an_abolished_procedure_ends_the_day_before() -> None:
    assert patched({"op": "abolish", "path": ".", "value": "2027-01-01"})["validity"] == {
        "to": "2026-12-31"
    }


@pytest.mark.parametrize(
    ("operations", "refusal", "words"),
    [
        (
            [
                {"op": "set", "path": "time_limit", "value": "1 day"},
                {"op": "set", "path": "time_limit", "value": "2 day"},
            ],
            PatchConflict,
            "`time_limit` is changed twice: set '1 day' and set '2 day'",
        ),
        ([{"op": "remove", "path": "documents/gone"}], PatchPathUnknown, "no such place"),
        ([{"op": "set", "path": "documents/gone/form", "value": "copy"}], PatchPathUnknown, "gone"),
        ([{"op": "set", "path": "documents/anh/form", "value": "gold"}], PatchRefused, "copy"),
        ([{"op": "set", "path": "documents/anh/id", "value": "x"}], PatchRefused, "Remove the"),
        ([{"op": "remove", "path": "name"}], PatchRefused, "has no `name`"),
        ([{"op": "add", "path": "documents/anh", "value": {}}], PatchRefused, "there already"),
        ([{"op": "add", "path": "documents/y", "value": {"id": "x"}}], PatchRefused, "the key `y`"),
        (
            [{"op": "add", "path": "applicants/x", "after": "gone"}],
            PatchPathUnknown,
            "after `gone`",
        ),
        ([{"op": "abolish", "path": "documents/anh", "value": "2027-01-01"}], PatchRefused, "`.`"),
    ],
)
def test_a_patch_that_cannot_be_applied_says_why(
    operations: list[dict[str, Any]], refusal: type[PatchError], words: str
) -> None:
    with pytest.raises(refusal) as caught:
        patched(*operations)

    assert words in str(caught.value)


CHOICE: dict[str, Any] = {
    "id": "a",
    "name": "Căn cước hoặc hộ chiếu",
    "alternatives": [{"name": "Căn cước"}, {"name": "Hộ chiếu"}, {"name": "CCCD"}],
}


def choice_after(name: str, *gone: str) -> tuple[str, list[str]]:
    """Name and papers of the choice without some; that the inverse gives it back is checked."""
    before = procedure_from_data(
        {**DATA, "documents": [*DATA["documents"], {**CHOICE, "name": name}]}
    )
    patch = [Operation(op="remove", path=f"documents/a/alternatives/{key}") for key in gone]
    after, undo = apply(patch, before)
    assert apply(undo, after)[0] == before
    left = plain_data(after)["documents"][-1]
    return left["name"], [choice["name"] for choice in left["alternatives"]]


@pytest.mark.parametrize(
    ("name", "gone", "expected"),
    [
        ("Giấy tờ", ["ho-chieu"], ("Giấy tờ", ["Căn cước", "CCCD"])),
        ("Căn cước hoặc Hộ chiếu", ["can-cuoc"], ("Hộ chiếu hoặc CCCD", ["Hộ chiếu", "CCCD"])),
        ("Căn cước hoặc hộ chiếu", ["can-cuoc", "cccd"], ("Hộ chiếu", ["Hộ chiếu"])),
        (
            "Căn cước của cha hoặc mẹ",
            ["can-cuoc"],
            ("Căn cước của cha hoặc mẹ", ["Hộ chiếu", "CCCD"]),
        ),
    ],
)
def test_what_is_left_of_a_choice_is_called_by_its_papers(
    name: str, gone: list[str], expected: tuple[str, list[str]]
) -> None:
    assert choice_after(name, *gone) == expected


def test_a_paper_of_a_choice_is_no_document_that_steps_use() -> None:
    papers = [*DATA["documents"], {**CHOICE, "alternatives": [{"name": "CCCD"}]}]
    before = procedure_from_data({**DATA, "documents": papers})

    after, _ = apply([Operation(op="remove", path="documents/a/alternatives/cccd")], before)

    assert plain_data(after)["steps"][0]["uses"] == ["to-khai", "cccd"]


def removable(found: Procedure) -> list[str]:
    data = plain_data(found)
    lists = ["documents", "steps", "fees", "channels", "results", "conditions", "legal_basis"]
    choices = [
        f"documents/{document['id']}/alternatives/{item_key('alternatives', choice)}"
        for document in data.get("documents") or ()
        for choice in document.get("alternatives") or ()
    ]
    elements = [
        f"{name}/{item_key(name, item)}"
        for name in lists
        for item in data.get(name) or ()
        if item_key(name, item)
    ]
    return [*elements, *choices]


@st.composite
def patches(draw: st.DrawFn) -> tuple[Procedure, list[Operation]]:
    found = draw(st.sampled_from(HARD_RECORDS))
    paths = draw(st.lists(st.sampled_from(removable(found)), unique=True, max_size=4))
    # Nothing is left inside what goes as a whole.
    inside = [path for path in paths if any(path.startswith(f"{other}/") for other in paths)]
    operations = [Operation(op="remove", path=path) for path in paths if path not in inside]
    if draw(st.booleans()):
        operations.append(Operation(op="set", path="time_limit", value="2 working_day"))
    if draw(st.booleans()):
        new = {"id": "moi", "name": "Giấy mới", "kind": "other"}
        after = draw(st.sampled_from([None, ""]))
        operations.append(Operation(op="add", path="documents/moi", value=new, after=after))
    return found, operations


@given(patches())
@settings(max_examples=200, deadline=None)
def test_a_patch_and_then_its_inverse_change_nothing(
    given_patch: tuple[Procedure, list[Operation]],
) -> None:
    before, operations = given_patch

    after, undo = apply(operations, before)
    again, _ = apply(undo, after)

    assert plain_data(again) == plain_data(before)
    assert edition_hash(again) == edition_hash(before)


def test_an_inverse_that_forgets_the_position_would_be_noticed() -> None:
    after, undo = apply([Operation(op="remove", path="documents/cccd")], procedure())
    forgetful = [operation.model_copy(update={"after": None}) for operation in undo]

    assert plain_data(apply(forgetful, after)[0]) != plain_data(procedure())
