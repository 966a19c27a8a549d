"""Signatures of messages after Standard Webhooks 1.0: HMAC-SHA256 over id, time and body."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable

PREFIX = "whsec_"
VERSION = "v1"
_BYTES = 32


def new_secret() -> str:
    """A secret of 32 random bytes, as receivers' libraries expect it."""
    return PREFIX + base64.b64encode(secrets.token_bytes(_BYTES)).decode()


def signatures(keys: Iterable[str], message: str, timestamp: int, body: str) -> str:
    """What `webhook-signature` says: one signature by each secret, with a space between them."""
    return " ".join(signature(key, message, timestamp, body) for key in keys)


def signature(secret: str, message: str, timestamp: int, body: str) -> str:
    """The signature of a message by one secret; `timestamp` are seconds of Unix time.

    >>> signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "msg_p5jXN8AQM9LWM0D4loKWxJek",
    ...           1614265330, '{"test": 2432232314}')
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    key = base64.b64decode(secret.removeprefix(PREFIX))
    said = f"{message}.{timestamp}.{body}".encode()
    found = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    return f"{VERSION},{found}"
