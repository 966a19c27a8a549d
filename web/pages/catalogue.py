"""What the catalogue shows beside the answer: the choices made, to be taken back singly."""

from collections.abc import Mapping
from typing import Any

from web.labels import LABELS, Language, label
from web.links import Params

VOCABULARIES: Mapping[str, str] = {
    "level": "level",
    "serviceLevel": "service_level",
    "applicant": "applicant",
    "severity": "severity",
    "authority": "",
    "field": "",
}


def chosen(
    params: Params, facets: Mapping[str, Any], lang: Language
) -> tuple[tuple[str, str, str], ...]:
    """(name, value, words) of each facet that is ticked."""
    return tuple(
        (name, value, words_for(name, value, facets, lang))
        for name, value in params.chosen(VOCABULARIES)
    )


def words_for(name: str, value: str, facets: Mapping[str, Any], lang: Language) -> str:
    """The words of a choice: from the vocabulary, else from the facet itself."""
    vocabulary = VOCABULARIES[name]
    if vocabulary in LABELS:
        return label(value, vocabulary, lang)
    buckets = facets.get(name) or ()
    return next((b["label"] for b in buckets if b["value"] == value and b["label"]), value)
