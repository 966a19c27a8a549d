"""The clauses of a document row: which words ask for which paper, and under which condition."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from registry.portal.cases import unmarked
from registry.portal.choices import Choice, choice_at, mark_of, opens_choice, options_of
from registry.portal.clause_lists import AT_END, BRACKETED, Clause, each_once, sharing, told_again
from registry.portal.clause_parts import parts_of, told_words
from registry.portal.clause_words import (
    AMONG_THEM,
    CONDITION,
    DESCRIBES,
    FIELD,
    FREED,
    ITEM,
    LEAD,
    MODAL,
    MUST,
    NEEDS,
    NO_HEADING,
    OF_THE_DOSSIER,
    PLAN,
    SECOND,
)
from registry.portal.joined import CONTENTS, papers_joined
from registry.portal.paper_words import head_start, only_form
from registry.portal.words import one_line


def clauses_of(text: str) -> Iterator[Clause]:
    """The clauses that ask for a paper, in order; what describes a paper stays with it."""
    text = told_words(text)
    parts = parts_of(text)
    state = _State()
    found = tuple(told_again(_walk(parts, state)))
    if not any(map(mark_of, parts[1:])):
        found = each_once(sharing(found, BRACKETED))
    yield from found
    if not state.opened and not state.conditional:
        whole = unmarked(one_line(text))
        demanded = () if head_start(whole) is not None else tuple(_demanded(whole))
        yield from demanded or (Clause(whole),)
    elif not found:
        yield from _handed_in(unmarked(parts[0]))


def _walk(parts: list[str], state: "_State") -> Iterator[Clause]:
    place = 0
    while place < len(parts):
        choice = choice_at(parts, place)
        if choice is not None:
            yield from _choice(choice, parts[place], state)
        elif _announces(parts[place], following := "".join(parts[place + 1 : place + 2])):
            if _names_again(parts[place], following):
                yield from _clause(parts[place], "", state)
                state.contents = True
            words = unmarked(parts[place])
            state.form, state.form_mark = words[: head_start(words)], mark_of(parts[place])
        else:
            yield from _clause(parts[place], "".join(parts[max(0, place - 1) : place]), state)
        place += choice.taken if choice else 1


def _handed_in(part: str) -> Iterator[Clause]:
    """The paper of "the guardian signs and hands in a copy of …", where no clause opens one."""
    if not CONDITION.match(part):
        yield from _conditional(part, described=False, always=True)


# "Children who … have to hand in a copy of …": the people are the case.
_OF_SOME = re.compile(r"(?:\bthì|[,:])\s*\Z", re.IGNORECASE)


_NEAR = 1_500  # characters in which a row that begins with people asks for its paper


def _demanded(whole: str) -> Iterator[Clause]:
    """The papers that a row asks for which begins with people or a date, not with a paper."""
    needs = NEEDS.search(whole, 0, _NEAR)
    if needs is None or FREED.search(whole):
        return
    before = whole[: needs.start()]
    if before.count("(") > before.count(")"):
        return
    of_some = needs.group().lower().startswith(("thì", ":", ",")) or _OF_SOME.search(before)
    when = _THEN.sub("", one_line(before).strip(" ,:(")) if of_some else None
    yield from _conditional(whole, described=False, always=True, when=when)


@dataclass(slots=True)
class _State:
    """What the clauses before say about the next: a condition, a list of contents."""

    when: str | None = None
    mark: str = ""
    form: str = ""  # the words that announce a list: they may name a form
    form_mark: str = ""
    item: str = ""  # the mark of the item that is read, and of the one that lists contents
    contents_mark: str = ""
    described: bool = False
    contents: bool = False
    opened: bool = False
    conditional: bool = False


def _clause(raw: str, before: str, state: _State) -> Iterator[Clause]:
    part = LEAD.sub("", unmarked(raw), count=1)
    mark = _item(raw, state)
    if AMONG_THEM.match(part):
        state.contents = state.contents or part.endswith(":")
    elif OF_THE_DOSSIER.match(part):
        needs = None if state.opened else NEEDS.search(part)
        if needs is not None and not _BEFORE_NAMED.match(part, needs.end()):
            state.opened = True
            yield from _joined(part[needs.end() :], state.when, state.form)
    elif CONDITION.match(part):
        yield from _condition(part, mark, state)
    elif (
        _opens_paper(part, first=not state.opened, marked=bool(mark))
        or (state.opened and not _EXAMPLES.search(state.when or "") and _is_item(part, before))
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
        state.contents = state.contents and mark != state.contents_mark
        state.item = mark
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


# What stands between a condition and what it asks for is no part of it.
_THEN = re.compile(r"(?:\s+(?:thì|phải))+\Z", re.IGNORECASE)


def _until_needed(head: str) -> str:
    """The condition in front of "has to hand in"."""
    found = _NEEDED.search(head, 12)
    return _THEN.sub("", (head[: found.start()] if found else head).strip(" ,:("))


def _condition(part: str, mark: str, state: _State) -> Iterator[Clause]:
    state.conditional = True
    if part.endswith(":") and not (state.contents or state.described):
        state.when, state.mark = one_line(part).strip(" :"), mark
        return
    opening = _CASE_COLON.match(part)
    if opening is not None and not (state.contents or state.described):
        state.when, state.mark = one_line(opening.group(1)), mark
    yield from _conditional(part, described=state.contents or state.described)
    state.contents = state.contents or bool(_ONE_IS_ENOUGH.search(part))


# "In the case of …: A; B": the case of everything up to the next item.
_CASE_COLON = re.compile(
    r"\(?((?:trường\s+hợp|đối\s+với)\s[^:;.]{5,300}):\s*"
    r"(?!\d|\W*(?:trường\s+hợp|đối\s+với))(?=[^:]+\Z)",
    re.IGNORECASE,
)


def _describe(part: str, state: _State) -> None:
    """A list that a colon opens is contents to its end; other details end with their item."""
    if CONTENTS.search(part) and not part.rstrip(" .").endswith("(nếu có)"):
        state.described = True
        if _OPEN_LIST.search(part) and not state.contents:
            state.contents, state.contents_mark = True, state.item


_ONE_IS_ENOUGH = re.compile(r"có\s+thể\s+nộp|một\s+trong\s+(?:các|những)", re.IGNORECASE)
_OPEN_LIST = re.compile(r"(?::|sau(?:\s+đây)?[:;.]?)\s*\Z", re.IGNORECASE)


_TO_HAND_IN = re.compile(
    r"\W*(?:các\s+)?(?:giấy\s+tờ|tài\s+liệu|hồ\s+sơ)\s+(?:cần\s+)?(?:phải\s+|cần\s+)?"
    r"(?:nộp|xuất\s+trình|gửi)\b[^:]{0,120}:\Z",
    re.IGNORECASE,
)


def _announces(part: str, following: str) -> bool:
    """A clause that only announces the papers behind its colon is no paper."""
    if not part.endswith(":") or NO_HEADING.search(part) or CONDITION.match(unmarked(part)):
        return False
    name = unmarked(following)
    if opens_choice(name) or _TO_HAND_IN.match(part):
        return True
    if SECOND.match(name) or (CONDITION.match(name) and name.endswith(":")):
        return True
    return name != following and head_start(name) is not None


def _names_again(heading: str, following: str) -> bool:
    """Whether a list goes through variants of the several papers that its heading names already."""
    nouns = [_named(text).lower().split()[:2] for text in (heading, following)]
    return nouns[0] == nouns[1] and len(list(papers_joined(unmarked(heading)))) > 1


def _named(text: str) -> str:
    words = unmarked(text)
    return words[head_start(words) or 0 :]


def _opens_paper(part: str, *, first: bool, marked: bool) -> bool:
    if first:
        return head_start(part) is not None
    if only_form(part) or OF_THE_DOSSIER.match(part):
        return False
    opens = SECOND.match(part) is not None or (
        marked and head_start(part) is not None and not FIELD.match(part)
    )
    return opens and not (FREED.search(part) or MODAL.search(part[:160]) or DESCRIBES.match(part))


# "Papers such as: …": examples of one paper, of which any does.
_EXAMPLES = re.compile(r"\bnhư\Z", re.IGNORECASE)


def _is_item(part: str, before: str) -> bool:
    """Behind a semicolon more nouns open a paper, but not one plan after another."""
    if before.rstrip().endswith((".", ":")) or not ITEM.match(part):
        return False
    if FREED.search(part) or MODAL.search(part[:160]) or DESCRIBES.match(part):
        return False
    return not (PLAN.match(part) and PLAN.match(_named(before)))


def _joined(part: str, when: str | None, form: str = "") -> Iterator[Clause]:
    """Papers named one after another: "a decision and a list", "a form with two photographs"."""
    noun = head_start(part) or 0
    yield from sharing(
        tuple(
            Clause(words, when, f"{part[:noun] if place else ''} {form}".strip())
            for place, words in enumerate(papers_joined(part))
        ),
        AT_END,
    )


def _conditional(
    part: str, *, described: bool, always: bool = False, when: str | None = None
) -> Iterator[Clause]:
    freed = FREED.search(part)
    needs = NEEDS.search(part)
    if needs is None or (freed is not None and freed.start() < needs.start()):
        return
    if described and not MUST.search(part):
        return
    asked = part[needs.end() :]
    if _BEFORE_NAMED.match(asked) or only_form(asked):
        return
    if when is None and not always:
        when = _THEN.sub("", one_line(part[: needs.start()]).strip(" ,:("))
    yield from _joined(asked, when)


# "... has to send copies of the papers named above": they have their rows.
_BEFORE_NAMED = re.compile(
    r"[^.;:]{0,60}(?:giấy\s+tờ|tài\s+liệu|thành\s+phần|hồ\s+sơ)\s+(?:phải\s+(?:nộp|"
    r"xuất\s+trình)\s+)?"
    r"(?:nêu|nói|quy\s+định)?\s*(?:ở\s+)?(?:trên|này)\b|\s*(?:\S+\s){1,3}này\b",
    re.IGNORECASE,
)
