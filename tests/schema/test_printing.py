"""The committed schema is the schema."""

from schema.printing import FILE, breaking_changes, schema_text


def test_the_committed_schema_is_current() -> None:
    assert FILE.read_text(encoding="utf-8") == schema_text(), "run `make docs`"


def test_a_removed_field_is_a_breaking_change() -> None:
    before = "type Query { name: String, code: String }"

    found = breaking_changes(before, "type Query { name: String }")

    assert [change.description for change in found] == ["Field Query.code was removed."]
    assert breaking_changes(before, before) == []
