"""Measures that accepted findings suggest."""

from datetime import UTC, datetime
from typing import Any

import pytest

from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.review import Finding, Measure, Status
from registry.review.editing.outcome import outcome_of
from registry.review.editing.power import issuer_of, power_over
from registry.review.editing.suggesting import suggestions

NOW = datetime(2026, 11, 23, tzinfo=UTC)
REMOVE_A = {"op": "remove", "path": "documents/a"}
COPY_A = {"op": "set", "path": "documents/a/form", "value": "copy"}
REMOVE_B = {"op": "remove", "path": "documents/b"}


def content(**keys: Any) -> Procedure:
    papers = [{"id": "a", "name": "Giấy a"}, {"id": "b", "name": "Giấy b"}]
    named = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "X"}
    return procedure_from_data(named | {"documents": papers, "time_limit": "5 working_day"} | keys)


def finding(name: str, *remedy: dict[str, Any], **more: Any) -> Finding:
    values: dict[str, Any] = {  # Any: fields of a finding
        "fingerprint": name, "rule": "R-1", "version": "1.0.0", "authority": "bo-tai-chinh",
        "code": "1.000001", "procedure_name": "X", "edition": "e", "element": "documents/a",
        "severity": "high", "criterion": "necessity", "register": None, "message_vi": f"Lỗi {name}",
        "message_en": name, "confidence": "confirmed", "file": "x.yaml", "line": 1, "column": 1,
        "sentence": None, "evidence": {}, "remedy": list(remedy), "status": Status.ACCEPTED,
        "basis": [{"instrument": "1/2026/NĐ-CP", "article": "Điều 2"}], "revision": 2,
        "first_seen": NOW, "last_seen": NOW, "gone_at": None, "returned_at": None, "verdict": None,
    }  # fmt: skip
    return Finding(**values | more)


def measure(
    *patch: dict[str, Any], findings: tuple[str, ...] = (), state: str | None = None
) -> Measure:
    return Measure(
        1, 1, "amend", "Phương án đã có", "Vì", patch, findings, True, state, "lan", NOW, None,
        None, None, 1,
    )  # fmt: skip


def test_a_remedy_is_a_measure_with_all_it_needs() -> None:
    [one] = suggestions(content(), [], [finding("f", REMOVE_A, register="population")])

    [choice] = one.choices
    assert choice.patch == (REMOVE_A,)
    assert choice.findings == ("f",)
    assert choice.outcome == "replace_by_data"
    assert choice.title == "Bỏ giấy tờ «Giấy a»"
    assert choice.reason == "Lỗi f Căn cứ: Điều 2, 1/2026/NĐ-CP."
    assert choice.power.within is None
    assert one.clash is None


def test_findings_with_one_patch_are_answered_by_one_measure() -> None:
    [one] = suggestions(content(), [], [finding("g", REMOVE_A), finding("f", REMOVE_A)])

    assert one.choices[0].findings == ("f", "g")
    assert one.choices[0].reason.count("\n") == 1


def test_patches_that_contradict_each_other_are_a_choice() -> None:
    found = suggestions(
        content(), [], [finding("f", REMOVE_A), finding("g", COPY_A), finding("h", REMOVE_B)]
    )

    assert [len(each.choices) for each in found] == [2, 1]
    assert [each.findings for each in found[0].choices] == [("f",), ("g",)]


def test_a_remedy_that_names_a_path_twice_is_a_choice() -> None:
    [one] = suggestions(
        content(), [], [finding("f", COPY_A, COPY_A | {"value": "electronic"}, REMOVE_B)]
    )

    assert [each.patch[0]["value"] for each in one.choices] == ["copy", "electronic"]
    assert all(REMOVE_B in each.patch for each in one.choices)


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("open", {"status": Status.OPEN}), ("dismissed", {"status": Status.DISMISSED}),
        ("answered", {}),
    ],
)  # fmt: skip
def test_only_accepted_findings_without_a_measure_suggest(name: str, more: dict[str, Any]) -> None:
    known = [measure(findings=("answered",))]

    assert suggestions(content(), known, [finding(name, REMOVE_A, **more)]) == ()
    assert suggestions(content(), known, [finding("without remedy")]) == ()


def test_a_measure_that_was_taken_back_answers_nothing() -> None:
    known = [measure(REMOVE_A, findings=("f",), state="WITHDRAWN")]

    assert len(suggestions(content(), known, [finding("f", REMOVE_A)])) == 1


def test_what_clashes_with_a_measure_says_with_which() -> None:
    [one] = suggestions(content(), [measure(REMOVE_A)], [finding("f", COPY_A)])

    assert one.clash is not None
    assert one.clash.en == "It contradicts the measure “Phương án đã có”."


def test_what_does_not_fit_the_content_says_so() -> None:
    gone = {"op": "remove", "path": "documents/khac"}
    [one] = suggestions(content(), [], [finding("f", gone)])

    assert one.clash is not None
    assert one.clash.en == "It does not fit the content under review."
    assert one.choices[0].changes == ()
    assert one.choices[0].title == "Lỗi f"


@pytest.mark.parametrize(
    ("operation", "held", "outcome"),
    [
        (REMOVE_A, True, "replace_by_data"),
        (REMOVE_A, False, "amend"),
        ({"op": "set", "path": "time_limit", "value": "3 working_day"}, False, "shorten"),
        ({"op": "set", "path": "time_limit", "value": "7 working_day"}, False, "amend"),
        ({"op": "set", "path": "time_limit", "value": "3 day"}, False, "amend"),
        ({"op": "abolish", "path": ".", "value": "2027-01-01"}, False, "abolish"),
        ({"op": "merge", "path": "steps/a", "value": "b"}, False, "merge"),
    ],
)
def test_an_outcome_follows_from_what_is_done(
    operation: dict[str, Any], held: bool, outcome: str
) -> None:
    assert outcome_of(content(), [operation], held=held) == outcome


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("75/2022/TT-BTC", "bo-tai-chinh"), ("1/2020/TT-BKHĐT", "bo-tai-chinh"),
        ("12/QĐ-TTg", "thu-tuong-chinh-phu"), ("5548/QĐ-BCA", "bo-cong-an"),
    ],
)  # fmt: skip
def test_who_issued_a_text_is_read_from_its_number(number: str, issuer: str) -> None:
    found = issuer_of(number)
    assert found is not None
    assert found.authority == issuer


@pytest.mark.parametrize("number", ["1/2024/QĐ-UBND", "1/2024/NQ-HĐND", "1/2024/TT-XYZ", "Luật A"])
def test_a_number_that_names_nobody_names_nobody(number: str) -> None:
    assert issuer_of(number) is None


@pytest.mark.parametrize(
    ("own", "general", "within"),
    [
        (["75/2022/TT-BTC"], ["1/2020/QH14"], True),
        (["1/2020/NĐ-CP"], ["75/2022/TT-BTC"], False),
        (["1/2020/NĐ-CP", "75/2022/TT-BTC"], [], None),
        ([], ["75/2022/TT-BTC", "1/2020/TT-BKHĐT"], True),
        ([], ["1/2020/QH14", "2/2020/NĐ-CP"], False),
        ([], ["1/2020/QH14", "75/2022/TT-BTC"], None),
        ([], ["75/2022/TT-BTC", "văn bản khác"], None),
        ([], [], None),
    ],
)
def test_power_is_said_only_where_the_texts_tell_it(
    own: list[str], general: list[str], within: bool | None
) -> None:
    paper: dict[str, Any] = {"id": "a", "name": "Giấy a"}
    if own:
        paper["basis"] = [{"instrument": each} for each in own]
    basis = [{"instrument": each} for each in general]

    found = power_over(content(documents=[paper], legal_basis=basis), ["documents/a/form"])

    assert found.within is within
    assert all(number in found.words.vi for number in own)
