"""`make accuracy`: writes the table of `docs/accuracy.md` from a fresh run on the real records."""

import re
from datetime import date
from pathlib import Path

from registry.evaluation import Sources, evaluate
from registry.evaluation.report import markdown_of
from tests.conftest import CORPUS

ROOT = Path(__file__).parents[1]
ACCURACY = ROOT / "docs" / "accuracy.md"
DAY = date(2026, 11, 23)
_TABLE = re.compile(r"(?<=<!-- table -->\n).*?(?=<!-- end -->)", re.DOTALL)


def sources(corpus: Path) -> Sources:
    """All labels there are."""
    return Sources(
        corpus / "procedures.jsonl.gz",
        corpus / "gold" / "labels.jsonl",
        corpus / "gold" / "papers.jsonl",
        corpus / "annex_66_7.jsonl",
        ROOT / "docs" / "verdicts",
    )


def write() -> None:
    rows = evaluate(sources(CORPUS), DAY).rows
    page = ACCURACY.read_text(encoding="utf-8")
    ACCURACY.write_text(_TABLE.sub(lambda _: markdown_of(rows), page), encoding="utf-8")


if __name__ == "__main__":
    write()
