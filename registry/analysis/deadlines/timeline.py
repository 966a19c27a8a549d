"""The steps of the state laid on a line of time, in one unit: when each begins and ends.

A file's own `after` and `starts_at` say when a step begins; without them it follows the step above.
An imported file has only words: what they do not tell is taken as early as it can be, so that the
length is never more than the text says.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from registry.analysis.deadlines.told import (
    Starts,
    Told,
    headings_above,
    is_for_some,
    limits_told,
    plain_words,
    sentence_around,
)
from registry.analysis.steps.openings import number_of, opening_of
from registry.kept import kept
from registry.procedure.model import Step
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Action, Actor, StartsAt, Unit

_FROM_FILING = frozenset({StartsAt.VALID_DOSSIER, StartsAt.RECEIPT})
_ANSWERS = frozenset({Action.DECIDE, Action.RETURN})
_AFTER_THE_ANSWER = frozenset(
    {Action.ANNOUNCE, Action.FORWARD, Action.RECEIVE, Action.OTHER, Action.PAY, Action.INSPECT}
)
_HANDS_ON = frozenset({Action.PROPOSE, Action.FORWARD})
_ASKS = frozenset({Action.CONSULT, Action.VERIFY})
_CHECKS = frozenset({Action.CHECK, Action.APPRAISE, Action.RECEIVE, Action.ANNOUNCE})
_FILES = frozenset({Action.SUBMIT, Action.PREPARE, Action.PAY})


@dataclass(frozen=True, slots=True)
class Leg:
    """One step with a limit in the unit: from when to when, and the leg that it waits for."""

    step: Step
    begins: Decimal
    ends: Decimal
    waits_for: "Leg | None" = None
    is_check: bool = False

    @property
    def takes(self) -> Decimal:
        return self.ends - self.begins


@dataclass(frozen=True)
class Timeline:
    """Legs in order; `most` = what the steps take at most, None where a step hides its time."""

    unit: Unit
    legs: tuple[Leg, ...]
    most: Decimal | None

    @kept
    def last(self) -> Leg | None:
        """The leg that ends last; a check of the dossier alone comes before the clock starts."""
        counted = [leg for leg in self.legs if not leg.is_check]
        return max(counted, key=lambda leg: leg.ends, default=None)

    @property
    def length(self) -> Decimal:
        return self.last.ends if self.last else Decimal(0)

    @kept
    def longest(self) -> Sequence[Leg]:
        """The legs that the length is made of, in order."""
        return _way_to(self.last)

    @kept
    def on_the_clock(self) -> Sequence[Leg]:
        """The legs that take longest once the dossier is complete: no check of it is among them."""
        ways = (_way_to(leg) for leg in self.legs if not leg.is_check)
        counted = ([leg for leg in way if not leg.is_check] for way in ways)
        return max(counted, key=_time_of, default=())

    @property
    def counted(self) -> Decimal:
        """How long those on the clock take."""
        return _time_of(self.on_the_clock)

    @property
    def gives_an_answer(self) -> bool:
        """Whether the last leg is the decision or its return, so that the length is the whole."""
        return self.last is not None and self.last.step.action in _ANSWERS


def _way_to(last: Leg | None) -> Sequence[Leg]:
    """A leg with those that it waits for, in order."""
    found: list[Leg] = []
    leg = last
    while leg is not None:
        if leg.takes:
            found.append(leg)
        leg = leg.waits_for if leg.begins else None
    return found[::-1]


def _time_of(legs: Sequence[Leg]) -> Decimal:
    return sum((leg.takes for leg in legs), Decimal(0))


def timeline(steps: Sequence[Step], unit: Unit, *, is_confirmed: bool) -> Timeline:
    """The steps of the state among `steps`; a limit in another unit takes no time on the line."""
    tells = not is_confirmed and any(step.text for step in steps)
    return _told(steps, unit) if tells else _stated(steps, unit)


def by_state(step: Step) -> bool:
    """Not the applicant: an applicant's limit is the applicant's own deadline."""
    return step.actor is not Actor.APPLICANT


def units_of(steps: Iterable[Step]) -> frozenset[Unit | None]:
    """The units of the limits of the state's steps; "at once" is in every unit."""
    limits = (step.time_limit for step in steps if by_state(step))
    return frozenset(limit.unit for limit in limits if limit is not None and limit.amount)


def _takes(limit: TimeLimit | None, unit: Unit) -> Decimal:
    if limit is None or not limit.amount or limit.unit is not unit:
        return Decimal(0)
    return limit.amount


def _stated(steps: Sequence[Step], unit: Unit) -> Timeline:
    """By `after` and `starts_at`, else after the step above."""
    return placed(steps, predecessors(steps), unit)


def placed(steps: Sequence[Step], before: Mapping[str, Sequence[str]], unit: Unit) -> Timeline:
    """The steps with what each of them waits for; steps in a circle have no length."""
    known = {step.id: step for step in steps}
    legs: dict[str, Leg] = {}
    try:
        for name in TopologicalSorter(before).static_order():
            waits_for = max((legs[each] for each in before[name]), key=_ends, default=None)
            legs[name] = _leg_of(known[name], waits_for, unit)
    except CycleError:
        return Timeline(unit, (), None)
    limits = [step.time_limit for step in steps if by_state(step)]
    complete = bool(limits) and None not in limits and units_of(steps) <= {unit}
    most = max((leg.ends for leg in legs.values()), default=Decimal(0))
    return Timeline(unit, tuple(legs[step.id] for step in steps), most if complete else None)


def predecessors(steps: Sequence[Step]) -> Mapping[str, tuple[str, ...]]:
    """For each step those it waits for: by `after`, else the step above; none from filing on."""
    known = {step.id for step in steps}
    above: tuple[str, ...] = ()
    found: dict[str, tuple[str, ...]] = {}
    for step in steps:
        names = above if step.after is None else tuple(each for each in step.after if each in known)
        found[step.id] = () if step.starts_at in _FROM_FILING else names
        above = (step.id,)
    return found


def _leg_of(step: Step, waits_for: Leg | None, unit: Unit) -> Leg:
    begins = waits_for.ends if waits_for else Decimal(0)
    takes = _takes(step.time_limit, unit) if by_state(step) else Decimal(0)
    return Leg(step, begins, begins + takes, waits_for)


def _ends(leg: Leg) -> Decimal:
    return leg.ends


# --- a portal's words ---------------------------------------------------------------------------

_BRANCH = re.compile(
    r"(?:trường hợp|nếu|đối với|khi có)\b"
    r"(?![^,:.;]{0,60}(?:hợp lệ|đầy đủ|đủ (?:điều kiện|hồ sơ)|đáp ứng))|"
    r"(?:trường hợp|nếu|đối với|khi)\b[^,:.;]{0,60}(?:chưa|không) (?:đầy|đủ|hợp|đáp|đúng|bảo đảm)"
)
_COMPLETENESS = re.compile(
    r"(?:chưa|không) (?:đầy|đủ|hợp|đúng|đáp)|tính (?:đầy đủ|hợp lệ|chính xác)|thành phần hồ sơ"
    r"|bổ sung(?:,? hoàn (?:thiện|chỉnh))?(?: thành phần)? hồ sơ|xác nhận[^,.;]{0,20} nhận"
    r"|yêu cầu[^,.;]{0,60}? bổ sung|hướng dẫn[^,.;]{0,40}? hoàn thiện"
    r"|đảm bảo tính đầy đủ"
)
# "Trường hợp 2: …": the text counts its cases.
_SECOND_CASE = re.compile(r"trường hợp (?:thứ )?(?:2|hai)\b")
# "phải nộp hồ sơ trong thời hạn 10 ngày": a limit for the applicant.
_DUTY_TO_FILE = re.compile(r"phải (?:nộp|kê khai|làm thủ tục|thực hiện(?: việc| thủ tục)? đăng ký)")
_HEADING = re.compile(r"(?!trong (?:thời|vòng|quá)|chậm nhất|sau |không quá)[^\s].{0,14}")


@dataclass(slots=True)
class _Line:
    """Where the reading of one course stands: the leg that the next one would wait for."""

    chain: Leg | None = None
    check: Leg | None = None
    answered: bool = False
    previous: Step | None = None
    number: int = 0

    def take(self, leg: Leg) -> None:
        self.check = leg if leg.is_check else self.check
        if self.chain is None or self.chain.is_check or leg.ends >= self.chain.ends:
            self.chain = leg
        self.answered = self.answered or leg.step.action in _ANSWERS


def _told(steps: Sequence[Step], unit: Unit) -> Timeline:
    """By what the words of each step say that its limit runs from.

    Another course begins where stages are counted from the front again, or the applicant files
    again. A text that tells several courses, one for each case, has no length.
    """
    if any(_SECOND_CASE.search(plain_words(step.text)) for step in steps):
        return Timeline(unit, (), None)
    line, legs, acts = _Line(), [], []
    for step in steps:
        number = number_of(plain_words(step.text))
        if 0 < number <= line.number or _files_again(step, line):
            if line.chain is not None:
                return Timeline(unit, (), None)
            line = _Line()
        line.number = number or line.number
        leg = _leg(step, _of(step), unit, line) if by_state(step) else None
        acts.append((step, leg))
        if leg is not None:
            legs.append(leg)
            line.take(leg)
        line.previous = step if by_state(step) else line.previous
    return Timeline(unit, tuple(legs), _most(acts, unit))


def _most(acts: Sequence[tuple[Step, Leg | None]], unit: Unit) -> Decimal | None:
    """Every limit that the words tell, one after another; None where a step, or all, tell none."""
    acting = [(step, leg) for step, leg in acts if by_state(step)]
    if all(leg is None for _, leg in acting):
        return None
    if any(leg is None and step.action is not Action.RECEIVE for step, leg in acting):
        return None
    told = [each.limit for step, _ in acts for each in limits_told(plain_words(step.text))]
    if any(limit.unit is not unit for limit in told):
        return None
    return sum((limit.amount or Decimal(0) for limit in told), Decimal(0))


def _files_again(step: Step, line: _Line) -> bool:
    """The applicant files after an answer."""
    return line.answered and step.action in _FILES and not by_state(step)


def _of(step: Step) -> Told | None:
    """The limit of a step where its words tell it."""
    limit = step.time_limit
    if limit is None or limit.amount is None:
        return None
    return next((told for told in limits_told(plain_words(step.text)) if told.limit == limit), None)


def _leg(step: Step, told: Told | None, unit: Unit, line: _Line) -> Leg | None:
    """None for a step that takes no time, happens only sometimes, or is not on the clock."""
    takes = _takes(step.time_limit, unit)
    if not takes or told is None or told.starts in (None, Starts.APPLICANT):
        return None
    if _is_a_branch(step, told) or _is_off_the_clock(step, told, line):
        return None
    before = _waits_for(step, told, line)
    begins = before.ends if before else Decimal(0)
    return Leg(step, begins, begins + takes, before, _is_a_check(step, told))


def _is_a_branch(step: Step, told: Told) -> bool:
    """It happens only in some case."""
    words = plain_words(step.text)
    around = (sentence_around(words, told.at), *headings_above(words, told.at), _opening_of(step))
    return is_for_some(words, told) or any(_BRANCH.match(each) for each in around)


def _is_off_the_clock(step: Step, told: Told, line: _Line) -> bool:
    """It only takes in or makes known, binds the applicant, or the answer is out."""
    if step.action is Action.RECEIVE or (line.previous is None and told.starts is Starts.STEP):
        return True
    sentence = sentence_around(plain_words(step.text), told.at)
    if "đăng tải" in sentence or _DUTY_TO_FILE.search(sentence):
        return True
    return line.answered and step.action in _AFTER_THE_ANSWER


def _is_a_check(step: Step, told: Told) -> bool:
    """It only sees whether the dossier is complete: the clock has not started."""
    sentence = sentence_around(plain_words(step.text), told.at).replace(told.event, "")
    return step.action in _CHECKS and _COMPLETENESS.search(sentence) is not None


def only_checks(step: Step, *, is_confirmed: bool) -> bool | None:
    """Whether a step does no more than see that the dossier is complete; None for no action."""
    if step.action is not Action.CHECK or is_confirmed or not step.text:
        return None if step.action is None else step.action is Action.CHECK
    told = _of(step)
    if (
        told is None
        or told.starts is not Starts.DOSSIER
        or is_for_some(plain_words(step.text), told)
    ):
        return False
    return _is_a_check(step, told)


def _waits_for(step: Step, told: Told, line: _Line) -> Leg | None:
    if _CONFIRMED.search(told.event):
        return line.check
    chain = line.chain
    if chain is None or chain.is_check or not _follows(told, _opening_of(step), line):
        return None
    alternative = (chain.step.actor, chain.step.action) == (step.actor, step.action)
    within = step.actor is Actor.OTHER_AGENCY and step.action in _ASKS
    if alternative or (within and chain.step.action not in _ASKS | _HANDS_ON):
        return chain.waits_for
    return chain


# "kể từ ngày có văn bản xác nhận đã nhận đủ hồ sơ": after the check that says so.
_CONFIRMED = re.compile(r"xác nhận[^,.;]{0,20} nhận")


def _follows(told: Told, opening: str, line: _Line) -> bool:
    """After another step: the words say so, or a named body gets what the one above handed on."""
    if told.starts is Starts.STEP:
        return True
    handed_on = line.previous is not None and line.previous.action in _HANDS_ON
    heading = _HEADING.match(opening)
    return (
        handed_on
        and told.starts is Starts.DOSSIER
        and heading is not None
        and not (_opening_of(line.previous).startswith(heading.group()))
    )


def _opening_of(step: Step | None) -> str:
    """The words of a step without the marks and numbers in front."""
    return opening_of(plain_words(step.text)) if step else ""
