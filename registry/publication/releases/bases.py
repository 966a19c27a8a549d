"""What the overlays of a release adapt, and whether that is in force when the release applies.

A release whose base is not in force is published all the same: a province's decision is a decision.
It says so, and warns.
"""

import json
from collections.abc import Collection, Mapping

from sqlmodel import Session, col, select

from registry.procedure.overlay import edition_over, without_places
from registry.procedure.reading import procedure_from_data
from registry.publication.releases.in_time import Counting
from registry.publication.releases.model import BaseState, ReleaseBase
from registry.store.tables import EditionRow


def bases_of(
    session: Session, editions: Collection[str], standing: Mapping[str, Counting]
) -> Mapping[str, ReleaseBase]:
    """What each of some editions adapts, as it stands; those that adapt nothing are left out."""
    columns = select(EditionRow.hash, EditionRow.base, EditionRow.source, EditionRow.file)
    query = columns.where(col(EditionRow.hash).in_(editions), col(EditionRow.base).is_not(None))
    found = [
        (edition, str(base), source, file) for edition, base, source, file in session.exec(query)
    ]
    in_force = {
        base: standing[base].line.edition
        for _, base, _, _ in found
        if base in standing and standing[base].is_in_force
    }
    contents = _contents(session, set(in_force.values()))
    return {
        edition: _base(edition, base, (source, file), standing.get(base), contents)
        for edition, base, source, file in found
    }


def _contents(session: Session, wanted: Collection[str]) -> Mapping[str, bytes]:
    query = select(EditionRow.hash, EditionRow.content).where(col(EditionRow.hash).in_(wanted))
    return dict(session.exec(query).all())


def _base(
    edition: str,
    base: str,
    written: tuple[str, str],
    standing: Counting | None,
    contents: Mapping[str, bytes],
) -> ReleaseBase:
    """The base of an edition; `written` is its overlay as YAML, and the file that is in."""
    if standing is None:
        return ReleaseBase(base, None, BaseState.UNPUBLISHED)
    if not standing.is_in_force:
        return ReleaseBase(base, None, BaseState.ENDED)
    in_force = standing.line.edition
    overlay = without_places(*written)
    procedure = procedure_from_data(json.loads(contents[in_force]))
    made = overlay and edition_over(overlay, procedure)
    state = BaseState.IN_FORCE if made == edition else BaseState.OVERTAKEN
    return ReleaseBase(base, in_force, state)
