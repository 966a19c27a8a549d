"""The radar over GraphQL: rows of the legal list in published procedures."""

import pytest

from registry.publication.catalogue import Catalogue
from tests.schema.sample import ask, catalogue, procedure

ASKS = {"id": "dkkd", "name": "Giấy chứng nhận đăng ký doanh nghiệp"}


@pytest.fixture(scope="module")
def shown() -> Catalogue:
    """Two procedures of the list, one of no list."""
    items = [
        procedure("2.002093", "A", documents=[]),
        procedure("2.000431", "B", documents=[ASKS]),
        procedure("9.999999", "C", documents=[ASKS]),
    ]
    return catalogue(items)


def test_what_failed_comes_first_with_its_papers_and_its_provision(shown: Catalogue) -> None:
    found = ask(
        """{radar {totalCount edges {node {
          state row replaced registers provision {instrument article}
          procedure {code name published {code}} papers {element name}
        }}}}""",
        of=shown,
    )["radar"]

    assert found["totalCount"] == 2
    assert found["edges"][0]["node"] == {
        "state": "NOT_UPDATED",
        "row": 2,
        "replaced": ["Giấy chứng nhận đăng ký doanh nghiệp, hợp tác xã, hộ kinh doanh"],
        "registers": ["BUSINESS"],
        "provision": {"instrument": "33/2024/NĐ-CP", "article": "Điểm b khoản 2 Điều 18"},
        "procedure": {"code": "2.000431", "name": "B", "published": {"code": "2.000431"}},
        "papers": [{"element": "documents/dkkd", "name": ASKS["name"]}],
    }
    assert found["edges"][1]["node"]["state"] == "DROPPED"


def test_states_are_counted_and_can_be_chosen(shown: Catalogue) -> None:
    found = ask(
        """{radar(filter: {state: [DROPPED]}, first: 5) {
          totalCount facets {state {value count} register {value count} authority {value}}
          edges {node {procedure {code}}}
        }}""",
        of=shown,
    )["radar"]

    assert [edge["node"]["procedure"]["code"] for edge in found["edges"]] == ["2.002093"]
    assert found["totalCount"] == 1
    assert found["facets"]["state"] == [
        {"value": "DROPPED", "count": 1},
        {"value": "NOT_UPDATED", "count": 1},
    ]
