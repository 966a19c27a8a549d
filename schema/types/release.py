"""Releases: numbered, frozen lists that put editions in force."""

import datetime
from typing import TYPE_CHECKING, Annotated, Optional

import strawberry
from strawberry import field

from registry.procedure.vocabulary import Change
from schema.context import Info
from schema.types.node import Node
from schema.types.reference import Authority

if TYPE_CHECKING:
    from schema.types.procedure import Procedure


@strawberry.type(description="What one release did to one procedure.")
class Announcement:
    number: str = field(description="The number of the decision.")
    decided: datetime.date = field(name="date", description="When it was signed.")
    effective: datetime.date = field(description="From when it applies.")
    change: Change = field(description="What it did.")


@strawberry.type(description="How many lines of a release make one kind of change.")
class ChangeCount:
    change: Change = field(description="The kind of change.")
    count: int = field(description="How many.")


@strawberry.type(description="One line of a release.")
class ReleaseEntry:
    change: Change = field(description="What the release does to the procedure.")
    code: str = field(description="The code.")
    name: str = field(description="The name in this release.")
    authority: Authority = field(description="Who announces the procedure.")
    edition: str = field(description="The hash of the content it puts in force.")
    identity: strawberry.Private[tuple[str, str]]
    successor: strawberry.Private[tuple[str, str] | None]

    @strawberry.field(description="The procedure as it is published now.")
    def procedure(
        self, info: Info
    ) -> Annotated["Procedure", strawberry.lazy("schema.types.procedure")] | None:
        return info.context.views.procedure_of(self.identity)

    @strawberry.field(description="What stands in its place.")
    def replaced_by(
        self, info: Info
    ) -> Annotated["Procedure", strawberry.lazy("schema.types.procedure")] | None:
        return info.context.views.procedure_of(self.successor) if self.successor else None


@strawberry.type(description="A numbered, frozen list with the hash of its bytes.")
class Release(Node):
    number: str = field(description="The number of the decision.")
    sequence: int = field(description="Counts releases from 1.")
    decided: datetime.date = field(name="date", description="When it was signed.")
    effective: datetime.date = field(description="From when it applies.")
    issuer: Authority = field(description="Who decided.")
    title: str = field(description="What the decision is about.")
    signed_by: str | None = field(description="Who signed.")
    follows: str | None = field(description="The instrument it carries out.")
    hash: str = field(description="SHA-256 of the published bytes.")
    counts: list[ChangeCount] = field(description="How many lines of each kind.")
    entries: list[ReleaseEntry] = field(description="Its lines.")
    previous: Optional["Release"] = field(description="The release before it.")
