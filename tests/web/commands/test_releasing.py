"""A release from the key that signs it to its check by another program."""

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.registry.folders import procedure_text, write_folder
from web.cli import main

PUBLISH = (
    "release publish bo-cong-an --decision 1/QĐ-BCA --decided-on 2026-11-20 "
    "--effective 2026-12-01 --title Danh-mục --instrument 9/2026/TT-BCA "
    "--instrument-effective 2026-12-01"
)


@pytest.fixture
def gon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Gon":
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GON_DATABASE_URL", f"sqlite:///{tmp_path}/gon.db")
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))
    write_folder(tmp_path / "files", {"a.yaml": procedure_text("1.000001", "bo-cong-an", "")})
    return Gon()


class Gon:
    """The program, called with words as one types them."""

    def __call__(self, words: str) -> Result:
        return CliRunner().invoke(main, words.split())

    def done(self, words: str) -> str:
        result = self(words)
        assert result.exit_code == 0, result.output
        return result.output


def exported(gon: Gon, monkeypatch: pytest.MonkeyPatch) -> str:
    """Publishes one release with a key and writes it to `out`; gives the public key."""
    public = gon.done("release key gon.pem").split()[2]
    monkeypatch.setenv("GON_SIGNING_KEY", "gon.pem")
    gon.done("load files")
    assert "signed" in gon.done(PUBLISH)
    gon.done("release export 1 --out out")
    return public


def test_an_exported_release_is_verified_and_a_changed_one_is_not(
    gon: Gon, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = exported(gon, monkeypatch)
    assert gon(f"release verify out --key {public}").exit_code == 0

    (edition,) = Path("out/editions").iterdir()
    edition.write_bytes(edition.read_bytes() + b" ")
    Path("out/release.json").write_bytes(Path("out/release.json").read_bytes() + b" ")
    refused = gon("release verify out")

    assert refused.exit_code == 1
    assert "the signature is not of these bytes" in refused.output
    assert "changed: 1.000001" in refused.output


def test_a_release_signed_by_somebody_else_is_told(
    gon: Gon, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(gon, monkeypatch)
    other = gon.done("release key other.pem").split()[2]

    assert gon("release verify out").exit_code == 0
    assert gon(f"release verify out --key {other}").exit_code == 1


@pytest.mark.skipif(not shutil.which("openssl"), reason="openssl is not installed")
def test_another_program_checks_the_signature(gon: Gon, monkeypatch: pytest.MonkeyPatch) -> None:
    exported(gon, monkeypatch)
    call = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in release.json -sigfile"

    good = subprocess.run([*call.split(), "release.sig"], cwd="out", capture_output=True)
    Path("out/wrong.sig").write_bytes(bytes(64))
    bad = subprocess.run([*call.split(), "wrong.sig"], cwd="out", capture_output=True)

    assert (good.returncode, bad.returncode) == (0, 1)


def test_missed_days_are_warned_of_and_stop_nothing(gon: Gon) -> None:
    gon.done("load files")

    told = gon.done(PUBLISH)

    assert "not signed" in told
    assert "warning: Decision signed: due by 2026-11-11, done on 2026-11-20" in told


def test_a_key_that_cannot_be_read_is_told_before_anything_is_published(
    gon: Gon, monkeypatch: pytest.MonkeyPatch
) -> None:
    gon.done("load files")
    monkeypatch.setenv("GON_SIGNING_KEY", "files/a.yaml")

    refused = gon(PUBLISH)

    assert refused.exit_code == 2
    assert "gon release key" in refused.output
    assert gon.done("release list") == ""


def test_a_key_is_not_written_over(gon: Gon) -> None:
    gon.done("release key gon.pem")

    assert gon("release key gon.pem").exit_code == 2
