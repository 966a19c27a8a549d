"""Every link between the pages of the project leads to a file, every GraphQL example fits."""

import re
from pathlib import Path

import pytest
from graphql import build_schema, parse, validate

PAGES = [Path("README.md"), Path("CHANGELOG.md"), *sorted(Path("docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
EXAMPLES = re.findall(r"```graphql\n(.*?)```", Path("docs/graphql.md").read_text(), re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_leads_to_a_file(page: Path) -> None:
    linked = LINK.findall(page.read_text(encoding="utf-8"))

    assert [link for link in linked if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_graphql_fits_the_schema(example: str) -> None:
    schema = build_schema(Path("schema/schema.graphql").read_text(encoding="utf-8"))

    assert [error.message for error in validate(schema, parse(example))] == []


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) >= 3
