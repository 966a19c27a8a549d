"""The acts of the state machine: each moves a case or a measure from one state to the next.

Whether an act is possible is decided inside the transaction that keeps it: the state, the role, the
revision, what must be said, and the guards. Refused acts change nothing and say what is possible.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from registry.actors import Actor, Grant
from registry.refusals import (
    Conflict,
    FieldError,
    PossibleAct,
    Refusal,
    conflict,
    field_error,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.review.events import Paper, happened
from registry.review.guards import GUARDS, Situation
from registry.review.machine import Need, Of, Transition, acts_from, states, transitions
from registry.review.measure import MEASURE, measure_state
from registry.review.proposals.judge import Judge
from registry.review.reading import CASE, measures_of, procedure_of
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.review_tables import MeasureRow, ReviewCaseRow
from registry.store.store import Store

_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says with an act: a reason, the document that shows it, the legal text.

    `effective` is the day on which that text takes effect, `until` its last day if it is temporary.
    """

    words: str = ""
    paper: Paper | None = None
    effective: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """What became of an act; `revision` is that of the case or measure it is about."""

    act: str
    case: int
    measure: int | None
    state: str
    revision: int


@dataclass(frozen=True, slots=True)
class _Move:
    """One act as it was asked for; `subject` is the number of the case or the measure."""

    transition: Transition
    subject: int
    said: Said
    expected_revision: int
    judge: Judge


def move(
    store: Store,
    act: str,
    subject: int,
    said: Said,
    *,
    judge: Judge,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
) -> Moved | Refusal:
    """Does one act of `machine.yaml` to the case or the measure with this number.

    `judge` says what rules find in what the case proposes. `expected_revision` is that of the case,
    or of the measure. Raises KeyError for an act that is not there, StoreBusy.
    """
    asked = _Move(transitions()[act], subject, said, expected_revision, judge)
    request = Request(
        act,
        f"{'measures' if asked.transition.of is Of.MEASURE else 'cases'}/{subject}",
        actor,
        now,
        idempotency_key,
        expected_revision,
        _fields(said),
    )
    return carry_out(store, request, Moved, lambda writing: _moved(writing, asked))


def possible_acts(
    case: ReviewCaseRow, measure: MeasureRow | None, today: date
) -> list[PossibleAct]:
    """What can be done now, and which role it needs; guards are not asked."""
    if measure is None:
        found = acts_from(case.state, Of.CASE)
    else:
        state = measure_state(measure, today)
        found = acts_from(state, Of.MEASURE) if state else ()
    return [
        PossibleAct(each.act, each.label, each.role, tuple(sorted(each.needs)))
        for each in found
        if each.role
    ]


def _moved(writing: Writing, asked: _Move) -> Moved | Refusal:
    here = _situation(writing, asked)
    if here is None:
        kind = MEASURE if asked.transition.of is Of.MEASURE else CASE
        return not_found(kind, asked.subject)
    authority = procedure_of(writing.session, here.case).authority
    role = asked.transition.role
    assert role is not None  # what happens by date is asked of nobody
    grant = writing.actor.grant_for(role, authority)
    if grant is None:
        return forbidden(role, authority)
    return _refusal(here, asked) or _done(here, asked, grant)


def _situation(writing: Writing, asked: _Move) -> Situation | None:
    session = writing.session
    measure = session.get(MeasureRow, asked.subject) if asked.transition.of is Of.MEASURE else None
    if asked.transition.of is Of.MEASURE and measure is None:
        return None
    case = session.get(ReviewCaseRow, measure.case if measure else asked.subject)
    if case is None:
        return None
    return Situation(writing, case, measures_of(session, case), asked.judge, measure)


def _refusal(here: Situation, asked: _Move) -> Refusal | None:
    """What stands in the way: a newer revision, the state, what was not said, a guard."""
    row = here.measure or here.case
    today = here.writing.now.date()
    state = _state(here, today)
    if row.revision != asked.expected_revision:
        return stale(row.revision, asked.expected_revision, state)
    if state not in asked.transition.sources:
        return _impossible(here, asked, state, today)
    mistakes = tuple(_mistakes(asked.transition, asked.said))
    if mistakes:
        return invalid(mistakes)
    refused = (GUARDS[name](here) for name in asked.transition.guards)
    return next((each for each in refused if each), None)


def _state(here: Situation, today: date) -> str:
    """A measure of a case that was not proposed yet stands where its case stands."""
    if here.measure is None:
        return here.case.state
    return measure_state(here.measure, today) or here.case.state


def _impossible(here: Situation, asked: _Move, state: str, today: date) -> Conflict:
    row = here.measure or here.case
    return conflict(
        "act-impossible",
        revision=row.revision,
        state=state,
        possible=possible_acts(here.case, here.measure, today),
        act=asked.transition.label,
        state_word=states()[state].label,
    )


def _mistakes(transition: Transition, said: Said) -> Iterator[FieldError]:
    paper = said.paper
    if Need.WORDS in transition.needs and not said.words.strip():
        yield field_error("words", "required")
    if len(said.words) > _LONGEST:
        yield field_error("words", "too-long", limit=_LONGEST)
    if {Need.DOCUMENT, Need.INSTRUMENT} & transition.needs and not (paper and paper.number.strip()):
        yield field_error("document.number", "required")
    if Need.INSTRUMENT in transition.needs:
        yield from _instrument_mistakes(said)


def _instrument_mistakes(said: Said) -> Iterator[FieldError]:
    if said.effective is None:
        yield field_error("effective", "required")
    elif said.paper and said.effective < said.paper.dated:
        yield field_error("effective", "before-document", dated=said.paper.dated.isoformat())
    if said.until and said.effective and said.until < said.effective:
        yield field_error("until", "until-before-effective", effective=said.effective.isoformat())


def _done(here: Situation, asked: _Move, grant: Grant) -> Moved:
    transition, said = asked.transition, asked.said
    writing, measure = here.writing, here.measure
    today = writing.now.date()
    before, edition = _state(here, today), here.case.edition
    base = (measure or here.case).revision
    if measure is None:
        _move_case(here, transition)
    else:
        _move_measure(here, measure, transition, said)
    after = (measure or here.case).state
    assert after is not None
    about = {"from": before, "to": after, **_fields(said)}
    if transition.renews:
        about |= {"edition_before": edition, "edition": here.case.edition}
    subject = f"measures/{measure.id}" if measure else f"cases/{here.number}"
    act = writing.log(transition.act, subject, about, under=grant, base_revision=base)
    happened(
        writing,
        grant,
        act,
        kind=transition.act,
        case=here.number,
        measure=measure.id if measure else None,
        source=before,
        target=after,
        words=said.words.strip(),
        paper=said.paper,
    )
    writing.session.flush()
    return Moved(
        transition.act,
        here.number,
        measure.id if measure else None,
        after,
        (measure or here.case).revision,
    )


def _move_case(here: Situation, transition: Transition) -> None:
    """The case, and its measures when the new state is theirs."""
    case, target = here.case, states()[transition.target]
    case.state = target.code
    case.returns += target.code == "RETURNED"
    if transition.renews:
        case.edition = procedure_of(here.writing.session, case).edition
    for measure in here.living if target.of is not Of.CASE else ():
        measure.state = target.code
        measure.revision += 1
    _touch(here)


def _move_measure(here: Situation, measure: MeasureRow, transition: Transition, said: Said) -> None:
    measure.state = transition.target
    measure.revision += 1
    if Need.INSTRUMENT in transition.needs and said.paper:
        measure.instrument = said.paper.number
        measure.effective, measure.until = said.effective, said.until
    _touch(here)


def _touch(here: Situation) -> None:
    """Counts the case's revision, and closes it when nothing of it is left to do."""
    case = here.case
    case.revision += 1
    ended = states()[case.state].ends
    if states()[case.state].of is Of.MEASURE:
        ended = all(states()[each.state or case.state].ends for each in here.measures)
    if ended and case.closed_at is None:
        case.closed_at = here.writing.now
    here.writing.session.add_all([case, *here.measures])
    here.writing.session.flush()


def _fields(said: Said) -> Mapping[str, Any]:  # Any: plain data
    return {
        "words": said.words.strip(),
        "document": said.paper.number if said.paper else None,
        "document_date": said.paper.dated.isoformat() if said.paper else None,
        "effective": said.effective.isoformat() if said.effective else None,
        "until": said.until.isoformat() if said.until else None,
    }
