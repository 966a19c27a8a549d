"""What a poster says of a procedure: short, never more than two pages, and what it leaves out."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from registry.papers import Poster, Press, load_templates
from registry.publication.lists import poster_of
from registry.publication.standards import Addresses
from registry.reference import load_reference
from tests.registry.publication.lists.test_rows import item

DAY = date(2026, 11, 23)
LONG = "giấy tờ chứng minh quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất "


def made(**said: Any) -> Poster:  # Any: a procedure file's own data
    return poster_of(
        item("1.000001", **said), load_reference(), Addresses("https://example.test"), day=DAY
    )


def papers(count: int, name: str = "Tờ khai") -> list[dict[str, Any]]:
    return [{"id": f"giay-{n}", "name": f"{name} {n}"} for n in range(count)]


def test_all_of_a_short_procedure_stands_there() -> None:
    found = made(documents=papers(2), steps=[{"id": "nop", "name": "Nộp hồ sơ"}], fees=[])

    assert found.documents == ("Tờ khai 0", "Tờ khai 1")
    assert (found.steps, found.fees, found.left_out) == (("Nộp hồ sơ",), "Không", ())
    assert found.release == "Nội dung theo Quyết định số 1/QĐ-BTP, có hiệu lực từ 23/11/2026."
    assert found.address == "https://example.test/procedures/1.000001?authority=bo-tu-phap"


@pytest.mark.parametrize(("count", "said"), [(12, ()), (13, ("còn 1 giấy tờ nữa",))])
def test_what_is_left_out_is_counted(count: int, said: tuple[str, ...]) -> None:
    assert made(documents=papers(count)).left_out == said


def test_a_text_that_is_cut_is_cut_between_words_and_told() -> None:
    found = made(documents=papers(1, LONG * 3))

    assert found.documents
    assert found.documents[0].endswith("…")
    assert (LONG * 3).startswith(found.documents[0][:-1])
    assert found.left_out == ("chỗ có dấu … được rút ngắn",)


def test_nobody_is_told_to_bring_what_the_office_reads_itself() -> None:
    documents = [
        {"id": "don", "name": "Đơn"},
        {"id": "can-cuoc", "name": "Căn cước", "fetched_by": "state"},
        {"id": "a", "name": "Hộ chiếu", "any_of": "tuy-than"},
        {"id": "b", "name": "Giấy phép", "any_of": "tuy-than"},
        {"id": "cu", "name": "Bản giấy", "fallback_only": True},
    ]

    assert made(documents=documents).documents == (
        "Đơn",
        "Hộ chiếu (chỉ cần một trong 2 giấy tờ thay nhau)",
        "Giấy phép (chỉ cần một trong 2 giấy tờ thay nhau)",
        "Bản giấy (chỉ khi cơ quan không tra cứu được dữ liệu)",
    )


def test_the_longest_procedure_fits_on_two_pages() -> None:
    found = made(
        documents=papers(60, LONG * 4),
        steps=[{"id": f"buoc-{n}", "name": f"{n} {LONG * 2}"} for n in range(40)],
        fees=[{"id": f"phi-{n}", "name": LONG * 2, "amount": n} for n in range(30)],
        channels=[{"by": by, "time_limit": f"{n} day", "case": []} for n, by in
                  enumerate(("online", "in_person", "post"), 1)],
        agencies={"executing": [{"name": LONG * 2}]},
        receiving={"place": LONG * 4},
    )  # fmt: skip
    pages = PdfReader(BytesIO(Press(load_templates()).pdf(found))).pages

    assert len(pages) <= 2
    assert "còn 48 giấy tờ nữa" in found.left_out
