"""What the number of a legal instrument tells by itself."""

import re

_YEAR = re.compile(r"/(\d{4})/")


def year_of(number: str) -> int:
    """The year in a number; 0 where it holds none.

    >>> year_of("66.7/2025/NQ-CP"), year_of("Luật Dược")
    (2025, 0)
    """
    found = _YEAR.search(number)
    return int(found[1]) if found else 0
