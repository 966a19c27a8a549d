"""What rules see of a subject: plain data, or mappings whose values are worked out when asked for.

The engine asks with `get` only, and only for what it needs to decide; so a value that no decision
needs costs nothing.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

# Any: plain data, as everywhere in this file.
Way = Callable[[Any], Any]
ABSENT: Final = object()
_known_in: Final = dict.get


class View(dict[str, Any]):
    """A mapping that works out a value when it is first asked for; None stands for not known.

    >>> View({"double": lambda number: number * 2}, 21).get("double")
    42
    """

    __slots__ = ("_of", "_ways")

    def __init__(self, ways: Mapping[str, Way], of: Any) -> None:
        super().__init__()
        self._ways = ways
        self._of = of

    def __missing__(self, key: str) -> Any:
        way = self._ways.get(key)
        found = self[key] = None if way is None else way(self._of)
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """The value, else `default` where it is not known."""
        found = _known_in(self, key, ABSENT)
        if found is ABSENT:  # as `__missing__`, written out: this is asked more than anything else
            way = self._ways.get(key)
            found = self[key] = None if way is None else way(self._of)
        return default if found is None else found

    def known(self) -> dict[str, Any]:
        """Everything that is known, worked out."""
        found = ((key, self[key]) for key in dict.fromkeys((*self._ways, *self)))
        return {key: plain(value) for key, value in found if value is not None}


def plain(value: Any) -> Any:
    """The value with every mapping in it worked out."""
    if isinstance(value, View):
        return value.known()
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return [plain(item) for item in value]
    return value
