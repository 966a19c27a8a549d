"""Names that wait for each other in a circle."""

from collections.abc import Mapping, Sequence


def circle_of(waits: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Names that wait for each other in a circle, in that order; empty where there is none."""
    left = {name: set(names) & set(waits) for name, names in waits.items()}
    while free := [name for name, names in left.items() if not names]:
        for name in free:
            del left[name]
        left = {name: names - set(free) for name, names in left.items()}
    return _round(left) if left else ()


def _round(left: Mapping[str, set[str]]) -> tuple[str, ...]:
    way = [min(left)]
    while (following := min(left[way[-1]])) not in way:
        way.append(following)
    return (*way[way.index(following) :], following)
