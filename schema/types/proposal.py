"""What a case proposes: before and after, what has to be amended, what contradicts itself."""

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry import review
from registry.review.proposals.differences import part_label
from schema.enums import Language


@strawberry.type(description="What differs between the content under review and after.")
class ProposedChange:
    path: str = field(description="The element or key that differs.")
    kind: str = field(description="removed, added or changed.")
    part: str = field(description="The constituent part, as the file names it.")
    before: JSON | None = field(description="What it was.")
    after: JSON | None = field(description="What it would be.")
    found: strawberry.Private[review.Difference]

    @strawberry.field(description="The difference in a sentence.")
    def message(self, lang: Language = Language.VI) -> str:
        said = review.in_words(self.found)
        return said.en if lang is Language.EN else said.vi

    @strawberry.field(description="What the constituent part is called.")
    def part_name(self, lang: Language = Language.VI) -> str:
        said = part_label(self.part)
        return said.en if lang is Language.EN else said.vi


@strawberry.type(description="Two measures that cannot both be carried out.")
class MeasureClash:
    measure: int = field(description="The measure that is left out.")
    other: int = field(description="The one it contradicts.")
    why: str = field(description="What stands in the way.")


@strawberry.type(description="A legal text that has to be amended.")
class TextToAmend:
    instrument: str = field(description="Its number.")
    article: str | None = field(description="The article; null: still to be found.")
    elements: list[str] = field(description="The elements it sets.")


@strawberry.type(description="What the measures of a case change together.")
class Proposal:
    changes: list[ProposedChange] = field(description="What differs, in the order of the parts.")
    clashes: list[MeasureClash] = field(description="Measures that contradict each other.")
    texts_to_amend: list[TextToAmend] = field(description="The legal texts behind what changes.")


def shown_proposal(found: review.Proposal) -> Proposal:
    return Proposal(
        changes=[shown_change(each) for each in found.changes],
        clashes=[
            MeasureClash(measure=each.measure, other=each.other, why=each.why)
            for each in found.clashes
        ],
        texts_to_amend=[
            TextToAmend(
                instrument=each.instrument, article=each.article, elements=list(each.elements)
            )
            for each in found.to_amend
        ],
    )


def shown_change(found: review.Difference) -> ProposedChange:
    return ProposedChange(
        path=found.path,
        kind=found.kind.value,
        part=found.part,
        before=found.before,
        after=found.after,
        found=found,
    )
