"""Values of a snapshot that are the same whatever day it is seen on."""

from functools import cached_property
from typing import Any, Self, TypeVar, overload

Value = TypeVar("Value")


class lasting(cached_property[Value]):  # a decorator, and used as one
    """As `cached_property`, worked out once for all that have the same `whole`.

    >>> from copy import copy
    >>> class Page:
    ...     def __init__(self) -> None:
    ...         self.whole = self
    ...     @lasting
    ...     def words(self) -> list[str]:
    ...         return ["a", "b"]
    >>> page = Page()
    >>> copy(page).words is copy(page).words is page.words
    True
    """

    @overload
    def __get__(self, seen: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, seen: Any, owner: type[Any] | None = None) -> Value: ...
    def __get__(self, seen: Any, owner: type[Any] | None = None) -> Any:  # Any: as its base
        if seen is None:
            return self
        value = super().__get__(seen.whole, owner)
        seen.__dict__[self.attrname] = value
        return value
