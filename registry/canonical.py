"""Plain data as the bytes that everybody makes of it (RFC 8785), which hashes and acts rest on.

The standard differs from how JSON is usually written in numbers and in the order of keys alone. Our
data are texts, flags and whole numbers under short names, and Python's own encoder writes those the
same, many times faster; everything else is left to the library of the standard.
"""

import json
from typing import Any

import rfc8785

_SAFE = 2**53 - 1  # whole numbers that every program reads as they are (RFC 8785, 3.2.2.3)


def canonical(data: Any) -> bytes:  # Any: plain data
    """The RFC 8785 bytes of plain data.

    Raises rfc8785.CanonicalizationError for what JSON cannot say: half letters, not a number.

    >>> canonical({"b": [1, True, None], "a": "Giấy\\n"}).decode()
    '{"a":"Giấy\\\\n","b":[1,true,null]}'
    """
    if _is_simple(data):
        try:
            return _encode(data).encode()
        except UnicodeEncodeError:
            pass  # half letters: the library says so
    return rfc8785.dumps(data)


_encode = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, sort_keys=True, separators=(",", ":")
).encode


def _is_simple(data: Any) -> bool:  # Any: as above
    """Whether both encoders write the same: no fractions, and keys whose order is that of ASCII."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        kind = type(value)
        if kind is dict:
            if not all(type(key) is str and key.isascii() for key in value):
                return False
            waiting += value.values()
        elif kind is list:
            waiting += value
        elif kind is int:
            if not -_SAFE <= value <= _SAFE:
                return False
        elif kind is not str and kind is not bool and value is not None:
            return False
    return True
