"""What can go wrong in keeping data, as one tree; refusals that people can act on are values.

    StoreError
    ├── SqliteTooOld        sqlite-too-old        the SQLite library may corrupt a database
    ├── StoreUnsupported    store-unsupported     the location names a database that is not served
    ├── StoreUnreachable    store-unreachable     the database cannot be opened where it should be
    ├── StoreOutdated       store-outdated        the database is older than the program
    ├── StoreTooNew         store-too-new         the database was made by a newer program
    ├── StoreBusy           store-busy            another writer held the lane for too long
    ├── ActMissing          act-missing           a change was about to be kept without its act
    └── LoadOvertaken       load-overtaken        another load ended while this one was reading

What a person asked for and cannot have is in `registry.refusals`, never an exception.
"""


class StoreError(Exception):
    """The root: whatever this package raises on purpose."""

    code = "store-error"


class SqliteTooOld(StoreError):
    """The SQLite library has the WAL-reset bug, which can corrupt a database."""

    code = "sqlite-too-old"

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(
            f"SQLite {found} can corrupt a database under concurrent writes; {needed} or newer is "
            "needed. Install the `pysqlite3` wheel, or a Python with a newer SQLite."
        )


class StoreUnsupported(StoreError):
    """A location that names something else than an SQLite or a PostgreSQL database."""

    code = "store-unsupported"

    def __init__(self, location: str) -> None:
        kind = location.partition(":")[0]
        super().__init__(
            f"databases of the kind {kind!r} are not served. "
            "Give the path of an SQLite file, `:memory:`, or a `postgresql://` URL."
        )


class StoreUnreachable(StoreError):
    """The file cannot be opened, or no server answers; `told` is what its driver says."""

    code = "store-unreachable"

    def __init__(self, told: str) -> None:
        super().__init__(
            f"the database of GON_DATABASE_URL cannot be opened: {told}. Check that the folder of "
            "an SQLite file is there and may be written, or that the server runs and lets you in."
        )


class StoreOutdated(StoreError):
    """The database misses migrations of this program."""

    code = "store-outdated"

    def __init__(self, found: str, needed: str) -> None:
        super().__init__(
            f"the database is at revision {found}, this program needs {needed}. "
            "Take a backup, then run `gon migrate`."
        )


class StoreTooNew(StoreError):
    """The database has migrations that this program does not know."""

    code = "store-too-new"

    def __init__(self, found: str, known: str) -> None:
        super().__init__(
            f"the database is at revision {found}, this program knows up to {known}. "
            "Install the newer program; migrations only go forward."
        )


class StoreBusy(StoreError):
    """The one writer lane was not free in time."""

    code = "store-busy"

    def __init__(self, seconds: float) -> None:
        super().__init__(f"another write did not end within {seconds:g} s. Try again.")


class ActMissing(StoreError):
    """A change without an act in the log: a mistake in the program, nothing is kept."""

    code = "act-missing"

    def __init__(self) -> None:
        super().__init__("a change was to be kept without an act; nothing was kept. Log the act.")


class LoadOvertaken(StoreError):
    """Another load changed the store after this one had looked at it."""

    code = "load-overtaken"

    def __init__(self) -> None:
        super().__init__("another load ended while files were being read. Run the load again.")
