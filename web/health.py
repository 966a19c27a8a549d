"""For those who watch the server: is it alive, can it do its work."""

from anyio import fail_after, to_thread
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from registry.store import Store
from web.site import site_of

PATIENCE = 5  # seconds

PREPARING = "what overlaps in the catalogue is still being worked out"

NEVER_KEPT = {"Cache-Control": "no-store"}


async def healthz(_: Request) -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"}, headers=NEVER_KEPT)


async def readyz(request: Request) -> Response:
    """All pages answer at once, and the database is there, of this version, and can be written.

    Else 503 with the reason.
    """
    site = site_of(request)
    why = await why_not_ready(site.store) if site.is_prepared else PREPARING
    if why is None:
        return JSONResponse({"status": "ready"}, headers=NEVER_KEPT)
    return JSONResponse({"status": "not ready", "why": why}, 503, headers=NEVER_KEPT)


async def why_not_ready(store: Store) -> str | None:
    try:
        with fail_after(PATIENCE):
            ready = await to_thread.run_sync(store.is_writable, abandon_on_cancel=True)
    except TimeoutError:
        return f"the database did not answer within {PATIENCE} seconds"
    except Exception as error:  # whatever it is, that is the answer
        return type(error).__name__
    return None if ready else "the database has no tables"
