"""What is due by when, one word for all of it: reviews, items of plans, answers, publications.

The last day counts: late is what is not done on the day after it.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from registry.refusals import Words


class Deadline(StrEnum):
    """What is due."""

    REVIEW = "review"
    PLAN_ITEM = "plan_item"
    ANSWER = "answer"
    PUBLICATION = "publication"

    @property
    def label(self) -> Words:
        return _LABELS[self]


_LABELS = {
    Deadline.REVIEW: Words("Hoàn thành rà soát", "Finish the review"),
    Deadline.PLAN_ITEM: Words("Giao sản phẩm theo kế hoạch", "Deliver what the plan says"),
    Deadline.ANSWER: Words("Trả lời phản ánh, kiến nghị", "Answer the feedback"),
    Deadline.PUBLICATION: Words("Công khai kết quả trả lời", "Publish the answer"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline with its last day."""

    deadline: Deadline
    day: date


def is_late(day: date | None, today: date) -> bool:
    """Whether a last day has passed.

    >>> is_late(date(2026, 6, 30), date(2026, 6, 30)), is_late(date(2026, 6, 30), date(2026, 7, 1))
    (False, True)
    """
    return day is not None and day < today
