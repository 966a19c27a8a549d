"""The data of a paper as text that every format can carry, and as bytes that name it.

Paper and data are matched by the SHA-256 of RFC 8785 bytes. What no paper can show (control
characters, marks that turn the direction of reading) is shown by its code point, never dropped.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from registry.papers.values import Paper

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u2028\u2029\ufffe\uffff\ud800-\udfff"  # separators and what XML refuses
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks that turn the direction of reading
    "\u00ad\u200b-\u200d\u2060\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"  # invisible ones
)
_EXACT = 2**53 - 1  # whole numbers beyond are not the same in every reader of JSON

Kept = TypeVar("Kept", bound=object)


def printable(text: str) -> str:
    r"""Text in NFC, with line feeds alone as line ends and unprintable characters by their code.

    >>> printable("Bản\x00 sao\u202e\r\ncó chứng thực")
    'Bản[U+0000] sao[U+202E]\ncó chứng thực'
    """
    if text.isascii() and text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub(code_point, lines))


def code_point(found: re.Match[str]) -> str:
    """A letter as its code, for where the letter itself cannot be shown."""
    return f"[U+{ord(found.group()):04X}]"


def printable_paper(paper: Kept) -> Kept:
    """The same values with every text printable; equal data give equal values."""
    kept: Kept = _printable(paper)
    return kept


def data_hash(paper: Paper) -> str:
    """The SHA-256, in hex, of a paper's data: the same whatever its texts' normal form."""
    return hash_of_printable(printable_paper(paper))


def hash_of_printable(paper: Paper) -> str:
    """The same of a paper whose texts are printable already."""
    data = {"paper": type(paper).__name__, "values": _plain(paper)}
    return hashlib.sha256(canonical(data)).hexdigest()


def canonical(data: "Plain") -> bytes:
    """The RFC 8785 bytes of texts, whole numbers, lists and mappings with ASCII keys.

    Of these the standard encoder writes the same bytes; long lists need it to be fast.
    """
    told = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return told.encode()


def _printable(value: Any) -> Any:  # Any: values of any paper, walked down
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return tuple(_printable(item) for item in value)
    if names := _fields(value):
        return type(value)(*[_printable(getattr(value, name)) for name in names])
    return value


def _fields(value: object) -> Collection[str]:
    """The names of a dataclass's fields; none of anything else. Asked for each text of a paper."""
    return getattr(type(value), "__dataclass_fields__", ())


Plain = Mapping[str, "Plain"] | Sequence["Plain"] | str | int | bool | None


def _plain(value: Any) -> Any:  # Any: values of any paper, walked down
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if names := _fields(value):
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > _EXACT:
        return str(value)
    return value
