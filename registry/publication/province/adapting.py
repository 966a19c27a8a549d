"""Whether what a local authority adapted is still what the ministry has in force. Pure.

An overlay is applied again to the content in force: if that gives the very content that is
published, it follows it, whatever it was first made of.
"""

from dataclasses import dataclass

from registry.procedure.overlay import Identity, edition_over
from registry.publication.contents import CatalogueProcedure
from registry.publication.releases.model import BaseState


@dataclass(frozen=True, slots=True)
class Base:
    """What a procedure adapts; `item` is None where that is not published."""

    identity: Identity
    item: CatalogueProcedure | None
    state: BaseState


def adapts(local: CatalogueProcedure, base: CatalogueProcedure | None) -> BaseState:
    """How a local procedure stands to its base, as both are published on one day."""
    if base is None:
        return BaseState.UNPUBLISHED
    if not base.is_in_force:
        return BaseState.ENDED
    if local.overlay is None:
        return BaseState.UNTOLD
    made = edition_over(local.overlay, base.procedure)
    return BaseState.IN_FORCE if made == local.edition else BaseState.OVERTAKEN
