"""How many SQL statements an operation needs: as many for a hundred objects as for one."""

from pathlib import Path

from registry.actors import EVERYWHERE, Actor, Role
from registry.review import open_case
from registry.store import Store, load
from tests.registry.folders import LOADER, NOW, PAPERS, papers, procedure_text, write_folder
from tests.schema.kept import AUTHORITY, CODES, REVIEWER, Kept, kept, published

EVERYTHING = Actor("an", Role.ADMINISTRATOR, EVERYWHERE)
CATALOGUE = """{procedures(first: 100) {totalCount facets {level {count} field {count}}
  edges {node {name documents {name} steps {name} findings {status rule {id}}}}}}"""
VERDICTS = "{findings(first: 100) {edges {node {verdict {decision} verdicts {words}}}}}"
CASES = """{reviewCases(first: 100) {edges {node {title findings {element verdict {by}}
  history {action}}}}}"""
REVISIONS = "{procedures(first: 100) {edges {node {revision}}}}"


def many(store: Store, folder: Path, size: int) -> Kept:
    """So many published procedures with two findings each, all under review."""
    codes = [f"1.1{number:05}" for number in range(size)]
    files = {f"{code}.yaml": procedure_text(code, more=papers("a", "b")) for code in codes}
    registry = kept(store, folder)
    load(store, write_folder(folder, files), actor=LOADER, now=NOW, analysis=PAPERS)
    published(store, "9/QĐ-BCA", newest=1)
    for code in codes:
        open_case(
            store, AUTHORITY, code, reason="x", actor=REVIEWER, now=NOW, idempotency_key=code,
            expected_revision=1,
        )  # fmt: skip
    registry.holder.refresh()
    return registry


def counts(registry: Kept) -> dict[str, int]:
    found = {}
    for document in (CATALOGUE, VERDICTS, CASES, REVISIONS):
        with registry.statements() as seen:
            registry.ask(document, actor=EVERYTHING)
        found[document] = len(seen)
    return found


def test_the_published_catalogue_is_read_without_a_statement(registry: Kept) -> None:
    assert counts(registry)[CATALOGUE] == 0


def test_statements_do_not_grow_with_the_number_of_objects(store: Store, tmp_path: Path) -> None:
    registry = many(store, tmp_path, 3)
    few = counts(registry)
    more = registry.ask("{findings {totalCount} reviewCases {totalCount}}", actor=EVERYTHING)

    assert few[VERDICTS] == 1
    assert few[REVISIONS] == 1
    assert few[CASES] <= 13  # cases, counts, measures, days, what happened, findings, verdicts
    assert more["reviewCases"]["totalCount"] == 3


def test_thirty_cases_need_as_many_statements_as_three(store: Store, tmp_path: Path) -> None:
    registry = many(store, tmp_path, 30)

    found = counts(registry)

    assert found[VERDICTS] == 1
    assert found[CASES] <= 13


def test_the_counter_sees_one_by_one_reading(registry: Kept) -> None:
    """The negative control: what a resolver without loader would do is counted."""
    document = "query Q($f: String!) {finding(fingerprint: $f) {verdict {decision}}}"

    with registry.statements() as seen:
        for code in CODES[1:]:
            registry.ask(document, {"f": f"PAPER:{code}:documents/a"})

    assert len(seen) == 2
