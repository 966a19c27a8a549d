"""Which papers a text lists, as against those it only mentions.

"A hoặc B, kèm theo C" lists three papers; "đơn đề nghị cấp A" and "quyết định thu hồi A" only
mention one. A paper is listed when nothing but words about its form stand between it and a sign
or word that joins papers.
"""

import re
from collections.abc import Iterator

from registry.reference import DocumentType, Reference

_FORM = (
    r"ban|sao|chinh|goc|chup|dien|tu|co|cong|chung|thuc|hop|le|phap|duoc|so|kem|theo|de|doi|chieu|kiem|tra|mot|"
    r"trong|cac|nhung|loai|giay|to|sau|day|xuat|trinh|nop|gui|phai|them|con|hieu|luc|gia|tri|hoac|va|file|"
    r"scan|gom|nhu|la|bo|sung|tai|lieu|van|lien|quan|thuoc|mang|cap"
)
_JOINS = r"[,;:/()+.\n•–-]|\b(?:hoac|va|kem|gom|nhu|la|nop|trinh|co|sau|mot trong cac)\b"
_LISTED = re.compile(rf"(?:^|{_JOINS})(?:\W|\d|\b(?:{_FORM})\b)*$")
_ATTACHED = re.compile(rf"\bkem(?: theo)?(?:\W|\d|\b(?:{_FORM})\b)*$")
# Words after which a text says what stands in a paper.
_CONTENTS = re.compile(
    r"\b(?:noi dung|ghi ro|neu ro|the hien|trong do|ho va ten|ho ten|don de nghi|"
    r"van ban de nghi|to khai|giay de nghi|bao cao|danh sach|phuong an|bang ke)\b"
)
# A paper withdrawn, applied for or described is not handed in.
_NOT_HANDED_IN = re.compile(
    r"\b(?:de nghi|cap|cap lai|thu hoi|dang ky|so|thong tin ve|theo|tai|ngay|sau khi|chua|"
    r"chua co|khong co|co quan|he thong|phong|thay|thay cho|ghi trong|tren|mat|doi|cua)"
    r"\s+(?:ban (?:sao|chinh)\s+)?(?:ban|giay|the)?\s*$"
)
_JOINED = re.compile(rf"(?:\W|\d|\b(?:{_FORM}|hop tac xa|lien hiep)\b)*")
_BACK = 160


def listed_types(
    reference: Reference, words: str, reach: int | None = None
) -> Iterator[DocumentType]:
    """The papers looked for in rows that a folded text lists, in its order.

    `reach` is that of a text that this is a part of.
    """
    named = tuple(reference.row_recogniser.types_in_folded(words, reach))
    contents = _CONTENTS.search(words) if named else None
    described_from = contents.end() if contents else len(words)
    refused_to = -1
    for found in named:
        before = words[max(0, found.start - _BACK) : found.start]
        chained = refused_to >= 0 and _JOINED.fullmatch(words[refused_to : found.start])
        if chained or _NOT_HANDED_IN.search(before):
            refused_to = found.end
        elif _LISTED.search(before) and (found.start < described_from or _ATTACHED.search(before)):
            refused_to = -1
            yield found.type
