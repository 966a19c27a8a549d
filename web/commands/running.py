"""Running the server: what uvicorn is told whoever starts it."""

from starlette.applications import Starlette

from schema.server import MAX_BODY

LEAVING = 5  # seconds that open streams are given when the server ends


def run_server(app: Starlette, *, host: str, port: int, log_level: str) -> None:
    """Serves until it is told to end."""
    import uvicorn

    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level=log_level,
        ws_max_size=MAX_BODY,
        timeout_graceful_shutdown=LEAVING,
    )
