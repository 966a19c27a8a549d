"""Who acts: the subject of a clause, by the words the portal calls actors by."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from registry.portal.steps.actions import begins_with_verb
from registry.portal.steps.phrases import FORM_HEADING
from registry.portal.steps.wording import ActorTable, pattern_of, read_actor_table
from registry.portal.words import SMALL

# What may stand before a subject: a comma, a colon, "thì", a bullet, a closing bracket.
_BEFORE = re.compile(
    r"(?:[,:;.)\-–+*•\n\]]|\bthì|\bđồng\s+thời|"
    r"\d\s*(?:\([^()]{1,20}\)\s*)?(?:ngày|giờ|tháng)(?:\s+làm\s+việc)?(?=\s))\s*(?:(?:các|những|"
    r"mọi)\s+)?(?=[^\s\-+*•])",
    re.IGNORECASE,
)
_MARKS = re.compile(
    r"\s*(?:(?:[-+*•–.]|\(?[a-zđ0-9]{1,2}[).]|[IVX]{1,4}[.)]|\([ivx]{1,4}\)|(?:Bước|bước|"
    r"BƯỚC)\s{0,3}(?:thứ\s+)?\d{1,2}\s*(?:\([^()\n]{0,60}\))?\s*[:.\-–,;)]?)\s*)*"
)


@dataclass(frozen=True, slots=True)
class ActorWords:
    """The words of a table of actors as one pattern, with the actor of each of its groups."""

    pattern: re.Pattern[str]
    actors: Sequence[str]

    @classmethod
    def of(cls, table: ActorTable) -> "ActorWords":
        """The words of a table: the first class of which words fit at a place counts."""
        rows = table.actors
        pattern = "|".join(f"({pattern_of(row)})" for row in rows)
        return cls(re.compile(pattern, re.IGNORECASE), tuple(str(row.actor) for row in rows))

    def at(self, text: str, place: int) -> tuple[str, int] | None:
        """The actor that a text names right at a place, and where its name ends; or None."""
        match = self.pattern.match(text, place)
        return (self.actors[(match.lastindex or 1) - 1], match.end()) if match else None


@cache
def shipped_actor_words() -> ActorWords:
    """The words of `actors.yaml`, read once. Raises BrokenFile, ValidationError."""
    return ActorWords.of(read_actor_table())


@dataclass(frozen=True, slots=True)
class Subject:
    """Who acts in a clause, and where the words for it stand."""

    actor: str
    start: int
    end: int
    words: str


_READ = 700  # characters of a clause in which its subject is looked for


def subject_of(clause: str, words: ActorWords | None = None) -> Subject | None:
    """The first actor at a subject position of a clause, or None; by the shipped words.

    A clause that starts with a verb goes on about somebody named before: who stands behind its
    commas is part of its object.
    """
    words = words or shipped_actor_words()
    head = clause[:_READ]
    begin = marks_end(head)
    form = FORM_HEADING.match(head, begin)
    begin = form.end() if form else begin
    places = (*_behind_condition(head, begin), *_places(head, begin), *_run_on(head, begin))
    for place in places:
        named = words.at(head, place)
        if named is None or (place > begin and _inside(head, place)):
            continue
        actor, end = named
        if _is_object(words, head, begin, place):
            continue
        if actor == "applicant" and _in_a_condition(head, begin, place, end):
            continue
        if not _listed(words, head, end):
            actor = "one_stop" if _AT_DESK.match(head, end) else actor
            return Subject(actor, place, end, head[place : end + 60])
    return None


# "borne by a, b": the list goes on, nobody acts.
_OF_SOMEBODY = re.compile(
    r"\b(?:do|của|cho|đến|với|giữa|mà|bởi)\s+(?:các\s+)?(?:người|tổ\s+chức|cá\s+nhân|doanh\s+nghiệp|hộ|đơn\s+vị|chủ)\b"
    r"[^,;.]{0,40},\s*\Z",
    re.IGNORECASE,
)


def _in_a_condition(head: str, begin: int, place: int, end: int) -> bool:
    """Whether an applicant is named as the last of a list, or in the condition of a time limit."""
    if _OF_SOMEBODY.search(head, 0, place) or _LAPSED.match(head, begin):
        return True
    return place > begin and bool(_WITHIN.match(head, begin) and _DONE.match(head, end))


_WITHIN = re.compile(r"(?:trong\s+(?:thời|vòng)|sau\s+khi|khi|kể\s+từ)\s", re.IGNORECASE)
# "When three months are over in which nothing came from a, b and c, the office does": it acts.
_LAPSED = re.compile(
    r"(?:sau|hết|quá)\s+thời\s+hạn\s[^.;]{10,400}?\bmà\s+không\s+nhận\s+được\s", re.IGNORECASE
)
_DONE = re.compile(r"[^,;.]{0,40}?\s?đã\s+(?:hoàn\s+thành|nộp|thực\s+hiện)\s", re.IGNORECASE)


_OPENS_CLAUSE = re.compile(r"[:;.\n]|(?<=\s)[a-zđ]\)\s")


def _is_object(words: ActorWords, head: str, begin: int, place: int) -> bool:
    """Behind a comma of a clause that starts with a verb stands no subject."""
    if not head[:place].rstrip().endswith(","):
        return False
    opened = (found.end() for found in _OPENS_CLAUSE.finditer(head, begin, place))
    start = max(opened, default=begin)
    start += marks_end(head[start:])
    return words.at(head, start) is None and begins_with_verb(head[start:])


# "If a, b and c, then X does": whoever stands inside the condition does nothing.
_CONDITION = re.compile(
    r"(?:[^:\n]{0,90}:\s*)?(?:trong\s+)?(?:trường\s+hợp|nếu|khi|đối\s+với)\b"
    r"(?:(?!\b(?:trường\s+hợp|nếu)\b)[^.;:\n]){3,500}?\bthì\s+(?=\S)",
    re.IGNORECASE,
)


_OPENS = re.compile(r"(?:trong\s+)?(?:trường\s+hợp|nếu|khi)\s+", re.IGNORECASE)


def _behind_condition(head: str, begin: int) -> Iterator[int]:
    """Where the subject may start behind the condition that a clause opens with."""
    found = _CONDITION.match(head, begin)
    if found is not None:
        # "If X takes it in, then passes it on": the one in the condition goes on.
        if begins_with_verb(head[found.end() :]) and (opens := _OPENS.match(head, begin)):
            yield opens.end()
        yield found.end()
        yield from (match.end() for match in _BEFORE.finditer(head, found.end()))


# An authority acts through its desk: "Sở X (Bộ phận một cửa) tiếp nhận ...".
_AT_DESK = re.compile(
    r"[^,;.()]{0,60}\(\s*(?:qua\s+|tại\s+)?(?:bộ\s+phận\s+(?:một\s+cửa|tiếp\s+nhận)|"
    r"trung\s+tâm\s+phục\s+vụ\s+hành)[^()]{0,60}\)",
    re.IGNORECASE,
)


# "a, b and c does": the name before a comma that another actor follows is one of a list.
_NEXT_NAME = re.compile(r"(?:\s[^\s,;.:()]+){0,4}\s*,\s*(?:các\s+|những\s+)?", re.IGNORECASE)


def _listed(words: ActorWords, head: str, end: int) -> bool:
    found = _NEXT_NAME.match(head, end)
    if found is None:
        return False
    # One that is nobody's name may stand between: "a, its branches, b does".
    behind = _NEXT_NAME.match(head, found.end())
    places = (found.end(), behind.end()) if behind else (found.end(),)
    return any(words.at(head, place) for place in places)


def _places(head: str, begin: int) -> Iterator[int]:
    """Where a subject may start: at the start, and behind marks and "thì"."""
    yield begin
    for match in _BEFORE.finditer(head, begin):
        yield match.end()


def marks_end(text: str) -> int:
    """Where the words start behind list marks and "Bước n:"."""
    found = _MARKS.match(text)
    return found.end() if found else 0


# "in case of filing online The applicant signs in": a heading without its colon.
_RUN_ON = re.compile(
    rf"(?<=[{SMALL}])[ ]+(?=(?:Người (?:nộp|khai|yêu|đề|sử|làm)|Cá nhân|Tổ chức|Doanh nghiệp)\s)"
)


def _run_on(head: str, begin: int) -> Iterator[int]:
    if begins_with_verb(head[begin:]):
        return
    yield from (match.end() for match in _RUN_ON.finditer(head, begin))


def _inside(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def actor_at(text: str, start: int) -> str | None:
    """The class of the actor that the text names right at `start`, or None."""
    named = named_at(text, start)
    return named.actor if named else None


def named_at(text: str, start: int) -> Subject | None:
    """The actor that the text names right at `start`, or None."""
    named = shipped_actor_words().at(text, start)
    return Subject(named[0], start, named[1], text[start : start + 60]) if named else None
