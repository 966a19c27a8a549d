from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import (
    CheckedRule,
    Evaluation,
    Evidence,
    Reason,
    RuleSet,
    Severity,
    Subject,
    SubjectRefused,
    Undecided,
    evaluate,
)
from rules.language.program import Unanswered, activation

DAY = date(2026, 11, 23)
AFTER = date(2027, 3, 1)
MakeRule = Callable[..., CheckedRule]


def library(*books: dict[str, Any], context: tuple[str, ...] = (), **more: Any) -> Subject:
    view = {"books": [{"path": f"books/{book['id']}", **book} for book in books], **more}
    return Subject(("city", "7"), view, frozenset(context))


def evaluated(subject: Subject, *rules: CheckedRule, as_of: date = DAY) -> Evaluation:
    return evaluate(RuleSet.of("test", rules), subject, as_of=as_of)


def found(subject: Subject, *rules: CheckedRule) -> list[tuple[str, str]]:
    findings = evaluated(subject, *rules).findings
    return [(finding.rule, finding.element) for finding in findings]


def test_each_element_the_condition_holds_for_is_a_finding(rule: MakeRule) -> None:
    subject = library(
        {"id": "a", "pages": 501}, {"id": "b", "pages": 500}, {"id": "c", "pages": 999}
    )

    assert found(subject, rule()) == [("LIB-01", "books/a"), ("LIB-01", "books/c")]


def test_a_rule_without_each_is_about_the_whole(whole_rule: MakeRule) -> None:
    closed = whole_rule(when="'!p.open'")

    assert found(library(open=False), closed) == [("LIB-01", ".")]
    assert found(library(open=True), closed) == []


def test_a_finding_says_what_how_bad_why_and_what_to_do(rule: MakeRule) -> None:
    made = rule(
        when="book.pages > params.most && 'x' in book.tags && p.owner.born > 0 && !book.lent",
        params="{most: 500}",
        register="book.kind + '!'",
        remedy='[{op: set, path: "books/{book.id}/pages", value: {to: ["{params.most}"]}}]',
    )
    book = {"id": "a", "title": "Kiều", "pages": 501, "tags": ["x", "y"], "lent": False}

    [finding] = evaluated(library({**book, "kind": "novel"}, owner={"born": 1765}), made).findings

    assert finding.as_json() == {
        "fingerprint": finding.fingerprint,
        "rule": "LIB-01",
        "version": "1.0.0",
        "pack": None,
        "severity": "high",
        "criterion": "necessity",
        "element": "books/a",
        "register": "novel!",
        "confidence": "suggested",
        "message": {"vi": "«Kiều» dày", "en": "“Kiều” is thick"},
        "evidence": {
            "book.pages": 501,
            "params.most": 500,
            "book.tags": ["x", "y"],
            "p.owner.born": 1765,
            "book.lent": False,
        },
        "remedy": [{"op": "set", "path": "books/a/pages", "value": {"to": ["500"]}}],
        "basis": [
            {
                "instrument": "Library Act",
                "article": "4",
                "from": "2026-01-01",
                "to": "2027-02-28",
                "status": "verified",
                "source": None,
            }
        ],
    }


def test_evidence_leaves_out_lists_of_elements_and_what_is_not_known(rule: MakeRule) -> None:
    made = rule(
        when="book.lent || book.pages > 1 || p.books.exists(b, b.lent) || p.owner == p.owner"
    )

    [finding] = evaluated(library({"id": "a", "lent": True}, owner={"name": "x"}), made).findings

    assert finding.evidence == (Evidence("book.lent", True),)


def test_a_remedy_that_cannot_be_filled_in_is_left_out(rule: MakeRule) -> None:
    made = rule(remedy='[{op: remove, path: "books/{book.note}"}]')

    [finding] = evaluated(library({"id": "a", "pages": 501, "note": None}), made).findings

    assert finding.remedy == ()


def test_a_path_that_is_the_name_of_a_list_stands_for_each_of_its_values(rule: MakeRule) -> None:
    made = rule(remedy='[{op: remove, path: "{book.tags}"}]')
    books = ({"id": "a", "pages": 501, "tags": ["x", "y"]}, {"id": "b", "pages": 501, "tags": []})

    several, none = evaluated(library(*books), made).findings

    assert [each.as_json() for each in several.remedy] == [
        {"op": "remove", "path": "x"},
        {"op": "remove", "path": "y"},
    ]
    assert none.remedy == ()


# --- what is not known ---


def test_a_missing_key_is_not_evaluated_and_named_and_the_others_still_are(rule: MakeRule) -> None:
    subject = library({"id": "a", "pages": 501}, {"id": "b"}, {"id": "c", "pages": 1})

    evaluation = evaluated(subject, rule())

    assert [finding.element for finding in evaluation.findings] == ["books/a"]
    [undecided] = evaluation.not_evaluated
    assert (undecided.rule, undecided.element) == ("LIB-01", "books/b")
    assert (undecided.reason, undecided.key) == (Reason.NOT_KNOWN, "pages")


def test_a_list_that_is_not_known_is_one_rule_not_evaluated(rule: MakeRule) -> None:
    [undecided] = evaluated(Subject(("city", "7"), {}), rule()).not_evaluated

    assert (undecided.element, undecided.reason, undecided.key) == (".", "not-known", "books")


def test_a_rule_that_needs_absent_context_is_not_evaluated(rule: MakeRule) -> None:
    made = rule(context="[cost, statistics]")
    book = {"id": "a", "pages": 501}

    [undecided] = evaluated(library(book, context=("cost",)), made).not_evaluated

    assert (undecided.element, undecided.reason, undecided.key) == (".", "context", "statistics")
    assert found(library(book, context=("cost", "statistics")), made) == [("LIB-01", "books/a")]


def test_a_loop_over_the_budget_is_asked_of_each_element_before_it_is_given_up(
    rule: MakeRule,
) -> None:
    pairs = rule(when="p.books.exists(other, other.id != book.id && other.title == book.title)")
    books = [{"id": str(n), "title": "same" if n < 2 else str(n)} for n in range(150)]

    assert found(library(*books), pairs) == [("LIB-01", "books/0"), ("LIB-01", "books/1")]


def test_over_the_budget_for_one_element_is_not_evaluated(whole_rule: MakeRule) -> None:
    pairs = whole_rule(
        when="p.books.exists(a, p.books.exists(b, a.id != b.id && a.lent && b.lent))"
    )
    books = [{"id": str(n), "lent": False} for n in range(150)]

    [undecided] = evaluated(library(*books), pairs).not_evaluated

    assert (undecided.element, undecided.reason, undecided.key) == (".", Reason.BUDGET, None)


@pytest.mark.parametrize("value", ["yes", None, 1, ["x"], "\ud800", (1,), 2**70])
def test_a_value_of_another_kind_than_described_is_not_evaluated(
    rule: MakeRule, value: object
) -> None:
    [undecided] = evaluated(
        library({"id": "a", "lent": value}), rule(when="book.lent")
    ).not_evaluated

    assert (undecided.element, undecided.reason) == ("books/a", Reason.ERROR)


@pytest.mark.parametrize(
    "view",
    [{"books": "x"}, {"books": {"a": 1}}, {"books": ["x"]}, {"books": [{"pages": 501}]}],
    ids=["text", "mapping", "texts", "no path"],
)
def test_a_view_that_breaks_the_contract_is_refused(rule: MakeRule, view: dict[str, Any]) -> None:
    with pytest.raises(SubjectRefused):
        evaluated(Subject(("city", "7"), view), rule())


def test_an_element_without_a_path_beside_good_ones_is_refused(rule: MakeRule) -> None:
    books = [{"path": "books/a", "pages": 501}, {"pages": 501}]

    with pytest.raises(SubjectRefused, match="books as book: element 1 has no text `path`"):
        evaluated(Subject(("city", "7"), {"books": books}), rule())


# --- law, confidence, identity ---


def test_a_rule_whose_grounds_are_all_out_of_force_lapses(rule: MakeRule) -> None:
    evaluation = evaluated(library({"id": "a", "pages": 501}), rule(), as_of=AFTER)

    assert evaluation == Evaluation((), Undecided(), ("LIB-01",))


def test_only_grounds_in_force_are_named(rule: MakeRule) -> None:
    made = rule(
        basis="[{instrument: Old, to: 2027-02-28, status: verified}, "
        "{instrument: New, status: reported}]"
    )
    subject = library({"id": "a", "pages": 501})

    def grounds(day: date) -> list[str]:
        [finding] = evaluated(subject, made, as_of=day).findings
        return [basis.instrument for basis in finding.basis]

    assert (grounds(DAY), grounds(AFTER)) == (["Old", "New"], ["New"])


def test_drafts_and_retired_rules_are_silent_without_having_lapsed(rule: MakeRule) -> None:
    subject = library({"id": "a", "pages": 501})

    assert evaluated(subject, rule(status="draft")) == Evaluation((), Undecided(), ())
    assert evaluated(subject, rule(status="deprecated")) == Evaluation((), Undecided(), ())


@pytest.mark.parametrize(
    ("of_element", "of_view", "expected"),
    [
        (None, None, "suggested"),
        (None, "confirmed", "confirmed"),
        ("suggested", "confirmed", "suggested"),
        ("confirmed", "suggested", "confirmed"),
    ],
)
def test_confidence_is_that_of_the_element_else_of_the_subject(
    rule: MakeRule, of_element: str | None, of_view: str | None, expected: str
) -> None:
    book = {"id": "a", "pages": 501, **({"confidence": of_element} if of_element else {})}
    view = {**library(book).view, **({"confidence": of_view} if of_view else {})}

    [finding] = evaluated(Subject(("city", "7"), view), rule()).findings

    assert finding.confidence == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ({"note": "sure"}, ("high", "confirmed")),
        ({"note": "guess"}, ("info", "suggested")),
        ({}, ("info", "suggested")),
    ],
    ids=["sure", "unsure", "not known"],
)
def test_an_unsure_hit_weighs_less(
    rule: MakeRule, note: dict[str, str], expected: tuple[str, str]
) -> None:
    made = rule(unsure="{when: book.note == 'guess', severity: info}")

    [finding] = evaluated(
        library({"id": "a", "pages": 501, **note}, confidence="confirmed"), made
    ).findings

    assert (finding.severity, finding.confidence) == expected


def test_unsure_never_raises_a_severity(rule: MakeRule) -> None:
    made = rule(severity="low", unsure="{when: 'true', severity: critical}")

    [finding] = evaluated(library({"id": "a", "pages": 501}), made).findings

    assert finding.severity is Severity.LOW


@pytest.mark.parametrize("register", ["string(book.note)", "\"''\"", "string(book.more.word)"])
def test_a_register_that_is_empty_or_not_known_is_none(rule: MakeRule, register: str) -> None:
    [finding] = evaluated(library({"id": "a", "pages": 501}), rule(register=register)).findings

    assert finding.register is None


def test_a_fingerprint_is_that_of_rule_subject_and_element_alone(rule: MakeRule) -> None:
    def fingerprints(subject: Subject, made: CheckedRule) -> list[str]:
        return [finding.fingerprint for finding in evaluated(subject, made).findings]

    a, b = {"id": "a", "pages": 501}, {"id": "b", "pages": 502}
    first = fingerprints(library(a, b), rule())

    assert len(set(first)) == 2
    assert fingerprints(library(b, {**a, "title": "New"}), rule(version="2.0.0")) == first[::-1]
    assert not set(first) & set(fingerprints(library(a, b), rule(id="LIB-02")))
    assert not set(first) & set(fingerprints(Subject(("city", "8"), library(a, b).view), rule()))


def test_a_condition_may_close_with_a_comment(rule: MakeRule) -> None:
    made = rule(when="|\n  book.pages > 500 // thick")

    assert found(library({"id": "a", "pages": 501}, {"id": "b"}), made) == [("LIB-01", "books/a")]


# --- properties ---

CONDITIONS = [
    "book.pages > 2",
    "book.pages > 2 || book.lent",
    "book.pages > 2 && !book.lent",
    "book.lent ? book.pages > 1 : book.title == 'a'",
    "p.books.exists(b, b.id != book.id && b.pages == book.pages)",
    "p.books.all(b, b.pages >= book.pages)",
    "size(book.tags) > 0 && book.tags[0] == book.title",
    "10 / book.pages > 4",
    "p.open && book.lent",
    "p.books.filter(b, b.lent).size() > 1 && p.books[0].pages > 1",
    "p.books.filter(b, b.pages > 1).exists(b, b.title == book.title)",
    "p.books.map(b, b.pages).exists(n, n > book.pages)",
    "size(p.books) > 2 && p.books.exists(b, b == book && b.lent)",
]
BOOKS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "pages": st.integers(0, 3),
            "lent": st.booleans(),
            "title": st.sampled_from(["a", "b"]),
            "tags": st.lists(st.sampled_from(["a", "b"]), max_size=2),
        },
    ),
    max_size=5,
)


def numbered(books: list[dict[str, Any]], **more: Any) -> Subject:
    return library(*({"id": str(at), **book} for at, book in enumerate(books)), **more)


@given(
    condition=st.sampled_from(CONDITIONS), books=BOOKS, more=st.sampled_from([{}, {"open": True}])
)
def test_asking_the_whole_list_gives_what_asking_each_element_gives(
    rule: MakeRule, condition: str, books: list[dict[str, Any]], more: dict[str, Any]
) -> None:
    made = rule(when=f"|\n  {condition}")
    subject = numbered(books, **more)

    evaluation = evaluated(subject, made)

    values = activation(subject.view)
    answers = {f"books/{at}": made.condition(values, at) for at in range(len(books))}
    undecided = {path for path, said in answers.items() if isinstance(said, Unanswered)}
    assert {f.element for f in evaluation.findings} == {
        p for p, said in answers.items() if said is True
    }
    assert {each.element for each in evaluation.not_evaluated} == undecided


@settings(deadline=None, max_examples=25)
@given(order=st.permutations(range(len(CONDITIONS))), books=BOOKS)
def test_the_order_of_rules_changes_nothing(
    rule: MakeRule, order: list[int], books: list[dict[str, Any]]
) -> None:
    rules = [rule(id=f"LIB-{at}", when=f"|\n  {text}") for at, text in enumerate(CONDITIONS)]
    subject = numbered(books)

    assert evaluated(subject, *[rules[at] for at in order]) == evaluated(subject, *rules)


@settings(deadline=None)
# No file holds a NUL (the reader refuses it), and CEL's strings end at one.
@given(books=BOOKS, text=st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_hostile_texts_stay_texts(rule: MakeRule, books: list[dict[str, Any]], text: str) -> None:
    made = rule(when="book.title != ''", message="{vi: '{book.title}', en: '{book.title}'}")

    evaluation = evaluated(numbered([{**book, "title": text} for book in books]), made)

    assert {finding.message.vi for finding in evaluation.findings} <= {text}
    assert len(evaluation.findings) == (len(books) if text else 0)
