"""Which page of a list an address asks for."""

from web.links import Params

SIZE = 20


def page_asked(params: Params) -> dict[str, object]:
    """The variables of a connection."""
    before = params.first("before")
    if before:
        return {"last": SIZE, "before": before}
    return {"first": SIZE, "after": params.first("after") or None}
