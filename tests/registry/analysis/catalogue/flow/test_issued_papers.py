"""Papers that state bodies gave: by the asking body itself, by another, or not known."""

import pytest

from registry.analysis.catalogue.flow.flow import AskedPaper, FlowProcedure, GivenPaper, Told, flows
from registry.analysis.catalogue.flow.issued_papers import IssuedPaper, issued_papers

PERMIT = AskedPaper("documents/a", "Giấy phép xây dựng", "giay-phep-xay-dung", "existing_permit")
GIVEN = (GivenPaper("Giấy phép xây dựng", "giay-phep-xay-dung"),)


def asker(*bodies: str, act: str | None = None, paper: AskedPaper = PERMIT) -> FlowProcedure:
    return FlowProcedure("bo/1", "1", "một", act=act, bodies=frozenset(bodies), asked=(paper,))


def giver(code: str, *bodies: str) -> FlowProcedure:
    return FlowProcedure(f"bo/{code}", code, code, bodies=frozenset(bodies), given=GIVEN)


def found(*procedures: FlowProcedure) -> list[IssuedPaper]:
    return issued_papers(procedures, flows(procedures))


def test_a_paper_is_told_with_every_procedure_that_gives_it() -> None:
    assert found(asker("sở"), giver("2", "sở"), giver("3", "sở", "bộ")) == [
        IssuedPaper(
            asker="bo/1",
            element="documents/a",
            paper="Giấy phép xây dựng",
            givers=("bo/2", "bo/3"),
            by_asker=True,
            told=Told.NAME,
            required=True,
        )
    ]


@pytest.mark.parametrize(
    ("procedures", "by_asker"),
    [
        ((asker("sở"), giver("2", "bộ")), False),
        ((asker("sở"), giver("2", "sở"), giver("3", "bộ")), False),
        ((asker(), giver("2", "sở")), None),
        ((asker("sở"), giver("2")), None),
    ],
)
def test_it_is_the_askers_own_only_where_all_who_give_it_are(
    procedures: tuple[FlowProcedure, ...], by_asker: bool | None
) -> None:
    assert [each.by_asker for each in found(*procedures)] == [by_asker]


def test_what_is_given_back_is_left_out() -> None:
    handed_in = AskedPaper(
        "documents/a", PERMIT.name, PERMIT.meaning, "existing_permit", surrendered=True
    )

    assert found(asker("sở", paper=handed_in), giver("2", "sở")) == []
    assert found(asker("sở", act="revoke"), giver("2", "sở")) == []
