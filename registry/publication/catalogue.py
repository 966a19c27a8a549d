"""The published catalogue as one immutable snapshot in memory.

A snapshot answers every public read: it never changes, so it can be shared by all threads and
everything worked out from it may be kept as long as it lives.
"""

import hashlib
import json
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache

from registry.procedure.folding import fold
from registry.publication.contents import (
    CatalogueProcedure,
    CatalogueRelease,
    CatalogueRule,
    Contents,
    DatedChange,
)
from registry.publication.facets import Bucket, FacetIndex, Found, Mask
from registry.publication.indexing import (
    FoundFinding,
    authority_name,
    by_weight,
    entry,
    finding_index,
    open_severities,
    procedure_index,
)
from registry.publication.lasting import lasting
from registry.publication.ordering import SORT_KEYS, Order
from registry.publication.overlaps import Overlaps
from registry.publication.procedures import INTERNAL, is_public, open_findings
from registry.publication.radar import Radar
from registry.publication.search import SearchIndex
from registry.publication.searched import Match, Searched
from registry.publication.wanted import Filter, FindingFilter
from registry.reference import Authority, load_replaced_papers
from registry.review.status import Status

# What verdicts leave as it is.
_LASTING = (
    "_row_of", "_rows_of_code", "editions", "rows_revision", "fields", "search_index", "radar",
    "overlaps", "_abolished",
)  # fmt: skip
_ALL, _ALL_FINDINGS = Filter(), FindingFilter()
_DAYS = 32  # of one snapshot that are remembered


class Catalogue:
    """One snapshot. Rows number the procedures from 0, as they stand in `procedures`."""

    def __init__(self, contents: Contents, before: "Catalogue | None" = None) -> None:
        """`before` is the snapshot served until now; what is the same is taken from it."""
        self.whole = self
        self.contents = contents
        self.revision = contents.revision
        self.as_of = contents.as_of
        self.reference = contents.reference
        self.procedures: tuple[CatalogueProcedure, ...] = tuple(contents.procedures)
        self.releases: tuple[CatalogueRelease, ...] = tuple(
            sorted(contents.releases, key=lambda release: -release.sequence)
        )
        self.coming: tuple[CatalogueProcedure, ...] = tuple(contents.coming)
        self.rules: tuple[CatalogueRule, ...] = tuple(contents.rules)
        self._members = before.overlaps.members if before else {}
        if before and contents.judged is not None:
            self._follow(before, contents.judged)
        elif before and before.rows_revision == self.rows_revision:
            self._take(before)
        self.find = lru_cache(maxsize=1024)(self._find)
        self.find_findings = lru_cache(maxsize=256)(self._find_findings)
        self._seen_on = lru_cache(maxsize=_DAYS)(self._as_seen_on)

    def as_seen_on(self, day: date) -> "Catalogue":
        """The same content, held against the law of another day on which it was in force."""
        return self.whole if day == self.whole.as_of else self.whole._seen_on(day)

    def _as_seen_on(self, day: date) -> "Catalogue":
        seen = copy(self)
        seen.as_of = day
        seen.__dict__.pop("radar", None)  # it tells by the law of the day
        return seen

    def row(self, code: str, authority: str | None = None) -> int | None:
        """The row of a procedure; without an authority, of the first that is in force."""
        if authority is not None:
            return self._row_of.get((authority, code))
        rows = self._rows_of_code.get(code, ())
        return min(rows, key=lambda row: not self.procedures[row].is_in_force, default=None)

    def upcoming(self, item: CatalogueProcedure) -> tuple[DatedChange, ...]:
        """What becomes of a procedure after the day of this snapshot, in order of days."""
        return tuple(change for change in item.dated if change.day > self.as_of)

    def coming_one(self, code: str, authority: str | None = None) -> CatalogueProcedure | None:
        """A procedure that is published but not in force yet."""
        same = (item for item in self.coming if item.procedure.code == code)
        return next((item for item in same if authority in (None, item.identity[0])), None)

    def name_of(self, authority: str, code: str) -> str:
        """The name of a procedure, in force or to come; its code where it is in neither."""
        row = self.row(code, authority)
        item = self.coming_one(code, authority) if row is None else self.procedures[row]
        return item.procedure.name if item else code

    def authority(self, key: str) -> Authority | None:
        return self.reference.authorities.get(key)

    def authority_name(self, key: str) -> str:
        """The name in the language of the law; a key that is not in the reference is shown."""
        return authority_name(self.reference, key)

    @lasting
    def _row_of(self) -> Mapping[tuple[str, str], int]:
        return {item.identity: row for row, item in self._numbered()}

    @lasting
    def _rows_of_code(self) -> Mapping[str, tuple[int, ...]]:
        return _grouped((item.procedure.code, row) for row, item in self._numbered())

    @lasting
    def editions(self) -> frozenset[str]:
        """The hashes of the contents that are published."""
        return frozenset(item.edition for item in self.procedures)

    @lasting
    def rows_revision(self) -> str:
        """Changes with procedures and releases; verdicts about findings leave it as it is."""
        rows = [(*item.identity, item.edition, item.is_in_force) for item in self.procedures]
        return _digest([rows, [release.sequence for release in self.releases]])

    @lasting
    def findings_revision(self) -> str:
        """Changes with the list of findings; accepting one leaves it as it is."""
        return _digest([self.rows_revision, list(self.finding_place)])

    @lasting
    def fields(self) -> tuple[Bucket, ...]:
        """The fields of the procedures in force, by name, with how many each has."""
        counts = self.index.counts("field", {}, within=self._in_force & ~self._internal)
        return tuple(sorted(counts, key=lambda bucket: fold(str(bucket.value))))

    @lasting
    def findings(self) -> tuple[FoundFinding, ...]:
        """Every finding about a procedure in force, the most severe first."""
        found = [
            FoundFinding(row, finding)
            for row, item in self._numbered()
            if item.is_in_force
            for finding in item.findings
        ]
        return tuple(sorted(found, key=by_weight))

    @lasting
    def finding_place(self) -> Mapping[str, int]:
        """Where in `findings` a fingerprint stands."""
        return {item.finding.fingerprint: n for n, item in enumerate(self.findings)}

    @lasting
    def open_by_rule(self) -> Mapping[str, int]:
        """How many findings of each rule nobody has judged."""
        counts = self._finding_index.counts(
            "rule", {"status": (Status.OPEN,)}, within=self._finding_index.everything
        )
        return {str(bucket.value): bucket.count for bucket in counts}

    @cached_property
    def radar(self) -> Radar:
        """What became of the papers that data replaced."""
        return Radar(self.procedures, self.reference, self.as_of, load_replaced_papers())

    @lasting
    def overlaps(self) -> Overlaps:
        """What is alike, or flows from one procedure to another; seconds of work to prepare."""
        return Overlaps(self.procedures, self.reference, self._members)

    def _take(self, before: "Catalogue") -> None:
        """Takes over what verdicts do not change."""
        severities = [open_severities(item) for item in self.procedures]
        made: dict[str, object] = self.__dict__
        made["search_index"] = before.search_index
        made["radar"] = before.radar
        made["overlaps"] = before.overlaps
        made["index"] = before.index.replaced("severity", severities)
        if list(before.finding_place) == list(self.finding_place):
            statuses = [[item.finding.status] for item in self.findings]
            made["_finding_index"] = before._finding_index.replaced("status", statuses)

    def _follow(self, before: "Catalogue", rows: frozenset[int]) -> None:
        """Takes over all but what verdicts about these rows have changed, in a time that depends
        on these rows alone.
        """
        made: dict[str, object] = self.__dict__
        made.update({name: getattr(before, name) for name in _LASTING})
        made["_orders"] = {k: v for k, v in before._orders.items() if k is not Order.FINDINGS}
        changed = {row: (before.procedures[row], self.procedures[row]) for row in rows}
        made["index"] = before.index.changed(
            "severity",
            {row: (open_severities(a), open_severities(b)) for row, (a, b) in changed.items()},
        )
        counts = Counter(before.open_by_rule)
        for was, now in (pair for pair in changed.values() if pair[1].is_in_force):
            counts.subtract(finding.rule for finding in open_findings(was))
            counts.update(finding.rule for finding in open_findings(now))
        made["open_by_rule"] = {rule: count for rule, count in counts.items() if count}
        self._follow_findings(before, rows)

    def _follow_findings(self, before: "Catalogue", rows: frozenset[int]) -> None:
        """The list of findings; its index is left to the first question if some went or came."""
        made: dict[str, object] = self.__dict__
        of_rows = [self.procedures[row] for row in rows]
        now = [
            FoundFinding(row, finding)
            for row in rows
            if self.procedures[row].is_in_force
            for finding in self.procedures[row].findings
        ]
        was = [each for row in rows for each in before.procedures[row].findings]
        if {each.fingerprint for item in of_rows for each in item.findings} == {
            each.fingerprint for each in was
        }:
            placed = {before.finding_place[each.finding.fingerprint]: each for each in now}
            found = list(before.findings)
            statuses = {}
            for place, each in placed.items():
                statuses[place] = ([found[place].finding.status], [each.finding.status])
                found[place] = each
            made["findings"] = tuple(found)
            made["finding_place"] = before.finding_place
            made["findings_revision"] = before.findings_revision
            made["_finding_index"] = before._finding_index.changed("status", statuses)
            return
        kept = [each for each in before.findings if each.row not in rows]
        for each in now:
            insort(kept, each, key=by_weight)
        made["findings"] = tuple(kept)

    @lasting
    def search_index(self) -> SearchIndex:
        return SearchIndex([entry(item.procedure, self.reference) for item in self.procedures])

    def prepare(self) -> "Catalogue":
        """Works out now what the first question would have to wait for, but for overlaps.

        After verdicts the index of findings is left to the first question about them: whoever
        judges does not wait for it.
        """
        _ = self.index, self.search_index, self.findings, self.radar
        if self.contents.judged is None:
            _ = self._finding_index, self.open_by_rule
        return self

    def _find(
        self,
        wanted: Filter = _ALL,
        search: str = "",
        order: Order = Order.RELEVANCE,
        among: Mask | None = None,
    ) -> Found:
        """The procedures that are wanted; without words, relevance is the order of names. `among`
        are the rows to choose from, where that is not all; answers are remembered by it, so it is
        one number and not as many as there are rows.

        Internal procedures of the administration are found by their kind alone: they never count in
        what the public is shown.
        """
        within = self._abolished if wanted.abolished else self._in_force
        if among is not None:
            within &= among
        if not INTERNAL.intersection(wanted.kind):
            within &= ~self._internal
        searched = self.search_index.answer(search) if search.strip() else None
        if searched:
            within &= self.index.mask_of(searched.rows)
            searched = self._told(searched, within)
        sequence: Sequence[int]
        if searched and order is Order.RELEVANCE:
            sequence = searched.rows
        else:
            sequence = self._ordered(Order.NAME if order is Order.RELEVANCE else order)
        rows = self.index.rows(self.index.mask(wanted.chosen, within=within), sequence)
        return Found(rows, self.index, wanted.chosen, within, searched)

    def _told(self, searched: Searched, within: Mask) -> Searched:
        """What is said of a search: what was found among others than those shown is nothing, and
        only what the public finds is suggested.
        """
        if not within:
            searched = replace(searched, match=Match.NOTHING)
        found = [word for word in searched.suggestions if self.find(search=word).rows]
        return replace(searched, suggestions=tuple(found))

    def _find_findings(self, wanted: FindingFilter = _ALL_FINDINGS) -> Found:
        index = self._finding_index
        mask = index.mask(wanted.chosen, within=index.everything)
        rows = index.rows(mask, range(len(self.findings)))
        return Found(rows, index, wanted.chosen, index.everything)

    @lasting
    def _abolished(self) -> Mask:
        return self.index.mask_of(row for row, item in self._numbered() if not item.is_in_force)

    @lasting
    def _internal(self) -> Mask:
        rows = (row for row, item in self._numbered() if not is_public(item))
        return self.index.mask_of(rows)

    @property
    def _in_force(self) -> Mask:
        return self.index.everything & ~self._abolished

    @lasting
    def _orders(self) -> dict[Order, tuple[int, ...]]:
        return {}

    def _ordered(self, order: Order) -> tuple[int, ...]:
        if order not in self._orders:
            key = SORT_KEYS[order]
            rows = sorted(range(len(self.procedures)), key=lambda row: key(self.procedures[row]))
            self._orders[order] = tuple(rows)
        return self._orders[order]

    @lasting
    def index(self) -> FacetIndex:
        return procedure_index(self.procedures)

    @lasting
    def _finding_index(self) -> FacetIndex:
        return finding_index(self.findings, self.procedures)

    def _numbered(self) -> Iterable[tuple[int, CatalogueProcedure]]:
        return enumerate(self.procedures)


def _digest(said: object) -> str:
    text = json.dumps(said, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    groups: dict[str, tuple[int, ...]] = {}
    for key, row in pairs:
        groups[key] = (*groups.get(key, ()), row)
    return groups
