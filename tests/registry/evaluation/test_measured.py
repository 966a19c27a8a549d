"""The importer and the rules on the real records, against labels nobody on this project wrote.

The floors are what was reached, less a little; raise them when reading or rules get better.
"""

import gzip
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from registry.evaluation import Evaluation, Row, Sources, evaluate
from tests.accuracy import ACCURACY, DAY, sources

pytestmark = pytest.mark.corpus
FLOORS = {
    "importer.steps": 0.92,
    "importer.actor": 0.92,
    "importer.action": 0.88,
    "importer.step_time_limit": 0.95,
    "importer.time_limit": 0.97,
    "importer.fee_free": 0.97,
    "importer.fee_amounts": 0.97,
    "importer.documents": 0.97,
    "importer.kind": 0.92,
    "importer.form": 0.92,
    "importer.condition": 0.92,
    "findings": 0.60,
    "papers.precision": 0.95,
    "papers.recall": 0.91,
    "annex.still_asked": 0.95,
}


@pytest.fixture(scope="module")
def evaluation(corpus: Path) -> Evaluation:
    return evaluate(sources(corpus), DAY)


@pytest.fixture(scope="module")
def rows(evaluation: Evaluation) -> Mapping[str, Row]:
    return {row.measure.key: row for row in evaluation.rows}


@pytest.mark.parametrize("measure", FLOORS)
def test_what_was_reached_is_kept(rows: Mapping[str, Row], measure: str) -> None:
    value = rows[measure].value

    assert value is not None
    assert value >= FLOORS[measure]


def test_papers_that_are_only_a_fallback_are_left_alone(rows: Mapping[str, Row]) -> None:
    assert (rows["annex.fallback"].value or 0) <= 0.03


def test_the_corpus_is_the_one_the_floors_were_measured_on(
    corpus: Path, rows: Mapping[str, Row]
) -> None:
    with gzip.open(corpus / "procedures.jsonl.gz") as file:
        assert sum(1 for _ in file) == 2849
    assert (rows["importer.steps"].n, rows["findings"].n) == (166, 167)
    assert (rows["annex.still_asked"].n, rows["annex.fallback"].n) == (72, 65)


def test_the_page_on_accuracy_claims_no_more_than_a_run_gives(rows: Mapping[str, Row]) -> None:
    printed = dict(re.findall(r"^\| ([^|]+) \| ([\d.]+) \|", ACCURACY.read_text("utf-8"), re.M))
    labelled = {key: row for key, row in rows.items() if not key.startswith("verdicts.")}
    shown = {row.measure.en: row for row in labelled.values()}

    assert shown.keys() <= printed.keys(), "run `make accuracy`"
    assert [
        name
        for name, row in shown.items()
        if row.value is not None and _claims_more(float(printed[name]), row)
    ] == [], "run `make accuracy`"


def _claims_more(printed: float, row: Row) -> bool:
    better = (row.value or 0) - printed if row.measure.at_most else printed - (row.value or 0)
    return better > (0.03 if row.measure.key.startswith("importer.") else 0.1)


def test_without_the_record_of_a_label_nothing_is_measured(corpus: Path, tmp_path: Path) -> None:
    from registry.evaluation.reading import NoSuchRecord

    (tmp_path / "papers.jsonl").write_text(
        '{"code": "9.999999", "row": 0, "positive": true, "register": "land"}\n'
    )
    named = Sources(corpus / "procedures.jsonl.gz", papers=tmp_path / "papers.jsonl")

    with pytest.raises(NoSuchRecord, match=r"9\.999999"):
        evaluate(named, date(2026, 11, 23))
