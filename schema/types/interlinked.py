"""The parts of an interlinked procedure: one filing for several procedures."""

from typing import TYPE_CHECKING, Annotated

import strawberry
from strawberry import field

from registry.procedure.interlinked import NoTime
from schema.types.parts import TimeLimit
from schema.types.reference import Authority

if TYPE_CHECKING:
    from schema.types.procedure import Procedure

strawberry.enum(
    NoTime, name="PartsTimeUnknown", description="Why it is not known how long the parts take."
)


@strawberry.type(description="One of the procedures that an interlinked one carries out.")
class InterlinkedPart:
    id: str = field(name="key", description="Its id in the file.")
    code: str = field(description="Its code.")
    authority: Authority = field(description="Who announces it.")
    waits: list[str] = field(
        name="after", description="The parts that are done before; empty: it can begin at once."
    )
    in_force: bool = field(description="Whether it is published and in force on the day.")
    time_limit: TimeLimit | None = field(
        description="Its own limit; null: it does not say one for all its cases."
    )
    procedure: Annotated["Procedure", strawberry.lazy("schema.types.procedure")] | None = field(
        description="It as it is published on the same day; null: it is not."
    )


@strawberry.type(description="How long the parts of an interlinked procedure take together.")
class PartsTime:
    longest: TimeLimit | None = field(
        description="Through the parts that wait for each other, at once what can be at once."
    )
    total: TimeLimit | None = field(description="One after another.")
    path: list[str] = field(description="The parts on the longest way, in order.")
    unknown: NoTime | None = field(
        description="Why it is not known; days of different kinds are never added."
    )
