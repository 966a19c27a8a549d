"""The nearest allowed word to a misspelt one, in the same phrase everywhere."""

from collections.abc import Iterable
from difflib import get_close_matches

_MOST_LISTED = 30


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """What to write instead of `word`: the nearest allowed word, or the list of them.

    >>> did_you_mean("messsage", ["message", "remedy"])
    'Did you mean "message"?'
    >>> did_you_mean("x", ["b", "a"])
    'Allowed: a, b.'
    """
    words = sorted(set(allowed))
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    if near:
        return f'Did you mean "{near[0]}"?'
    if not words:
        return "There is none."
    more = ", …" if len(words) > _MOST_LISTED else ""
    return f"Allowed: {', '.join(words[:_MOST_LISTED])}{more}."
