"""Counts in English sentences: Vietnamese does not tell one from many, English does."""


def counted(count: int, one: str, many: str | None = None) -> str:
    """So many of something.

    >>> counted(1, "file"), counted(0, "file"), counted(2, "entry", "entries")
    ('1 file', '0 files', '2 entries')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"
