"""What one operation may ask for: attacks are refused with a code before anything runs."""

import time

import pytest
from graphql import get_introspection_query

from registry.publication.catalogue import Catalogue
from schema.limits import MAX_COST, PAST_COST
from tests.schema.sample import answer, ask, catalogue, procedure

PAGE = "edges {node {code}}"
NESTED = "{releases(first: 100) {edges {node {entries {procedure {findings {rule {id}}}}}}}}"
CYCLE = "{...A} fragment A on Query {...B} fragment B on Query {...A}"
DOUBLING = "{procedures {edges {node {...F0}}}} fragment F100 on Procedure {x}" + "".join(
    f"fragment F{n} on Procedure {{...F{n + 1} ...F{n + 1}}}" for n in range(100)
)


@pytest.fixture(scope="module")
def shown() -> Catalogue:
    return catalogue([procedure("1.000001", "A"), procedure("1.000002", "B")])


@pytest.mark.parametrize(
    ("code", "document"),
    [
        ("TOO_MANY_TOKENS", "{" + "viewer {name}" * 700 + "}"),
        ("GRAPHQL_PARSE_FAILED", "{" * 500),
        ("TOO_DEEP", "{" + "viewer{" * 13 + "name" + "}" * 14),
        ("TOO_DEEP", "query {...A} fragment A on Query {" + "a {" * 13 + "b" + "}" * 14),
        ("TOO_DEEP", "{__schema {types {" + "ofType {" * 20 + "name" + "}" * 23),
        ("TOO_MANY_ALIASES", "{viewer {" + " ".join(f"a{n}: name" for n in range(51)) + "}}"),
        ("TOO_MANY_DIRECTIVES", "{viewer {name " + "@skip(if: false) " * 5 + "}}"),
        ("TOO_MANY_DIRECTIVES", "{viewer {" + "name @skip(if: true) " * 51 + "}}"),
        ("TOO_MANY_ROOT_FIELDS", "{" + " ".join(f"a{n}: viewer {{name}}" for n in range(21)) + "}"),
        ("TOO_MANY_ROOT_FIELDS",
         "{...A ...B} fragment A on Query {" + " ".join(f"a{n}: viewer {{name}}" for n in range(11))
         + "} fragment B on Query {" + " ".join(f"b{n}: viewer {{name}}" for n in range(11)) + "}"),
        ("TOO_COSTLY", NESTED),
        ("TOO_COSTLY", "{procedures(first: 1000000) {" + PAGE + "}}"),
        ("TOO_COSTLY", "{" + " ".join(
            f"a{n}: procedures(first: 100) {{edges {{node {{documents {{key}}}}}}}}"
            for n in range(12)) + "}"),
        ("TOO_COSTLY", "{" + " ".join(
            f"a{n}: __schema {{types {{fields {{args {{name}}}}}}}}" for n in range(20)) + "}"),
        ("PAGE_SIZE", "{procedures(first: 101) {" + PAGE + "}}"),
        ("PAGE_SIZE", "{procedures(first: -1) {" + PAGE + "}}"),
        ("PAGE_SIZE", "{procedures(last: 101) {" + PAGE + "}}"),
        ("PAGE_SIZE", "{procedures(first: 1, last: 1) {" + PAGE + "}}"),
        ("TOO_MANY_IDS", "{nodes(ids: [" + '"a" ' * 101 + "]) {id}}"),
        ("TOO_MANY_KEYS", "{procedures(filter: {listOf: [" + '"a" ' * 101 + "]}) {totalCount}}"),
        ("GRAPHQL_VALIDATION_FAILED", CYCLE),
        ("GRAPHQL_VALIDATION_FAILED", DOUBLING),
        ("GRAPHQL_VALIDATION_FAILED", "{viewer {" + "name " * 300 + "nothing}}"),
        ("GRAPHQL_VALIDATION_FAILED", "{__schema {types {fields {type {fields {type {fields {type "
         "{fields {type {fields {name}}}}}}}}}}}}"),
    ],
)  # fmt: skip
def test_an_attack_is_refused_with_a_code(shown: Catalogue, code: str, document: str) -> None:
    started = time.process_time()

    found = answer(document, of=shown)

    assert found["errors"][0]["extensions"]["code"] == code
    assert time.process_time() - started < 1
    assert set(found["extensions"]["cost"]) == {"requested", "limit", "remaining"}


def test_page_sizes_in_variables_are_counted(shown: Catalogue) -> None:
    document = "query Q($n: Int) {procedures(first: $n) {" + PAGE + "}}"

    few = answer(document, {"n": 10}, of=shown)["extensions"]["cost"]
    many = answer(document, {"n": 1_000_000}, of=shown)

    assert few == {"requested": 21, "limit": MAX_COST, "remaining": MAX_COST - 21}
    assert many["errors"][0]["extensions"]["code"] == "TOO_COSTLY"


def test_fragments_cost_what_they_stand_for(shown: Catalogue) -> None:
    plain = "{procedures {edges {node {documents {key} steps {key}}}}}"
    spread = """{procedures {...P}}
      fragment P on ProcedureConnection {edges {node {...D ...S}}}
      fragment D on Procedure {documents {key}} fragment S on Procedure {steps {key}}"""

    costs = [answer(text, of=shown)["extensions"]["cost"] for text in (plain, spread)]

    assert costs[0]["requested"] == costs[1]["requested"] > 20


@pytest.mark.parametrize(
    "field",
    [
        'scorecardPreview(since: "2025-01-01", until: "2025-01-31", level: "x") {rankedCount}',
        "scorecard(number: 1) {changes {unit}}",
        "targets(first: 1) {totalCount}",
    ],
)
def test_what_is_worked_out_of_everything_costs_as_another_day(
    shown: Catalogue, field: str
) -> None:
    def cost(many: int) -> dict[str, int]:
        document = "{" + " ".join(f"a{n}: {field}" for n in range(many)) + "}"
        found: dict[str, int] = answer(document, of=shown)["extensions"]["cost"]
        return found

    assert PAST_COST < cost(1)["requested"] < 2 * PAST_COST
    assert cost(20)["requested"] > MAX_COST


@pytest.mark.parametrize(
    ("head", "said", "variables"),
    [
        ("", '{listOf: ["a", "b"]}', {}),
        ("($k: [String!])", "{listOf: $k}", {"k": ["a", "b"]}),
        ('($k: [String!] = ["a"])', "{listOf: $k}", {}),
        ("($f: ProcedureFilter)", "$f", {"f": {"listOf": ["a"]}}),
        ('($f: ProcedureFilter = {listOf: "a"})', "$f", {}),
    ],
)
def test_lists_of_authorities_cost_once_as_another_day(
    shown: Catalogue, head: str, said: str, variables: dict[str, object]
) -> None:
    def requested(chosen: str, given: dict[str, object]) -> int:
        document = f"query Q{head} {{procedures(first: 1, filter: {chosen}) {{totalCount}}}}"
        found: int = answer(document, given, of=shown)["extensions"]["cost"]["requested"]
        return found

    assert requested(said, variables) == PAST_COST + 1
    if head:  # negative control: what is sent as null is not chosen
        assert requested(said, dict.fromkeys([head[2]])) == 1


def test_a_page_size_that_need_not_be_sent_is_counted(shown: Catalogue) -> None:
    document = "query Q($n: Int = 1000000) {procedures(first: $n) {" + PAGE + "}}"

    assert answer(document, of=shown)["errors"][0]["extensions"]["code"] == "TOO_COSTLY"


def test_the_schema_can_be_introspected(shown: Catalogue) -> None:
    found = answer(get_introspection_query(input_value_deprecation=True), of=shown)

    assert not found["errors"]
    assert found["data"]["__schema"]["queryType"] == {"name": "Query", "kind": "OBJECT"}


def test_what_was_known_is_not_checked_less(shown: Catalogue) -> None:
    document = "query Q($n: Int) {procedures(first: $n) {totalCount}}"

    for _ in range(2):
        assert ask(document, {"n": 1}, of=shown) == {"procedures": {"totalCount": 2}}
        assert answer(document, {"n": 101}, of=shown)["errors"][0]["extensions"]["code"] == (
            "PAGE_SIZE"
        )
