"""Which shared paper a name speaks of, remembered: the same names stand in thousands of rows."""

import re

from registry.reference import DocumentType, Reference
from registry.reference.naming import headed_type

# A catalogue holds some ten thousand names; this many are kept before starting afresh.
_KEPT = 50_000
# What a name that says less is taken for, by its kind: "the certificate issued" of land.
_BY_KIND = {"land_title": "giay-chung-nhan-quyen-su-dung-dat"}
# An authority keeps a register of what it permits. The types do not say so: a permit that another
# procedure gives is a step of a chain before it is a paper that somebody holds.
_KEPT_BY_ISSUER = {"giay-phep": "licences"}
# Registers of what the state gave, to foreigners too.
_OF_EVERYBODY = frozenset({"licences", "tax"})
# Papers about a person: of a foreigner no Vietnamese register holds them.
_PERSONAL = frozenset({"identity", "civil_status", "residence", "criminal_record", "health"})
_ABROAD = re.compile(
    r"hợp pháp h[óo][áa] lãnh sự|\b(?:của|ở|tại) nước (?:ngoài|sở tại|nguyên xứ|nơi|có tàu)\b|"
    r"(?:cơ quan|tổ chức)\b[^.;]{0,40}\bnước ngoài[^.;]{0,30}\bcấp\b",
    re.IGNORECASE,
)


class KnownPapers:
    """Recognises papers by the patterns of the reference data; without it, none."""

    def __init__(self, reference: Reference | None = None) -> None:
        self._reference = reference
        self._seen: dict[str, DocumentType | None] = {}

    def type_of(self, name: str, kind: str | None = None) -> DocumentType | None:
        """The type of the paper that a name speaks of, or None; a request is of no type.

        `kind` tells the type where the name alone gives a class of papers.
        """
        if self._reference is None or kind == "application_form":
            return None
        if name not in self._seen:
            if len(self._seen) >= _KEPT:
                self._seen.clear()
            self._seen[name] = headed_type(self._reference, name)
        found = self._seen[name]
        if found is not None and found.generic and kind in _BY_KIND and found.kind != kind:
            return self._reference.document_types[_BY_KIND[kind]]
        return found


def register_of(known: DocumentType | None, kind: str, words: str, *, foreign: bool) -> str | None:
    """The register that holds a paper of a type and kind; "none" where it lies abroad.

    `words` ask for the paper; `foreign`: it is a foreigner's, or of a foreign body.
    """
    register = None
    if known is not None:
        stated = str(known.register_) if known.register_ is not None else None
        register = stated or _KEPT_BY_ISSUER.get(known.key)
    if register in _OF_EVERYBODY:
        foreign = bool(_ABROAD.search(words[:300]))
    return "none" if foreign and (register or kind in _PERSONAL) else register
