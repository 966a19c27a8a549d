"""The snapshot of the catalogue that is served, and how the next one takes its place."""

from collections.abc import Callable
from threading import Lock

from registry.collection import without_collection
from registry.publication.catalogue import Catalogue
from registry.publication.contents import Contents


class CatalogueHolder:
    """The snapshot that is served now. Readers take `current` once and keep to it.

    The first one is served before its overlaps are known (`prepare`), so that a server starts
    quickly; each later one takes its place when all of it is.
    """

    def __init__(
        self, revision: Callable[[], str], contents: Callable[[Catalogue | None], Contents]
    ) -> None:
        """`revision` is asked often and must be cheap; `contents` reads everything.

        It is given the snapshot before, so that it need not make again what has not changed.
        """
        self._revision = revision
        self._contents = contents
        self._lock = Lock()
        with without_collection():
            self.current = Catalogue(contents(None)).prepare()

    def refresh(self) -> bool:
        """Serves what is published now; whether that is something new."""
        with self._lock:
            before = self.current
            if self._revision() == before.revision:
                return False
            with without_collection():
                after = Catalogue(self._contents(before), before).prepare()
                after.overlaps.prepare()
            self.current = after
        return True

    def prepare(self) -> None:
        """Works out the overlaps of what is served; others may read meanwhile."""
        self.current.overlaps.prepare()
