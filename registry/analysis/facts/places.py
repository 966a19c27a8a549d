"""Facts about places where an abolished tier of government is still named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from registry.analysis.context import Act, Whole, folded
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.model import Agencies, ChannelEntry
from registry.procedure.paths import item_key
from registry.procedure.vocabulary import Level
from registry.reference.phrasebook import Phrasebook

# The last day of the district tier (Law 72/2025/QH15, reported).
DISTRICT_ENDS = date(2025, 6, 30)
_SHOWN = 60


@dataclass(frozen=True)
class Mention:
    """The first part of the procedure that names a body; how many further parts name it too."""

    path: str
    words: str
    part: str
    again: int = 0


def district_mentions_of(whole: Whole) -> Sequence[Mention]:
    """The first part that names a body of the district tier: agencies, then steps, then ways."""
    if whole.as_of <= DISTRICT_ENDS:
        return ()
    can_say = whole.reference.phrases.can_say
    parts = [part for part in whole.once(_parts) if can_say(("district",), part.reach)]
    named = [(part, words) for part in parts if (words := _named(whole, part.words))]
    # One amendment ends the tier in all of them.
    return [_mention(named)] if named else []


def former_mentions_of(whole: Whole) -> Sequence[Mention]:
    """One mention a body that has ended or merged by the day, the district tier apart."""
    can_name = whole.reference.can_name_ended_body
    parts = [part for part in whole.once(_parts) if can_name(part.reach)]
    bodies: dict[str, list[tuple[_Part, str]]] = {}
    for part in parts:
        names = list(_names_in(whole.law.former_bodies, part.words))
        # A part tells one body: one that no part above told, if it names such a one.
        name = next((each for each in names if each.lower() not in bodies), None)
        for each in names if name is None else (name,):
            bodies.setdefault(each.lower(), []).append((part, each))
    return [_mention(named) for named in bodies.values()]


def _mention(named: Sequence[tuple["_Part", str]]) -> Mention:
    part, words = named[0]
    return Mention(part.path, words, part.kind, len(named) - 1)


def _names_in(names: Phrasebook, text: str) -> Iterator[str]:
    """The names as printed; looked for in plain lower case, which is quick."""
    lower = " ".join(text.lower().split())
    for name in names.found_in(lower):
        for found in re.finditer(rf"{re.escape(name)}\b", lower):
            if not _ISSUED_BY.search(lower, 0, found.start()):
                yield _printed(text, found.start(), found.end())
                break


# "Thông tư số … của Bộ trưởng …": who issued a text keeps its name.
_ISSUED_BY = re.compile(
    r"(?:thông tư|quyết định|chỉ thị|nghị định|công văn|văn bản hợp nhất)\b[^.;]{0,140}"
    r"\bcủa (?:bộ trưởng |liên )?(?:bộ [^.;,]{0,40}? [-–] ?)?\Z"
)


def _printed(text: str, start: int, end: int) -> str:
    """The words as they stand; folding and lower case change no length."""
    return " ".join(text.split())[start:end]


class _Part(NamedTuple):
    """A part of the procedure that can name a body, its words, and what they can say at all."""

    element: str | ChannelEntry
    kind: str
    words: str
    reach: int

    @property
    def path(self) -> str:
        if isinstance(self.element, str):
            return self.element
        case = {"by": str(self.element.by), "case": list(self.element.case)}
        return f"channels/{item_key('channels', case)}"


def _parts(whole: Whole) -> Sequence[_Part]:
    """Most name no such body, which the look that was had through their words anyway tells."""
    procedure, reach = whole.procedure, whole.reference.reach
    agencies = _agency_names(procedure.agencies)
    found = [_Part("agencies", "agencies", agencies, reach(folded(agencies)))]
    found += [_step_part(act) for act in whole.acts]
    for entry in procedure.channels or ():
        found.append(_Part(entry, "channel", entry.text or "", reach(folded(entry.text))))
    for fee in procedure.fees or ():
        found.append(_Part(f"fees/{fee.id}", "fee", fee.stated or "", reach(folded(fee.stated))))
    if procedure.receiving and (place := procedure.receiving.place):
        found.append(_Part("receiving", "receiving", place, reach(folded(place))))
    return found


def _step_part(act: Act) -> _Part:
    step, text = act.step, act.step.text or ""
    reach = act.reach
    if step.name not in text:
        reach = act.whole.reference.reach_across((folded(step.name), act.words))
    return _Part(f"steps/{step.id}", "step", f"{step.name} . {text}", reach)


def _agency_names(agencies: Agencies | None) -> str:
    bodies = (*(agencies.executing or ()), *(agencies.deciding or ())) if agencies else ()
    district = any(body.level is Level.DISTRICT for body in bodies)
    names = " . ".join(body.name or body.key or "" for body in bodies)
    return f"cấp huyện . {names}" if district else names


def _named(whole: Whole, text: str) -> str:
    """The folded words that name the district, with a little of what follows."""
    district = whole.reference.wording["district"]
    if not district.is_possible(text):
        return ""
    words = folded(text)
    for found in district.pattern.finditer(words):
        before = words[max(0, found.start() - _SHOWN) : found.start()]
        if not whole.says("history", before):
            return _printed(text, found.start(), found.end())
    return ""


def words(mention: Mention) -> str:
    """The words that name it."""
    return mention.words


def part(mention: Mention) -> str:
    """Which part names it: agencies, step, channel, fee or receiving."""
    return mention.part


def also(mention: Mention) -> str:
    """In Vietnamese, in how many further parts it is named; "" for none."""
    return f" (và ở {mention.again} chỗ khác)" if mention.again else ""


def also_en(mention: Mention) -> str:
    """In English, in how many further parts it is named; "" for none."""
    return f" (and in {mention.again} more)" if mention.again else ""


MENTIONS: Mapping[str, Fact[Mention]] = facts(words, part, also, also_en)
