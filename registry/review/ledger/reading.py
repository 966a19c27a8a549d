"""The ledger as one person may see it on a day, and what would reach a target.

What a case saves follows from rows that say how often they were changed, so it is worked out once
for each state of them and remembered.
"""

from collections import OrderedDict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date
from threading import Lock
from weakref import WeakKeyDictionary

from sqlmodel import Session

from registry.actors import Actor
from registry.collection import without_collection
from registry.reference import load_wages
from registry.review.ledger.lines import Entry, entries
from registry.review.ledger.rows import CaseState, cases_in, proposed_states, records_of
from registry.review.ledger.totals import Ledger
from registry.store.store import Store

_REMEMBERED = 20_000  # cases
_AT_ONCE = 500  # procedures that are worked out together


class _Memory:
    """Entries of cases by what they follow from; the oldest is forgotten first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Entry] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable) -> Entry | None:
        with self._lock:
            return self._kept.get(key)

    def keep(self, key: Hashable, entry: Entry) -> None:
        with self._lock:
            self._kept[key] = entry
            while len(self._kept) > _REMEMBERED:
                self._kept.popitem(last=False)


_memories: WeakKeyDictionary[Store, _Memory] = WeakKeyDictionary()


def ledger(store: Store, *, actor: Actor, today: date) -> Ledger:
    """The lines of all cases of the authorities where the actor holds a role, newest case first."""
    known = _memories.setdefault(store, _Memory())
    with store.read() as session:
        cases = cases_in(session, proposed_states(), actor=actor, today=today)
        found = _entries(session, known, cases, today)
    return Ledger(
        tuple(line for lines, _ in reversed(found) for line in lines),
        tuple(baseline for lines, baseline in found if lines),
    )


def _entries(
    session: Session, known: _Memory, cases: Sequence[CaseState], today: date
) -> Sequence[Entry]:
    """The entry of each case; the cases of one procedure are worked out together."""
    keys = _keys(cases)
    found = {each.number: known.get(keys[each.number]) for each in cases}
    unknown = {each.procedure for each in cases if found[each.number] is None}
    for part in _parts([each for each in cases if each.procedure in unknown]):
        with without_collection():
            made = list(entries(records_of(session, part, today), load_wages()))
        for case, entry in zip(part, made, strict=True):
            known.keep(keys[case.number], entry)
            found[case.number] = entry
    return [entry for entry in found.values() if entry is not None]


def _keys(cases: Sequence[CaseState]) -> Mapping[int, Hashable]:
    """What the entry of each case follows from: the rows of all cases of its procedure."""
    alike: dict[str, list[CaseState]] = {}
    for each in cases:
        alike.setdefault(each.procedure, []).append(each)
    return {each.number: (each.number, *alike[each.procedure]) for each in cases}


def _parts(cases: Sequence[CaseState]) -> Iterator[Sequence[CaseState]]:
    """Cases in parts that tear no procedure apart, each in the order of their numbers."""
    procedures: dict[str, list[CaseState]] = {}
    for each in cases:
        procedures.setdefault(each.procedure, []).append(each)
    together = list(procedures.values())
    for start in range(0, len(together), _AT_ONCE):
        part = [each for cases in together[start : start + _AT_ONCE] for each in cases]
        yield sorted(part, key=lambda each: each.number)
