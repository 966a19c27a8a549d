"""Results side by side: asked for elsewhere, given twice, and dossiers that are asked for again.

Each statement is asked in both databases and held to a loop over the files.
"""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.analysis.catalogue.alike.paper_key import paper_key
from registry.analysis.catalogue.first_issues import AskedAgain, asked_again
from registry.analysis.catalogue.flow.papers_given import QUESTION as PAPERS_GIVEN
from registry.analysis.catalogue.listed import LOADED
from registry.analysis.catalogue.question import Line
from registry.analysis.catalogue.same_results import SameResult, same_results
from registry.procedure.model import Document, Procedure
from registry.reference import load_reference, paper_type
from tests.registry.analysis.catalogue.catalogues import Given, Opened, procedure

SETTINGS = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
CODE = "KQ.G01.000001"
LETTER = "Giấy phép vận tải quốc tế"


def papers(*names: str, **keys: str) -> list[dict[str, str]]:
    return [{"id": f"p{at}", "name": name, **keys} for at, name in enumerate(names)]


def gives(name: str = "Giấy phép", **keys: str) -> list[dict[str, str]]:
    return [{"id": "kq", "name": name, "outcome": "granted", **keys}]


def asking(**document: str) -> Given:
    paper = {"id": "gp", "name": LETTER, "kind": "existing_permit", **document}
    return {"code": "1.000002", "documents": [paper]}


FIRST: Given = {"act": "first_issue", "results": gives(LETTER)}


@pytest.mark.parametrize(
    ("asks", "issues", "told"),
    [
        (asking(result_of="1.000001"), {}, "result_of"),
        (asking(result=CODE), {"results": gives(code=CODE)}, "result"),
        (asking(name=f"Bản sao {LETTER}"), FIRST, "name"),
        (asking(), {**FIRST, "act": "reissue"}, None),
        (asking(kind="contract"), FIRST, None),
        (asking(result_of="1.000009"), FIRST, None),
        (asking(result_of="1.000001", fallback_only="true"), {}, None),
        (asking(result_of="1.000001", fetched_by="state"), {}, None),
        (asking(result_of="1.000001", surrendered="true"), {}, None),
    ],
)
def test_a_paper_is_known_to_be_given_by_another_procedure(
    catalogue: Opened, asks: Given, issues: Given, told: str | None
) -> None:
    with catalogue([asks, issues]) as session:
        lines = list(PAPERS_GIVEN.ask(session, LOADED))

    assert [line.values["told"] for line in lines] == ([] if told is None else [told])


def test_a_paper_tells_who_gives_it_by_which_body_and_to_whom(catalogue: Opened) -> None:
    asks = {**asking(), "applicants": ["citizen"], "agencies": {"executing": ["so-tu-phap"]}}
    issues = {
        **FIRST, "authority": "bo-xay-dung", "name": "Cấp phép", "applicants": ["enterprise"],
        "agencies": {"deciding": ["so-tu-phap"]},
    }  # fmt: skip

    with catalogue([asks, issues]) as session:
        lines = list(PAPERS_GIVEN.ask(session, LOADED))

    assert lines == [
        Line(
            ("bo-cong-an", "1.000002"),
            "documents/gp",
            {
                "paper": LETTER, "told": "name", "required": True,
                "giver_authority": "bo-xay-dung", "giver_code": "1.000001",
                "giver_name": "Cấp phép", "givers": 1, "same_authority": False,
                "by_asker": True, "same_applicants": False, "held": lines[0].values["held"],
            },
        )
    ]  # fmt: skip


def test_what_neither_procedure_says_is_left_out(catalogue: Opened) -> None:
    with catalogue([asking(), FIRST]) as session:
        [line] = PAPERS_GIVEN.ask(session, LOADED)

    assert line.values.keys().isdisjoint({"by_asker", "same_applicants"})


THREE = ("Sơ yếu lý lịch", "Bản vẽ mặt bằng", "Danh sách thiết bị")


def issue(code: str, *names: str, **keys: Any) -> Given:
    first = {"act": "first_issue", "levels": ["commune"], "results": gives(code=CODE)}
    return {**first, "code": code, "documents": papers(*names), **keys}


def test_two_procedures_with_one_result_are_told_once(catalogue: Opened) -> None:
    two = [issue("1.000001", *THREE), issue("1.000002", *THREE, "Hợp đồng", levels=["province"])]

    with catalogue(two) as session:
        found = same_results(session, LOADED)

    assert found == [SameResult("bo-cong-an", "1.000002", "1.000001", "Thủ tục", 75, 3, False)]


@pytest.mark.parametrize(
    "change",
    [
        {"act": "reissue"},
        {"authority": "bo-xay-dung"},
        {"results": gives(code="KQ.G01.000002")},
        {"documents": papers("Hợp đồng")},
    ],
    ids=str,
)
def test_other_acts_authorities_and_results_are_not_compared(
    catalogue: Opened, change: Given
) -> None:
    with catalogue([issue("1.000001", *THREE), issue("1.000002", *THREE, **change)]) as session:
        assert same_results(session, LOADED) == []


def later(*names: str, **keys: Any) -> Given:
    related = [{"code": "1.000001", "relation": "first_issue"}]
    return {
        "code": "1.000003", "act": "extend", "related": related, "documents": papers(*names), **keys
    }  # fmt: skip


def test_what_is_asked_again_is_told_paper_by_paper(catalogue: Opened) -> None:
    with catalogue([issue("1.000001", *THREE), later(*THREE[:2], "Biên bản")]) as session:
        found = asked_again(session, LOADED)

    assert found == [
        AskedAgain(
            "bo-cong-an", "1.000003", "1.000001", "Thủ tục", True, 100,
            (*THREE[:2], "Biên bản"), THREE[:2],
        )
    ]  # fmt: skip
    assert found[0].share == 66


def test_the_first_issue_is_found_by_the_result_where_none_is_named(catalogue: Opened) -> None:
    unnamed = later(*THREE, related=[], results=gives(code=CODE))

    with catalogue([issue("1.000001", *THREE), unnamed]) as session:
        assert [(each.named, each.share) for each in asked_again(session, LOADED)] == [(False, 100)]
    with catalogue([issue("1.000001", *THREE, authority="bo-xay-dung"), unnamed]) as session:
        assert asked_again(session, LOADED) == []


def test_a_paper_in_two_rows_counts_once(catalogue: Opened) -> None:
    twice = later(*THREE, f"Bản sao {THREE[0].lower()}")

    with catalogue([issue("1.000001", *THREE), twice]) as session:
        assert asked_again(session, LOADED)[0].papers == THREE


@pytest.mark.parametrize(
    ("name", "alike"),
    [
        ("Gia hạn giấy phép lái xe (cấp tỉnh)", 100),
        ("Đổi giấy phép lái xe quân sự do Bộ Quốc phòng cấp", 58),
    ],
)
def test_names_are_compared_without_the_act(catalogue: Opened, name: str, alike: int) -> None:
    first = issue("1.000001", *THREE, name="Cấp giấy phép lái xe")

    with catalogue([first, later(*THREE, name=name)]) as session:
        assert asked_again(session, LOADED)[0].alike == pytest.approx(alike, abs=4)


NAMES = st.sampled_from([*THREE, "Hợp đồng", "Biên bản"])
PROCEDURES = st.lists(
    st.fixed_dictionaries({
        "act": st.sampled_from(["first_issue", "extend"]),
        "documents": st.lists(NAMES, max_size=4, unique=True).map(lambda names: papers(*names)),
        "results": st.sampled_from([gives(code=CODE), gives(), []]),
    }),
    max_size=5,
).map(lambda all_: [{**each, "code": f"1.00000{at}"} for at, each in enumerate(all_)])  # fmt: skip


@SETTINGS
@given(PROCEDURES)
def test_the_statements_say_what_a_loop_over_the_files_says(
    catalogue: Opened, drawn: Sequence[Given]
) -> None:
    files = [procedure(each) for each in drawn]

    with catalogue(drawn) as session:
        twice = same_results(session, LOADED)
        again = asked_again(session, LOADED)

    assert [(e.code, e.other_code, e.shared) for e in twice] == list(looped_results(files))
    assert [(e.code, e.first_code, e.again) for e in again] == list(looped_again(files))


def key(document: Document) -> str:
    return paper_key(paper_type(load_reference(), document.name, None), document.name)


def keys(file: Procedure) -> set[str]:
    return {key(each) for each in file.documents or ()}


def has_code(file: Procedure) -> bool:
    return any(result.code for result in file.results or ())


def looped_results(files: Sequence[Procedure]) -> Any:
    for file in files:
        for other in files:
            both = keys(file) & keys(other)
            alike = has_code(file) and has_code(other) and file.act == other.act
            if other.code < file.code and alike and both:
                yield file.code, other.code, 100 * len(both) // len(keys(file) | keys(other))


def looped_again(files: Sequence[Procedure]) -> Any:
    for file in files:
        for first in files:
            if file.act != "extend" or first.act != "first_issue" or not file.documents:
                continue
            if has_code(file) and has_code(first):
                again = (d.name for d in file.documents if key(d) in keys(first))
                yield file.code, first.code, tuple(again)
