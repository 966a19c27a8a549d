"""The snapshot that is read from a store, and what verdicts and releases change in it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random

import pytest

from registry.publication.catalogue import Catalogue
from registry.publication.holder import CatalogueHolder
from registry.publication.ordering import Order
from registry.publication.snapshot import contents_of, hold
from registry.publication.wanted import FACETS, FINDING_FACETS
from registry.reference import load_reference
from registry.review import Precision, Status, Triaged, accept, dismiss, reopen
from registry.store import Store
from tests.registry.folders import LATER, NOW
from tests.schema.kept import CODES, REVIEWER, kept, published

FINDING = f"PAPER:{CODES[1]}:documents/a"


@pytest.fixture
def holder(store: Store, tmp_path: Path) -> CatalogueHolder:
    return kept(store, tmp_path).holder


def statuses(catalogue: Catalogue) -> dict[str, Status]:
    return {one.finding.fingerprint: one.finding.status for one in catalogue.findings}


def everything(catalogue: Catalogue) -> dict[str, object]:
    """What verdicts can change in a snapshot, and what must follow from it."""
    asked = catalogue.find_findings()
    found = catalogue.find(order=Order.FINDINGS)
    return {
        "statuses": statuses(catalogue),
        "procedures": catalogue.procedures,
        "precisions": catalogue.contents.precisions,
        "findings": catalogue.findings,
        "places": catalogue.finding_place,
        "revisions": (catalogue.rows_revision, catalogue.findings_revision),
        "open": catalogue.open_by_rule,
        "order": found.rows,
        "counts": [found.counts(name) for name in FACETS],
        "counts of findings": [asked.counts(name) for name in FINDING_FACETS],
    }


def fresh(store: Store) -> Catalogue:
    """What a server that starts now would serve."""
    return hold(store, (), load_reference(), NOW.date).current


def test_what_is_published_is_served_and_no_draft(holder: CatalogueHolder) -> None:
    codes = [item.procedure.code for item in holder.current.procedures]

    assert codes == list(CODES)
    assert holder.current.row("1.000009") is None


def test_a_finding_has_its_place_and_its_revision(holder: CatalogueHolder) -> None:
    (found,) = (f.finding for f in holder.current.findings if f.finding.fingerprint == FINDING)

    assert (found.file, found.line, found.column) == (f"{CODES[1]}.yaml", 6, 5)
    assert (found.revision, found.status, found.rule) == (1, Status.OPEN, "PAPER")
    assert [(one.name, one.value) for one in found.evidence] == [("doc.name", "Giấy a")]


def test_each_verdict_is_served_as_a_new_start_would_serve_it(
    store: Store, holder: CatalogueHolder
) -> None:
    """The short way of verdicts gives what reading everything gives."""
    steps: list[Callable[[], object]] = [
        lambda: accept(
            store, FINDING, actor=REVIEWER, now=NOW, idempotency_key="1", expected_revision=1
        ),
        lambda: dismiss(
            store, FINDING, actor=REVIEWER, now=NOW, idempotency_key="2", expected_revision=2,
            reason="misread", words="x",
        ),
        lambda: reopen(
            store, FINDING, actor=REVIEWER, now=NOW, idempotency_key="3", expected_revision=3,
            words="x",
        ),
    ]  # fmt: skip
    for act in steps:
        before = holder.current
        assert isinstance(act(), Triaged)

        assert holder.refresh()
        assert everything(holder.current) == everything(fresh(store))
        assert holder.current.search_index is before.search_index
        assert holder.current.rows_revision == before.rows_revision
    assert not holder.refresh()


def test_many_verdicts_one_after_another_and_at_once_leave_what_a_new_start_would_serve(
    store: Store, holder: CatalogueHolder
) -> None:
    """Chance decides, the same way each time; the snapshot is refreshed after one or more."""
    chance = Random(4)
    names = [f"PAPER:{code}:documents/{paper}" for code in CODES for paper in "ab"]
    revisions = dict.fromkeys(names, 1)
    for step in range(40):
        name = chance.choice(names)
        acts: list[Callable[..., object]] = [
            accept, partial(reopen, words="x"), partial(dismiss, reason="misread", words="x"),
            partial(dismiss, reason="required-by-law", words="x", until=LATER.date()),
        ]  # fmt: skip
        done = chance.choice(acts)(
            store, name, actor=REVIEWER, now=NOW, idempotency_key=str(step),
            expected_revision=revisions[name],
        )  # fmt: skip
        revisions[name] += isinstance(done, Triaged)
        if chance.random() < 0.6:
            holder.refresh()
            assert everything(holder.current) == everything(fresh(store)), step
    assert sum(revisions.values()) > 15


def test_a_verdict_changes_the_precision_of_its_rule_at_once(
    store: Store, holder: CatalogueHolder
) -> None:
    assert holder.current.contents.precisions == {}
    accept(store, FINDING, actor=REVIEWER, now=NOW, idempotency_key="1", expected_revision=1)

    holder.refresh()

    assert holder.current.contents.precisions == {"PAPER": (Precision("1.0.0", right=1),)}


def test_a_release_is_read_whole_and_keeps_what_was_read(
    store: Store, holder: CatalogueHolder
) -> None:
    before = holder.current
    published(store, "2/QĐ-BCA", newest=1)

    assert holder.refresh()
    codes = [item.procedure.code for item in holder.current.procedures]
    assert codes == [*CODES, "1.000009"]
    assert holder.current.procedures[1].procedure is before.procedures[1].procedure
    assert [one.change.value for one in holder.current.procedures[0].history] == ["amended", "new"]


def test_another_day_is_another_revision(store: Store, tmp_path: Path) -> None:
    kept(store, tmp_path)
    day = [NOW.date()]
    holder = hold(store, (), load_reference(), lambda: day[0])

    day[0] = LATER.date()

    assert holder.refresh()
    assert holder.current.as_of == LATER.date()


def test_before_the_first_release_there_is_nothing(store: Store) -> None:
    contents = contents_of(store, (), load_reference(), as_of=NOW.date())

    assert contents.procedures == []
    assert Catalogue(contents).prepare().find().rows == ()
