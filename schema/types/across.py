"""What questions over the whole catalogue answer: shared papers, local versions, instruments."""

import datetime

import strawberry
from strawberry import field

from registry.analysis.catalogue.falling import Leans
from registry.analysis.catalogue.instruments import Standing
from registry.analysis.catalogue.local_differences import Difference
from registry.analysis.catalogue.shared_documents import Ranking
from registry.procedure.vocabulary import Form, Register
from rules import BasisStatus
from schema.types.connections import Connection
from schema.types.finding import ProcedureName


@strawberry.type(description="What one task is taken to cost one applicant, and on what ground.")
class UnitCost:
    key: str = field(description="The form of paper, or `wage_hour`.")
    says: str = field(description="What the task is.")
    amount: int = field(description="What it costs, in whole VND.")
    source: str = field(description="Where the figure comes from.")
    status: BasisStatus = field(description="How far it was checked; UNVERIFIED is an assumption.")


@strawberry.type(description="A procedure that asks for a paper.")
class PaperAsker:
    procedure: ProcedureName = field(description="The procedure.")
    element: str = field(description="The path of the document.")
    name: str = field(description="What it calls the paper.")
    form: Form | None = field(description="The lightest form it accepts.")
    required: bool = field(description="Whether everybody has to hand it in, always.")
    choice: bool = field(description="Whether another paper may be handed in instead.")
    yearly_volume: int | None = field(description="Dossiers a year, where that is known.")
    unit_cost: int = field(description="What handing it in is taken to cost once, in VND.")
    yearly_burden: int | None = field(description="Both multiplied, where the volume is known.")


@strawberry.type(description="A place that leans on what is abolished.")
class Leaning:
    how: Leans = field(description="How it does.")
    procedure: ProcedureName = field(description="The procedure it stands in.")
    element: str = field(description="The path of the element; `.` is the whole procedure.")
    said: str = field(description="The paper, the relation, or the id of the rule of a finding.")
    others: int | None = field(
        description="How many other procedures give the same result; null where that is not asked."
    )


@strawberry.type(description="What leans on a procedure or a paper that may be abolished.")
class Abolition:
    total_count: int = field(description="How many there are in all.")
    leanings: list[Leaning] = field(description="The first 100 of them, by how they lean.")


@strawberry.type(description="One paper that several procedures ask for.")
class SharedDocument:
    key: str = field(description="Its key: a document type, or its canonical name.")
    name: str = field(description="What most procedures call it.")
    register_: Register | None = field(
        name="register", description="The state register that holds what it proves, if one does."
    )
    procedures: int = field(description="How many procedures ask for it.")
    authorities: int = field(description="How many authorities announce these.")
    required: int = field(description="How many ask everybody for it, always.")
    choices: int = field(description="How many take another paper instead.")
    with_volume: int = field(description="Of how many the yearly volume is known.")
    unit_costs: int = field(
        description="What handing it in once in each procedure is taken to cost together, in VND."
    )
    yearly_burden: int | None = field(
        description="What it is taken to cost people in a year, in VND, over the procedures whose "
        "volume is known; null where none is."
    )
    ranked_by: Ranking = field(description="What its rank rests on.")


@strawberry.type(description="A page of papers, the heaviest first; the 1,000 heaviest are served.")
class SharedDocumentConnection(Connection[SharedDocument]):
    total_count: int = field(description="How many papers several procedures ask for.")
    unit_costs: list[UnitCost] = field(description="The figures that costs rest on.")


@strawberry.type(description="One paper over all procedures: who asks for it, what falls with it.")
class SharedPaper:
    key: str = field(description="Its key.")
    name: str = field(description="The name of its type, or what those who ask call it.")
    register_: Register | None = field(
        name="register", description="The state register that holds what it proves, if one does."
    )
    asked_count: int = field(description="How many places ask for it.")
    asked_by: list[PaperAsker] = field(description="The first 100, the heaviest first.")
    abolition: Abolition = field(description="What leans on it.")
    unit_costs: list[UnitCost] = field(description="The figures that costs rest on.")


@strawberry.type(description="One thing that a local authority's version does otherwise.")
class LocalDifference:
    kind: Difference = field(description="What differs.")
    procedure: ProcedureName = field(description="The local version.")
    base: ProcedureName = field(description="The procedure it adapts.")
    element: str = field(description="The path of the element.")
    local: str | None = field(description="What the local version says; null where it has none.")
    base_says: str | None = field(description="What the base says; null where it has none.")


@strawberry.type(description="How many differences are of one kind.")
class DifferenceCount:
    kind: Difference = field(description="The kind.")
    count: int = field(description="How many.")


@strawberry.type(description="A page of differences, by authority and code.")
class LocalDifferenceConnection(Connection[LocalDifference]):
    kinds: list[DifferenceCount] = field(description="How many there are of each kind.")


@strawberry.type(description="An element that rests on an instrument.")
class Citation:
    procedure: ProcedureName = field(description="The procedure.")
    element: str = field(description="The path of the element; `.` is the whole procedure.")
    article: str | None = field(description="The article, clause and point.")


@strawberry.type(description="A legal instrument that procedures rest on, on a day.")
class LegalInstrument:
    number: str = field(description="Its number, as procedures print it.")
    standing: Standing = field(description="How it stands on the day.")
    about: str | None = field(description="What it is, where the reference data know it.")
    from_: datetime.date | None = field(name="from", description="Its first day in force.")
    to: datetime.date | None = field(description="Its last day in force.")
    replaced_by: str | None = field(description="What took its place.")
    status: BasisStatus | None = field(description="How far that was checked.")
    procedures: int = field(description="How many procedures rest on it.")
    elements: int = field(description="How many elements do, the whole procedure counted as one.")


@strawberry.type(description="A page of instruments, the most cited first.")
class LegalInstrumentConnection(Connection[LegalInstrument]):
    pass


@strawberry.type(description="What a change of one instrument touches.")
class TouchedByInstrument:
    instrument: LegalInstrument = field(description="The instrument.")
    total_count: int = field(description="How many elements rest on it.")
    citations: list[Citation] = field(description="The first 100 of them.")
