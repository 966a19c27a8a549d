"""What falls when a procedure or a paper is abolished, and the same by a loop over the files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.analysis.catalogue.alike.paper_key import paper_key, paper_meaning, result_meaning
from registry.analysis.catalogue.falling import (
    Leans,
    Touched,
    falls_with_paper,
    falls_with_procedure,
)
from registry.analysis.catalogue.listed import LOADED
from registry.procedure.model import Procedure
from registry.procedure.vocabulary import Outcome
from registry.reference import load_reference, paper_type
from registry.store import Store, load
from registry.store.tables import VerdictRow
from tests.registry.analysis.catalogue.catalogues import Given, Opened, procedure
from tests.registry.folders import LATER, LOADER, NOW, PAPERS, papers, procedure_text, write_folder

TODAY = date(2026, 11, 23)
PERMIT: Given = {
    "authority": "bo-xay-dung",
    "code": "1.000001",
    "name": "Cấp giấy phép xây dựng",
    "results": [{"id": "gp", "name": "Giấy phép xây dựng"}],
}


def other(code: str, **keys: Any) -> Given:  # Any: keys of a procedure file
    return {"authority": "bo-tai-chinh", "code": code, "name": f"Thủ tục {code}", **keys}


def told(found: Sequence[Touched]) -> list[tuple[Leans, str, str, str, int | None]]:
    return [(t.how, t.identity[1], t.element, t.said, t.others) for t in found]


def test_everything_that_leans_on_a_procedure_is_told(catalogue: Opened) -> None:
    given = [
        PERMIT,
        other("1.000002", documents=[{"id": "a", "name": "Bản sao Giấy phép xây dựng"}]),
        other("1.000003", documents=[{"id": "b", "name": "Giấy tờ", "result_of": "1.000001"}]),
        other("1.000004", related=[{"code": "1.000001", "relation": "renews"}]),
        other("1.000005", documents=[{"id": "c", "name": "Hộ chiếu"}]),
        {**PERMIT, "authority": "ubnd-tinh-a", "base": "bo-xay-dung/1.000001", "results": []},
    ]
    with catalogue(given) as session:
        found = falls_with_procedure(session, LOADED, ("bo-xay-dung", "1.000001"), today=TODAY)

    assert told(found) == [
        (Leans.NAMES_AS_SOURCE, "1.000003", "documents/b", "Giấy tờ", None),
        (Leans.USES_RESULT, "1.000002", "documents/a", "Bản sao Giấy phép xây dựng", 0),
        (Leans.RELATED, "1.000004", ".", "renews", None),
        (Leans.LOCAL_VERSION, "1.000001", ".", "ubnd-tinh-a", None),
    ]


def test_a_result_that_others_give_too_says_how_many(catalogue: Opened) -> None:
    twin = {**PERMIT, "code": "1.000009"}
    asker = other("1.000002", documents=[{"id": "a", "name": "Giấy phép xây dựng"}])
    with catalogue([PERMIT, twin, asker]) as session:
        found = falls_with_procedure(session, LOADED, ("bo-xay-dung", "1.000001"), today=TODAY)

    assert told(found) == [(Leans.USES_RESULT, "1.000002", "documents/a", "Giấy phép xây dựng", 1)]


def test_a_paper_falls_with_those_who_ask_for_it_and_those_who_give_it(catalogue: Opened) -> None:
    given = [
        {**PERMIT, "results": [{"id": "cc", "name": "Thẻ căn cước"}]},
        other("1.000002", documents=[{"id": "a", "name": "CCCD"}]),
        other(
            "1.000003",
            documents=[{"id": "b", "name": "Giấy tờ", "alternatives": [{"name": "Thẻ căn cước"}]}],
        ),
    ]
    with catalogue(given) as session:
        found = falls_with_paper(session, LOADED, "can-cuoc", today=TODAY)

    assert told(found) == [
        (Leans.ASKS, "1.000002", "documents/a", "CCCD", None),
        (Leans.ASKS, "1.000003", "documents/b", "Thẻ căn cước", None),
        (Leans.GIVES, "1.000001", "results/cc", "Thẻ căn cước", None),
    ]


def test_nothing_leans_on_what_is_not_there(catalogue: Opened) -> None:
    with catalogue([PERMIT]) as session:
        assert falls_with_procedure(session, LOADED, ("x", "1.000001"), today=TODAY) == []
        assert falls_with_paper(session, LOADED, "x", today=TODAY) == []


@pytest.fixture
def loaded(store: Store, folder: Path) -> Store:
    """Two papers, each with a finding."""
    write_folder(folder, {"x.yaml": procedure_text(more=papers("a", "b"))})
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)
    return store


def findings(store: Store, *, today: date = TODAY) -> tuple[list[str], list[str]]:
    """The findings that go with the procedure, and with the paper `Giấy a`."""
    identity = ("bo-cong-an", "1.004194")
    with store.read() as session:
        whole = falls_with_procedure(session, LOADED, identity, today=today)
        paper = falls_with_paper(session, LOADED, paper_key(None, "Giấy a"), today=today)
    return tuple(  # type: ignore[return-value]  # two lists make a pair
        [t.element for t in found if t.how is Leans.FINDING] for found in (whole, paper)
    )


def test_findings_about_what_is_abolished_go_with_it(loaded: Store) -> None:
    assert findings(loaded) == (["documents/a", "documents/b"], ["documents/a"])


def test_a_dismissed_finding_is_gone_already_until_its_day_is_over(loaded: Store) -> None:
    with loaded.note() as session:
        session.add(
            VerdictRow(
                finding="PAPER:1.004194:documents/a", decision="dismissed", reason="x", words="x",
                until=date(2026, 12, 31), actor="lan", role="reviewer", at=LATER, act=1,
            )
        )  # fmt: skip

    assert findings(loaded) == (["documents/b"], [])
    assert findings(loaded, today=date(2027, 1, 1)) == (
        ["documents/a", "documents/b"],
        ["documents/a"],
    )


# ---- the same by a loop over the files ----

names = st.sampled_from(["Giấy phép xây dựng", "Thẻ căn cước", "Hộ chiếu", "Đơn đề nghị"])
codes = st.sampled_from(["1.000001", "1.000002", "1.000003"])
choice: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries({"name": names})
document: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"id": st.sampled_from("abc"), "name": names},
    optional={
        "result_of": codes,
        "alternatives": st.lists(choice, max_size=2, unique_by=lambda each: str(each["name"])),
    },
)
files: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "authority": st.sampled_from(["bo-y-te", "bo-cong-an"]),
        "code": codes,
        "documents": st.lists(document, max_size=2, unique_by=lambda each: str(each["id"])),
        "results": st.lists(
            st.fixed_dictionaries(
                {"id": st.sampled_from("xyz"), "name": names},
                optional={"outcome": st.sampled_from(["granted", "refused"])},
            ),
            max_size=2,
            unique_by=lambda each: str(each["id"]),
        ),
        "related": st.lists(
            st.fixed_dictionaries({"code": codes, "relation": st.just("renews")}),
            max_size=1,
        ),
    }
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        files, min_size=1, max_size=5, unique_by=lambda each: (each["authority"], each["code"])
    )
)
def test_both_databases_say_what_a_loop_over_the_files_says(
    catalogue: Opened, given: list[dict[str, Any]]
) -> None:
    procedures = [procedure(each) for each in given]
    target = procedures[0]
    with catalogue(given) as session:
        whole = falls_with_procedure(session, LOADED, (target.authority, target.code), today=TODAY)
        paper = falls_with_paper(session, LOADED, "can-cuoc", today=TODAY)

    assert set(whole) == whole_by_hand(target, procedures)
    assert set(paper) == paper_by_hand("can-cuoc", procedures)


def meanings(found: Procedure) -> set[str]:
    given = (r for r in found.results or () if r.outcome in (None, Outcome.GRANTED))
    return {meaning for r in given if (meaning := result_meaning(r.name)) is not None}


def whole_by_hand(target: Procedure, procedures: Sequence[Procedure]) -> set[Touched]:
    others = [each for each in procedures if each is not target]
    gives = meanings(target)
    found: set[Touched] = set()
    for each in others:
        identity, name = (each.authority, each.code), each.name
        for document in each.documents or ():
            element = f"documents/{document.id}"
            if document.result_of == target.code:
                found.add(Touched(Leans.NAMES_AS_SOURCE, identity, name, element, document.name))
            own = [] if document.result_of else [document.name]
            for said in (*own, *(choice.name for choice in document.alternatives)):
                meaning = paper_meaning(said)
                if meaning in gives:
                    many = sum(meaning in meanings(other) for other in others)
                    found.add(Touched(Leans.USES_RESULT, identity, name, element, said, many))
        for relation in each.related or ():
            if relation.code == target.code:
                found.add(Touched(Leans.RELATED, identity, name, ".", relation.relation.value))
    return found


def paper_by_hand(paper: str, procedures: Sequence[Procedure]) -> set[Touched]:
    found: set[Touched] = set()
    for each in procedures:
        identity, name = (each.authority, each.code), each.name
        for document in each.documents or ():
            for said in (document.name, *(choice.name for choice in document.alternatives)):
                if key(said) == paper:
                    element = f"documents/{document.id}"
                    found.add(Touched(Leans.ASKS, identity, name, element, said))
        for result in each.results or ():
            if key(result.name) == paper and result.outcome in (None, Outcome.GRANTED):
                found.add(Touched(Leans.GIVES, identity, name, f"results/{result.id}", result.name))
    return found


def key(name: str) -> str:
    return paper_key(paper_type(load_reference(), name, None), name)
