"""Keys and signatures: what is made can be read and checked, what is none is refused."""

import base64
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from registry.publication import KeyRefused, Seal, is_genuine, new_key, read_key

CONTENT = b'{"schema":"release/v1"}'
# RFC 8032 section 7.1, test 2: secret key, public key, message, signature.
SECRET = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
SIGNATURE = (
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def in_base64(text: str) -> str:
    return base64.b64encode(bytes.fromhex(text)).decode()


def test_a_key_is_kept_for_its_owner_alone_and_never_written_over(tmp_path: Path) -> None:
    made = new_key(tmp_path / "key.pem")

    assert (tmp_path / "key.pem").stat().st_mode & 0o777 == 0o600
    assert read_key(tmp_path / "key.pem").key == made.key
    with pytest.raises(FileExistsError):
        new_key(tmp_path / "key.pem")


def test_signatures_are_those_of_the_standard() -> None:
    assert is_genuine(b"\x72", Seal(in_base64(PUBLIC), in_base64(SIGNATURE)))
    assert not is_genuine(b"\x73", Seal(in_base64(PUBLIC), in_base64(SIGNATURE)))


def test_the_same_key_and_bytes_give_the_same_signature(tmp_path: Path) -> None:
    signer = new_key(tmp_path / "key.pem")

    assert signer.seal(CONTENT) == signer.seal(CONTENT)
    assert is_genuine(CONTENT, signer.seal(CONTENT))


def test_what_is_no_signature_is_not_genuine(tmp_path: Path) -> None:
    seal = new_key(tmp_path / "key.pem").seal(CONTENT)
    other = new_key(tmp_path / "other.pem").seal(CONTENT)

    for wrong in (
        replace(seal, key=other.key),
        replace(seal, signature=other.signature),
        replace(seal, signature="%%"),
        replace(seal, key=""),
    ):
        assert not is_genuine(CONTENT, wrong)


def test_a_file_without_such_a_key_is_refused(tmp_path: Path) -> None:
    other = generate_private_key(65537, 2048)
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "rsa.pem").write_bytes(pem)
    (tmp_path / "none.pem").write_bytes(b"no key")

    for name in ("rsa.pem", "none.pem"):
        with pytest.raises(KeyRefused):
            read_key(tmp_path / name)
