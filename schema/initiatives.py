"""Initiatives: what everybody with a role may ask of them, and recording them."""

import datetime
from functools import partial
from typing import Annotated, TypeAlias

import strawberry
from strawberry import field

from registry import control
from schema.acting import KEY, REVISION, acted, refused
from schema.context import Info
from schema.loading import in_thread
from schema.paging import Asked, Cursors, Paged
from schema.reviews import signed_in
from schema.types import results as shown
from schema.types.connections import Edge
from schema.types.control import (
    BEGUN,
    CORRECTS,
    Initiative,
    InitiativeConnection,
    InitiativeReuse,
    RecordInitiativeSuccess,
    shown_corrections,
)
from schema.views import Views, page_info

RecordInitiativeResult: TypeAlias = Annotated[
    RecordInitiativeSuccess
    | shown.Conflict
    | shown.Forbidden
    | shown.InvalidInput
    | shown.NotFound,
    strawberry.union("RecordInitiativeResult", description="What became of recording."),
]
_CURSORS = Cursors("initiative", "")


@strawberry.input(description="What was made better.")
class InitiativeInput:
    title: str = field(description="What it is called.")
    by_whom: str = field(description="Whose it is.")
    unit: str = field(description="The unit they are of.")
    problem: str = field(description="What was wrong.")
    done: str = field(description="What was done.")
    on: datetime.date = field(description="Since when, not after today.")
    procedures: list[str] = field(default_factory=list, description="Codes of what it touches.")
    effect: str = field(default="", description="The effect that was measured.")
    effect_source: str = field(default="", description="Where that is from.")

    def draft(self) -> control.InitiativeDraft:
        return control.InitiativeDraft(
            title=self.title, by_whom=self.by_whom, unit=self.unit, problem=self.problem,
            done=self.done, on=self.on, procedures=tuple(self.procedures), effect=self.effect,
            effect_source=self.effect_source,
        )  # fmt: skip


@strawberry.input(description="That another unit does the same.")
class InitiativeReuseInput:
    unit: str = field(description="The unit.")
    on: datetime.date = field(description="Since when, not after today.")

    def draft(self) -> control.ReuseDraft:
        return control.ReuseDraft(self.unit, self.on)


@strawberry.input(
    description="To record an initiative, or that one is reused; or to say one of them anew."
)
class RecordInitiativeInput:
    authority: str = field(description="Whose it is, or whose unit reuses it.")
    number: int | None = field(default=None, description="The number; null: a new one.")
    initiative: InitiativeInput | None = field(default=None, description="What was made better.")
    reuse: InitiativeReuseInput | None = field(default=None, description="Who reuses it.")
    corrects: int | None = field(default=None, description=CORRECTS)
    reason: str = field(default="", description="Why it is corrected.")
    expected_revision: int = field(description=REVISION + " It is that of the initiative." + BEGUN)
    idempotency_key: str = field(description=KEY)


@strawberry.type(description="Questions about initiatives.")
class InitiativeQuery:
    @strawberry.field(
        extensions=[Paged()],
        description="Initiatives, the newest first, for everybody with a role. `search` takes "
        "words, with or without marks, and codes.",
    )
    async def initiatives(
        self, info: Info, asked: Asked, search: str | None = None
    ) -> InitiativeConnection | None:
        context = info.context
        store, _ = signed_in(context)
        found = await in_thread(partial(control.initiatives, store, search or ""))
        page = _CURSORS.page([each.number for each in found], asked)
        by_number = {each.number: each for each in found}
        return InitiativeConnection(
            edges=[
                Edge(node=_initiative(context.views, by_number[number]), cursor=_CURSORS.of(number))
                for number in page.rows
            ],
            page_info=page_info(page, _CURSORS),
            total_count=len(found),
        )


@strawberry.type(description="Recording initiatives.")
class InitiativeActs:
    @strawberry.mutation(
        description="Records an initiative or that another unit reuses one, or corrects one of "
        "these (`controller`)."
    )
    async def record_initiative(
        self, info: Info, input: RecordInitiativeInput
    ) -> RecordInitiativeResult | None:
        asked = [each for each in (input.initiative, input.reuse) if each is not None]
        if len(asked) != 1:
            return refused(info.context, control.neither_nor_both())

        async def show(done: control.Recorded) -> RecordInitiativeSuccess:
            return RecordInitiativeSuccess(
                number=done.record, entry=done.entry, revision=done.revision
            )

        act = partial(
            control.record_initiative, draft=asked[0].draft(), authority=input.authority,
            initiative=input.number, corrects=input.corrects, reason=input.reason,
        )  # fmt: skip
        return await acted(info.context, act, input, show)


def _initiative(views: Views, one: control.Initiative) -> Initiative:
    effect = one.effect
    return Initiative(
        number=one.number,
        entry=one.entry,
        authority=views.authority(one.authority),
        title=one.title,
        by_whom=one.by_whom,
        unit=one.unit,
        problem=one.problem,
        done=one.done,
        on=one.on,
        procedures=[views.named(each.authority, each.code, each.name) for each in one.procedures],
        effect=effect.words if effect else None,
        effect_source=effect.source if effect else None,
        revision=one.revision,
        reuses=[
            InitiativeReuse(
                number=each.number,
                authority=views.authority(each.authority),
                unit=each.unit,
                on=each.on,
                by=each.by,
                corrections=shown_corrections(each.corrections),
            )
            for each in one.reuses
        ],
        corrections=shown_corrections(one.corrections),
    )
