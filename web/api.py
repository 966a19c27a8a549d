"""The door of programs, `/graphql`: who asks is told by a token or a session; a browser that opens
the address sees the query editor.
"""

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket

from schema import Context
from schema.server import GraphQLServer
from web.failures import error_json
from web.page import catalogue_of, language
from web.rendering import render
from web.site import site_of
from web.visitors import address_of, visitor, visitor_now

WRONG_TOKEN = "the token is not known, is over, or was taken back. Ask for a new one."


class Api:
    """The GraphQL server behind the check of tokens."""

    def __init__(self) -> None:
        self._server: ASGIApp = GraphQLServer(context, page=query_editor)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = (await visitor(HTTPConnection(scope))).token_refused
        if scope["type"] == "websocket":
            if refused:
                await WebSocket(scope, receive, send).close(1008, WRONG_TOKEN)
                return
            await self._server(scope, receive, send)
            return
        if refused:
            response = error_json(401, WRONG_TOKEN)
            response.headers["WWW-Authenticate"] = "Bearer"
            await response(scope, receive, send)
            return
        asked = {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope
        await self._server(asked, receive, send)


async def context(request: HTTPConnection) -> Context:
    """What the operation of a client may use."""
    who = await visitor(request)
    return site_of(request).context(
        await catalogue_of(request),
        who.actor,
        address_of(request),
        who=lambda: visitor_now(request).actor,
    )


async def query_editor(request: Request) -> Response:
    return HTMLResponse(render("graphiql.html", language(request)))
