"""A pack of rules of one's own, all the way: loaded with, served with, read about."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlmodel import col, select
from starlette.testclient import TestClient

from registry.analysis.rulebook.shipped import load
from registry.analysis.rulebook.usable import usable
from registry.store import open_store
from registry.store.tables import FindingRow
from web.app import create_app
from web.cli import main
from web.settings import Settings

PROCEDURE = """\
schema: procedure/v1
code: "1.000001"
authority: bo-y-te
name: Cấp giấy
documents: [{id: giay-nha, name: Giấy nhà}]
"""
MANIFEST = "schema: ruleset/v1\nname: tinh-a\nversion: 1.0.0\ntitle: {vi: Tỉnh A, en: Province A}\n"
RULE = """\
schema: rule/v1
id: TINHA-01
version: 1.0.0
status: stable
title: {vi: Giấy của tỉnh, en: A paper of the province}
criterion: necessity
severity: medium
basis: [{instrument: 63/2010/NĐ-CP, article: Điều 7, status: unverified}]
each: documents as doc
when: doc.name == "Giấy nhà"
message: {vi: "«{doc.name}»: tỉnh không cần.", en: "“{doc.name}”: the province does not need it."}
remedy: []
false_positives: {vi: [Không có], en: [None]}
tests:
  - {name: hit, given: {documents: [{id: a, name: Giấy nhà}]}, expect: [documents/a]}
  - {name: miss, given: {documents: [{id: a, name: Đơn}]}, expect: []}
"""
Gon = Callable[..., Result]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    folder = tmp_path / "tinh-a"
    folder.mkdir()
    (folder / "ruleset.yaml").write_text(MANIFEST)
    (folder / "TINHA-01.yaml").write_text(RULE)
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "1.yaml").write_text(PROCEDURE)
    return folder


@pytest.fixture
def gon(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gon]:
    monkeypatch.setenv("GON_DATABASE_URL", f"sqlite:///{tmp_path / 'gon.db'}")
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))

    def run(*words: object) -> Result:
        load.cache_clear()
        usable.cache_clear()
        return CliRunner().invoke(main, [str(word) for word in words])

    yield run
    load.cache_clear()
    usable.cache_clear()


def rules_found(tmp_path: Path) -> list[str]:
    store = open_store(tmp_path / "gon.db")
    with store.read() as session:
        found = sorted(
            session.exec(select(FindingRow.rule).where(col(FindingRow.gone_at).is_(None)))
        )
    store.close()
    return found


def test_a_load_finds_what_the_rules_of_a_pack_find_and_only_that(
    gon: Gon, pack: Path, tmp_path: Path
) -> None:
    assert gon("load", tmp_path / "procedures", "--rules", pack).exit_code == 0

    assert rules_found(tmp_path) == ["TINHA-01"]


def test_with_another_rule_in_the_pack_a_load_looks_at_all_files_again(
    gon: Gon, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GON_RULES", str(pack))
    gon("load", tmp_path / "procedures")
    again = gon("load", tmp_path / "procedures")
    (pack / "TINHA-01.yaml").write_text(RULE.replace('"Giấy nhà"\n', '"Giấy nhà" && false\n'))
    broken = gon("load", tmp_path / "procedures")
    before = rules_found(tmp_path)
    (pack / "TINHA-01.yaml").write_text(RULE.replace("TINHA-01", "TINHA-02"))
    gon("load", tmp_path / "procedures")

    assert "1 unchanged" in again.stdout
    assert broken.exit_code == 2
    assert "rules cannot be used, so nothing was loaded" in broken.stderr
    assert before == ["TINHA-01"]
    assert rules_found(tmp_path) == ["TINHA-02"]


def test_a_server_tells_about_the_rules_it_is_given_and_where_no_file_of_the_machine_is(
    gon: Gon, pack: Path, tmp_path: Path
) -> None:
    gon("load", tmp_path / "procedures", "--rules", pack)
    store = open_store(tmp_path / "gon.db")
    client = TestClient(create_app(store, Settings(rules=(pack,))))

    page = client.get("/rules/TINHA-01").text

    assert "Giấy của tỉnh" in page
    assert "TINHA-01.yaml" in page
    assert str(tmp_path) not in page
    assert client.get("/rules/TTHC-D01").status_code == 404
    store.close()


def test_folders_of_the_setting_are_joined_as_in_path_and_what_a_command_names_goes_before(
    gon: Gon, pack: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GON_RULES", f"{pack}:{tmp_path / 'not-there'}")

    refused = gon("load", tmp_path / "procedures")
    named = gon("check", tmp_path / "procedures", "--rules", pack, "--format", "json")

    assert Settings().rules == (pack, tmp_path / "not-there")
    assert refused.exit_code == 2
    assert f"GON_RULES names {tmp_path / 'not-there'}" in refused.stderr
    assert '"TINHA-01"' in named.stdout
