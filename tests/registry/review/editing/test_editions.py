"""What became of a path between two editions of a procedure."""

from typing import Any

import pytest

from registry.procedure.model import Procedure
from registry.procedure.reading import procedure_from_data
from registry.review.editing.editions import Fate, fate_of


def content(**keys: Any) -> Procedure:
    named = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-y-te", "name": "X"}
    return procedure_from_data(named | keys)


FORM = {"id": "to-khai", "name": "Tờ khai đăng ký", "copies": "1"}
CARD = {"id": "cccd", "name": "Căn cước công dân"}
PHOTO = {"id": "anh", "name": "Ảnh 4x6"}
BEFORE = content(
    documents=[FORM, CARD, PHOTO], time_limit="3 day", sets="1",
    channels=[{"by": "online", "time_limit": "3 day"}],
)  # fmt: skip
AFTER = content(
    documents=[
        {"id": "to-khai-moi", "name": "Tờ khai đăng ký (mới)"},
        {"id": "the", "name": "Căn cước công dân"},
        {"id": "giay-kham", "name": "Giấy khám sức khỏe"},
    ],
    time_limit="2 day",
    sets="1",
)


@pytest.mark.parametrize(
    ("path", "fate", "now", "words"),
    [
        ("documents/anh", Fate.REMOVED, None, "“Ảnh 4x6” is there no longer."),
        ("documents/anh/form", Fate.REMOVED, None, "“Ảnh 4x6” is there no longer."),
        ("documents/cccd", Fate.RENAMED, "documents/the",
         "“Căn cước công dân” is now “Căn cước công dân” (documents/the)."),
        ("documents/to-khai/copies", Fate.RENAMED, "documents/to-khai-moi/copies",
         "“Tờ khai đăng ký” is probably now “Tờ khai đăng ký (mới)” "
         "(documents/to-khai-moi/copies)."),
        ("time_limit", Fate.CHANGED, "time_limit",
         "Change time limit from “3 days” to “2 days”"),
        ("channels/online/time_limit", Fate.REMOVED, None, "“Online” is there no longer."),
    ],
)  # fmt: skip
def test_a_path_that_is_not_as_it_was_says_what_became_of_it(
    path: str, fate: Fate, now: str | None, words: str
) -> None:
    found = fate_of(path, BEFORE, AFTER)

    assert found is not None
    assert (found.fate, found.now) == (fate, now)
    assert words in found.words.en


@pytest.mark.parametrize("path", ["sets", "channels/post", "documents/khac", ".", "appeal/how"])
def test_what_stands_or_never_was_there_has_no_fate(path: str) -> None:
    assert fate_of(path, BEFORE, AFTER) is None


def test_two_papers_do_not_become_one_because_they_share_a_word() -> None:
    before = content(documents=[{"id": "a", "name": "Giấy phép lái xe"}])
    after = content(documents=[{"id": "b", "name": "Giấy khai sinh"}])

    found = fate_of("documents/a", before, after)

    assert found is not None
    assert found.fate is Fate.REMOVED
