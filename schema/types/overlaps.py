"""What overlaps in the catalogue: likeness, names of one paper, variants, papers that flow."""

import strawberry
from strawberry import field

from registry.analysis.catalogue.alike.name_pairs import Difference
from registry.analysis.catalogue.flow.flow import Told
from schema.types.connections import Connection
from schema.types.finding import ProcedureName
from schema.types.reference import Authority


@strawberry.type(description="A procedure that shares most papers and steps with another.")
class SimilarProcedure:
    procedure: ProcedureName = field(description="The procedure.")
    share: float = field(description="What part of all papers and steps both have, 0 to 1.")
    papers: float = field(description="What part of all papers both ask for, 0 to 1.")
    steps: float = field(description="What part of all steps both take, 0 to 1.")
    same_result: bool = field(description="Whether a result of both is the same.")


@strawberry.type(description="Another name of a paper.")
class OtherName:
    name: str = field(description="The name as it is printed.")
    procedures: int = field(description="How many procedures use it.")
    differs: Difference = field(description="How it differs from the usual name.")


@strawberry.type(description="One paper under several names; the usual one is the most used.")
class PaperNames:
    name: str = field(description="The usual name.")
    procedures: int = field(description="How many procedures use the usual name.")
    in_all: int = field(description="How many procedures ask for it, under any of the names.")
    others: list[OtherName] = field(description="Its other names, the most used first.")


@strawberry.type(description="A page of papers with several names.")
class PaperNamesConnection(Connection[PaperNames]):
    pass


@strawberry.type(description="One procedure of a family.")
class MergeVariant:
    procedure: ProcedureName = field(description="The procedure.")
    papers: list[str] = field(description="Papers it asks for that not all of them do.")


@strawberry.type(
    description="Procedures of one authority and field that could be one with several cases: their "
    "names differ by a bracket or a qualifier, and they ask for mostly the same papers."
)
class MergeFamily:
    name: str = field(description="What their names have in common.")
    authority: Authority = field(description="Who announces them.")
    domain: str | None = field(name="field", description="The field of administration.")
    variants: list[MergeVariant] = field(description="The procedures, the plainest first.")
    shared_papers: list[str] = field(description="Papers that all of them ask for.")
    share: float = field(description="What part of all their papers that is, 0 to 1.")
    same_result: bool = field(description="Whether all have a result in common.")
    same_time_limit: bool = field(description="Whether all have the same time limit.")
    same_fees: bool = field(description="Whether all have the same fees.")


@strawberry.type(description="A page of families, the largest first.")
class MergeFamilyConnection(Connection[MergeFamily]):
    pass


@strawberry.type(description="A paper that one procedure asks for and others give.")
class IssuedPaper:
    asker: ProcedureName = field(description="The procedure that asks for it.")
    element: str = field(description="The path of the document that is asked for.")
    name: str = field(description="Its name.")
    required: bool = field(description="Whether everybody has to hand it in, without a choice.")
    told: Told = field(description="What says so.")
    by_asker: bool | None = field(
        description="Whether the bodies that carry the asking procedure out gave it themselves; "
        "null where that is not known."
    )
    givers: list[ProcedureName] = field(
        description="The procedures that give it; one of them is enough. At most 20."
    )


@strawberry.type(description="A page of papers that other procedures give.")
class IssuedPaperConnection(Connection[IssuedPaper]):
    pass


@strawberry.type(description="A procedure that asks for what another gives.")
class PaperUse:
    procedure: ProcedureName = field(description="The procedure that asks.")
    element: str = field(description="The path of the document; `.` where only the file says so.")
    name: str = field(description="The name of the paper as it is asked for.")
    required: bool = field(description="Whether everybody has to hand it in, without a choice.")
    told: Told = field(description="What says so.")


@strawberry.type(description="Who gives what a procedure needs, and who needs what it gives.")
class DocumentFlow:
    needs: list[IssuedPaper] = field(description="Papers it asks for that others give.")
    used_by: list[PaperUse] = field(
        description="Procedures that ask for what it gives. At most 50."
    )
    used_by_count: int = field(description="How many there are in all.")


@strawberry.type(description="One step of a way around.")
class CircleStep:
    asker: ProcedureName = field(description="The procedure that asks.")
    element: str = field(description="The path of the document it asks for.")
    name: str = field(description="The paper.")
    giver: ProcedureName = field(description="The procedure that gives it.")


@strawberry.type(description="Procedures that need each other's papers.")
class CircularDemand:
    procedures: list[ProcedureName] = field(description="All of them.")
    around: list[CircleStep] = field(description="A shortest way around.")
    closed: bool = field(
        description="Whether nobody can get in: no other procedure gives one of the papers."
    )
