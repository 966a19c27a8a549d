"""Loading is repeatable: whatever was loaded before, a second load of the same files does nothing.

And the way to a state does not matter: findings and editions in force are those of the files.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from registry.store import LoadReport, Store, load, open_store, read_acts
from registry.store.tables import EditionRow, FindingRow, ProcedureRow, SightingRow
from tests.registry.folders import LATER, LOADER, NOW, PAPERS, papers, procedure_text, write_folder

CODES = ("1.000001", "1.000002")
contents = st.dictionaries(
    st.sampled_from(CODES), st.lists(st.sampled_from("abc"), unique=True, max_size=3), min_size=1
)
broken = st.just({"1.000001": ["a", "a"]})  # one id twice


def everything(store: Store) -> tuple[object, ...]:
    tables = (ProcedureRow, EditionRow, FindingRow, SightingRow)
    with store.read() as session:
        rows = [row.model_dump() for table in tables for row in session.exec(select(table))]
        return rows, read_acts(session)


def open_findings(store: Store) -> set[str]:
    with store.read() as session:
        rows = session.exec(select(FindingRow))
        return {row.fingerprint for row in rows if row.gone_at is None}


def written(folder: Path, content: Mapping[str, list[str]]) -> Path:
    files = {f"{code}.yaml": procedure_text(code, more=papers(*content[code])) for code in content}
    return write_folder(folder, files)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(contents | broken, min_size=1, max_size=4))
def test_a_second_load_does_nothing_and_findings_are_those_of_the_files(
    tmp_path_factory: pytest.TempPathFactory, states: list[dict[str, list[str]]]
) -> None:
    folder, store = tmp_path_factory.mktemp("folder"), open_store(":memory:")
    good: dict[str, list[str]] = {}
    for state in states:
        before = everything(store)
        report = load(store, written(folder, state), actor=LOADER, now=NOW, analysis=PAPERS)
        if report.errors:
            assert everything(store) == before
            written(folder, {"1.000001": [], **good})
        else:
            good |= state
    load(store, folder, actor=LOADER, now=NOW, analysis=PAPERS)
    before = everything(store)

    report = load(store, folder, actor=LOADER, now=LATER, analysis=PAPERS)

    files = len(list(folder.iterdir()))
    assert report == LoadReport(files, unchanged=files)
    assert everything(store) == before
    expected = {f"PAPER:{code}:documents/{slug}" for code in good for slug in good[code]}
    assert open_findings(store) == expected
    store.close()
