"""The page of indices is made from the data, and says what is not known."""

from pathlib import Path

from registry.indicators.documentation import INDICES_FILE, indices_page


def test_the_page_is_up_to_date() -> None:
    assert Path(INDICES_FILE).read_text("utf-8") == indices_page(), "run `make docs`"


def test_formulas_stand_there_in_words() -> None:
    page = indices_page()

    assert "(Early or on time + In progress within time) / Received and carried over |" in page
    assert (
        "100 % − (Late + In progress past time) / Received and carried over − Not satisfied / "
        "Received and carried over | 90 % | 6 *(unverified)*"
    ) in page
    assert "| 3.2 | Online services with dossiers · Dịch vụ trực tuyến có hồ sơ" in page
    assert "no formula was read | not known | not known |" in page
    assert "× Dossiers synchronised / the largest of (Dossiers reported;" in page
