"""Reading a procedure file: what it gives, and how every mistake is told with its place."""

from decimal import Decimal
from pathlib import Path

import pytest

from registry.procedure.model import Procedure
from registry.procedure.reading import read_procedure
from registry.procedure.values import NO_LIMIT, TimeLimit
from registry.procedure.vocabulary import Register, Unit
from rules.source import BrokenFile

HARD_RECORDS = sorted(Path("tests/data/hard_records").glob("*.yaml"))
HEAD = 'schema: procedure/v1\ncode: "1.004194"\nauthority: bo-cong-an\nname: Đăng ký tạm trú\n'


def read(body: str = "") -> Procedure:
    return read_procedure(HEAD + body, "x.yaml").procedure


def errors(body: str, head: str = HEAD) -> list[str]:
    with pytest.raises(BrokenFile) as caught:
        read_procedure(head + body, "x.yaml")
    return [str(error) for error in caught.value.errors]


def test_the_four_required_keys_are_enough() -> None:
    procedure = read()

    assert (procedure.code, procedure.authority) == ("1.004194", "bo-cong-an")
    assert procedure.documents is None


def test_a_code_written_without_quotes_stays_text() -> None:
    assert read_procedure(HEAD.replace('"', ""), "x.yaml").procedure.code == "1.004194"


def test_an_empty_list_is_not_the_same_as_a_key_left_out() -> None:
    assert read("documents: []").documents == ()
    assert read("documents: null").documents is None


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        ("3 working_day", TimeLimit(Decimal(3), Unit.WORKING_DAY)),
        ("0 working_day", TimeLimit(Decimal(0), Unit.WORKING_DAY)),
        ("0.5 hour", TimeLimit(Decimal("0.5"), Unit.HOUR)),
        ("5", TimeLimit(Decimal(5), None)),
        ("none", NO_LIMIT),
    ],
)
def test_a_time_limit_is_a_number_and_a_unit(words: str, limit: TimeLimit) -> None:
    assert read(f"time_limit: {words}").time_limit == limit


def test_shape_keys_have_a_default_and_fact_keys_are_unknown() -> None:
    documents = read("documents: [{id: cccd, name: Căn cước}]").documents
    assert documents is not None
    document = documents[0]

    assert (document.case, document.alternatives, document.fallback_only) == ((), (), False)
    assert (document.kind, document.register_, document.originals) == (None, None, None)


def test_the_case_of_an_element_is_one_word_or_a_list() -> None:
    body = "cases: [{id: a, name: A}, {id: b, name: B}]\n"
    documents = read(
        body + "documents: [{id: x, name: X, case: a}, {id: y, name: Y, case: [a, b]}]"
    ).documents

    assert documents is not None
    assert [document.case for document in documents] == [("a",), ("a", "b")]


def test_an_agency_is_a_key_or_a_printed_name() -> None:
    agencies = read(
        "agencies: {executing: [so-y-te, {name: Phòng Y tế, level: district}]}"
    ).agencies

    assert agencies is not None
    assert agencies.executing is not None
    assert [(agency.key, agency.name) for agency in agencies.executing] == [
        ("so-y-te", None),
        (None, "Phòng Y tế"),
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("nmae: x", "x.yaml:5:1: `nmae` is not a key of the file. Did you mean"),
        (
            "documents:\n  - {id: a, name: A, knd: photo}",
            "x.yaml:6:22: `knd` is not a key of `documents.0`. Did you mean \"kind\"? Allowed: ",
        ),
        (
            "documents: [{id: a, name: A, kind: foto}]",
            "x.yaml:5:36: `foto` is not a word for `documents.0.kind`. Did you mean \"photo\"?",
        ),
        ("levels: [ward]", "x.yaml:5:10: `ward` is not a word for `levels.0`."),
        ("time_limit: 3 days", 'x.yaml:5:13: `time_limit`: a time limit is a number and a unit'),
        ("sets: many", "x.yaml:5:7: `sets`: a whole number is needed"),
        ("sets: -1", "x.yaml:5:7: `sets` is -1: input should be greater than or equal to 0."),
        ("documents: x", 'x.yaml:5:12: `documents` must be a list; found "x".'),
        ("documents: [x]", 'x.yaml:5:13: `documents.0` must be a mapping of keys; found "x".'),
        ("documents: [{name: A}]", "x.yaml:5:13: `documents.0` has no `id`, which is required."),
        (
            "documents: [{id: Đơn, name: A}]",
            "x.yaml:5:18: `documents.0.id`: lower-case ASCII words joined by hyphens",
        ),
        ('field: ""', "x.yaml:5:8: `field` is empty. Write it out, or leave the key out."),
        ("decision: {number: 1/QĐ, date: 1/7/2025}", "x.yaml:5:32: `decision.date`: a date is"),
        ("receiving: {boundary_free: yes}", "x.yaml:5:28: `receiving.boundary_free`: allowed are"),
        (
            "documents: [{id: a, name: A}, {id: a, name: B}]",
            "x.yaml:5:31: `a` names two items of `documents` (0 and 1). Give each its own.",
        ),
        (
            "channels: [{by: post}, {by: post}]",
            "x.yaml:5:24: `post` names two items of `channels` (0 and 1).",
        ),
        (
            "documents: [{id: a, name: A, case: b}]",
            "x.yaml:5:36: `b` is no id in cases. Defined: none.",
        ),
        (
            "steps: [{id: a, name: A, after: [b]}]",
            "x.yaml:5:34: `b` is no id in steps. Defined: a.",
        ),
        ("levels: [district]", "x.yaml:5:10: `district` needs `validity.to` of 2025-06-30"),
        ("validity: {from: 2026-01-01, to: 2025-01-01}", "x.yaml:5:34: `to` is before `from`."),
        ("steps: [{id: a, name: A, after: [a]}]", "x.yaml:5:33: a step cannot come after itself."),
        ("agencies: {executing: [{level: commune}]}", "x.yaml:5:24: `agencies.executing.0`: an"),
    ],
)  # fmt: skip
def test_a_mistake_says_where_it_is_and_what_to_do(body: str, told: str) -> None:
    found = errors(body)

    assert len(found) == 1
    assert found[0].startswith(told)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("1,004194", 'Did you mean "1.004194"?'),
        ("1.01417", "one digit, a point, six digits"),
        ("T-HNO-001", "is not a procedure code"),
    ],
)
def test_a_damaged_code_is_refused_and_repaired_where_it_is_plain(code: str, told: str) -> None:
    assert told in errors("", HEAD.replace("1.004194", code))[0]


def test_all_mistakes_of_a_file_come_at_once() -> None:
    found = errors("sets: x\nlevels: [ward]\nsteps: [{id: a, name: A, after: [b]}]\ncolour: red")

    assert [line.split(":")[1] for line in found] == ["5", "6", "7", "8"]


def test_a_file_that_is_no_mapping_is_told_what_a_procedure_file_is() -> None:
    assert "starts with `schema: procedure/v1`" in errors("", "- a\n- b")[0]
    assert "starts with `schema: procedure/v1`" in errors("", "")[0]


def test_the_place_of_an_element_is_found_by_its_path() -> None:
    file = read_procedure(HEAD + "documents:\n  - {id: cccd, name: A, register: population}", "x")

    assert (file.locate("documents/cccd").line, file.locate("documents/cccd").column) == (6, 5)
    assert file.locate("documents/cccd/register").column == 25
    assert file.locate("time_limit").line == 1
    assert file.locate("documents/gone").line == 5


def test_the_rule_word_of_a_register_is_a_word_of_the_vocabulary() -> None:
    documents = read("documents: [{id: a, name: A, register: none}]").documents

    assert documents is not None
    assert documents[0].register_ is Register.NONE


@pytest.mark.parametrize("path", HARD_RECORDS, ids=lambda path: path.stem)
def test_the_ten_hard_records_are_read(path: Path) -> None:
    assert read_procedure(path.read_bytes(), path.name).procedure.code == path.stem


def test_there_are_ten_hard_records() -> None:
    assert len(HARD_RECORDS) == 10


def test_a_number_that_json_cannot_carry_is_refused() -> None:
    assert read("sets: 9007199254740991").sets == 9007199254740991

    (error,) = errors("sets: 9007199254740992")
    assert "at most 9007199254740991" in error
