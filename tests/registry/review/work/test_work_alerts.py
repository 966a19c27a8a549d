"""Alerts: of a temporary text before and after its last day, and of findings that open again."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from registry.procedure.differences import in_words
from registry.refusals import Words
from registry.review import Case, Kept, Moved, Said, dismiss, open_case, reopen
from registry.review.triage import Triaged
from registry.review.work import (
    Alert,
    AlertKind,
    Window,
    alert_count,
    alerts,
    alerts_of_cases,
    soon_days,
)
from registry.review.work.alerts import _file
from registry.store import Store
from tests.registry.folders import NOW
from tests.registry.review.reviewing import (
    APPROVER,
    AUTHOR,
    CHECKER,
    OWNER,
    PUBLISHER,
    SAID,
    STRANGER,
    TODAY,
    act,
    added,
    reviewed,
)

FINDING = "PAPER:1.004194:documents/b"
EFFECTIVE, UNTIL = date(2026, 12, 1), date(2027, 6, 30)
ONE = timedelta(days=1)


def told(store: Store, today: date, **more: object) -> tuple[Alert, ...]:
    actor = more.get("actor", AUTHOR)
    found = alerts(store, actor=actor, today=today)  # type: ignore[arg-type]  # an Actor
    assert found.total == len(found.piece.rows)
    assert found.total == alert_count(store, actor=actor, today=today)  # type: ignore[arg-type]  # as above
    return found.piece.rows


@pytest.fixture
def temporary(store: Store, folder: Path) -> Store:
    """Case 1 has one measure, carried out by a text that ends by itself."""
    reviewed(store, folder)
    assert isinstance(added(store), Kept)
    for revision, (name, actor) in enumerate(
        [
            ("finish_costing", AUTHOR), ("skip_consultation", AUTHOR), ("submit_case", AUTHOR),
            ("propose_case", CHECKER),
        ], 2,
    ):  # fmt: skip
        assert isinstance(act(store, name, revision, actor=actor), Moved)
    said = Said(SAID.words, SAID.paper, EFFECTIVE, UNTIL)
    for revision, (name, actor) in enumerate(
        [
            ("approve_measure", APPROVER), ("start_drafting", CHECKER),
            ("record_enactment", CHECKER), ("record_publication", PUBLISHER),
        ], 2,
    ):  # fmt: skip
        assert isinstance(act(store, name, revision, actor=actor, said=said), Moved)
    return store


def test_a_temporary_text_is_told_of_from_so_many_days_before_its_last(temporary: Store) -> None:
    start = UNTIL - timedelta(days=soon_days())

    assert told(temporary, start - ONE) == ()
    for day in (start, UNTIL):
        (alert,) = told(temporary, day)
        assert (alert.kind, alert.day, alert.case, alert.measure) == (
            AlertKind.EXPIRING, UNTIL, 1, 1,
        )  # fmt: skip
        assert alert.instrument == "12/QĐ-BCA"
    assert told(temporary, UNTIL, actor=STRANGER) == ()


def test_after_its_last_day_the_old_rule_is_back_and_the_alert_says_what(temporary: Store) -> None:
    (alert,) = told(temporary, UNTIL + ONE)

    assert alert.kind is AlertKind.EXPIRED
    assert alert.message == Words(
        "Hết hạn từ sau ngày 30/06/2027, quy định cũ đã trở lại",
        "Ended after 2027-06-30: the old rule is back",
    )
    [back] = alert.back
    assert (back.path, back.kind) == ("documents/a", "added")
    assert "Giấy a" in in_words(back).vi
    assert told(temporary, UNTIL + timedelta(days=400)) != ()


def test_a_text_that_is_not_in_effect_yet_is_told_of_by_nobody(temporary: Store) -> None:
    """The negative control: the same days, but the text was never published."""
    with temporary.note() as session:
        session.connection().exec_driver_sql("UPDATE measure SET state = 'ENACTED'")

    assert told(temporary, UNTIL) == told(temporary, UNTIL + ONE) == ()


def test_the_alert_ends_when_the_procedure_is_taken_up_again(temporary: Store) -> None:
    later = NOW.replace(year=2027, month=8)
    answer = open_case(
        temporary, OWNER, "1.004194", reason="Quy định cũ đã trở lại", actor=AUTHOR, now=later,
        idempotency_key="again", expected_revision=1,
    )  # fmt: skip
    assert isinstance(answer, Case)

    assert told(temporary, later.date()) == ()


def test_the_case_has_its_alerts(temporary: Store) -> None:
    found = alerts_of_cases(temporary, [1], actor=AUTHOR, today=UNTIL + ONE)

    assert found == {1: list(told(temporary, UNTIL + ONE))}
    assert alerts_of_cases(temporary, [1], actor=STRANGER, today=UNTIL + ONE) == {}
    assert alerts_of_cases(temporary, [1], actor=AUTHOR, today=TODAY) == {}


def test_a_dismissal_that_ends_soon_is_told_of_until_it_is_decided_anew(
    store: Store, folder: Path
) -> None:
    reviewed(store, folder)

    until = TODAY + timedelta(days=30)
    done = dismiss(
        store, FINDING, reason="misread", words="x", until=until, actor=AUTHOR, now=NOW,
        idempotency_key="d", expected_revision=1,
    )  # fmt: skip
    assert isinstance(done, Triaged)
    (alert,) = told(store, TODAY)
    assert (alert.kind, alert.day, alert.finding) == (AlertKind.DISMISSAL_ENDS, until, FINDING)
    assert told(store, until + ONE) == ()  # it is open again and stands among the open ones

    done = reopen(
        store, FINDING, words="x", actor=AUTHOR, now=NOW, idempotency_key="r", expected_revision=2
    )
    assert isinstance(done, Triaged)
    assert told(store, TODAY) == ()


def test_a_note_of_the_file_that_ends_soon_is_told_of(store: Store, folder: Path) -> None:
    reviewed(store, folder)
    with store.note() as session:
        session.connection().exec_driver_sql(
            f"UPDATE sighting SET held_until = '{TODAY}', held_reason = 'x' "
            f"WHERE fingerprint = '{FINDING}'"
        )

    (alert,) = told(store, TODAY)

    assert (alert.kind, alert.element) == (AlertKind.SUPPRESSION_ENDS, "documents/b")
    assert told(store, TODAY + ONE) == ()


def test_alerts_come_in_pieces_by_their_days(temporary: Store) -> None:
    with temporary.note() as session:
        session.connection().exec_driver_sql(f"UPDATE sighting SET held_until = '{UNTIL - ONE}'")
    every = told(temporary, UNTIL - ONE)

    def piece(window: Window) -> tuple[Alert, ...]:
        return alerts(temporary, actor=AUTHOR, today=UNTIL - ONE, window=window).piece.rows

    assert len(every) == 3
    assert piece(Window(2)) + piece(Window(2, after=every[1].key)) == every
    assert piece(Window(1, from_end=True)) == every[2:]
    assert piece(Window(5, before=every[2].key, from_end=True)) == every[:2]


def test_every_kind_has_words_in_both_languages() -> None:
    said = _file()["alerts"]

    assert list(said) == [kind.value for kind in AlertKind]
    assert all("{day}" in said[kind][lang] for kind in said for lang in ("vi", "en"))
