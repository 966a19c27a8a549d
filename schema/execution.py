"""Running operations: each document is parsed, validated and measured once, errors are masked.

Everything that can be known of a document without its variables is kept with it, so a known one
goes straight to execution. `execute` is the one door, for HTTP and for pages in process.
"""

import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import strawberry
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    get_operation_ast,
    parse,
    specified_rules,
    validate,
)
from strawberry.extensions import SchemaExtension
from strawberry.schema.config import StrawberryConfig
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from schema.allowed_words import name_allowed_words
from schema.context import Context
from schema.errors import INTERNAL, PARSE_FAILED, VALIDATION_FAILED, LimitExceeded, coded, masked
from schema.limits import MAX_TOKENS, Cost, Shape
from schema.live.subscription import Subscription
from schema.mutation import MUTATION
from schema.query import Query
from schema.scalars import SCALARS

MAX_VALIDATION_ERRORS = 20
KNOWN_DOCUMENTS = 128

log = logging.getLogger("gon.schema")


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document that was looked at: what is wrong with it, or what limits need to know of it."""

    document: DocumentNode
    shape: Shape
    errors: tuple[GraphQLError, ...]


class Documents:
    """The documents that were asked for last, ready to run; only sound ones are kept."""

    def __init__(self, schema: GraphQLSchema, size: int = KNOWN_DOCUMENTS) -> None:
        self._schema = schema
        self._size = size
        self._known: OrderedDict[str, Prepared] = OrderedDict()

    def prepared(self, text: str) -> Prepared:
        """Raises GraphQLError for what cannot be parsed or is too large."""
        known = self._known.get(text)
        if known is not None:
            self._known.move_to_end(text)
            return known
        made = self._prepare(text)
        if not made.errors:
            self._known[text] = made
            while len(self._known) > self._size:
                self._known.popitem(last=False)
        return made

    def _prepare(self, text: str) -> Prepared:
        document = _parsed(text)
        shape = Shape(self._schema, document)
        shape.check()
        errors = validate(self._schema, document, specified_rules, max_errors=MAX_VALIDATION_ERRORS)
        return Prepared(document, shape, tuple(coded(error, VALIDATION_FAILED) for error in errors))


def _parsed(text: str) -> DocumentNode:
    try:
        return parse(text, max_tokens=MAX_TOKENS)
    except GraphQLSyntaxError as error:
        if "more than" in error.message and "tokens" in error.message:
            message = f"the document has more than {MAX_TOKENS} tokens. Split it."
            raise LimitExceeded(
                "TOO_MANY_TOKENS", message, limit=MAX_TOKENS, found=MAX_TOKENS + 1
            ) from error
        raise coded(error, PARSE_FAILED) from error


class Preparation(SchemaExtension):
    """Puts a prepared document in place of parsing and validation, and refuses what costs much."""

    cost: Cost | None = None

    def on_parse(self) -> Iterator[None]:
        context = self.execution_context
        assert context.query is not None  # strawberry refuses a missing query before
        self._prepared = _documents(context).prepared(context.query)
        context.graphql_document = self._prepared.document
        yield

    def on_validate(self) -> Iterator[None]:
        context = self.execution_context
        context.pre_execution_errors = list(self._prepared.errors)
        if not self._prepared.errors:
            self._measure(context)
        yield

    def get_results(self) -> dict[str, Any]:
        return {"cost": (self.cost or Cost(0)).as_json()}

    def _measure(self, context: ExecutionContext) -> None:
        operation = get_operation_ast(self._prepared.document, context.operation_name)
        assert operation is not None  # strawberry has found its type by now
        self.cost = self._prepared.shape.cost(operation, context.variables or {})
        try:
            self.cost.check()
        except LimitExceeded as error:
            context.pre_execution_errors = [error]


def _documents(context: ExecutionContext) -> Documents:
    schema = context.schema
    assert isinstance(schema, Schema)
    return schema.documents


class Schema(strawberry.Schema):
    """Strawberry's schema with prepared documents and masked errors."""

    def __init__(
        self,
        query: type = Query,
        mutation: type | None = MUTATION,
        subscription: type | None = Subscription,
    ) -> None:
        config = StrawberryConfig(scalar_map=SCALARS)
        super().__init__(query, mutation, subscription, extensions=[Preparation], config=config)
        name_allowed_words(self._schema)
        self.documents = Documents(self._schema)

    async def execute(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
        operation_extensions: dict[str, Any] | None = None,
    ) -> ExecutionResult:
        """As strawberry's; each error has a code, and none says what only we should know."""
        result = await super().execute(
            query,
            variable_values,
            context_value,
            root_value,
            operation_name,
            allowed_operation_types,
            operation_extensions,
        )
        if result.errors:
            result.errors = [masked(error) for error in result.errors]
        return result

    async def stream(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any | None = None,
        root_value: Any | None = None,
        operation_name: str | None = None,
        operation_extensions: dict[str, Any] | None = None,
        allowed_operation_types: Iterable[OperationType] | None = None,
    ) -> Any:  # strawberry's own
        """As strawberry's, with errors as elsewhere; where nothing is said, subscriptions alone."""
        results = await super().stream(
            query,
            variable_values,
            context_value,
            root_value,
            operation_name,
            operation_extensions,
            allowed_operation_types or (OperationType.SUBSCRIPTION,),
        )
        return _masked_stream(results)

    def process_errors(
        self, errors: list[GraphQLError], execution_context: ExecutionContext | None = None
    ) -> None:
        """Notes what clients are not told."""
        for error in errors:
            if (masked(error).extensions or {}).get("code") == INTERNAL:
                name = execution_context.operation_name if execution_context else None
                log.error("operation %s failed", name, exc_info=error.original_error or error)


async def _masked_stream(results: Any) -> AsyncIterator[Any]:  # Any: strawberry's own
    """The results of a stream, each error with its code; ends the stream when it is closed."""
    try:
        async for result in results:
            if getattr(result, "errors", None):
                result.errors = [masked(error) for error in result.errors]
            yield result
    finally:
        await results.aclose()


SCHEMA = Schema()


async def execute(
    document: str,
    variables: Mapping[str, Any] | None,
    context: Context,
    *,
    schema: Schema = SCHEMA,
) -> ExecutionResult:
    """Runs one operation in process, under the same limits as a client's."""
    return await schema.execute(document, dict(variables or {}), context_value=context)
