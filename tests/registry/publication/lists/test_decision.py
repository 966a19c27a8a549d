"""The decision of a release: each kind of change in its own part, with what the law asks for."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from registry.papers import Press, PublicationDecision, load_templates
from registry.procedure.vocabulary import Change
from registry.publication.lists import decision_of
from registry.publication.releases.model import Release, ReleaseEntry, ReleaseInfo
from registry.publication.standards import Addresses
from registry.reference import load_reference
from tests.registry.publication.lists.test_rows import item

DAY = date(2026, 11, 2)
INFO = ReleaseInfo(
    number=7,
    authority="bo-tu-phap",
    decision_number="163/QĐ-BTP",
    decided_on=DAY,
    effective=date(2026, 11, 16),
    title="Công bố thủ tục hành chính lĩnh vực hộ tịch",
    follows="120/QĐ-TTg",
    sha256="ab" * 32,
    instrument="123/2015/NĐ-CP",
    signed_by="Nguyễn Thị Mẫu",
)


def entry(code: str, change: Change, **more: object) -> ReleaseEntry:
    made = ReleaseEntry(
        "bo-tu-phap", code, f"Thủ tục {code}", change, "0" * 64, None, None, "123/2015/NĐ-CP"
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields of ReleaseEntry


ENTRIES = (
    entry("1.000001", Change.NEW),
    entry("1.000002", Change.AMENDED, parts=("documents", "time_limit")),
    entry("1.000003", Change.REPLACED, successor="bo-tu-phap/1.000001"),
    entry("1.000004", Change.ABOLISHED),
)


def made(*entries: ReleaseEntry) -> PublicationDecision:
    contents = {"0" * 64: item("1.000009", time_limit="3 day").procedure}
    return decision_of(
        Release(INFO, entries, b""),
        contents,
        {},
        load_reference(),
        Addresses("https://example.test"),
    )


def test_each_change_stands_in_its_part_with_its_text() -> None:
    found = made(*ENTRIES)
    (amended,), (replaced,), (abolished,) = found.amended, found.replaced, found.abolished

    assert len(found.new) == 1
    assert amended.parts == ("Thành phần hồ sơ", "Thời hạn giải quyết")
    assert amended.instrument == "Nghị định số 123/2015/NĐ-CP"
    assert (replaced.successor_code, replaced.successor_name) == ("1.000001", "Thủ tục 1.000001")
    assert abolished.instrument == "Nghị định số 123/2015/NĐ-CP"


def test_the_head_and_the_grounds_are_those_of_the_release() -> None:
    found = made(*ENTRIES)

    assert (found.letterhead.number, found.letterhead.symbol) == ("163", "QĐ-BTP")
    assert (found.letterhead.day, found.signature.name) == (DAY, "Nguyễn Thị Mẫu")
    assert found.decided_by == "BỘ TRƯỞNG BỘ TƯ PHÁP"
    assert "Căn cứ Nghị định số 123/2015/NĐ-CP;" in found.grounds
    assert "Căn cứ Quyết định số 120/QĐ-TTg;" in found.grounds
    assert found.articles[0][0].startswith("Công bố kèm theo Quyết định này 04 thủ tục")
    assert "16/11/2026" in found.articles[1][0]
    assert INFO.sha256 in found.origin


@pytest.mark.parametrize("left_out", range(4))
def test_only_parts_with_procedures_stand_in_the_annex(left_out: int) -> None:
    entries = [each for n, each in enumerate(ENTRIES) if n != left_out]
    document = Document(BytesIO(Press(load_templates()).docx(made(*entries))))
    tables = [table for table in document.tables if table.rows[0].cells[0].text == "STT"]

    codes = [row.cells[1].text for table in tables for row in table.rows[1:]]
    assert len(tables) == len(entries)
    assert len(codes) == len(entries)
