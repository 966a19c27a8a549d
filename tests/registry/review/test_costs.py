"""The cost sheet of a case: the worked example, what is told, what stops a case."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from registry import papers
from registry.actors import Actor, Role
from registry.cost import Inputs, Money, Observed, Share, ShareOf, exactly
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.review import (
    Accepted,
    Case,
    CostDraft,
    Dossier,
    Kept,
    KeptSheet,
    MeasureDraft,
    Moved,
    accept_consequence,
    add_measure,
    dossier,
    keep_cost_sheet,
    open_case,
)
from registry.review.costs import fingerprint_of
from registry.review.printing import PAPERS
from registry.store import Store, load, read_acts
from tests.registry.cost.examples import DATA, DAY, INPUTS, SIMPLIFIED
from tests.registry.folders import LOADER, NOW, papers_judged, write_folder
from tests.registry.folders import PAPERS as ANALYSIS
from tests.registry.review.reviewing import APPROVER, AUTHOR, OWNER, act

CODE = DATA["code"]
VIEWER = Actor("xem", Role.VIEWER, OWNER)
DRAFT = CostDraft(INPUTS)
MEASURE = MeasureDraft(
    outcome="amend",
    title="Bỏ hai bản chứng thực, nộp trực tuyến",
    reason="Dữ liệu đã có trong cơ sở dữ liệu quốc gia",
    patch=tuple(each.model_dump(mode="json", exclude_none=True) for each in SIMPLIFIED),
)
sqlite = pytest.mark.parametrize("store", ["sqlite"], indirect=True)


def opened(store: Store, folder: Path, revision: int = 1, **changed: Any) -> int:
    """A case on the procedure of the worked example; its number."""
    text = json.dumps({**DATA, "authority": OWNER, **changed}, ensure_ascii=False)
    load(store, write_folder(folder, {"x.yaml": text}), actor=LOADER, now=NOW, analysis=ANALYSIS)
    found = open_case(
        store, OWNER, CODE, reason="Chi phí cao", actor=AUTHOR, now=NOW,
        idempotency_key=f"open {revision}", expected_revision=revision,
    )  # fmt: skip
    assert isinstance(found, Case), found
    return found.id


def proposed(store: Store, case: int = 1, revision: int = 1, **changed: Any) -> None:
    kept = add_measure(
        store, case, replace(MEASURE, **changed), actor=AUTHOR, now=NOW,
        idempotency_key=f"add {case} {revision}", expected_revision=revision,
    )  # fmt: skip
    assert isinstance(kept, Kept), kept


def kept(
    store: Store, draft: CostDraft = DRAFT, *, case: int = 1, revision: int = 1, **more: Any
) -> KeptSheet | Refusal:
    asked: dict[str, Any] = {  # Any: arguments of keep_cost_sheet
        "actor": AUTHOR,
        "now": NOW,
        "idempotency_key": f"costs {case} {revision}",
        "expected_revision": revision,
    }
    return keep_cost_sheet(store, case, draft, **asked | more)


def seen(store: Store, case: int = 1) -> Dossier:
    found = dossier(store, case, actor=AUTHOR, today=DAY)
    assert isinstance(found, Dossier)
    return found


def same(vnd: int) -> Money:
    return Money(vnd, vnd, vnd)


def test_the_worked_example_to_the_dong(store: Store, folder: Path) -> None:
    opened(store, folder)
    proposed(store)
    assert kept(store, revision=2) == KeptSheet(case=1, revision=1, case_revision=3)

    cost = seen(store).cost
    assert cost.is_complete
    assert (cost.problems, cost.doubts, cost.author) == ((), (), "lan")
    compared = cost.comparison
    assert compared is not None
    assert compared.now.applicant.unit == same(714_000)
    assert compared.now.applicant.annual == same(2_142_000_000)
    assert compared.after.applicant.unit == same(200_000)
    assert compared.after.applicant.annual == same(600_000_000)
    assert (compared.saving, compared.percent) == (same(1_542_000_000), Decimal("71.99"))


@sqlite
def test_a_changed_measure_changes_the_saving_at_once(store: Store, folder: Path) -> None:
    opened(store, folder)
    assert isinstance(kept(store), KeptSheet)
    before = seen(store).cost.comparison
    proposed(store, revision=2)
    after = seen(store).cost.comparison

    assert before is not None
    assert after is not None
    assert (before.saving, after.saving) == (same(0), same(1_542_000_000))


@sqlite
def test_an_abolished_procedure_saves_all(store: Store, folder: Path) -> None:
    opened(store, folder)
    ends = {"op": "abolish", "path": ".", "value": "2027-03-01"}
    proposed(store, outcome="abolish", patch=(ends,))
    kept(store, revision=2)

    found = seen(store)
    assert found.cost.comparison is not None
    assert found.cost.comparison.percent == Decimal("100.00")
    paper = PAPERS["cost-sheet"](found, "Bộ Tài chính", DAY)
    assert isinstance(paper, papers.CostSheet)
    assert papers.Press(papers.load_templates()).docx(paper)


@sqlite
def test_no_sheet_and_a_missing_wage_are_told_and_are_no_zero(store: Store, folder: Path) -> None:
    opened(store, folder)
    proposed(store)
    without = seen(store).cost
    assert [each.code for each in without.problems] == ["sheet-missing"]
    assert not without.is_complete

    assert isinstance(kept(store, CostDraft(Inputs("ha-noi", DAY)), revision=2), KeptSheet)
    found = seen(store)
    assert [each.code for each in found.cost.problems] == ["wage-missing"]
    assert "ha-noi" in found.cost.problems[0].message.vi
    assert found.cost.comparison is not None
    assert found.cost.comparison.saving is None
    assert PAPERS["cost-sheet"](found, "Bộ Tài chính", DAY) is None
    assert finished(store) == "COSTED"


def finished(store: Store) -> str:
    answer = act(store, "finish_costing", seen(store).summary.case.revision, actor=AUTHOR)
    return answer.state if isinstance(answer, Moved) else getattr(answer, "code", "")


@sqlite
def test_a_figure_wrong_by_sixty_stops_the_case_and_is_named(store: Store, folder: Path) -> None:
    """Hours that were minutes: their own source says so."""
    wrong = [dict(each) for each in DATA["effort"]]
    wrong[0] |= {"hours": {"low": "90", "mid": "90", "high": "90"}, "source": "Khảo sát: 90 phút"}
    opened(store, folder, effort=wrong)
    proposed(store)
    kept(store, revision=2)

    revision = seen(store).summary.case.revision
    refused = act(store, "finish_costing", revision, actor=AUTHOR)
    assert isinstance(refused, Conflict)
    assert refused.code == "cost-implausible"
    for figure in ("effort/dien/hours", "90", "1,5", "60"):
        assert figure in refused.message.vi
    assert seen(store).summary.case.state == "IN_REVIEW"
    assert [each.ratio for each in seen(store).cost.doubts] == [Decimal(60)]


@sqlite
def test_figures_are_held_against_the_sheet_of_the_case_before(store: Store, folder: Path) -> None:
    opened(store, folder)
    kept(store, CostDraft(replace(INPUTS, subjects=exactly(3_000, "Báo cáo 2025"))))
    withdrawn = act(store, "withdraw_case", 2, actor=APPROVER)
    assert isinstance(withdrawn, Moved)
    number = opened(store, folder, 2, name="Đăng ký lại")
    draft = CostDraft(replace(INPUTS, subjects=exactly(30_000, "Báo cáo 2026")))
    assert isinstance(kept(store, draft, case=number), KeptSheet)

    [doubt] = seen(store, number).cost.doubts
    assert (doubt.element, doubt.ratio) == ("subjects", Decimal(10))
    assert "30.000" in doubt.message.vi


@sqlite
def test_a_figure_that_is_right_is_accepted_with_a_reason(store: Store, folder: Path) -> None:
    opened(store, folder)
    proposed(store)
    kept(store, doubtful("Báo cáo: 3.000 hồ sơ"), revision=2)
    [doubt] = seen(store).cost.standing
    assert finished(store) == "cost-implausible"

    name = fingerprint_of(doubt)
    for words, other, field in ((" ", name, "words"), ("Đúng", "cost:x", "fingerprint")):
        refused = accepted(store, other, words, revision=3)
        assert isinstance(refused, Invalid)
        assert [each.field for each in refused.fields] == [field]
    assert isinstance(accepted(store, name, "Đúng", revision=3, actor=VIEWER), Forbidden)

    assert accepted(store, name, "Cả nước chỉ có 30", revision=3) == Accepted(1, name, 4)
    cost = seen(store).cost
    assert (len(cost.doubts), cost.standing, cost.accepted) == (1, (), {name: "Cả nước chỉ có 30"})
    assert finished(store) == "COSTED"


@sqlite
def test_an_accepted_figure_does_not_cover_another_one(store: Store, folder: Path) -> None:
    opened(store, folder)
    proposed(store)
    kept(store, doubtful("Báo cáo: 3.000 hồ sơ"), revision=2)
    accepted(store, fingerprint_of(seen(store).cost.doubts[0]), "Đúng", revision=3)
    kept(store, doubtful("Báo cáo: 30.000 hồ sơ"), revision=4)

    assert len(seen(store).cost.standing) == 1
    assert finished(store) == "cost-implausible"


def doubtful(source: str) -> CostDraft:
    return CostDraft(replace(INPUTS, subjects=exactly(30, source)))


def accepted(
    store: Store, fingerprint: str, words: str, *, revision: int, actor: Actor = AUTHOR
) -> Accepted | Refusal:
    return accept_consequence(
        store, 1, fingerprint, words, judge=papers_judged, actor=actor, now=NOW,
        expected_revision=revision, idempotency_key=f"accept {fingerprint} {words} {revision}",
    )  # fmt: skip


@sqlite
def test_keeping_again_replaces_and_is_logged_each_time(store: Store, folder: Path) -> None:
    opened(store, folder)
    first = kept(store)
    assert kept(store) == first  # the same key again
    second = kept(store, CostDraft(replace(INPUTS, subjects=exactly(10, "A"))), revision=2)

    assert second == KeptSheet(case=1, revision=2, case_revision=3)
    with store.read() as session:
        kinds = [each.kind for each in read_acts(session, limit=100)]
    assert kinds.count("keep_cost_sheet") == 2
    events = [each.kind for each in seen(store).events]
    assert events == ["open_case", "keep_cost_sheet", "keep_cost_sheet"]


@sqlite
def test_a_stale_revision_shows_what_somebody_else_kept(store: Store, folder: Path) -> None:
    opened(store, folder)
    kept(store)

    refused = kept(store, idempotency_key="late")
    assert isinstance(refused, Conflict)
    assert refused.code == "stale-revision"
    assert refused.current is not None
    assert refused.current["now"]["region"] == "vi-du"


@sqlite
def test_who_may_and_when(store: Store, folder: Path) -> None:
    opened(store, folder)
    assert isinstance(kept(store, actor=VIEWER), Forbidden)
    assert isinstance(kept(store, case=9), NotFound)
    proposed(store)
    assert finished(store) == "COSTED"

    late = kept(store, revision=seen(store).summary.case.revision)
    assert isinstance(late, Conflict)
    assert late.code == "no-more-changes"


def shares(percent: str, source: str = "Thống kê") -> CostDraft:
    share = Share(ShareOf.CHANNEL, "online", Decimal(percent), source)
    return CostDraft(replace(INPUTS, shares=(share,)))


@sqlite
@pytest.mark.parametrize(
    ("draft", "field", "code"),
    [
        (lambda: CostDraft(Inputs(" ", DAY)), "region", "required"),
        (lambda: shares("40", " "), "now.shares.0.source", "required"),
        (lambda: shares("40", "x" * 1001), "now.shares.0.source", "too-long"),
        (lambda: shares("NaN"), "now.shares.0", "figure-refused"),
        (lambda: shares("sNaN"), "now.shares.0", "figure-refused"),
        (lambda: shares("-1"), "now.shares.0", "figure-refused"),
        (lambda: shares("1E-999999"), "now.shares.0", "figure-refused"),
        (lambda: shares("0E+999999"), "now.shares.0", "figure-refused"),
        (lambda: shares("100.01"), "now.shares.0", "figure-refused"),
        (
            lambda: CostDraft(INPUTS, replace(INPUTS, subjects=exactly(Decimal("1E+9"), "A"))),
            "after.subjects",
            "figure-refused",
        ),
        (
            lambda: CostDraft(
                replace(INPUTS, frequencies=(Observed("fees/phi", exactly(1001, "A")),))
            ),
            "now.frequencies.0",
            "figure-refused",
        ),
    ],
)
def test_figures_that_cannot_be_are_refused_by_name(
    store: Store, folder: Path, draft: Callable[[], CostDraft], field: str, code: str
) -> None:
    opened(store, folder)

    refused = kept(store, draft())
    assert isinstance(refused, Invalid)
    assert [(each.field, each.code) for each in refused.fields] == [(field, code)]
    assert seen(store).cost.comparison is None


@sqlite
def test_the_greatest_figures_are_worked_out_exactly(store: Store, folder: Path) -> None:
    opened(store, folder)
    most = replace(
        INPUTS,
        subjects=exactly(10**8, "A"),
        times_per_year=exactly(1000, "B"),
        frequencies=(Observed("fees/phi", exactly(1000, "C")),),
        amounts=(Observed("fees/phi", exactly(10**11, "D")),),
    )

    assert isinstance(kept(store, CostDraft(most)), KeptSheet)
    found = seen(store).cost.comparison
    assert found is not None
    assert found.now.applicant.annual is not None


@sqlite
def test_the_cost_paper_and_the_benefit_of_the_option(store: Store, folder: Path) -> None:
    opened(store, folder)
    proposed(store)
    kept(store, revision=2)
    found = seen(store)

    sheet = PAPERS["cost-sheet"](found, "Bộ Tài chính", date(2026, 11, 27))
    assert isinstance(sheet, papers.CostSheet)
    assert [(line.task, line.hours, line.per_performance) for line in sheet.now][1] == (
        "Chứng thực: Giấy chứng nhận đăng ký", Decimal("2.00"), 130_000
    )  # fmt: skip
    saved = papers.Saving(2_142_000_000, 600_000_000, 1_542_000_000, Decimal("71.99"))
    assert sheet.yearly == saved
    assert (sheet.once.before, sheet.once.after) == (714_000, 200_000)
    press = papers.Press(papers.load_templates())
    content = press.docx(sheet)
    read = Document(BytesIO(content))
    said = "\n".join(cell.text for table in read.tables for row in table.rows for cell in row.cells)
    for figure in ("714.000", "200.000", "1.542.000.000", "71,99"):
        assert figure in said

    annex = PAPERS["option-annex"](found, "Bộ Tài chính", DAY)
    assert isinstance(annex, papers.OptionAnnex)
    assert annex.options[0].benefit == annex.total == saved
    assert press.docx(annex)
