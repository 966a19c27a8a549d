"""Addresses of what is published, as other programs name it."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Addresses:
    """Absolute addresses below the public address of a registry, such as `https://example.vn`."""

    base: str

    def page(self, path: str, **query: str) -> str:
        """The address of a page, with its query."""
        told = f"?{urlencode(query)}" if query else ""
        return f"{self.base.rstrip('/')}{quote(path, safe='/:.')}{told}"

    def procedure(self, authority: str, code: str, *, as_of: str | None = None) -> str:
        """The page of a procedure, on a day if one is given; it names it in all exports."""
        day = {"asOf": as_of} if as_of else {}
        return self.page(f"/procedures/{code}", authority=authority, **day)

    def release(self, authority: str, number: str) -> str:
        """The page of a release; authorities may use the same number."""
        return self.page(f"/releases/{number}", authority=authority)

    def thing(self, kind: str, key: str) -> str:
        """What has no page of its own but is named: an authority, a legal text."""
        return f"{self.base.rstrip('/')}/id/{kind}/{quote(key, safe='')}"
