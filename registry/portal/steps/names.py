"""What a step is called: the title of its stage, else its first clause."""

import re

from registry.portal.steps.actors import marks_end
from registry.portal.words import one_line, pieces

_TITLE = re.compile(r"[^\n:.;]{3,90}(?=[:\n])")
_END = re.compile(r"[.;\n]")
_MOST = 90  # characters of a name


def title_of(core: str) -> str:
    """The title that words without list marks begin with, or "".

    >>> title_of("Cấp thẻ: Sở Văn hóa cấp thẻ."), title_of("Sở Văn hóa cấp thẻ.")
    ('Cấp thẻ', '')
    """
    title = _TITLE.match(core)
    return title.group() if title else ""


def name_of_step(words: str) -> str:
    """A short name: the stage's title, else its first clause."""
    core = words[marks_end(words) :].strip(" :.-–")
    name = title_of(core) or core
    end = _END.search(name)
    first = name[: end.start()] if end and end.start() > 3 else name
    return pieces(one_line(first), _MOST).strip(" ,.;:-") or one_line(words)[:_MOST]
