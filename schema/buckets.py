"""Facets with their labels: each value as a filter takes it, and what people call it."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from enum import Enum

from registry.publication.facets import Bucket
from registry.reference import Reference
from registry.refusals import Words
from registry.vocabulary_words import vocabulary_words
from schema.types.connections import FacetBucket

Named = Callable[[str], Words]

# The vocabulary behind each facet of procedures, findings and the radar that has closed words.
VOCABULARIES: Mapping[str, str] = {
    "level": "level",
    "service_level": "service_level",
    "applicant": "applicant",
    "kind": "kind",
    "severity": "severity",
    "criterion": "criterion",
    "confidence": "confidence",
    "status": "verdict",
    "register": "register",
    "state": "adoption",
}


def buckets(counted: Iterable[Bucket], named: Named) -> list[FacetBucket]:
    """The values of a facet with what they are called."""
    return [
        FacetBucket(value=(value := word(each.value)), count=each.count, named=named(value))
        for each in counted
    ]


def by_itself(value: str) -> Words:
    """A value that is its own name, such as a year or a field of administration."""
    return Words(value, value)


def by_authority(reference: Reference) -> Named:
    """Names of authorities; a key that is not in the reference is shown."""

    def named(key: str) -> Words:
        found = reference.authorities.get(key)
        return Words(found.name.vi, found.name.en) if found else by_itself(key)

    return named


def by_words(words: Mapping[str, Words]) -> Named:
    """Closed words in either case; one without a label is shown."""
    return lambda value: words.get(value.lower()) or by_itself(value)


def by_facet(facet: str, reference: Reference) -> Named:
    """What the values of a facet of the catalogue are called."""
    if facet == "authority":
        return by_authority(reference)
    found = VOCABULARIES.get(facet)
    return by_words(vocabulary_words(found)) if found else by_itself


def word(value: Hashable) -> str:
    """A value of a facet as filters take it: words of the vocabulary as enums."""
    return value.name if isinstance(value, Enum) else str(value)
