"""Enums that name their words when another one is given, as a literal or in a variable.

GraphQL's own words for such a mistake name the enum and a word that is spelled nearly alike, which
is of no use to somebody who does not know the words.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from graphql import GraphQLEnumType, GraphQLError, GraphQLSchema

MOST_WORDS = 20


def name_allowed_words(schema: GraphQLSchema) -> None:
    """Makes every enum of a schema that is being built say its words, at most `MOST_WORDS`."""
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLEnumType) and not kind.name.startswith("__"):
            for coercion in ("coerce_input_value", "coerce_input_literal"):
                setattr(kind, coercion, _telling(getattr(kind, coercion), _told(list(kind.values))))


def _told(words: list[str]) -> str:
    more = ["…"] if len(words) > MOST_WORDS else []
    return f"Write one of {', '.join(words[:MOST_WORDS] + more)}."


def _telling(coerce: Callable[..., Any], told: str) -> Callable[..., Any]:  # Any: the library's own
    @wraps(coerce)
    def coerced(*args: Any, **kwargs: Any) -> Any:
        try:
            return coerce(*args, **kwargs)
        except GraphQLError as error:
            raise GraphQLError(f"{error.message} {told}", error.nodes) from error

    return coerced
