"""What is done in a step: its main act, by the verbs that stand where a verb can."""

import re
from collections.abc import Sequence

from registry.portal.steps.clause import LONGEST, main_clause
from registry.portal.steps.phrases import REFUSES, SUBMITS
from registry.portal.steps.verbs import RANK, VerbWords, shipped_verb_words

# Papers handed over at intake are no decision: "cấp giấy hẹn", "cấp phiếu tiếp nhận".
_INTAKE = re.compile(
    r"(?:cấp|gửi|giao|trao|viết|lập|in|đưa|ban\s+hành)\s+(?:\S+\s){0,2}?(?:giấy|phiếu|biên\s+nhận|mã)"
    r"\s*(?:\S+\s){0,2}?(?:biên\s+nhận|tiếp\s+nhận|hẹn|hồ\s+sơ|kiểm\s+soát)[^.;,]{0,60}",
    re.IGNORECASE,
)
# The step looks at completeness and validity: a check, whatever it hands out on the way.
_CHECK = re.compile(
    r"kiểm\s+tra(?:,\s+\S+\s\S+)?\s+(?:tính|thành\s+phần|sự|nội\s+dung\s+hồ|hồ\s+sơ|tình\s+trạng|"
    r"các\s+(?:thông|thành))|tính\s+(?:đầy\s+đủ|hợp\s+lệ|chính\s+xác|pháp\s+lý)|"
    r"xác\s+nhận\s+(?:về\s+việc\s+)?đã\s+nhận|yêu\s+cầu[^.;]{0,80}bổ\s+sung|"
    r"hướng\s+dẫn[^.;]{0,80}(?:hoàn|bổ)|thông\s+báo[^.;]{0,90}(?:bổ\s+sung|hoàn\s+(?:thiện|chỉnh))|"
    r"tiếp\s+nhận[^.;]{0,30}kiểm\s+tra|kiểm\s+tra[^.;]{0,30}tiếp\s+nhận|"
    r"trường\s+hợp\s+hồ\s+sơ\s+(?:chưa|không)\s+(?:đầy|hợp|đủ)",
    re.IGNORECASE,
)
_OUTCOMES = frozenset({"propose", "decide", "appraise", "inspect", "consult"})
_RECEIVED = re.compile(
    r"xác\s+nhận\s+(?:về\s+việc\s+)?đã\s+nhận|trả\s+lời\s+(?:ngay\s+)?(?:về\s+)?tính", re.IGNORECASE
)
_INCOMPLETE = re.compile(
    r"[\s\-+*]*(?:trong\s+(?:thời|vòng)[^.;,]{0,90}?,\s*(?!.{0,900}?\b(?:nếu|trường\s+hợp)\s+"
    r"(?:hồ\s+sơ\s+)?(?:đủ|đầy|hợp|đáp|đạt)))?(?:trường\s+hợp|nếu)\s+(?:hồ\s+sơ|thành\s+phần)"
    r"[^.;]{0,60}?(?:chưa|không)\s+"
    r"(?:đầy|hợp|đủ|đúng)",
    re.IGNORECASE,
)
_RECEIPT = re.compile(r"(?:nhận\s+được|trao)\s+giấy\s+(?:biên|tiếp)\s+nhận", re.IGNORECASE)
_RECEIVES = re.compile(
    r"(?:\s*[^\s,;.:]{1,20}(?=\s)){0,3}?\s*(?:có\s+trách\s+nhiệm\s+)?tiếp\s+nhận(?:\s+hồ\s+sơ)?\s*:",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"trả\s+lời|ý\s+kiến", re.IGNORECASE)
# "draws up a list, submits it to ...", without a comma between; who is asked for facts is not.
_BODY = (
    r"(?=(?:bộ|chủ\s+tịch|thủ\s+tướng|(?:ủy|uỷ)\s+ban|ubnd|hội\s+đồng|lãnh\s+đạo|cấp\s+(?:trên|có|ủy)|quân\s+khu|tư\s+lệnh|"
    r"tổng\s+cục|cục|sở|giám\s+đốc|thường\s+trực)\b)"
)
_SUBMITS_TO = re.compile(
    rf"{SUBMITS}\s+{_BODY}|(?<!lập\s)(?<!bản\s)\bbáo\s+cáo\s*\Z|(?P<reports>\bbáo\s+cáo\s+)(?:{_BODY}|bằng\s+văn\s+bản|kết\s+quả\s+thẩm\s+định\s+[^.;]{{0,60}}(?:gửi|đến|về)\s)|\bđề\s+nghị\s+{_BODY}(?![^.;]{{0,120}}?\b"
    r"(?:xác\s+minh|xác\s+nhận|cung\s+cấp|phối\s+hợp|ý\s+kiến|cử)\b)",
    re.IGNORECASE,
)


def action_of(
    words: str, predicate: str, title: str, actor: str, verbs: VerbWords | None = None
) -> str:
    """The main act: by the verbs behind the subject, then the stage's title, then all its words.

    The verbs are the shipped ones where no others are given.
    """
    verbs = verbs or shipped_verb_words()
    if hands_out(words):
        return "return"
    if actor in ("applicant", "organisation"):
        if _TITLED_RETURN.match(title):
            return "return"
        found = verbs.of_applicant(predicate[:LONGEST])
        return found or verbs.of_applicant(words[:LONGEST]) or "other"
    if actor == "one_stop":
        return verbs.of_one_stop(_INTAKE.sub(" ", words[:LONGEST])) or "other"
    return _of_state(verbs, words[:LONGEST], predicate[:LONGEST], title, actor)


def acts_told(words: str) -> tuple[str, list[str]]:
    """The main clause of words without list marks, and the acts its verbs name, in order.

    >>> acts_told("Sở Văn hóa thẩm định hồ sơ và cấp thẻ. Công dân nhận thẻ.")
    ('Sở Văn hóa thẩm định hồ sơ và cấp thẻ', ['appraise', 'decide'])
    """
    clause = _INTAKE.sub(" ", main_clause(words[:LONGEST], named=False))
    return clause, _acts_in(shipped_verb_words(), clause)


# A line that tells how the result is handed out is a step, whoever hands it out.
_HANDS_OUT = re.compile(
    r"(?:việc\s+trả\s+(?:kết\s+quả|giấy|chứng)|"
    r"(?:kết\s+quả|giấy|chứng|bằng|thẻ|sổ)\b[^.;:,\n]{0,90}?\bđược\s+trả\s+"
    r"(?:bằng|trực|qua|tại|cho|theo)\s)",
    re.IGNORECASE,
)


def hands_out(words: str) -> bool:
    """Whether a line, without list marks, tells how the result is handed out.

    >>> hands_out("Việc trả kết quả được thực hiện tại Sở."), hands_out("Sở trả kết quả.")
    (True, False)
    """
    return _HANDS_OUT.match(words) is not None


def _of_state(verbs: VerbWords, words: str, predicate: str, title: str, actor: str) -> str:
    clause = _INTAKE.sub(" ", main_clause(predicate, named=predicate != words))
    found = _acts_in(verbs, clause)
    handed = "propose" if _HANDS_OVER.search(words) else None
    act = _by_role(clause, actor, found) or handed or _by_intake(words, predicate, found)
    act = act or _by_title(title, _acts_in(verbs, title), found)
    if act is None:
        known = found or _acts_in(verbs, title) or _acts_in(verbs, _INTAKE.sub(" ", predicate))
        act = _main(known or _acts_in(verbs, words))
    if act == "announce" and _REFUSABLE.search(words):
        return "decide"
    return "appraise" if (actor, act) == ("council", "check") else act


# A notice that may also be a refusal is the decision itself.
_REFUSABLE = re.compile(rf"(?:trường\s+hợp|nếu)\s+{REFUSES}", re.IGNORECASE)
# A step that ends where the one who decides is named.
_HANDS_OVER = re.compile(
    rf"(?<!trước khi )(?<!đồng thời )(?:{SUBMITS}|(?<!lập\s)(?<!bản\s)\bbáo\s+cáo)\s+"
    r"(?:hồ\s+sơ\s+)?(?:cho\s+)?\Z",
    re.IGNORECASE,
)


def _settles(clause: str, found: Sequence[str]) -> bool:
    """Whether a head who does not assign the matter settles it by looking into it."""
    settles = set(found) == {"appraise"} and _SETTLES_IT.search(clause) is not None
    return settles and not _ASSIGNS.search(clause)


_SETTLES_IT = re.compile(r"\b(?:giải\s+quyết|xem\s+xét)\b", re.IGNORECASE)
_ASSIGNS = re.compile(r"\b(?:giao|chỉ\s+đạo|phân\s+công)\s", re.IGNORECASE)


def _by_role(clause: str, actor: str, found: Sequence[str]) -> str | None:
    """A head decides, and who was asked answers, whatever else they do."""
    if actor == "head" and ("decide" in found or _settles(clause, found)):
        return "decide"
    if actor == "other_agency" and _ANSWERS.search(clause):
        return "verify" if "verify" in found else "consult"
    return None


# "Settles it and hands out the result", and whether a dossier is accepted at all.
_SETTLES = re.compile(r"giải\s+quyết\s[^,.;:\n]{0,90}?và\s+trả\s+kết\s+quả", re.IGNORECASE)
_ACCEPTS = re.compile(
    r"kiểm\s+tra\s+hồ\s+sơ\s+và\s+xử\s+lý\s+như\s+sau|chấp\s+nhận\s*/\s*không\s+chấp\s+nhận",
    re.IGNORECASE,
)


# A dossier is looked at, and given back where it lacks something.
_LOOKS = frozenset({"appraise", "check", "receive"})
_LACKS = re.compile(
    r"(?:trường\s+hợp|nếu)\s[^.;]{0,40}?(?:chưa|không)\s+(?:đầy|đủ\s+hồ|hợp\s+lệ)", re.IGNORECASE
)
_GIVEN_BACK = re.compile(
    r"giấy\s+(?:\S+\s){0,3}?hẹn|biên\s+nhận|(?:hoàn\s+trả|trả\s+lại)\s+(?:ngay\s+)?hồ\s+sơ",
    re.IGNORECASE,
)


def _by_intake(words: str, predicate: str, found: Sequence[str]) -> str | None:
    if _SETTLES.search(words[:600]):
        return "decide"
    if _ACCEPTS.search(words[:600]):
        return "check"
    if _RECEIPT.search(words[:260]) or _RECEIVES.match(predicate):
        return "receive"
    if set(found) <= _LOOKS and _LACKS.search(words) and _GIVEN_BACK.search(words):
        return "check"
    if found[:1] != ["verify"] and _is_check(words, predicate, found):
        return "check"
    return None


def _by_title(title: str, titled: list[str], found: Sequence[str]) -> str | None:
    """What a stage is called, where its words do not say that it ends in something else."""
    if _RETURNS.match(title):
        return "return"
    if titled[-1:] == ["decide"] and "propose" not in found:
        return "decide"
    if titled in (["check"], ["consult"]) and titled[0] in found and "propose" not in found:
        return titled[0]
    if titled == ["appraise"] and "appraise" in found and not _CLOSING & set(found):
        return "appraise"
    return None


# A stage that is called so hands the result out, however it came about.
_TITLED_RETURN = re.compile(r"\s*nhận\s+kết\s+quả\b", re.IGNORECASE)
_RETURNS = re.compile(
    r"\s*(?:(?:nhận|thông\s+báo)\s+và\s+)?trả\s+kết\s+quả\b[^,]{0,30}\Z", re.IGNORECASE
)
_CLOSING = frozenset({"propose", "decide"})


# What outranks looking on site.
_AHEAD = frozenset(RANK[: RANK.index("inspect")])


def begins_with_verb(words: str) -> bool:
    """Whether words, without list marks, tell what somebody does."""
    return shipped_verb_words().opening.match(words) is not None


def tells_verb(words: str) -> bool:
    """Whether words tell anywhere what is done, or must be."""
    return shipped_verb_words().telling.search(words) is not None


def _main(acts: Sequence[str]) -> str:
    """The main act of several; who appraises a dossier and looks on site as well appraises it."""
    if acts[:1] == ["appraise"] and "inspect" in acts and not set(acts) & _AHEAD:
        return "appraise"
    return next((action for action in RANK if action in acts), "other")


def _is_check(words: str, predicate: str, found: Sequence[str]) -> bool:
    """It looks at completeness, and its main clause reaches no outcome."""
    if _RECEIVED.search(predicate[:300]) or _INCOMPLETE.match(words):
        return True
    return bool(_CHECK.search(predicate[:600])) and not _OUTCOMES & set(found)


def _acts_in(verbs: VerbWords, text: str) -> list[str]:
    """The first verb of a text and those coordinated with it; "submits" ends what is its own."""
    places = verbs.places_in(text)
    places = sorted({*places, *_submissions(text, places)})
    submits = min((place for place, action in places if action == "propose"), default=None)
    return [
        action
        for place, action in places
        if submits is None or place < submits or action == "propose"
    ]


def _submissions(text: str, places: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Where a text submits to somebody; who decided before only reports it."""
    decided = min((place for place, action in places if action == "decide"), default=len(text))
    return [
        (found.start(), "propose")
        for found in _SUBMITS_TO.finditer(text)
        if found.group("reports") is None or found.start() < decided
    ]
