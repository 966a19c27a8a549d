"""How long the steps take, as it is shown beside the limit."""

from typing import Any

import pytest

from registry.analysis.deadlines.step_time import StepTime, step_time
from registry.procedure.reading import procedure_from_data
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Unit

HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}


def shown(*steps: dict[str, Any], **keys: Any) -> StepTime | None:
    named = [{"id": f"s{at}", "name": "Việc", **step} for at, step in enumerate(steps, 1)]
    return step_time(procedure_from_data({**HEAD, **keys, "steps": named}))


def days(amount: int) -> TimeLimit:
    return TimeLimit(step_limit(amount), Unit.DAY)


def step_limit(amount: int) -> Any:
    limit = procedure_from_data({**HEAD, "time_limit": f"{amount} day"}).time_limit
    return limit.amount if limit else None


def test_steps_in_turn_and_at_once() -> None:
    found = shown(
        {"time_limit": "4 day"},
        {"time_limit": "5 day", "after": ["s1"]},
        {"time_limit": "2 day", "after": ["s1"]},
    )

    assert found == StepTime(days(9), days(11), at_least=False, steps=("s1", "s2"))


def test_a_step_without_a_limit_may_take_longer() -> None:
    found = shown({"time_limit": "4 day"}, {})

    assert found == StepTime(days(4), days(4), at_least=True, steps=("s1",))


def test_imported_words_are_not_added_up() -> None:
    text = "Trong 4 ngày kể từ ngày nhận đủ hồ sơ, Sở cấp."
    found = shown({"time_limit": "4 day", "text": text}, source={"read": "suggested"})

    assert found == StepTime(days(4), None, at_least=True, steps=("s1",))


@pytest.mark.parametrize(
    "steps",
    [
        [],
        [{"time_limit": "4 day"}, {"time_limit": "4 working_day"}],
        [{"time_limit": "4 day", "actor": "applicant"}],
        [{"time_limit": "4 day", "when": "nếu cần"}],
        [{"time_limit": "0 working_day"}],
    ],
)
def test_no_length_and_several_units_are_shown_as_nothing(steps: list[dict[str, Any]]) -> None:
    assert shown(*steps) is None
