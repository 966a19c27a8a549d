"""Who leans on what a proposal takes away, and on the legal texts that it amends."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from registry.analysis.catalogue.flow.flow import Told, flows
from registry.analysis.catalogue.members import flow_procedure
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data, read_procedure
from registry.reference import load_reference
from registry.review.proposals.neighbours import Lost, Neighbour, neighbours
from registry.review.proposals.proposal import Proposal, ToAmend, proposal
from registry.review.proposals.shared_texts import shared_texts
from registry.store.parts import parts_of
from registry.store.temporary import Member, temporary_catalogue
from tests.registry.review.proposals.test_proposal import measure

EXAMPLES = Path(__file__).parents[4] / "registry" / "examples"
ABOLISH = {"op": "abolish", "path": ".", "value": "2027-01-01"}
PERMIT = "Giấy phép xây dựng"


def made(
    code: str, *, gives: Sequence[str] = (), asks: Sequence[str] = (), **more: Any
) -> Procedure:
    results = [
        {"id": f"r{at}", "name": name, "outcome": "granted"} for at, name in enumerate(gives)
    ]
    documents = [
        {"id": f"d{at}", "name": name, "kind": "existing_permit"} for at, name in enumerate(asks)
    ]
    return procedure_from_data({
        "schema": "procedure/v1", "code": code, "authority": "bo-xay-dung",
        "name": f"Thủ tục {code}", "field": "Xây dựng", "act": "first_issue", "results": results,
        "documents": documents, **more,
    })  # fmt: skip


GIVER = made("1.000001", gives=[PERMIT, "Giấy chứng nhận đo đạc"])
ASKER = made("1.000002", asks=[PERMIT])
OTHER_GIVER = made("1.000003", gives=[PERMIT])


@contextmanager
def loaded(*procedures: Procedure) -> Iterator[Session]:
    with temporary_catalogue(Member(parts_of(each)) for each in procedures) as session:
        yield session


def touched(patch: Mapping[str, Any], *procedures: Procedure) -> tuple[Neighbour, ...]:
    with loaded(GIVER, *procedures) as session:
        return neighbours(session, proposal([measure(1, dict(patch))], GIVER))


def test_who_asks_for_a_paper_that_nobody_gives_any_more_is_named_with_it() -> None:
    [found] = touched(ABOLISH, ASKER)

    assert found == Neighbour(
        "bo-xay-dung", "1.000002", "Thủ tục 1.000002", "documents/d0", PERMIT, Lost.PAPER,
        Told.NAME, required=True,
    )  # fmt: skip


def test_where_others_give_it_that_is_said() -> None:
    [found] = touched(ABOLISH, ASKER, OTHER_GIVER)

    assert (found.lost, found.others) == (Lost.ONE_SOURCE, 1)


def test_of_a_removed_result_only_those_who_ask_for_it_are_told() -> None:
    """With the negative control: another change of the procedure takes nothing from anybody."""
    assert [each.paper for each in touched({"op": "remove", "path": "results/r0"}, ASKER)] == [
        PERMIT
    ]
    assert touched({"op": "remove", "path": "results/r1"}, ASKER) == ()
    assert touched({"op": "set", "path": "time_limit", "value": "3 day"}, ASKER) == ()


def test_a_result_that_is_renamed_is_found_under_its_name_no_more() -> None:
    rename = {"op": "set", "path": "results/r0/name", "value": "Thông báo khởi công"}

    assert [each.lost for each in touched(rename, ASKER)] == [Lost.PAPER]


def test_codes_of_results_and_of_procedures_are_followed_too() -> None:
    by_code = made("1.000004", documents=[
        {"id": "x", "name": "Kết quả của thủ tục trước", "result_of": "1.000001"},
    ])  # fmt: skip

    assert [(each.code, each.told) for each in touched(ABOLISH, by_code)] == [
        ("1.000004", Told.RESULT_OF)
    ]


def test_a_paper_of_the_procedure_is_lost_with_the_result_of_its_name_or_with_the_last() -> None:
    first, second = ({"op": "remove", "path": f"results/r{at}"} for at in (0, 1))
    named = made("1.000004", documents=[{"id": "x", "name": PERMIT, "result_of": "1.000001"}])
    other = made("1.000005", documents=[{"id": "y", "name": "Kết quả", "result_of": "1.000001"}])
    with loaded(GIVER, named, other) as session:
        lost = [
            [each.code for each in neighbours(session, proposal([measure(1, *patch)], GIVER))]
            for patch in ([first], [second], [first, second])
        ]

    assert lost == [["1.000004"], [], ["1.000004", "1.000005"]]


def test_who_names_an_abolished_procedure_or_adapts_it_is_told() -> None:
    names = made("1.000005", related=[{"code": "1.000001", "relation": "renews"}])
    local = procedure_from_data({
        "schema": "procedure/v1", "code": "1.000001", "authority": "tinh-ca-mau", "name": "Bản",
    })  # fmt: skip
    members = [Member(parts_of(GIVER)), Member(parts_of(names))]
    members.append(Member(parts_of(local), base="bo-xay-dung/1.000001"))
    with temporary_catalogue(members) as session:
        found = neighbours(session, proposal([measure(1, ABOLISH)], GIVER))

    assert [(each.code, each.lost, each.paper) for each in found] == [
        ("1.000005", Lost.RELATED, "renews"), ("1.000001", Lost.BASE, "tinh-ca-mau")
    ]  # fmt: skip


@pytest.fixture(scope="module")
def examples() -> list[Procedure]:
    files = [path.read_bytes() for path in sorted(EXAMPLES.rglob("*.yaml"))]
    return [read_procedure(f, "x.yaml").procedure for f in files if b"schema: procedure/v1" in f]


def test_what_is_told_of_one_procedure_is_what_the_whole_catalogue_tells(
    examples: list[Procedure],
) -> None:
    """Only a few procedures are looked at; all of them together give the same papers."""
    everybody = [*examples, GIVER, ASKER, OTHER_GIVER]
    every = list(flows(flow_procedure(each, load_reference()) for each in everybody))
    told = 0
    with loaded(*everybody) as session:
        for each in everybody:
            key = f"{each.authority}/{each.code}"
            ends = Proposal(each, each, (), (), (), abolishes=True)
            found = {
                (f"{n.authority}/{n.code}", n.element, n.paper, n.told)
                for n in neighbours(session, ends)
                if n.told is not None
            }
            told += len(found)
            assert found == {
                (flow.asker, flow.element, flow.paper, flow.told)
                for flow in every
                if flow.giver == key and flow.told is not Told.RELATED
            }
    assert told >= 2


def test_other_procedures_that_rest_on_an_amended_text_are_counted_and_named_by_article() -> None:
    basis = [{"instrument": "50/2014/QH13", "article": "Điều 95"}]
    here = made("1.000006", legal_basis=basis)
    there = made("1.000007", documents=[{"id": "a", "name": "Giấy a", "basis": basis}])
    elsewhere = made("1.000008", legal_basis=[{"instrument": "50/2014/QH13"}])
    texts = [
        ToAmend("50/2014/QH13", "Điều 95", ("time_limit",)), ToAmend("50/2014/QH13", None, ("x",))
    ]  # fmt: skip
    with loaded(here, there, elsewhere) as session:
        exact, open_ = shared_texts(session, ("bo-xay-dung", "1.000006"), texts)

    assert (exact.procedures, open_.procedures) == (2, 2)
    assert [(e.identity[1], e.element) for e in exact.places] == [("1.000007", "documents/a")]
    assert open_.places == ()
