"""What the overlays of a release adapt, and whether that is in force when the release applies.

A release whose base is not in force is published all the same: a province's decision is a decision.
It says so, and warns.
"""

import json
from collections.abc import Collection, Mapping

from sqlmodel import Session, col, select

from registry.procedure.overlay import OverlayFile, edition_over, without_places
from registry.procedure.reading import procedure_from_data
from registry.publication.releases.editions import Edition, editions_of, why_broken
from registry.publication.releases.model import BaseState, ReleaseBase
from registry.store.tables import EditionRow


def bases_of(
    session: Session, editions: Collection[str], in_force: Mapping[str, str | None]
) -> Mapping[str, ReleaseBase]:
    """What each of some editions adapts, as it stands; those that adapt nothing are left out.

    `in_force` are the editions of published procedures once the release applies, with what the
    release itself brings; None where one has ended.
    """
    columns = select(EditionRow.hash, EditionRow.base, EditionRow.source, EditionRow.file)
    query = columns.where(col(EditionRow.hash).in_(editions), col(EditionRow.base).is_not(None))
    found = [
        (edition, str(base), source, file) for edition, base, source, file in session.exec(query)
    ]
    followed = (in_force.get(base) for _, base, _, _ in found)
    read = editions_of(session, {edition for edition in followed if edition})
    return {
        edition: _base(edition, base, (source, file), in_force, read)
        for edition, base, source, file in found
    }


def _base(
    edition: str,
    base: str,
    written: tuple[str, str],
    in_force: Mapping[str, str | None],
    read: Mapping[str, Edition],
) -> ReleaseBase:
    """The base of an edition; `written` is its overlay as YAML, and the file that is in."""
    if base not in in_force:
        return ReleaseBase(base, None, BaseState.UNPUBLISHED)
    followed = in_force[base]
    if followed is None:
        return ReleaseBase(base, None, BaseState.ENDED)
    overlay = without_places(*written)
    made = overlay and _made(overlay, read[followed])
    state = BaseState.IN_FORCE if made == edition else BaseState.OVERTAKEN
    return ReleaseBase(base, followed, state)


def _made(overlay: OverlayFile, base: Edition) -> str | None:
    """What an overlay makes of a content; None of a broken one, whose own line is refused."""
    if why_broken(base):
        return None
    return edition_over(overlay, procedure_from_data(json.loads(base.content)))
