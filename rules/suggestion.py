"""The nearest allowed word to a misspelt one, in the same phrase everywhere."""

from collections.abc import Iterable
from difflib import get_close_matches

_MOST_LISTED = 60


def did_you_mean(word: str, allowed: Iterable[str]) -> str:
    """What to write instead of `word`: the nearest allowed word, or the list of them.

    >>> did_you_mean("messsage", ["message", "remedy"])
    'Did you mean "message"?'
    >>> did_you_mean("x", ["b", "a"])
    'Allowed: a, b.'
    """
    words = sorted(set(allowed))
    near = _nearest(word, words)
    return f'Did you mean "{near}"?' if near else _listed(words)


def guess_and_list(word: str, allowed: Iterable[str]) -> str:
    """The nearest allowed word, and all of them: for short closed lists.

    >>> guess_and_list("messsage", ["message", "remedy"])
    'Did you mean "message"? Allowed: message, remedy.'
    """
    words = sorted(set(allowed))
    near = _nearest(word, words)
    return (f'Did you mean "{near}"? ' if near else "") + _listed(words)


def _nearest(word: str, words: list[str]) -> str | None:
    return next(iter(get_close_matches(word, words, n=1, cutoff=0.6)), None)


def _listed(words: list[str]) -> str:
    if not words:
        return "There is none."
    more = ", …" if len(words) > _MOST_LISTED else ""
    return f"Allowed: {', '.join(words[:_MOST_LISTED])}{more}."
