"""The proposal of a case: measures combined, differences in words, clashes, texts to amend."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from registry.procedure.differences import Kind, differences, in_words
from registry.procedure.reading import procedure_from_data
from registry.review.measure import Measure
from registry.review.proposals.proposal import proposal

PROCEDURE = procedure_from_data(
    {
        "schema": "procedure/v1",
        "code": "1.004194",
        "authority": "bo-cong-an",
        "name": "Đăng ký tạm trú",
        "time_limit": "5 working_day",
        "documents": [
            {"id": "to-khai", "name": "Tờ khai", "form": "original"},
            {
                "id": "cccd", "name": "Căn cước công dân", "form": "certified_copy",
                "basis": [{"instrument": "55/2021/TT-BCA", "article": "Điều 3"}],
            },
        ],
        "legal_basis": [{"instrument": "68/2020/QH14", "article": "Điều 27"}],
    }
)  # fmt: skip
MADE = datetime(2026, 11, 23, tzinfo=UTC)


def measure(number: int, *patch: dict[str, Any], **more: Any) -> Measure:
    made = Measure(
        id=number, case=1, outcome="amend", title="Sửa", reason="Vì", patch=patch, findings=(),
        within_power=True, state=None, author="lan", made_at=MADE, instrument=None,
        effective=None, until=None, revision=1,
    )  # fmt: skip
    return replace(made, **more)


REMOVE = {"op": "remove", "path": "documents/cccd"}
SHORTEN = {"op": "set", "path": "time_limit", "value": "3 working_day"}
PLAIN_COPY = {"op": "set", "path": "documents/cccd/form", "value": "copy"}


def test_measures_combine_to_one_after_version() -> None:
    found = proposal([measure(1, REMOVE), measure(2, SHORTEN)], PROCEDURE)

    assert [(each.path, each.kind) for each in found.changes] == [
        ("time_limit", Kind.CHANGED), ("documents/cccd", Kind.REMOVED)
    ]  # fmt: skip
    assert [in_words(each).vi for each in found.changes] == [
        "Đổi thời hạn giải quyết từ «5 ngày làm việc» thành «3 ngày làm việc»",
        "Bỏ giấy tờ «Căn cước công dân»",
    ]
    assert [document.id for document in found.after.documents or ()] == ["to-khai"]
    assert found.clashes == ()


def test_two_measures_on_one_element_count_once_or_clash_by_name() -> None:
    both = proposal([measure(1, PLAIN_COPY), measure(2, REMOVE)], PROCEDURE)
    assert [each.path for each in both.changes] == ["documents/cccd"]

    other_way = proposal([measure(1, REMOVE), measure(2, PLAIN_COPY)], PROCEDURE)
    [clash] = other_way.clashes
    assert (clash.measure, clash.other) == (2, 1)
    assert "documents/cccd/form" in clash.why.en
    assert [each.path for each in other_way.changes] == ["documents/cccd"]


def test_a_rejected_measure_changes_nothing() -> None:
    assert proposal([measure(1, REMOVE, state="REJECTED")], PROCEDURE).changes == ()


def test_the_texts_to_amend_are_the_elements_own_else_those_of_the_procedure() -> None:
    found = proposal([measure(1, REMOVE, SHORTEN)], PROCEDURE).to_amend

    assert [(each.instrument, each.article, each.elements) for each in found] == [
        ("68/2020/QH14", None, ("time_limit",)),
        ("55/2021/TT-BCA", "Điều 3", ("documents/cccd",)),
    ]


def test_a_change_inside_an_element_names_its_key() -> None:
    after = proposal([measure(1, PLAIN_COPY)], PROCEDURE).after

    [found] = differences(PROCEDURE, after)
    assert (found.path, found.name, found.key) == (
        "documents/cccd/form", "Căn cước công dân", "form"
    )  # fmt: skip
    assert in_words(found).en == (
        "Change form of document “Căn cước công dân” from “certified copy” to “copy”"
    )
    assert differences(PROCEDURE, PROCEDURE) == ()
