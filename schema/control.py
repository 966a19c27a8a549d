"""Control work as one part of the schema: inspections, initiatives, and for whom one may record."""

from collections import Counter
from functools import partial

import strawberry

from registry import control
from registry.actors import Role
from schema.context import Info
from schema.initiatives import InitiativeActs, InitiativeQuery
from schema.inspections import InspectionActs, InspectionQuery, inspections_seen
from schema.loading import in_thread
from schema.reviews import signed_in
from schema.types.control import ControlAuthority


@strawberry.type(description="Questions about control work.")
class ControlQuery(InspectionQuery, InitiativeQuery):
    @strawberry.field(description="Authorities for which the viewer may record control work.")
    async def control_authorities(self, info: Info) -> list[ControlAuthority] | None:
        context = info.context
        store, actor = signed_in(context)
        planned = Counter(each.authority for each in await inspections_seen(context))
        every = await in_thread(partial(control.initiatives, store))
        recorded = Counter(each.authority for each in every)
        return [
            ControlAuthority(
                authority=context.views.authority(key),
                inspections=planned[key],
                initiatives=recorded[key],
            )
            for key in context.views.catalogue.reference.authorities
            if actor.grant_for(Role.CONTROLLER, key)
        ]


@strawberry.type(description="Recording control work.")
class ControlActs(InspectionActs, InitiativeActs):
    pass
