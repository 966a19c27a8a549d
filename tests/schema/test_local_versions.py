"""A local version through GraphQL: what it adapts, by which decision, and how it differs."""

import threading
from pathlib import Path

import pytest

from registry.procedure.vocabulary import Change
from registry.procedure.writing import write_procedure
from registry.publication import DraftEntry, ReleaseDraft, ReleaseInfo, publish
from registry.publication.catalogue import Catalogue
from registry.publication.lists import rows_listed
from registry.publication.snapshot import hold
from registry.reference import load_reference
from registry.store import Store, load
from schema import procedures
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder
from tests.schema.kept import AUTHORITY, CODES, Kept, kept, published

LOCAL = """query Q($code: String!, $authority: String) {
  procedure(code: $code, authority: $authority) {
    base { code authority { key } state announced { number change } procedure { code } }
    differences { path part kind reworded before after message(lang: EN) }}}"""
LAW = "12/2026/TT-BCA"
OVERLAY = f"""\
schema: overlay/v1
base: {{authority: {AUTHORITY}, code: "{CODES[1]}"}}
authority: ubnd-tinh-a
patch:
  - {{op: remove, path: documents/b}}
"""


@pytest.fixture
def local(store: Store, tmp_path: Path) -> Kept:
    """The published ones, and a published local version of one of them."""
    registry = kept(store, tmp_path)
    load(store, write_folder(tmp_path, {"o.yaml": OVERLAY}), actor=LOADER, now=NOW)
    draft = ReleaseDraft(
        "ubnd-tinh-a", "7/QĐ-UBND", NOW.date(), NOW.date(), "Công bố", all_changes=True
    )
    answer = publish(
        store, draft, actor=LOADER, now=NOW, idempotency_key="local", expected_revision=1
    )
    assert isinstance(answer, ReleaseInfo), answer
    registry.changed()
    return registry


def test_a_local_version_names_the_decision_it_follows_and_what_differs(local: Kept) -> None:
    found = local.ask(LOCAL, {"code": CODES[1], "authority": "ubnd-tinh-a"})["procedure"]

    assert found["base"]["state"] == "IN_FORCE"
    assert found["base"]["authority"]["key"] == AUTHORITY
    assert found["base"]["announced"]["change"] == "NEW"
    (difference,) = found["differences"]
    assert (difference["path"], difference["kind"], difference["reworded"]) == (
        "documents/b", "removed", False,
    )  # fmt: skip
    assert difference["message"] == "Remove document “Giấy b”"


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        (["ubnd-cap-tinh"], {(AUTHORITY, CODES[2])}),  # of the province's levels, not adapted
        ([AUTHORITY], {(AUTHORITY, code) for code in (*CODES, "1.000009")}),  # its own
        (["ubnd-tinh-a", "ubnd-cap-tinh"], {(AUTHORITY, CODES[2]), ("ubnd-tinh-a", CODES[1])}),
        (["khong-co"], set()),
    ],
)
def test_procedures_are_those_of_the_list_of_an_authority(
    local: Kept, tmp_path: Path, keys: list[str], found: set[tuple[str, str]]
) -> None:
    text = procedure_text(CODES[2], more="levels: [commune]\n")
    load(local.store, write_folder(tmp_path / "new", {"c.yaml": text}), actor=LOADER, now=NOW)
    assert isinstance(published(local.store, "3/QĐ-BCA", newest=2), ReleaseInfo)
    local.changed()
    document = """query($keys: [String!]) {procedures(filter: {listOf: $keys}) {totalCount
      edges {node {code authority {key}}}}}"""

    answer = local.ask(document, {"keys": keys})["procedures"]

    nodes = [edge["node"] for edge in answer["edges"]]
    assert {(each["authority"]["key"], each["code"]) for each in nodes} == found
    assert answer["totalCount"] == len(found)


@pytest.mark.parametrize("as_of", [None, NOW.date().isoformat()])
def test_lists_are_worked_out_beside_the_event_loop_on_any_day(
    local: Kept, monkeypatch: pytest.MonkeyPatch, as_of: str | None
) -> None:
    threads: list[int] = []

    def noted(catalogue: Catalogue, keys: tuple[str, ...]) -> int:
        threads.append(threading.get_ident())
        return rows_listed(catalogue, keys)

    monkeypatch.setattr(procedures, "rows_listed", noted)
    document = """query($keys: [String!], $day: Date) {
      procedures(filter: {listOf: $keys}, asOf: $day) {edges {node {code}}}}"""

    found = local.ask(document, {"keys": ["ubnd-tinh-a"], "day": as_of})["procedures"]
    local.ask(document, {"keys": [], "day": as_of})  # negative control: no list is chosen

    assert [edge["node"]["code"] for edge in found["edges"]] == [CODES[1]]
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_the_ministry_s_own_adapts_nothing(local: Kept) -> None:
    found = local.ask(LOCAL, {"code": CODES[1], "authority": AUTHORITY})["procedure"]

    assert found == {"base": None, "differences": []}


def test_a_release_of_the_ministry_leaves_the_version_behind(local: Kept, tmp_path: Path) -> None:
    changed = procedure_text(CODES[1], more="time_limit: 9 working_day\n")
    load(local.store, write_folder(tmp_path / "new", {"p.yaml": changed}), actor=LOADER, now=NOW)
    published(local.store, "3/QĐ-BCA", newest=2)
    local.changed()

    found = local.ask(LOCAL, {"code": CODES[1], "authority": "ubnd-tinh-a"})["procedure"]

    assert found["base"]["state"] == "OVERTAKEN"
    assert found["base"]["announced"]["number"] == "3/QĐ-BCA"


def test_the_decision_told_is_that_which_put_the_base_in_force_not_that_which_ended_it(
    local: Kept,
) -> None:
    end = DraftEntry(CODES[1], change=Change.ABOLISHED, instrument=LAW)
    draft = ReleaseDraft(AUTHORITY, "9/QĐ-BCA", NOW.date(), NOW.date(), "Bãi bỏ", (end,))
    answer = publish(
        local.store, draft, actor=LOADER, now=NOW, idempotency_key="end", expected_revision=2
    )
    assert isinstance(answer, ReleaseInfo), answer
    local.changed()

    found = local.ask(LOCAL, {"code": CODES[1], "authority": "ubnd-tinh-a"})["procedure"]

    assert found["base"]["state"] == "ENDED"
    assert found["base"]["announced"] == {"number": "1/QĐ-BCA", "change": "NEW"}


def test_the_same_content_in_a_whole_file_is_told_alike_by_a_server_that_starts_and_one_that_runs(
    local: Kept, tmp_path: Path
) -> None:
    """An overlay is no part of the content: another file may say the same content later."""
    row = local.holder.current.row(CODES[1], "ubnd-tinh-a")
    assert row is not None
    item = local.holder.current.procedures[row]
    whole = write_folder(tmp_path / "w", {"w.yaml": write_procedure(item.procedure)})
    assert load(local.store, whole, actor=LOADER, now=NOW).rewritten == 1
    local.changed()
    started = hold(local.store, (), load_reference(), NOW.date).current

    running = local.holder.current.procedures[row]
    assert running.edition == item.edition
    assert (running.overlay, started.procedures[row].overlay) == (None, None)
    found = local.ask(LOCAL, {"code": CODES[1], "authority": "ubnd-tinh-a"})["procedure"]
    assert found["base"]["state"] == "UNTOLD"


def test_an_overlay_whose_text_is_the_same_is_not_read_again(local: Kept, tmp_path: Path) -> None:
    """Negative control: what has not changed is kept."""
    row = local.holder.current.row(CODES[1], "ubnd-tinh-a")
    assert row is not None
    before = local.holder.current
    other = procedure_text("1.000008")
    load(local.store, write_folder(tmp_path / "n", {"n.yaml": other}), actor=LOADER, now=NOW)
    local.changed()

    assert local.holder.current is not before
    assert local.holder.current.procedures[row].overlay is before.procedures[row].overlay
    assert before.procedures[row].overlay is not None
