"""The decision of a release: each kind of change in its own part, with what the law asks for."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from registry.papers import Press, PublicationDecision, load_templates
from registry.procedure.vocabulary import Change
from registry.publication import ReleaseDraft, publish, release, releases
from registry.publication.lists import bases_of_release, decision_of
from registry.publication.lists.decision import BaseDecision, Bases
from registry.publication.releases.model import (
    BaseState,
    Release,
    ReleaseBase,
    ReleaseEntry,
    ReleaseInfo,
)
from registry.publication.standards import Addresses
from registry.reference import load_reference
from registry.store import Store, load
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder
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


OVERLAY = """\
schema: overlay/v1
base: {authority: bo-cong-an, code: "1.000001"}
authority: ubnd-tinh-a
patch: [{op: set, path: time_limit, value: 2 day}]
"""


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


def made(*entries: ReleaseEntry, bases: Bases | None = None) -> PublicationDecision:
    contents = {"0" * 64: item("1.000009", time_limit="3 day").procedure}
    return decision_of(
        Release(INFO, entries, b""),
        contents,
        {},
        load_reference(),
        Addresses("https://example.test"),
        bases or {},
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


def test_a_local_version_is_told_with_the_decision_of_the_ministry_that_it_follows() -> None:
    base = ReleaseBase("bo-cong-an/1.000001", "1" * 64, BaseState.IN_FORCE)
    entries = (entry("1.000001", Change.NEW, base=base), entry("1.000002", Change.NEW))
    known = {("bo-cong-an/1.000001", "1" * 64): BaseDecision("5/QĐ-BCA", DAY, "bo-cong-an")}

    said = made(*entries, bases=known).articles[0]
    assert said[-2] == "Trong đó:"  # a sentence of their own: they are no further count
    assert said[-1] == (
        "- 1.000001: điều chỉnh nội dung công bố tại Quyết định số 5/QĐ-BCA ngày 02/11/2026 của "
        "Bộ Công an;"
    )
    assert sum("điều chỉnh nội dung" in line for line in said) == 1
    assert not any("điều chỉnh nội dung" in line for line in made(*entries).articles[0])
    assert "Trong đó:" not in made(*entries).articles[0]


@pytest.mark.parametrize("state", [each for each in BaseState if each is not BaseState.IN_FORCE])
def test_of_a_version_that_is_not_made_of_the_content_in_force_no_decision_is_told(
    state: BaseState,
) -> None:
    base = ReleaseBase("bo-cong-an/1.000001", "1" * 64, state)
    known = {("bo-cong-an/1.000001", "1" * 64): BaseDecision("9/QĐ-BCA", DAY, "bo-cong-an")}

    (*_, last) = made(entry("1.000001", Change.NEW, base=base), bases=known).articles[0]
    assert last == "- 01 thủ tục hành chính mới ban hành;"


def test_the_decision_is_found_that_put_the_adapted_content_in_force(
    store: Store, tmp_path: Path
) -> None:
    text = procedure_text("1.000001", more="time_limit: 3 day\n")
    load(store, write_folder(tmp_path, {"p.yaml": text}), actor=LOADER, now=NOW)
    announce(store, "bo-cong-an", "1/QĐ-BCA")
    report = load(store, write_folder(tmp_path, {"o.yaml": OVERLAY}), actor=LOADER, now=NOW)
    assert report.errors == ()
    local = announce(store, "ubnd-tinh-a", "7/QĐ-UBND")
    changed = procedure_text("1.000001", more="time_limit: 9 day\n")
    load(store, write_folder(tmp_path, {"p.yaml": changed}), actor=LOADER, now=NOW)
    announce(store, "bo-cong-an", "9/QĐ-BCA")  # later: not what the version was made of

    (found,) = bases_of_release(store, local).values()
    assert found == BaseDecision("1/QĐ-BCA", NOW.date(), "bo-cong-an")


def test_a_decision_that_came_after_the_version_was_made_is_not_what_it_adapts(
    store: Store, tmp_path: Path
) -> None:
    text = procedure_text("1.000001", more="time_limit: 3 day\n")
    load(store, write_folder(tmp_path / "a", {"p.yaml": text}), actor=LOADER, now=NOW)
    announce(store, "bo-cong-an", "1/QĐ-BCA")
    load(store, write_folder(tmp_path / "b", {"o.yaml": OVERLAY}), actor=LOADER, now=NOW)
    changed = procedure_text("1.000001", more="time_limit: 3 day\nfield: Cư trú\n")
    load(store, write_folder(tmp_path / "c", {"p.yaml": changed}), actor=LOADER, now=NOW)
    announce(store, "bo-cong-an", "9/QĐ-BCA")

    local = announce(store, "ubnd-tinh-a", "7/QĐ-UBND")

    (base,) = (each.base for each in local.entries)
    assert base is not None
    assert base.state is BaseState.OVERTAKEN
    assert base.edition is not None  # that of 9/QĐ-BCA, of which the version is not made
    assert bases_of_release(store, local) == {}


def announce(store: Store, authority: str, number: str) -> Release:
    newest = len(releases(store))
    draft = ReleaseDraft(
        authority, number, NOW.date(), NOW.date(), "Công bố", all_changes=True,
        instrument="1/2026/TT-BCA",
    )  # fmt: skip
    done = publish(
        store, draft, actor=LOADER, now=NOW, idempotency_key=number, expected_revision=newest
    )
    assert isinstance(done, ReleaseInfo), done
    found = release(store, done.number)
    assert isinstance(found, Release)
    return found
