"""`make docs`: writes every page that is made from code; tests check that they are current.

A page is added by adding its function to PAGES.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from registry.analysis.rulebook.documentation import FACTS_FILE, RULES_FILE, facts_page, rules_page
from registry.evaluation import judged
from registry.indicators.documentation import INDICES_FILE, indices_page
from registry.procedure.json_schema import FILE, schema_text
from registry.reference.documentation import REGISTERS_FILE, registers_page
from registry.refusals import REFUSALS_FILE, refusals_page
from registry.review.documentation import REVIEW_FILE, review_page
from rules import json_schema as rule_schema
from schema import printing
from web.commands import reference

ROOT = Path(__file__).parents[1]

PAGES: Mapping[str, Callable[[], str]] = {
    FILE: schema_text,
    FACTS_FILE: facts_page,
    RULES_FILE: rules_page,
    INDICES_FILE: indices_page,
    REGISTERS_FILE: registers_page,
    REFUSALS_FILE: refusals_page,
    REVIEW_FILE: review_page,
    judged.FILE: judged.judged_text,
    rule_schema.FILE: rule_schema.schema_text,
    rule_schema.MANIFEST_FILE: rule_schema.manifest_schema_text,
    "schema/schema.graphql": printing.schema_text,
    reference.FILE: reference.reference_text,
}


def write() -> None:
    for name, page in PAGES.items():
        (ROOT / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
