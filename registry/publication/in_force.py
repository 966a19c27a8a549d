"""The published catalogue on a day: what is in force, what is gone, and what is found about it.

Nothing of a draft gets in: contents are those of releases, findings those about these very
contents.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import partial

from sqlmodel import Session, col, func, select, union_all

from registry.publication.model import Published, PublishedFinding, PublishedProcedure
from registry.publication.releases.in_time import Counting, Line, Turn, on_day, turns
from registry.publication.releases.model import ReleaseInfo
from registry.publication.releases.publishing import PUBLISH
from registry.publication.releases.reading import info_of, lines_of
from registry.review.status import Status, standing
from registry.review.verdicts import VERDICT_KINDS, last_verdicts, last_verdicts_of
from registry.statistics import ACCEPT
from registry.store.loading import LOAD
from registry.store.store import Store
from registry.store.tables import (
    ActRow,
    EditionRow,
    FindingRow,
    ReleaseRow,
    SightingRow,
)

_KINDS = (LOAD, PUBLISH, ACCEPT, *VERDICT_KINDS)  # figures change what rules find
_OF_KINDS = union_all(
    *(select(func.max(ActRow.seq).label("seq")).where(ActRow.kind == kind) for kind in _KINDS)
).subquery()
# One look into the index for each kind; asked for together they would all be counted through.
_NEWEST = select(func.max(_OF_KINDS.c.seq))
_AT_ONCE = 500  # editions
_MANY = 200  # after more acts it is as quick to read everything


def published(
    store: Store,
    *,
    as_of: date,
    through: int | None = None,
    judged_on: date | None = None,
    read: Collection[str] = (),
) -> Published:
    """The catalogue of releases that have taken effect by `as_of`, and what is to come.

    `through` is the last release that was known, the newest if left out. Findings are as judged on
    `judged_on`, the same day if left out. `read` are editions whose contents nobody needs again.
    """
    with store.read() as session:
        heads = {row.number: info_of(row) for row in session.exec(select(ReleaseRow))}
        known = [one for one in lines_of(session) if through is None or one.release <= through]
        counting, dated = on_day(known, as_of), turns(_unsettled(known, as_of))
        first = [found[0].counting for key, found in dated.items() if found and key not in counting]
        editions = {each.line.edition for each in counting.values()}
        wanted = editions | {each.line.edition for each in first}
        contents = _contents(session, wanted.difference(read))
        overlays = _overlays(session, wanted)
        findings = _findings(session, editions, judged_on or as_of)
        made = partial(
            _procedure, heads=heads, contents=contents, findings=findings, dated=dated,
            overlays=overlays,
        )  # fmt: skip
        return Published(
            _revision(session), as_of, tuple(map(made, counting.values())), tuple(map(made, first))
        )


def _unsettled(lines: Sequence[Line], day: date) -> Sequence[Line]:
    """All lines of the procedures of which something is temporary or takes effect after a day."""
    open_ones = {one.procedure for one in lines if one.effective > day or one.valid_to is not None}
    return [one for one in lines if one.procedure in open_ones]


Judged = Mapping[str, PublishedFinding | None]  # by fingerprint; None: public no more


def judged_since(
    store: Store, revision: int, editions: Collection[str], *, as_of: date
) -> tuple[int, Mapping[str, Judged]] | None:
    """What verdicts alone have changed since a revision whose contents are `editions`, by key of
    the procedure. None when more than verdicts has changed.
    """
    with store.read() as session:
        since = select(ActRow.seq, ActRow.kind, ActRow.subject).where(
            col(ActRow.seq) > revision, col(ActRow.kind).in_(_KINDS)
        )
        acts = session.exec(since.order_by(col(ActRow.seq)).limit(_MANY)).all()
        if len(acts) == _MANY or any(kind not in VERDICT_KINDS for _, kind, _ in acts):
            return None
        judged = {subject.removeprefix("findings/") for _, _, subject in acts}
        public = _findings(session, editions, as_of, only=judged)
        found = {one.fingerprint: one for those in public.values() for one in those}
        about: dict[str, dict[str, PublishedFinding | None]] = {}
        query = select(FindingRow.fingerprint, FindingRow.procedure)
        for name, key in session.exec(query.where(col(FindingRow.fingerprint).in_(judged))):
            about.setdefault(key, {})[name] = found.get(name)
        return (acts[-1][0] if acts else revision), about


def catalogue_revision(store: Store) -> int:
    """A number that grows whenever the published catalogue may have changed; cheap to ask.

    The day is the other thing it depends on: a release takes effect by itself.
    """
    with store.read() as session:
        return _revision(session)


def _revision(session: Session) -> int:
    return session.exec(_NEWEST).one() or 0


def _contents(session: Session, wanted: set[str]) -> Mapping[str, bytes]:
    found: dict[str, bytes] = {}
    ordered = sorted(wanted)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        query = select(EditionRow.hash, EditionRow.content).where(col(EditionRow.hash).in_(some))
        found.update(session.exec(query).all())
    return found


def _overlays(session: Session, wanted: set[str]) -> Mapping[str, str]:
    """The YAML of the editions that are made by overlays; it is not part of the content, so that
    of a known content may have changed.
    """
    if not wanted:
        return {}
    query = select(EditionRow.hash, EditionRow.source).where(col(EditionRow.base).is_not(None))
    return {edition: source for edition, source in session.exec(query) if edition in wanted}


def _findings(
    session: Session, editions: Collection[str], as_of: date, *, only: set[str] | None = None
) -> Mapping[str, tuple[PublishedFinding, ...]]:
    verdicts = last_verdicts(session) if only is None else last_verdicts_of(session, only)
    by_edition: dict[str, list[PublishedFinding]] = defaultdict(list)
    query = (
        select(FindingRow, SightingRow, EditionRow.file)
        .join(SightingRow, col(SightingRow.fingerprint) == col(FindingRow.fingerprint))
        .join(EditionRow, col(EditionRow.hash) == col(SightingRow.edition))
        .where(col(SightingRow.gone_at).is_(None))
    )
    if only is not None:
        query = query.where(col(FindingRow.fingerprint).in_(only))
    for finding, sighting, file in session.exec(query):
        if sighting.edition not in editions:
            continue
        verdict = verdicts.get(finding.fingerprint)
        status = standing(
            verdict,
            returned_at=finding.returned_at,
            today=as_of,
            held_until=sighting.held_until,
        )
        if status not in (Status.DISMISSED, Status.SUPPRESSED):
            by_edition[sighting.edition].append(_finding(finding, sighting, file, status))
    return {edition: tuple(sorted(found, key=_order)) for edition, found in by_edition.items()}


def _order(found: PublishedFinding) -> tuple[str, str]:
    return found.rule, found.element


def _procedure(
    counting: Counting,
    heads: Mapping[int, ReleaseInfo],
    contents: Mapping[str, bytes],
    findings: Mapping[str, tuple[PublishedFinding, ...]],
    dated: Mapping[str, Sequence[Turn]],
    overlays: Mapping[str, str],
) -> PublishedProcedure:
    line = counting.line
    authority, code = line.procedure.split("/", 1)
    return PublishedProcedure(
        key=line.procedure,
        authority=authority,
        code=code,
        edition=line.edition,
        content=contents.get(line.edition),
        change=line.change,
        successor=line.successor,
        release=heads[line.release],
        findings=findings.get(line.edition, ()),
        expired=counting.expired,
        turns=tuple(dated.get(line.procedure, ())),
        overlay=overlays.get(line.edition),
    )


def _finding(
    finding: FindingRow, sighting: SightingRow, file: str, status: Status
) -> PublishedFinding:
    return PublishedFinding(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        version=sighting.version,
        element=finding.element,
        severity=sighting.severity,
        criterion=sighting.criterion,
        register=sighting.state_register,
        message_vi=sighting.message_vi,
        message_en=sighting.message_en,
        confidence=sighting.confidence,
        file=file,
        line=sighting.line,
        column=sighting.position,
        sentence=sighting.sentence,
        evidence=sighting.evidence,
        basis=sighting.basis,
        remedy=sighting.remedy,
        status=status,
        revision=finding.revision,
        edition=sighting.edition,
    )
