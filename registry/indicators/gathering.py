"""The figures of units for one period, from every part of the registry that counts one.

A unit that is an authority has figures of the catalogue, of its releases and of feedback too; of
any other unit nothing is known but its statistics.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from registry.indicators.catalogue_figures import Counted, catalogue_figures, release_figures
from registry.indicators.model import FigureName, FigureSource
from registry.indicators.reckoning import Figure, Figures
from registry.indicators.words import label_of
from registry.publication.catalogue import Catalogue
from registry.reference import Reference
from registry.refusals import Words
from registry.review.feedback.lists import dues
from registry.review.feedback.words import clocks
from registry.statistics import figures_of_units
from registry.store.review_tables import FeedbackRow
from registry.store.store import Store

_NOT_STATED = Words("không nguồn nào nêu", "no source states it")
_NO_AUTHORITY = Words("đơn vị không có trong danh mục cơ quan công bố",
                      "the unit is none of the authorities that publish")  # fmt: skip
_NO_CALENDAR = Words("chưa có lịch nghỉ của năm để tính hạn", "the holidays of a year are missing")
_REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both included, and the level of the units."""

    since: date
    until: date
    level: str


@dataclass(frozen=True, slots=True)
class Sources:
    """What is counted from besides the store: the catalogue on the last day, and as known now."""

    then: Catalogue
    now: Catalogue

    @property
    def reference(self) -> Reference:
        return self.now.reference


def gather(
    session: Session, names: Sequence[FigureName], period: Period, sources: Sources
) -> Mapping[str, Figures]:
    """The figures of each unit that has statistics of this period and level, by its name."""
    return {
        found.unit: _figures(
            names,
            {
                FigureSource.STATISTICS: found.figures,
                **_of_authority(session, found.unit, period, sources),
            },
            _told(found.source, period),
        )
        for found in figures_of_units(session, period.since, period.until, period.level)
    }


def are_of_authorities(store: Store, period: Period, reference: Reference) -> bool:
    """Whether a unit with statistics of this period and level is an authority.

    Of no other unit anything but its statistics is asked.
    """
    with store.read() as session:
        found = figures_of_units(session, period.since, period.until, period.level)
    return any(authority_of(each.unit, reference) for each in found)


def _of_authority(
    session: Session, unit: str, period: Period, sources: Sources
) -> Mapping[FigureSource, Counted]:
    key = authority_of(unit, sources.reference)
    if key is None:
        return {}
    return {
        FigureSource.CATALOGUE: catalogue_figures(sources.then, key),
        FigureSource.RELEASES: release_figures(sources.now, key, period.since, period.until),
        FigureSource.FEEDBACK: _feedback(session, key, period, sources.reference),
    }


def authority_of(unit: str, reference: Reference) -> str | None:
    """The key of the authority that a unit of statistics is, by key or by name."""
    if unit in reference.authorities:
        return unit
    found = reference.authority_named(unit)
    return found.key if found else None


def _figures(
    names: Sequence[FigureName],
    counted: Mapping[FigureSource, Counted],
    sources: Mapping[FigureSource, Words],
) -> Figures:
    return {name.key: _figure(name, counted.get(name.by), sources.get(name.by)) for name in names}


def _figure(name: FigureName, counted: Counted | None, source: Words | None) -> Figure:
    label = label_of(name)
    lacking = _NOT_STATED if name.by is FigureSource.STATISTICS else _NO_AUTHORITY
    if name.why is not None:
        lacking = Words(name.why.vi, name.why.en)
    found = (counted or {}).get(name.key, lacking)
    if isinstance(found, Words):
        return Figure(name.key, label, None, None, found)
    return Figure(name.key, label, found, source)


def _told(statistics: Words, period: Period) -> Mapping[FigureSource, Words]:
    """Where the figures of each part are from."""
    until = f"{period.until:%d/%m/%Y}"
    return {
        FigureSource.STATISTICS: statistics,
        FigureSource.CATALOGUE: Words(f"danh mục ngày {until}", f"the catalogue on {period.until}"),
        FigureSource.RELEASES: Words("các đợt công bố", "releases"),
        FigureSource.FEEDBACK: Words("phản ánh, kiến nghị nhận ở đây", "feedback received here"),
    }


def _feedback(session: Session, authority: str, period: Period, reference: Reference) -> Counted:
    """What was due to be answered in the period, by the clock of each; refusals are no answers."""
    table, due_of = FeedbackRow, dues(reference.working_days)
    rows = session.exec(
        select(table).where(table.authority == authority, col(table.counted_from) <= period.until)
    ).all()
    within = (period.since, period.until)
    answered = [each for each in rows if each.answered_on and _between(each.answered_on, within)]
    due = [
        (due_of.within(clocks()[each.clock].answer, each.counted_from), each.answered_on)
        for each in rows
        if each.state != _REFUSED
    ]
    told: dict[str, int | Words] = {"feedback_answered": len(answered)}
    if any(last is None for last, _ in due):
        return told | {"feedback_due": _NO_CALENDAR, "feedback_on_time": _NO_CALENDAR}
    dated = [(last, day) for last, day in due if last is not None and _between(last, within)]
    on_time = sum(day is not None and day <= last for last, day in dated)
    return told | {"feedback_due": len(dated), "feedback_on_time": on_time}


def _between(day: date, within: tuple[date, date]) -> bool:
    return within[0] <= day <= within[1]
