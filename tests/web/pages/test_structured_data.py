"""A page's data block: the words of schema.org, each where its vocabulary has it, and only data."""

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, XSD, Graph, Literal, Namespace, Node, URIRef

from registry.publication.standards import Addresses
from tests.web.samples import BARE, PROCEDURE, Answer, fee
from web.labels import Language
from web.pages.structured_data import structured_data

# rdflib's own reader of JSON-LD uses what rdflib has deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
SCHEMA = Namespace("http://schema.org/")
SH = Namespace("http://www.w3.org/ns/shacl#")
DAY = date(2026, 11, 23)
ADDRESSES = Addresses("https://example.test")
FULL = PROCEDURE | {
    "receiving": {"scope": "PROVINCE", "boundaryFree": True, "place": "Trung tâm Phục vụ"},
    "timeLimit": {"amount": "1.5", "unit": "DAY"},
    "channels": [
        PROCEDURE["channels"][0] | {"by": by, "timeLimit": limit}
        for by, limit in [
            ("ONLINE", {"amount": "3", "unit": "DAY"}),
            ("IN_PERSON", {"amount": "3", "unit": "WORKING_DAY"}),
            ("POST", None),
        ]
    ],
    "fees": [
        fee("now", amount="15000", **{"from": "2026-01-01"}),
        fee("over", amount="9000", to="2025-12-31"),
        fee("said", amount="7000", stated="Miễn phí"),
        fee("share", formula="theo biểu mức"),
    ],
}


def told(procedure: Answer, lang: Language = "vi", day: date = DAY) -> dict[str, Any]:
    graph = json.loads(structured_data(procedure, ADDRESSES, day, lang))["@graph"]
    return {node["@type"]: node for node in graph}


@cache
def vocabulary() -> Graph:
    """schema.org as shapes (of 2021, as pyshacl carries it)."""
    file = resources.files("pyshacl") / "assets/schema.ttl"
    return Graph().parse(data=file.read_text("utf-8"), format="turtle")


def graph_of(text: str) -> Graph:
    """The block read without asking the network for the context of schema.org."""
    data = json.loads(text)
    kinds = {"url": {"@type": "@id"}}
    kinds |= {name: {"@type": str(kind)} for name, kind in (
        ("processingTime", XSD.duration), ("validFrom", XSD.date), ("validThrough", XSD.date),
    )}  # fmt: skip
    data["@context"] = {"@vocab": str(SCHEMA), **kinds}
    return Graph().parse(data=json.dumps(data), format="json-ld")


def mistakes(graph: Graph) -> Iterator[str]:
    """Types the vocabulary has not, and properties their types have not or with other values."""
    for subject, kind in graph.subject_objects(RDF.type):
        if (kind, RDF.type, RDFS.Class) not in vocabulary():
            yield f"no type {kind}"
        for path, value in graph.predicate_objects(subject):
            if path != RDF.type and not _fits(kind, path, value, graph):
                yield f"{kind} has no {path} such as {value!r}"


def _fits(kind: Node, path: Node, value: Node, graph: Graph) -> bool:
    shapes = [
        shape
        for above in vocabulary().transitive_objects(kind, RDFS.subClassOf)
        for shape in vocabulary().objects(above, SH.property)
        if (shape, SH.path, path) in vocabulary()
    ]
    return any(_may_be(shape, value, graph) for shape in shapes)


def _may_be(shape: Node, value: Node, graph: Graph) -> bool:
    choices = [shape, *_choices(shape)]
    if isinstance(value, Literal):
        kind = value.datatype or XSD.string
        found = {each for one in choices for each in vocabulary().objects(one, SH.datatype)}
        return kind in found or (kind == XSD.integer and XSD.float in found)
    if any((one, SH.nodeKind, SH.IRI) in vocabulary() for one in choices):
        return isinstance(value, URIRef)
    classes = {each for one in choices for each in vocabulary().objects(one, SH["class"])}
    kinds = {
        above
        for kind in graph.objects(value, RDF.type)
        for above in vocabulary().transitive_objects(kind, RDFS.subClassOf)
    }
    return bool(classes & kinds) or (not kinds and isinstance(value, URIRef))


def _choices(shape: Node) -> Iterator[Node]:
    for each in vocabulary().objects(shape, SH["or"]):
        yield from vocabulary().items(each)


@pytest.mark.parametrize("procedure", [FULL, BARE], ids=["full", "bare"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_word_is_one_of_schema_org_in_its_place(procedure: Answer, lang: Language) -> None:
    graph = graph_of(structured_data(procedure, ADDRESSES, DAY, lang))

    assert list(mistakes(graph)) == []
    valid, _, why = validate(graph, shacl_graph=vocabulary(), ont_graph=vocabulary())
    assert valid, why


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"GovernmentService"', '"GovernmentServices"'),
        ('"audience"', '"audiences"'),
        ('"priceCurrency"', '"providesService"'),
        ('"GovernmentOrganization"', '"Audience"'),
        ('"position": 1', '"position": true'),
    ],
)
def test_a_word_out_of_place_is_found(old: str, new: str) -> None:
    text = str(structured_data(FULL, ADDRESSES, DAY, "vi"))
    assert old in text

    assert list(mistakes(graph_of(text.replace(old, new))))


def test_the_service_says_who_for_whom_how_and_for_how_much() -> None:
    service = told(FULL)["GovernmentService"]

    assert service["@id"] == "https://example.test/procedures/1.000001?authority=bo-vi-du"
    assert service["provider"]["name"] == "Bộ Ví dụ"
    assert service["areaServed"]["identifier"] == "VN"
    assert [each["audienceType"] for each in service["audience"]] == [
        "Công dân Việt Nam", "Doanh nghiệp",
    ]  # fmt: skip
    assert service["offers"] == [
        {"@type": "Offer", "name": "Lệ phí", "price": "15000", "priceCurrency": "VND",
         "validFrom": "2026-01-01"},
        {"@type": "Offer", "name": "Lệ phí", "description": "Miễn phí"},
        {"@type": "Offer", "name": "Lệ phí", "description": "theo biểu mức"},
    ]  # fmt: skip


def test_fees_are_those_of_the_day_and_none_stated_is_a_price_of_nothing() -> None:
    before = told(FULL, day=date(2025, 6, 1))["GovernmentService"]["offers"]

    assert [each.get("price") for each in before] == ["9000", None, None]
    assert told(FULL | {"fees": []})["GovernmentService"]["offers"][0]["price"] == "0"
    assert "offers" not in told(FULL | {"fees": None})["GovernmentService"]


def test_only_what_a_duration_can_say_is_one() -> None:
    channels = told(FULL)["GovernmentService"]["availableChannel"]

    assert [each.get("processingTime") for each in channels] == ["P3D", None, None]
    assert [each.get("serviceLocation", {}).get("name") for each in channels] == [
        None, "Trung tâm Phục vụ", None,
    ]  # fmt: skip


def test_the_way_to_the_page_goes_through_the_field_and_speaks_the_page_s_language() -> None:
    way = told(PROCEDURE, "en")["BreadcrumbList"]["itemListElement"]

    assert [(each["position"], each["name"]) for each in way] == [
        (1, "Catalogue"), (2, "Cây cảnh"), (3, "Permit to plant ornamental trees on median strips"),
    ]  # fmt: skip
    assert way[1]["item"]["@id"] == "https://example.test/?field=C%C3%A2y+c%E1%BA%A3nh"


def test_what_has_ended_is_no_service_that_is_offered() -> None:
    assert set(told(FULL | {"abolished": True})) == {"BreadcrumbList"}


@pytest.mark.parametrize("kind", ["INTERNAL", "INTERNAL_INTERLINKED"])
def test_what_is_internal_is_no_service_to_the_public(kind: str) -> None:
    assert set(told(FULL | {"kind": kind})) == {"BreadcrumbList"}
    assert set(told(FULL | {"kind": None})) == {"BreadcrumbList", "GovernmentService"}


def test_the_content_of_another_day_is_no_service_that_is_offered() -> None:
    block = structured_data(FULL, ADDRESSES, DAY, "vi", is_today=False)

    assert [node["@type"] for node in json.loads(block)["@graph"]] == ["BreadcrumbList"]


def test_a_fee_without_a_last_day_is_one_of_the_last_day_too() -> None:
    offers = told(FULL, day=date.max)["GovernmentService"]["offers"]

    assert [each.get("price") for each in offers] == ["15000", None, None]


def test_nothing_a_text_says_ends_the_block_or_begins_another() -> None:
    hostile = "</script><script>alert(1)</script><!-- ]]> & \u2028 </SCRIPT >"

    text = str(structured_data(FULL | {"name": hostile, "field": hostile}, ADDRESSES, DAY, "vi"))

    assert not set("<>&\u2028") & set(text)
    assert told(FULL | {"name": hostile})["GovernmentService"]["name"] == hostile
