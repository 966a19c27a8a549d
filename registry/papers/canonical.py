"""The data of a paper as text that every format can carry, and as bytes that name it.

Paper and data are matched by the SHA-256 of RFC 8785 bytes. What no paper can show (control
characters, marks that turn the direction of reading) is shown by its code point, never dropped.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

import rfc8785

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
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
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
    data = {"paper": type(paper).__name__, "values": _plain(printable_paper(paper))}
    return hashlib.sha256(rfc8785.dumps(data)).hexdigest()


def _printable(value: Any) -> Any:  # Any: values of any paper, walked down
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        return tuple(_printable(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return type(value)(
            **{each.name: _printable(getattr(value, each.name)) for each in fields(value)}
        )
    return value


Plain = Mapping[str, "Plain"] | Sequence["Plain"] | str | int | bool | None


def _plain(value: Any) -> Any:  # Any: values of any paper, walked down
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > _EXACT:
        return str(value)
    return value
