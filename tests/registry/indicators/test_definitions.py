"""The definitions that are shipped, and what is refused of others."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from registry.indicators import load_indicators, load_surveys, with_weights
from registry.indicators.model import FigureSource
from rules.source import BrokenFile

DAY = date(2025, 2, 11)
HEAD = "schema: indicators/v1\npoints: 10\n"
GROUP = """\
groups:
  - {key: a, number: 1, label: {vi: A, en: A}, points: 10, source: x, verified: true}
"""
FIGURES = """\
figures:
  - {key: received, by: statistics}
  - {key: online, by: statistics}
"""
INDICATORS = """\
indicators:
  - {key: "1.1", group: a, label: {vi: B, en: B}, unit: percent, full_at: 50, points: 10,
     formula: {add: [{part: [online], of: [received]}]}, source: x, verified: false}
"""
GOOD = HEAD + GROUP + INDICATORS + FIGURES
WEIGHTS = """\
schema: indicator-weights/v1
office: {vi: UBND tỉnh Ví dụ, en: People's Committee of Example}
source: Quyết định 1/QĐ-UBND
weights:
  - {indicator: "2.1", points: 20, full_at: 100, from: 2025-01-01}
  - {indicator: "2.2", points: 0, from: 2025-01-01}
"""


def written(folder: Path, text: str, name: str = "indicators.yaml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_five_groups_are_a_hundred_points() -> None:
    found = load_indicators().on(DAY)

    assert {each.key: each.points for each in found.groups} == {
        "disclosure": 18, "progress": 20, "online": 22, "digitisation": 22, "satisfaction": 18,
    }  # fmt: skip
    assert sum(each.points for each in found.groups) == found.points == 100


def test_the_indices_are_those_of_the_notes_and_there_is_no_3_4() -> None:
    assert [each.key for each in load_indicators().on(DAY).indicators] == [
        "1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "3.1", "3.2", "3.3", "3.5", "3.6",
        "4.1", "4.2", "4.3", "4.4", "4.5", "5.1", "5.2", "5.3", "5.4",
    ]  # fmt: skip


def test_grades_are_those_that_an_office_brings_with_their_source(tmp_path: Path) -> None:
    own = (
        "grades:\n  - {key: good, label: {vi: Tốt, en: Good}, least: 80, source: S, "
        "verified: true}\n"
    )
    assert load_indicators().grades == ()

    found = with_weights(load_indicators(), written(tmp_path, WEIGHTS + own)).on(DAY)

    assert [(each.key, each.source) for each in found.grades] == [("good", "S")]
    assert [each.least for each in found.grades] == [80]
    without = own.replace("source: S, ", "")
    with pytest.raises(BrokenFile, match="source"):
        with_weights(load_indicators(), written(tmp_path, WEIGHTS + without, "other.yaml"))


def test_only_points_that_were_read_are_there_and_none_of_them_is_verified() -> None:
    found = load_indicators().on(DAY)

    points = {each.key: each.points for each in found.indicators if each.points is not None}
    assert points == {"1.1": 4, "2.1": 20, "5.4": 6}
    full = {each.key: each.full_at for each in found.indicators if each.full_at is not None}
    assert full == {"3.1": 80, "3.3": 50, "3.5": 80, "4.2": 80, "4.3": 80, "5.4": 90}
    assert not any(each.verified for each in found.groups)
    assert not any(each.verified for each in found.indicators)
    assert [each.key for each in found.counted] == ["5.4"]
    assert not any(found.is_complete(group) for group in found.groups)


def test_before_the_decision_nothing_is_defined() -> None:
    found = load_indicators().on(date(2022, 6, 22))

    assert (found.groups, found.indicators) == ((), ())
    assert load_indicators().on(date(2022, 6, 23)).indicators != ()


def test_every_figure_is_used_and_says_who_counts_it_or_why_nobody_does() -> None:
    found = load_indicators()
    used = {key for each in found.indicators if each.formula for key in each.formula.figures}

    assert {each.key for each in found.figures} == used
    nobodys = {each.key for each in found.figures if each.by is FigureSource.NOBODY}
    assert {each.key for each in found.figures if each.why} == nobodys


def test_a_small_file_of_definitions_is_read(tmp_path: Path) -> None:
    found = load_indicators(written(tmp_path, GOOD)).on(DAY)

    assert found.counted_points == 10
    assert found.is_complete(found.groups[0])


BROKEN: Mapping[str, tuple[str, str, str]] = {
    "no schema": (GOOD.replace("indicators/v1", "x"), ":1:9:", "`schema: indicators/v1`"),
    "a sum": (GOOD.replace("full_at: 50, points: 10", "points: 9"), ":4:56:", "have 9 points; 10"),
    "too many": (GOOD.replace("full_at: 50, points: 10", "points: 11"), ":4:56:", "11 points; 10"),
    "the whole": (GOOD.replace("points: 10\n", "points: 12\n", 1), ":3:1:", "10 points; 12 are"),
    "no such figure": (GOOD.replace("[online]", "[onlin]"), ":7:30:", "no figure “onlin”"),
    "no such group": (GOOD.replace("group: a", "group: b"), ":6:25:", "no group “b”. Name one"),
    "not of statistics": (
        GOOD.replace("{key: online, by", "{key: onlines, by"), ":10:11:", "count no “onlines”"
    ),
    "two wholes": (
        GOOD.replace("of: [received]", "of: [received], of_largest: [online]"), ":7:22:",
        "either `of` or `of_largest`",
    ),
    "no share": (GOOD.replace("{add: [{part: [online], of: [received]}]}", "{begin: 1}"), ":7:15:",
                 "at least one share"),
    "no number": (GOOD.replace("full_at: 50", "full_at: half"), ":6:75:", "a number is needed"),
    "a threshold of 0": (GOOD.replace("full_at: 50", "full_at: 0"), ":6:75:", "can earn no points"),
    "above 100 %": (GOOD.replace("full_at: 50", "full_at: 101"), ":6:75:", "at most 100"),
    "an unknown key": (GOOD.replace("verified: false", "verified: false, w: 3"), ":7:", "'w'"),
    "days that overlap": (
        GOOD.replace(FIGURES, "") + "".join(INDICATORS.splitlines(keepends=True)[1:])
        .replace('"1.1"', '"1.1", from: 2025-01-01').replace("points: 10", "points: 0") + FIGURES,
        ":8:5:", "twice for the same days. End the earlier one",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "place", "said"), BROKEN.values(), ids=BROKEN)
def test_broken_definitions_are_refused_at_their_place(
    tmp_path: Path, text: str, place: str, said: str
) -> None:
    with pytest.raises(BrokenFile) as broken:
        load_indicators(written(tmp_path, text))

    assert any(f"indicators.yaml{place}" in str(e) and said in str(e) for e in broken.value.errors)


def test_what_follows_another_does_not_overlap(tmp_path: Path) -> None:
    first = GOOD.replace('"1.1"', '"1.1", to: 2024-12-31').replace(FIGURES, "")
    later = "".join(INDICATORS.splitlines(keepends=True)[1:])
    later = later.replace('"1.1"', '"1.1", from: 2025-01-01').replace("full_at: 50", "full_at: 60")
    found = load_indicators(written(tmp_path, first + later + FIGURES))

    assert found.on(date(2024, 12, 31)).indicators[0].full_at == 50
    assert found.on(date(2025, 1, 1)).indicators[0].full_at == 60


def test_an_office_gives_its_own_weights_with_their_source_and_days(tmp_path: Path) -> None:
    file = written(tmp_path, WEIGHTS, "weights.yaml")
    found = with_weights(load_indicators(), file)

    held = found.on(DAY)
    own = {each.key: each for each in held.indicators if each.weights_of}
    assert {key: (each.points, each.full_at) for key, each in own.items()} == {
        "2.1": (Decimal(20), Decimal(100)), "2.2": (Decimal(0), None),
    }  # fmt: skip
    assert own["2.1"].points_source == "Quyết định 1/QĐ-UBND"
    assert [office.vi for office in held.offices()] == ["UBND tỉnh Ví dụ"]
    assert [each.key for each in held.groups if held.is_complete(each)] == ["progress"]
    assert [each.key for each in held.counted] == ["2.1", "2.2", "5.4"]
    assert not any(each.weights_of for each in found.on(date(2024, 12, 31)).indicators)


BROKEN_WEIGHTS: Mapping[str, tuple[str, str, str]] = {
    "a part": (WEIGHTS.replace("points: 20", "points: 19"), ":4:1:", "add up to 19; 20 are"),
    "one left out": (WEIGHTS.rpartition("  - ")[0], ":4:1:", "without a weight: 2.2"),
    "no such index": (WEIGHTS.replace('"2.2"', '"3.4"'), ":6:17:", "no indicator 3.4. Name one of"),
    "twice": (WEIGHTS.replace('"2.2"', '"2.1"'), ":6:5:", "there twice"),
    "negative": (WEIGHTS.replace("points: 0", "points: -1"), ":6:32:", "fewer than none"),
    "no source": (WEIGHTS.replace("source: Quyết định 1/QĐ-UBND\n", ""), ":1:1:", "source"),
}


@pytest.mark.parametrize(("text", "place", "said"), BROKEN_WEIGHTS.values(), ids=BROKEN_WEIGHTS)
def test_broken_weights_are_refused(tmp_path: Path, text: str, place: str, said: str) -> None:
    with pytest.raises(BrokenFile) as broken:
        with_weights(load_indicators(), written(tmp_path, text, "weights.yaml"))

    assert any(f"weights.yaml{place}" in str(e) and said in str(e) for e in broken.value.errors)


def test_surveys_are_kept_apart_as_printed() -> None:
    found = load_surveys()

    assert [(e.kind, e.year, e.percent) for e in found.results] == [
        ("sipas", 2023, Decimal("82.66")), ("sipas", 2022, Decimal("80.08")),
    ]  # fmt: skip
    satisfaction = load_indicators().on(DAY).of_group("satisfaction")
    assert not any("SIPAS" in each.label.vi or "PAR" in each.label.vi for each in satisfaction)


def test_a_survey_of_no_kind_is_refused(tmp_path: Path) -> None:
    text = (
        "schema: surveys/v1\nkinds: []\nresults:\n  - {kind: x, year: 2024, "
        "unit: {vi: A, en: A}, percent: 1, source: x, verified: true}\n"
    )
    with pytest.raises(BrokenFile, match=r"surveys.yaml:4:12: “x” is no kind of survey"):
        load_surveys(written(tmp_path, text, "surveys.yaml"))
