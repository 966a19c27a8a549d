"""Procedures as public services of CPSV-AP 3.2 (the European core vocabulary), in JSON-LD.

What that vocabulary has no word for, steps above all, stands beside it in our own (`gon:`); a
reader of the standard can leave it out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from registry.canonical import canonical
from registry.procedure.model import ChannelEntry, Document, Fee, Procedure, Result, Step
from registry.procedure.overlay import Identity
from registry.procedure.values import TimeLimit
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueProcedure
from registry.publication.interlinked import interlinked
from registry.publication.procedures import is_public
from registry.publication.province import local_versions
from registry.publication.standards.addresses import Addresses
from registry.publication.standards.linked import (
    COUNTRY,
    CURRENCIES,
    OWN,
    VIETNAMESE,
    Node,
    concept,
    document,
    duration,
    filled,
    ref,
    refs,
    texts,
)
from registry.reference import Reference

_STATUS = f"{OWN}status/"


def cpsv_ap(
    items: Iterable[CatalogueProcedure],
    reference: Reference,
    addresses: Addresses,
    catalogue: Catalogue | None = None,
) -> bytes:
    """The canonical bytes of a JSON-LD document about these procedures (RFC 8785).

    With the `catalogue` they stand in, a local procedure names the one it adapts and how it differs
    from that, and an interlinked one requires its parts, which are then told too. An internal
    procedure is no public service: it is left out.
    """
    nodes: dict[str, Node] = {}
    for item in _with_parts(items, catalogue):
        for node in _nodes(item, reference, addresses, catalogue):
            nodes.setdefault(node["@id"], node)
    return canonical(document([nodes[key] for key in sorted(nodes)]))


def _nodes(
    item: CatalogueProcedure,
    reference: Reference,
    addresses: Addresses,
    catalogue: Catalogue | None,
) -> Iterator[Node]:
    """The service with everything it names."""
    procedure = item.procedure
    iri = addresses.procedure(*item.identity)
    channels = [_channel(iri, each) for each in procedure.channels or ()]
    costs = [_cost(iri, each, channels) for each in procedure.fees or ()]
    inputs = [_evidence(iri, each) for each in procedure.documents or ()]
    outputs = [_output(iri, each) for each in procedure.results or ()]
    steps = [_step(iri, at, each) for at, each in enumerate(procedure.steps or (), 1)]
    requirements = [
        {"@id": f"{iri}#conditions/{each.id}", "@type": "cv:Requirement",
         "dct:identifier": each.id, "dct:title": texts(each.text)}
        for each in procedure.conditions or ()
    ]  # fmt: skip
    legal = [_legal(addresses, each.instrument) for each in procedure.legal_basis or ()]
    competent = _organisations(procedure, reference, addresses)
    audience = [concept("applicant", word.value) for word in procedure.applicants or ()]
    yield filled(
        {
            "@id": iri,
            "@type": "cpsv:PublicService",
            "dct:identifier": procedure.code,
            "dct:title": texts(procedure.name, procedure.name_en),
            "dct:description": texts(_about(procedure, competent[0])),
            "dct:language": ref(VIETNAMESE),
            "dct:audience": refs(audience),
            "adms:status": ref(_STATUS + ("in-force" if item.is_in_force else "ended")),
            "cv:processingTime": duration(procedure.time_limit),
            "gon:timeLimit": _limit(procedure.time_limit),
            "gon:edition": item.edition,
            "cv:hasCompetentAuthority": refs(competent),
            "cv:hasChannel": refs(channels),
            "cv:hasCost": refs(costs),
            "cpsv:hasInput": refs(inputs),
            "cpsv:produces": refs(outputs),
            "cv:holdsRequirement": refs(requirements),
            "cv:hasLegalResource": refs(legal),
            "gon:step": refs(steps),
            **(_adapted(item, catalogue, addresses) if catalogue else {}),
            **(_made_of(item, catalogue, addresses) if catalogue else {}),
        }
    )
    yield concept("status", "in-force" if item.is_in_force else "ended")
    yield {"@id": VIETNAMESE, "@type": "dct:LinguisticSystem"}
    yield {"@id": COUNTRY, "@type": "dct:Location"}
    yield from (*channels, *costs, *inputs, *outputs, *requirements, *legal, *steps)
    yield from (*competent, *audience, *_concepts(procedure))


def _with_parts(
    items: Iterable[CatalogueProcedure], catalogue: Catalogue | None
) -> Iterator[CatalogueProcedure]:
    """The public procedures, and the published ones they are made of, down to the last."""
    waiting = list(items)
    seen: set[Identity] = set()
    while waiting:
        item = waiting.pop()
        if item.identity not in seen and is_public(item):
            seen.add(item.identity)
            yield item
            parts = (interlinked(catalogue).parts_of(item) if catalogue else None) or ()
            waiting += [part.item for part in parts if part.item]


def _made_of(item: CatalogueProcedure, catalogue: Catalogue, addresses: Addresses) -> Node:
    """What an interlinked procedure requires: the standard's word for services that it needs, and
    ours for their order.
    """
    parts = interlinked(catalogue).parts_of(item) or ()
    address = {each.part.id: addresses.procedure(each.part.authority, each.part.code)
               for each in parts}  # fmt: skip
    return filled(
        {
            "dct:requires": [
                ref(address[each.part.id]) for each in parts if each.item and is_public(each.item)
            ],
            "gon:part": [
                filled(
                    {
                        "gon:procedure": ref(address[each.part.id]),
                        "gon:after": [ref(address[before]) for before in each.waits],
                    }
                )
                for each in parts
            ],
        }
    )


def _adapted(item: CatalogueProcedure, catalogue: Catalogue, addresses: Addresses) -> Node:
    """The edge of a local version to the procedure it adapts."""
    versions = local_versions(catalogue)
    base = versions.base_of(item)
    if base is None:
        return {}
    return {
        "gon:adapts": ref(addresses.procedure(*base.identity)),
        "gon:baseState": base.state.value,
        "gon:difference": [
            text for each in versions.drift_of(item) for text in texts(each.words.vi, each.words.en)
        ],
    }


def _about(procedure: Procedure, competent: Node) -> str:
    """A description made of what is known: the name, the field, who announces it."""
    field = f", lĩnh vực {procedure.field}" if procedure.field else ""
    issuer = competent["skos:prefLabel"][0]["@value"]
    return f"Thủ tục hành chính «{procedure.name}»{field}, do {issuer} công bố."


def _concepts(procedure: Procedure) -> Iterator[Node]:
    yield from (concept("channel", each.by.value) for each in procedure.channels or ())
    yield from (concept("actor", each.actor.value) for each in procedure.steps or () if each.actor)
    yield from (concept("kind", each.kind.value) for each in procedure.documents or () if each.kind)
    for fee in procedure.fees or ():
        yield {"@id": f"{CURRENCIES}/{fee.currency or 'VND'}", "@type": "skos:Concept"}


def _organisations(
    procedure: Procedure, reference: Reference, addresses: Addresses
) -> Sequence[Node]:
    """Who announces the procedure, then who decides and carries it out, where they have a key."""
    keys = [procedure.authority]
    for role in ("deciding", "executing"):
        agencies = getattr(procedure.agencies, role, None) or ()
        keys += [agency.key for agency in agencies if agency.key]
    return [_organisation(key, reference, addresses) for key in dict.fromkeys(keys)]


def _organisation(key: str, reference: Reference, addresses: Addresses) -> Node:
    known = reference.authorities.get(key)
    return {
        "@id": addresses.thing("authority", key),
        "@type": "cv:PublicOrganisation",
        "dct:identifier": key,
        "dct:spatial": ref(COUNTRY),
        "skos:prefLabel": texts(known.name.vi, known.name.en) if known else texts(key),
    }


def _channel(iri: str, entry: ChannelEntry) -> Node:
    cases = "+".join(entry.case)
    key = f"{entry.by.value}@{cases}" if cases else entry.by.value
    return filled(
        {
            "@id": f"{iri}#channels/{key}",
            "@type": "cv:Channel",
            "dct:identifier": key,
            "dct:type": ref(f"{OWN}channel/{entry.by.value}"),
            "dct:description": texts(entry.text) if entry.text else None,
            "cv:processingTime": duration(entry.time_limit),
            "gon:timeLimit": _limit(entry.time_limit),
            "gon:serviceLevel": entry.level and entry.level.value,
        }
    )


def _cost(iri: str, fee: Fee, channels: Sequence[Node]) -> Node:
    only = [node for node in channels if node["dct:identifier"] in {c.value for c in fee.channels}]
    said = fee.stated or fee.name
    amount = None if fee.amount is None else {"@type": "xsd:double", "@value": str(fee.amount)}
    return filled(
        {
            "@id": f"{iri}#fees/{fee.id}",
            "@type": "cv:Cost",
            "dct:identifier": fee.id,
            "dct:description": texts(said) if said else None,
            "cv:hasValue": amount,
            "cv:currency": ref(f"{CURRENCIES}/{fee.currency or 'VND'}"),
            "cv:ifAccessedThrough": ref(only[0]["@id"]) if len(only) == 1 else None,
        }
    )


def _evidence(iri: str, paper: Document) -> Node:
    return filled(
        {
            "@id": f"{iri}#documents/{paper.id}",
            "@type": "cv:Evidence",
            "dct:identifier": paper.id,
            "dct:title": texts(paper.name, paper.name_en),
            "dct:type": ref(f"{OWN}kind/{paper.kind.value}") if paper.kind else None,
            "gon:form": paper.form and paper.form.value,
            "gon:originals": paper.originals,
            "gon:copies": paper.copies,
            "gon:when": paper.when,
        }
    )


def _output(iri: str, result: Result) -> Node:
    return {
        "@id": f"{iri}#results/{result.id}",
        "@type": "cv:Output",
        "dct:identifier": result.id,
        "dct:title": texts(result.name),
    }


def _step(iri: str, at: int, step: Step) -> Node:
    return filled(
        {
            "@id": f"{iri}#steps/{step.id}",
            "@type": "gon:Step",
            "dct:identifier": step.id,
            "dct:title": texts(step.name, step.name_en),
            "gon:order": at,
            "gon:actor": ref(f"{OWN}actor/{step.actor.value}") if step.actor else None,
            "gon:action": step.action and step.action.value,
            "gon:after": None
            if step.after is None
            else [ref(f"{iri}#steps/{each}") for each in step.after],
            "gon:timeLimit": _limit(step.time_limit),
        }
    )


def _legal(addresses: Addresses, number: str) -> Node:
    return {
        "@id": addresses.thing("instrument", number),
        "@type": "eli:LegalResource",
        "dct:identifier": number,
    }


def _limit(limit: TimeLimit | None) -> Mapping[str, object] | None:
    if limit is None:
        return None
    amount = None if limit.amount is None else f"{limit.amount:f}"
    return filled({"gon:amount": amount, "gon:unit": limit.unit and limit.unit.value}) or None
