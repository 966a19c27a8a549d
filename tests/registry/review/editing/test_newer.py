"""A newer edition is loaded while a case is under review: told, moved onto, measures kept."""

from pathlib import Path

import pytest
from sqlmodel import select

from registry.refusals import Conflict, Invalid, NotFound
from registry.review import Kept, MeasureDraft, Moved, change_measure, dossier
from registry.review.editing.desk import Desk, desk
from registry.review.editing.editions import Fate
from registry.review.forms import sheets
from registry.store import Store, load, read_acts
from registry.store.review_tables import FormAnswersRow
from tests.registry.folders import LATER, LOADER, NOW, PAPERS, papers, procedure_text, write_folder
from tests.registry.review.reviewing import (
    AUTHOR,
    STRANGER,
    TODAY,
    act,
    added,
    all_answered,
    reviewed,
)

KEEPS_B = MeasureDraft(
    outcome="amend", title="Giấy b điện tử", reason="Đủ để đối chiếu",
    patch=({"op": "set", "path": "documents/b/form", "value": "electronic"},),
)  # fmt: skip


@pytest.fixture
def review(store: Store, folder: Path) -> Store:
    """Case 1 with a measure on paper a and one on paper b; its forms are answered."""
    reviewed(store, folder)
    assert isinstance(added(store), Kept)
    assert isinstance(added(store, KEEPS_B, revision=2), Kept)
    all_answered(store)
    return store


def reload(store: Store, folder: Path, more: str = papers("b", "c")) -> None:
    write_folder(folder, {"x.yaml": procedure_text(more=more)})
    load(store, folder, actor=LOADER, now=LATER, analysis=PAPERS)


def desk_of(store: Store) -> Desk:
    found = desk(store, 1, actor=AUTHOR, today=TODAY)
    assert isinstance(found, Desk)
    return found


def clashing(store: Store) -> list[int]:
    found = dossier(store, 1, actor=AUTHOR, today=TODAY)
    assert not isinstance(found, NotFound)
    return [each.measure for each in found.proposal.clashes]


def test_the_newest_edition_is_told_as_nothing_newer(review: Store) -> None:
    assert desk_of(review).newer is None
    answer = act(review, "rebase_case", 3, actor=AUTHOR)
    assert isinstance(answer, Conflict)
    assert answer.code == "no-newer-edition"


def test_a_newer_edition_says_what_differs_and_which_measures_it_touches(
    review: Store, folder: Path
) -> None:
    reload(review, folder)

    newer = desk_of(review).newer
    assert newer is not None
    assert [(each.path, each.kind.value) for each in newer.differences] == [
        ("documents/a", "removed"), ("documents/c", "added"),
    ]  # fmt: skip
    fates = {number: [each.fate for each in found] for number, found in newer.fates.items()}
    assert fates == {1: [Fate.REMOVED], 2: []}
    assert (newer.answered, newer.has_costs) == (1, False)
    assert clashing(review) == []  # the case is still on its own edition


def test_the_case_moves_and_a_measure_that_fits_no_longer_clashes_until_it_is_changed(
    review: Store, folder: Path
) -> None:
    reload(review, folder)

    moved = act(review, "rebase_case", 3, actor=AUTHOR)

    assert isinstance(moved, Moved)
    assert (moved.state, moved.revision) == ("IN_REVIEW", 4)
    after = desk_of(review)
    assert after.newer is None
    assert [each.words.en for each in after.lost[1]] == ["“Giấy a” is there no longer."]
    assert 2 not in after.lost
    assert clashing(review) == [1]
    with review.read() as session:
        assert '"edition_before"' in read_acts(session, limit=100)[-1].body.decode()

    patch = ({"op": "remove", "path": "documents/c"},)
    draft = MeasureDraft("replace_by_data", "Bỏ giấy c", "Có dữ liệu", patch)
    changed = change_measure(
        review, 1, draft, actor=AUTHOR, now=NOW, idempotency_key="c", expected_revision=1
    )
    assert isinstance(changed, Kept)
    assert clashing(review) == []
    assert desk_of(review).lost == {}


def test_answers_stay_with_the_edition_they_were_given_on(review: Store, folder: Path) -> None:
    reload(review, folder)
    act(review, "rebase_case", 3, actor=AUTHOR)

    again = sheets(review, 1, actor=AUTHOR, today=TODAY)

    assert not isinstance(again, NotFound)
    assert {each.revision for each in again} == {0}
    with review.read() as session:
        kept = {each.edition for each in session.exec(select(FormAnswersRow))}
    assert kept
    assert not kept & {each.edition for each in again}


def test_a_patch_on_a_path_of_an_earlier_edition_says_what_became_of_it(
    review: Store, folder: Path
) -> None:
    reload(review, folder)
    act(review, "rebase_case", 3, actor=AUTHOR)

    answer = added(review, revision=4)

    assert isinstance(answer, Invalid)
    [mistake] = [each for each in answer.fields if each.field == "patch"]
    assert mistake.code == "patch-path-gone"
    assert "“Giấy a” is there no longer." in mistake.message.en


def test_a_patch_on_a_path_of_the_newer_edition_says_to_move_first(
    review: Store, folder: Path
) -> None:
    reload(review, folder)
    patch = ({"op": "remove", "path": "documents/c"},)

    answer = added(review, MeasureDraft("amend", "Bỏ giấy c", "Thừa", patch), revision=3)

    assert isinstance(answer, Invalid)
    assert [each.code for each in answer.fields] == ["patch-path-newer"]


def test_a_path_that_never_was_is_only_unknown(review: Store, folder: Path) -> None:
    reload(review, folder)
    patch = ({"op": "remove", "path": "documents/khac"},)

    answer = added(review, MeasureDraft("amend", "Bỏ", "Thừa", patch), revision=3)

    assert isinstance(answer, Invalid)
    assert [each.code for each in answer.fields] == ["patch-path-unknown"]


def test_strangers_see_no_desk(review: Store) -> None:
    assert isinstance(desk(review, 1, actor=STRANGER, today=TODAY), NotFound)
    assert isinstance(desk(review, 9, actor=AUTHOR, today=TODAY), NotFound)
