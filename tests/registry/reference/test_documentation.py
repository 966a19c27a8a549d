"""The page of registers and document types is the one in `docs/`."""

from pathlib import Path

from registry.reference.documentation import REGISTERS_FILE, registers_page


def test_the_page_of_registers_is_current() -> None:
    assert Path(REGISTERS_FILE).read_text("utf-8") == registers_page(), "run `make docs`"


def test_what_was_not_read_is_marked() -> None:
    page = registers_page()

    assert "| `licences` | licence register of the issuing authority" in page
    assert "6 of 8 facts are in shared registers *(unverified)*:" in page
    assert "- Date of issue of the identity paper: **in no shared register**" in page
