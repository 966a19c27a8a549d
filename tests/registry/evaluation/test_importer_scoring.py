"""What counts as read right, by the smallest labels."""

from collections.abc import Iterator
from typing import Any

from registry.evaluation.documents import documents_marks
from registry.evaluation.importing import importer_marks, steps_marks
from registry.evaluation.marks import Mark
from tests.registry.evaluation.readings import (
    label,
    paper,
    paper_label,
    reading,
    step,
    step_label,
)


def told(marks: Iterator[Mark], measure: str) -> list[str]:
    return [mark.outcome.value for mark in marks if mark.measure == measure]


def steps(*read: dict[str, Any]) -> dict[str, Any]:
    return {"steps": list(read)}


SUBMIT = step("Bước 1: Nộp hồ sơ.", "applicant", "submit")
APPRAISE = step("Bước 2: Thẩm định trong 05 ngày.", "agency", "appraise", "5 day")
TWO = label(
    steps=[
        step_label("Bước 1: Nộp", "applicant", "submit"),
        step_label("Bước 2: Thẩm định", "head", "appraise", 5, "working_day"),
    ]
)


def test_a_step_is_found_where_the_label_begins() -> None:
    marks = list(steps_marks(reading(**steps(SUBMIT, APPRAISE)), TWO))

    assert told(iter(marks), "importer.steps") == ["right", "right"]
    assert told(iter(marks), "importer.actor") == ["right", "wrong"]
    assert told(iter(marks), "importer.action") == ["right", "right"]
    assert told(iter(marks), "importer.step_time_limit") == ["right", "wrong"]


def test_a_step_too_many_and_one_that_is_missing_both_count() -> None:
    last = step("Bước 3: Trả kết quả.", "one_stop", "return")

    assert told(steps_marks(reading(**steps(SUBMIT, last)), TWO), "importer.steps") == [
        "right",
        "extra",
        "missing",
    ]


def test_a_record_that_could_not_be_read_misses_everything_labelled() -> None:
    marks = [mark.outcome.value for mark in steps_marks(reading(), TWO)]

    assert marks == ["missing", "missing"]


def test_a_limit_needs_the_right_number_and_the_right_unit() -> None:
    wanted = label(time_limit={"value": 5, "unit": "working_day"})
    outcomes = [
        told(importer_marks(reading(time_limit=limit), wanted), "importer.time_limit")
        for limit in ("5 working_day", "5 day", "5", "none")
    ]

    assert outcomes == [["right"], ["wrong"], ["wrong"], ["wrong"]]


def test_no_fee_is_free_and_an_unknown_fee_is_not_known() -> None:
    free = label(fee={"free": True, "amounts_vnd": []})
    reads: list[dict[str, Any]] = [{"fees": []}, {"fees": [{"stated": "Miễn phí"}]}, {}]
    outcomes = [told(importer_marks(reading(**read), free), "importer.fee_free") for read in reads]

    assert outcomes == [["right"], ["wrong"], ["wrong"]]


def test_amounts_are_compared_whatever_their_order() -> None:
    wanted = label(fee={"free": False, "amounts_vnd": [20000, 10000, 10000]})
    fees = [{"amount": amount, "currency": "VND"} for amount in (10000, 20000)]

    assert told(importer_marks(reading(fees=fees), wanted), "importer.fee_amounts") == ["right"]


def test_papers_are_counted_row_by_row() -> None:
    read = reading(documents=[paper("Đơn"), paper("Ảnh"), paper("Giấy khác", row=2)])
    marks = documents_marks(read, [paper_label("Đơn"), paper_label("Hợp đồng", row=1)])

    assert told(marks, "importer.documents") == ["right", "extra", "missing", "extra"]


def test_papers_of_one_row_are_compared_by_the_likeness_of_their_names() -> None:
    read = reading(documents=[paper("Đơn", kind="application_form"), paper("Ảnh", kind="photo")])
    labels = [paper_label("Ảnh", kind="photo"), paper_label("Đơn", kind="application_form")]

    assert told(documents_marks(read, labels), "importer.kind") == ["right", "right"]


def test_of_papers_and_labels_of_one_row_the_likest_are_compared_first() -> None:
    read = reading(
        documents=[paper("Đơn mượn", kind="application_form"), paper("Thẻ", kind="photo")]
    )
    labels = [paper_label("Đơn"), paper_label("Đơn mượn", kind="application_form")]

    assert told(documents_marks(read, labels), "importer.kind") == ["wrong", "right"]


def test_papers_of_one_group_in_one_row_are_a_choice_but_not_over_rows() -> None:
    one = [paper("A", any_of="g"), paper("B", any_of="g")]
    two = [paper("A", any_of="g"), paper("B", row=1, any_of="g")]
    wanted = [paper_label("A", alternatives=True)]
    outcomes = [
        told(documents_marks(reading(documents=papers), wanted), "importer.alternatives")
        for papers in (one, two)
    ]

    assert outcomes == [["right"], ["wrong"]]
