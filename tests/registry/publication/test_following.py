"""Following the catalogue in a store, of either database: the same as the log in memory tells."""

from datetime import date, timedelta
from pathlib import Path

from registry.procedure.vocabulary import Change
from registry.publication import DraftEntry, ReleaseDraft, ReleaseInfo, publish, releases
from registry.publication.catalogue_changes import Cause, Place
from registry.publication.following import fields_in, next_in, step_behind
from registry.store import Store, load
from registry.store.acts import last_seq
from tests.registry.folders import LOADER, NOW, PAPERS, procedure_text, write_folder

AUTHORITY, TODAY, DAY = "bo-cong-an", NOW.date(), timedelta(days=1)
TEMPORARY = "field: Cư trú\nvalidity: {to: 2026-11-26}\n"
Told = list[tuple[Cause, int, str, list[tuple[str, str]]]]


def released(store: Store, effective: date = TODAY, *entries: DraftEntry) -> None:
    newest = len(releases(store))
    draft = ReleaseDraft(
        AUTHORITY, f"{newest + 1}/QĐ-BCA", TODAY, effective, "Công bố", entries=entries,
        all_changes=not entries, instrument="1/2026/TT-BCA",
    )  # fmt: skip
    done = publish(
        store, draft, actor=LOADER, now=NOW, idempotency_key=f"r{newest}", expected_revision=newest
    )
    assert isinstance(done, ReleaseInfo), done


def filled(store: Store, folder: Path) -> None:
    """One procedure for good and one for three days; the first is abolished tomorrow."""
    texts = {
        "a.yaml": procedure_text("1.000001", AUTHORITY, "field: Cư trú\n"),
        "b.yaml": procedure_text("1.000002", AUTHORITY, TEMPORARY),
    }
    report = load(store, write_folder(folder, texts), actor=LOADER, now=NOW, analysis=PAPERS)
    assert report.errors == ()
    released(store)
    released(store, TODAY + DAY, DraftEntry("1.000001", change=Change.ABOLISHED))


def told(store: Store, place: Place, today: date) -> tuple[Told, Place]:
    found: Told = []
    while step := step_behind(store, place, today):
        place = step.place
        found += [
            (each.cause, each.release.number, each.day.isoformat(),
             [(one.code, one.kind.value) for one in each.procedures])
            for each in step.changes
        ]  # fmt: skip
    return found, place


def test_releases_and_days_are_told_in_their_order(store: Store, folder: Path) -> None:
    filled(store, folder)

    everything, place = told(store, Place(0, TODAY - DAY), TODAY + 5 * DAY)

    assert everything == [
        (Cause.PUBLISHED, 1, "2026-11-23", [("1.000001", "began"), ("1.000002", "began")]),
        (Cause.TOOK_EFFECT, 2, "2026-11-24", [("1.000001", "ended")]),
        (Cause.TEMPORARY_ENDED, 1, "2026-11-27", [("1.000002", "ended")]),
    ]
    assert told(store, place, TODAY + 5 * DAY) == ([], place)


def test_each_day_brings_its_own(store: Store, folder: Path) -> None:
    filled(store, folder)
    _, place = told(store, Place(0, TODAY), TODAY)
    found = []
    for ahead in range(1, 6):
        changes, place = told(store, place, TODAY + ahead * DAY)
        found.append([cause for cause, *_ in changes])

    assert found == [[Cause.TOOK_EFFECT], [], [], [Cause.TEMPORARY_ENDED], []]


def test_of_acts_behind_a_number_nothing_is_told(store: Store, folder: Path) -> None:
    filled(store, folder)
    with store.read() as session:
        seq = last_seq(session)
        first = next_in(session, Place(0, TODAY), TODAY, until=seq - 1)
        assert first is not None
        assert next_in(session, first.place, TODAY, until=seq - 1) is None
        assert next_in(session, first.place, TODAY, until=seq) is not None
        assert set(fields_in(session, first.changes).values()) == {"Cư trú"}
