"""What people who edit the measures of a case are shown."""

import datetime

import strawberry
from strawberry import field

from registry.refusals import Words
from registry.review.editing.desk import Desk
from registry.review.editing.editions import Fate, PathFate
from registry.review.editing.newer import NewerEdition as Newer
from schema.enums import Language
from schema.types.proposal import ProposedChange, shown_change

strawberry.enum(Fate, name="PathFate", description="What became of a path.")


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
