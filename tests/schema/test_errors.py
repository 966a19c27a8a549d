"""One error shape: what is ours is said, what is not is hidden and noted."""

import asyncio
import logging

import pytest
import strawberry
from graphql import GraphQLEnumType, GraphQLError, GraphQLSchema

from schema import Schema, request
from schema.allowed_words import name_allowed_words
from schema.execution import SCHEMA
from schema.query import Query
from tests.schema.sample import catalogue, procedure

SECRET = "/home/gon/secret.db"


@strawberry.type
class Broken(Query):
    @strawberry.field
    def broken(self) -> str | None:
        raise RuntimeError(SECRET)

    @strawberry.field
    async def late(self) -> str | None:
        raise KeyError(SECRET)


@pytest.mark.parametrize("name", ["broken", "late"])
def test_what_goes_wrong_inside_is_hidden_and_noted(
    name: str, caplog: pytest.LogCaptureFixture
) -> None:
    context = request(catalogue([procedure("1.000001", "A")]))
    with caplog.at_level(logging.ERROR, "gon.schema"):
        result = asyncio.run(Schema(Broken, None).execute(f"{{{name}}}", context_value=context))

    assert result.data == {name: None}
    assert [error.formatted for error in result.errors or ()] == [
        {
            "message": "something went wrong on our side. It has been noted.",
            "locations": [{"line": 1, "column": 2}],
            "path": [name],
            "extensions": {"code": "INTERNAL"},
        }
    ]
    assert SECRET in caplog.text


def test_requests_do_not_share_what_is_hidden() -> None:
    """Extensions are made for each request, so one never sees the errors of another."""
    schema = Schema(Broken, None)
    shown = catalogue([procedure("1.000001", "A")])

    async def both() -> list[list[str]]:
        documents = ["{broken}", "{viewer {name}}", "{nothing}"] * 10
        results = await asyncio.gather(
            *(schema.execute(document, context_value=request(shown)) for document in documents)
        )
        return [[(e.extensions or {})["code"] for e in r.errors or ()] for r in results]

    assert asyncio.run(both()) == [["INTERNAL"], [], ["GRAPHQL_VALIDATION_FAILED"]] * 10


def test_a_typing_mistake_is_answered_with_a_suggestion() -> None:
    context = request(catalogue([procedure("1.000001", "A")]))

    result = asyncio.run(Schema().execute("{proceduresX {totalCount}}", context_value=context))

    error = (result.errors or [])[0]
    assert "Did you mean 'procedures'" in error.message
    assert (error.extensions or {})["code"] == "GRAPHQL_VALIDATION_FAILED"


def test_what_is_no_day_is_told_with_its_place_and_how_a_day_is_written() -> None:
    context = request(catalogue([procedure("1.000001", "A")]))

    def asked(document: str, **variables: str) -> list[GraphQLError]:
        result = asyncio.run(Schema().execute(document, variables, context_value=context))
        return result.errors or []

    written = asked('{procedures(asOf: "hôm qua") {totalCount}}')
    sent = asked("query($day: Date) {procedures(asOf: $day) {totalCount}}", day="2026-13-01")
    for errors, found in ((written, "hôm qua"), (sent, "2026-13-01")):
        (error,) = errors
        assert found in error.message
        assert "a day is written as YYYY-MM-DD" in error.message
        assert error.locations
    assert not asked('{procedures(asOf: "2026-11-23") {totalCount}}')


@pytest.mark.parametrize(
    ("document", "variables", "where"),
    [
        ("{procedures(filter: {level: PROVINC}) {totalCount}}", None, (1, 29)),
        ("{procedures(filter: {level: [COMMUNE, PROVINC]}) {totalCount}}", None, (1, 39)),
        (
            "query ($l: [Level!]) {procedures(filter: {level: $l}) {totalCount}}",
            {"l": ["COMMUNE", "PROVINC"]},
            (1, 8),
        ),
    ],
)
def test_an_unknown_word_of_an_enum_is_answered_with_the_known_ones(
    document: str, variables: dict[str, object] | None, where: tuple[int, int]
) -> None:
    context = request(catalogue([procedure("1.000001", "A")]))
    result = asyncio.run(SCHEMA.execute(document, variables, context_value=context))

    errors = result.errors or []
    assert len(errors) == 1
    error = errors[0]
    assert "'PROVINC'" in error.message
    assert "Did you mean the enum value 'PROVINCE'?" in error.message
    assert error.message.endswith("Write one of CENTRAL, PROVINCE, DISTRICT, COMMUNE, OTHER.")
    assert [(at.line, at.column) for at in error.locations or ()] == [where]


def test_of_many_words_twenty_are_named() -> None:
    many = GraphQLEnumType("Many", {f"WORD_{n}": n for n in range(21)})
    name_allowed_words(GraphQLSchema(types=[many]))

    assert many.parse_value("WORD_20") == 20
    with pytest.raises(GraphQLError, match=r"WORD_19, …\.$"):
        many.parse_value("nothing")
