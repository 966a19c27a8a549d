"""Inspections and initiatives on either database: recorded, corrected, refused, kept."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from registry.actors import Actor, Role
from registry.control import (
    FindingDraft,
    FollowUpDraft,
    InitiativeDraft,
    InspectionNotice,
    InspectionPlanDraft,
    InspectionSubject,
    Mending,
    Recorded,
    ReuseDraft,
    initiatives,
    inspections,
    labels,
    record_initiative,
    record_inspection,
)
from registry.control.entries import Entry, counting
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal, Words
from registry.store import Store, load, read_acts
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder

AUTHORITY, OTHER = "bo-cong-an", "bo-y-te"
TODAY = NOW.date()
CONTROLLER = Actor("kiem", Role.CONTROLLER, AUTHORITY)
OF_HEALTH = Actor("y-te", Role.CONTROLLER, OTHER)
REVIEWER = Actor("soat", Role.REVIEWER, AUTHORITY)
PLAN = InspectionPlanDraft(
    2026, "Công an xã A", (InspectionSubject.IMPLEMENTATION, InspectionSubject.FEEDBACK),
    InspectionNotice.YEARLY, date(2026, 10, 1), date(2026, 10, 5),
)  # fmt: skip
FINDING = FindingDraft(
    InspectionSubject.IMPLEMENTATION, "Chưa niêm yết", "Niêm yết đủ", "Trưởng công an xã",
    date(2026, 11, 1),
)  # fmt: skip
MENDED = FollowUpDraft(date(2026, 11, 10), "Biên bản 12/BB")
BETTER = InitiativeDraft(
    "Nộp một lần", "Nguyễn Văn A", "Phòng C06", "Nộp hai lần", "Dùng lại tệp đã số hóa",
    date(2026, 5, 1), ("1.000001",), "Bớt 12 phút mỗi hồ sơ", "Báo cáo quý II/2026",
)  # fmt: skip


def inspect(
    store: Store, draft: Any, revision: int = 0, *, actor: Actor = CONTROLLER, key: str = "",
    **more: Any,
) -> Recorded | Refusal:  # fmt: skip
    where: dict[str, Any] = {} if "inspection" in more else {"authority": AUTHORITY}
    return record_inspection(
        store, draft, actor=actor, now=NOW, idempotency_key=key or f"{draft} {more}",
        expected_revision=revision, **where, **more,
    )  # fmt: skip


def improve(
    store: Store, draft: Any, revision: int = 0, *, actor: Actor = CONTROLLER,
    authority: str = AUTHORITY, **more: Any,
) -> Recorded | Refusal:  # fmt: skip
    return record_initiative(
        store, draft, actor=actor, now=NOW, idempotency_key=f"{draft} {more}",
        expected_revision=revision, authority=authority, **more,
    )  # fmt: skip


def found(store: Store, actor: Actor = CONTROLLER, today: date = TODAY) -> Any:
    (one,) = inspections(store, actor=actor, today=today)
    return one


def codes(refused: object) -> list[tuple[str, str]]:
    assert isinstance(refused, Invalid), refused
    return [(each.field, each.code) for each in refused.fields]


@pytest.fixture
def planned(store: Store) -> Store:
    assert inspect(store, PLAN) == Recorded(1, 1, 1)
    return store


@pytest.fixture
def loaded(store: Store, folder: Any) -> Store:
    files = {f"{code}.yaml": procedure_text(code) for code in ("1.000001", "1.000002")}
    load(store, write_folder(folder, files), actor=LOADER, now=NOW)
    return store


def test_an_inspection_is_planned_found_and_mended(planned: Store) -> None:
    assert inspect(planned, FINDING, 1, inspection=1) == Recorded(1, 2, 2)
    assert found(planned).findings[0].standing is Mending.OVERDUE
    assert found(planned, today=FINDING.due).findings[0].standing is Mending.OPEN

    assert inspect(planned, MENDED, 2, inspection=1, finding=2) == Recorded(1, 3, 3)

    one = found(planned)
    assert (one.unit, one.year, one.subjects, one.revision) == (PLAN.unit, 2026, PLAN.subjects, 3)
    (finding,) = one.findings
    assert (finding.standing, finding.mend, finding.by_whom) == (
        Mending.DONE, "Niêm yết đủ", "Trưởng công an xã",
    )  # fmt: skip
    assert finding.follow_up is not None
    assert finding.follow_up.evidence == "Biên bản 12/BB"
    with planned.read() as session:
        acts = [(each.kind, each.subject, each.base_revision) for each in read_acts(session)]
    assert acts == [("record_inspection", "inspections/1", revision) for revision in range(3)]


def test_a_correction_says_it_anew_and_keeps_what_stood(planned: Store) -> None:
    inspect(planned, FINDING, 1, inspection=1)
    later = replace(FINDING, due=date(2026, 12, 31))

    done = inspect(planned, later, 2, inspection=1, corrects=2, reason="Gia hạn")

    assert done == Recorded(1, 3, 3)
    (finding,) = found(planned).findings
    assert (finding.number, finding.due, finding.standing) == (2, later.due, Mending.OPEN)
    (correction,) = finding.corrections
    assert (correction.by, correction.reason, correction.before["due"]) == (
        "kiem", "Gia hạn", "2026-11-01",
    )  # fmt: skip


def test_a_plan_said_anew_holds_what_was_found(planned: Store) -> None:
    inspect(planned, FINDING, 1, inspection=1)
    anew: dict[str, Any] = {"inspection": 1, "corrects": 1, "reason": "Nhầm"}
    away = replace(
        PLAN, subjects=PLAN.subjects[1:], starts=date(2026, 11, 2), ends=date(2026, 11, 3)
    )

    refused = inspect(planned, away, 2, **anew)

    assert codes(refused) == [("subjects", "subject-found"), ("starts", "starts-after-due")]
    assert isinstance(refused, Invalid)
    assert "«Thực hiện thủ tục hành chính»" in refused.fields[0].message.vi
    assert found(planned).subjects == PLAN.subjects
    held = replace(PLAN, subjects=PLAN.subjects[:1], starts=FINDING.due, ends=FINDING.due)
    assert isinstance(inspect(planned, held, 2, **anew), Recorded)  # the control


def test_what_was_found_can_be_corrected_before_the_plan_is(planned: Store) -> None:
    inspect(planned, FINDING, 1, inspection=1)
    other = replace(FINDING, subject=InspectionSubject.FEEDBACK)
    inspect(planned, other, 2, inspection=1, corrects=2, reason="Nhầm nội dung")
    fewer = replace(PLAN, subjects=(InspectionSubject.FEEDBACK,))

    done = inspect(planned, fewer, 3, inspection=1, corrects=1, reason="Nhầm nội dung")

    assert isinstance(done, Recorded)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE control_entry SET said = '{}'",
        "DELETE FROM control_entry",
        "INSERT INTO control_entry (book, record, turn, kind, authority, said, actor, at, act) "
        "SELECT book, record, turn, kind, authority, said, actor, at, act FROM control_entry",
    ],
)
def test_the_database_itself_keeps_what_was_recorded(planned: Store, statement: str) -> None:
    with pytest.raises(IntegrityError), planned.note() as session:
        session.connection().execute(text(statement))

    with planned.note() as session:  # the control: another turn is another entry
        session.connection().execute(text(
            "INSERT INTO control_entry (book, record, turn, kind, authority, said, actor, at, act)"
            " SELECT book, record, 2, kind, authority, said, actor, at, act FROM control_entry"
        ))  # fmt: skip


@pytest.mark.parametrize(
    ("draft", "more", "wrong"),
    [
        (replace(PLAN, unit=" ", subjects=()), {},
         [("unit", "required"), ("subjects", "required")]),
        (replace(PLAN, year=26, ends=date(2026, 9, 1)), {},
         [("year", "year-unknown"), ("ends", "ends-before-start")]),
        (replace(PLAN, unit="a" * 2001), {}, [("unit", "too-long")]),
        (PLAN, {"inspection": 1}, [("plan", "inspection-planned")]),
        (replace(FINDING, subject=InspectionSubject.REVIEW, due=date(2026, 9, 30)),
         {"inspection": 1}, [("subject", "subject-not-inspected"), ("due", "before-inspection")]),
        (FINDING, {}, [("inspection", "inspection-needed")]),
        (MENDED, {"inspection": 1, "finding": 9}, [("finding", "entry-unknown")]),
        (MENDED, {"inspection": 1, "finding": 1}, [("finding", "entry-unknown")]),
        (replace(MENDED, done_on=TODAY + timedelta(days=1), evidence=""),
         {"inspection": 1, "finding": 2}, [("evidence", "required"), ("done_on", "in-future")]),
        (FINDING, {"inspection": 1, "corrects": 1, "reason": "x"}, [("corrects", "entry-unknown")]),
        (FINDING, {"inspection": 1, "corrects": 2}, [("reason", "required")]),
        (FINDING, {"inspection": 1, "corrects": 2, "reason": "a" * 2001}, [("reason", "too-long")]),
        (FINDING, {"inspection": 1, "reason": "x"}, [("reason", "reason-without-correction")]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_refused_with_every_mistake(
    planned: Store, draft: Any, more: Mapping[str, Any], wrong: list[tuple[str, str]]
) -> None:
    inspect(planned, FINDING, 1, inspection=1, key="first")

    refused = inspect(planned, draft, 2 if "inspection" in more else 1, **more)

    assert codes(refused) == wrong
    assert found(planned).revision == 2


def test_a_subject_that_was_not_inspected_is_told_in_words(planned: Store) -> None:
    other = replace(FINDING, subject=InspectionSubject.REVIEW)
    refused = inspect(planned, other, 1, inspection=1)

    assert isinstance(refused, Invalid)
    (wrong,) = refused.fields
    assert wrong.message == Words(
        "«Rà soát, đánh giá» không thuộc nội dung của cuộc kiểm tra này.",
        "Review is no subject of this inspection.",
    )


def test_something_is_mended_once(planned: Store) -> None:
    inspect(planned, FINDING, 1, inspection=1)
    inspect(planned, MENDED, 2, inspection=1, finding=2)

    again = inspect(planned, MENDED, 3, inspection=1, finding=2, key="again")
    corrected = inspect(
        planned, replace(MENDED, evidence="Ảnh"), 3, inspection=1, finding=2, corrects=3,
        reason="Sai số",
    )  # fmt: skip

    assert codes(again) == [("finding", "finding-mended")]
    assert isinstance(corrected, Recorded)


@pytest.mark.parametrize("actor", [REVIEWER, OF_HEALTH])
def test_only_a_controller_of_the_authority_records(planned: Store, actor: Actor) -> None:
    for draft, revision, more in ((PLAN, 1, {}), (FINDING, 1, {"inspection": 1})):
        refused = inspect(planned, draft, revision, actor=actor, key=f"{actor}{more}", **more)
        assert isinstance(refused, Forbidden)
        assert (refused.role_needed, refused.authority) == (Role.CONTROLLER, AUTHORITY)
    assert isinstance(inspect(planned, FINDING, 1, inspection=1), Recorded)  # the control


def test_inspections_are_seen_where_somebody_has_a_role(planned: Store) -> None:
    assert inspections(planned, actor=OF_HEALTH, today=TODAY) == ()
    assert len(inspections(planned, actor=REVIEWER, today=TODAY)) == 1


def test_nobody_writes_over_what_they_have_not_seen(planned: Store) -> None:
    twice = inspect(planned, PLAN, 0, key="second")
    assert isinstance(twice, Conflict)
    assert (twice.code, twice.current_revision) == ("stale-revision", 1)
    assert isinstance(inspect(planned, PLAN, 1, key="third"), Recorded)
    assert isinstance(inspect(planned, FINDING, 0, inspection=1), Conflict)
    assert isinstance(inspect(planned, FINDING, 1, inspection=7), NotFound)


def test_a_request_sent_twice_is_done_once(planned: Store) -> None:
    first = inspect(planned, FINDING, 1, inspection=1, key="k")

    assert inspect(planned, FINDING, 1, inspection=1, key="k") == first
    assert found(planned).revision == 2
    other = inspect(planned, replace(FINDING, words="Khác"), 1, inspection=1, key="k")
    assert isinstance(other, Conflict)
    assert other.code == "key-reused"


def test_a_new_record_names_its_authority(store: Store) -> None:
    refused = record_inspection(
        store, PLAN, actor=CONTROLLER, now=NOW, idempotency_key="k", expected_revision=0
    )

    assert codes(refused) == [("authority", "required")]


def test_an_authority_that_is_not_there_is_refused_also_to_who_acts_for_all(store: Store) -> None:
    everywhere = Actor("tat-ca", Role.CONTROLLER, "*")

    for authority in ("khong-co", "a" * 5000):
        refused = record_inspection(
            store, PLAN, authority=authority, actor=everywhere, now=NOW, idempotency_key="k",
            expected_revision=0,
        )  # fmt: skip
        assert codes(refused) == [("authority", "authority-unknown")]
    assert inspections(store, actor=everywhere, today=TODAY) == ()
    assert isinstance(inspect(store, PLAN, actor=everywhere), Recorded)  # the control


def test_an_initiative_is_recorded_and_reused_by_other_authorities(loaded: Store) -> None:
    assert improve(loaded, BETTER) == Recorded(1, 1, 1)
    reuse = ReuseDraft("Phòng Y tế", date(2026, 6, 1))
    assert isinstance(improve(loaded, reuse, 1, initiative=1, authority=OTHER), Forbidden)

    done = improve(loaded, reuse, 1, initiative=1, authority=OTHER, actor=OF_HEALTH)

    assert done == Recorded(1, 2, 2)
    (one,) = initiatives(loaded)
    assert (one.title, one.effect and one.effect.source) == ("Nộp một lần", "Báo cáo quý II/2026")
    assert [(each.code, each.name) for each in one.procedures] == [
        ("1.000001", "Thủ tục 1.000001"),
    ]  # fmt: skip
    assert [(each.unit, each.authority) for each in one.reuses] == [("Phòng Y tế", OTHER)]


@pytest.mark.parametrize(
    ("draft", "number", "wrong"),
    [
        (replace(BETTER, procedures=("1.000001", "9.999999", "1.000001")), None,
         [("procedures.1", "code-unknown"), ("procedures.2", "duplicate")]),
        (replace(BETTER, effect_source=""), None, [("effect_source", "effect-with-source")]),
        (replace(BETTER, effect=""), None, [("effect", "effect-with-source")]),
        (replace(BETTER, title="", done=" ", on=date(2026, 11, 24)), None,
         [("title", "required"), ("done", "required"), ("on", "in-future")]),
        (BETTER, 1, [("initiative", "initiative-recorded")]),
        (ReuseDraft("B", TODAY), None, [("initiative", "initiative-needed")]),
        (ReuseDraft("phòng c06", date(2026, 4, 30)), 1,
         [("on", "before-initiative"), ("unit", "unit-has-it")]),
    ],
)  # fmt: skip
def test_a_wrong_initiative_is_refused_with_every_mistake(
    loaded: Store, draft: Any, number: int | None, wrong: list[tuple[str, str]]
) -> None:
    improve(loaded, BETTER)

    refused = improve(loaded, draft, 1, initiative=number, reason="")

    assert codes(refused) == wrong
    (one,) = initiatives(loaded)
    assert one.revision == 1


def test_whoever_recorded_it_corrects_it(loaded: Store) -> None:
    improve(loaded, BETTER)
    reuse = ReuseDraft("Phòng Y tế", date(2026, 6, 1))
    improve(loaded, reuse, 1, initiative=1, authority=OTHER, actor=OF_HEALTH)
    better = replace(reuse, on=date(2026, 7, 1))

    def corrected(actor: Actor) -> object:
        return improve(loaded, better, 2, initiative=1, corrects=2, reason="Nhầm ngày", actor=actor)

    assert isinstance(corrected(CONTROLLER), Forbidden)
    assert isinstance(corrected(OF_HEALTH), Recorded)
    (one,) = initiatives(loaded)
    assert (one.reuses[0].on, one.reuses[0].corrections[0].before["on"]) == (
        date(2026, 7, 1), "2026-06-01",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("search", "hits"),
    [("", 1), ("nop mot lan", 1), ("LẦN số hoá", 1), ("1.000001", 1), ("thu tuc", 1),
     ("nộp ba lần", 0), ("%", 0)],
)  # fmt: skip
def test_initiatives_are_searched_without_marks_and_by_code(
    loaded: Store, search: str, hits: int
) -> None:
    improve(loaded, BETTER)

    assert len(initiatives(loaded, search)) == hits


def test_every_word_has_its_label() -> None:
    assert set(labels("subjects")) == {each.value for each in InspectionSubject}
    assert set(labels("notices")) == {each.value for each in InspectionNotice}
    assert set(labels("standings")) == {each.value for each in Mending}


@given(st.lists(st.one_of(st.none(), st.integers(0, 5)), max_size=12))
def test_corrections_never_lose_what_was_said(about: list[int | None]) -> None:
    """Any order of entries and corrections: as many things said as before, each once."""
    firsts: list[int] = []
    entries: list[Entry] = []
    for number, target in enumerate(about, start=1):
        corrects = firsts[target % len(firsts)] if target is not None and firsts else None
        if corrects is None:
            firsts.append(number)
        entries.append(
            Entry(number, 1, number, "finding", "a", None, corrects, None, {"n": number}, "x", NOW)
        )

    found = counting(entries)

    assert [each.number for each in found] == firsts
    kept = [each.entry.said["n"] for each in found]
    before = [c.before["n"] for each in found for c in each.corrections]
    assert sorted(kept + before) == [each.number for each in entries]
