"""The once-only rules on the real records, against labels nobody on this project wrote.

The floors are what was reached, less a little; raise them when the rules get better.
"""

import gzip
import json
import os
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.analysis.reads import reads_of
from registry.analysis.shipped import load
from registry.analysis.subject import subject
from registry.portal import PortalRecord, read_records
from registry.portal.importing import Importer
from registry.procedure.reading import procedure_from_data
from registry.reference import load_reference
from rules import evaluate

pytestmark = pytest.mark.corpus
CORPUS = Path("../shared/corpus")
DAY = date(2026, 11, 23)
ONCE_ONLY = {f"TTHC-D{number:02d}" for number in range(1, 14)}
SHOWN = {"critical", "high", "medium"}

# Rows of the portal's document table -> registers of the findings there, by procedure code.
Found = Mapping[str, Mapping[int | None, set[str | None]]]


def lines(name: str) -> list[dict[str, Any]]:
    with (CORPUS / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


@pytest.fixture(scope="module")
def found() -> Found:
    if not CORPUS.exists():
        if os.environ.get("CI"):
            pytest.fail("the corpus is not at ../shared/corpus")
        pytest.skip("the corpus is not at ../shared/corpus")
    labelled = {row["code"] for row in lines("gold/papers.jsonl")}
    labelled |= {row["code"] for row in lines("annex_66_7.jsonl") if row["in_corpus"]}
    return {code: flagged for code, flagged in _flagged(labelled)}


def _flagged(codes: set[str]) -> Iterator[tuple[str, Mapping[int | None, set[str | None]]]]:
    importer, rules = Importer(load_reference()), load().rules
    for record in read_records(CORPUS / "procedures.jsonl.gz"):
        if not isinstance(record, PortalRecord) or record.code not in codes:
            continue
        procedure = procedure_from_data(importer.read(record).mapping, record.code)
        seen = subject(procedure, DAY, reads=reads_of(rules, DAY))
        rows = {f"documents/{paper.id}": paper.row for paper in procedure.documents or ()}
        flagged = defaultdict(set)
        for finding in evaluate(rules, seen, as_of=DAY).findings:
            if finding.rule in ONCE_ONLY and finding.severity in SHOWN:
                flagged[rows[finding.element]].add(finding.register)
        yield record.code, flagged


def test_single_papers_are_judged_as_two_readers_judged_them(found: Found) -> None:
    papers = lines("gold/papers.jsonl")
    hits = [bool(found[paper["code"]].get(paper["row"])) for paper in papers]
    right = sum(hit and paper["positive"] for hit, paper in zip(hits, papers, strict=True))

    assert right / sum(hits) >= 0.9
    assert right / sum(paper["positive"] for paper in papers) >= 0.85


def _with_right_register(found: Found, *asked: str) -> float:
    rows = [row for row in lines("annex_66_7.jsonl") if row["still_asked"] in asked]
    flagged = (set().union(*found[row["code"]].values()) & set(row["registers"]) for row in rows)
    return sum(map(bool, flagged)) / len(rows)


def test_papers_of_the_governments_list_that_are_still_asked_are_found(found: Found) -> None:
    assert _with_right_register(found, "yes", "partly") >= 0.84


def test_papers_that_are_only_a_fallback_are_left_alone(found: Found) -> None:
    assert _with_right_register(found, "fallback") <= 0.05


def test_the_corpus_is_the_one_the_floors_were_measured_on(found: Found) -> None:
    with gzip.open(CORPUS / "procedures.jsonl.gz") as file:
        assert sum(1 for _ in file) == 2849
    assert len(found) > 150
