"""What people send with forms of our pages: small, plain fields."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from web.guard import FORM

LONGEST = 64 * 1024
MOST_FIELDS = 100


async def fields_of(request: Request) -> Mapping[str, str]:
    """The fields by name; of a repeated one the last. Raises HTTPException 400, 413, 415."""
    return {name: values[-1] for name, values in (await values_of(request)).items()}


async def values_of(request: Request) -> Mapping[str, list[str]]:
    """All values of each field, in order. Raises HTTPException 400, 413, 415."""
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media != FORM:
        raise HTTPException(415)
    try:
        text = (await _body(request)).decode("utf-8")
        pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(400) from error
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


async def _body(request: Request) -> bytes:
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > LONGEST:
            raise HTTPException(413)
    return bytes(read)
