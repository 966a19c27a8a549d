"""What links a published procedure to others of the same snapshot: what it adapts, its parts."""

from typing import TYPE_CHECKING

from registry.publication.contents import CatalogueProcedure
from registry.publication.interlinked import PublishedPart, interlinked
from registry.publication.province import local_versions
from schema.releases import shown_announcement
from schema.showing import shown
from schema.types.finding import ProcedureName
from schema.types.interlinked import InterlinkedPart, PartsTime
from schema.types.province import AdaptedProcedure, LocalChange

if TYPE_CHECKING:
    from schema.views import Views


class Linked:
    """The links of one procedure, worked out when they are asked for."""

    def __init__(self, views: "Views", item: CatalogueProcedure) -> None:
        self._views, self._item = views, item

    def base(self) -> AdaptedProcedure | None:
        """What it adapts; None: it adapts none."""
        found = local_versions(self._views.catalogue).base_of(self._item)
        if found is None:
            return None
        authority, code = found.identity
        announced = found.item.put_in_force if found.item else None
        return AdaptedProcedure(
            code=code,
            authority=self._views.authority(authority),
            state=found.state,
            announced=shown_announcement(announced, self._views.authority) if announced else None,
            procedure=self._views.procedure_of(found.identity),
        )

    def differences(self) -> list[LocalChange]:
        """How it differs from what it adapts."""
        return [
            LocalChange(
                path=each.difference.path,
                part=each.difference.part,
                kind=each.difference.kind.value,
                before=each.difference.before,
                after=each.difference.after,
                reworded=each.reworded,
                found=each.difference,
                drift=each,
            )
            for each in local_versions(self._views.catalogue).drift_of(self._item)
        ]

    def parts(self) -> list[InterlinkedPart] | None:
        """The procedures it is made of; None: not known."""
        found = interlinked(self._views.catalogue).parts_of(self._item)
        return None if found is None else [self._part(each) for each in found]

    def time(self) -> PartsTime | None:
        """How long its parts take together; None: it has none."""
        found = interlinked(self._views.catalogue).time_of(self._item)
        return shown(PartsTime, found, path=list(found.path)) if found else None

    def part_of(self) -> list[ProcedureName]:
        """The interlinked procedures that it is a part of."""
        wholes = interlinked(self._views.catalogue).part_of(self._item.identity)
        return [self._views.named(*each.identity, each.procedure.name) for each in wholes]

    def _part(self, found: PublishedPart) -> InterlinkedPart:
        part = found.part
        return InterlinkedPart(
            id=part.id,
            code=part.code,
            authority=self._views.authority(part.authority),
            waits=list(found.waits),
            in_force=found.is_in_force,
            time_limit=found.time_limit,  # type: ignore[arg-type]  # of the same shape
            procedure=self._views.procedure_of((part.authority, part.code)),
        )
