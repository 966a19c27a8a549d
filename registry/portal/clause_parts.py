"""A document row cut into parts: at lines, semicolons, marks and sentences."""

import re

from registry.portal.cases import unmarked
from registry.portal.choices import mark_of
from registry.portal.clause_words import CLAUSES, CONDITION, LEAD
from registry.portal.joined import CONTENTS
from registry.portal.paper_words import head_start, only_form
from registry.portal.words import CAPITALS

# "In the case of … a) A b) B": the case of a list, without its colon.
_CASE_OF_LIST = re.compile(
    r"\A(\W*(?:\d{1,2}\W*)?(?:Đối với|"
    rf"Trường hợp)\s[^.;:]{{5,200}}?)\s+(?=a\)\s*[{CAPITALS}])"
)


# Runs of white space, which no pattern has to walk through.
_SPACES = re.compile(r"[^\S\n]+")


def told_words(text: str) -> str:
    """The words of a row in single spaces, without those that only announce its first paper."""
    return _CASE_OF_LIST.sub(r"\1: ", behind_lead(_SPACES.sub(" ", text)))


def parts_of(words: str) -> list[str]:
    """The parts of the words that a row tells; those that belong together are one."""
    return _whole([part.strip() for part in CLAUSES.split(words) if unmarked(part).strip(" .")])


def behind_lead(text: str) -> str:
    """The text without the words that only announce the paper it starts with."""
    lead = LEAD.match(words := unmarked(text))
    named = lead is not None and head_start(unmarked(words[lead.end() :])) is not None
    return words[lead.end() :] if lead is not None and named else text


def _whole(parts: list[str]) -> list[str]:
    """The parts, with those that belong together joined.

    A form alone goes before its paper; "or …", "consisting of one of …", and what stands in a
    bracket that is still open goes behind it.
    """
    found: list[str] = []
    for part in parts:
        if found and only_form(unmarked(found[-1])) and not mark_of(part):
            found[-1] = f"{found[-1]} {part}"
        elif found and _OPEN_BRACKET.search(found[-1]) and _CLOSES.match(part):
            found[-1] = f"{found[-1]}; {part}"
        elif found and _GOES_ON.match(part) and not CONDITION.match(unmarked(found[-1])):
            found[-1] = f"{found[-1].rstrip(' ;,')} {part}"
        elif found and _CASE_AT_END.search(part) and _is_rest(part, found[-1]):
            found[-1] = f"{found[-1].rstrip(' ;')}; {part}"
        else:
            found.append(_AND.sub("", part))
    return found


def _is_rest(part: str, before: str) -> bool:
    """Whether words behind a semicolon name no paper and go on with the one before."""
    plain = not (mark_of(part) or CONDITION.match(part) or CONTENTS.search(before))
    return plain and head_start(part) is None and head_start(unmarked(before)) is not None


_CASE_AT_END = re.compile(
    r"\((?:nếu\s+có|(?:không\s+áp\s+dụng|đối\s+với|trường\s+hợp)\s[^()]*)\)[\s.;]*\Z",
    re.IGNORECASE,
)
_OPEN_BRACKET = re.compile(r"\([^()]*\Z")
_CLOSES = re.compile(r"[^()]{0,200}(?<![\s(][a-zđ0-9])\)")
_GOES_ON = re.compile(r"(?:hoặc\s|(?:bao\s+)?gồm\s+(?:một|1|01)\s+trong\s)", re.IGNORECASE)
_AND = re.compile(r"\Avà\s+", re.IGNORECASE)
