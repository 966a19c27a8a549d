"""Facts from further data: what statistics and publication dates say of a procedure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from registry.analysis.context import Whole
from registry.analysis.facts.fact import Fact, facts
from registry.analysis.further import Baseline, Release, Statistics
from registry.procedure.vocabulary import Change
from registry.reference import Indicator
from registry.reference.calendar import whole_months

_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Counted:
    """The dossiers of one procedure."""

    whole: Whole
    statistics: Statistics


@dataclass(frozen=True)
class Published:
    """One publication decision about a procedure."""

    whole: Whole
    release: Release


@dataclass(frozen=True)
class Measured:
    """The limit of one procedure as it stood in a baseline year."""

    whole: Whole
    baseline: Baseline


def cut(measured: Measured) -> float | None:
    """By how many per cent the overall limit is shorter than it was, in one unit."""
    old, new = measured.baseline.time_limit, measured.whole.procedure.time_limit
    if old is None or new is None or not old.amount or new.amount is None:
        return None
    if old.unit is None or (old.unit is not new.unit and new.amount):
        return None
    return float(100 * (old.amount - new.amount) / old.amount)


def cut_wanted(measured: Measured) -> float | None:
    """The cut in per cent that the Government wants by the day, measured from that year."""
    wanted = (
        target.value
        for target in measured.whole.reference.targets
        if target.indicator is Indicator.TIME_CUT
        and target.in_force(measured.whole.as_of)
        and target.baseline_year == measured.baseline.year
    )
    return next((float(each) for each in wanted), None)


def _percent(part: int | None, whole: int | None) -> float | None:
    return None if part is None or not whole else 100 * part / whole


def received_a_year(counted: Counted) -> float | None:
    """Dossiers received, brought to twelve months."""
    received = counted.statistics.received
    return None if received is None else received * _MONTHS_A_YEAR / counted.statistics.months


def refused_share(counted: Counted) -> float | None:
    """Refused dossiers in percent of those resolved."""
    return _percent(counted.statistics.refused, counted.statistics.resolved)


def late_share(counted: Counted) -> float | None:
    """Dossiers resolved late in percent of those resolved."""
    return _percent(counted.statistics.late, counted.statistics.resolved)


def online_share(counted: Counted) -> float | None:
    """Dossiers received online in percent of those received."""
    return _percent(counted.statistics.received_online, counted.statistics.received)


def supplemented_again_share(counted: Counted) -> float | None:
    """Dossiers asked more than once to be completed, in percent of those received."""
    return _percent(counted.statistics.supplemented_again, counted.statistics.received)


def median_share(counted: Counted) -> float | None:
    """The median time of dossiers in percent of the overall limit, where both have one unit."""
    median, limit = counted.statistics.median_time, counted.whole.procedure.time_limit
    if median is None or median.amount is None or limit is None or not limit.amount:
        return None
    return float(100 * median.amount / limit.amount) if median.unit is limit.unit else None


def local_opinion_share(counted: Counted) -> float | None:
    """Dossiers resolved on a province's opinion, in percent of those resolved."""
    return _percent(counted.statistics.with_local_opinion, counted.statistics.resolved)


def in_effect(published: Published) -> bool | None:
    """The decision has taken effect by the day."""
    effective = published.release.effective
    return None if effective is None else effective <= published.whole.as_of


def days_before_effect(published: Published) -> int | None:
    """Calendar days from signing to the day the legal text takes effect."""
    return _days(published.release.signed, published.release.text_effective)


def text_days_before_effect(published: Published) -> int | None:
    """Calendar days from the signing of the legal text to the day it takes effect."""
    release = published.release
    return _days(release.text_signed, release.text_effective)


def days_after_text(published: Published) -> int | None:
    """Calendar days from the publication or signing of the legal text to the decision."""
    release = published.release
    return _days(release.text_published or release.text_signed, release.signed)


def working_days_to_entry(published: Published) -> int | None:
    """Working days from signing to the national database, or to the day while it is not there."""
    release = published.release
    until = release.entered_on or published.whole.as_of
    return published.whole.reference.working_days(release.signed, until)


def _days(start: date | None, end: date | None) -> int | None:
    return None if start is None or end is None else (end - start).days


def months_in_force(whole: Whole) -> int | None:
    """Whole months since this content came into force."""
    start = _in_force_from(whole)
    if start is None:
        return None
    return whole_months(start, whole.as_of)


def _in_force_from(whole: Whole) -> date | None:
    validity, decision = whole.procedure.validity, whole.procedure.decision
    return (validity and validity.from_) or (decision and decision.effective) or None


def has_ended(whole: Whole) -> bool | None:
    """It is no longer in force on the day: its validity or a decision that abolishes it says so."""
    validity, decision = whole.procedure.validity, whole.procedure.decision
    if validity is not None and validity.to is not None:
        return validity.to < whole.as_of
    if decision is not None and decision.change is Change.ABOLISHED and decision.effective:
        return decision.effective <= whole.as_of
    return None if validity is None else False


def evaluated_on(whole: Whole) -> str:
    """The day of the evaluation, such as 2026-11-23."""
    return whole.as_of.isoformat()


LIFE: Mapping[str, Fact[Whole]] = facts(months_in_force, has_ended, evaluated_on)
STATISTICS: Mapping[str, Fact[Counted]] = facts(
    received_a_year, refused_share, late_share, online_share, supplemented_again_share,
    local_opinion_share, median_share,
)  # fmt: skip
RELEASES: Mapping[str, Fact[Published]] = facts(
    in_effect, days_before_effect, text_days_before_effect, days_after_text, working_days_to_entry
)
BASELINES: Mapping[str, Fact[Measured]] = facts(cut, cut_wanted)
