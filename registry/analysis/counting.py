"""Accepted figures of dossiers as further data of procedures, for the rules that ask for them.

Where a code is loaded for several authorities, each has only the figures that it reports itself.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from sqlmodel import Session, col, select

from registry.analysis.further import NOTHING_FURTHER, FurtherData, Statistics
from registry.procedure.model import Agency, Procedure
from registry.procedure.values import TimeLimit
from registry.reference import Reference, load_reference
from registry.statistics import times
from registry.statistics.figures import everywhere
from registry.statistics.procedures import (
    Carrying,
    Periods,
    are_counted,
    counted_by,
    counted_of,
    some_at_a_time,
)
from registry.statistics.windows import CountedWindow, counted_window
from registry.store.files import procedure_key
from registry.store.tables import ProcedureRow

Counting = Mapping[str, FurtherData]  # by key of the procedure


def counting(session: Session, procedures: Sequence[Procedure], *, as_of: date) -> Counting:
    """What is counted of each procedure on a day; those of which nothing is are not there."""
    reference = load_reference()
    found = list(_windows(session, procedures, as_of))
    everyone = are_counted(session, [_carrying(*each, reference) for each in found])
    return {
        procedure_key(procedure.authority, procedure.code): FurtherData(
            statistics=_statistics(procedure, window, everyone=counted)
        )
        for (procedure, window), counted in zip(found, everyone, strict=True)
    }


def counted_further(counted: Counting, procedure: Procedure) -> FurtherData:
    return counted.get(procedure_key(procedure.authority, procedure.code), NOTHING_FURTHER)


def _by_authority(procedures: Sequence[Procedure]) -> Mapping[str, Sequence[Procedure]]:
    found: dict[str, list[Procedure]] = defaultdict(list)
    for each in procedures:
        found[each.authority].append(each)
    return found


def _windows(
    session: Session, procedures: Sequence[Procedure], as_of: date
) -> Iterator[tuple[Procedure, CountedWindow]]:
    """The months that are counted of each procedure; without those of which none are."""
    shared = _shared(session, procedures)
    for authority, those in _by_authority(procedures).items():
        periods = _periods(session, shared, authority, {each.code for each in those})
        for procedure in those:
            window = counted_window(periods.get(procedure.code, ()), as_of=as_of)
            if window is not None:
                yield procedure, window


def _shared(session: Session, procedures: Sequence[Procedure]) -> Collection[str]:
    """Codes of these that several authorities have a procedure of, loaded or among these."""
    authorities: dict[str, set[str]] = defaultdict(set)
    for each in procedures:
        authorities[each.code].add(each.authority)
    for some in some_at_a_time(authorities.keys()):
        query = select(ProcedureRow.code, ProcedureRow.authority)
        for code, authority in session.exec(query.where(col(ProcedureRow.code).in_(some))):
            authorities[code].add(authority)
    return {code for code, those in authorities.items() if len(those) > 1}


def _periods(
    session: Session, shared: Collection[str], authority: str, codes: Collection[str]
) -> Periods:
    own = {code for code in codes if code in shared}
    reported = counted_by(session, authority, own) if own else {}
    return {**counted_of(session, [code for code in codes if code not in own]), **reported}


def _statistics(procedure: Procedure, window: CountedWindow, *, everyone: bool) -> Statistics:
    stated = window.figures.get
    return Statistics(
        months=window.months,
        since=window.since,
        until=window.until,
        all_units=everyone,
        received=stated("received"),
        received_online=stated("online"),
        resolved=stated("handled"),
        late=stated("late"),
        supplemented=stated("supplemented"),
        supplemented_again=stated("supplemented_again"),
        median_time=_time(procedure, window, "median_days", "median_hours"),
        mean_time=_time(procedure, window, "mean_days", "mean_hours"),
        source="; ".join(window.sources) or None,
    )


def _time(procedure: Procedure, window: CountedWindow, *keys: str) -> TimeLimit | None:
    """The stated time, in the unit of the limit where it is stated in that too."""
    limit = procedure.time_limit
    found = [TimeLimit(window.times[key], times()[key].unit) for key in keys if key in window.times]
    alike = [each for each in found if limit is not None and each.unit is limit.unit]
    return next(iter((*alike, *found)), None)


def _carrying(procedure: Procedure, window: CountedWindow, reference: Reference) -> Carrying:
    """All who carry it out: each agency that the procedure names, or a unit that adds up the
    country or the authority whose procedure it is.
    """
    agencies = (procedure.agencies and procedure.agencies.executing) or ()
    return Carrying(
        procedure.code,
        periods=[each.period for each in window.periods],
        units=[_names(each, reference) for each in agencies],
        whole=(*everywhere(), *_authority_names(procedure.authority, reference)),
    )


def _names(agency: Agency, reference: Reference) -> frozenset[str]:
    """What a unit may be called that is this agency."""
    if agency.key is not None:
        return frozenset(_authority_names(agency.key, reference))
    return frozenset({agency.name} if agency.name else ())


def _authority_names(key: str, reference: Reference) -> tuple[str, ...]:
    found = reference.authorities.get(key)
    return (key, *((found.name.vi, *found.names) if found else ()))
