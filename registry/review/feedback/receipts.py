"""Receipts: what the sender of feedback holds instead of an account.

A receipt is made from the sender's own key of the request and a salt. The registry keeps the salt,
and of the receipt and the key only their SHA-256: a request that is sent again with the same key
gets the same receipt, while neither the database nor the salt alone gives one away. A receipt is
looked up by its SHA-256, so how long that takes tells nothing about any receipt.
"""

import hashlib

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: none is taken for another
_READ_AS = str.maketrans("OIL", "011")
_SIZE = 24  # letters, of five bits each
_GROUP = 4
_LONGEST = 200  # of what is looked at, whatever somebody sends


def receipt_of(key: str, salt: str) -> str:
    """The receipt for a request.

    >>> receipt_of("k", "s")
    '3SFK-V3WM-WJKQ-558T-ANHF-SKF4'
    """
    number = int(digest(f"{salt}\n{key}"), 16)
    letters = [_LETTERS[number >> 5 * place & 31] for place in range(_SIZE)]
    groups = ["".join(letters[at : at + _GROUP]) for at in range(0, _SIZE, _GROUP)]
    return "-".join(groups)


def receipt_digest(receipt: str) -> str:
    """What is kept of a receipt, however it was typed: case, spaces and hyphens do not count.

    >>> receipt_digest("3sfk v3wm") == receipt_digest("3SFK-V3WM")
    True
    """
    typed = "".join(each for each in receipt[:_LONGEST].upper() if each.isalnum())
    return digest(typed.translate(_READ_AS))


def digest(text: str) -> str:
    """SHA-256, as hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
