"""The targets that are shipped, and files of targets that are refused with their place."""

from datetime import date
from pathlib import Path

import pytest

from registry.reference import Indicator, Target, TargetScope, load_reference
from registry.reference.loading import _entries
from registry.targets import Standing, indicators, labels
from registry.targets.words import applicants_of
from rules import BasisStatus
from rules.source import BrokenFile

TARGETS = load_reference().targets
GOOD = (
    "key: a, indicator: online_services, about: {vi: A, en: A}, operator: at_least, value: 80, "
    "scope: all, instrument: 76/NQ-CP, source: vi-du.test, status: reported"
)


def read(folder: Path, *lines: str) -> list[Target]:
    file = folder / "targets.yaml"
    listed = "".join(f"  - {{{line}}}\n" for line in lines)
    file.write_text(f"schema: targets/v1\ntargets:\n{listed}", "utf-8")
    return _entries(file, Target, unique=True)


def test_every_indicator_scope_and_standing_has_its_words() -> None:
    assert set(indicators()) == set(Indicator)
    assert set(labels("scopes")) == {each.value for each in TargetScope}
    assert set(labels("standings")) == {each.value for each in Standing}
    assert "enterprise" in applicants_of(TargetScope.BUSINESS)


def test_what_was_not_read_is_marked_and_what_was_read_names_its_source() -> None:
    assert {each.key for each in TARGETS if each.status is BasisStatus.UNVERIFIED} >= {
        "online-services-2025", "online-dossiers-2025", "satisfaction-2025",
    }  # fmt: skip
    assert all((each.source is None) == (each.status is BasisStatus.UNVERIFIED) for each in TARGETS)
    assert not any(each.is_verified for each in TARGETS)  # only secondary reports were read


def test_half_the_time_is_wanted_of_business_procedures_from_2026() -> None:
    wanted = [
        (int(each.value), each.instrument)
        for each in TARGETS
        if each.indicator is Indicator.TIME_CUT and each.in_force(date(2026, 1, 1))
    ]

    assert wanted == [(50, "66/NQ-CP")]


def test_a_good_entry_is_read(tmp_path: Path) -> None:
    (found,) = read(tmp_path, GOOD)

    assert (found.key, int(found.value), found.scope) == ("a", 80, TargetScope.ALL)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("value: 80", "value: 101", "targets.yaml:3:5", "at most 100"),
        ("value: 80", "value: 0", "targets.yaml:3:5", "more than 0"),
        ("value: 80", "value: many", "targets.yaml:3:", "value"),
        ("online_services", "onlin_services", "targets.yaml:3:", "indicator"),
        ("at_least", "about", "targets.yaml:3:", "operator"),
        ("source: vi-du.test, ", "", "targets.yaml:3:5", "unverified"),
        ("scope: all", "scope: all, cut: 3", "targets.yaml:3:", "cut"),
        ("scope: all", "scope: all, from: 2026-01-01, to: 2025-01-01", "targets.yaml:3:5",
         "before `from`"),
        ("online_services", "time_cut", "targets.yaml:3:5", "baseline_year"),
    ],
)  # fmt: skip
def test_a_broken_entry_is_refused_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, words: str
) -> None:
    with pytest.raises(BrokenFile) as refused:
        read(tmp_path, GOOD.replace(old, new))

    (error,) = refused.value.errors
    assert str(error).startswith(place)
    assert words in str(error)


def test_two_targets_of_one_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile) as refused:
        read(tmp_path, GOOD, GOOD.replace("key: a", "key: b"), GOOD)

    (error,) = refused.value.errors
    assert str(error).startswith("targets.yaml:5:11: key: `a` names an entry above already")
