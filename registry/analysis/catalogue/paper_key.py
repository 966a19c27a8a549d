"""One word for each paper, so that a database can compare: its type, else its canonical name."""

from functools import lru_cache

from registry.analysis.catalogue.paper_name import PaperNames
from registry.procedure.folding import slug
from registry.reference import DocumentType, Reference, load_reference

_LONGEST = 200


def paper_key(kind: DocumentType | None, name: str, reference: Reference | None = None) -> str:
    """What is equal for two mentions of one paper.

    A generic type ("đơn đề nghị") is the type of many papers, so it tells none of them.

    >>> paper_key(None, "01 bản sao có chứng thực Điều lệ công ty (nếu có)")
    'dieu-le-cong-ty'
    """
    if kind is not None and not kind.generic:
        return kind.key
    names = _names() if reference is None else PaperNames(reference)
    return canonical_key(names, name)


def canonical_key(names: PaperNames, name: str) -> str:
    """The canonical name as one word; never empty."""
    told = "-".join(word.plain for word in names.of(name))
    return told[:_LONGEST] or slug(name, _LONGEST) or "-"


@lru_cache(maxsize=1)
def _names() -> PaperNames:
    return PaperNames(load_reference())
