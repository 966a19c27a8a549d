"""Facts about legal grounds: whether a cited text still stands, and which parts rest on none."""

from collections.abc import Mapping, Sequence

from registry.analysis.context import Cited, Demand, Paper, Whole, folded
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.model import Basis
from registry.reference import Instrument, Words
from registry.reference.numbers import year_of
from rules import BasisStatus


def _instrument(cited: Cited) -> Instrument | None:
    return cited.whole.reference.instruments.get(cited.basis.instrument)


def expired(cited: Cited) -> bool | None:
    """The whole text has lost its force by the day; not known for a text that is not listed."""
    found = _instrument(cited)
    return None if found is None else found.has_ended(cited.whole.as_of)


def end_read(cited: Cited) -> bool:
    """The end of its force was read or reported, not only remembered."""
    found = _instrument(cited)
    if found is None or found.to is None:
        return False
    return (found.end_status or found.status) is not BasisStatus.UNVERIFIED


def kept_on(cited: Cited) -> bool:
    """The note says that the old text still holds for a time: a transition."""
    return cited.whole.says("transition", folded(cited.basis.note))


def last_day(cited: Cited) -> str | None:
    """The last day of its force as people write it: 28/02/2027."""
    found = _instrument(cited)
    return None if found is None or found.to is None else f"{found.to:%d/%m/%Y}"


def days_left(cited: Cited) -> int | None:
    """Days from the day to the last day of its force, negative when over; none for an open end."""
    found = _instrument(cited)
    return None if found is None or found.to is None else (found.to - cited.whole.as_of).days


def temporary(cited: Cited) -> bool | None:
    """It is in force and ends on a day that is fixed; not known for a text that is not listed."""
    found = _instrument(cited)
    return None if found is None else found.to is not None and found.in_force(cited.whole.as_of)


def successor(cited: Cited) -> str | None:
    """The text that takes its place."""
    found = _instrument(cited)
    return found.replaced_by if found else None


def later(cited: Cited) -> str:
    """Another cited text without an end, by its number of the same time or after: "" for none."""
    found = _instrument(cited)
    since = found.from_.year if found and found.from_ else year_of(cited.basis.instrument)
    for basis in cited.whole.procedure.legal_basis or ():
        if year_of(basis.instrument) >= since and not _ends(Cited(cited.whole, basis)):
            return basis.instrument
    return ""


def _ends(cited: Cited) -> bool:
    found = _instrument(cited)
    return found is not None and found.to is not None


def unfounded(paper: Paper) -> bool | None:
    """No text is named for it down to the article; not known where the file says nothing."""
    grounds = paper.document.basis
    return None if grounds is None else not any(ground.article for ground in grounds)


def weakly_founded(demand: Demand) -> bool | None:
    """Every text named for it is below a decree: a circular, a decision, a council's resolution."""
    grounds = demand.condition.basis
    if grounds is None or not grounds:
        return None
    ranks = [_is_weak(demand, ground) for ground in grounds]
    return all(ranks)


def _is_weak(demand: Demand, ground: Basis) -> bool:
    """By its number; what is not told by a number counts as strong."""
    return demand.whole.says("below_decree", folded(ground.instrument))


def founded_on(demand: Demand) -> str:
    """The numbers of the texts named for it."""
    grounds = demand.condition.basis or ()
    return ", ".join(dict.fromkeys(ground.instrument for ground in grounds))


# The parts (a to g) that every procedure has, except the name and the limit (TTHC-S01).
_PARTS = ("steps", "channels", "applicants", "agencies")
_PART_NAMES: Mapping[str, Words] = {
    "steps": Words(vi="trình tự thực hiện", en="steps"),
    "channels": Words(vi="cách thức thực hiện", en="ways to file"),
    "applicants": Words(vi="đối tượng thực hiện", en="who may apply"),
    "agencies": Words(vi="cơ quan giải quyết", en="who decides"),
}


def missing_parts(whole: Whole) -> tuple[str, ...] | None:
    """Constituent parts that the file says are empty; not known while one was not read."""
    parts = {part: _part(whole, part) for part in _PARTS}
    empty = tuple(part for part, items in parts.items() if items == ())
    return empty if empty or None not in parts.values() else None


def _part(whole: Whole, part: str) -> Sequence[object] | None:
    if part != "agencies":
        found: Sequence[object] | None = getattr(whole.procedure, part)
        return found
    agencies = whole.procedure.agencies
    if agencies is None or (agencies.executing is None and agencies.deciding is None):
        return None
    return (*(agencies.executing or ()), *(agencies.deciding or ()))


def missing_list(whole: Whole) -> str:
    """The missing parts in Vietnamese words, for a sentence."""
    return ", ".join(_PART_NAMES[part].vi for part in missing_parts(whole) or ())


def missing_list_en(whole: Whole) -> str:
    """The missing parts in English words, for a sentence."""
    return ", ".join(_PART_NAMES[part].en for part in missing_parts(whole) or ())


PARTS: Mapping[str, Fact[Whole]] = facts(missing_parts, missing_list, missing_list_en)
GROUNDS: Mapping[str, Fact[Cited]] = facts(
    expired, end_read, kept_on, last_day, days_left, temporary, successor, later
)
PAPER_GROUNDS: Mapping[str, Fact[Paper]] = facts(unfounded)
DEMAND_GROUNDS: Mapping[str, Fact[Demand]] = facts(weakly_founded, founded_on)
