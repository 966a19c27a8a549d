"""The parts of every edition: what stands in a file, in step with what is loaded."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import select

from registry.procedure.reading import procedure_from_data
from registry.store import Store, load, open_store, projecting
from registry.store.columns import Table
from registry.store.part_tables import (
    PART_TABLES,
    EntryRow,
    LoadedEntryRow,
    PartAlternativeRow,
    PartAskRow,
    PartBasisRow,
    PartDocumentRow,
    PartRelationRow,
    PartResultRow,
    PartStepRow,
)
from registry.store.parts import parts_of
from registry.store.projecting import rebuild_parts
from registry.store.tables import EditionRow, ProjectionRow
from tests.registry.folders import LATER, LOADER, NOW, papers, procedure_text, write_folder
from tests.registry.store.test_store import made_at

PROCEDURE: Mapping[str, Any] = {
    "schema": "procedure/v1",
    "code": "1.004194",
    "authority": "bo-cong-an",
    "name": "Đăng ký tạm trú",
    "field": "Cư trú",
    "act": "first_issue",
    "levels": ["commune"],
    "time_limit": "1.5 working_day",
    "channels": [{"by": "online", "case": ["thue"], "time_limit": "none"}],
    "cases": [{"id": "thue", "name": "Thuê"}],
    "fees": [{"id": "le-phi", "kind": "charge", "amount": "5000000000", "currency": "VND"}],
    "documents": [
        {"id": "cccd", "name": "Bản sao Thẻ căn cước (nếu có)", "form": "copy"},
        {
            "id": "cho-o",
            "name": "Giấy tờ nhà thuê",
            "when": "nếu thuê",
            "alternatives": [{"name": "Hợp đồng thuê nhà"}, {"name": "Sổ hộ khẩu"}],
        },
    ],
    "steps": [
        {"id": "nop", "name": "Nộp", "actor": "applicant", "action": "submit"},
        {"id": "xet", "name": "Xét", "agency": {"name": "Công an xã"}, "time_limit": "8 hour"},
    ],
    "results": [{"id": "kq", "name": "Giấy xác nhận cư trú", "code": "KQ.G01.000123"}],
    "related": [{"code": "1.004222", "relation": "part_of"}],
    "legal_basis": [{"instrument": "68/2020/QH14", "article": "Điều 27"}],
    "volume": [
        {"year": "2024", "per_year": "10", "source": "A"},
        {"year": "2025", "per_year": "12000", "source": "A"},
    ],
}


def rows(store: Store, table: type[Table]) -> list[dict[str, Any]]:
    with store.read() as session:
        return [row.model_dump() for row in session.exec(select(table))]


def everything(store: Store) -> dict[str, list[str]]:
    """All parts, whatever the numbers of their entries are."""
    with store.read() as session:
        names = dict(session.exec(select(EntryRow.id, EntryRow.edition)).all())
    found: dict[str, list[str]] = {}
    tables: tuple[type[Table], ...] = (*PART_TABLES, PartAskRow)
    for table in tables:
        kept = []
        for row in rows(store, table):
            number = row.pop("id") if table is EntryRow else row.pop("entry")
            kept.append(json.dumps([names[number], row], default=str, sort_keys=True))
        found[table.__name__] = sorted(kept)
    return found


def loaded(store: Store, folder: Path, *texts: str) -> None:
    write_folder(folder, {f"{at}.yaml": text for at, text in enumerate(texts)})
    load(store, folder, actor=LOADER, now=NOW)


def test_the_parts_of_a_file_are_kept_as_they_were_read(store: Store, folder: Path) -> None:
    loaded(store, folder, json.dumps(PROCEDURE, ensure_ascii=False))

    (entry,) = rows(store, EntryRow)
    known = {name: entry[name] for name in ("procedure", "act", "yearly_volume", "volume_year")}
    assert known == {
        "procedure": "bo-cong-an/1.004194",
        "act": "first_issue",
        "yearly_volume": 12000,
        "volume_year": 2025,
    }
    assert (entry["limit_amount"], entry["limit_unit"]) == (Decimal("1.5"), "working_day")
    assert (entry["document_count"], entry["kind"]) == (2, None)
    assert {table.__name__: len(rows(store, table)) for table in PART_TABLES} == {
        "EntryRow": 1, "PartWordRow": 1, "PartAgencyRow": 0, "PartDocumentRow": 2,
        "PartAlternativeRow": 2, "PartStepRow": 2, "PartResultRow": 1, "PartChannelRow": 1,
        "PartFeeRow": 1, "PartBasisRow": 1, "PartRelationRow": 1,
    }  # fmt: skip


def test_papers_are_told_by_their_type_or_by_their_bare_name() -> None:
    parts = parts_of(procedure_from_data(PROCEDURE))

    told = [(row["element"], row["canonical"], row["required"]) for row in parts[PartDocumentRow]]
    assert told == [
        ("documents/cccd", "can-cuoc", True),
        ("documents/cho-o", "giai-to-nha-thue", False),
    ]
    choices = [(row["element"], row["canonical"]) for row in parts[PartAlternativeRow]]
    assert choices == [
        ("documents/cho-o", "hop-dong-thue-nha"),
        ("documents/cho-o", "so-ho-khau"),
    ]
    assert [row["canonical"] for row in parts[PartResultRow]] == ["giay-xac-nhan-cu-tru"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("8 hour", (Decimal(8), "hour")),
        ("0 working_day", (Decimal(0), "working_day")),
        ("3", (Decimal(3), None)),
        ("none", (None, "none")),
        (None, (None, None)),
    ],
)
def test_no_limit_and_a_limit_that_is_not_known_are_two_things(
    text: str | None, kept: tuple[Decimal | None, str | None]
) -> None:
    data = {**PROCEDURE, "time_limit": text} if text else {**PROCEDURE}
    if text is None:
        del data["time_limit"]

    (head,) = parts_of(procedure_from_data(data))[EntryRow]

    assert (head["limit_amount"], head["limit_unit"]) == kept


def test_grounds_of_elements_are_kept_with_their_element() -> None:
    ground = {"instrument": "104/2022/NĐ-CP"}
    data = {**PROCEDURE, "documents": [{"id": "a", "name": "A", "basis": [ground, ground]}]}

    grounds = parts_of(procedure_from_data(data))[PartBasisRow]

    assert [(row["element"], row["position"], row["instrument"]) for row in grounds] == [
        (".", 0, "68/2020/QH14"),
        ("documents/a", 0, "104/2022/NĐ-CP"),
        ("documents/a", 1, "104/2022/NĐ-CP"),
    ]


def test_a_key_left_out_is_not_known_and_an_empty_list_says_none() -> None:
    bare = {key: PROCEDURE[key] for key in ("schema", "code", "authority", "name")}

    (unknown,) = parts_of(procedure_from_data(bare))[EntryRow]
    (none,) = parts_of(procedure_from_data({**bare, "documents": []}))[EntryRow]

    assert (unknown["document_count"], none["document_count"]) == (None, 0)


def test_every_edition_keeps_its_parts_and_a_second_load_adds_none(
    store: Store, folder: Path
) -> None:
    loaded(store, folder, procedure_text(more=papers("a", "b")))
    loaded(store, folder, procedure_text(more=papers("a")))
    before = everything(store)

    loaded(store, folder, procedure_text(more=papers("a", "b")))
    load(store, folder, actor=LOADER, now=LATER)

    assert everything(store) == before
    assert [entry["document_count"] for entry in rows(store, EntryRow)] == [2, 1]


def test_parts_made_anew_are_the_same(store: Store, folder: Path) -> None:
    other = json.dumps({**PROCEDURE, "code": "1.000002"}, ensure_ascii=False)
    loaded(store, folder, other, procedure_text(more=papers("a", "b")))
    before = everything(store)

    with store.note() as session:
        rebuild_parts(session)

    assert everything(store) == before
    assert sorted(row["entry"] for row in rows(store, LoadedEntryRow)) == [1, 2]


def test_a_broken_file_adds_no_parts(store: Store, folder: Path) -> None:
    loaded(store, folder, procedure_text(), "a: [")

    assert rows(store, EntryRow) == []


def test_a_program_that_reads_contents_otherwise_makes_all_parts_anew(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded(store, folder, procedure_text(more=papers("a")))
    expected = everything(store)
    with store.note() as session:
        for row in session.exec(select(PartDocumentRow)):
            row.canonical = "as-it-was-read-before"
    monkeypatch.setattr(projecting, "parts_mark", lambda: "another program")

    load(store, folder, actor=LOADER, now=LATER)

    assert everything(store) == expected
    with store.read() as session:
        mark = session.exec(select(ProjectionRow.value).where(ProjectionRow.name == "parts")).one()
    assert mark == "another program"


def test_an_older_database_gets_the_parts_of_its_editions_when_it_is_migrated(
    location: str,
) -> None:
    content = json.dumps(PROCEDURE, ensure_ascii=False).encode().hex()
    said = f"x'{content}'" if "://" not in location else f"decode('{content}', 'hex')"
    edition = f"'{'a' * 64}', 'bo-cong-an/1.004194', {said}, '', '', 'x.yaml', '2026'"
    columns = "hash, procedure, content, source, source_hash, file, first_seen"
    made_at(location, "0001", f"INSERT INTO edition ({columns}) VALUES ({edition})")

    store = open_store(location, migrate=True)

    assert [entry["edition"] for entry in rows(store, EntryRow)] == ["a" * 64]
    assert rows(store, PartDocumentRow)[0]["canonical"] == "can-cuoc"
    store.close()


def test_parts_tables_say_what_they_hold(store: Store, folder: Path) -> None:
    """A related procedure and a step, as they stand in the tables."""
    loaded(store, folder, json.dumps(PROCEDURE, ensure_ascii=False))

    (relation,) = rows(store, PartRelationRow)
    steps = rows(store, PartStepRow)

    assert (relation["code"], relation["relation"]) == ("1.004222", "part_of")
    assert [(step["element"], step["agency"], step["limit_unit"]) for step in steps] == [
        ("steps/nop", None, None),
        ("steps/xet", "Công an xã", "hour"),
    ]


def test_no_edition_is_without_parts(store: Store, folder: Path) -> None:
    loaded(store, folder, *(procedure_text(f"1.00000{at}") for at in range(3)))

    with store.read() as session:
        assert set(session.exec(select(EditionRow.hash))) == set(
            session.exec(select(EntryRow.edition))
        )


def test_what_is_asked_for_and_what_is_loaded_is_listed_for_counting(
    store: Store, folder: Path
) -> None:
    """An element that names a paper twice asks once; the edition before is loaded no more."""
    old_and_new = {"name": "Căn cước"}, {"name": "Chứng minh nhân dân"}, {"name": "Sổ hộ khẩu"}
    other = {"id": "nhan-than", "name": "Nhân thân", "form": "copy", "alternatives": old_and_new}
    loaded(store, folder, json.dumps(PROCEDURE, ensure_ascii=False))
    amended = {**PROCEDURE, "documents": [other]}
    loaded(store, folder, json.dumps(amended, ensure_ascii=False))

    (first, second) = sorted(entry["id"] for entry in rows(store, EntryRow))
    told = ("canonical", "element", "name", "form", "required", "choice")
    asks = [row for row in rows(store, PartAskRow) if row["entry"] == second]
    assert sorted(tuple(row[name] for name in told) for row in asks) == [
        ("can-cuoc", "documents/nhan-than", "Chứng minh nhân dân", "copy", False, True),
        ("so-ho-khau", "documents/nhan-than", "Sổ hộ khẩu", "copy", False, True),
    ]
    before = {row["canonical"] for row in rows(store, PartAskRow) if row["entry"] == first}
    assert before == {"can-cuoc", "hop-dong-thue-nha", "so-ho-khau"}
    assert rows(store, LoadedEntryRow) == [{"entry": second}]
