from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import Basis, BasisStatus, CheckedRule, Rule, Severity

DAY = date(2026, 11, 23)
MakeRule = Callable[..., CheckedRule]
VERIFIED = "{instrument: A, status: verified}"
REPORTED = "{instrument: B, status: reported}"
UNVERIFIED = "{instrument: C, status: unverified}"
LAPSED = "{instrument: D, to: 2026-11-22, status: verified}"
TO_COME = "{instrument: E, from: 2026-11-24, status: verified}"


@pytest.mark.parametrize(
    ("status", "grounds", "severity"),
    [
        ("stable", [VERIFIED], "high"),
        ("stable", [REPORTED], "high"),
        ("stable", [VERIFIED, UNVERIFIED], "high"),
        ("stable", [UNVERIFIED], "low"),
        ("stable", [LAPSED, UNVERIFIED], "low"),
        ("stable", [LAPSED, VERIFIED], "high"),
        ("stable", [LAPSED], None),
        ("stable", [TO_COME], None),
        ("test", [VERIFIED], "info"),
        ("test", [LAPSED], None),
        ("draft", [VERIFIED], None),
        ("deprecated", [VERIFIED], None),
    ],
)
def test_what_a_finding_weighs_follows_from_status_and_grounds(
    rule: MakeRule, status: str, grounds: list[str], severity: str | None
) -> None:
    made = rule(status=status, basis=f"[{', '.join(grounds)}]").rule

    assert made.severity_on(DAY) == severity


def test_a_ceiling_never_raises_a_severity(rule: MakeRule) -> None:
    made = rule(severity="info", basis=f"[{UNVERIFIED}]").rule

    assert made.severity_on(DAY) is Severity.INFO


@pytest.mark.parametrize(
    ("from_", "to", "day", "stands"),
    [
        (None, None, "2026-01-01", True),
        ("2026-01-01", None, "2026-01-01", True),
        ("2026-01-01", None, "2025-12-31", False),
        (None, "2027-02-28", "2027-02-28", True),
        (None, "2027-02-28", "2027-03-01", False),
        ("2026-01-01", "2026-01-01", "2026-01-01", True),
    ],
)
def test_a_ground_stands_from_its_first_to_its_last_day(
    from_: str | None, to: str | None, day: str, stands: bool
) -> None:
    basis = Basis.model_validate(
        {"instrument": "A", "from": from_, "to": to, "status": BasisStatus.VERIFIED}
    )

    assert basis.in_force(date.fromisoformat(day)) is stands


@given(st.sampled_from(Severity), st.sampled_from(Severity))
def test_of_two_severities_the_milder_wins(one: Severity, other: Severity) -> None:
    assert one.at_most(other) is other.at_most(one)
    assert one.at_most(other).rank == max(one.rank, other.rank)


def test_parameters_are_numbers_truth_values_texts_or_lists_of_one_kind(rule: MakeRule) -> None:
    made = rule(
        params="{a: 30, b: -0.5, c: true, d: some words, e: [1, 2], f: [x, y], g: 66.7/2025}",
    ).rule

    assert dict(made.params) == {
        "a": 30,
        "b": -0.5,
        "c": True,
        "d": "some words",
        "e": (1, 2),
        "f": ("x", "y"),
        "g": "66.7/2025",
    }


def test_each_is_written_as_it_was_read(rule: MakeRule) -> None:
    assert rule().rule.model_dump(mode="json", by_alias=True)["each"] == "books as book"


def test_a_rule_written_out_is_the_same_rule_when_read_back(rule: MakeRule) -> None:
    made = rule(params="{a: 30, e: [1, 2], f: x}", unsure="{when: 'true', severity: low}").rule

    assert Rule.model_validate(made.model_dump(mode="json", by_alias=True)) == made
    assert Rule.model_validate({**made.model_dump(by_alias=True), "each": made.each}) == made
