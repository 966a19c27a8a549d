"""Editing the measures of a case in words of the domain, and adding several at once."""

from functools import partial

import strawberry
from strawberry import field

from registry import review
from registry.review.editing import operations
from schema.acting import acted
from schema.context import Info
from schema.review_acts import MeasureInput, OfCase, OfMeasure, measure_draft, shows
from schema.types.results import ReviewActResult


@strawberry.input(description="To add several measures to a case, all of them or none.")
class AddMeasuresInput(OfCase):
    measures: list[MeasureInput] = field(description="What they say, at most 100.")


@strawberry.input(description="To change one thing by a measure, in words of the domain.")
class WriteOperationInput(OfMeasure):
    element: str = field(description="The path of the element, as `elements` of the case has it.")
    change: str = field(description="The code of the change, as `changesOf` has it.")
    value: str = field(
        default="", description="The value as the file has it, such as `3 working_day` or `true`."
    )


@strawberry.input(description="To take one change out of a measure.")
class RemoveOperationInput(OfMeasure):
    path: str = field(description="The path that the operation names.")


@strawberry.type(description="Editing measures.")
class MeasureEditing:
    @strawberry.mutation(description="Adds several measures to a case: an act for each, or none.")
    async def add_measures(self, info: Info, input: AddMeasuresInput) -> ReviewActResult | None:
        drafts = [measure_draft(each) for each in input.measures]
        add = partial(review.add_measures, case=input.review_case, drafts=drafts)
        return await acted(info.context, add, input, shows(info.context, "add_measures"))

    @strawberry.mutation(description="Makes one change by a measure, or says it anew (`reviewer`).")
    async def write_operation(
        self, info: Info, input: WriteOperationInput
    ) -> ReviewActResult | None:
        wish = operations.Wish(input.element, input.change, input.value)
        write = partial(operations.write_operation, measure=input.number, wish=wish)
        return await acted(info.context, write, input, shows(info.context, operations.WRITE))

    @strawberry.mutation(description="Takes one change out of a measure (`reviewer`).")
    async def remove_operation(
        self, info: Info, input: RemoveOperationInput
    ) -> ReviewActResult | None:
        remove = partial(operations.remove_operation, measure=input.number, path=input.path)
        return await acted(info.context, remove, input, shows(info.context, operations.REMOVE))
