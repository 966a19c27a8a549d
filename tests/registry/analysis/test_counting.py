"""What is counted of procedures is asked about together, and each is told what is its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import event

from registry.analysis.counting import counting
from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_source
from registry.store import Store, load
from rules.source import read_yaml
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder
from tests.registry.statistics.test_importing import counted

AS_OF = date(2026, 11, 23)
EXECUTED = "agencies: {{executing: [{{name: {unit}, level: commune}}]}}\n"
CODES = [f"1.00000{number}" for number in range(1, 8)]


@pytest.fixture
def procedures(store: Store, tmp_path: Path) -> list[Procedure]:
    """Loaded, with accepted figures of two months; every second is carried out by a commune that
    tells nothing of one of them.
    """
    files = {}
    for number, code in enumerate(CODES):
        unit = "Xã B" if number % 2 else "Xã A"
        files[f"{code}.yaml"] = procedure_text(code, more=EXECUTED.format(unit=unit))
    folder = write_folder(tmp_path / "procedures", files)
    load(store, folder, actor=LOADER, now=NOW)
    rows = [f"Xã A,{code},2026-{month},5,4,1" for code in CODES for month in ("09", "10")]
    counted(store, tmp_path, *rows, *(f"Xã B,{code},2026-10,5,4,1" for code in CODES))
    sources = (read_yaml(text, name) for name, text in files.items())
    return [procedure_from_source(source).procedure for source in sources]


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_c: object, _u: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT"):
            seen.append(statement)

    event.listen(store._engine, "before_cursor_execute", note)
    yield seen
    event.remove(store._engine, "before_cursor_execute", note)


def test_as_many_statements_for_seven_procedures_as_for_one(
    store: Store, procedures: list[Procedure]
) -> None:
    numbers = []
    for some in (procedures[:1], procedures):
        with store.read() as session, statements(store) as seen:
            assert len(counting(session, some, as_of=AS_OF)) == len(some)
        numbers.append(len(seen))
        (listed,) = [each for each in seen if "FROM procedure" in each]
        assert "WHERE procedure.code IN" in listed

    assert numbers[0] == numbers[1] <= 3  # who has the codes, the periods, the units


def test_asked_together_each_is_told_of_its_own_units(
    store: Store, procedures: list[Procedure]
) -> None:
    with store.read() as session:
        found = counting(session, procedures, as_of=AS_OF)

    told = {key: further.statistics for key, further in found.items()}
    assert {key: each.all_units for key, each in told.items() if each} == {
        f"bo-cong-an/{code}": number % 2 == 0 for number, code in enumerate(CODES)
    }
