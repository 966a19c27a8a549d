"""What published procedures say of targets: online services by day, time limits against a year.

Read from releases and the parts of editions, so a day of the past costs no snapshot of the
catalogue. Procedures inside the state are in no total.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlmodel import Session, col

from registry.counted import counted
from registry.procedure.vocabulary import Channel, Kind, ServiceLevel
from registry.publication.releases.in_time import Line, on_day, turning_days
from registry.publication.releases.reading import lines_of
from registry.refusals import Words
from registry.store.part_tables import EntryRow, PartChannelRow, PartWordRow
from registry.store.tables import ReleaseEntryRow
from registry.targets.share import Figure, Reading, Share, between, share_of

INTERNAL = frozenset({Kind.INTERNAL.value, Kind.INTERNAL_INTERLINKED.value})
ONLINE = frozenset({ServiceLevel.FULL.value, ServiceLevel.PARTIAL.value})
_ALL = 100
_ONLINE = Words("Được cung cấp trực tuyến", "Offered online")
_IN_FORCE = Words("Đang có hiệu lực", "In force")
_UNTOLD = Words("Không nêu mức trực tuyến", "Level online not told")
_COMPARED = Words("So sánh được", "Can be compared")
_NOT_COMPARED = Words("Không so sánh được", "Cannot be compared")


@dataclass(frozen=True, slots=True)
class Content:
    """What counting asks of one edition; `is_online` and `limit` are None where it is not told."""

    kind: str | None
    applicants: frozenset[str]
    is_online: bool | None
    limit: tuple[Fraction, str] | None  # amount and unit

    @property
    def is_public(self) -> bool:
        return self.kind not in INTERNAL

    def may_be_for(self, applicants: Collection[str]) -> bool:
        """Whether it is for one of these (none named: anybody), or does not tell for whom."""
        return not applicants or not self.applicants or bool(self.applicants & set(applicants))


@dataclass(frozen=True, slots=True)
class Publications:
    """Everything that releases put in force, by day."""

    lines: Sequence[Line]
    contents: Mapping[str, Content]

    def in_force(self, day: date, applicants: Collection[str] = ()) -> Mapping[str, Content]:
        """What is in force on a day, by `authority/code`; of those for one of some applicants.

        Those that do not tell for whom they are may be for anybody, so they are among them.
        """
        found = {
            key: self.contents[counting.line.edition]
            for key, counting in on_day(self.lines, day).items()
            if counting.is_in_force
        }
        return {
            key: content
            for key, content in found.items()
            if content.is_public and content.may_be_for(applicants)
        }

    def days(self, until: date) -> Sequence[date]:
        """The days by `until` on which what is in force changed, in order."""
        return [day for day in turning_days(self.lines) if day <= until]


def publications(session: Session) -> Publications:
    """Reads what was published, in a fixed number of statements."""
    lines = lines_of(session)
    return Publications(lines, _contents(session) if lines else {})


def online_services(contents: Iterable[Content]) -> Reading:
    """The share that is offered online; what does not tell may be or not."""
    told = [content.is_online for content in contents]
    online, unknown = told.count(True), told.count(None)
    figures = [Figure(_ONLINE, online), Figure(_IN_FORCE, len(told))]
    if not told:
        nothing = Words("không có thủ tục nào có hiệu lực", "no procedure is in force")
        return Reading(None, nothing)
    if unknown:
        figures.append(Figure(_UNTOLD, unknown))
    return Reading(share_of(online, len(told), unknown=unknown), _untold(unknown), tuple(figures))


def time_cut(before: Mapping[str, Content], now: Mapping[str, Content], year: int) -> Reading:
    """By how much the limits of what was in force at the end of a year, and still is, are shorter.

    Limits add up within one unit; of several units the cut of all lies between theirs.
    """
    if not before:
        return Reading(None, Words(f"chưa có gì được công bố ở đây đến hết năm {year}",
                                   f"nothing was published here by the end of {year}"))  # fmt: skip
    pairs = [(before[key].limit, now[key].limit) for key in sorted(before.keys() & now.keys())]
    sums: dict[str, list[Fraction]] = defaultdict(lambda: [Fraction(0), Fraction(0)])
    strange = 0
    for old, new in pairs:
        if old is None or new is None or old[1] != new[1]:
            strange += 1
            continue
        sums[old[1]][0] += old[0]
        sums[old[1]][1] += new[0]
    figures = [Figure(_COMPARED, len(pairs) - strange)]
    if strange:
        figures.append(Figure(_NOT_COMPARED, strange))
    if strange or not any(old for old, _ in sums.values()):
        return Reading(None, Words("còn thời hạn không rõ hoặc khác đơn vị nên không so sánh được",
                                   "some time limits are not known or in another unit, so they "
                                   "cannot be compared"), tuple(figures))  # fmt: skip
    share = between(_cut(old, new) for old, new in sums.values() if old)
    return Reading(share, _several_units(share), tuple(figures))


def without_applicants(contents: Iterable[Content]) -> Words | None:
    """That some do not tell for whom they are, so that nobody knows whom a target counts."""
    count = sum(not content.applicants for content in contents)
    if not count:
        return None
    return Words(f"{count} thủ tục không nêu đối tượng thực hiện",
                 counted(count, "procedure does not tell for whom it is",
                         "procedures do not tell for whom they are"))  # fmt: skip


def _cut(old: Fraction, new: Fraction) -> Share:
    cut = _ALL * (old - new) / old
    return Share(cut, cut)


def _several_units(share: Share | None) -> Words | None:
    if share is None or share.percent is not None:
        return None
    return Words("thời hạn có nhiều đơn vị tính, không cộng lại được",
                 "the limits have several units, which do not add up")  # fmt: skip


def _untold(count: int) -> Words | None:
    if not count:
        return None
    return Words(f"{count} thủ tục không nêu mức trực tuyến",
                 counted(count, "procedure does not tell how far it goes online",
                         "procedures do not tell how far they go online"))  # fmt: skip


def _contents(session: Session) -> Mapping[str, Content]:
    published = select(col(ReleaseEntryRow.edition))
    applicants, levels = _applicants(session), _levels(session)
    query = select(
        col(EntryRow.id), col(EntryRow.edition), col(EntryRow.kind), col(EntryRow.channel_count),
        col(EntryRow.limit_amount), col(EntryRow.limit_unit),
    ).where(col(EntryRow.edition).in_(published))  # fmt: skip
    return {
        edition: Content(
            kind=kind,
            applicants=frozenset(applicants.get(entry, ())),
            is_online=_is_online(channels, levels.get(entry, ())),
            limit=None if amount is None or unit is None else (Fraction(amount), unit),
        )
        for entry, edition, kind, channels, amount, unit in session.connection().execute(query)
    }


def _is_online(channels: int | None, levels: Sequence[str | None]) -> bool | None:
    """By the levels of its online channels; one whose level is not told may be any."""
    if channels is None:
        return None
    if any(level in ONLINE for level in levels):
        return True
    return None if None in levels else False


def _applicants(session: Session) -> Mapping[int, Sequence[str]]:
    query = select(col(PartWordRow.entry), col(PartWordRow.word)).where(
        col(PartWordRow.list) == "applicants"
    )
    found: dict[int, list[str]] = defaultdict(list)
    for entry, word in session.connection().execute(query):
        found[entry].append(word)
    return found


def _levels(session: Session) -> Mapping[int, Sequence[str | None]]:
    query = select(col(PartChannelRow.entry), col(PartChannelRow.level)).where(
        col(PartChannelRow.channel) == Channel.ONLINE.value
    )
    found: dict[int, list[str | None]] = defaultdict(list)
    for entry, level in session.connection().execute(query):
        found[entry].append(level)
    return found
