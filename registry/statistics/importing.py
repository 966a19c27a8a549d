"""Figures are taken in from a file, wait, and are accepted by a person; each is an act.

Nothing that was accepted is changed: a correction is a further line that supersedes the one before
and says why.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from registry.actors import Actor, Role
from registry.refusals import (
    FieldError,
    Refusal,
    Words,
    conflict,
    forbidden,
    invalid,
    not_found,
    stale,
)
from registry.statistics.figures import mistake_words
from registry.statistics.keeping import (
    Identity,
    KeptLine,
    add_lines,
    corrections,
    kept_lines,
    overtaken,
)
from registry.statistics.lines import Line, Mistake
from registry.statistics.procedures import codes_of_file
from registry.statistics.reading import Reading
from registry.statistics.rolling_up import roll_up
from registry.store.acts import Writing
from registry.store.commands import Request, carry_out
from registry.store.finding_changes import FindingChanges
from registry.store.statistics_tables import StatisticsFileRow
from registry.store.store import Store

FILE = Words("tệp thống kê", "file of statistics")
TAKE_IN, ACCEPT = "take_in_statistics", "accept_statistics"
_EMPTY = FieldError("rows", "nothing-counted", mistake_words("nothing-counted", "", ""))


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A file that waits; `mistakes` counts what is wrong with its bad rows."""

    file: int
    lines: int
    mistakes: int
    revision: int


@dataclass(frozen=True, slots=True)
class Accepted:
    """A file whose figures count from now on; `corrected` is how many took another's place.

    `findings` and `gone` count what rules find anew about its procedures, and find no more.
    """

    file: int
    lines: int
    corrected: int
    revision: int
    findings: int = 0
    gone: int = 0


# Judges anew, in the open change, the procedures of some codes, whose figures have changed.
JudgeCounted = Callable[[Session, Collection[str], datetime], FindingChanges]


def take_in(
    store: Store,
    reading: Reading,
    authority: str,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    reason: str = "",
) -> TakenIn | Refusal:
    """Keeps the good lines until they are accepted (`controller` of `authority`).

    Figures of a period that is kept already are bad rows, unless a `reason` corrects them; the same
    figures again are bad rows in any case. A file without a good row is refused with all its
    mistakes. Raises StoreBusy.
    """
    said = {"sha256": reading.sha256, "authority": authority, "reason": reason.strip()}
    request = Request(TAKE_IN, "statistics", actor, now, idempotency_key, 0, said)
    return carry_out(
        store, request, TakenIn, lambda w: _taken_in(w, reading, authority, reason.strip())
    )


def accept_statistics(
    store: Store,
    file: int,
    *,
    actor: Actor,
    now: datetime,
    idempotency_key: str,
    expected_revision: int,
    judge: JudgeCounted | None = None,
) -> Accepted | Refusal:
    """The figures of a file count from now on, and are public; the procedures that they are about
    are judged anew in the same act. Raises StoreBusy.
    """
    request = Request(
        ACCEPT, f"statistics/{file}", actor, now, idempotency_key, expected_revision, {}
    )
    return carry_out(
        store, request, Accepted, lambda w: _accepted(w, file, expected_revision, judge)
    )


def _taken_in(writing: Writing, reading: Reading, authority: str, reason: str) -> TakenIn | Refusal:
    grant = writing.actor.grant_for(Role.CONTROLLER, authority)
    if grant is None:
        return forbidden(Role.CONTROLLER, authority)
    kept = kept_lines(writing.session, reading.lines)
    bad = list(_kept_already(reading.lines, kept, correcting=bool(reason)))
    rows = {mistake.row for mistake in bad}
    lines = [line for line in reading.lines if line.row not in rows]
    mistakes = sorted((*reading.mistakes, *bad), key=lambda each: each.row)
    if not lines:
        return invalid([_field(each) for each in mistakes] or [_EMPTY])
    about = {
        "name": reading.name, "sha256": reading.sha256, "lines": len(lines),
        "mistakes": len(mistakes), "reason": reason,
    }  # fmt: skip
    act = writing.log(TAKE_IN, "statistics", about, under=grant)
    row = StatisticsFileRow(
        name=reading.name,
        sha256=reading.sha256,
        authority=authority,
        lines=len(lines),
        mistakes=[_as_data(each) for each in mistakes],
        reason=reason or None,
        actor=writing.actor.name,
        at=writing.now,
        act=act,
        revision=1,
    )
    writing.session.add(row)
    writing.session.flush()
    assert row.id is not None  # it was flushed
    add_lines(writing.session, row.id, lines, kept)
    return TakenIn(row.id, len(lines), len(mistakes), row.revision)


def _accepted(
    writing: Writing, number: int, expected: int, judge: JudgeCounted | None
) -> Accepted | Refusal:
    row = writing.session.get(StatisticsFileRow, number)
    if row is None:
        return not_found(FILE, number)
    grant = writing.actor.grant_for(Role.CONTROLLER, row.authority)
    if grant is None:
        return forbidden(Role.CONTROLLER, row.authority)
    if row.revision != expected:
        return stale(row.revision, expected)
    if row.accepted_at is not None:
        return conflict("statistics-accepted", revision=row.revision, file=number)
    if count := overtaken(writing.session, number):
        return conflict("statistics-overtaken", file=number, count=count)
    corrected = corrections(writing.session, number)
    row.accepted_by, row.accepted_at, row.revision = writing.actor.name, writing.now, expected + 1
    writing.session.add(row)
    writing.session.flush()
    roll_up(writing.session, number)
    changes = _judged(writing, number, judge)
    about = {"lines": row.lines, "corrected": corrected, "findings": asdict(changes)}
    writing.log(ACCEPT, f"statistics/{number}", about, under=grant, base_revision=expected)
    found = changes.new + changes.returned
    return Accepted(number, row.lines, corrected, expected + 1, found, changes.gone)


def _judged(writing: Writing, file: int, judge: JudgeCounted | None) -> FindingChanges:
    codes = codes_of_file(writing.session, file)
    return judge(writing.session, codes, writing.now) if judge and codes else FindingChanges()


def _kept_already(
    lines: Sequence[Line], kept: Mapping[Identity, KeptLine], *, correcting: bool
) -> Iterator[Mistake]:
    """Lines of what is kept already; when correcting, only those that would change nothing."""
    for line in lines:
        before = kept.get(line.identity)
        if before is not None and not (correcting and not before.is_told_by(line)):
            found = f"{line.unit}, {line.period or '–'}"
            words = mistake_words("period-kept", found, "")
            yield Mistake(line.row, "", "period-kept", words)


def _field(mistake: Mistake) -> FieldError:
    return FieldError(mistake.place, mistake.code, mistake.words)


def _as_data(mistake: Mistake) -> dict[str, Any]:
    return {
        "row": mistake.row, "column": mistake.column, "code": mistake.code,
        "vi": mistake.words.vi, "en": mistake.words.en,
    }  # fmt: skip
