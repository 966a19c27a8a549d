"""What a paper is by its name: the type that the name opens with."""

import re
from functools import lru_cache

from registry.procedure.folding import fold
from registry.reference.loading import Reference
from registry.reference.model import DocumentType
from registry.reference.recognition import HEAD, Recogniser

# What may stand before the name of a paper without being another paper.
_BEFORE = re.compile(
    r"(?:\W|\d|[a-z]\)|(?:ban|sao|chinh|goc|chup|co|cong|chung|thuc|hop|le|hoac|va|tu|so|dien|duoc|kem|theo|"
    r"de|doi|chieu|xuat|trinh|nop|mot|trong|nhung|cac|loai|giay|to|sau|day|cua|la|bo|thong|tin|tai|lieu|"
    r"van|mang|phai|con|hieu|luc|gia|tri|cap|phap|ly|ve|xac|nhan|ho|trich|luc|lan|dau|photo|copy)\b)*"
)


def headed_type(reference: Reference, name: str) -> DocumentType | None:
    """The type of the paper a name opens with; None where it only mentions one further on.

    A "quyết định thu hồi chứng nhận đăng ký xe" is no vehicle registration.
    """
    return _headed(reference.recogniser, name)


@lru_cache(maxsize=20_000)  # the same names come again in many procedures
def _headed(recogniser: Recogniser, name: str) -> DocumentType | None:
    folded = fold(name[:HEAD])
    found = next(recogniser.types_in_folded(folded), None)
    if found is None or _BEFORE.fullmatch(folded, 0, found.start) is None:
        return None
    return found.type


def paper_type(reference: Reference, name: str, stated: str | None) -> DocumentType | None:
    """The type an author states, else the one that the name opens with."""
    return reference.document_types.get(stated or "") or headed_type(reference, name)
