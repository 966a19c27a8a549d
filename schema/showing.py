"""A GraphQL object of a plain value: the fields they share, and those that are made."""

import dataclasses
from typing import Any, TypeVar

Made = TypeVar("Made")


def shown(kind: type[Made], source: object, **made: Any) -> Made:  # Any: attributes of `kind`
    """A GraphQL object that has the attributes of `source` but for those that are `made`."""
    fields = dataclasses.fields(kind)  # type: ignore[arg-type]  # GraphQL types are dataclasses
    names = (field.name for field in fields if field.init and field.name not in made)
    return kind(**{name: getattr(source, name) for name in names}, **made)
