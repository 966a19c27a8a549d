"""The clauses of a document row: which words ask for which paper, and under which condition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from registry.portal.cases import unmarked
from registry.portal.choices import Choice, choice_at, mark_of, opens_choice, options_of
from registry.portal.joined import CONTENTS, papers_joined
from registry.portal.paper_words import HEADS, head_start, only_form
from registry.portal.words import one_line

CONDITION = re.compile(
    r"\s*\(?\s*(?:(?:riêng\s+)?(?:trong\s+)?(?:các\s+)?trường\s+hợp|đối\s+với|nếu|"
    r"trừ\s+trường\s+hợp|ngoài\s+(?:các|những))\b",
    re.IGNORECASE,
)
# What frees the applicant from a paper asks for none.
FREED = re.compile(
    r"không\s+(?:phải|cần|yêu\s+cầu|bắt\s+buộc|được\s+yêu\s+cầu)\s+(?:\S+\s){0,3}?(?:nộp|"
    r"xuất\s+trình|gửi|tải|cung\s+cấp|kèm|có)|được\s+miễn|"
    r"hồ\s+sơ[^.;]{0,160}không\s+bao\s+gồm|(?:chỉ\s+cần|được|có\s+thể)\s+(?:cung\s+cấp|"
    r"sử\s+dụng|lựa\s+chọn)|thực\s+hiện\s+theo\s+quy\s+định|"
    r"có\s+trách\s+nhiệm\s+(?:tra\s+cứu|khai\s+thác|kiểm)|"
    r"thay\s+thế\s+bằng|không\s+phải\s+(?:công|chứng)|có\s+thẩm\s+quyền\s+hủy|"
    r"có\s+giá\s+trị\s+pháp\s+lý\s+(?:tương\s+đương|như)\s+(?:hồ\s+sơ|bản)|đề\s+nghị\s+người|"
    r"yêu\s+cầu\s+người",
    re.IGNORECASE,
)
MODAL = re.compile(
    r"\b(?:phải\s+(?:được|bảo\s+đảm|đảm\s+bảo|là|gửi|thể\s+hiện)|có\s+thể\s+(?:nộp|gửi)|"
    r"có\s+trách\s+nhiệm|được\s+(?:thể\s+hiện|lập\s+(?:thành|bằng)|đóng|sử\s+dụng|"
    r"chấp\s+nhận|nộp\s+một)|không\s+được\s+yêu\s+cầu|"
    r"thực\s+hiện\s+(?:theo|khai\s+thác|tra\s+cứu|việc|kê\s+khai)|"
    r"có\s+giá\s+trị\s+pháp\s+lý\s+tương\s+đương|do\s+.{1,40}\bchịu\s+trách\s+nhiệm)",
    re.IGNORECASE,
)
# Where a row falls into clauses.
_CLAUSES = re.compile(
    r"\n+|;\s*|(?<=[.:])\s+(?=[-+•*]\s?\S|\(?[a-zđ]\)|\([ivx]{1,4}\)|[A-ZĐÀ-Ỹ])|"
    r"(?<=[,])\s+(?=[+•]\s|trường\s+hợp\s+không\s+có\b|"
    r"trường\s+hợp\s[^,.;]{5,160}?\s(?:phải|thì)\s+(?:phải\s+)?(?:bổ\s+sung|nộp|kèm|có|gửi)\s)"
)
# Plans and drawings: several in a list stay one paper.
_PLANS = (
    "phương án", "kế hoạch", "đề án", "dự án", "thiết kế", "chương trình", "quy trình", "biện pháp",
    "giải pháp", "quy hoạch",
)  # fmt: skip
_PLAN = re.compile(rf"(?:bản\s+vẽ|{'|'.join(_PLANS)})(?!\w)", re.IGNORECASE)
# Nouns that open another paper only behind a semicolon.
_ITEM = re.compile(
    r"(?:thông\s+báo|xác\s+nhận|kết\s+quả|hồ\s+sơ|tài\s+liệu|thẻ|sổ|bằng|ý\s+kiến|thư|"
    r"phương\s+án|kế\s+hoạch|đề\s+án|dự\s+án|thiết\s+kế)(?!\w)",
    re.IGNORECASE,
)
# These nouns do not open a second paper inside a sentence.
_WEAK = frozenset({
    "thông tin", "nội dung", "số liệu", "tên", "phương án", "kế hoạch", "đề án", "dự án",
    "thiết kế", "kết quả",
    "tình hình", "lý do", "yêu cầu", "mã số", "số định danh", "tài khoản", "chương trình",
    "biện pháp", "giải pháp",
    "chính sách", "cơ cấu", "hiện trạng", "nguồn gốc", "tiêu chuẩn", "quy trình", "quy hoạch",
    "mô tả", "phương thức",
    "công thức", "bài", "bản", "tập", "trang", "tờ", "đăng ký", "xác nhận", "thông báo", "ý kiến",
    "kết luận", "hướng dẫn",
    "dữ liệu", "cơ sở dữ liệu", "thư", "biểu", "tổng hợp", "vật liệu", "nhãn", "chữ ký", "con dấu",
    "mẫu", "nhật ký",
    "đề nghị", "đề xuất", "hồ sơ", "tài liệu", "thẻ", "sổ", "bằng", "logo", "sách", "tem",
    "phụ lục",
})  # fmt: skip
_STRONG = "|".join(
    sorted({re.escape(head) for head in HEADS if head not in _WEAK}, key=len, reverse=True)
)
_SECOND = re.compile(
    rf"(?:\d{{1,2}}\s(?=ảnh)|(?:các\s+)?(?:bản\s+(?:sao|chính|gốc|chụp|vẽ|đồ|cam|"
    rf"kê|thuyết|khai|mô|giải|án|tự|ghi)\b|{_STRONG})(?!\w))",
    re.IGNORECASE,
)
NEEDS = re.compile(
    rf"(?:phải\s+(?:có|nộp|gửi|kèm(?:\s+theo)?|bổ\s+sung|xuất\s+trình|cung\s+cấp)|nộp(?!\s+kèm)|"
    rf"(?:nộp\s+)?kèm(?:\s+theo)?|bổ\s+sung|thì\s+(?:có|gửi|cần)|"
    rf"thì\s+(?:[^\s.;]+\s){{1,10}}?(?<!được )(?<!thành )lập|có\s+thêm|thêm|(?:bao\s+)?gồm|"
    rf"cung\s+cấp|"
    rf"xuất\s+trình|,\s+(?:[^\s,]+\s){{1,5}}?(?<!không )(?<!chưa )(?<!đã )(?<!nếu )(?<!hợp )có|"
    rf"thì(?=[^.;]{{10,400}}\slà\s+(?:tài\s+liệu|giấy\s+tờ)\s+phải\s+có)|"
    rf"(?<!phần )hồ\s+sơ\s+(?:\S+\s){{0,3}}là|:)"
    rf"\s*(?:thêm\s+|có\s+|:\s*|\d\)\s*|\(\d\)\s*|-\s*|\+\s*)*(?=(?:các\s+|"
    rf"\d{{1,2}}\s+(?:bản\s+)?)?(?:bản\s+(?:(?:sao|chính|gốc|chụp)(?!\s+(?:để|ra|đối|"
    rf"và\s+xuất\s+trình))|khai|kê|cam)|giấy|{_STRONG}|"
    rf"bản\s+thông\s+tin|tài\s+liệu|thẻ|phương\s+án)(?!\w))",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    r"(?:ghi|nêu)\s+rõ|nội\s+dung|thể\s+hiện|thông\s+tin|tối\s+thiểu|một\s+trong|hạng\s+mục|như:|"
    r"đơn\s+đề|tờ\s+khai",
    re.IGNORECASE,
)
# "The form must bear ..." goes on about the paper named before.
_DESCRIBES = re.compile(
    r"(?:\S+\s){1,4}?(?:này|phải|gồm|là|nêu|sẽ|"
    r"không\s+(?:phải|được|thể|cần)|chỉ\s+(?:cần|được))\b|"
    r"(?:\S+\s){3,6}?(?:thể\s+hiện|trình\s+bày)\b",
    re.IGNORECASE,
)
# Rules on the dossier, or on papers named before.
OF_THE_DOSSIER = re.compile(
    r"(?:các\s+)?(?:thành\s+phần\s+hồ\s+sơ(?:\s+này|\s+khác|\s+trên)?\s+(?!quy\s+định|theo|\d|"
    r"bao|gồm)\S|"
    r"thành\s+phần\s+hồ\s+sơ\s+này|giấy\s+tờ\s+(?:này\s|phải\s+(?:nộp|xuất\s+trình)|nêu\s+trên)|"
    r"(?:tài\s+liệu|văn\s+bản|giấy\s+tờ)\s+(?:được\s+lập\s+)?bằng\s+tiếng\s+nước|"
    r"hồ\s+sơ\s+[^.;:]{0,40}\bphải\b|người\s)",
    re.IGNORECASE,
)
# "Papers to be shown: a passport" announces the passport.
_LEAD = re.compile(
    r"\A(?:các\s+)?giấy\s+tờ\s+(?:cần\s+)?phải\s+(?:nộp|xuất\s+trình)[^:]{0,60}:\s*(?=\S)",
    re.IGNORECASE,
)
_MUST = re.compile(r"phải (?:có|nộp|kèm|gửi)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """The words that ask for one paper, under which condition, and the form a list shares.

    Of a choice, `options` are the words for each paper of which one is enough, and `head` those
    before the list.
    """

    text: str
    when: str | None = None
    form: str = ""
    head: str = ""
    options: tuple[str, ...] = ()


def clauses_of(text: str) -> Iterator[Clause]:
    """The clauses that ask for a paper, in order; what describes a paper stays with it."""
    parts = _whole([part.strip() for part in _CLAUSES.split(text) if unmarked(part).strip(" .")])
    state = _State()
    found = tuple(_walk(parts, state))
    if not any(map(mark_of, parts[1:])):
        found = _sharing(found, _BRACKETED)
    yield from found
    if not state.opened and not state.conditional:
        yield Clause(unmarked(one_line(text)))
    elif not found:
        yield from _handed_in(unmarked(parts[0]))


def _walk(parts: list[str], state: "_State") -> Iterator[Clause]:
    place = 0
    while place < len(parts):
        choice = choice_at(parts, place)
        if choice is not None:
            yield from _choice(choice, parts[place], state)
        elif _announces(parts[place], "".join(parts[place + 1 : place + 2])):
            words = unmarked(parts[place])
            state.form, state.form_mark = words[: head_start(words)], mark_of(parts[place])
        else:
            yield from _clause(parts[place], "".join(parts[max(0, place - 1) : place]), state)
        place += choice.taken if choice else 1


# "A; B; C (in the case of …)": the case is that of all three where none has one of its own.
_CASE = r"((?:đối\s+với|trong)\s+(?:các\s+)?trường\s+hợp\s[^()]{5,300}?)"
_BRACKETED = re.compile(rf"\({_CASE}\)[\s.;]*\Z", re.IGNORECASE)
_AT_END = re.compile(rf"{_CASE}\)?[\s.;]*\Z", re.IGNORECASE)
_OWN_CASE = re.compile(r"trường\s+hợp|đối\s+với|nếu\s|(?:ủy|uỷ)\s+quyền", re.IGNORECASE)
_ALWAYS = re.compile(r"(?:đơn|tờ\s+khai|giấy\s+đề\s+nghị|văn\s+bản\s+đề\s+nghị)\b", re.IGNORECASE)


def _sharing(found: tuple[Clause, ...], case: re.Pattern[str]) -> tuple[Clause, ...]:
    """The clauses, with the case at the end of the last one in each of them."""
    shared = case.search(found[-1].text) if len(found) > 1 else None
    if shared is None or _OWN_CASE.search(found[-1].text[: shared.start()]):
        return found
    before = found[:-1]
    if any(
        each.when
        or _OWN_CASE.search(each.text)
        or _ALWAYS.match(each.text, head_start(each.text) or 0)
        for each in before
    ):
        return found
    return (*(replace(each, when=one_line(shared.group(1))) for each in before), found[-1])


def _handed_in(part: str) -> Iterator[Clause]:
    """The paper of "the guardian signs and hands in a copy of …", where no clause opens one."""
    if not CONDITION.match(part):
        yield from _conditional(part, described=False, always=True)


def _whole(parts: list[str]) -> list[str]:
    """The parts, with one that names only a form put before the paper that follows it."""
    found: list[str] = []
    for part in parts:
        if found and only_form(unmarked(found[-1])) and not mark_of(part):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


@dataclass(slots=True)
class _State:
    """What the clauses before say about the next: a condition, a list of contents."""

    when: str | None = None
    mark: str = ""
    form: str = ""  # the words that announce a list: they may name a form
    form_mark: str = ""
    described: bool = False
    contents: bool = False
    opened: bool = False
    conditional: bool = False


def _clause(raw: str, before: str, state: _State) -> Iterator[Clause]:
    part = _LEAD.sub("", unmarked(raw), count=1)
    mark = _item(raw, state)
    if OF_THE_DOSSIER.match(part):
        needs = None if state.opened else NEEDS.search(part)
        if needs is not None:
            state.opened = True
            yield from _joined(part[needs.end() :], state.when, state.form)
    elif CONDITION.match(part):
        yield from _condition(part, mark, state)
    elif (
        _opens_paper(part, first=not state.opened, marked=bool(mark))
        or (state.opened and _is_item(part, before))
    ) and not (state.contents or (state.described and state.opened)):
        yield from _joined(part, state.when, state.form)
        state.opened = True
        _describe(part, state)
    elif state.when and not state.opened:
        yield from _conditional(part, described=False, when=state.when)


def _item(raw: str, state: _State) -> str:
    """The mark of a part; a new item ends what was said of the one before."""
    mark = mark_of(raw)
    if mark:
        state.described = False
        state.when = None if mark == state.mark else state.when
        state.form = "" if mark == state.form_mark else state.form
    return mark


def _choice(choice: Choice, raw: str, state: _State) -> Iterator[Clause]:
    """One paper with its options, and what is asked beside it in some case."""
    _item(raw, state)
    if state.opened and (state.contents or state.described):
        return
    found = list(options_of(choice.items))
    options = tuple(words for words, added in found if not added)
    head = unmarked(one_line(choice.before))
    if options:
        state.opened = True
        when = _until_needed(head) if CONDITION.match(head) else state.when
        words = f"{head} {'; '.join(options)}".strip()
        yield Clause(words, when, head, head, options)
    for words, added in found:
        if added:
            yield from _conditional(words, described=False)


_NEEDED = re.compile(
    r",?\s*(?:thì\s+)?(?:(?:người|tổ\s+chức|cá\s+nhân|doanh\s+nghiệp)\s+(?:\S+\s){0,4}?)?"
    r"(?:phải\s+)?(?:nộp|gửi|xuất\s+trình|bổ\s+sung|cung\s+cấp|có)\b",
    re.IGNORECASE,
)


def _until_needed(head: str) -> str:
    """The condition in front of "has to hand in"."""
    found = _NEEDED.search(head, 12)
    return head[: found.start()].strip(" ,:(") if found else head.strip(" ,:(")


def _condition(part: str, mark: str, state: _State) -> Iterator[Clause]:
    state.conditional = True
    if part.endswith(":") and not (state.contents or state.described):
        state.when, state.mark = one_line(part).strip(" :"), mark
        return
    yield from _conditional(part, described=state.contents or state.described)
    state.contents = state.contents or bool(_ONE_IS_ENOUGH.search(part))


def _describe(part: str, state: _State) -> None:
    """A list that a colon opens is contents to its end; other details end with their item."""
    if CONTENTS.search(part) and not part.rstrip(" .").endswith("(nếu có)"):
        state.described = True
        state.contents = state.contents or bool(_OPEN_LIST.search(part))


_ONE_IS_ENOUGH = re.compile(r"có\s+thể\s+nộp|một\s+trong\s+(?:các|những)", re.IGNORECASE)
_OPEN_LIST = re.compile(r"(?::|sau(?:\s+đây)?[:;.]?)\s*\Z", re.IGNORECASE)


_TO_HAND_IN = re.compile(
    r"\W*(?:các\s+)?(?:giấy\s+tờ|tài\s+liệu|hồ\s+sơ)\s+(?:cần\s+)?(?:phải\s+|cần\s+)?"
    r"(?:nộp|xuất\s+trình|gửi)\b[^:]{0,120}:\Z",
    re.IGNORECASE,
)


def _announces(part: str, following: str) -> bool:
    """A clause that only announces the papers behind its colon is no paper."""
    if not part.endswith(":") or _NO_HEADING.search(part) or CONDITION.match(unmarked(part)):
        return False
    name = unmarked(following)
    if opens_choice(name) or _TO_HAND_IN.match(part):
        return True
    if _SECOND.match(name) or (CONDITION.match(name) and name.endswith(":")):
        return True
    return name != following and head_start(name) is not None


def _opens_paper(part: str, *, first: bool, marked: bool) -> bool:
    if first:
        return head_start(part) is not None
    if only_form(part) or OF_THE_DOSSIER.match(part):
        return False
    opens = _SECOND.match(part) is not None or (marked and head_start(part) is not None)
    return opens and not (FREED.search(part) or MODAL.search(part[:160]) or _DESCRIBES.match(part))


def _is_item(part: str, before: str) -> bool:
    """Behind a semicolon more nouns open a paper, but not one plan after another."""
    if before.rstrip().endswith((".", ":")) or not _ITEM.match(part):
        return False
    if FREED.search(part) or MODAL.search(part[:160]) or _DESCRIBES.match(part):
        return False
    named = unmarked(before)
    return not (_PLAN.match(part) and _PLAN.match(named, head_start(named) or 0))


def _joined(part: str, when: str | None, form: str = "") -> Iterator[Clause]:
    """Papers named one after another: "a decision and a list", "a form with two photographs"."""
    noun = head_start(part) or 0
    yield from _sharing(
        tuple(
            Clause(words, when, f"{part[:noun] if place else ''} {form}".strip())
            for place, words in enumerate(papers_joined(part))
        ),
        _AT_END,
    )


def _conditional(
    part: str, *, described: bool, always: bool = False, when: str | None = None
) -> Iterator[Clause]:
    freed = FREED.search(part)
    needs = NEEDS.search(part)
    if needs is None or (freed is not None and freed.start() < needs.start()):
        return
    if described and not _MUST.search(part):
        return
    asked = part[needs.end() :]
    if _BEFORE_NAMED.match(asked) or only_form(asked):
        return
    if when is None and not always:
        when = one_line(part[: needs.start()]).strip(" ,:(")
    yield from _joined(asked, when)


# "... has to send copies of the papers named above": they have their rows.
_BEFORE_NAMED = re.compile(
    r"[^.;:]{0,60}(?:giấy\s+tờ|tài\s+liệu|thành\s+phần|hồ\s+sơ)\s+(?:phải\s+(?:nộp|"
    r"xuất\s+trình)\s+)?"
    r"(?:nêu|nói|quy\s+định)?\s*(?:ở\s+)?(?:trên|này)\b|\s*(?:\S+\s){1,3}này\b",
    re.IGNORECASE,
)
