"""The review forms: their data, their branches, what the data suggest, and that gaps are named."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.procedure.model import Procedure
from registry.procedure.reading import read_procedure
from registry.refusals import Conflict, Forbidden, Invalid, NotFound, Refusal
from registry.review import Moved, Said, move
from registry.review.forms import (
    Answered,
    AnswerType,
    Sheet,
    answer_form,
    asked,
    forms,
    gaps,
    incomplete,
    sheets,
)
from registry.review.forms.elements import subjects
from registry.review.forms.facts import FACTS
from registry.review.forms.suggesting import Suggestion, suggestions
from registry.store import Store, load, read_acts
from rules import Criterion
from tests.registry.folders import (
    LATER,
    LOADER,
    NOW,
    PAPERS,
    papers,
    papers_judged,
    procedure_text,
    write_folder,
)
from tests.registry.review.reviewing import (
    AUTHOR,
    CHECKER,
    REMOVES,
    STRANGER,
    TODAY,
    added,
    all_answered,
    reviewed,
)

MORE = """\
time_limit: 3 working_day
fees: [{id: le-phi, kind: charge, amount: 15000, currency: VND, per: lần}]
results: [{id: giay, name: Giấy phép, valid_for: 12 month}]
legal_basis: [{instrument: 68/2020/QH14, article: Điều 27}]
related: [{code: "1.004222", relation: first_issue}]
volume: [{year: 2025, per_year: 1000, source: Báo cáo}]
forms: [{id: mau-01, name: Mẫu 01, instrument: 66/2023/TT-BCA, confirmation: {required: true}}]
conditions: [{id: cho-o, text: Có chỗ ở hợp pháp, basis: [{instrument: 68/2020/QH14}]}]
documents:
  - {id: to-khai, name: Tờ khai, kind: application_form, template: mau-01}
  - {id: don, name: Đơn đề nghị, kind: application_form}
  - {id: cccd, name: Căn cước, kind: identity}
"""


@dataclass(frozen=True)
class Found:
    """As much of a finding as suggestions need."""

    fingerprint: str
    criterion: str
    element: str
    message_vi: str


@pytest.fixture
def review(store: Store, folder: Path) -> Store:
    """Case 1 in review on a procedure of two papers, with a measure."""
    reviewed(store, folder)
    added(store, REMOVES)
    return store


@pytest.fixture
def procedure() -> Procedure:
    return of(MORE)


def of(more: str) -> Procedure:
    return read_procedure(procedure_text(more=more), "p.yaml").procedure


def answer(
    store: Store, answers: Mapping[str, str | None], revision: int = 0, **more: Any
) -> Answered | Refusal:
    asked_for: dict[str, Any] = {  # Any: arguments of answer_form
        "actor": AUTHOR, "now": NOW, "idempotency_key": f"{answers}{revision}",
        "expected_revision": revision,
    } | more  # fmt: skip
    form, element = asked_for.pop("form", "a"), asked_for.pop("element", ".")
    return answer_form(store, 1, form, element, answers, **asked_for)


def shown(store: Store, form: str = "a", element: str = ".") -> Sheet:
    found = sheets(store, 1, actor=AUTHOR, today=TODAY)
    assert not isinstance(found, NotFound)
    return next(each for each in found if (each.form.code, each.element) == (form, element))


def test_the_files_name_what_is_there() -> None:
    criteria = {each.value for each in Criterion}
    for form in forms().values():
        assert len({each.id for each in form.questions}) == len(form.questions)
        before: dict[str, tuple[str, ...]] = {}
        for question in form.questions:
            for other, allowed in question.when.items():
                assert allowed <= set(before[other]), question.id
            assert question.stops <= set(question.codes)
            assert question.criterion in criteria
            assert bool(question.codes) is (
                question.type not in (AnswerType.TEXT, AnswerType.NUMBER)
            )
            origin = question.origin
            if origin and origin.fact:
                assert origin.fact in FACTS
            if origin:
                assert origin.findings <= criteria
                assert origin.then is None or origin.then in question.codes
                assert not question.codes or origin.then or origin.fact
            before[question.id] = question.codes
    named = {q.origin.fact for f in forms().values() for q in f.questions if q.origin}
    assert named - {None} == set(FACTS)


def test_the_forms_have_the_questions_of_the_annexes() -> None:
    numbers = {
        code: list(dict.fromkeys(each.number for each in form.questions))
        for code, form in forms().items()
    }

    assert numbers["a"] == [
        "I.1", "I.2", "I.3", "I.4", "II.5", "II.6", "II.7", "II.8", "II.9", "II.10", "II.11",
        "II.12", "III.13", "III.14", "III.15", "IV.16",
    ]  # fmt: skip
    assert numbers["b"] == [str(n) for n in range(1, 8)]
    assert numbers["c"] == [str(n) for n in range(1, 14)]


def test_after_a_stop_nothing_is_asked_and_a_branch_is_asked_only_where_it_applies() -> None:
    form = forms()["a"]

    assert asked(form, {"necessary": "no"})[-1].id == "necessary"
    assert "limit_now" not in {each.id for each in asked(form, {})}
    assert "limit_now" in {each.id for each in asked(form, {"limit_set": "yes"})}
    hidden = {"limit_set": "no", "limit_cut": "yes"}  # its own question is not asked any more
    assert "limit_after" not in {each.id for each in asked(form, hidden)}
    none = asked(forms()["c"], {"necessary": "none"})
    assert none[-1].id == "necessary"


ANY_ANSWERS = st.dictionaries(
    st.sampled_from([q.id for f in forms().values() for q in f.questions]),
    st.sampled_from(["yes", "no", "all", "part", "none", "x", ""]),
)


@given(st.sampled_from(sorted(forms())), ANY_ANSWERS)
def test_answering_every_gap_until_there_is_none_always_ends(
    code: str, answers: dict[str, str]
) -> None:
    form, given_so_far = forms()[code], dict(answers)

    for _ in form.questions:
        for gap in gaps(form, given_so_far):
            given_so_far[gap.id] = (gap.codes or ("x",))[0]

    assert gaps(form, given_so_far) == ()
    assert all(given_so_far.get(q.id) or q.is_optional for q in asked(form, given_so_far))


def test_form_b_is_for_each_form_and_form_c_for_each_condition(procedure: Procedure) -> None:
    every = {code: [s.element for s in subjects(form, procedure)] for code, form in forms().items()}

    assert every == {
        "a": ["."], "b": ["forms/mau-01", "documents/don"], "c": ["conditions/cho-o"],
    }  # fmt: skip
    assert subjects(forms()["b"], procedure)[0].covers == ("forms/mau-01", "documents/to-khai")


def test_the_content_suggests_answers_in_words(procedure: Procedure) -> None:
    form, (whole,) = forms()["a"], subjects(forms()["a"], procedure)

    found = {name: each.value for name, each in suggestions(form, whole, procedure, ()).items()}

    assert found == {
        "limit_set": "yes", "limit_now": "3 ngày làm việc", "result_named": "Giấy phép",
        "result_expires": "yes", "result_validity": "Giấy phép: 12 tháng", "linked": "yes",
        "linked_with": "1.004222", "legal_basis": "Điều 27 68/2020/QH14", "fee": "yes",
        "fee_amount": "Lệ phí: 15.000 VND/lần", "fee_revenue": "15000000",
    }  # fmt: skip
    (of_form, _), (of_condition,) = (subjects(forms()[code], procedure) for code in "bc")
    assert suggestions(forms()["b"], of_form, procedure, ())["confirmation"].value == "yes"
    basis = suggestions(forms()["c"], of_condition, procedure, ())["legal_basis"]
    assert basis == Suggestion("68/2020/QH14", fact="condition_basis")
    silent = of("")
    assert suggestions(form, whole, silent, ()) == {}  # what is not known is not suggested
    none = of("fees: []\ntime_limit: none\n")
    assert {n: s.value for n, s in suggestions(form, whole, none, ()).items()} == {
        "limit_set": "no", "limit_now": "không quy định", "fee": "no",
    }  # fmt: skip


def test_findings_suggest_answers_by_criterion_and_part(procedure: Procedure) -> None:
    found = [
        Found("F1", "reasonableness", "documents/cccd", "Đã có dữ liệu"),
        Found("F2", "legality", "channels/online/time_limit", "Quá hạn luật"),
        Found("F3", "necessity", "documents/to-khai", "Mẫu thừa"),
    ]
    (whole,), (form_one, other) = (subjects(forms()[code], procedure) for code in "ab")

    of_a = suggestions(forms()["a"], whole, procedure, found)
    assert of_a["papers_reasonable"] == Suggestion("no", findings=("F1", "F3"))
    assert of_a["papers_proposal"].value == "Đã có dữ liệu; Mẫu thừa"
    assert of_a["limit_cut"] == Suggestion("yes", findings=("F2",))
    assert of_a["legal"] == Suggestion("no", findings=("F2",))
    assert "necessary" not in of_a  # a needless paper does not make the procedure needless
    of_b = suggestions(forms()["b"], form_one, procedure, found)
    assert of_b["necessary"] == Suggestion("no", findings=("F3",))
    assert "necessary" not in suggestions(forms()["b"], other, procedure, found)


def test_what_is_missing_is_named_over_all_forms(procedure: Procedure) -> None:
    stopped = {"objective": "x", "objective_necessary": "no", "objective_reason": "x",
               "meets_objective": "no", "meets_objective_reason": "x", "alternative": "no",
               "necessary": "no"}  # fmt: skip

    missing = list(incomplete(procedure, {("a", "."): stopped}))

    assert {each.field.split(".")[1] for each in missing} == {"b", "c"}
    assert missing[0].field == "forms.b.forms/mau-01.necessary"
    assert missing[0].message.vi.startswith("Biểu mẫu B, câu 1 về «Mẫu 01»: ")
    without_stop = list(incomplete(procedure, {("a", "."): stopped | {"necessary": "yes"}}))
    assert "II.12" in " ".join(each.message.en for each in without_stop)


def test_costing_is_finished_only_when_the_forms_are_complete(review: Store) -> None:
    def finish(key: str) -> Moved | Refusal:
        return move(
            review, "finish_costing", 1, Said(), judge=papers_judged, actor=AUTHOR,
            now=NOW, idempotency_key=key, expected_revision=2,
        )  # fmt: skip

    refused = finish("early")
    assert isinstance(refused, Invalid)
    assert refused.fields[0].field == "forms.a...objective"
    assert {each.code for each in refused.fields} == {"answer-missing"}
    all_answered(review)
    answer(review, {"legal": None}, shown(review).revision)
    again = finish("one is missing")
    assert isinstance(again, Invalid)
    assert [each.field for each in again.fields] == ["forms.a...legal"]
    all_answered(review)
    assert isinstance(finish("complete"), Moved)


def test_a_suggestion_is_no_answer_until_it_is_sent_back(store: Store, folder: Path) -> None:
    reviewed(store, folder)
    (entry,) = (e for e in shown(store).entries if e.question.id == "papers_reasonable")
    assert (entry.answer, entry.is_suggested) == (None, True)
    assert entry.suggestion == Suggestion(
        "no", findings=("PAPER:1.004194:documents/a", "PAPER:1.004194:documents/b")
    )
    assert "papers_reasonable" in shown(store).missing

    done = answer(store, {"papers_reasonable": "no"})

    assert isinstance(done, Answered)
    assert (done.revision, "papers_proposal" in done.missing) == (1, True)
    sheet = shown(store)
    (entry,) = (e for e in sheet.entries if e.question.id == "papers_reasonable")
    assert (entry.answer, entry.is_suggested, sheet.author) == ("no", False, "lan")
    assert (sheet.version, sheet.revision) == (forms()["a"].version, 1)


def test_answers_add_up_are_taken_back_and_are_kept_where_a_branch_is_closed(review: Store) -> None:
    answer(review, {"alternative": "yes", "alternative_which": "Thông báo"})
    answer(review, {"alternative": "no"}, 1)
    assert "alternative_which" not in {e.question.id for e in shown(review).entries}

    answer(review, {"alternative": "yes"}, 2)

    kept = {e.question.id: e.answer for e in shown(review).entries}
    assert (kept["alternative"], kept["alternative_which"]) == ("yes", "Thông báo")
    answer(review, {"alternative_which": " "}, 3)
    assert {e.question.id: e.answer for e in shown(review).entries}["alternative_which"] is None


def test_what_is_no_answer_is_refused_all_at_once(review: Store) -> None:
    refused = answer(
        review, {"x": "1", "alternative": "maybe", "fee_revenue": "-1", "objective": "x" * 5001}
    )

    assert isinstance(refused, Invalid)
    assert {each.field: each.code for each in refused.fields} == {
        "answers.x": "question-unknown", "answers.alternative": "answer-unknown",
        "answers.fee_revenue": "not-a-number", "answers.objective": "too-long",
    }  # fmt: skip
    unknown = answer(review, {}, form="z")
    assert isinstance(unknown, Invalid)
    assert unknown.fields[0].code == "form-unknown"
    nowhere = answer(review, {}, form="c", element="conditions/x")
    assert isinstance(nowhere, Invalid)
    assert nowhere.fields[0].code == "element-unknown"


def test_only_reviewers_answer_while_the_case_is_open_for_changes(review: Store) -> None:
    assert isinstance(answer(review, {}, actor=STRANGER), Forbidden)
    viewer = replace(AUTHOR, role=STRANGER.role.VIEWER)
    assert isinstance(answer(review, {}, actor=viewer), Forbidden)
    assert isinstance(sheets(review, 1, actor=STRANGER, today=TODAY), NotFound)
    all_answered(review)
    move(
        review, "finish_costing", 1, Said(), judge=papers_judged, actor=AUTHOR,
        now=NOW, idempotency_key="f", expected_revision=2,
    )  # fmt: skip

    late = answer(review, {"objective": "khác"}, shown(review).revision)

    assert isinstance(late, Conflict)
    assert late.code == "no-more-changes"
    before = shown(review)
    assert before.entries[0].answer == "1"


def test_a_stale_revision_shows_what_the_other_person_wrote_and_a_repeat_changes_nothing(
    review: Store,
) -> None:
    first = answer(review, {"objective": "của tôi"})
    assert answer(review, {"objective": "của tôi"}) == first

    stale = answer(review, {"objective": "của người khác"}, actor=CHECKER)

    assert isinstance(stale, Conflict)
    assert (stale.code, stale.current) == ("stale-revision", {"objective": "của tôi"})
    with review.read() as session:
        acts = [each for each in read_acts(session) if each.kind == "answer_form"]
    assert [each.subject for each in acts] == ["cases/1"]


def test_answers_belong_to_the_edition_under_review(review: Store, folder: Path) -> None:
    answer(review, {"objective": "x"})
    edition = shown(review).edition
    write_folder(folder, {"x.yaml": procedure_text(more=papers("c"))})
    load(review, folder, actor=LOADER, now=LATER, analysis=PAPERS)

    assert (shown(review).edition, shown(review).entries[0].answer) == (edition, "x")
