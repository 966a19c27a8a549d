"""Signatures of releases (Ed25519, RFC 8032): that the bytes are those that were published here.

The key proves where bytes come from. It is no signature of a person: that of the decision stays on
the decision.
"""

import base64
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from registry.publication.releases.model import Seal


class KeyRefused(Exception):
    """A file that holds no private Ed25519 key."""


@dataclass(frozen=True, slots=True)
class Signer:
    """Whoever holds the private key."""

    _key: Ed25519PrivateKey

    @property
    def key(self) -> str:
        """The public key, 32 bytes in base64."""
        raw = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return base64.b64encode(raw).decode("ascii")

    def seal(self, content: bytes) -> Seal:
        """Signs bytes; the same key and bytes give the same signature."""
        return Seal(self.key, base64.b64encode(self._key.sign(content)).decode("ascii"))


def new_key(path: Path) -> Signer:
    """Makes a private key, kept in a file that its owner alone may read (PKCS #8, PEM).

    Raises FileExistsError: a key is never written over.
    """
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(pem)
    return Signer(key)


def read_key(path: Path) -> Signer:
    """The private key in a file. Raises OSError, KeyRefused."""
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError) as error:
        raise KeyRefused(str(error)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyRefused("not Ed25519")
    return Signer(key)


def is_genuine(content: bytes, seal: Seal) -> bool:
    """Whether the signature is that of these bytes by this key; False for what is none at all."""
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(seal.key, validate=True))
        key.verify(base64.b64decode(seal.signature, validate=True), content)
    except (InvalidSignature, ValueError):
        return False
    return True
