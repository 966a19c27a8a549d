"""Facts about every stated limit, as one list: the overall one, those of channels and of steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from registry.analysis.context import Whole
from registry.analysis.deadlines.statements import Disagreement, Statements
from registry.analysis.deadlines.timeline import Timeline
from registry.analysis.deadlines.words import (
    NO_UNIT,
    OVERALL,
    channels_in_words,
    limit_in_words,
    other_statement,
    path_in_words,
)
from registry.analysis.facts.fact import Fact, facts
from registry.kept import kept
from registry.procedure.model import ChannelEntry
from registry.procedure.paths import item_key
from registry.procedure.values import TimeLimit
from registry.procedure.vocabulary import Action, Actor, Unit


@dataclass(frozen=True)
class StatedLimit:
    """A limit and where it stands; `limit` None = the file says nothing."""

    statements: Statements
    path: str
    limit: TimeLimit | None
    channel: ChannelEntry | None = None

    @kept
    def place(self) -> str:
        kind = self.path.partition("/")[0]
        return {"channels": "channel", "steps": "step"}.get(kind, "procedure")

    @kept
    def line(self) -> Timeline | None:
        """The steps that this limit is for, in its unit; a step's own limit has none."""
        if self.place == "step" or self.limit is None or self.limit.unit is None:
            return None
        by, case = (self.channel.by, self.channel.case) if self.channel else (None, ())
        return self.statements.line(by, case, self.limit.unit)

    @kept
    def contradicted(self) -> Disagreement | None:
        if self.channel is not None:
            return self.statements.against_channel(self.channel)
        return self.statements.against_overall() if self.place == "procedure" else None


def limits_of(whole: Whole) -> Sequence[StatedLimit]:
    """The overall limit first, then the channels', then those of the state's steps."""
    procedure, statements = whole.procedure, Statements(whole)
    found = [StatedLimit(statements, "time_limit", procedure.time_limit)]
    for entry in statements.channels:
        key = item_key("channels", {"by": str(entry.by), "case": list(entry.case)})
        found.append(StatedLimit(statements, f"channels/{key}", entry.time_limit, entry))
    for step in procedure.steps or ():
        if step.time_limit is not None and step.actor is not Actor.APPLICANT:
            found.append(StatedLimit(statements, f"steps/{step.id}", step.time_limit))
    return found


def place(stated: StatedLimit) -> str:
    """Where it stands: procedure, channel or step."""
    return stated.place


def known(stated: StatedLimit) -> bool:
    """The file says something about it, if only that there is none."""
    return stated.limit is not None


def missing(stated: StatedLimit) -> bool | None:
    """The text sets no limit; not known where the file says nothing and no channel does.

    Of an imported text all words are there: nothing about time in any of them is no limit.
    """
    if stated.limit is not None:
        return stated.limit.amount is None
    channels = stated.statements.channels
    if stated.path != "time_limit" or not channels:
        return None
    if any(entry.time_limit for entry in channels):
        return False
    return True if stated.statements.say_nothing else None


def amount(stated: StatedLimit) -> float | None:
    """The number of the limit."""
    limit = stated.limit
    return None if limit is None or limit.amount is None else float(limit.amount)


def unit(stated: StatedLimit) -> Unit | None:
    """The unit of the limit."""
    return stated.limit.unit if stated.limit else None


def bare(stated: StatedLimit) -> bool | None:
    """A number without a unit; "at once" needs none."""
    limit = stated.limit
    if limit is None or limit.amount is None:
        return None
    return limit.unit is None and limit.amount != 0


def as_overall(stated: StatedLimit) -> bool:
    """It only says again what the overall limit says."""
    overall = stated.statements.whole.procedure.time_limit
    return stated.path != "time_limit" and stated.limit == overall


def written(stated: StatedLimit) -> str | None:
    """The limit in Vietnamese words: "5 ngày làm việc"."""
    return None if stated.limit is None else limit_in_words(stated.limit, "vi")


def written_en(stated: StatedLimit) -> str | None:
    """The limit in English words: "5 working days"."""
    return None if stated.limit is None else limit_in_words(stated.limit, "en")


def stands(stated: StatedLimit) -> str:
    """Where it stands, in Vietnamese: overall, or every way to file that says the same."""
    return _stands(stated, "vi")


def stands_en(stated: StatedLimit) -> str:
    """Where it stands, in English words."""
    return _stands(stated, "en")


def _stands(stated: StatedLimit, lang: str) -> str:
    if stated.channel is None:
        return OVERALL[lang]
    found = stated.contradicted
    like = stated.statements.like(stated.channel, found) if found else [stated.channel]
    return channels_in_words([entry.by for entry in like], lang)


def differs(stated: StatedLimit) -> str:
    """How another statement contradicts it: unit, bare, amount or "" for none.

    Of like channels only the first is told. Read against a channel's own description, against the
    channel that speaks for the same case, and (the overall limit) against the steps as a whole.
    """
    return stated.contradicted.how if stated.contradicted else ""


def doubt(stated: StatedLimit) -> str:
    """Why it cannot be relied on, in Vietnamese: another statement, or no unit; "" for no doubt."""
    return _doubt(stated, "vi")


def doubt_en(stated: StatedLimit) -> str:
    """Why it cannot be relied on, in English words; "" for no doubt."""
    return _doubt(stated, "en")


def _doubt(stated: StatedLimit, lang: str) -> str:
    found = stated.contradicted
    if found is not None:
        return other_statement(found.place, found.limit, lang)
    return NO_UNIT[lang] if bare(stated) else ""


def other_limit(stated: StatedLimit) -> str | None:
    """The contradicting limit in the words of a file, so that a remedy can set it."""
    return None if stated.contradicted is None else str(stated.contradicted.limit)


def steps_take(stated: StatedLimit) -> float | None:
    """The longest time on the clock through the steps of its way and case, in its unit."""
    return float(stated.line.counted) if stated.line and stated.line.counted else None


def steps_told(stated: StatedLimit) -> str | None:
    """The steps that take longest on the clock, in Vietnamese words, with what each takes."""
    return _path(stated, "vi")


def steps_told_en(stated: StatedLimit) -> str | None:
    """The steps that take longest on the clock, in English words."""
    return _path(stated, "en")


def _path(stated: StatedLimit, lang: str) -> str | None:
    line = stated.line
    if line is None or not line.counted:
        return None
    return path_in_words(line, stated.statements.numbers, lang)


def steps_exceed(stated: StatedLimit) -> bool | None:
    """The steps alone take longer than the limit; not known where a step hides its time.

    A check whether the dossier is complete comes before the clock starts. Where the words beside
    the limit say that it runs from something else than the dossier, nothing is known.
    """
    line, limit = stated.line, stated.limit
    if line is None or limit is None or limit.amount is None or stated.statements.runs_late:
        return None
    if line.counted > limit.amount:
        return True
    return None if line.most is None else False


def covered_elsewhere(stated: StatedLimit) -> bool:
    """Another way has a limit, in the same unit, in which the steps can be done."""
    line, limits = stated.line, [each.time_limit for each in stated.statements.channels]
    if line is None:
        return False
    same = (each.amount for each in limits if each and each.unit is line.unit and each.amount)
    return 0 < line.counted <= max(same, default=0)


def steps_end_in_opinion(stated: StatedLimit) -> bool:
    """The steps that take longest end with another body's opinion, so that an answer is to come."""
    line = stated.line
    last = line.on_the_clock[-1].step if line and line.on_the_clock else None
    return last is not None and last.actor is Actor.OTHER_AGENCY and last.action is Action.CONSULT


def steps_most(stated: StatedLimit) -> float | None:
    """What the steps of its way and case take at most, where every one tells its time."""
    line = stated.line
    return None if line is None or not line.most else float(line.most)


LIMITS: Mapping[str, Fact[StatedLimit]] = facts(
    place, known, missing, amount, unit, bare, as_overall, written, written_en, stands, stands_en,
    differs, doubt, doubt_en, other_limit, steps_take, steps_told, steps_told_en, steps_exceed,
    steps_most, covered_elsewhere, steps_end_in_opinion,
)  # fmt: skip
