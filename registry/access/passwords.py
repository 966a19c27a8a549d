"""Passwords: hashed with argon2id, compared as Unicode means them, never kept or logged.

Hashing takes some tens of milliseconds and megabytes on purpose: doors call it in a thread.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from pwdlib import PasswordHash

from registry.refusals import FieldError, field_error

LEAST = 12
MOST = 200


def password_errors(password: str) -> Iterator[FieldError]:
    """What keeps a password from being used: length only, as people remember phrases best."""
    length = len(_normal(password))
    if length < LEAST:
        yield field_error("password", "password-short", least=LEAST)
    elif length > MOST:
        yield field_error("password", "password-long", most=MOST)


def hash_password(password: str) -> str:
    """What is kept of a password."""
    return _hasher().hash(_normal(password))


def is_right(password: str, kept: str | None) -> bool:
    """Whether a password is the one kept; without one it takes as long to say no."""
    if len(password) > MOST * 2:
        return False
    right = _hasher().verify(_normal(password), kept or _nobodys())
    return right and kept is not None


def _normal(password: str) -> str:
    """The same letters typed on two keyboards are one password."""
    return unicodedata.normalize("NFC", password)


@cache
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@cache
def _nobodys() -> str:
    return _hasher().hash("the password of nobody")
