"""Days in addresses: `asOf=2026-03-01` looks at the law of that day."""

from datetime import date

from starlette.exceptions import HTTPException

from web.links import Params

AS_OF = "asOf"


def day_asked(params: Params, name: str) -> date | None:
    """The day a parameter names; None where it is left out. Raises HTTPException (400)."""
    value = params.first(name)
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise HTTPException(400) from error
