"""Findings drawn for people to judge: the same again, with what a reader needs."""

import json
from datetime import date
from pathlib import Path

import pytest

from registry.evaluation.sampling import Drawn, NoSuchRule, draw

DAY = date(2026, 11, 23)
HEAD = "schema: procedure/v1\nauthority: bo-tu-phap\napplicants: [citizen]\n"
ASKS = """\
documents:
  - {id: ks, name: Giấy khai sinh, when: nếu có, row: 0, text: "- Giấy khai sinh (nếu có)"}
source: {unread: [{field: documents.name, text: "Lưu ý: một", reason: ghi chú}]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))
    made = tmp_path / "files"
    made.mkdir()
    for number in range(1, 10):
        code = f'code: "1.00000{number}"\nname: Thủ tục {number}\n'
        (made / f"{number}.yaml").write_text(HEAD + code + ASKS)
    return made


def drawn(folder: Path, seed: int = 1, count: int = 3) -> list[Drawn]:
    return list(draw(folder, "TTHC-D03", seed=seed, count=count, as_of=DAY))


def codes(found: list[Drawn]) -> list[str]:
    return [each.procedure.code for each in found]


def test_a_seed_draws_the_same_findings_again_and_another_seed_others(folder: Path) -> None:
    assert codes(drawn(folder)) == codes(drawn(folder))
    assert codes(drawn(folder)) != codes(drawn(folder, seed=2))


def test_no_more_is_drawn_than_there_is(folder: Path) -> None:
    assert sorted(codes(drawn(folder, count=50))) == [f"1.00000{n}" for n in range(1, 10)]


def test_the_form_names_the_finding_and_holds_no_sentence(folder: Path) -> None:
    [one] = drawn(folder, count=1)

    assert one.form() == {
        "rule": "TTHC-D03",
        "version": one.finding["version"],
        "procedure": one.procedure.code,
        "element": "documents/ks",
        "verdict": "",
        "why": "",
        "reader": 1,
        "seed": 1,
    }
    assert "Giấy khai sinh" not in json.dumps(one.form(), ensure_ascii=False)


def test_a_reader_sees_the_row_how_it_was_read_and_the_notes_beside_it(folder: Path) -> None:
    [one] = drawn(folder, count=1)
    text = one.text("vi")

    for words in (one.procedure.name, "- Giấy khai sinh (nếu có)", "when: nếu có", "Lưu ý: một"):
        assert words in text
    assert str(one.finding["message"]["vi"]) in text


def test_an_unknown_rule_is_refused_with_the_nearest_name(folder: Path) -> None:
    with pytest.raises(NoSuchRule, match='Did you mean "TTHC-'):
        draw(folder, "TTHC-DO3", seed=1, count=1, as_of=DAY)
