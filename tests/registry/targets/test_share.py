"""Shares between bounds, and targets judged by them: pure."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.reference import Indicator, Operator, Target, TargetScope
from registry.reference.model import Words
from registry.targets import Share, Standing, between, distance, judged, share_of
from rules import BasisStatus

COUNTS = st.integers(0, 10_000)
GROUPS = st.lists(st.tuples(COUNTS, st.integers(1, 10_000)), min_size=1, max_size=5)
MET, NOT_MET, NOT_KNOWN = Standing.MET, Standing.NOT_MET, Standing.NOT_KNOWN


def target(value: str = "80", operator: Operator = Operator.AT_LEAST) -> Target:
    return Target(
        key="t", indicator=Indicator.ONLINE_SERVICES, about=Words(vi="a", en="a"),
        operator=operator, value=Decimal(value), scope=TargetScope.ALL, instrument="76/NQ-CP",
        status=BasisStatus.UNVERIFIED,
    )  # fmt: skip


def share(low: str, high: str) -> Share:
    return Share(Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("low", "high", "at_least", "at_most"),
    [
        ("80", "80", MET, MET),
        ("79.999", "79.999", NOT_MET, MET),  # shown as 80.00, and not met all the same
        ("80.001", "80.001", MET, NOT_MET),
        ("70", "90", NOT_KNOWN, NOT_KNOWN),
        ("0", "79", NOT_MET, MET),
        ("81", "100", MET, NOT_MET),
    ],
)
def test_a_target_is_judged_by_what_is_sure(
    low: str, high: str, at_least: Standing, at_most: Standing
) -> None:
    found = share(low, high)

    assert judged(target(), found) is at_least
    assert judged(target(operator=Operator.AT_MOST), found) is at_most


def test_nothing_is_judged_without_a_share() -> None:
    assert share_of(0, 0) is None
    assert judged(target(), None) is NOT_KNOWN
    assert distance(target(), None) is None
    assert distance(target(), share("70", "75")) is None


def test_what_is_not_met_is_never_0_points_away() -> None:
    assert distance(target(), share("79.999", "79.999")) == Decimal("0.01")
    assert distance(target(), share("80", "80")) == Decimal("0.00")
    assert distance(target(operator=Operator.AT_MOST), share("92.5", "92.5")) == Decimal("12.50")


@given(COUNTS, COUNTS, COUNTS, st.integers(0, 10_000), st.sampled_from(Operator))
def test_no_unknown_part_can_prove_a_judgement_wrong(
    part: int, others: int, unknown: int, of_unknown: int, operator: Operator
) -> None:
    whole = part + others + unknown
    found = share_of(part, whole, unknown=unknown)
    if found is None:
        return
    really = share_of(part + min(of_unknown, unknown), whole)
    wanted = target(operator=operator)

    assert really is not None
    assert found.low <= really.low <= found.high
    assert judged(wanted, found) in (NOT_KNOWN, judged(wanted, really))


@given(GROUPS, st.data())
def test_all_together_lie_between_their_groups(
    groups: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Whichever of them overlap: any weights of the groups give a share between the bounds."""
    parts = [(min(part, whole), whole) for part, whole in groups]
    bounds = between(each for part, whole in parts if (each := share_of(part, whole)))
    weights = [data.draw(st.integers(0, 3)) for _ in parts]
    whole = sum(w * each[1] for w, each in zip(weights, parts, strict=True))
    together = share_of(sum(w * each[0] for w, each in zip(weights, parts, strict=True)), whole)

    assert bounds is not None
    if together is not None:
        assert bounds.low <= together.low <= bounds.high
