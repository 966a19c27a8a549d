"""What is answered when all else fails: a page for people, one JSON shape for programs.

Every request has an id, in the header `X-Request-ID`; what goes wrong on our side is logged with it
and told to nobody.
"""

import logging
import secrets

from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.labels import Language
from web.page import language, show
from web.visitors import visitor
from web.words import translate

HEADER = "X-Request-ID"
FOR_PROGRAMS = ("/graphql", "/healthz", "/readyz")
CODES = {
    400: "BAD_REQUEST",
    401: "UNAUTHENTICATED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "BODY_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    500: "INTERNAL",
    503: "UNAVAILABLE",
}

log = logging.getLogger("gon.web")


class Requests:
    """ASGI middleware: gives each request its id, and an answer to those that fail."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(6)
        scope.setdefault("state", {})["request_id"] = request_id
        begun = False

        async def named(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message)[HEADER] = request_id
            await send(message)

        try:
            await self.app(scope, receive, named)
        except Exception:
            log.exception("request %s failed: %s %s", request_id, scope["method"], scope["path"])
            if begun:
                raise
            response = await failure(Request(scope, receive), 500)
            await response(scope, receive, named)


async def refused(request: Request, error: Exception) -> Response:
    """The answer to an HTTPException, whoever raised it."""
    assert isinstance(error, HTTPException)
    headers = dict(error.headers or {})
    if error.status_code == 303:
        return RedirectResponse(headers["Location"], 303)
    response = await failure(request, error.status_code)
    response.headers.update(headers)
    return response


async def busy(request: Request, _: Exception) -> Response:
    """The answer while somebody else holds the database for too long."""
    response = await failure(request, 503)
    response.headers["Retry-After"] = "10"
    return response


async def address_unknown(request: Request, _: Exception) -> Response:
    """The answer where an export would have to name an address that nobody has set."""
    lang = language(request)
    return await failure(
        request,
        503,
        (
            translate("Chưa đặt địa chỉ công khai của hệ thống", lang),
            translate("Người vận hành cần đặt GON_PUBLIC_ADDRESS rồi khởi động lại.", lang),
        ),
    )


async def failure(request: Request, status: int, told: tuple[str, str] | None = None) -> Response:
    """A refusal in the form the client can read.

    `told`: what happened and what to do, where more is known than the status says.
    """
    title, words = told or said(status, language(request))
    if is_for_programs(request):
        return error_json(status, f"{title}. {words}")
    # What failed may be what tells who is signed in, so it is not asked again after a failure.
    viewer = None if status >= 500 else (await visitor(request)).as_shown
    request_id = request.state.request_id if status >= 500 else None
    answer = {"viewer": viewer}
    return show(
        request, "error.html", answer, status=status, title=title, words=words,
        request_id=request_id,
    )  # fmt: skip


def error_json(status: int, message: str) -> JSONResponse:
    """The one shape of errors: the same as GraphQL's."""
    code = CODES.get(status, "BAD_REQUEST")
    return JSONResponse({"errors": [{"message": message, "extensions": {"code": code}}]}, status)


def is_for_programs(request: Request) -> bool:
    """Whether a program is to read the answer."""
    path, accept = request.url.path, request.headers.get("accept", "")
    if path in FOR_PROGRAMS or (path.startswith("/releases/") and path.endswith(".json")):
        return True
    return "json" in accept and "html" not in accept


def said(status: int, lang: Language) -> tuple[str, str]:
    """What happened, and what to do now."""

    def t(words: str) -> str:
        return translate(words, lang)

    known = {
        401: (t("Cần đăng nhập"), t("Hãy đăng nhập rồi mở lại trang này.")),
        403: (
            t("Không có quyền xem trang này"),
            t("Hãy nhờ quản trị viên cấp vai trò, hoặc nhờ người có vai trò này thực hiện."),
        ),
        404: (
            t("Không tìm thấy trang này"),
            t("Địa chỉ có thể đã đổi, hoặc nội dung chưa công bố. Hãy tìm theo tên hoặc mã."),
        ),
        405: (
            t("Trang này không nhận yêu cầu kiểu đó"),
            t("Hãy quay lại trang trước và gửi lại bằng nút trên trang."),
        ),
        413: (t("Nội dung gửi quá dài"), t("Hãy rút gọn rồi gửi lại.")),
        503: (t("Hệ thống đang bận"), t("Chưa có gì được ghi. Hãy thử lại sau ít phút.")),
    }
    wrong = (t("Yêu cầu chưa đúng"), t("Hãy kiểm tra địa chỉ hoặc điều kiện tìm rồi thử lại."))
    ours = (
        t("Có lỗi ở phía hệ thống"),
        t("Lỗi đã được ghi lại. Hãy thử lại sau, hoặc báo cho bộ phận hỗ trợ."),
    )
    return known.get(status, ours if status >= 500 else wrong)
