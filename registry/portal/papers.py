"""One paper: its short name, and the papers that may stand in its place."""

import re
from collections.abc import Sequence

from registry.portal.cases import unmarked
from registry.portal.paper_words import HEADS, NO_PAPERS, head_start, only_form
from registry.portal.words import one_line, pieces

# Where the name ends and the law, the form number or the contents begin.
_NAME_END = re.compile(
    r"\s*(?:[(;:]|\s-\s|,\s*(?:trong\s+đó|bao\s+gồm|kèm|ghi|nêu|do\b|được|có\b|theo|nếu|trừ)|\.\s|"
    r"\s(?:theo\s+(?:mẫu|quy\s+định(?!\s+(?:tại|của)\s+điều\s+lệ)|biểu|phụ\s+lục)|ban\s+hành\s+kèm|"
    r"quy\s+định\s+tại(?!\s+điều\s+lệ)|được\s+quy\s+định|bao\s+gồm|gồm\s|"
    r"trong\s+trường\s+hợp|đối\s+với\s+(?:trường|cá|tổ|doanh|người|hàng|dự|đối)|"
    r"trừ\s+trường\s+hợp|nếu\s|ghi\s+rõ|nêu\s+rõ|trong\s+đó|kèm\s+theo|"
    r"sử\s+dụng\s+tài|còn\s+(?:hiệu\s+lực|giá\s+trị)|có\s+(?:xác\s+nhận|chữ\s+ký|"
    r"công\s+chứng|chứng\s+thực|đầy\s+đủ|nội\s+dung|quy\s+định)))",
    re.IGNORECASE,
)
_SURRENDERED = re.compile(
    r"nộp\s+lại|thu\s+hồi|giao\s+(?:nộp|lại)|trả\s+lại\s+(?:giấy|thẻ|bản|chứng|con)|"
    r"để\s+(?:thu\s+hồi|hủy|tiêu\s+hủy)|bản\s+(?:chính|"
    r"gốc)[^.;]{0,60}(?:đã\s+(?:được\s+)?cấp|cũ)|(?:cũ|bị\s+hư\s+hỏng|bị\s+rách|hư\s+hỏng)",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"nước\s+ngoài|không\s+(?:có|mang)\s+quốc\s+tịch\s+việt\s+nam|hợp\s+pháp\s+hóa\s+lãnh\s+sự",
    re.IGNORECASE,
)
_FORM_CHOICE = re.compile(r"^bản\s+(?:sao|chính|gốc|chụp|điện)", re.IGNORECASE)
_OTHERS = re.compile(
    r"(?:các\s+)?(?:giấy\s+tờ|văn\s+bản|tài\s+liệu)\s+(?:khác|có\s+giá\s+trị|thay\s+thế|tương)",
    re.IGNORECASE,
)
_NOUNS = "|".join(sorted(map(re.escape, HEADS), key=len, reverse=True))
_HEAD_WORDS = re.compile(
    rf"(?:các\s+|những\s+)?{NO_PAPERS}(?:{_NOUNS})(?!\w)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_OR = re.compile(r"\s+hoặc\s+(?:là\s+)?|(?<!\d)\s*/\s*(?=[^\W\d]{3})", re.IGNORECASE)


def name_of(clause: str) -> str:
    """The short name: the noun and what specifies it, without form, law and contents.

    >>> name_of("Bản sao có chứng thực Giấy khai sinh (nếu có)")
    'Giấy khai sinh'
    """
    text = unmarked(one_line(clause))
    start = head_start(text)
    name = text[start or 0 :]
    name = name[: _name_end(name)].strip(' .,;:-–/"“”')
    name = pieces(name, 110).strip(' .,;:-–/"“”') or pieces(text, 110)
    return name[:1].upper() + name[1:]


# A noun that names nothing yet: what follows it belongs to the name.
_BARE = re.compile(
    r"(?:các\s+)?(?:tài\s+liệu|văn\s+bản|giấy\s+tờ|hồ\s+sơ|giấy|bản|thông\s+tin|chứng\s+từ)\W*\Z",
    re.IGNORECASE,
)
_TO_LAW = re.compile(r"\s*(?:\(|theo\s|(?:được\s+)?quy\s+định|[;:]|\.\s)")


def _name_end(name: str) -> int:
    """Where law and contents begin; a bare noun goes on to the next such place."""
    for end in _NAME_END.finditer(name, 3):
        bare = _BARE.match(name[: end.start()])
        if bare is None or _TO_LAW.match(name, end.start()):
            return end.start()
    return len(name)


def name_of_choice(head: str, options: Sequence[str]) -> str:
    """The name of several papers of which one is enough: what they prove, else the first two.

    >>> name_of_choice("Bản sao", ["Hộ chiếu", "Thẻ căn cước", "Giấy khai sinh"])
    'Hộ chiếu hoặc Thẻ căn cước'
    """
    start = head_start(head)
    if start is not None and not only_form(head) and len(head[start:].split()) > 2:
        return name_of(head)
    return pieces(" hoặc ".join(options[:2]), 110)


def alternatives_of(clause: str) -> tuple[str, ...]:
    """The papers of which one is enough; () where the paper has no substitute."""
    text = _BRACKETS.sub(" ", unmarked(one_line(clause))[:1200])
    text = text[head_start(text) or 0 :]
    parts = _OR.split(_until_contents(text))
    if len(parts) < 2 or _EXPLAINS.match(parts[0]):
        return ()
    kept = [parts[0]]
    for part in parts[1:]:
        if _is_other_paper(part) and not (_REQUEST.match(parts[0]) and not _REQUESTS.match(part)):
            kept.append(part)
        else:
            kept[-1] = f"{kept[-1]} hoặc {part}"
    names = _names(kept)
    return names if len(names) > 1 else _variants(parts)


# "A request to issue A or B", "an explanation of A or B" are one paper; what is asked is not.
_REQUEST = re.compile(
    r"(?:mẫu\s+số\s+\S+\s+)?(?:đơn|tờ\s+khai|giấy|văn\s+bản|phiếu|công\s+văn)?\s*"
    r"(?:đề\s+nghị|xin|yêu\s+cầu)\s+(?:cấp|đăng\s+ký|đổi|gia\s+hạn)",
    re.IGNORECASE,
)
_REQUESTS = re.compile(r"(?:đơn|tờ\s+khai|phiếu|công\s+văn|tờ\s+trình|văn\s+bản)\s", re.IGNORECASE)
_EXPLAINS = re.compile(r"văn\s+bản\s+giải\s+trình\s+về\b", re.IGNORECASE)
# "A decision to found or to permit", "a consent of this or that authority": of one noun two papers.
_NOUN_OF_TWO = re.compile(
    r"(quyết\s+định|nghị\s+quyết|giấy\s+chứng\s+nhận|biên\s+bản|báo\s+cáo\s+kết\s+quả|văn\s+bản)\s"
    r"(?:(?!về\s|việc|đề\s+nghị|chứng\s+minh|toàn\s+bộ|trong\s|có\s|giải\s+trình|họp\s)[^,;:.]){2,90}\Z",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"(?:cho\s+phép|chấp\s+thuận|công\s+nhận|phê\s+duyệt|giao|xuất\s+ngũ|thôi\s+việc|kiểm\s+tra|"
    r"trồng)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:cán\s+bộ|cơ\s+quan|(?:ủy|uỷ)\s+ban|hội\s+đồng|đại\s+hội|chủ\s+(?:sở\s+hữu|tịch)|"
    r"sở\s(?!hữu)|bộ\s(?!phận)|ban\s(?!hành)|phòng\s(?!cháy)|công\s+an)",
    re.IGNORECASE,
)


def _variants(parts: Sequence[str]) -> tuple[str, ...]:
    """The papers of "a decision to do this or that", "a paper of this or that authority"."""
    first, others = parts[0].strip(), parts[1:]
    noun = _NOUN_OF_TWO.match(first)
    if noun is None:
        return ()
    named, of, _ = first.rpartition(" của ")
    if of and all(map(_BODY.match, others)):
        return _names((first, *(f"{named}{of}{other}" for other in others)))
    if all(map(_ACT.match, others)):
        return _names((first, *(f"{noun.group(1)} {other}" for other in others)))
    return ()


def _until_contents(text: str) -> str:
    end = re.search(
        r"\btrong\s+đó|\bghi\s+rõ|\bnêu\s+rõ|\bđối\s+với\b|\btrường\s+hợp\b|\btheo\s+mẫu|[;(]|\.\s",
        text,
        re.IGNORECASE,
    )
    return text[: end.start()] if end and end.start() > 3 else text[:400]


def _is_other_paper(part: str) -> bool:
    noun = head_start(part)
    return bool(_OTHERS.match(part)) or (
        noun is not None
        and bool(_HEAD_WORDS.match(part, noun))
        and not (only_form(part) or _FORM_CHOICE.match(part, noun))
    )


def _names(parts: Sequence[str]) -> tuple[str, ...]:
    names = (name_of(part) for part in parts if len(part.strip()) > 2)
    return tuple(dict.fromkeys(name for name in names if len(name) > 2))


def is_surrendered(clause: str) -> bool:
    """The paper is handed in for good."""
    return bool(_SURRENDERED.search(clause[:400]))


def is_foreign(clause: str) -> bool:
    """The paper belongs to a foreigner or was issued abroad: no Vietnamese register holds it."""
    return bool(_FOREIGN.search(clause[:300]))
