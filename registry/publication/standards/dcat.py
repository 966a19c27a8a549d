"""The lists that are published as data sets of a DCAT-AP catalogue, in JSON-LD."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from registry.canonical import canonical
from registry.publication.standards.addresses import Addresses
from registry.publication.standards.linked import Node, document, filled, ref, refs, texts
from registry.reference import Reference

_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types"


@dataclass(frozen=True, slots=True)
class Distribution:
    """One form in which a list can be taken away; `file_type` is the word of the EU's table."""

    address: str
    file_type: str
    media_type: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """One published list: the procedures of an authority, with the day it was last changed."""

    key: str
    title_vi: str
    title_en: str
    authority: str
    changed: date | None
    page: str
    distributions: tuple[Distribution, ...]


def dcat(sets: Sequence[DataSet], reference: Reference, addresses: Addresses) -> bytes:
    """The canonical bytes of a catalogue with an entry for each list (RFC 8785)."""
    nodes: dict[str, Node] = {}
    for one in sets:
        for node in _nodes(one, reference, addresses):
            nodes.setdefault(node["@id"], node)
    catalogue = _catalogue(sets, addresses)
    return canonical(document([catalogue, *(nodes[key] for key in sorted(nodes))]))


def _catalogue(sets: Sequence[DataSet], addresses: Addresses) -> Node:
    publishers = dict.fromkeys(addresses.thing("authority", one.authority) for one in sets)
    return filled(
        {
            "@id": addresses.page("/lists"),
            "@type": "dcat:Catalog",
            "dct:title": texts("Danh mục thủ tục hành chính", "Lists of administrative procedures"),
            "dct:description": texts(
                "Thủ tục hành chính đã công bố, theo cơ quan công bố.",
                "Published administrative procedures, by the authority that announces them.",
            ),
            "dct:publisher": [ref(each) for each in publishers][:1],
            "dcat:dataset": [ref(_iri(one, addresses)) for one in sets],
            "foaf:homepage": ref(addresses.page("/")),
        }
    )


def _nodes(one: DataSet, reference: Reference, addresses: Addresses) -> Iterator[Node]:
    known = reference.authorities.get(one.authority)
    name = texts(known.name.vi, known.name.en) if known else texts(one.authority)
    publisher = addresses.thing("authority", one.authority)
    forms = [_distribution(each) for each in one.distributions]
    yield filled(
        {
            "@id": _iri(one, addresses),
            "@type": "dcat:Dataset",
            "dct:identifier": one.key,
            "dct:title": texts(one.title_vi, one.title_en),
            "dct:description": texts(one.title_vi, one.title_en),
            "dct:publisher": ref(publisher),
            "dct:modified": one.changed and _day(one.changed),
            "dcat:landingPage": ref(one.page),
            "dcat:distribution": refs(forms),
        }
    )
    yield {
        "@id": publisher,
        "@type": "foaf:Agent",
        "foaf:name": name,
        "dct:title": name,
        "dct:identifier": one.authority,
    }
    yield {"@id": one.page, "@type": "foaf:Document"}
    yield from forms


def _iri(one: DataSet, addresses: Addresses) -> str:
    return addresses.thing("list", one.key)


def _day(day: date) -> Node:
    return {"@type": "xsd:date", "@value": day.isoformat()}


def _distribution(one: Distribution) -> Node:
    return {
        "@id": one.address,
        "@type": "dcat:Distribution",
        "dcat:accessURL": ref(one.address),
        "dcat:downloadURL": ref(one.address),
        "dcat:mediaType": ref(f"{_MEDIA_TYPES}/{one.media_type}"),
        "dct:format": ref(f"{_FILE_TYPES}/{one.file_type}"),
    }
