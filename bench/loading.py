"""`gon load`: files into the store; first, and again with nothing changed."""

from collections.abc import Iterator

from bench.measuring import Figure, imported, run


def measure() -> Iterator[Figure]:
    with imported() as folder:
        url = f"sqlite:///{folder.parent / 'gon.db'}"
        cache = str(folder.parent / "cache")
        first = run(["load", folder], GON_DATABASE_URL=url, GON_CACHE=cache)
        again = run(["load", folder], GON_DATABASE_URL=url, GON_CACHE=cache)
    yield Figure("first load of 2,849, one core", first.seconds, "s")
    yield Figure("load again, nothing changed", again.seconds, "s", "limit 1.5 s", 1.5)
