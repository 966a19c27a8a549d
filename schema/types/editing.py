"""What people who edit the measures of a case are shown."""

import datetime
from itertools import zip_longest

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry.refusals import Words
from registry.review.editing.changes import Change, Input, expected
from registry.review.editing.desk import Desk
from registry.review.editing.editions import Fate, PathFate
from registry.review.editing.elements import Element, Offer, elements, label_of, offers
from registry.review.editing.newer import NewerEdition as Newer
from registry.review.editing.suggesting import Choice
from schema.enums import Language, ReviewOutcome
from schema.types.finding import Operation, shown_operation
from schema.types.proposal import ProposedChange, shown_change

strawberry.enum(Fate, name="PathFate", description="What became of a path.")
strawberry.enum(Input, name="ChangeInput", description="What kind of value a change asks for.")


@strawberry.type(description="What became of a path of a patch in another edition.")
class LostPath:
    path: str = field(description="The path that the patch names.")
    fate: Fate = field(description="What became of it.")
    now: str | None = field(description="Where it is found now; null: nowhere.")
    said: strawberry.Private[Words]

    @strawberry.field(description="The same in a sentence.")
    def message(self, lang: Language = Language.VI) -> str:
        return self.said.en if lang is Language.EN else self.said.vi


@strawberry.type(description="A measure whose paths are not in the newer edition as they were.")
class AffectedMeasure:
    number: int = field(description="The number of the measure.")
    paths: list[LostPath] = field(description="What became of its paths.")


@strawberry.type(description="An edition of the procedure that is newer than the one under review.")
class NewerEdition:
    edition: str = field(description="Its hash.")
    loaded: datetime.datetime = field(description="When it was loaded.")
    changes: list[ProposedChange] = field(description="What differs from the one under review.")
    measures: list[AffectedMeasure] = field(description="Measures about what differs.")
    answered_forms: int = field(
        description="Forms answered on the edition under review; their answers stay with it."
    )
    has_costs: bool = field(
        description="Whether a cost sheet is kept; it is reckoned anew on what it rests on."
    )


@strawberry.type(description="An element of the procedure under review that can be changed.")
class ProcedureElement:
    path: str = field(description="Its path, such as `documents/cccd`; `.` is the whole.")
    part: str = field(description="The part it is of.")
    named: strawberry.Private[Words]
    outer: strawberry.Private[Words | None]

    @strawberry.field(description="What it is called.")
    def name(self, lang: Language = Language.VI) -> str:
        return _in(self.named, lang)

    @strawberry.field(description="What it stands in, such as the form of a field; null: nothing.")
    def inside(self, lang: Language = Language.VI) -> str | None:
        return _in(self.outer, lang) if self.outer else None

    @strawberry.field(description="What its part is called.")
    def part_name(self, lang: Language = Language.VI) -> str:
        return _in(label_of(self.part), lang)


@strawberry.type(description="A change that is offered for an element.")
class ElementChange:
    code: str = field(description="What `writeOperation` calls it.")
    op: str = field(description="The operation it becomes.")
    path: str = field(description="The path that the operation names.")
    asks: Input = field(description="What kind of value it asks for.")
    words: list[str] = field(description="The closed words to choose from, if it asks for one.")
    vocabulary: str | None = field(description="What the vocabulary of those words is called.")
    current: JSON | None = field(description="What stands there now.")
    siblings: list[ProcedureElement] = field(description="What it can be merged into.")
    kind: strawberry.Private[Change]

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return _in(self.kind.label, lang)

    @strawberry.field(description="What has to be written as its value.")
    def expected(self, lang: Language = Language.VI) -> str:
        return _in(expected(self.asks), lang)


@strawberry.type(description="One operation of a measure, in words.")
class MeasureOperation:
    op: str = field(description="remove, set, add, merge or abolish.")
    path: str = field(description="The path it changes.")
    value: JSON | None = field(description="The new value, if it needs one.")
    said: strawberry.Private[Words | None]

    @strawberry.field(description="What it changes; null: it does not fit the content.")
    def message(self, lang: Language = Language.VI) -> str | None:
        return _in(self.said, lang) if self.said else None


@strawberry.type(description="A measure as it would be added.")
class SuggestedChoice:
    outcome: ReviewOutcome = field(description="What it concludes.")
    title: str = field(description="What it is about.")
    reason: str = field(description="Why.")
    patch: list[Operation] = field(description="What it changes.")
    finding_fingerprints: list[str] = field(description="The findings that it answers.")
    within_power: bool | None = field(
        description="Whether the owner may change the text itself; null: not known."
    )
    power: strawberry.Private[Words]
    said: strawberry.Private[tuple[Words, ...]]

    @strawberry.field(description="Which texts tell whether it is within the owner's power.")
    def power_reason(self, lang: Language = Language.VI) -> str:
        return _in(self.power, lang)

    @strawberry.field(description="What it changes, in words; empty: it does not fit the content.")
    def changes(self, lang: Language = Language.VI) -> list[str]:
        return [_in(each, lang) for each in self.said]


@strawberry.type(description="A measure that accepted findings suggest, or a choice of several.")
class SuggestedMeasure:
    key: str = field(description="Stays the same as long as it suggests the same.")
    choices: list[SuggestedChoice] = field(description="The alternatives; most have one.")
    clashing: strawberry.Private[Words | None]

    @strawberry.field(
        description="Why the first cannot be added beside what is there; null: it can."
    )
    def clash(self, lang: Language = Language.VI) -> str | None:
        return _in(self.clashing, lang) if self.clashing else None


def shown_elements(found: Desk | None) -> list[ProcedureElement]:
    return [_element(each) for each in elements(found.procedure)] if found else []


def shown_changes(found: Desk | None, path: str) -> list[ElementChange]:
    return [_change(each) for each in offers(found.procedure, path)] if found else []


def shown_operations(
    found: Desk | None, measure: int, patch: list[Operation]
) -> list[MeasureOperation]:
    words = found.said.get(measure, ()) if found else ()
    return [
        MeasureOperation(op=each.op, path=each.path, value=each.value, said=said)
        for each, said in zip_longest(patch, words)
        if each is not None
    ]


def shown_suggestions(found: Desk | None) -> list[SuggestedMeasure]:
    return [
        SuggestedMeasure(
            key=each.key,
            choices=[_choice(choice) for choice in each.choices],
            clashing=each.clash,
        )
        for each in (found.suggestions if found else ())
    ]


def _choice(found: Choice) -> SuggestedChoice:
    return SuggestedChoice(
        outcome=ReviewOutcome(found.outcome),
        title=found.title,
        reason=found.reason,
        patch=[shown_operation(each) for each in found.patch],
        finding_fingerprints=list(found.findings),
        within_power=found.power.within,
        power=found.power.words,
        said=found.changes,
    )


def _change(found: Offer) -> ElementChange:
    change = found.change
    return ElementChange(
        code=change.code,
        op=change.op,
        path=found.path,
        asks=change.asks,
        words=list(change.words),
        vocabulary=change.vocabulary,
        current=found.current,
        siblings=[_element(each) for each in found.siblings],
        kind=change,
    )


def _element(found: Element) -> ProcedureElement:
    return ProcedureElement(path=found.path, part=found.part, named=found.name, outer=found.of)


def _in(words: Words, lang: Language) -> str:
    return words.en if lang is Language.EN else words.vi


def shown_newer(found: Newer | None) -> NewerEdition | None:
    if found is None:
        return None
    return NewerEdition(
        edition=found.edition,
        loaded=found.loaded_at,
        changes=[shown_change(each) for each in found.differences],
        measures=[
            AffectedMeasure(number=number, paths=shown_fates(fates))
            for number, fates in found.fates.items()
            if fates
        ],
        answered_forms=found.answered,
        has_costs=found.has_costs,
    )


def shown_fates(fates: tuple[PathFate, ...]) -> list[LostPath]:
    return [LostPath(path=e.path, fate=e.fate, now=e.now, said=e.words) for e in fates]


def lost_of(found: Desk | None, measure: int) -> list[LostPath]:
    return shown_fates(found.lost.get(measure, ())) if found else []
