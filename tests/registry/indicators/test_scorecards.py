"""Scorecards: worked out from what counts, frozen by controllers, unmoved by corrections."""

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from registry.actors import Actor, Role
from registry.indicators import (
    Indicators,
    Period,
    ScorecardInfo,
    Sheet,
    Sources,
    State,
    changes_since,
    freeze_scorecard,
    load_indicators,
    preview,
    scorecard,
    scorecards,
    sheet_of,
    with_weights,
    worked_out_again,
)
from registry.publication.catalogue import Catalogue
from registry.publication.contents import CatalogueProcedure, Contents
from registry.reference import load_reference
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.review.feedback import Handling, Sent, handle, receive
from registry.statistics import Accepted, Line, Reading, accept_statistics, take_in
from registry.store import Store, read_acts
from tests.registry.folders import LATER, NOW
from tests.registry.indicators.test_catalogue_figures import WHOLE, procedure
from tests.registry.indicators.test_definitions import WEIGHTS

CONTROLLER = Actor("kiem", Role.CONTROLLER, "bo-cong-an")
REVIEWER = Actor("soat", Role.REVIEWER, "bo-cong-an")
SINCE, UNTIL = date(2026, 10, 1), date(2026, 10, 31)
OCTOBER = Period(SINCE, UNTIL, "commune")
FULL = {"late": 5, "running_past": 0, "dissatisfied": 5, "in_process": 100}


def line(row: int, unit: str, figures: Mapping[str, int], level: str = "commune") -> Line:
    return Line(row, unit, level, "", "", SINCE, UNTIL, figures, source="Báo cáo tháng 10")


def counted(store: Store, *lines: Line, key: str = "1", reason: str = "") -> None:
    reading = Reading(f"{key}.csv", key * 64, lines, ())
    done = take_in(
        store, reading, "bo-cong-an", actor=CONTROLLER, now=NOW, idempotency_key=f"t{key}",
        reason=reason,
    )  # fmt: skip
    assert not isinstance(done, Refusal), done
    accepted = accept_statistics(
        store, done.file, actor=CONTROLLER, now=NOW, idempotency_key=f"a{key}", expected_revision=1
    )
    assert isinstance(accepted, Accepted), accepted


def sources(*codes: str) -> Sources:
    items = [
        CatalogueProcedure(procedure(code, **WHOLE), f"{n:064x}") for n, code in enumerate(codes)
    ]
    held = Catalogue(Contents("1", UNTIL, items, load_reference()))
    return Sources(held, held)


def frozen(
    store: Store,
    key: str = "f",
    newest: int = 0,
    period: Period = OCTOBER,
    actor: Actor = CONTROLLER,
    indicators: Indicators | None = None,
    authority: str = "bo-cong-an",
) -> ScorecardInfo | Refusal:
    return freeze_scorecard(
        store, authority, period, indicators or load_indicators(), sources(), actor=actor,
        now=NOW, idempotency_key=key, expected_revision=newest,
    )  # fmt: skip


def points(sheet: Sheet) -> Mapping[str, tuple[int | None, Decimal | None]]:
    return {each.unit: (each.rank, each.score.points) for each in sheet.units}


def test_units_are_judged_by_what_counts_and_listed_apart_where_figures_are_missing(
    store: Store,
) -> None:
    counted(store, line(2, "Xã A", FULL), line(3, "Xã B", FULL | {"late": 14}),
            line(4, "Xã C", {"received": 9}), line(5, "Sở D", FULL, "province"))  # fmt: skip

    sheet = preview(store, load_indicators(), OCTOBER, sources())

    assert points(sheet) == {
        "Xã A": (1, Decimal("6.00")), "Xã B": (2, Decimal("5.40")), "Xã C": (None, None),
    }  # fmt: skip
    assert sheet.units[2].score.missing == ("5.4",)
    late = sheet.units[0].figures["late"]
    assert (late.number, late.source and late.source.vi) == (5, "Báo cáo tháng 10")


def test_a_unit_that_is_an_authority_has_figures_of_catalogue_and_feedback(store: Store) -> None:
    central = Period(SINCE, UNTIL, "central")
    counted(store, line(2, "bo-tu-phap", FULL, "central"), line(3, "Bộ X", FULL, "central"))
    for key in ("khoa-mot-dai-mot-chut", "khoa-hai-dai-mot-chut"):
        receive(store, "bo-tu-phap", None, Sent("citizen", "Nộp hai lần"), salt="s", today=SINCE,
                now=NOW, idempotency_key=key)  # fmt: skip
    answer = handle(
        store, "answer_feedback", 1, Handling(words="Sẽ sửa", unit="Vụ A"), now=NOW,
        actor=Actor("t", Role.CONTROLLER, "bo-tu-phap"),
        today=date(2026, 10, 9), idempotency_key="h", expected_revision=1,
    )  # fmt: skip
    assert not isinstance(answer, Refusal), answer

    sheet = preview(store, load_indicators(), central, sources("1.000001", "1.000002"))

    known = {each.unit: each for each in sheet.units}
    own = {each.indicator: each for each in known["bo-tu-phap"].score.values}
    assert (own["3.1"].value, own["1.3"].value) == (Decimal(100), Decimal(100))
    assert own["5.2"].value == Decimal(50)
    assert own["1.1"].state is State.NOT_APPLICABLE
    other = known["Bộ X"].figures["procedures"]
    assert other.missing is not None
    assert "none of the authorities" in other.missing.en


def test_a_frozen_card_can_be_worked_out_again_from_its_own_bytes(
    store: Store, tmp_path: Path
) -> None:
    weights = tmp_path / "weights.yaml"
    weights.write_text(WEIGHTS, encoding="utf-8")
    figures = FULL | {"early_or_on_time": 80, "running_within": 3}
    counted(store, line(2, "Xã A", figures), line(3, "Xã B", {"received": 1}))

    done = frozen(store, indicators=with_weights(load_indicators(), weights))

    assert isinstance(done, ScorecardInfo), done
    card = scorecard(store, 1)
    assert not isinstance(card, NotFound)
    assert card.info == done == scorecards(store)[0]
    assert hashlib.sha256(card.content).hexdigest() == done.sha256
    assert done.office == "UBND tỉnh Ví dụ"
    assert points(card.sheet)["Xã A"] == (1, Decimal("22.60"))
    assert worked_out_again(sheet_of(card.content)) == card.sheet
    touched = sheet_of(card.content.replace(b'"number":80', b'"number":81'))
    assert touched.units[0].score == card.sheet.units[0].score
    assert worked_out_again(touched).units[0].score != touched.units[0].score
    with store.read() as session:
        assert read_acts(session, limit=100)[-1].kind == "freeze_scorecard"


def test_a_later_correction_leaves_the_card_and_is_shown_beside_it(store: Store) -> None:
    counted(store, line(2, "Xã A", FULL))
    assert isinstance(frozen(store), ScorecardInfo)
    before = scorecard(store, 1)
    assert not isinstance(before, NotFound)
    assert changes_since(store, before, sources()) == ()

    counted(store, line(2, "Xã A", FULL | {"late": 15}), key="2", reason="Đếm sót")

    card = scorecard(store, 1)
    assert card == before
    (change,) = changes_since(store, before, sources())
    assert (change.unit, change.key, change.was, change.now) == ("Xã A", "late", 5, 15)
    now = preview(store, load_indicators(), OCTOBER, sources())
    assert points(now)["Xã A"] == (1, Decimal("5.33"))
    assert points(before.sheet)["Xã A"] == (1, Decimal("6.00"))


def test_only_a_controller_freezes_and_once(store: Store) -> None:
    counted(store, line(2, "Xã A", FULL))

    refused = frozen(store, actor=REVIEWER)
    assert isinstance(refused, Forbidden)
    assert refused.role_needed is Role.CONTROLLER
    assert isinstance(frozen(store, actor=Actor("la", Role.CONTROLLER, "bo-y-te")), Forbidden)
    assert scorecards(store) == ()

    done = frozen(store)
    assert isinstance(done, ScorecardInfo)
    assert frozen(store) == done
    assert len(scorecards(store)) == 1
    late = frozen(store, key="other")
    assert isinstance(late, Conflict)
    assert (late.code, late.current_revision) == ("stale-revision", 1)
    assert isinstance(frozen(store, key="other", newest=1), ScorecardInfo)


def test_an_authority_that_is_not_there_is_refused_also_to_who_acts_for_all(store: Store) -> None:
    counted(store, line(2, "Xã A", FULL))
    everywhere = Actor("tat-ca", Role.CONTROLLER, "*")

    refused = frozen(store, actor=everywhere, authority="khong-co")

    assert isinstance(refused, Invalid)
    assert [(e.field, e.code) for e in refused.fields] == [("authority", "authority-unknown")]
    assert scorecards(store) == ()
    assert isinstance(frozen(store, actor=everywhere, key="again"), ScorecardInfo)


@pytest.mark.parametrize(
    ("period", "field", "code"),
    [
        (Period(UNTIL, SINCE, "commune"), "until", "period-reversed"),
        (Period(SINCE, LATER.date(), "commune"), "until", "period-runs"),
        (Period(SINCE, NOW.date(), "commune"), "until", "period-runs"),
        (Period(SINCE, UNTIL, "village"), "level", "level-unknown"),
        (Period(SINCE, UNTIL, "province"), "since", "no-figures"),
    ],
)
def test_a_period_that_cannot_be_judged_is_refused_and_nothing_kept(
    store: Store, period: Period, field: str, code: str
) -> None:
    counted(store, line(2, "Xã A", FULL))

    refused = frozen(store, period=period)

    assert isinstance(refused, Invalid)
    assert [(each.field, each.code) for each in refused.fields] == [(field, code)]
    assert scorecards(store) == ()
    assert isinstance(frozen(store, key="again"), ScorecardInfo)


def test_the_database_refuses_to_change_a_card(store: Store) -> None:
    counted(store, line(2, "Xã A", FULL))
    frozen(store)

    for statement in ("UPDATE scorecard SET units = 2", "DELETE FROM scorecard"):
        with pytest.raises(IntegrityError, match="refused"), store.note() as session:
            session.connection().execute(text(statement))


def test_parts_of_units_and_other_periods_are_not_judged(store: Store) -> None:
    part = Line(2, "Xã A", "commune", "", "Mức 4", SINCE, UNTIL, dict(FULL))
    quarter = Line(3, "Xã B", "commune", "", "", SINCE, date(2026, 11, 20), dict(FULL))
    counted(store, part, quarter)

    assert preview(store, load_indicators(), OCTOBER, sources()).units == ()
