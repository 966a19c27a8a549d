"""Style sheets, scripts, fonts and pictures: addresses that change with the content of the file.

A browser may keep a file for ever, because a changed file has another address.
"""

import hashlib
from functools import cache
from os import PathLike, stat_result
from pathlib import Path
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_DAY = "public, max-age=86400"


def address(path: str) -> str:
    """The address of a file below `web/static`, with the version of its content.

    >>> address("icon.svg").startswith("/static/icon.svg?v=")
    True
    """
    return f"/static/{path}?v={version(path)}"


@cache
def version(path: str) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256((FOLDER / path).read_bytes()).hexdigest()[:12]


class Assets(StaticFiles):
    """The files themselves. Without their version they are asked for again after a day."""

    def __init__(self) -> None:
        super().__init__(directory=FOLDER)

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        asked = parse_qs(scope["query_string"].decode("latin-1")).get("v")
        found = version(Path(full_path).relative_to(FOLDER).as_posix())
        response.headers["Cache-Control"] = FOR_EVER if asked == [found] else FOR_A_DAY
        return response
