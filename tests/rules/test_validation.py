from typing import Annotated

import pytest
from pydantic import BaseModel, ConfigDict, Field, StrictStr

from rules import BrokenFile, read_yaml, validated


class Part(BaseModel):
    model_config = ConfigDict(extra="forbid")
    colour: str = "red"


class Thing(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: Annotated[str, Field(alias="called")]
    parts: list[Part] = []
    either: Part | int | None = None
    texts: dict[str, StrictStr | int] = {}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{}", ["1:1 missing-key the file has no `called`, which is required."]),
        ("[]", ["1:1 wrong-shape the file must be a mapping of keys; found a list."]),
        (
            "called: a\nnam: b",
            ["2:1 unknown-key `nam` is not a key of the file. Allowed: called, either,"],
        ),
        (
            "called: a\nparts:\n  - {color: red}\n  - x",
            [
                '3:6 unknown-key `color` is not a key of `parts.0`. Did you mean "colour"?',
                "4:5 wrong-shape `parts.1` must be a mapping of keys; ",
            ],
        ),
        (
            "called: a\ntexts: {b: [1]}",
            ["2:12 invalid-value `texts.b`: ", "2:12 wrong-shape `texts.b` must be "],
        ),
        ("called: a\nbogus: {deep: 1}", ["2:1 unknown-key `bogus` is not a key of the file."]),
    ],
)
def test_every_mistake_has_a_place_and_a_sentence(content: str, expected: list[str]) -> None:
    with pytest.raises(BrokenFile) as broken:
        validated(Thing, read_yaml(content, "thing.yaml"))

    said = [f"{e.line}:{e.column} {e.code} {e.message}" for e in broken.value.errors]
    assert len(said) == len(expected)
    assert all(found.startswith(words) for found, words in zip(said, expected, strict=True)), said


def test_a_good_file_is_the_model() -> None:
    assert validated(Thing, read_yaml("called: a", "x")).name == "a"


def test_a_key_inside_a_choice_of_models_is_compared_with_theirs() -> None:
    with pytest.raises(BrokenFile, match=r'`either`\. Did you mean "colour"') as broken:
        validated(Thing, read_yaml("called: a\neither: {color: red}", "x"))

    assert {(error.line, error.column) for error in broken.value.errors} == {(2, 10), (2, 9)}
