"""A value of an object that is worked out when first asked for, and kept with the object.

As `functools.cached_property`, but without the lock that costs more than most of our values; two
threads may work out one value twice, and get equal ones.
"""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class kept(Generic[Value]):  # a decorator, and used as one
    """Decorates a method without arguments.

    >>> class Page:
    ...     @kept
    ...     def words(self) -> list[str]:
    ...         return ["a", "b"]
    >>> page = Page()
    >>> page.words is page.words
    True
    """

    def __init__(self, make: Callable[[Any], Value]) -> None:
        self._make = make
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, of: None, owner: type) -> Self: ...
    @overload
    def __get__(self, of: object, owner: type) -> Value: ...
    def __get__(self, of: object, owner: type) -> Self | Value:
        if of is None:
            return self
        value = of.__dict__[self._name] = self._make(of)
        return value
