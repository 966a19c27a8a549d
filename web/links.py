"""Addresses of pages. The language travels in the address (`?lang=en`), so no cookie is needed."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from web.labels import Language

PATH_SAFE = "/:@!$&'()*+,;="
PLACES = frozenset({"after", "before", "lang"})  # where one is in a list, not what one looks for


def link(path: str, *, lang: Language = "vi", **params: object) -> str:
    """The address of a page in the language of the page that links to it."""
    pairs = [(name, str(value)) for name, value in params.items() if value not in (None, "")]
    return Params(tuple(pairs)).address(path, lang)


@dataclass(frozen=True, slots=True)
class Params:
    """The query part of an address: names may repeat, the order is kept."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Params":
        """The parameters of a request, without its language and without empty fields."""
        return cls(tuple((n, v.strip()) for n, v in pairs if n != "lang" and v.strip()))

    def first(self, name: str) -> str:
        return next((v for n, v in self.pairs if n == name), "")

    def every(self, name: str) -> tuple[str, ...]:
        return tuple(v for n, v in self.pairs if n == name)

    def has(self, name: str, value: str) -> bool:
        return (name, value) in self.pairs

    def without(self, name: str, value: str) -> "Params":
        """The same search less one choice, from its first page on."""
        return self._searched((n, v) for n, v in self.pairs if (n, v) != (name, value))

    def choosing(self, name: str, value: str) -> "Params":
        """The same search with one choice in place of any other of that name, from its start."""
        left = ((n, v) for n, v in self.pairs if n != name)
        return self._searched((*left, (name, value)))

    def only(self, *names: str) -> "Params":
        """The same search by these names alone, from its start."""
        return self._searched((n, v) for n, v in self.pairs if n in names)

    def at(self, name: str, cursor: str) -> "Params":
        """The same search at another place of its list; `name` is `after` or `before`."""
        return Params((*self._searched(self.pairs).pairs, (name, cursor)))

    def from_the_start(self) -> "Params":
        """The same search, from its first page on."""
        return self._searched(self.pairs)

    def chosen(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """The choices among `names`, to be shown and taken back one by one."""
        wanted = set(names)
        return tuple(pair for pair in self.pairs if pair[0] in wanted)

    def address(self, path: str, lang: Language = "vi") -> str:
        pairs = [*self.pairs, *([("lang", "en")] if lang == "en" else [])]
        query = urlencode(pairs)
        return quote(path, safe=PATH_SAFE) + (f"?{query}" if query else "")

    @staticmethod
    def _searched(pairs: Iterable[tuple[str, str]]) -> "Params":
        return Params(tuple((n, v) for n, v in pairs if n not in PLACES))
