"""A local version through GraphQL: what it adapts, by which decision, and how it differs."""

from pathlib import Path

import pytest

from registry.publication import ReleaseDraft, ReleaseInfo, publish
from registry.store import Store, load
from tests.registry.folders import LOADER, NOW, procedure_text, write_folder
from tests.schema.kept import AUTHORITY, CODES, Kept, kept, published

LOCAL = """query Q($code: String!, $authority: String) {
  procedure(code: $code, authority: $authority) {
    base { code authority { key } state announced { number change } procedure { code } }
    differences { path part kind reworded before after message(lang: EN) }}}"""
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
