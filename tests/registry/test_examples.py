"""The example catalogue: real procedures in our own words, good enough to show every feature."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from registry.procedure.model import Procedure
from registry.procedure.reading import ProcedureFile, read_procedure
from registry.procedure.vocabulary import Level

EXAMPLES = Path(__file__).parents[2] / "registry" / "examples"
FILES = sorted(EXAMPLES.glob("*/*.yaml"))
FIELDS = {
    "bao-hiem-xa-hoi", "bao-tro-xa-hoi", "can-cuoc", "chung-thuc", "cong-chung", "cong-thuong",
    "cu-tru", "dang-ky-doanh-nghiep", "dat-dai", "giao-duc", "giao-thong", "hai-quan",
    "ho-kinh-doanh", "ho-tich", "lam-nghiep", "lao-dong", "ly-lich-tu-phap", "moi-truong",
    "nguoi-co-cong", "nong-nghiep", "thue", "thuy-san", "xay-dung", "y-te-duoc",
}  # fmt: skip
LONGEST_COMMON_RUN = 11
_TEXTS = {
    "steps": ("name", "text", "when"),
    "documents": ("text", "when"),
    "conditions": ("text",),
    "cases": ("when", "text"),
}


@cache
def _read(path: Path) -> ProcedureFile:
    return read_procedure(path.read_bytes(), path.relative_to(EXAMPLES).as_posix())


def _procedures() -> list[Procedure]:
    return [_read(path).procedure for path in FILES]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    size = LONGEST_COMMON_RUN + 1
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


def _own_texts(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for name, keys in _TEXTS.items():
        for item in getattr(procedure, name) or ():
            for key in keys:
                if text := getattr(item, key):
                    yield f"{name}/{item.id}.{key}", text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_example_reads_and_is_named_by_its_code(path: Path) -> None:
    found = _read(path).procedure
    assert found.code == path.stem
    assert found.name_en
    assert found.field
    assert found.steps
    assert found.documents is not None
    assert all(step.text for step in found.steps)
    assert all(document.text for document in found.documents)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_example_is_composed_unicode(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)


def test_the_examples_cover_the_fields_and_all_three_levels() -> None:
    assert len(FILES) >= 30
    assert {path.parent.name for path in FILES} == FIELDS
    levels = Counter(level for found in _procedures() for level in found.levels or ())
    assert all(levels[level] >= 11 for level in (Level.CENTRAL, Level.PROVINCE, Level.COMMUNE))
    assert "Thủ tục đăng ký khai sinh" in {found.name for found in _procedures()}


def test_each_code_is_there_once() -> None:
    assert len({path.stem for path in FILES}) == len(FILES)


def test_some_examples_hang_together() -> None:
    """The result of one is a document of another, so that the picture of a chain has something."""
    codes = {found.code for found in _procedures()}
    links = {
        (document.result_of, found.code)
        for found in _procedures()
        for document in found.documents or ()
        if document.result_of in codes - {found.code}
    }
    assert ("1.004873", "1.000894") in links
    assert ("1.013803", "1.013859") in links
    assert ("3.000159", "3.000155") in links


@pytest.mark.corpus
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_example_is_real_and_shares_no_sentence_with_its_record(
    path: Path, portal_records: Mapping[str, Mapping[str, Any]]
) -> None:
    found = _read(path).procedure
    record = portal_records[found.code]
    assert _words(found.name) == _words(record["name"])
    texts = [text for value in record.values() for text in _all_texts(value)]
    theirs = set().union(*(_runs(_words(text)) for text in texts))
    copied = {
        place: " ".join(run)
        for place, text in _own_texts(found)
        for run in _runs(_words(text)) & theirs
    }
    assert not copied


def _all_texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _all_texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from _all_texts(item)
