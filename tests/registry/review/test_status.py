"""The one status of a finding: every verdict, over time, gone and back."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from registry.review.status import Decision, Status, status
from registry.review.triage import ALLOWED

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
TODAY = date(2026, 11, 30)
BEFORE, AFTER = AT - timedelta(days=1), AT + timedelta(days=1)


@dataclass(frozen=True)
class Said:
    decision: Decision
    until: date | None = None
    at: datetime = AT


@pytest.mark.parametrize(
    ("verdict", "returned_at", "expected"),
    [
        (None, None, Status.OPEN),
        (None, AFTER, Status.OPEN),
        (Said(Decision.ACCEPTED), None, Status.ACCEPTED),
        (Said(Decision.ACCEPTED), BEFORE, Status.ACCEPTED),
        (Said(Decision.ACCEPTED), AFTER, Status.OPEN),
        (Said(Decision.DISMISSED), None, Status.DISMISSED),
        (Said(Decision.DISMISSED), AFTER, Status.DISMISSED),
        (Said(Decision.DISMISSED, until=TODAY), None, Status.DISMISSED),
        (Said(Decision.DISMISSED, until=TODAY - timedelta(days=1)), None, Status.OPEN),
        (Said(Decision.REOPENED), None, Status.OPEN),
    ],
)
def test_the_status_follows_from_the_newest_verdict(
    verdict: Said | None, returned_at: datetime | None, expected: Status
) -> None:
    assert status(verdict, gone_at=None, returned_at=returned_at, today=TODAY) is expected


@pytest.mark.parametrize("verdict", [None, *(Said(decision) for decision in Decision)])
def test_what_is_gone_is_fixed_whatever_was_decided(verdict: Said | None) -> None:
    assert status(verdict, gone_at=AFTER, returned_at=None, today=TODAY) is Status.FIXED


@pytest.mark.parametrize(
    ("verdict", "until", "expected"),
    [
        (None, TODAY, Status.SUPPRESSED),
        (None, TODAY - timedelta(days=1), Status.OPEN),
        (Said(Decision.REOPENED), TODAY, Status.SUPPRESSED),
        (Said(Decision.ACCEPTED), TODAY, Status.ACCEPTED),
        (Said(Decision.DISMISSED), TODAY, Status.DISMISSED),
        (Said(Decision.DISMISSED, until=TODAY - timedelta(days=1)), TODAY, Status.SUPPRESSED),
    ],
)
def test_what_the_file_holds_back_is_so_until_its_day_is_over_or_somebody_decides(
    verdict: Said | None, until: date, expected: Status
) -> None:
    found = status(verdict, gone_at=None, returned_at=None, today=TODAY, held_until=until)

    assert found is expected


def test_every_status_says_what_may_be_decided() -> None:
    assert set(ALLOWED) == set(Status)
