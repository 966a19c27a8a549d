"""A content is judged as a load judges the file it stands in."""

from datetime import date
from pathlib import Path

import pytest

import registry
from registry.analysis.judging import judging
from registry.analysis.storing import analysis
from registry.procedure.reading import ProcedureFile, read_procedure

DAY = date(2026, 11, 23)
EXAMPLES = Path(registry.__file__).parent / "examples"
FILES = sorted(EXAMPLES.rglob("*.yaml"))
SUPPRESS = """
suppress:
  - {rule: RULE, element: ELEMENT, reason: Đang sửa, by: lan, until: UNTIL}
"""


def read(text: str, name: str = "x.yaml") -> ProcedureFile:
    return read_procedure(text.encode(), name)


def procedures() -> list[ProcedureFile]:
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    return [read(text) for text in texts if "schema: procedure/v1" in text]


def test_every_example_is_judged_as_it_is_loaded() -> None:
    judge, files = judging(as_of=DAY), procedures()
    loaded = {
        (each.fingerprint, each.version, each.element, each.severity, each.message_vi)
        for each in analysis(as_of=DAY).run(files)
    }
    judged = {
        (each.fingerprint, each.version, each.element, each.severity, each.message.vi)
        for file in files
        for each in judge(file.procedure).findings
    }

    assert len(loaded) > 50
    assert judged == loaded


@pytest.mark.parametrize(("until", "held"), [("2026-11-23", True), ("2026-11-22", False)])
def test_what_the_file_holds_back_is_held_to_the_end_of_its_day(until: str, held: bool) -> None:
    judge = judging(as_of=DAY)
    text = next(p.read_text(encoding="utf-8") for p in FILES if "can-cuoc" in p.parts)
    first = judge(read(text).procedure).findings[0]
    entry = SUPPRESS.replace("RULE", first.rule).replace("ELEMENT", first.element)

    again = judge(read(text + entry.replace("UNTIL", until)).procedure).findings
    assert [each.is_held for each in again if each.fingerprint == first.fingerprint] == [held]


def test_rules_of_the_folder_are_asked_and_a_trial_is_only_a_signal(tmp_path: Path) -> None:
    """A rule on trial finds `info` at most, so it stops no proposal; the same rule in use does."""
    rule = """\
schema: rule/v1
id: VD-L01
version: 1.0.0
status: STATUS
title: {vi: Không có thời hạn, en: No time limit}
criterion: legality
severity: high
basis: [{instrument: 63/2010/NĐ-CP, article: Điều 8, status: verified}]
when: p.name != "B"
message: {vi: "«{p.name}»", en: "«{p.name}»"}
tests:
  - {name: hit, given: {name: A}, expect: ["."]}
  - {name: miss, given: {name: B}, expect: []}
"""
    procedure = procedures()[0].procedure
    stops: dict[str, list[tuple[str, str, bool]]] = {}
    for status in ("test", "stable"):
        folder = tmp_path / status
        folder.mkdir()
        (folder / "vd.yaml").write_text(rule.replace("STATUS", status), encoding="utf-8")
        found = judging(as_of=DAY, rules=(folder,))(procedure).findings
        stops |= {status: [(each.rule, each.severity, each.stops) for each in found]}
    assert stops == {"test": [("VD-L01", "info", False)], "stable": [("VD-L01", "high", True)]}
