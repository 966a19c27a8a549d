"""Loading interlinked procedures: their parts are there and lead nowhere back, or nothing is."""

from pathlib import Path

import pytest
from sqlmodel import select

from registry.analysis.checks.checking import check
from registry.store import Store, load
from registry.store.tables import ProcedureRow
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder

WHOLE, BIRTH, HOME = "2.002622", "1.001193", "1.004222"


def made_of(*codes: str) -> str:
    parts = "".join(f"  - {{id: p{at}, authority: bo-cong-an, code: '{code}'}}\n"
                    for at, code in enumerate(codes))  # fmt: skip
    return f"kind: interlinked\nparts:\n{parts}"


def files(**texts: str) -> dict[str, str]:
    return {f"{name}.yaml": text for name, text in texts.items()}


def codes(store: Store) -> list[str]:
    with store.read() as session:
        return sorted(session.exec(select(ProcedureRow.code)))


GOOD = files(
    whole=procedure_text(WHOLE, more=made_of(BIRTH, HOME)),
    birth=procedure_text(BIRTH),
    home=procedure_text(HOME),
)
MISSING = files(whole=procedure_text(WHOLE, more=made_of(BIRTH, HOME)), birth=procedure_text(BIRTH))
CIRCLE = files(
    whole=procedure_text(WHOLE, more=made_of(BIRTH)),
    birth=procedure_text(BIRTH, more=made_of(HOME)),
    home=procedure_text(HOME, more=made_of(WHOLE)),
)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GON_CACHE", str(tmp_path / "cache"))


def test_parts_in_the_folder_or_loaded_before_are_found(store: Store, folder: Path) -> None:
    birth = {name: GOOD[name] for name in ("birth.yaml", "home.yaml")}
    load(store, write_folder(folder / "one", birth), actor=LOADER, now=NOW)

    later = write_folder(folder / "two", {"whole.yaml": GOOD["whole.yaml"]})
    report = load(store, later, actor=LOADER, now=NOW)

    assert report.errors == ()
    assert codes(store) == [BIRTH, HOME, WHOLE]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (MISSING, [("whole.yaml", "part-missing")]),
        (CIRCLE, [(f"{name}.yaml", "part-in-circle") for name in ("birth", "home", "whole")]),
        (GOOD, []),
    ],
    ids=["missing", "circle", "good"],
)
def test_wrong_parts_stop_the_load_and_the_check_alike(
    given: dict[str, str], expected: list[tuple[str, str]], store: Store, folder: Path
) -> None:
    write_folder(folder, given)

    report = load(store, folder, actor=LOADER, now=NOW)
    for _ in range(2):  # the second time from what is remembered
        checked = check(folder, as_of=NOW.date())
        assert [(e.file, e.code) for e in sorted(checked.errors)] == expected

    assert [(error.file, error.code) for error in report.errors] == expected
    assert all(error.line > 1 for error in report.errors)
    assert (codes(store) == []) is bool(expected)


def test_a_circle_that_closes_with_what_is_loaded_is_refused(store: Store, folder: Path) -> None:
    load(store, write_folder(folder / "one", GOOD), actor=LOADER, now=NOW)

    closing = {"birth.yaml": procedure_text(BIRTH, more=made_of(WHOLE))}
    report = load(store, write_folder(folder / "two", closing), actor=LOADER, now=NOW)

    assert [error.code for error in report.errors] == ["part-in-circle"]
