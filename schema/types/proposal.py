"""What a case proposes: before and after, what it brings, what contradicts itself."""

import strawberry
from strawberry import field
from strawberry.scalars import JSON

from registry import review
from registry.analysis.catalogue.flow.flow import Told
from registry.procedure.differences import Difference, in_words, part_label
from registry.procedure.place_words import PlaceWords
from registry.refusals import Words
from registry.review.proposals import neighbours as registry
from registry.review.proposals.aftermath import Aftermath
from registry.review.proposals.judge import JudgedFinding
from registry.review.status import Status as FindingStatus
from rules import Severity
from schema.context import Info
from schema.enums import Language, in_language
from schema.types.finding import ProcedureName, Rule

MOST_PARTS = 50  # so many parts of other procedures are told of one legal text


@strawberry.type(description="What differs between the content under review and after.")
class ProposedChange:
    path: str = field(description="The element or key that differs.")
    kind: str = field(description="removed, added or changed.")
    part: str = field(description="The constituent part, as the file names it.")
    before: JSON | None = field(description="What it was.")
    after: JSON | None = field(description="What it would be.")
    found: strawberry.Private[Difference]

    @strawberry.field(description="The difference in a sentence.")
    def message(self, lang: Language = Language.VI) -> str:
        said = in_words(self.found)
        return said.en if lang is Language.EN else said.vi

    @strawberry.field(description="What the constituent part is called.")
    def part_name(self, lang: Language = Language.VI) -> str:
        said = part_label(self.part)
        return said.en if lang is Language.EN else said.vi


@strawberry.type(description="Two measures that cannot both be carried out.")
class MeasureClash:
    measure: int = field(description="The measure that is left out.")
    other: int = field(description="The one it contradicts.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What stands in the way.")
    def why(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="A part of another procedure that rests on a legal text.")
class RestingPart:
    procedure: ProcedureName = field(description="The procedure.")
    element: str = field(description="Its element; `.` is the whole procedure.")


@strawberry.type(description="A legal text that has to be amended.")
class TextToAmend:
    instrument: str = field(description="Its number.")
    article: str | None = field(description="The article; null: still to be found.")
    elements: list[str] = field(description="The elements it sets.")
    case: strawberry.Private[int]
    place: strawberry.Private[int]  # among the texts of the proposal

    @strawberry.field(description="How many other procedures cite it.")
    async def other_procedures(self, info: Info) -> int:
        found = await info.context.loaders.aftermaths.load(self.case)
        return found.texts[self.place].procedures if found else 0

    @strawberry.field(
        description="The parts of other procedures that rest on the same article, at most 50."
    )
    async def also_sets(self, info: Info) -> list[RestingPart]:
        found = await info.context.loaders.aftermaths.load(self.case)
        places = found.texts[self.place].places[:MOST_PARTS] if found else ()
        return [
            RestingPart(
                procedure=info.context.views.named(*each.identity, each.procedure),
                element=each.element,
            )
            for each in places
        ]


@strawberry.type(description="A finding before or after the proposal is carried out.")
class ProposalFinding:
    fingerprint: str = field(description="What it is known by; it names no other element.")
    rule_id: str = field(description="The id of its rule.")
    element: str = field(description="The path of the element; `.` is the whole procedure.")
    severity: Severity = field(description="How bad it is on the day.")
    held_back: bool = field(description="Whether the file holds it back.")
    moved_from: str | None = field(
        description="Where the rule told it before the element there was changed."
    )
    answered: bool = field(
        description="False: its rule has no answer any more, so it cannot be called solved."
    )
    stops: bool = field(
        description="Whether the proposal is refused until it is accepted with a reason: it is new "
        "and at least medium."
    )
    accepted: str | None = field(description="Why somebody accepted it although it is new.")
    status: FindingStatus | None = field(
        description="What people decided about it in what is loaded; null: it is not found there."
    )
    said: strawberry.Private[Words]
    words: strawberry.Private[PlaceWords]
    words_before: strawberry.Private[PlaceWords]

    @strawberry.field(description="Where the element stands, in words.")
    def place(self, lang: Language = Language.VI) -> str:
        return in_language(self.words.place(self.element), lang)

    @strawberry.field(description="`movedFrom` in words.")
    def place_before(self, lang: Language = Language.VI) -> str | None:
        path = self.moved_from
        return in_language(self.words_before.place(path), lang) if path is not None else None

    @strawberry.field(description="The rule; null when this server does not know it.")
    def rule(self, info: Info) -> Rule | None:
        return info.context.views.rules.get(self.rule_id)

    @strawberry.field(description="What is wrong, in a sentence.")
    def message(self, lang: Language = Language.VI) -> str:
        return self.said.en if lang is Language.EN else self.said.vi


@strawberry.type(description="Another procedure that leans on what a proposal takes away.")
class Neighbour:
    procedure: ProcedureName = field(description="The procedure.")
    element: str = field(description="Its element; `.` where it names the procedure itself.")
    paper: str = field(description="The paper it asks for, or how it names the procedure.")
    lost: registry.Lost = field(description="What it loses.")
    told: Told | None = field(description="What says that the paper is from here.")
    required: bool = field(description="Whether it asks for the paper of everybody.")
    others: int = field(description="How many other procedures still give the paper.")


@strawberry.type(
    description="What the measures of a case change together. Findings are those of rules about a "
    "single procedure, judged anew before and after, on the day of the request, with the file's "
    "suppressions; rules over the whole catalogue are not asked again."
)
class Proposal:
    changes: list[ProposedChange] = field(description="What differs, in the order of the parts.")
    clashes: list[MeasureClash] = field(description="Measures that contradict each other.")
    texts_to_amend: list[TextToAmend] = field(description="The legal texts behind what changes.")
    case: strawberry.Private[int]

    @strawberry.field(description="Findings that the proposal solves.")
    async def solved(self, info: Info) -> list[ProposalFinding]:
        one, found = await _brought(info, self.case)
        return [_finding(each, one, solved=True) for each in found.findings.solved]

    @strawberry.field(description="Findings that are still there after it.")
    async def remaining(self, info: Info) -> list[ProposalFinding]:
        one, found = await _brought(info, self.case)
        return [
            _finding(each.finding, one, moved_from=each.was_at, answered=each.is_answered)
            for each in found.findings.remaining
        ]

    @strawberry.field(description="Findings that are there only after it.")
    async def new_findings(self, info: Info) -> list[ProposalFinding]:
        one, found = await _brought(info, self.case)
        standing, accepted = found.findings.standing, found.findings.accepted
        return [
            _finding(each, one, stops=each in standing, accepted=accepted.get(each.fingerprint))
            for each in found.findings.new
        ]

    @strawberry.field(description="Who leans on what it takes away, what is lost for good first.")
    async def neighbours(self, info: Info) -> list[Neighbour]:
        _, found = await _brought(info, self.case)
        return [_neighbour(info, each) for each in found.neighbours]


async def _brought(info: Info, case: int) -> tuple[review.Dossier, Aftermath]:
    """The dossier of a case that is shown, and what its proposal brings."""
    loaders = info.context.loaders
    one, found = await loaders.dossiers.load(case), await loaders.aftermaths.load(case)
    assert one is not None  # else there would be no proposal
    assert found is not None
    return one, found


def _finding(
    found: JudgedFinding,
    one: review.Dossier,
    *,
    moved_from: str | None = None,
    answered: bool = True,
    stops: bool = False,
    accepted: str | None = None,
    solved: bool = False,
) -> ProposalFinding:
    loaded = one.findings.get(found.fingerprint)
    before, after = PlaceWords(one.proposal.before), PlaceWords(one.proposal.after)
    return ProposalFinding(
        fingerprint=found.fingerprint,
        rule_id=found.rule,
        element=found.element,
        severity=Severity(found.severity),
        held_back=found.is_held,
        moved_from=moved_from,
        answered=answered,
        stops=stops,
        accepted=accepted,
        status=loaded.status if loaded else None,
        said=found.message,
        words=before if solved else after,
        words_before=before,
    )


def _neighbour(info: Info, found: registry.Neighbour) -> Neighbour:
    return Neighbour(
        procedure=info.context.views.named(found.authority, found.code, found.name),
        element=found.element,
        paper=found.paper,
        lost=found.lost,
        told=found.told,
        required=found.required,
        others=found.others,
    )


def shown_proposal(found: review.Proposal, case: int) -> Proposal:
    return Proposal(
        case=case,
        changes=[shown_change(each) for each in found.changes],
        clashes=[
            MeasureClash(measure=each.measure, other=each.other, words=each.why)
            for each in found.clashes
        ],
        texts_to_amend=[
            TextToAmend(
                instrument=each.instrument,
                article=each.article,
                elements=list(each.elements),
                case=case,
                place=place,
            )
            for place, each in enumerate(found.to_amend)
        ],
    )


def shown_change(found: Difference) -> ProposedChange:
    return ProposedChange(
        path=found.path,
        kind=found.kind.value,
        part=found.part,
        before=found.before,
        after=found.after,
        found=found,
    )
