"""Random valid queries: none breaks the server, none shows a word of a draft to the public."""

import json
from collections.abc import Iterator

import pytest
import strawberry
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis_graphql import queries

from registry.store import open_store
from schema import Schema
from schema.printing import schema_text
from schema.query import Query
from tests.schema.kept import CANARY, CODES, REVIEWER, Kept, kept

OURS = {"BAD_CURSOR", "BAD_ID", "BAD_USER_INPUT", "PAGE_SIZE", "STALE_CURSOR", "TOO_COSTLY",
        "TOO_DEEP", "TOO_MANY_ALIASES", "TOO_MANY_IDS", "TOO_MANY_ROOT_FIELDS", "TOO_MANY_TOKENS",
        "UNAUTHENTICATED"}  # fmt: skip
DOCUMENTS = queries(schema_text())
PROFILE = settings(
    max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def kept_registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    store = open_store(":memory:")
    yield kept(store, tmp_path_factory.mktemp("folder"))
    store.close()


@PROFILE
@given(document=DOCUMENTS)
def test_no_query_breaks_the_server_or_shows_a_draft(kept_registry: Kept, document: str) -> None:
    found = kept_registry.answer(document)

    assert {error["extensions"]["code"] for error in found["errors"]} <= OURS
    assert CANARY.lower() not in said(found)


@pytest.mark.nightly
@settings(PROFILE, max_examples=1000)
@given(document=DOCUMENTS)
def test_many_queries_break_nothing_and_show_no_draft(kept_registry: Kept, document: str) -> None:
    found = kept_registry.answer(document)

    assert {error["extensions"]["code"] for error in found["errors"]} <= OURS
    assert CANARY.lower() not in said(found)


@PROFILE
@given(document=DOCUMENTS)
def test_no_query_of_a_reviewer_breaks_the_server(kept_registry: Kept, document: str) -> None:
    found = kept_registry.answer(document, actor=REVIEWER)

    assert {error["extensions"]["code"] for error in found["errors"]} <= OURS


def test_the_canary_is_in_the_drafts(kept_registry: Kept) -> None:
    """Else the test above would find nothing, whatever leaks."""
    with kept_registry.store.read() as session:
        contents = session.connection().exec_driver_sql("SELECT content FROM edition").all()

    assert sum(CANARY.lower() in bytes(row[0]).decode().lower() for row in contents) == 2


def test_a_leak_would_be_found(kept_registry: Kept) -> None:
    """The negative control: a field that shows what was loaded last is found out."""

    @strawberry.type
    class Leaky(Query):
        @strawberry.field
        def loaded(self, code: str) -> str:
            with kept_registry.store.read() as session:
                rows = session.connection().exec_driver_sql("SELECT source FROM edition").all()
            return "".join(row[0] for row in rows) + code

    leaky = Schema(Leaky, None)

    @settings(PROFILE, max_examples=1000, phases=[Phase.generate], database=None)
    @given(document=queries(leaky.as_str(), fields=["loaded", "viewer"]))
    def look(document: str) -> None:
        assert CANARY.lower() not in said(kept_registry.answer(document, schema=leaky))

    with pytest.raises(AssertionError):
        look()


def test_a_reviewer_does_see_the_draft(kept_registry: Kept) -> None:
    """The other control: the canary can be reached by those who may see it."""
    asked = {"authority": "bo-cong-an", "code": CODES[0], "reason": "x", "expectedRevision": 2,
             "idempotencyKey": "c"}  # fmt: skip
    document = """mutation M($input: OpenReviewCaseInput!) {openReviewCase(input: $input) {
      ... on OpenReviewCaseSuccess {reviewCase {findings {element}}}}}"""

    found = kept_registry.answer(document, {"input": asked}, actor=REVIEWER)

    assert CANARY.lower() in said(found)


def said(answer: object) -> str:
    return json.dumps(answer, ensure_ascii=False, default=str).lower()
