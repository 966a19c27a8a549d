"""Building blocks of JSON-LD: prefixes, texts with their language, references, durations."""

from collections.abc import Mapping, Sequence
from typing import Any

from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Unit

Node = dict[str, Any]  # Any: JSON-LD
# Our own words, for what the standards have none: steps with actors, orders and limits.
OWN = "urn:gon:procedure:v1#"
PREFIXES: Mapping[str, str] = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "gon": OWN,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority"
COUNTRY = f"{_AUTHORITY}/country/VNM"
VIETNAMESE = f"{_AUTHORITY}/language/VIE"
CURRENCIES = f"{_AUTHORITY}/currency"
# Only what a duration can say: a working day is no day.
_DURATIONS = {Unit.DAY: "P{}D", Unit.MONTH: "P{}M", Unit.HOUR: "PT{}H", Unit.MINUTE: "PT{}M"}


def document(graph: Sequence[Node]) -> Node:
    """A whole document; it needs nothing from elsewhere to be read."""
    return {"@context": dict(PREFIXES), "@graph": list(graph)}


def texts(vi: str, en: str | None = None) -> list[Node]:
    """A text in each language it has."""
    found = [{"@language": "vi", "@value": vi}]
    return [*found, {"@language": "en", "@value": en}] if en else found


def ref(iri: str) -> Node:
    return {"@id": iri}


def refs(nodes: Sequence[Node]) -> list[Node]:
    return [ref(node["@id"]) for node in nodes]


def concept(kind: str, word: str, label: str | None = None) -> Node:
    """A word of our vocabularies as a concept."""
    node: Node = {"@id": f"{OWN}{kind}/{word}", "@type": "skos:Concept", "skos:notation": word}
    return node | {"skos:prefLabel": texts(label)} if label else node


def duration(limit: TimeLimit | None) -> Node | None:
    """A time limit as `xsd:duration`; None where that cannot say it (working days, halves)."""
    if limit is None or limit.amount is None or limit.unit not in _DURATIONS:
        return None
    if limit.amount != int(limit.amount):
        return None
    value = _DURATIONS[limit.unit].format(int(limit.amount))
    return {"@type": "xsd:duration", "@value": value}


def filled(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, [], {})}
