"""The adoption radar: each state from the smallest procedure, and the Government's list itself."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.analysis.adoption.adopting import radar_of
from registry.analysis.adoption.adoption import ASKED, Adopted, Adoption, adoptions
from registry.portal import PortalRecord, read_records
from registry.portal.importing import Importer
from registry.procedure.reading import procedure_from_data
from registry.reference import ReplacedPaper, load_reference, load_replaced_papers
from tests.registry.folders import procedure_text, write_folder

DAY = date(2026, 11, 23)
CORPUS = Path("../shared/corpus")
BUSINESS = ReplacedPaper.model_validate({
    "row": "1", "code": "1.000001", "types": ["giay-chung-nhan-dang-ky-doanh-nghiep"],
    "registers": ["business"], "provision": {"instrument": "1/2020/NĐ-CP"},
})  # fmt: skip
ASKS = {"id": "dkkd", "name": "Giấy chứng nhận đăng ký doanh nghiệp"}
YOUNG = [{"instrument": "10/2026/TT-BTC"}, {"instrument": "1/2020/NĐ-CP"}]


def adopted(row: ReplacedPaper = BUSINESS, day: date = DAY, **more: Any) -> Adopted:
    head = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "A"}
    [found] = adoptions(procedure_from_data(head | more), [row], load_reference(), day)
    return found


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"documents": [ASKS]}, Adoption.NOT_UPDATED),
        ({"documents": [ASKS], "legal_basis": YOUNG[1:]}, Adoption.NOT_UPDATED),
        ({"documents": [ASKS], "legal_basis": YOUNG}, Adoption.STILL_ASKED),
        ({"documents": [ASKS | {"fallback_only": True}]}, Adoption.FALLBACK),
        ({"documents": [{"id": "a", "name": "Đơn đề nghị"}]}, Adoption.DROPPED),
        ({"documents": []}, Adoption.DROPPED),
        ({"documents": [{"id": "a", "name": "Giấy tờ chứng minh sai sót"}]}, Adoption.UNCLEAR),
        ({}, Adoption.UNCLEAR),
    ],
)
def test_what_became_of_a_paper_is_read_off_the_procedure(
    more: dict[str, Any], state: Adoption
) -> None:
    assert adopted(**more).state is state


def test_the_papers_it_is_seen_by_and_the_youngest_text_are_named() -> None:
    found = adopted(documents=[ASKS], legal_basis=YOUNG)

    assert found.elements == ("documents/dkkd",)
    assert found.newest == "10/2026/TT-BTC"


def test_a_foreigners_paper_is_not_what_data_replaced() -> None:
    name = "Giấy chứng nhận đăng ký kinh doanh của doanh nghiệp nước ngoài"

    assert adopted(documents=[ASKS | {"name": name}]).state is Adoption.FALLBACK


def test_a_general_proof_that_the_row_prints_is_asked_of_foreigners_too() -> None:
    row = BUSINESS.model_copy(update={"proofs": ("Giấy tờ chứng minh người đại diện",)})
    proof = {"id": "a", "name": "Giấy tờ chứng minh người đại diện hợp pháp"}
    foreigners: dict[str, Any] = {"documents": [proof], "applicants": ["foreigner"]}

    assert adopted(row, **foreigners).state is Adoption.NOT_UPDATED
    assert adopted(**foreigners).state is Adoption.DROPPED


FREES = "không yêu cầu nộp Giấy chứng nhận đăng ký doanh nghiệp khi khai thác được dữ liệu"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (f"Giấy phép đầu tư. Cơ quan {FREES}", Adoption.FALLBACK),
        ("Giấy phép đầu tư. Cơ quan kiểm tra khi khai thác được dữ liệu", Adoption.DROPPED),
    ],
)
def test_a_row_of_another_paper_may_say_that_it_is_only_a_fallback(
    text: str, state: Adoption
) -> None:
    paper = {"id": "a", "name": "Giấy phép đầu tư", "text": text}
    assert adopted(documents=[paper]).state is state


def test_a_database_that_is_no_register_of_ours_is_no_announced_source() -> None:
    row = BUSINESS.model_copy(update={"registers": (), "database": "Một cơ sở dữ liệu"})

    assert adopted(row, documents=[ASKS]).state is Adoption.NO_SOURCE


def test_before_any_text_shares_the_register_there_is_no_source() -> None:
    assert adopted(documents=[ASKS], day=date(2020, 1, 1)).state is Adoption.NO_SOURCE


def test_the_list_names_known_papers_and_keeps_damaged_codes_visible() -> None:
    rows = [row for found in load_replaced_papers().values() for row in found]
    damaged = [row.code for row in rows if not re.fullmatch(r"\d\.\d{6}", row.code)]

    assert len(rows) == 749
    assert {key for row in rows for key in row.types} <= set(load_reference().document_types)
    assert sorted(damaged) == ["1.00121", "1.00252", "1.01417", "2.00048", "2.00056"]
    assert all(row.registers or row.database for row in rows)


def test_a_folder_is_searched_for_the_procedures_of_the_list(tmp_path: Path) -> None:
    listed = next(iter(load_replaced_papers()))
    files = {
        "a.yaml": procedure_text(listed, more="documents: []\n"),
        "b.yaml": procedure_text("9.999999"),
        "c.yaml": f'schema: procedure/v1\ncode: "{listed}"\nname: [\n',
    }
    report = radar_of(write_folder(tmp_path, files), as_of=DAY)

    assert report.files == 3
    assert {procedure.code for procedure, _ in report.found} == {listed}
    assert [error.file for error in report.errors] == ["c.yaml"]
    assert report.as_json(load_reference())["states"] == {"dropped": len(report.found)}


@pytest.mark.corpus
def test_states_are_those_that_were_read_one_by_one_on_the_real_records() -> None:
    """38 rows plainly asked, 34 in part, 65 as a fallback, 40 dropped; 11 name no register."""
    if not CORPUS.exists():
        if os.environ.get("CI"):
            pytest.fail("the corpus is not at ../shared/corpus")
        pytest.skip("the corpus is not at ../shared/corpus")
    lines = (CORPUS / "annex_66_7.jsonl").read_text("utf-8").splitlines()
    labels: dict[str, list[str | None]] = {}
    for row in map(json.loads, lines):
        labels.setdefault(row["code"], []).append(row["still_asked"])
    found = Counter(
        pair for code, states in _states() for pair in zip(labels[code], states, strict=True)
    )
    asked = sum(found[label, state] for label in ("yes", "partly") for state in ASKED)

    assert sum(found.values()) == 195
    assert found[None, Adoption.NO_SOURCE] == 11
    assert asked >= 68
    assert found["fallback", Adoption.FALLBACK] >= 62
    assert found["no", Adoption.DROPPED] >= 36
    assert sum(found["no", state] for state in ASKED) <= 2


def _states() -> Iterator[tuple[str, list[Adoption]]]:
    """The states of the rows of each listed procedure, in the order of the list."""
    replaced, importer = load_replaced_papers(), Importer(load_reference())
    for record in read_records(CORPUS / "procedures.jsonl.gz"):
        if isinstance(record, PortalRecord) and record.code in replaced:
            procedure = procedure_from_data(importer.read(record).mapping, record.code)
            found = adoptions(procedure, replaced[record.code], load_reference(), DAY)
            yield record.code, [each.state for each in found]


def test_the_corpus_is_not_in_the_list() -> None:
    """The list holds facts: codes, types, registers, provisions; no printed sentence of a row."""
    file = Path("registry/reference/replaced_papers.yaml").read_text("utf-8")

    assert "name:" not in file
