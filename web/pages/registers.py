"""State registers, and the papers whose content they hold."""

from starlette.requests import Request
from starlette.responses import Response

from web.page import ask, show


async def registers(request: Request) -> Response:
    return show(request, "registers.html", await ask(request, "registers"))
