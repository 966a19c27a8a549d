"""Refusals as GraphQL errors: one shape, `message` and a stable `extensions.code`.

    Refused
    ├── BadCursor           BAD_CURSOR          no cursor of this list
    ├── StaleCursor         STALE_CURSOR        the list has changed since the cursor was given
    ├── BadPage             PAGE_SIZE           a page is empty of sense, or too large
    ├── BadId               BAD_ID              no id of this schema
    ├── BadRange            BAD_RANGE           a last day before the first
    ├── BadTarget           BAD_TARGET          a target names no share that can be saved
    ├── SignInNeeded        UNAUTHENTICATED     only signed-in people are answered
    ├── AccessEnded         ACCESS_ENDED        a stream ends: a role or a sign-in has ended
    ├── FellBehind          FELL_BEHIND         a stream ends: it was read too slowly
    ├── TooManyStreams      TOO_MANY_STREAMS    too many live updates are open at a time
    ├── Busy                STORE_BUSY          another write took too long; try again
    └── LimitExceeded       TOO_…               the operation asks for too much (`schema.limits`)

Syntax and validation errors keep their words and get a code; whatever else goes wrong is masked.
"""

from datetime import date
from typing import Any

from graphql import GraphQLError

PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
BAD_INPUT = "BAD_USER_INPUT"
INTERNAL = "INTERNAL"


class Refused(GraphQLError):
    """What a client asked for and cannot have; its message says what to do instead."""

    code = "REFUSED"

    def __init__(self, message: str, **more: Any) -> None:  # Any: plain data for `extensions`
        super().__init__(message, extensions={"code": self.code, **more})


class BadCursor(Refused):
    code = "BAD_CURSOR"

    def __init__(self) -> None:
        super().__init__(
            "this is not a cursor of this list. Give one that an edge or pageInfo of it had."
        )


class StaleCursor(Refused):
    code = "STALE_CURSOR"

    def __init__(self, revision: str) -> None:
        super().__init__(
            "the list has changed since this cursor was given. Ask for the first page again.",
            revision=revision,
        )


class BadPage(Refused):
    code = "PAGE_SIZE"


class BadId(Refused):
    code = "BAD_ID"

    def __init__(self) -> None:
        super().__init__("this is not an id of this schema. Give one that a field `id` had.")


class BadRange(Refused):
    code = "BAD_RANGE"

    def __init__(self, first: date, last: date) -> None:
        super().__init__(f"{last} is before {first}. Give the earlier day first.")


class BadTarget(Refused):
    code = "BAD_TARGET"

    def __init__(self) -> None:
        super().__init__(
            "a target names how many per cent of time or of cost are to be saved, above 0 and at "
            "most 100. Give timePercent, costPercent or both."
        )


class SignInNeeded(Refused):
    code = "UNAUTHENTICATED"

    def __init__(self) -> None:
        super().__init__(
            "sign in, or send a token (`Authorization: Bearer TOKEN`), to be answered here."
        )


class AccessEnded(Refused):
    code = "ACCESS_ENDED"

    def __init__(self) -> None:
        super().__init__("your role there, or your sign-in, has ended. Sign in again.")


class FellBehind(Refused):
    code = "FELL_BEHIND"

    def __init__(self) -> None:
        super().__init__(
            "changes came faster than they were read. Subscribe again with `since` of the last one."
        )


class TooManyStreams(Refused):
    code = "TOO_MANY_STREAMS"

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"at most {limit} live updates are open at a time. Close one first.", limit=limit
        )


class Busy(Refused):
    code = "STORE_BUSY"

    def __init__(self) -> None:
        super().__init__("another change is taking long. Send the same request again.")


class LimitExceeded(Refused):
    """An operation that asks for more than is served; `limit` and `found` say by how much."""

    def __init__(self, code: str, message: str, *, limit: int, found: int) -> None:
        self.code = code
        super().__init__(message, limit=limit, found=found)


def masked(error: GraphQLError) -> GraphQLError:
    """The error as a client may see it: ours and GraphQL's own as they are, else INTERNAL."""
    if error.extensions and "code" in error.extensions:
        return error
    if error.original_error is None or isinstance(error.original_error, GraphQLError):
        return _coded(error, BAD_INPUT)
    return _coded(error, INTERNAL, "something went wrong on our side. It has been noted.")


def coded(error: GraphQLError, code: str) -> GraphQLError:
    """The error with a code, if it has none yet."""
    has_code = error.extensions and "code" in error.extensions
    return error if has_code else _coded(error, code)


def _coded(error: GraphQLError, code: str, message: str | None = None) -> GraphQLError:
    return GraphQLError(
        message or error.message,
        nodes=error.nodes,
        source=error.source,
        positions=error.positions,
        path=error.path,
        extensions={**(error.extensions or {}), "code": code},
    )
