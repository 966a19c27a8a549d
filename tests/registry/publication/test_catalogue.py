"""The snapshot of what is published, and the holder that swaps it."""

from dataclasses import replace
from datetime import date

import pytest

from registry.procedure.model import Procedure
from registry.procedure.vocabulary import Change, Kind, Level, ServiceLevel
from registry.publication import overlaps
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueProcedure, Contents
from registry.publication.holder import CatalogueHolder
from registry.publication.ordering import Order
from registry.publication.searched import Match
from registry.publication.wanted import Filter, FindingFilter
from registry.reference import Reference, load_reference
from registry.review.status import Status
from rules import Severity
from tests.schema.sample import TODAY, procedure, published


def contents(*items: CatalogueProcedure, revision: str = "1") -> Contents:
    return Contents(revision, TODAY, items, load_reference())


def codes(catalogue: Catalogue, rows: tuple[int, ...]) -> list[str]:
    return [catalogue.procedures[row].procedure.code for row in rows]


ONLINE = [
    {"by": "online", "case": "a", "level": "partial"},
    {"by": "online", "case": "b", "level": "full"},
]
CASES = [{"id": "a", "name": "A"}, {"id": "b", "name": "B"}]
ITEMS = [
    procedure(
        "1.000003",
        "Đăng ký kết hôn",
        levels=["commune"],
        channels=ONLINE,
        cases=CASES,
        field="Hộ tịch",
    ),
    procedure("1.000001", "Cấp giấy phép", levels=["province", "central"], field="Xây dựng"),
    procedure("1.000002", "Âm nhạc", field="Hộ tịch", channels=[]),
]


@pytest.fixture(scope="module")
def shown() -> Catalogue:
    return Catalogue(contents(*(published(item, n) for n, item in enumerate(ITEMS))))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), ["1.000001", "1.000002", "1.000003"]),
        (Filter(level=(Level.CENTRAL,)), ["1.000001"]),
        (Filter(level=(Level.CENTRAL, Level.COMMUNE)), ["1.000001", "1.000003"]),
        (Filter(service_level=(ServiceLevel.FULL,)), ["1.000003"]),
        (Filter(service_level=(ServiceLevel.PARTIAL,)), []),
        (Filter(field=("Hộ tịch",)), ["1.000002", "1.000003"]),
        (Filter(field=("Hộ tịch",), level=(Level.COMMUNE,)), ["1.000003"]),
        (Filter(severity=(Severity.HIGH,)), ["1.000001", "1.000002", "1.000003"]),
        (Filter(severity=(Severity.LOW,)), []),  # those are accepted
        (Filter(authority=("bo-y-te",)), []),
        (Filter(abolished=True), []),
    ],
)
def test_a_filter_keeps_what_is_wanted(shown: Catalogue, wanted: Filter, found: list[str]) -> None:
    assert codes(shown, shown.find(wanted, order=Order.CODE).rows) == found


@pytest.mark.parametrize(
    ("order", "found"),
    [
        (Order.NAME, ["1.000002", "1.000001", "1.000003"]),
        (Order.RELEVANCE, ["1.000002", "1.000001", "1.000003"]),
        (Order.CODE, ["1.000001", "1.000002", "1.000003"]),
    ],
)
def test_a_list_has_the_order_asked_for(shown: Catalogue, order: Order, found: list[str]) -> None:
    assert codes(shown, shown.find(order=order).rows) == found


def test_search_and_filter_add_up_and_facets_count_within_the_search(shown: Catalogue) -> None:
    found = shown.find(Filter(level=(Level.COMMUNE,)), "ho tich")

    assert codes(shown, found.rows) == ["1.000003"]
    assert [(b.value, b.count) for b in found.counts("field")] == [("Hộ tịch", 1)]
    assert [(b.value, b.count) for b in found.counts("level")] == [(Level.COMMUNE, 1)]


def test_a_code_shared_by_two_authorities_means_the_one_in_force() -> None:
    ended = published(procedure("1.000001", "A", authority="bo-y-te"), 0)
    ended = replace(ended, history=(replace(ended.history[0], change=Change.ABOLISHED),))
    catalogue = Catalogue(contents(ended, published(procedure("1.000001", "B"), 1)))

    assert catalogue.row("1.000001") == 1
    assert catalogue.row("1.000001", "bo-y-te") == 0
    assert catalogue.row("1.000009") is None
    assert catalogue.find(Filter(abolished=True)).rows == (0,)
    assert catalogue.find().rows == (1,)


def test_a_replaced_procedure_is_out_of_force_too() -> None:
    gone = published(procedure("1.000001", "A"), 0)
    gone = replace(gone, history=(replace(gone.history[0], change=Change.REPLACED),))

    assert Catalogue(contents(gone)).find().rows == ()


def test_findings_can_be_filtered_and_counted(shown: Catalogue) -> None:
    found = shown.find_findings(FindingFilter(status=(Status.OPEN,), procedure=("1.000001",)))

    assert [shown.findings[n].finding.severity for n in found.rows] == [Severity.HIGH]
    assert [(b.value, b.count) for b in found.counts("status")] == [
        (Status.ACCEPTED, 1),
        (Status.OPEN, 1),
    ]


def test_the_holder_swaps_only_when_something_was_published() -> None:
    now = ["1"]
    reads = []

    def read(before: Catalogue | None) -> Contents:
        reads.append(before)
        return contents(published(ITEMS[0], 0), revision=now[0])

    holder = CatalogueHolder(lambda: now[0], read)
    first = holder.current
    unchanged = holder.refresh()
    now[0] = "2"
    changed = holder.refresh()

    assert (unchanged, changed) == (False, True)
    assert reads == [None, first]
    assert holder.current.revision == "2"


def test_a_verdict_changes_the_status_but_neither_cursors_nor_the_search_index() -> None:
    before = Catalogue(contents(published(ITEMS[0], 0))).prepare()
    judged = replace(
        before.procedures[0],
        findings=tuple(
            replace(finding, status=Status.ACCEPTED) for finding in before.procedures[0].findings
        ),
    )

    after = Catalogue(contents(judged, revision="2"), before)

    assert after.open_by_rule == {}
    assert before.open_by_rule == {"TTHC-D01": 1}
    assert after.rows_revision == before.rows_revision
    assert after.search_index is before.search_index


def test_another_content_makes_another_index() -> None:
    before = Catalogue(contents(published(ITEMS[0], 0))).prepare()

    after = Catalogue(contents(published(ITEMS[1], 1), revision="2"), before)

    assert after.rows_revision != before.rows_revision
    assert after.find(search="giay phep").rows == (0,)


def test_an_empty_catalogue_answers() -> None:
    empty = Catalogue(contents()).prepare()

    assert empty.find(search="a").rows == ()
    assert empty.find_findings().rows == ()
    assert empty.fields == ()
    assert empty.as_of == date(2026, 11, 23)


def test_after_a_release_overlaps_are_known_and_only_what_is_new_was_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now, read = ["1"], []
    items = {"1": ITEMS[:1], "2": ITEMS[:2]}

    def contents_now(_before: Catalogue | None) -> Contents:
        return contents(*(published(i, n) for n, i in enumerate(items[now[0]])), revision=now[0])

    def reading(procedure: Procedure, reference: Reference) -> overlaps.Member:
        read.append(procedure.code)
        return member(procedure, reference)

    member = overlaps._member
    monkeypatch.setattr(overlaps, "_member", reading)
    holder = CatalogueHolder(lambda: now[0], contents_now)
    at_start = list(read)
    holder.prepare()
    now[0] = "2"
    holder.refresh()
    after_release = list(read)
    _ = holder.current.overlaps.names

    assert at_start == []
    assert after_release == [ITEMS[0].code, ITEMS[1].code]
    assert read == after_release
    anew = Catalogue(contents_now(None)).overlaps
    assert holder.current.overlaps.names == anew.names


def test_a_search_is_told_with_its_choices_taken_back(shown: Catalogue) -> None:
    found = shown.find(Filter(level=(Level.PROVINCE,)), "ket hon")

    assert found.rows == ()
    assert found.without_choices == 1
    assert found.searched is not None
    assert found.searched.match is Match.ALL_WORDS
    assert shown.find().searched is None


def test_what_only_the_administration_sees_is_neither_found_nor_suggested() -> None:
    inside = procedure("1.000099", "Luân chuyển hồ sơ", kind="internal")
    catalogue = Catalogue(contents(published(ITEMS[0], 0), published(inside, 1)))

    hidden = catalogue.find(search="luân chuyển").searched
    apart = catalogue.find(search="qqqqqq kết").searched
    both = catalogue.find(search="qqqqqq luân").searched

    assert hidden is not None
    assert hidden.match is Match.NOTHING
    assert apart is not None
    assert apart.suggestions == ("kết",)
    assert both is not None
    assert both.suggestions == ()


def test_internal_procedures_never_count_in_public_totals() -> None:
    inside = procedure("1.000099", "Luân chuyển hồ sơ", kind="internal")
    catalogue = Catalogue(contents(published(ITEMS[0], 0), published(inside, 1)))

    assert list(catalogue.find().rows) == [0]
    assert list(catalogue.find(search="luân chuyển").rows) == []
    assert list(catalogue.find(Filter(kind=(Kind.INTERNAL,))).rows) == [1]
    assert catalogue.row("1.000099") == 1
