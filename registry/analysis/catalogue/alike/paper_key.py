"""One word for each paper, so that a database can compare: its type, else its canonical name."""

from functools import lru_cache

from registry.analysis.catalogue.alike.paper_name import PaperNames
from registry.procedure.folding import fold, slug
from registry.procedure.word import words
from registry.reference import DocumentType, load_reference

_LONGEST = 200


def paper_key(kind: DocumentType | None, name: str) -> str:
    """What is equal for two mentions of one paper.

    A generic type ("đơn đề nghị") is the type of many papers, so it tells none of them.

    >>> paper_key(None, "01 bản sao có chứng thực Điều lệ công ty (nếu có)")
    'dieu-le-cong-ti'
    """
    if kind is not None and not kind.generic:
        return kind.key
    return _canonical(name)


@lru_cache(maxsize=20_000)  # the same names come again in many procedures
def _canonical(name: str) -> str:
    """The canonical name as one word; never empty."""
    told = "-".join(word.plain for word in _names().of(name))
    return told[:_LONGEST] or slug(name, _LONGEST) or "-"


@lru_cache(maxsize=100_000)
def is_vague_key(key: str) -> bool:
    """Whether a key is a canonical name that names no paper.

    >>> is_vague_key("don-de-nghi"), is_vague_key("giay-chung-tu")
    (True, False)
    """
    kind = load_reference().document_types.get(key)
    if kind is not None and not kind.generic:  # "giay-chung-tu" is no "giấy chứng từ"
        return False
    return _names().is_vague_without_marks(key.split("-"))


@lru_cache(maxsize=100_000)  # the same names come again in many procedures
def paper_meaning(name: str) -> str | None:
    """The canonical name as one word, or None where no authority gives a paper of this name.

    >>> paper_meaning("Bản sao Giấy phép xây dựng")
    'giai-phep-xai-dung'
    >>> paper_meaning("Văn bản đề nghị")
    """
    names = _names()
    told = names.of(name)
    return "-".join(word.plain for word in told)[:_LONGEST] if names.may_be_given(told) else None


def tells_outside_its_field(meaning: str) -> bool:
    """Whether a paper of this name (see `paper_meaning`) is the same in every field.

    >>> tells_outside_its_field("giai-khai-sinh"), tells_outside_its_field("quiet-dinh-giao-dat")
    (True, False)
    """
    return meaning.partition("-")[0] not in _acts()


@lru_cache(maxsize=1)
def _acts() -> frozenset[str]:
    within = load_reference().naming.given_within_a_field
    return frozenset(word.plain for text in within for word in words(text))


def result_meaning(name: str) -> str | None:
    """As `paper_meaning`, for the name of a result, which may go on about the form it is on.

    >>> result_meaning("Giấy phép xây dựng theo mẫu số 3 ban hành kèm theo Nghị định 5")
    'giai-phep-xai-dung'
    """
    folded = fold(name)  # letter for letter, in composed text
    ends = (folded.find(fold(each)) for each in load_reference().naming.on_a_form)
    end = min((at for at in ends if at > 0), default=len(name))
    return paper_meaning(name[:end])


@lru_cache(maxsize=1)
def _names() -> PaperNames:
    return PaperNames(load_reference())
