"""What every answer and every form is guarded by: security headers, and no posts from other sites.

A cookie is sent along by the browser whatever page asks, so a changing request is only taken from
our own pages: by `Sec-Fetch-Site` where the browser says it, else by `Origin` against `Host`. The
same holds for forms without a cookie: nobody is to be signed in by another site. Other requests
without a cookie, with an API token or not, are not the browser's doing and pass.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "img-src 'self' data:",
        "font-src 'self' data:",  # the style sheet of the query editor carries its fonts
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    ]
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORM = "application/x-www-form-urlencoded"
SESSION_COOKIE = "gon_session"


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        private = SESSION_COOKIE in headers.get("cookie", "")

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _harden(MutableHeaders(scope=message), private=private)
            await send(message)

        if scope["method"] not in SAFE_METHODS and is_cross_site(headers):
            refusal = PlainTextResponse("This form was sent from another site.", 403)
            await refusal(scope, receive, guarded)
            return
        await self.app(scope, receive, guarded)


def is_cross_site(headers: Headers) -> bool:
    """Whether a browser says that another site sent this request."""
    if "cookie" not in headers and not headers.get("content-type", "").lower().startswith(FORM):
        return False
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in {"same-origin", "none"}
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _harden(headers: MutableHeaders, *, private: bool) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if private:
        headers["Cache-Control"] = "private, no-store"
