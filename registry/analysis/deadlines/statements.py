"""Where two statements of one procedure about its limit contradict each other.

Numbers of different units are never converted: they differ, or nothing is said.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from registry.analysis.context import Whole
from registry.analysis.deadlines.timeline import Timeline, by_state, timeline, units_of
from registry.analysis.deadlines.told import Starts, Told, is_for_some, limits_told, plain_words
from registry.analysis.deadlines.words import (
    OVERALL,
    STEPS,
    channels_in_words,
    description_in_words,
)
from registry.kept import kept
from registry.procedure.model import ChannelEntry, Step
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Action, Channel, Unit

Cases = tuple[str, ...]
_MOST_PARTS = 6
# "kể từ ngày Hội đồng nhân dân thông qua", "… nhận được tờ trình": not from the dossier.
_LATER = re.compile(r"thông qua|tờ trình|báo cáo của|kết thúc|hoàn thành|có kết quả|quyết định của")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Another statement that contradicts a limit: how, what it says, and where it stands."""

    how: str  # unit | bare | amount
    limit: TimeLimit
    place: Mapping[str, str]


_ABOUT_TIME = re.compile(
    r"\bthời (?:hạn|gian)\b|\bngay\b|\d ?(?:ngày|giờ|tháng)|trong (?:cùng )?ngày"
)


def difference(one: TimeLimit, other: TimeLimit) -> str:
    """The same number in another unit or none; another number of which one has no unit; others."""
    if one.amount is None or other.amount is None or _exact(one) == _exact(other):
        return ""
    if not one.amount or not other.amount:
        return "amount" if one.amount != other.amount else ""
    if one.amount == other.amount:
        return "unit"
    return "bare" if (one.unit is None) is not (other.unit is None) else "amount"


def _exact(limit: TimeLimit) -> TimeLimit:
    """An hour is sixty minutes; no other unit is a fixed number of another."""
    if limit.unit is Unit.HOUR and limit.amount is not None:
        return TimeLimit(limit.amount * 60, Unit.MINUTE)
    return limit


@dataclass(frozen=True)
class Statements:
    """Everything that a procedure says about its limit; each part is read once."""

    whole: Whole

    @kept
    def channels(self) -> Sequence[ChannelEntry]:
        return self.whole.procedure.channels or ()

    @kept
    def _steps(self) -> Sequence[Step]:
        return [step for step in self.whole.procedure.steps or () if not step.when]

    @kept
    def numbers(self) -> Mapping[str, int]:
        """The places of the steps, counted from 1."""
        return {step.id: at for at, step in enumerate(self.whole.procedure.steps or (), start=1)}

    @kept
    def say_nothing(self) -> bool:
        """All of an imported text is there, and nothing in it is about how long it takes."""
        procedure = self.whole.procedure
        if self.whole.is_confirmed or not self.channels or procedure.steps is None:
            return False
        printed = any(entry.time_limit or entry.stated for entry in self.channels)
        if printed or any(step.time_limit for step in procedure.steps if by_state(step)):
            return False
        texts = [entry.text for entry in self.channels] + [step.text for step in procedure.steps]
        return not any(_ABOUT_TIME.search(plain_words(text)) for text in texts)

    @kept
    def runs_late(self) -> bool:
        """The words beside the overall limit say that it runs from what another step gives."""
        overall = self.whole.procedure.time_limit
        texts = [plain_words(e.text) for e in self.channels if e.time_limit == overall]
        told = (each for text in texts if text for each in limits_told(text))
        return any(each.limit == overall and _LATER.search(each.event) is not None for each in told)

    # --- steps ----------------------------------------------------------------------------------

    def line(self, channel: Channel | None, case: Cases, unit: Unit) -> Timeline | None:
        """The steps that happen on a way to file in a case; None where no steps are known.

        A portal's text does not say which of its steps belong to which case.
        """
        if self.whole.procedure.steps is None or self._mixes_cases:
            return None
        key = (channel if self._by_channel else None, case if self._by_case else (), unit)
        if key not in self._lines:
            steps = self._on(channel, case)
            self._lines[key] = timeline(steps, unit, is_confirmed=self.whole.is_confirmed)
        return self._lines[key]

    @kept
    def _lines(self) -> dict[tuple[Channel | None, Cases, Unit], Timeline]:
        return {}

    @kept
    def _mixes_cases(self) -> bool:
        """Its ways have limits by case, but its steps do not say for which case they are."""
        if self.whole.is_confirmed or self._by_case:
            return False
        overall = self.whole.procedure.time_limit
        printed = any(entry.time_limit == overall for entry in self.channels if not entry.case)
        return not printed or any(entry.case or _tells_cases(entry.text) for entry in self.channels)

    @kept
    def _by_channel(self) -> bool:
        return any(step.channels for step in self._steps)

    @kept
    def _by_case(self) -> bool:
        return any(step.case for step in self._steps)

    def _on(self, channel: Channel | None, case: Cases) -> Sequence[Step]:
        return [
            step
            for step in self._steps
            if (not step.channels or channel in step.channels)
            and (not step.case or set(case) & set(step.case))
        ]

    def whole_line(self, channel: Channel | None, case: Cases) -> Timeline | None:
        """The line where the steps share one unit and end with the answer: a total of its own."""
        units = units_of(step for step in self._on(channel, case) if by_state(step))
        unit = next(iter(units), None) if len(units) == 1 else None
        line = self.line(channel, case, unit) if unit is not None else None
        return line if line is not None and line.length and line.gives_an_answer else None

    # --- ways to file ---------------------------------------------------------------------------

    def against_channel(self, entry: ChannelEntry) -> Disagreement | None:
        """The first statement that contradicts a channel's limit, said once for like channels."""
        found = self._contradicted[id(entry)]
        return found if found and self.like(entry, found)[0] is entry else None

    def like(self, entry: ChannelEntry, found: Disagreement) -> Sequence[ChannelEntry]:
        """Channels of the same case with the same limit and the same contradiction."""
        return self._alike[entry.case, entry.time_limit, found.limit]

    @kept
    def _alike(self) -> Mapping[object, Sequence[ChannelEntry]]:
        alike: dict[object, list[ChannelEntry]] = {}
        for entry in self.channels:
            found = self._contradicted[id(entry)]
            if found is not None:
                alike.setdefault((entry.case, entry.time_limit, found.limit), []).append(entry)
        return alike

    @kept
    def _contradicted(self) -> Mapping[int, Disagreement | None]:
        return {id(entry): self._contradiction(entry) for entry in self.channels}

    def _contradiction(self, entry: ChannelEntry) -> Disagreement | None:
        limit = entry.time_limit
        if limit is None or limit.amount is None:
            return None
        return self._in_description(entry, limit) or self._beside(entry, limit)

    def _in_description(self, entry: ChannelEntry, limit: TimeLimit) -> Disagreement | None:
        """The words beside a limit tell only other ones, neither it nor parts that add up to it.

        Another number that is for some case, or for one of several acts, contradicts nothing.
        """
        words = plain_words(entry.text)
        found = _from_dossier(words)
        told = [each.limit for each in found]
        usual = [each.limit for each in found if not is_for_some(words, each)]
        if limit in told or _adds_up(told, limit):
            return None
        same = (each for each in told if each.amount == limit.amount)
        other = next(same, None) or _sum_of(told, limit) or next(iter(usual), None)
        how = difference(limit, other) if other is not None else ""
        if how == "amount" and (_SEVERAL_ACTS.search(self.whole.name) or _tells_stages(found)):
            return None
        place = {lang: description_in_words(entry.by, lang) for lang in ("vi", "en")}
        return Disagreement(how, other, place) if how and other else None

    def _beside(self, entry: ChannelEntry, limit: TimeLimit) -> Disagreement | None:
        """The way that speaks for the case, where its limits and these are all others."""
        other = self._speaking.get(entry.case)
        if other is None:
            return self._beside_overall(entry, limit)
        if other.by is entry.by:
            return self._in_the_unit_of_steps(entry, limit)
        if other.time_limit is None:
            return None
        if other.time_limit in self._rows[entry.by] or limit in self._rows[other.by]:
            return None
        how = difference(limit, other.time_limit)
        by_case = _is_for_a_case(entry) or _is_for_a_case(other)
        if how == "amount" and (by_case or self._is_explained(entry, other)):
            return None
        place = {lang: channels_in_words([other.by], lang) for lang in ("vi", "en")}
        return Disagreement(how, other.time_limit, place) if how else None

    def _is_explained(self, one: ChannelEntry, other: ChannelEntry) -> bool:
        """Each limit is for a case that the steps tell, or one way waits for a check of the dossier
        that the other has at the desk, or it is online and takes hours where others take days.
        """
        first, second = one.time_limit, other.time_limit
        if first is None or second is None or first.amount is None or second.amount is None:
            return False
        if {first, second} <= self._told_by_steps:
            return True  # the steps say which case each is for
        if first.unit is not second.unit:
            quick = first if first.unit is Unit.HOUR else second
            way = one if quick is first else other
            return quick.unit is Unit.HOUR and way.by is Channel.ONLINE
        return TimeLimit(abs(first.amount - second.amount), first.unit) in self._checks

    @kept
    def _told_by_steps(self) -> frozenset[TimeLimit]:
        """Every limit that the words of the steps tell."""
        texts = (plain_words(step.text) for step in self.whole.procedure.steps or ())
        return frozenset(each.limit for text in texts if text for each in limits_told(text))

    @kept
    def _checks(self) -> frozenset[TimeLimit | None]:
        """The limits of steps that see whether a dossier that did not come by hand is complete."""
        steps = self.whole.procedure.steps or ()
        return frozenset(step.time_limit for step in steps if step.action is Action.CHECK)

    def _in_the_unit_of_steps(self, entry: ChannelEntry, limit: TimeLimit) -> Disagreement | None:
        """An import's overall limit that no way prints was told by the steps: the same number."""
        overall = self.whole.procedure.time_limit
        if self.whole.is_confirmed or overall is None or entry.case:
            return None
        told = any(step.time_limit and step.time_limit.unit is overall.unit for step in self._steps)
        if not told or any(each.time_limit == overall for each in self.channels):
            return None
        how = difference(limit, overall)
        return Disagreement(how, overall, STEPS) if how == "unit" else None

    def _beside_overall(self, entry: ChannelEntry, limit: TimeLimit) -> Disagreement | None:
        overall = self.whole.procedure.time_limit
        how = difference(limit, overall) if overall is not None and not entry.case else ""
        return Disagreement(how, overall, OVERALL) if how and overall else None

    @kept
    def _speaking(self) -> Mapping[Cases, ChannelEntry]:
        """By case, the way with the overall limit, else the first with a unit.

        An overall limit that a person wrote speaks itself; an import's is made of the ways.
        """
        overall = self.whole.procedure.time_limit
        limited = [entry for entry in reversed(self.channels) if entry.time_limit]
        if self.whole.is_confirmed and overall is not None:
            limited = [entry for entry in limited if entry.case or entry.time_limit == overall]
        ranked = sorted(limited, key=lambda entry: _rank(entry, overall))
        return {entry.case: entry for entry in ranked}

    @kept
    def _rows(self) -> Mapping[Channel, frozenset[TimeLimit]]:
        """Every limit of a way, over all its cases."""
        rows: dict[Channel, set[TimeLimit]] = {}
        for entry in self.channels:
            if entry.time_limit is not None:
                rows.setdefault(entry.by, set()).add(entry.time_limit)
        return defaultdict(frozenset, {by: frozenset(limits) for by, limits in rows.items()})

    # --- the overall limit ----------------------------------------------------------------------

    def against_overall(self) -> Disagreement | None:
        """The steps tell a whole of another unit, or one where the limit has none."""
        limit = self.whole.procedure.time_limit
        line = self.whole_line(None, ()) if limit is not None and limit.amount else None
        if limit is None or line is None:
            return None
        total = TimeLimit(line.length.normalize() + 0, line.unit)
        how = difference(limit, total)
        less = how == "bare" and (total.amount or 0) < (limit.amount or 0)
        return Disagreement(how, total, STEPS) if how in ("unit", "bare") and not less else None


def _rank(entry: ChannelEntry, overall: TimeLimit | None) -> int:
    limit = entry.time_limit
    return 2 if limit == overall else 1 if limit is not None and limit.unit else 0


def _from_dossier(words: str) -> Sequence[Told]:
    told = list(limits_told(words)) if words else []
    return told if told and told[0].starts in (Starts.DOSSIER, None) else ()


_OPENS_CASE = re.compile(r"\W*(?:\w[).]\s*)?(?:trường hợp|đối với)\b")
# "Cấp, gia hạn, cấp lại …": a limit may be of one of these acts.
_SEVERAL_ACTS = re.compile(
    r"^(?:thu tuc )?cap\b[^,]{0,20}, (?:cap|gia han|sua doi|dieu chinh|thu hoi)\b"
)
_CASES = re.compile(r"\b(?:trường hợp|đối với|nếu)\b")


def _tells_cases(text: str | None) -> bool:
    """The words beside a limit tell several limits, and for which case each is."""
    words = plain_words(text)
    limits = {told.limit for told in limits_told(words)} if words else ()
    return len(limits) > 1 and _CASES.search(words) is not None


def _is_for_a_case(entry: ChannelEntry) -> bool:
    """What is printed beside the limit opens with the case it is for."""
    return _OPENS_CASE.match(plain_words(entry.text)) is not None


def _tells_stages(told: Sequence[Told]) -> bool:
    """A later limit runs from what an earlier one gives: none of them is the whole."""
    return any(each.starts is Starts.STEP for each in told[1:])


def _adds_up(told: Sequence[TimeLimit], limit: TimeLimit) -> bool:
    """Whether some of the told limits, in one unit or in several, add up to the limit."""
    amounts = [each.amount for each in told if each.unit is limit.unit]
    known = [amount for amount in amounts if amount][:_MOST_PARTS]
    every = [each.amount for each in told if each.amount]
    mixed = len({each.unit for each in told}) > 1 and limit.amount not in every
    parts = (*_parts(known), *(_parts(every[:_MOST_PARTS]) if mixed else ()))
    return any(sum(part, Decimal(0)) == limit.amount for part in parts)


def _sum_of(told: Sequence[TimeLimit], limit: TimeLimit) -> TimeLimit | None:
    """All told limits together where they make the same number in one other unit."""
    if not told:
        return None
    units = {each.unit for each in told}
    total = TimeLimit(sum((each.amount or Decimal(0) for each in told), Decimal(0)), told[0].unit)
    return total if len(units) == 1 and total.amount == limit.amount else None


def _parts(amounts: Sequence[Decimal]) -> Iterable[Sequence[Decimal]]:
    return (part for size in range(2, len(amounts) + 1) for part in combinations(amounts, size))
