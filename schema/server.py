"""GraphQL over HTTP: what a door mounts at `/graphql`.

Strawberry's ASGI application, made to follow the GraphQL-over-HTTP specification: the media type
that a client asks for, 400 without `data` when nothing was run, one error shape for every refusal,
a limit on the bytes that are read. Who asks and what a browser is shown is the door's business.
"""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from cross_web import AsyncHTTPRequestAdapter, HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http import GraphQLHTTPResponse, GraphQLRequestData
from strawberry.http.base import BaseRequestProtocol
from strawberry.schema.exceptions import InvalidOperationTypeError
from strawberry.subscriptions import GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.types import ExecutionResult
from strawberry.types.execution import PreExecutionError

from schema.context import Context
from schema.execution import SCHEMA, Schema

MAX_BODY = 64 * 1024
GRAPHQL_JSON = "application/graphql-response+json"
JSON = "application/json"

_CODES: Mapping[int, str] = {
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "BODY_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
}


class Answer(Response):
    """A response that remembers which media type the client asked for."""

    def __init__(self, wanted: str) -> None:
        super().__init__()
        self.wanted = wanted


class GraphQLServer(GraphQL[Context, None]):
    """The endpoint. `context` makes the context of a request; `page` is shown to browsers."""

    def __init__(
        self,
        context: Callable[[HTTPConnection], Awaitable[Context]],
        *,
        page: Callable[[Request], Awaitable[Response]] | None = None,
        schema: Schema = SCHEMA,
    ) -> None:
        super().__init__(
            schema,
            graphql_ide="graphiql",
            subscription_protocols=(GRAPHQL_SSE_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL),
            connection_init_wait_timeout=timedelta(seconds=5),
            max_subscriptions_per_connection=10,
        )
        self._context = context
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.run(WebSocket(scope, receive, send))
            return
        request = Request(scope, _limited(receive))
        try:
            response = await self.run(request)
        except HTTPException as refused:
            response = refusal(refused.status_code, refused.reason, wanted_media_type(request))
        await response(scope, receive, send)

    async def get_context(
        self,
        request: Request | WebSocket,
        response: Response | WebSocket,  # noqa: ARG002
    ) -> Context:
        return await self._context(request)

    async def get_sub_response(self, request: Request | WebSocket) -> Response:
        assert isinstance(request, Request)
        return Answer(wanted_media_type(request))

    def should_render_graphql_ide(self, request: BaseRequestProtocol) -> bool:
        return (
            self._page is not None
            and request.method == "GET"
            and request.query_params.get("query") is None
            and "text/html" in request.headers.get("accept", "")
        )

    async def render_graphql_ide(self, request: Request) -> Response:
        assert self._page is not None
        return await self._page(request)

    async def parse_http_body(
        self, request: AsyncHTTPRequestAdapter
    ) -> GraphQLRequestData | list[GraphQLRequestData]:
        """Only JSON is read: a form or plain text could be sent by any page on another site."""
        media = (request.content_type or "").partition(";")[0].strip().lower()
        if request.method == "POST" and media != JSON:
            raise HTTPException(415, f"send the request as {JSON}.")
        return await super().parse_http_body(request)

    async def execute_single(
        self, *args: Any, **kwargs: Any
    ) -> ExecutionResult:  # Any: strawberry's own
        """A mutation by GET is refused by its method: links must change nothing."""
        try:
            return await super().execute_single(*args, **kwargs)
        except HTTPException as refused:
            if isinstance(refused.__cause__, InvalidOperationTypeError):
                raise HTTPException(405, "send this operation by POST.") from refused
            raise

    async def process_result(
        self, request: Request, result: ExecutionResult
    ) -> GraphQLHTTPResponse:
        """A result that was never run has no `data`."""
        answer = await super().process_result(request, result)
        if was_refused(result):
            del answer["data"]
        return answer

    def create_response(
        self,
        response_data: GraphQLHTTPResponse | list[GraphQLHTTPResponse],
        sub_response: Response,
    ) -> Response:
        assert isinstance(sub_response, Answer)
        strict = sub_response.wanted == GRAPHQL_JSON
        status = 400 if strict and "data" not in response_data else 200
        return _json(response_data, status, sub_response.wanted)

    async def create_streaming_response(
        self,
        request: Request | WebSocket,  # noqa: ARG002
        stream: Callable[[], AsyncIterator[str]],
        sub_response: Response,  # noqa: ARG002
        headers: Mapping[str, str],
    ) -> Response:
        """Server-sent events; nothing of an answer that is whole from the start belongs to them."""
        return StreamingResponse(stream(), headers=dict(headers))

    def parse_json(self, data: str | bytes) -> object:
        """Whatever is no JSON object, or list of them, is refused, however it fails to be one."""
        try:
            read: object = json.loads(data)
        except (ValueError, RecursionError) as error:
            raise HTTPException(400, "the body is no JSON that can be read.") from error
        if not isinstance(read, dict | list):
            raise HTTPException(400, "the body is no JSON object.")
        return read

    def encode_json(self, data: object) -> str:
        """Text: a WebSocket message of bytes would be a binary one, which clients do not read."""
        return encoded(data).decode()


def was_refused(result: ExecutionResult) -> bool:
    """Whether an operation was refused before anything was run."""
    if isinstance(result, PreExecutionError):
        return True
    errors = result.errors or ()
    return result.data is None and bool(errors) and all(error.path is None for error in errors)


def wanted_media_type(request: Request) -> str:
    """The media type to answer in; JSON when the client has no wish that can be met.

    A client names the GraphQL media type to be told by the status what was refused; others get 200
    with errors, as they always did.
    """
    weights = {JSON: 0.0, GRAPHQL_JSON: 0.0}
    for part in request.headers.get("accept", "*/*").lower().split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        if media in weights:
            weights[media] = _weight(parameters)
    return GRAPHQL_JSON if weights[GRAPHQL_JSON] > weights[JSON] else _tie(weights, request)


def _tie(weights: Mapping[str, float], request: Request) -> str:
    """Of two that are wanted alike, the one named first."""
    accept = request.headers.get("accept", "").lower()
    alike = weights[GRAPHQL_JSON] == weights[JSON] > 0
    return GRAPHQL_JSON if alike and accept.index(GRAPHQL_JSON) < accept.index(JSON) else JSON


def _weight(parameters: Sequence[str]) -> float:
    try:
        return next((float(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
    except ValueError:
        return 0.0


def refusal(status: int, message: str, media_type: str = JSON) -> Response:
    """A refusal of the door in the shape of every other error."""
    code = _CODES.get(status, "BAD_REQUEST")
    response = _json(
        {"errors": [{"message": message, "extensions": {"code": code}}]}, status, media_type
    )
    if status == 405:
        response.headers["allow"] = "GET, POST"
    return response


def encoded(data: object) -> bytes:
    """JSON in UTF-8, letters as they are; half a letter that a client sent is a question mark."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")


def _json(data: Any, status: int, media_type: str) -> Response:  # Any: plain data
    return Response(encoded(data), status, media_type=f"{media_type}; charset=utf-8")


def _limited(receive: Receive) -> Receive:
    """Counts the bytes that come, whatever their announced length is."""
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > MAX_BODY:
            raise HTTPException(413, f"a request has at most {MAX_BODY:,} bytes.")
        return message

    return limited
