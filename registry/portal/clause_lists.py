"""The papers of one list: each once, and what is said of the last is said of all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registry.portal.paper_words import head_start
from registry.portal.papers import name_of
from registry.portal.words import one_line


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


def each_once(found: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Each paper once: one form for these and another for those is one paper, asked of both."""
    kept: dict[str, Clause] = {}
    for each in found:
        name = name_of(each.text)
        known = kept.setdefault(name, each)
        if known is not each and _OWN_CASE.search(each.text) and _OWN_CASE.search(known.text):
            kept[name] = Clause(name, form=known.form)
    return tuple(kept.values())


# Papers that are one in every state: a report not audited yet, a declaration on paper.
_STATED = re.compile(
    r"((?:tờ\s+khai|báo\s+cáo)(?:\s\S+){1,8}?)(?:\s(?:chưa|đã|được|theo|có)\s(?!.*\scủa\s(?!năm|\d)).*)?\Z",
    re.IGNORECASE,
)


def told_again(found: Iterable[Clause]) -> Iterator[Clause]:
    """The clauses but those that ask in some case for the paper before, in another state.

    "The declaration in such data. In the case of …, the declaration on paper" is one paper.
    """
    before = ""
    for each in found:
        name = name_of(each.text).lower()
        stated = _STATED.match(name)
        if each.when is None or not stated or not before.startswith(f"{stated.group(1)} "):
            yield each
        before = f"{name} " if each.when is None else ""


# "A; B; C (in the case of …)": the case is that of all three where none has one of its own.
_CASE = r"((?:(?:đối\s+với|trong)\s+)?(?:các\s+)?trường\s+hợp\s[^()]{5,300}?)"
BRACKETED = re.compile(rf"\({_CASE}\)[\s.;]*\Z", re.IGNORECASE)
AT_END = re.compile(rf"{_CASE}\)?[\s.;]*\Z", re.IGNORECASE)
_OWN_CASE = re.compile(r"trường\s+hợp|đối\s+với|nếu\s|(?:ủy|uỷ)\s+quyền", re.IGNORECASE)
_ALWAYS = re.compile(r"(?:đơn|tờ\s+khai|giấy\s+đề\s+nghị|văn\s+bản\s+đề\s+nghị)\b", re.IGNORECASE)


def sharing(found: tuple[Clause, ...], case: re.Pattern[str]) -> tuple[Clause, ...]:
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
