"""Text from files made safe to show: what a terminal obeys or an eye misses becomes an escape.

A name may hold ESC sequences that recolour a terminal, line breaks that fake a line of a report, or
characters that turn the reading direction. Nothing is dropped, so that a hostile name can be found.
"""

import json
import re
from typing import Any, Final

# Control characters (C0 but the tab, DEL, C1), line and paragraph separators, directions, what
# cannot be seen, lone surrogates, tags.
_UNSEEN: Final = (
    "\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_ACTED_UPON: Final = re.compile(f"[{_UNSEEN}]")
_IN_JSON: Final = re.compile(f"[{_UNSEEN}]".replace("\x00-\x08\x0a-\x1f", "", 1))


def visible(line: str) -> str:
    r"""One line as it may be shown.

    >>> visible("a\x1b[31m b\nc")
    'a\\x1b[31m b\\nc'
    """
    return _ACTED_UPON.sub(_escaped, line)


def one_wide(line: str) -> str:
    r"""One line as it may be shown with a mark below a column: nothing gets longer.

    >>> one_wide("a\tb\x1b[1m")
    'a b�[1m'
    """
    return _ACTED_UPON.sub("\N{REPLACEMENT CHARACTER}", line.replace("\t", " "))


def visible_lines(text: str) -> str:
    r"""A text whose line breaks are its own, each line as it may be shown.

    >>> visible_lines("a\n\tb\x07")
    'a\n\tb\\x07'
    """
    return "\n".join(visible(line) for line in text.split("\n"))


def _escaped(found: re.Match[str]) -> str:
    return found.group().encode("unicode_escape").decode()


def visible_json(data: Any, *, indent: int | None = None) -> str:  # Any: plain data
    """JSON that reads back to the same data and can be shown: the letters of all languages stand
    as they are, what is acted upon as an escape of JSON.
    """
    return _IN_JSON.sub(_json_escape, json.dumps(data, ensure_ascii=False, indent=indent))


def _json_escape(found: re.Match[str]) -> str:
    return json.dumps(found.group())[1:-1]
