"""Procedures in the words of CPSV-AP: valid by the standard's own shapes, and nothing lost."""

import json
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph

from registry.procedure.folder import yaml_files
from registry.procedure.reading import read_procedure
from registry.publication.contents import CatalogueProcedure
from registry.publication.standards import Addresses, cpsv_ap, dcat
from registry.publication.standards.dcat import DataSet, Distribution
from registry.publication.standards.linked import Node
from registry.reference import load_reference

# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
EXAMPLES = Path(__file__).parents[3] / "registry/examples"
ADDRESSES = Addresses("https://example.test")


@cache
def examples() -> tuple[CatalogueProcedure, ...]:
    files = sorted(yaml_files(EXAMPLES))
    read = (read_procedure(file.read_bytes(), file.name).procedure for file in files)
    return tuple(CatalogueProcedure(each, "0" * 64) for each in read)


def exported(*items: CatalogueProcedure) -> bytes:
    return cpsv_ap(items, load_reference(), ADDRESSES)


def conforms(content: bytes | str, corpus: Path) -> tuple[bool, str]:
    graph = Graph().parse(data=content, format="json-ld")
    shapes = Graph().parse(corpus / "other/cpsv_ap_3.2.0_shacl.ttl")
    valid, _, told = validate(graph, shacl_graph=shapes)
    return bool(valid), str(told)


def graph_of(content: bytes) -> list[Node]:
    graph: list[Node] = json.loads(content)["@graph"]
    return graph


def test_all_examples_conform_to_the_shapes_of_the_standard(corpus: Path) -> None:
    valid, told = conforms(exported(*examples()), corpus)

    assert valid, told


@pytest.mark.parametrize(
    ("type_", "key"),
    [
        ("cpsv:PublicService", "dct:identifier"),
        ("cpsv:PublicService", "cv:hasCompetentAuthority"),
        ("cv:Evidence", "dct:title"),
        ("cv:PublicOrganisation", "dct:spatial"),
    ],
)
def test_what_the_standard_asks_for_is_missed_where_it_is_missing(
    corpus: Path, type_: str, key: str
) -> None:
    data = json.loads(exported(examples()[0]))
    for node in data["@graph"]:
        if node["@type"] == type_:
            del node[key]

    valid, told = conforms(json.dumps(data), corpus)

    assert not valid, told


def test_every_element_of_a_procedure_is_there() -> None:
    for item in examples():
        types = [node["@type"] for node in graph_of(exported(item))]
        procedure = item.procedure
        assert types.count("cv:Evidence") == len(procedure.documents or ())
        assert types.count("gon:Step") == len(procedure.steps or ())
        assert types.count("cv:Cost") == len(procedure.fees or ())
        assert types.count("cv:Channel") == len(procedure.channels or ())
        assert types.count("cv:Output") == len(procedure.results or ())


def test_working_days_are_no_duration_of_the_standard() -> None:
    for item in examples():
        (service,) = (n for n in graph_of(exported(item)) if n["@type"] == "cpsv:PublicService")
        limit = item.procedure.time_limit
        if limit is not None and limit.unit == "working_day":
            assert "cv:processingTime" not in service
            assert service["gon:timeLimit"]["gon:unit"] == "working_day"


def test_the_same_procedures_give_the_same_bytes() -> None:
    assert exported(*examples()) == exported(*reversed(examples()))


def test_an_entry_of_the_data_catalogue_conforms_too(corpus: Path) -> None:
    address = "https://example.test/lists/bo-cong-an.csv"
    one = DataSet(
        "bo-cong-an", "Danh mục", "List", "bo-cong-an", None,
        "https://example.test/lists?authority=bo-cong-an",
        (Distribution(address, "CSV", "text/csv"),),
    )  # fmt: skip

    content = dcat([one], load_reference(), ADDRESSES)

    assert conforms(content, corpus)[0]
    types = {node["@type"] for node in graph_of(content)}
    assert types >= {"dcat:Catalog", "dcat:Dataset", "dcat:Distribution", "foaf:Agent"}
