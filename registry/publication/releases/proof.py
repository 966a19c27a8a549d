"""A release with all it rests on as files, and the check of such a folder without any server.

`release.json` are the published bytes, `release.sig` their signature (64 bytes), `key.pem` the
public key; `editions/` holds the content of each procedure under its SHA-256.
"""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_pem_public_key,
)
from sqlmodel import col, select

from registry.publication.releases.canonical import entries_of
from registry.publication.releases.model import Release, ReleaseEntry, Seal
from registry.publication.releases.signing import is_genuine
from registry.refusals import Words
from registry.store.store import Store
from registry.store.tables import EditionRow, ReleaseEntryRow

RELEASE, SIGNATURE, KEY, EDITIONS = "release.json", "release.sig", "key.pem", "editions"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something in a folder that is not as it was published, with the file it is about."""

    file: str
    words: Words


def public_pem(key: str) -> bytes:
    """The public key of a seal as other programs read it (SubjectPublicKeyInfo, PEM)."""
    public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def export_release(store: Store, release: Release, folder: Path) -> int:
    """Writes a release with its editions into a folder; returns how many. Raises OSError."""
    (folder / EDITIONS).mkdir(parents=True, exist_ok=True)
    (folder / RELEASE).write_bytes(release.content)
    if seal := release.info.seal:
        (folder / SIGNATURE).write_bytes(base64.b64decode(seal.signature))
        (folder / KEY).write_bytes(public_pem(seal.key))
    count = 0
    for edition, content in _editions(store, release.info.number):
        (folder / EDITIONS / f"{edition}.json").write_bytes(content)
        count += 1
    return count


def doubts(folder: Path, key: str | None = None) -> Iterator[Doubt]:
    """What of a folder is not as it was published; nothing: all of it is.

    With `key` (a public key in base64, known from elsewhere) the signature must be by that key.
    Without it the folder is held against its own key: that it is whole, not whose it is.
    Raises OSError when there is no release to read, ValueError when it is no JSON of a release.
    """
    content = (folder / RELEASE).read_bytes()
    yield from _doubts_of_seal(folder, content, key)
    for entry in _entries(content):
        file = f"{EDITIONS}/{entry.edition}.json"
        path = folder / file
        if not path.is_file():
            yield Doubt(file, Words(f"thiếu nội dung của {entry.code}", f"missing: {entry.code}"))
        elif hashlib.sha256(path.read_bytes()).hexdigest() != entry.edition:
            yield Doubt(file, Words(f"nội dung của {entry.code} đã đổi", f"changed: {entry.code}"))


def _entries(content: bytes) -> tuple[ReleaseEntry, ...]:
    try:
        return entries_of(content)
    except (KeyError, TypeError) as error:
        raise ValueError(f"it is no release: {error}") from error


def key_of(folder: Path) -> str | None:
    """The public key that lies in a folder, in base64; None where there is none."""
    return _key_in(folder / KEY)


def _doubts_of_seal(folder: Path, content: bytes, key: str | None) -> Iterator[Doubt]:
    if not (folder / SIGNATURE).is_file():
        yield Doubt(SIGNATURE, Words("chưa được ký số", "there is no signature"))
        return
    found = key or _key_in(folder / KEY)
    if found is None:
        yield Doubt(KEY, Words("không có khóa công khai Ed25519", "there is no Ed25519 public key"))
        return
    signature = base64.b64encode((folder / SIGNATURE).read_bytes()).decode("ascii")
    if not is_genuine(content, Seal(found, signature)):
        yield Doubt(RELEASE, Words("chữ ký không khớp", "the signature is not of these bytes"))


def _key_in(path: Path) -> str | None:
    try:
        key = load_pem_public_key(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(key, Ed25519PublicKey):
        return None
    return base64.b64encode(key.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode("ascii")


def _editions(store: Store, number: int) -> Iterator[tuple[str, bytes]]:
    with store.read() as session:
        named = select(ReleaseEntryRow.edition).where(ReleaseEntryRow.release == number)
        query = select(EditionRow.hash, EditionRow.content).where(col(EditionRow.hash).in_(named))
        yield from session.exec(query.execution_options(yield_per=500))
