"""The schema as text: `schema.graphql` is committed, so that a change of it is seen in review."""

from pathlib import Path

from graphql import lexicographic_sort_schema, print_schema
from graphql.utilities import BreakingChange, build_schema, find_breaking_changes

from schema.execution import SCHEMA

FILE = Path(__file__).with_name("schema.graphql")


def schema_text() -> str:
    """What `schema.graphql` must say, sorted.

    Only the text is sorted: sorting the schema itself (`sort_schema`) makes its enums anew, and
    resolvers would then get their words as plain text.
    """
    return print_schema(lexicographic_sort_schema(SCHEMA._schema)) + "\n"


def breaking_changes(before: str, after: str) -> list[BreakingChange]:
    """What would stop a client from working that was made for the schema `before`."""
    return find_breaking_changes(build_schema(before), build_schema(after))
