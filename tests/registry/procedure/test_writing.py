"""Writing a procedure gives YAML that reads to the same procedure, and one hash per content."""

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.procedure import vocabulary as words
from registry.procedure.json_schema import FILE, procedure_schema, schema_text
from registry.procedure.reading import procedure_from_data, read_procedure
from registry.procedure.writing import edition_hash, plain_data, write_procedure

HARD_RECORDS = sorted(Path("tests/data/hard_records").glob("*.yaml"))

text = (
    st.text(
        alphabet=st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"]
        ),
        min_size=1,
        max_size=30,
    )
    .map(lambda value: unicodedata.normalize("NFC", value))
    .filter(lambda value: value.strip() != "")
)
long_text = st.lists(text, min_size=1, max_size=3).map("\n".join)
ids = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
limits = st.one_of(
    st.just("none"),
    st.builds(
        lambda amount, unit: f"{amount} {unit}".strip(),
        st.integers(0, 400),
        st.sampled_from([*words.Unit, ""]),
    ),
)
days = st.dates(date(2000, 1, 1), date(2099, 1, 1)).map(date.isoformat)


def optional(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys)


def elements(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[list[dict[str, Any]]]:
    items = st.tuples(st.fixed_dictionaries({"id": ids, "name": long_text}), optional(**keys))
    joined = items.map(lambda pair: {**pair[0], **pair[1]})
    return st.lists(joined, max_size=3, unique_by=lambda item: item["id"])


documents = elements(
    kind=st.sampled_from(words.DocumentKind),
    form=st.sampled_from(words.Form),
    register=st.sampled_from(words.Register),
    originals=st.integers(0, 9),
    fallback_only=st.booleans(),
    channels=st.lists(st.sampled_from(words.Channel), max_size=2),
    alternatives=st.lists(st.fixed_dictionaries({"name": text}), max_size=2),
    text=long_text,
)
steps = elements(
    actor=st.sampled_from(words.Actor),
    action=st.sampled_from(words.Action),
    time_limit=limits,
    when=text,
    basis=st.lists(st.fixed_dictionaries({"instrument": text}), max_size=2),
)
procedures = st.tuples(
    st.fixed_dictionaries(
        {
            "schema": st.just("procedure/v1"),
            "code": st.from_regex(r"[1-3]\.[0-9]{6}", fullmatch=True),
            "authority": ids,
            "name": long_text,
        }
    ),
    optional(
        kind=st.sampled_from(words.Kind),
        levels=st.lists(st.sampled_from(["central", "province", "commune"]), max_size=3),
        time_limit=limits,
        sets=st.integers(0, 9),
        documents=documents,
        steps=steps,
        decision=st.fixed_dictionaries({"number": text}, optional={"date": days}),
        receiving=optional(boundary_free=st.booleans(), place=text),
    ),
).map(lambda pair: {**pair[0], **pair[1]})


@given(procedures)
@settings(max_examples=150, deadline=None)
def test_what_is_written_reads_to_the_same_procedure(data: dict[str, Any]) -> None:
    procedure = procedure_from_data(data)

    again = read_procedure(write_procedure(procedure), "again.yaml").procedure

    assert again == procedure
    assert again.model_fields_set == procedure.model_fields_set
    assert edition_hash(again) == edition_hash(procedure)


@pytest.mark.parametrize("path", HARD_RECORDS, ids=lambda path: path.stem)
def test_a_hard_record_survives_the_round_trip(path: Path) -> None:
    procedure = read_procedure(path.read_bytes(), path.name).procedure

    assert read_procedure(write_procedure(procedure), "again").procedure == procedure


def test_the_hash_tells_a_key_left_out_from_an_empty_list() -> None:
    head = {"schema": "procedure/v1", "code": "1.000001", "authority": "a", "name": "A"}
    left_out, empty = procedure_from_data(head), procedure_from_data({**head, "documents": []})

    assert edition_hash(left_out) != edition_hash(empty)


def test_keys_are_written_in_the_order_of_the_format() -> None:
    data = {"name": "A", "authority": "a", "code": "1.000001", "schema": "procedure/v1"}

    assert list(plain_data(procedure_from_data(data)))[:4] == [
        "schema",
        "code",
        "authority",
        "name",
    ]


def test_the_schema_for_editors_is_the_one_in_docs() -> None:
    assert Path(FILE).read_text() == schema_text(), "run `make docs`"


def test_the_schema_for_editors_is_a_draft_7_schema() -> None:
    jsonschema.Draft7Validator.check_schema(procedure_schema())


class EditorLoader(yaml.CSafeLoader):
    """Types as an editor's YAML server gives them: numbers and flags, dates as text."""


EditorLoader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if not tag.endswith(("timestamp", "float"))]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def editor_errors(content: str) -> list[str]:
    validator = jsonschema.Draft7Validator(json.loads(Path(FILE).read_text()))
    data = yaml.load(content, Loader=EditorLoader)
    return [error.message for error in validator.iter_errors(data)]


@pytest.mark.parametrize("path", HARD_RECORDS, ids=lambda path: path.stem)
def test_the_schema_for_editors_accepts_what_the_reader_accepts(path: Path) -> None:
    assert editor_errors(path.read_text()) == []


def test_the_schema_for_editors_refuses_an_unknown_word_and_an_unknown_key() -> None:
    content = 'schema: procedure/v1\ncode: "1.000001"\nauthority: a\nname: A\nkind: x\ncolour: red'

    assert len(editor_errors(content)) == 2
