"""`gon webhook`: from adding one to its end."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registry.store import open_store
from tests.registry.webhooks.hooked import AUTHORITY, CODES, abolished, filled
from tests.web.webhooks.receiving import receiver
from web.cli import main


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path / 'gon.db'}"
    folder = tmp_path / "procedures"
    folder.mkdir()
    store = open_store(url)
    filled(store, folder)
    store.close()
    monkeypatch.setenv("GON_DATABASE_URL", url)
    monkeypatch.setenv("GON_WEBHOOK_HOSTS", "127.0.0.1, hook.noi-bo")
    return url


def gon(*words: str, code: int = 0) -> Result:
    done = CliRunner().invoke(main, ["webhook", *words])
    assert done.exit_code == code, done.output
    return done


@pytest.mark.usefixtures("database")
def test_a_webhook_ends_only_when_the_question_is_answered_with_yes() -> None:
    gon("add", AUTHORITY, "https://127.0.0.1/hook", "--topic", "catalogue")
    gon("test", "1")

    for answer in ("n\n", "", "\n"):
        left = CliRunner().invoke(main, ["webhook", "remove", "1"], input=answer)
        assert left.exit_code == 1
        assert "https://127.0.0.1/hook" in left.stderr
        assert "will not be sent: 1." in left.stderr
        assert gon("list").output != ""

    assert CliRunner().invoke(main, ["webhook", "remove", "1"], input="y\n").exit_code == 0
    assert gon("list").output == ""


def test_a_webhook_from_its_beginning_to_its_end(database: str) -> None:
    with receiver() as received:
        added = gon("add", AUTHORITY, received.address, "--topic", "catalogue")
        assert added.stdout.startswith("whsec_")
        assert "not shown again" in added.stderr
        store = open_store(database)
        abolished(store, CODES[0])
        store.close()
        gon("test", "1")
        assert gon("deliver").output == "2 messages delivered\n"
        assert "0 waiting" in gon("list").output

        said = gon("deliveries", "1").output.splitlines()
        assert [line.split("\t")[2:4] for line in said] == [
            ["catalogue.changed", "delivered"], ["webhook.test", "delivered"],
        ]  # fmt: skip
        gon("pause", "1")
        assert "paused" in gon("list").output
        gon("resume", "1")
        rotated = gon("rotate", "1")
        assert rotated.stdout.startswith("whsec_")
        assert rotated.stdout != added.stdout
        assert re.search(r"signs too until 20\d\d-\d\d-\d\d \d\d:\d\d \+0700$", rotated.stderr)
        assert "signs no more" in gon("rotate", "1", "--end-old").stderr
        gon("remove", "1", "--yes")
        assert gon("list").output == ""
    assert len(received.requests) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", AUTHORITY, "http://a.vn/"), "has to begin with https://"),
        (("add", AUTHORITY, "https://10.0.0.1/"), "not on the public internet"),
        (("pause", "7"), "7"),
    ],
)
def test_what_is_refused_says_why(database: str, words: tuple[str, ...], said: str) -> None:
    del database
    assert said in gon(*words, code=2).output
