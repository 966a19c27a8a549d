"""Where labelled and read steps begin in a record's text, and which of them are the same."""

from collections.abc import Sequence

from registry.portal.words import clean, one_line

# Characters by which two beginnings of one step may differ: a list mark, a bracket.
_NEAR = 12
# A heading that ends in a colon may stand between the two.
_HEADING = 170


def starts(text: str, quotes: Sequence[str]) -> list[int]:
    """Where each quote stands in the text, in order, without list marks; -1 where it is not."""
    places: list[int] = []
    last = 0
    for quote in quotes:
        words = one_line(clean(quote)).lstrip("-+*•.– \t")[:50]
        place = text.find(words, last)
        place = text.find(words) if place < 0 else place
        places.append(place)
        last = max(place, last)
    return places


def paired(text: str, found: Sequence[int], wanted: Sequence[int]) -> dict[int, int]:
    """Found steps with the label that begins at the same place, or behind a heading of it."""
    pairs: dict[int, int] = {}
    for label, goal in enumerate(wanted):
        fitting = (
            step
            for step, start in enumerate(found)
            if step not in pairs and min(goal, start) >= 0 and _same(text, start, goal)
        )
        step = next(fitting, None)
        if step is not None:
            pairs[step] = label
    return pairs


def _same(text: str, one: int, other: int) -> bool:
    low, high = sorted((one, other))
    between = text[low:high].rstrip(" -+*")
    return high - low <= _NEAR or (high - low <= _HEADING and between.endswith(":"))
