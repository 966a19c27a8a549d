"""Releases: numbered, frozen lists that put editions in force."""

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Optional

import strawberry
from strawberry import field

from registry.procedure.differences import part_label
from registry.procedure.vocabulary import Change
from registry.publication.releases import BaseState
from registry.publication.releases.in_time import ChangeKind
from registry.refusals import Words
from schema.context import Info
from schema.enums import Language, in_language
from schema.types.finding import ProcedureName
from schema.types.node import Node
from schema.types.reference import Authority

strawberry.enum(BaseState, description="How a procedure stands to the one it adapts.")

if TYPE_CHECKING:
    from schema.types.procedure import Procedure


strawberry.enum(ChangeKind, name="ProcedureChangeKind", description="What became of a procedure.")


@strawberry.type(description="What one release does to one procedure.")
class Announcement:
    number: str = field(description="The number of the decision.")
    issuer: Authority = field(description="Who decided; authorities may use the same number.")
    decided: datetime.date = field(name="date", description="When it was signed.")
    effective: datetime.date = field(description="From when it applies.")
    change: Change = field(description="What it does.")


@strawberry.type(
    description="What becomes of a procedure from a later day on, by what has been published."
)
class UpcomingChange:
    day: datetime.date = field(description="The first day on which it is so.")
    kind: ChangeKind = field(description="What becomes of it.")
    by: Announcement | None = field(
        description="The release that takes effect then; null: its temporary content has ended."
    )
    replaced_by: ProcedureName | None = field(description="What stands in its place, if it ends.")


@strawberry.type(description="How many lines of a release make one kind of change.")
class ChangeCount:
    change: Change = field(description="The kind of change.")
    count: int = field(description="How many.")


@strawberry.type(description="A constituent part of a procedure.")
class ConstituentPart:
    key: str = field(description="Its key in the file.")

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(part_label(self.key), lang)


@strawberry.type(description="The last day for something that a release needs.")
class ReleaseDeadline:
    code: str = field(description="What: `signed`, `entered`.")
    due: datetime.date = field(description="The last day.")
    done: datetime.date | None = field(description="When it was done.")
    late: bool = field(description="Whether it was done after its last day, or is still to be.")
    words: strawberry.Private[Words]

    @strawberry.field(description="What it is called.")
    def label(self, lang: Language = Language.VI) -> str:
        return in_language(self.words, lang)


@strawberry.type(description="An Ed25519 signature of the published bytes (RFC 8032), in base64.")
class ReleaseSignature:
    key: str = field(description="The public key, 32 bytes.")
    signature: str = field(description="The signature, 64 bytes.")


@strawberry.type(description="What a released local version adapts.")
class ReleaseBase:
    code: str = field(description="Its code.")
    authority: Authority = field(description="Who announces it.")
    edition: str | None = field(description="The content in force of it; null: none is.")
    state: BaseState = field(description="How the version stands to that.")


@strawberry.type(description="One line of a release.")
class ReleaseEntry:
    change: Change = field(description="What the release does to the procedure.")
    code: str = field(description="The code.")
    name: str = field(description="The name in this release.")
    authority: Authority = field(description="Who announces the procedure.")
    edition: str = field(description="The hash of the content it puts in force.")
    instrument: str | None = field(description="The legal text that sets, changes or ends it.")
    parts: list[ConstituentPart] = field(description="What of it changes, where it is amended.")
    base: ReleaseBase | None = field(
        description="What a local authority's version adapts, as it stood on the day from which "
        "the release applies."
    )
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
    in_effect: bool = field(description="Whether that day has come.")
    issuer: Authority = field(description="Who decided.")
    title: str = field(description="What the decision is about.")
    signed_by: str | None = field(description="Who signed.")
    follows: str | None = field(description="The instrument it carries out.")
    hash: str = field(description="SHA-256 of the published bytes.")
    signature: ReleaseSignature | None = field(
        description="Proves that the bytes were published here; null: they were not signed."
    )
    instrument: str | None = field(description="The legal text that changes the procedures.")
    instrument_effective: datetime.date | None = field(description="When that text takes effect.")
    published: datetime.date | None = field(
        name="publishedOn", description="When it became public here."
    )
    deadlines: list[ReleaseDeadline] = field(
        description="By when it had to be signed and public; what cannot be counted is left out."
    )
    uncounted: strawberry.Private[Sequence[Words]]
    counts: list[ChangeCount] = field(description="How many lines of each kind.")
    entries: list[ReleaseEntry] = field(description="Its lines.")
    previous: Optional["Release"] = field(description="The release before it.")

    @strawberry.field(
        description="What has a last day in working days that cannot be counted: the holidays of "
        "a year are not listed yet."
    )
    def uncounted_deadlines(self, lang: Language = Language.VI) -> list[str]:
        return [in_language(each, lang) for each in self.uncounted]
