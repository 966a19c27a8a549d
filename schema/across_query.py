"""What can be asked over the whole catalogue at once; `Query` has these fields too."""

import datetime

import strawberry

from registry.analysis.catalogue.instruments import Standing
from registry.analysis.catalogue.local_differences import Difference
from schema import across
from schema.asking import CatalogueScope
from schema.context import Info
from schema.paging import Asked, Paged
from schema.types.across import (
    Abolition,
    LegalInstrumentConnection,
    LocalDifferenceConnection,
    SharedDocumentConnection,
    SharedPaper,
    TouchedByInstrument,
)

_PUBLISHED = CatalogueScope.PUBLISHED


@strawberry.type
class AcrossQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="Papers that several procedures ask for, ranked by yearly burden; where no "
        "volume is known by the number of procedures and the cost of one, which `rankedBy` says. "
        "`scope: LOADED` asks about what is loaded, for signed-in people.",
    )
    async def shared_documents(
        self,
        info: Info,
        asked: Asked,
        scope: CatalogueScope = _PUBLISHED,
    ) -> SharedDocumentConnection | None:
        return await across.shared(info.context, scope, asked)

    @strawberry.field(
        description="One paper, by the `key` of a shared document: who asks for it and what falls "
        "with it. Null when nobody asks for it."
    )
    async def shared_document(
        self, info: Info, key: str, scope: CatalogueScope = _PUBLISHED
    ) -> SharedPaper | None:
        return await across.paper(info.context, scope, key)

    @strawberry.field(
        extensions=[Paged()],
        description="What local authorities' versions do otherwise than the procedures they adapt.",
    )
    async def local_differences(
        self,
        info: Info,
        asked: Asked,
        scope: CatalogueScope = _PUBLISHED,
        kinds: list[Difference] | None = None,
        authority: str | None = None,
    ) -> LocalDifferenceConnection | None:
        return await across.differences(info.context, scope, kinds, authority, asked)

    @strawberry.field(
        description="What leans on a procedure, should it be abolished: who names it, who uses its "
        "result, and the findings that go with it. Without an authority: the published one with "
        "that code. Null when there is none."
    )
    async def abolition(
        self,
        info: Info,
        code: str,
        authority: str | None = None,
        scope: CatalogueScope = _PUBLISHED,
    ) -> Abolition | None:
        return await across.procedure_abolition(info.context, scope, code, authority)

    @strawberry.field(
        extensions=[Paged()],
        description="The legal instruments that procedures rest on, and how they stand on a day "
        "(today if none is named).",
    )
    async def legal_instruments(
        self,
        info: Info,
        asked: Asked,
        scope: CatalogueScope = _PUBLISHED,
        standing: Standing | None = None,
        on: datetime.date | None = None,
    ) -> LegalInstrumentConnection | None:
        return await across.legal_instruments(info.context, scope, standing, on, asked)

    @strawberry.field(
        description="What a change of one instrument touches, by its number. Null when no "
        "procedure rests on it."
    )
    async def legal_instrument(
        self,
        info: Info,
        number: str,
        scope: CatalogueScope = _PUBLISHED,
        on: datetime.date | None = None,
    ) -> TouchedByInstrument | None:
        return await across.legal_instrument(info.context, scope, number, on)
