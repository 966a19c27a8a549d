"""The example catalogue: real procedures in our own words, good enough to show every feature."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from registry.analysis.rulebook.shipped import load
from registry.analysis.subject import subject
from registry.procedure.model import Procedure
from registry.procedure.reading import ProcedureFile, read_procedure
from registry.procedure.vocabulary import Level
from registry.reference import load_reference
from rules import Finding, Severity, evaluate

EXAMPLES = Path(__file__).parents[2] / "registry" / "examples"
FILES = sorted(EXAMPLES.glob("*/*.yaml"))
FIELDS = {
    "bao-hiem-xa-hoi", "bao-tro-xa-hoi", "can-cuoc", "chung-thuc", "cong-chung", "cong-thuong",
    "cu-tru", "dang-ky-doanh-nghiep", "dat-dai", "giao-duc", "giao-thong", "hai-quan",
    "ho-kinh-doanh", "ho-tich", "lam-nghiep", "lao-dong", "ly-lich-tu-phap", "moi-truong",
    "nguoi-co-cong", "nong-nghiep", "thue", "thuy-san", "xay-dung", "y-te-duoc",
}  # fmt: skip
LONGEST_COMMON_RUN = 11
TODAY = date(2026, 11, 23)
SERIOUS = {Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM}
# Redundancies that a portal record has and that the examples must go on showing.
SHOWN = {
    ("1.001193", "TTHC-D01", "documents/giay-to-tuy-than"),
    ("1.001521", "TTHC-D19", "documents/ve-tau-xe-2"),
    ("1.001613", "TTHC-D06", "documents/so-bhxh"),
    ("1.003634", "TTHC-D14", "documents/giay-chung-nhan-dang-ky"),
    ("1.004055", "TTHC-D03", "documents/giay-khai-sinh"),
    ("1.004055", "TTHC-S08", "steps/cong-an-huyen-xac-nhan"),
    ("1.004194", "TTHC-S13", "steps/chuan-bi"),
    ("1.004198", "TTHC-S01", "time_limit"),
    ("1.004873", "TTHC-S02", "time_limit"),
    ("1.007781", "TTHC-D08", "documents/dang-ky-kinh-doanh"),
    ("1.007781", "TTHC-D21", "documents/tai-lieu-khac"),
    ("1.007781", "TTHC-O01", "."),
    ("1.012812", "TTHC-D10", "documents/giay-to-su-dung-dat"),
    ("1.013233", "TTHC-D18", "."),
    ("1.013237", "TTHC-D16", "documents/van-bang"),
    ("1.013614", "TTHC-D24", "forms/so-yeu-ly-lich"),
    ("3.000347", "TTHC-F01", "fees/le-phi"),
}
WELL_DESIGNED = {"1.001324", "1.008004", "1.010041", "3.000156"}
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


@cache
def _findings(path: Path) -> Sequence[Finding]:
    return evaluate(load().rules, subject(_read(path).procedure, TODAY), as_of=TODAY).findings


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


def test_the_examples_name_authorities_and_papers_that_the_reference_data_know() -> None:
    reference = load_reference()
    types = {each.type for found in _procedures() for each in found.documents or () if each.type}
    assert types <= set(reference.document_types)
    assert {found.authority for found in _procedures()} <= set(reference.authorities)


def test_well_designed_procedures_have_no_serious_finding() -> None:
    serious = {path.stem for path in FILES for each in _findings(path) if each.severity in SERIOUS}
    assert not WELL_DESIGNED & serious


def test_the_redundancies_of_the_real_records_are_found() -> None:
    found = {(path.stem, each.rule, each.element) for path in FILES for each in _findings(path)}
    assert found >= SHOWN


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_finding_leads_to_its_line_and_sentence(path: Path) -> None:
    file = _read(path)
    lines = path.read_text(encoding="utf-8").splitlines()
    for finding in _findings(path):
        place = file.locate(finding.element)
        assert 1 <= place.line <= len(lines)
        name, _, key = finding.element.partition("/")
        if name in ("documents", "steps"):
            item = next(item for item in getattr(file.procedure, name) if item.id == key)
            assert item.text
            assert key in lines[place.line - 1]


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
