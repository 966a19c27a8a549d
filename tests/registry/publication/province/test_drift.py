"""What differs from the ministry's: planted differences are told, other words are only that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.analysis.catalogue.alike.paper_name import PaperNames
from registry.publication.province.drift import drift
from registry.reference import load_reference
from tests.registry.publication.province.local import adapted, published

BASE = published({})
NAMES = PaperNames(load_reference())
CHANGES = {
    "days": ("- {op: set, path: time_limit, value: 3 working_day}", "time_limit"),
    "a paper less": (
        "- {op: remove, path: documents/giay-chung-sinh}", "documents/giay-chung-sinh",
    ),
    "a paper more": (
        "- {op: add, path: documents/cam-ket, value: {id: cam-ket, name: Cam kết}}",
        "documents/cam-ket",
    ),
    "a fee": ("- {op: set, path: fees/le-phi/amount, value: '5000'}", "fees/le-phi/amount"),
    "a step": ("- {op: remove, path: steps/ky}", "steps/ky"),
}  # fmt: skip


def told(patch: str) -> list[tuple[str, bool]]:
    local = adapted(BASE, patch)
    found = drift(local.procedure, BASE.procedure, NAMES)
    return [(each.difference.path, each.reworded) for each in found]


@pytest.mark.parametrize(("patch", "path"), CHANGES.values(), ids=CHANGES)
def test_a_planted_difference_is_told(patch: str, path: str) -> None:
    assert told(patch) == [(path, False)]


def test_it_is_told_in_words_of_both_languages() -> None:
    (found,) = drift(adapted(BASE, CHANGES["days"][0]).procedure, BASE.procedure, NAMES)

    assert found.words.vi == (
        "Đổi thời hạn giải quyết từ «5 ngày làm việc» thành «3 ngày làm việc»"
    )
    assert "from “5 working day" in found.words.en


def test_what_is_only_worded_otherwise_keeps_the_capitals_of_names() -> None:
    patch = "- {op: set, path: documents/to-khai/name, value: Tờ khai đăng ký việc khai sinh}"

    (found,) = drift(adapted(BASE, patch).procedure, BASE.procedure, NAMES)

    assert found.words.en.startswith("Only worded otherwise: ")
    assert found.words.en[len("Only worded otherwise: ")].islower()
    assert "“Tờ khai đăng ký việc khai sinh”" in found.words.en


@pytest.mark.parametrize(
    ("name", "reworded"),
    [("Tờ khai đăng ký việc khai sinh", True), ("Giấy phép lao động của người nước ngoài", False)],
)
def test_a_paper_with_other_words_is_reworded_only_where_the_words_are_alike(
    name: str, reworded: bool
) -> None:
    found = told(f"- {{op: set, path: documents/to-khai/name, value: {name}}}")

    assert found == [("documents/to-khai/name", reworded)]


def test_a_paper_under_another_id_is_no_paper_more_and_its_other_keys_are_told() -> None:
    found = told(
        "- {op: remove, path: documents/to-khai}\n"
        "- {op: add, path: documents/don, value: {id: don, name: Tờ khai đăng ký việc khai sinh, "
        "originals: '2'}}"
    )

    assert found == [("documents/don/originals", False), ("documents/don/name", True)]


def test_numbers_in_a_name_make_it_another_paper() -> None:
    base = published({"documents": [{"id": "a", "name": "Tờ khai mẫu số 01"}]})
    local = adapted(base, "- {op: set, path: documents/a/name, value: Tờ khai mẫu số 02}")

    (found,) = drift(local.procedure, base.procedure, NAMES)
    assert not found.reworded


def test_what_only_says_whose_the_file_is_differs_in_nothing() -> None:
    base = published({"decision": {"number": "5/QĐ-BTP"}})
    local = adapted(base, "- {op: set, path: time_limit, value: 5 working_day}",
                    validity="{from: 2026-01-01}")  # fmt: skip

    assert drift(local.procedure, base.procedure, NAMES) == ()


@given(st.lists(st.sampled_from(sorted(CHANGES)), unique=True))
def test_every_change_is_told_once_and_nothing_else(chosen: list[str]) -> None:
    patch = "\n".join(CHANGES[name][0] for name in chosen) or (
        "- {op: set, path: time_limit, value: 5 working_day}"
    )

    assert sorted(path for path, _ in told(patch)) == sorted(CHANGES[name][1] for name in chosen)
