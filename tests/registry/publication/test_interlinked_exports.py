"""An interlinked procedure for other programs: it requires its parts, which are told with it."""

import json
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from registry.publication.lists import Wanted, as_csv, procedure_list
from registry.publication.standards import Addresses, cpsv_ap
from tests.registry.publication.province.local import DAY, MINISTRY, catalogue, published

ADDRESSES = Addresses("https://example.test")
PARTS = [
    {"id": "khai-sinh", "authority": MINISTRY, "code": "1.001193"},
    {"id": "khac", "authority": "bo-y-te", "code": "1.009999"},
]
WHOLE = published({"code": "2.002622", "kind": "interlinked", "parts": PARTS})
BIRTH = published({})


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_it_requires_its_published_parts_and_stays_valid(corpus: Path) -> None:
    held = catalogue(WHOLE, BIRTH)
    content = cpsv_ap([WHOLE], held.reference, ADDRESSES, held)
    nodes = {node["@id"]: node for node in json.loads(content)["@graph"]}
    birth = ADDRESSES.procedure(MINISTRY, "1.001193")
    whole = nodes[ADDRESSES.procedure(MINISTRY, "2.002622")]

    assert whole["dct:requires"] == [{"@id": birth}]
    assert [each.get("gon:after") for each in whole["gon:part"]] == [None, [{"@id": birth}]]
    assert nodes[birth]["@type"] == "cpsv:PublicService"
    shapes = Graph().parse(corpus / "other/cpsv_ap_3.2.0_shacl.ttl")
    valid, _, told = validate(Graph().parse(data=content, format="json-ld"), shacl_graph=shapes)
    assert valid, told


def test_procedures_in_a_circle_of_parts_are_told_once() -> None:
    """Negative control of the walk: two releases may publish what one load would refuse."""
    back = published({"parts": [{"id": "a", "authority": MINISTRY, "code": "2.002622"}]})
    held = catalogue(WHOLE, back)

    nodes = json.loads(cpsv_ap([WHOLE], held.reference, ADDRESSES, held))["@graph"]

    assert sum(node["@type"] == "cpsv:PublicService" for node in nodes) == 2


def test_an_internal_part_is_no_public_service() -> None:
    internal = published({"kind": "internal"})
    held = catalogue(WHOLE, internal)

    for asked in ([WHOLE], [WHOLE, internal]):
        nodes = json.loads(cpsv_ap(asked, held.reference, ADDRESSES, held))["@graph"]
        services = [node for node in nodes if node["@type"] == "cpsv:PublicService"]
        assert [node["dct:identifier"] for node in services] == ["2.002622"]
        assert "dct:requires" not in services[0]


def test_lists_name_the_parts() -> None:
    listed = procedure_list(catalogue(WHOLE, BIRTH), Wanted(), ADDRESSES, day=DAY)

    assert [row.parts for row in listed.rows] == [
        (), ("1.001193 (Bộ Tư pháp)", "1.009999 (Bộ Y tế)"),
    ]  # fmt: skip
    assert "1.009999 (Bộ Y tế)" in as_csv(listed).decode()
