"""Instrument numbers out of glued text: accepted when they parse and are confirmed."""

import pytest

from registry.portal.legal import instruments_in, legal_basis_of
from registry.portal.record import record_from_object


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Thông tư số 80/2021/TT-BTC80/2021/TT-BTC", ["80/2021/TT-BTC"]),
        ("Luật 60/2010/QH1260/2010/QH12", ["60/2010/QH12"]),
        ("ngày 25/01/202640/2026/NĐ-CP", ["40/2026/NĐ-CP"]),
        ("05/2025/NĐ- CPQuy định", ["05/2025/NĐ-CP"]),
        ("25/2022/TT-BTCThông tư", ["25/2022/TT-BTC"]),
        ("Quyết định 5548/QĐ-BCA và 123/QĐ-TTg", ["5548/QĐ-BCA", "123/QĐ-TTg"]),
        ("76/2025/QH15 rồi 2076/2025/QH15", ["76/2025/QH15"]),
        ("2076/2025/QH15", []),
        ("ngày 05/7/2025", []),
        ("số 66.7/2025/NQ-CPLuật", ["66.7/2025/NQ-CP"]),
        ("2026.55/2026/TT-BTC", ["55/2026/TT-BTC"]),
    ],
)
def test_numbers_are_taken_out_of_running_text(text: str, numbers: list[str]) -> None:
    assert list(instruments_in(text)) == numbers


def test_the_words_before_a_number_are_its_note_and_damage_is_reported() -> None:
    record = record_from_object(
        {
            "code": "1.000001",
            "name": "x",
            "legal_basis": [
                {"number": "80/2021/TT-BTC80"},
                {"number": "2076/2025/QH15"},
                {"number": "không rõ"},
            ],
            "legal_basis_text": "Quy định về thẻ80/2021/TT-BTC80/2021/TT-BTC",
        }
    )

    found = legal_basis_of(record)

    assert [(item.number, item.note) for item in found.accepted] == [
        ("80/2021/TT-BTC", "Quy định về thẻ")
    ]
    assert found.refused == ("2076/2025/QH15", "không rõ")


def test_the_register_of_instruments_confirms_a_number_glued_to_digits() -> None:
    record = record_from_object(
        {"code": "1.000001", "name": "x", "legal_basis_text": "Luật 2076/2025/QH15"}
    )

    assert legal_basis_of(record).accepted == ()
    (found,) = legal_basis_of(record, {"76/2025/QH15"}).accepted
    assert found.number == "76/2025/QH15"
