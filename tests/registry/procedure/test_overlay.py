"""Overlays: a procedure as another authority carries it out, or every mistake with its place."""

import pytest

from registry.procedure.model import Procedure
from registry.procedure.overlay import (
    OverlaidFile,
    OverlayFile,
    in_order,
    is_overlay,
    overlaid,
    overlay_from_source,
)
from registry.procedure.reading import procedure_from_data
from rules import BrokenFile, read_yaml

BASE = procedure_from_data(
    {
        "schema": "procedure/v1",
        "code": "1.004194",
        "authority": "bo-cong-an",
        "name": "Đăng ký tạm trú",
        "time_limit": "3 working_day",
        "documents": [{"id": "to-khai", "name": "Tờ khai"}, {"id": "cccd", "name": "CCCD"}],
        "legal_basis": [{"instrument": "68/2020/QH14"}],
        "volume": [{"year": "2025", "per_year": "12000", "source": "Báo cáo"}],
        "decision": {"number": "1/QĐ-BCA"},
        "suppress": [
            {"rule": "TTHC-D01", "element": "documents/cccd", "reason": "x", "until": "2027-01-01"}
        ],
    }
)
HEAD = """\
schema: overlay/v1
base: {authority: bo-cong-an, code: "1.004194"}
authority: ubnd-tinh-a
"""
PATCH = """\
patch:
  - {op: set, path: time_limit, value: 5 working_day}
  - {op: remove, path: documents/cccd}
  - {op: add, path: documents/giay-moi, value: {id: giay-moi, name: Giấy mới}, after: to-khai}
"""


def read(text: str) -> OverlayFile:
    return overlay_from_source(read_yaml(text, "a.yaml"))


def made(text: str = HEAD + PATCH) -> OverlaidFile:
    return overlaid(read(text), BASE)


def mistakes(error: pytest.ExceptionInfo[BrokenFile]) -> list[tuple[int, int, str]]:
    return [(each.line, each.column, each.code) for each in error.value.errors]


def test_an_overlay_makes_a_procedure_of_its_own_authority() -> None:
    procedure = made().procedure

    assert (procedure.authority, procedure.code) == ("ubnd-tinh-a", "1.004194")
    assert str(procedure.time_limit) == "5 working_day"
    assert [each.id for each in procedure.documents or ()] == ["to-khai", "giay-moi"]
    assert procedure.name == BASE.name


def test_what_is_about_the_other_file_is_not_taken_over() -> None:
    procedure = made().procedure

    assert (procedure.suppress, procedure.volume, procedure.decision) == ((), None, None)


def test_its_own_grounds_and_validity_are_added() -> None:
    own = HEAD + "patch: []\nvalidity: {from: 2026-01-01}\nbasis: [{instrument: 12/2025/NQ-HĐND}]\n"

    procedure = made(own).procedure

    assert [each.instrument for each in procedure.legal_basis or ()] == [
        "68/2020/QH14",
        "12/2025/NQ-HĐND",
    ]
    assert procedure.validity is not None
    assert str(procedure.validity.from_) == "2026-01-01"


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("time_limit", 5),
        ("documents/giay-moi", 7),
        ("documents/giay-moi/name", 7),
        ("documents/to-khai", 2),
        (".", 2),
    ],
)
def test_an_element_stands_where_the_patch_changes_it(path: str, line: int) -> None:
    assert made().locate(path).line == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("schema: overlay/v1\n", ["missing-key", "missing-key", "missing-key"]),
        (HEAD + PATCH + "more: 1\n", ["unknown-key"]),
        (HEAD.replace("ubnd-tinh-a", "bo-cong-an") + PATCH, ["overlay-of-itself"]),
        (HEAD + "patch: [{op: set, path: code, value: x}]\n", ["overlay-identity"]),
        (HEAD + "patch: [{op: abolish, path: .}]\n", ["unknown-word"]),
    ],
)
def test_a_file_that_is_no_sound_overlay_is_refused(text: str, expected: list[str]) -> None:
    with pytest.raises(BrokenFile) as error:
        read(text)

    assert [code for _, _, code in mistakes(error)] == expected


@pytest.mark.parametrize(
    ("patch", "expected"),
    [
        ("- {op: remove, path: documents/cccd}\n  - {op: remove, path: documents/x}",
         (6, 5, "patch-path-unknown")),
        ("- {op: set, path: time_limit, value: 1 day}\n"
         "  - {op: set, path: time_limit, value: 2 day}", (6, 5, "patch-conflict")),
        ("- {op: set, path: time_limit, value: soon}", (5, 3, "patch-refused")),
    ],
)  # fmt: skip
def test_a_patch_that_does_not_fit_is_told_at_its_operation(
    patch: str, expected: tuple[int, int, str]
) -> None:
    with pytest.raises(BrokenFile) as error:
        made(f"{HEAD}patch:\n  {patch}\n")

    assert mistakes(error) == [expected]


def test_one_overlay_may_stand_on_another_whatever_their_order() -> None:
    commune = HEAD.replace("ubnd-tinh-a", "ubnd-xa-b").replace("bo-cong-an", "ubnd-tinh-a")
    files = [read(commune + "patch: [{op: set, path: sets, value: 2}]\n"), read(HEAD + PATCH)]

    (_, lower) = list(in_order(files, found))[1]

    assert isinstance(lower, OverlaidFile)
    assert (lower.procedure.sets, str(lower.procedure.time_limit)) == (2, "5 working_day")


def test_a_base_that_is_nowhere_and_a_circle_are_mistakes() -> None:
    lost = read(HEAD.replace("1.004194", "1.009999") + PATCH)
    one = read(HEAD.replace("bo-cong-an", "ubnd-xa-b") + PATCH)
    other = read(
        HEAD.replace("ubnd-tinh-a", "ubnd-xa-b").replace("bo-cong-an", "ubnd-tinh-a") + PATCH
    )

    results = [made for _, made in in_order([lost, one, other], found)]

    assert [isinstance(made, BrokenFile) and made.errors[0].code for made in results] == [
        "base-missing"
    ] * 3


def found(identity: tuple[str, str]) -> Procedure | None:
    return BASE if identity == ("bo-cong-an", "1.004194") else None


def test_other_files_are_no_overlays() -> None:
    assert not any(is_overlay(data) for data in (None, "overlay/v1", {"schema": "procedure/v1"}))
