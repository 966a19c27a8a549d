"""Verdicts of people against changed rules: what would be lost, what stays wrong, what is new."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from registry.actors import Actor, Role
from registry.analysis.rulebook.replaying import Replay, replay
from registry.analysis.rulebook.shipped import load as load_rules
from registry.analysis.storing import analysis
from registry.refusals import NotFound
from registry.review import Triaged, accept, dismiss, finding, reopen
from registry.store import Store, load
from rules import RuleSet, fingerprint
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder

LAN = Actor("lan", Role.REVIEWER, "bo-cong-an")
PAPERS = """\
documents:
  - {id: ks, name: Giấy khai sinh}
  - {id: kh, name: Giấy chứng nhận kết hôn}
  - {id: hk, name: Sổ hộ khẩu}
"""
BIRTH, MARRIAGE, BOOK = (
    ("TTHC-D03", "documents/ks"), ("TTHC-D04", "documents/kh"), ("TTHC-D02", "documents/hk"),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def judged(store: Store, folder: Path) -> Store:
    """One procedure with three papers at fault, as the shipped rules find them."""
    reload(store, folder, PAPERS)
    return store


def reload(store: Store, folder: Path, more: str) -> None:
    write_folder(folder, {"x.yaml": procedure_text(more=more)})
    load(store, folder, actor=LOADER, now=NOW, analysis=analysis(as_of=NOW.date()))


def decide(store: Store, act: Any, about: tuple[str, str], **more: Any) -> None:  # Any: an act
    name = fingerprint(about[0], ["bo-cong-an", "1.004194"], about[1])
    found = finding(store, name, actor=LAN, today=NOW.date())
    assert not isinstance(found, NotFound)
    revision = found.revision
    words = {} if act is accept else {"words": "Đã xem"}
    answer = act(
        store, name, actor=LAN, now=NOW, idempotency_key=f"{name} {revision}",
        expected_revision=revision, **words, **more,
    )  # fmt: skip
    assert isinstance(answer, Triaged)


NAMES = {"D02": "Sổ hộ khẩu", "D03": "Giấy khai sinh", "D04": "Giấy chứng nhận kết hôn"}


def rule_text(rule: str, name: str, **lines: str) -> str:
    """A rule that finds a paper by its name, with lines exchanged."""
    example = f"given: {{documents: [{{id: a, name: {name}}}]}}, expect: [documents/a]"
    said = {
        "schema": "rule/v1", "id": f"TTHC-{rule}", "version": "2.0.0", "status": "stable",
        "title": "{vi: Giấy, en: Paper}", "criterion": "necessity", "severity": "high",
        "basis": "[{instrument: 66.7/2025/NQ-CP, status: verified}]", "each": "documents as doc",
        "when": f'doc.name == "{name}"', "message": "{vi: Thừa, en: Redundant}",
        "tests": f"[{{name: a, {example}}}, {{name: b, given: {{documents: []}}, expect: []}}]",
    }  # fmt: skip
    return "".join(f"{key}: {value}\n" for key, value in {**said, **lines}.items())


@pytest.fixture
def changed(tmp_path: Path) -> Iterator[Path]:
    """A folder with rules that find the three papers, to be changed."""
    made = tmp_path / "changed"
    made.mkdir()
    for rule, name in NAMES.items():
        (made / f"{rule}.yaml").write_text(rule_text(rule, name))
    load_rules.cache_clear()
    yield made
    load_rules.cache_clear()


def rewrite(folder: Path, rule: str, **lines: str) -> None:
    """Gives a rule other lines: `rewrite(folder, "D03", status="draft")`."""
    (folder / f"{rule}.yaml").write_text(rule_text(rule, NAMES[rule], **lines))


def replayed(store: Store, folder: Path, **more: Any) -> Replay:  # Any: as_of, only
    loaded = load_rules((folder,))
    assert loaded.errors == ()
    return replay(store, loaded.rules, day_of=datetime.date, **more)


def about(outcomes: Any) -> list[tuple[str, str]]:
    return [(each.judged.rule, each.judged.element) for each in outcomes]


def test_without_a_change_nothing_flips(judged: Store, changed: Path) -> None:
    decide(judged, accept, BIRTH)
    decide(judged, dismiss, BOOK, reason="misread")

    found = replayed(judged, changed)

    assert (about(found.kept), about(found.unmended)) == ([BIRTH], [BOOK])
    assert (found.lost, found.mended, found.new, found.unreadable) == ((), (), (), ())


def test_an_accepted_finding_that_would_vanish_is_lost(judged: Store, changed: Path) -> None:
    decide(judged, accept, BIRTH)
    decide(judged, accept, MARRIAGE)
    rewrite(changed, "D03", when='doc.id == "something else"')

    found = replayed(judged, changed)

    [lost] = found.lost
    assert about([lost]) == [BIRTH]
    assert (lost.why, lost.judged.decision, lost.judged.day) == (
        "the condition does not hold", "accepted", NOW.date(),
    )  # fmt: skip
    assert about(found.kept) == [MARRIAGE]


def test_a_dismissed_finding_that_would_vanish_is_mended(judged: Store, changed: Path) -> None:
    decide(judged, dismiss, BIRTH, reason="misread")
    rewrite(changed, "D03", when='doc.id == "something else"')

    found = replayed(judged, changed)

    assert (about(found.mended), found.unmended) == ([BIRTH], ())
    assert found.mended[0].judged.says_wrong


def test_what_nobody_has_seen_is_new(judged: Store, changed: Path) -> None:
    decide(judged, accept, BIRTH)
    (changed / "X04.yaml").write_text(rule_text("X04", NAMES["D04"]))

    found = replayed(judged, changed)

    assert [(new.rule, new.element, new.procedure) for new in found.new] == [
        ("TTHC-X04", "documents/kh", "bo-cong-an/1.004194")
    ]


@pytest.mark.parametrize(
    ("lines", "why"),
    [({"status": "draft"}, "the rule is draft"), ({"status": "deprecated"}, "the rule is depr")],
)
def test_it_is_said_why_a_rule_finds_nothing_any_more(
    judged: Store, changed: Path, lines: dict[str, str], why: str
) -> None:
    decide(judged, accept, BIRTH)
    rewrite(changed, "D03", **lines)

    assert str(replayed(judged, changed).lost[0].why).startswith(why)


def test_a_rule_that_is_gone_or_turned_off_loses_its_findings(judged: Store, changed: Path) -> None:
    decide(judged, accept, BIRTH)
    decide(judged, accept, MARRIAGE)
    (changed / "D03.yaml").unlink()
    (changed / "ruleset.yaml").write_text(
        "schema: ruleset/v1\nname: own\nversion: 1.0.0\ntitle: {vi: a, en: a}\n"
        "off: [{rule: TTHC-D04, reason: Không cần}]\n"
    )

    assert [each.why for each in replayed(judged, changed).lost] == [
        "there is no such rule",
        "the rule is turned off by own@1.0.0: Không cần",
    ]


def test_the_edition_of_the_verdict_is_looked_at_not_the_newest(
    judged: Store, folder: Path, changed: Path
) -> None:
    decide(judged, accept, BIRTH)
    reload(judged, folder, "documents: []\n")

    assert about(replayed(judged, changed).kept) == [BIRTH]


def test_the_law_of_the_day_of_the_verdict_counts_unless_a_day_is_named(
    judged: Store, changed: Path
) -> None:
    decide(judged, accept, BIRTH)
    ended = "[{instrument: 66.7/2025/NQ-CP, from: 2026-01-01, to: 2027-02-28, status: verified}]"
    rewrite(changed, "D03", basis=ended)

    assert about(replayed(judged, changed).kept) == [BIRTH]
    assert [each.why for each in replayed(judged, changed, as_of=date(2027, 3, 1)).lost] == [
        "the rule has lapsed"
    ]


def test_a_verdict_that_was_taken_back_is_not_replayed(judged: Store, changed: Path) -> None:
    decide(judged, accept, BIRTH)
    decide(judged, reopen, BIRTH)
    rewrite(changed, "D03", status="draft")

    assert replayed(judged, changed).outcomes == ()


def test_one_rule_may_be_replayed_alone(judged: Store, changed: Path) -> None:
    decide(judged, accept, BIRTH)
    decide(judged, accept, MARRIAGE)
    for rule in ("D03", "D04"):
        rewrite(changed, rule, status="draft")

    assert about(replayed(judged, changed, only=["TTHC-D03"]).lost) == [BIRTH]


def test_a_store_without_verdicts_has_nothing_to_replay(judged: Store) -> None:
    assert replay(judged, RuleSet("none"), day_of=datetime.date) == Replay((), (), ())
