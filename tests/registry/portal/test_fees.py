"""Fees: amounts, tariffs, and "free" that is not free; cut fields are cut again."""

from typing import Any

import pytest

from registry.portal.fee_amounts import iso_date
from registry.portal.fees import fees_from_field, with_tariff
from registry.portal.filings import filings_of
from registry.portal.record import record_from_object


def amounts(text: str) -> list[tuple[int | None, str]]:
    return [(fee.amount, fee.currency) for fee in fees_from_field(text).fees]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Miễn phí", []),
        ("Miễn phí(Không có)", []),
        ("Miễn phí(Chưa quy định.)", []),
        ("Miễn phí(Không được quy định tại Biểu phí.)", []),
        ("Miễn phí(Đối với thẻ học sinh)", []),
        ("Miễn phí(Phí ngân hàng do ngân hàng quy định)", []),
        ("Miễn phí(Đối với thẻ học sinh: mức phí 5.000 đồng)", [(5000, "VND")]),
        ("50 VNĐ(Thẻ khách: 50USD/thẻ)", [(50, "USD")]),
        ("0 VNĐ", []),
        ("Phí : 0 Đồng", []),
        ("Phí : Không Đồng", []),
        ("Miễn phí(Theo quy định của Luật phí và lệ phí)", []),
        ("Miễn phí(Theo quy định pháp luật về phí thư viện)", []),
        ("100,000 Việt Nam Đồng", [(100000, "VND")]),
        ("70,000 VNĐ(70.000 đồng/thẻ)", [(70000, "VND")]),
        ("100 VNĐ(Phí làm thẻ: 100.000 đồng/lần)", [(100000, "VND")]),
        ("Miễn phí(Loại A: 5.000 đồng; loại B: 02 triệu đồng)", [(5000, "VND"), (2000000, "VND")]),
        ("10 USD(10 USD/người)", [(10, "USD")]),
        ("Phí : 2.000 Đồng (loại A)\nPhí : 3.000 Đồng (loại B)", [(2000, "VND"), (3000, "VND")]),
    ],
)
def test_a_fee_field_is_read_as_amounts(printed: str, read: list[tuple[int, str]]) -> None:
    found = fees_from_field(printed)

    assert found.known
    assert amounts(printed) == read


def test_what_a_description_says_of_fees_counts_where_the_field_says_nothing_of_them() -> None:
    free, empty = fees_from_field("Miễn phí"), fees_from_field("")
    (elsewhere,) = with_tariff(free, "Phí : Thông tư số 5/2020/TT-BTC về phí thư viện").fees
    none = with_tariff(empty, "- Nộp tại quầy\n- Không quy định phí, lệ phí")

    assert elsewhere.amount is None
    assert (none.known, none.fees) == (True, ())
    assert not with_tariff(empty, "Không quy định phí gửi").known
    assert with_tariff(free, "Nộp tại quầy").fees == ()


def test_an_empty_field_says_nothing() -> None:
    assert not fees_from_field("").known


def test_free_that_is_set_by_the_province_keeps_the_portals_words() -> None:
    (fee,) = fees_from_field(
        "Miễn phí(Mức thu do Hội đồng nhân dân tỉnh quyết định. Miễn phí cho học sinh; người già.)"
    ).fees

    assert fee.set_by == "province"
    assert fee.amount is None
    assert fee.stated is not None
    assert fee.waived_for == ("học sinh", "người già")


def test_an_amount_that_disagrees_with_its_bracket_is_kept_beside_it() -> None:
    first, second = fees_from_field("1,500,000 Việt Nam Đồng(150.000 đồng/1 thẻ.)").fees

    assert (first.amount, second.amount) == (1500000, 150000)
    assert first.stated == "1,500,000 Việt Nam Đồng(150.000 đồng/1 thẻ.)"


def test_free_is_doubted_where_the_steps_take_money() -> None:
    assert fees_from_field("Miễn phí").fees == ()
    (fee,) = fees_from_field("Miễn phí", paid_in_steps=True).fees
    assert fee.stated == "Miễn phí"


@pytest.mark.parametrize(
    ("printed", "read"), [("07/4/2026", "2026-04-07"), ("31/13/2026", None), ("2026", None)]
)
def test_a_date_is_read_or_nothing(printed: str, read: str | None) -> None:
    assert iso_date(printed) == read


@pytest.mark.parametrize(
    ("cut", "mended"),
    [
        (("12", "5 VNĐ"), ("1", "25 VNĐ")),
        (("12", "0 VNĐ(20.000 đồng/tờ)"), ("1", "20 VNĐ(20.000 đồng/tờ)")),
        (("120,00", "0 VNĐ"), ("1", "20,000 VNĐ")),
        (("12", "0 VNĐ"), ("12", "0 VNĐ")),
        (("5", "Miễn phí"), ("5", "Miễn phí")),
        (("5 Ngày", "20,000 VNĐ"), ("5 Ngày", "20,000 VNĐ")),
    ],
)
def test_a_field_cut_at_the_wrong_digit_is_cut_again(
    cut: tuple[str, str], mended: tuple[str, str]
) -> None:
    filing: dict[str, Any] = {"method": "Trực tiếp", "time_limit": cut[0], "fee": cut[1]}
    record = record_from_object({"code": "1.000001", "name": "x", "filing_methods": [filing]})

    (found,) = filings_of(record)

    assert (found.time_limit, found.fee) == mended


def test_a_tariff_in_the_description_goes_on_with_the_fees() -> None:
    field = with_tariff(
        fees_from_field("80,000 VNĐ"), "Phí: 80.000 đồng/thẻ.\nLệ phí: 10.000 đồng/thẻ."
    )

    assert [fee.amount for fee in field.fees] == [80000, 10000]


def test_a_description_without_a_tariff_adds_nothing() -> None:
    field = fees_from_field("Miễn phí")

    assert with_tariff(field, "Phạt 50.000 đồng khi làm mất thẻ.") == field
