"""From a record to a file: nothing lost, nothing invented, every file valid."""

import json
import time
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.portal import (
    ImportedProcedure,
    Importer,
    PortalRecord,
    import_portal,
    procedure_from_record,
    read_records,
)
from registry.portal.accounting import RAW_FIELDS, Ledger, fields_of
from registry.portal.record import record_from_object
from registry.procedure.reading import procedure_from_data, read_procedure
from registry.reference import load_reference

RECORD: dict[str, Any] = {
    "code": "1.000001",
    "name": "Cấp thẻ bạn đọc",
    "ministry": "bo-van-hoa",
    "decision_number": "Quyết định số 12/QĐ-BVH",
    "level": "Cấp Tỉnh, Cấp xã",
    "kind": "TTHC được giao luật quy định chi tiết",
    "field": "Thư viện",
    "applicants": "Công dân Việt Nam, Tổ chức (không bao gồm doanh nghiệp, HTX)",
    "implementing_agency": "Thư viện tỉnh, thành phố, Sở Văn hóa",
    "steps_text": "Bước 1: Bạn đọc nộp hồ sơ tại Bộ phận Một cửa.\n"
    "Bước 2: Trong thời hạn 03 ngày làm việc, Sở Văn hóa cấp thẻ cho bạn đọc.",
    "filing_methods": [
        {"method": "Trực tuyến", "time_limit": "3 Ngày làm việc", "fee": "Miễn phí"},
        {"method": "Trực tiếp", "time_limit": "3 Ngày làm việc", "fee": "20,000 VNĐ"},
    ],
    "documents": [
        {"group": None, "name": "Đơn đề nghị cấp thẻ", "form": "mau.docx", "originals": 1},
        {"group": None, "name": "02 ảnh màu 3x4", "originals": 1},
        {"group": None, "name": "Số lượng hồ sơ: 01 bộ", "originals": 1},
        {"group": "* Lưu ý:", "name": "Người nộp mang theo giấy tờ để đối chiếu."},
    ],
    "result": "Thẻ bạn đọcMã: KQ.G01.000001",
    "conditions": "Không",
    "keywords": "thẻ, thư viện",
}


def imported(**changes: Any) -> ImportedProcedure:
    return procedure_from_record(record_from_object({**RECORD, **changes}))


def test_a_record_becomes_a_valid_procedure() -> None:
    found = imported().mapping

    procedure = procedure_from_data(found, "x")

    assert [str(level) for level in procedure.levels or ()] == ["province", "commune"]
    assert procedure.kind == "detailed"
    assert procedure.applicants == ("citizen", "organisation")
    assert procedure.sets == 1
    assert procedure.conditions == ()
    assert str(procedure.time_limit) == "3 working_day"
    assert found["agencies"] == {
        "executing": [
            {"name": "Thư viện tỉnh, thành phố", "level": "province"},
            {"name": "Sở Văn hóa", "level": "province"},
        ]
    }
    assert found["decision"] == {"number": "12/QĐ-BVH", "issuer": "bo-van-hoa"}
    assert found["results"] == [
        {"id": "the-ban-doc", "name": "Thẻ bạn đọc", "code": "KQ.G01.000001", "outcome": "granted"}
    ]


def test_a_fee_of_one_channel_names_it() -> None:
    (fee,) = imported().mapping["fees"]

    assert (fee["amount"], fee["channels"]) == (20000, ["in_person"])


def test_rows_that_are_no_papers_are_told_with_their_reason() -> None:
    found = imported()

    assert [document["row"] for document in found.mapping["documents"]] == [0, 1]
    reasons = {(item.field, item.reason) for item in found.unread}
    assert {("documents.name", "số bộ hồ sơ"), ("documents.name", "ghi chú")} <= reasons
    assert ("keywords", "từ khóa") in reasons


def test_silence_and_none_are_told_apart() -> None:
    silent = imported(documents=None, conditions=None, filing_methods=[]).mapping
    empty = imported(documents=[]).mapping

    assert not {"documents", "conditions", "fees", "channels", "time_limit"} & set(silent)
    assert empty["documents"] == []


def test_a_second_line_for_one_way_is_a_case() -> None:
    filing = {"method": "Trực tiếp", "fee": "Miễn phí"}
    found = imported(
        filing_methods=[
            {**filing, "time_limit": "7 Ngày"},
            {**filing, "time_limit": "14 Ngày", "description": "Việc phức tạp"},
        ]
    ).mapping

    assert [(item["time_limit"], item.get("case")) for item in found["channels"]] == [
        ("7 day", None),
        ("14 day", "viec-phuc-tap"),
    ]
    assert found["time_limit"] == "7 day"
    procedure_from_data(found, "x")


def lost_words(record: PortalRecord, found: ImportedProcedure) -> set[tuple[str, str]]:
    """Words of any field that the output does not hold."""
    ledger = Ledger(found.mapping)
    for item in found.unread:
        ledger.add(item.text)
    return {
        (field, word)
        for field, text in fields_of(record)
        if field not in {"ministry", "url"}
        for word in ledger.missing(field, text)
    }


TEXT = st.text(
    alphabet=st.sampled_from("aăâbđêôơưÁẾỘ 0123456789.,;:-+*()/\n%Bước Trường hợp nếu có hoặc "),
    max_size=120,
)
RECORDS = st.fixed_dictionaries(
    {"code": st.just("1.000001"), "name": st.just("Cấp thẻ")},
    optional={
        **{
            field: TEXT
            for field in (
                "steps_text",
                "level",
                "kind",
                "applicants",
                "conditions",
                "result",
                "legal_basis_text",
                "receiving_address",
                "implementing_agency",
                "documents_text",
                "decision_number",
                "url",
            )
        },
        "documents": st.lists(
            st.fixed_dictionaries(
                {"name": TEXT, "group": TEXT, "form": TEXT},
                optional={"originals": st.integers(0, 9), "copies": st.integers(0, 9)},
            ),
            max_size=4,
        ),
        "filing_methods": st.lists(
            st.fixed_dictionaries(
                {
                    "method": st.sampled_from(["Trực tiếp", "Trực tuyến", "Bưu chính", "Khác"]),
                    "time_limit": TEXT,
                    "fee": TEXT,
                    "description": TEXT,
                }
            ),
            max_size=4,
        ),
    },
)


@settings(max_examples=150, deadline=None)
@given(RECORDS)
def test_any_record_gives_a_valid_file_that_holds_every_word(fields: dict[str, Any]) -> None:
    record = record_from_object(fields)

    found = procedure_from_record(record)

    procedure_from_data(found.mapping, "x")
    assert lost_words(record, found) == set()


HOSTILE = {
    "spaces": " " * 1_000_000,
    "digits": "1" * 1_000_000,
    "stages": "Bước 1: " * 125_000,
    "clauses": "Trường hợp, " * 90_000,
    "alternatives": "bản sao hoặc " * 80_000,
    "brackets": "(" * 1_000_000,
    "numbers": "80/2021/TT-BTC" * 70_000,
    "amounts": "1.000 đồng/lần " * 70_000,
    "dashes": "- " * 500_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_of_a_megabyte_does_not_hang(kind: str) -> None:
    text = HOSTILE[kind]
    record = record_from_object(
        {
            **RECORD,
            "steps_text": text,
            "legal_basis_text": text,
            "result": text,
            "documents": [{"name": text, "group": text}],
            "filing_methods": [{"method": "Trực tiếp", "fee": text, "description": text}],
        }
    )
    start = time.process_time()

    procedure_from_record(record)

    assert time.process_time() - start < 20


def test_a_folder_of_files_and_a_report_are_written(tmp_path: Path) -> None:
    source = tmp_path / "records.jsonl"
    lines = [json.dumps(RECORD), "{broken", json.dumps({**RECORD, "code": "../../1"})]
    source.write_text("\n".join(lines), encoding="utf-8")
    seen: list[int] = []

    report = import_portal(source, tmp_path / "out", progress=seen.append)

    target = tmp_path / "out" / "bo-van-hoa" / "1.000001.yaml"
    assert read_procedure(target.read_text("utf-8"), target.name).procedure.name == RECORD["name"]
    assert [path.name for path in tmp_path.rglob("*.yaml")] == ["1.000001.yaml"]
    assert (report.records, [problem.line for problem in report.problems]) == (1, [2, 3])
    assert seen == [1, 2, 3]
    told = json.loads((tmp_path / "out" / "import-report.json").read_text("utf-8"))
    assert told["records"] == 1
    assert "1 records imported, 2 not" in report.as_text()


def test_steps_whose_action_is_open_are_reported_the_least_certain_first(tmp_path: Path) -> None:
    steps = (
        "Bước 1: Công dân nộp đơn.\nBước 2: Sở Văn hóa hướng dẫn công dân hoàn thiện đơn.\n"
        "Bước 3: Sở Văn hóa xử lý đơn và trả thẻ."
    )
    source = tmp_path / "records.jsonl"
    source.write_text(json.dumps({**RECORD, "steps_text": steps}), encoding="utf-8")

    report = import_portal(source, tmp_path / "out")

    chances = [item.doubt.chance for item in report.doubtful]
    assert len(chances) == 2
    assert chances == sorted(chances)
    assert all(0 < chance < 0.7 for chance in chances)
    told = json.loads((tmp_path / "out" / "import-report.json").read_text("utf-8"))
    written = (tmp_path / "out" / "bo-van-hoa" / "1.000001.yaml").read_text("utf-8")
    for item in told["doubtful_steps"]:
        assert f"id: {item['step']}\n" in written
        assert item["other"] != item["action"]
        assert f"{item['file']} steps.{item['step']}: {item['action']}" in report.as_text()
    assert "cong-dan-nop-don" not in str(told["doubtful_steps"]), "who files is certain"


def check_real_records(corpus: Path, every: int) -> int:
    """Reads each `every`th real record; counts them, fails on an invalid file or a lost word."""
    importer = Importer(load_reference())
    count = 0
    for record in islice(read_records(corpus / "procedures.jsonl.gz"), 0, None, every):
        assert isinstance(record, PortalRecord)
        found = importer.read(record)
        procedure_from_data(found.mapping, record.code)
        assert lost_words(record, found) == set(), record.code
        count += 1
    return count


@pytest.mark.corpus
def test_real_records_give_valid_files_that_hold_every_word(corpus: Path) -> None:
    assert check_real_records(corpus, 7) == 407


@pytest.mark.corpus
@pytest.mark.nightly
def test_every_real_record_gives_a_valid_file_that_holds_every_word(corpus: Path) -> None:
    assert check_real_records(corpus, 1) == 2849


def test_raw_texts_are_accounted_for_like_any_field() -> None:
    found = imported(documents_text="--Tên giấy tờĐơn đề nghị cấp thẻ1 bản chínhThêm một giấy lạ")

    assert "documents_text" in RAW_FIELDS
    assert [item.text for item in found.unread if item.field == "documents_text"] == [
        "chínhThêm",
        "lạ",
    ]


def test_a_heading_over_the_steps_is_kept_beside_them() -> None:
    steps = f"Đối với thẻ cấp lần đầu {RECORD['steps_text']}"
    found = imported(steps_text=steps)

    assert found.mapping["steps"] == imported().mapping["steps"]
    assert [(item.text, item.reason) for item in found.unread if item.field == "steps_text"] == [
        ("Đối với thẻ cấp lần đầu", "lời mở đầu, không phải bước")
    ]
