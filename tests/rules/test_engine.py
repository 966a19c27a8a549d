from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from rules import CheckedRule, Reason, RuleSet, Severity, Subject, evaluate, run_tests

DAY = date(2026, 11, 23)
MakeRule = Callable[..., CheckedRule]


def library(*books: dict[str, Any], **more: Any) -> Subject:
    view = {"books": [{"path": f"books/{book['id']}", **book} for book in books], **more}
    return Subject(("city", "7"), view, frozenset())


def found(subject: Subject, *rules: CheckedRule, as_of: date = DAY) -> list[tuple[str, str]]:
    evaluation = evaluate(RuleSet.of("test", rules), subject, as_of=as_of)
    return [(finding.rule, finding.element) for finding in evaluation.findings]


def test_each_element_the_condition_holds_for_is_a_finding(rule: MakeRule) -> None:
    subject = library(
        {"id": "a", "pages": 501}, {"id": "b", "pages": 500}, {"id": "c", "pages": 9999}
    )

    assert found(subject, rule()) == [("LIB-01", "books/a"), ("LIB-01", "books/c")]


def test_a_rule_without_each_is_about_the_whole(rule: MakeRule) -> None:
    whole = rule(
        drop=("each", "message", "remedy"), when="'!p.open'", message="{vi: Đóng, en: Closed}"
    )

    assert found(library(open=False), whole) == [("LIB-01", ".")]
    assert found(library(open=True), whole) == []


def test_a_missing_key_is_not_evaluated_and_named_and_the_others_still_are(rule: MakeRule) -> None:
    subject = library({"id": "a", "pages": 501}, {"id": "b"}, {"id": "c", "pages": 1})

    evaluation = evaluate(RuleSet.of("test", [rule()]), subject, as_of=DAY)

    assert [finding.element for finding in evaluation.findings] == ["books/a"]
    [undecided] = evaluation.not_evaluated
    assert (undecided.element, undecided.reason, undecided.key) == (
        "books/b",
        Reason.NOT_KNOWN,
        "pages",
    )


def test_a_rule_whose_grounds_are_all_out_of_force_lapses(rule: MakeRule) -> None:
    subject = library({"id": "a", "pages": 501})

    evaluation = evaluate(RuleSet.of("test", [rule()]), subject, as_of=date(2027, 3, 1))

    assert evaluation.findings == ()
    assert evaluation.lapsed == ("LIB-01",)


def test_a_rule_on_unverified_grounds_only_is_low_at_most(rule: MakeRule) -> None:
    unverified = rule(basis='[{instrument: Act, article: "1", status: unverified}]')

    evaluation = evaluate(
        RuleSet.of("test", [unverified]), library({"id": "a", "pages": 501}), as_of=DAY
    )

    assert [finding.severity for finding in evaluation.findings] == [Severity.LOW]


def test_the_shape_of_prepare_is_given_and_day(rule: MakeRule) -> None:
    def prepare(given: Mapping[str, Any], day: date) -> Subject:
        assert day == DAY
        return library(*[{**book, "pages": int(book["pages"])} for book in given["books"]])

    assert [str(result) for result in run_tests([rule()], prepare, as_of=DAY)] == [
        "rule.yaml: LIB-01 “hit”: as expected",
        "rule.yaml: LIB-01 “miss”: as expected",
    ]
