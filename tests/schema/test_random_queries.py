"""Random valid queries: none breaks the server, none shows a word of a draft to the public."""

import json
from collections.abc import Iterator
from datetime import UTC

import pytest
import strawberry
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries
from sqlmodel import select

from registry.actors import Actor, Role
from registry.review.feedback import Handling, Sent, handle, receive
from registry.store import Store, open_store
from registry.store.review_tables import FeedbackRow
from schema import Schema
from schema.printing import schema_text
from schema.query import Query
from tests.registry.folders import NOW
from tests.schema.kept import AUTHORITY, CANARY, CODES, REVIEWER, Kept, kept

OURS = {"BAD_CURSOR", "BAD_ID", "BAD_RANGE", "BAD_TARGET", "BAD_USER_INPUT",
        "PAGE_SIZE", "STALE_CURSOR", "TOO_COSTLY", "TOO_DEEP", "TOO_MANY_ALIASES", "TOO_MANY_IDS",
        "TOO_MANY_KEYS", "TOO_MANY_ROOT_FIELDS", "TOO_MANY_TOKENS", "UNAUTHENTICATED"}  # fmt: skip
CHECKER = Actor("kiem-soat", Role.CONTROLLER, AUTHORITY)
DAYS = {
    "Date": st.dates().map(lambda day: nodes.String(day.isoformat())),
    "DateTime": st.datetimes(timezones=st.just(UTC)).map(lambda at: nodes.String(at.isoformat())),
}
DOCUMENTS = queries(schema_text(), custom_scalars=DAYS)
PROFILE = settings(
    max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


@pytest.fixture(scope="module")
def kept_registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    store = open_store(":memory:")
    registry = kept(store, tmp_path_factory.mktemp("folder"))
    with_feedback(store)
    yield registry
    store.close()


def with_feedback(store: Store) -> None:
    """Feedback 1 is not published; 2 is, and nothing that tells who sent it may be."""
    for number, sent in enumerate(
        (Sent("citizen", CANARY), Sent("citizen", "Nộp hai lần", name=CANARY, contact=CANARY)), 1
    ):
        receive(
            store, AUTHORITY, CODES[0], sent, salt="s", today=NOW.date(), now=NOW,
            idempotency_key=f"khoa-ngau-nhien-{number}",
        )  # fmt: skip
    for revision, (act, said) in enumerate(
        {"answer_feedback": Handling("Sẽ sửa", unit="C06"), "publish_feedback": Handling()}.items(),
        1,
    ):
        handle(
            store, act, 2, said, today=NOW.date(), actor=CHECKER, now=NOW, idempotency_key=act,
            expected_revision=revision,
        )  # fmt: skip


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

        spoken = session.connection().exec_driver_sql("SELECT * FROM feedback").all()

    assert sum(CANARY.lower() in bytes(row[0]).decode().lower() for row in contents) == 2
    assert ["published" in row for row in spoken if CANARY in row] == [False, True]


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


def test_a_leak_of_feedback_would_be_found(kept_registry: Kept) -> None:
    """The negative control: a field that shows feedback before it is published is found out."""

    @strawberry.type
    class Leaky(Query):
        @strawberry.field
        def spoken(self, number: int) -> str:
            with kept_registry.store.read() as session:
                return "".join(row.words for row in session.exec(select(FeedbackRow))) + str(number)

    leaky = Schema(Leaky, None)

    @settings(PROFILE, max_examples=1000, phases=[Phase.generate], database=None)
    @given(document=queries(leaky.as_str(), fields=["spoken", "publishedFeedback"]))
    def look(document: str) -> None:
        assert CANARY.lower() not in said(kept_registry.answer(document, schema=leaky))

    with pytest.raises(AssertionError):
        look()


@PROFILE
@given(
    document=queries(
        schema_text(), fields=["publishedFeedback", "followFeedback", "feedback", "feedbackItem"]
    )
)
def test_no_query_about_feedback_shows_what_is_not_published(
    kept_registry: Kept, document: str
) -> None:
    found = kept_registry.answer(document)

    assert {error["extensions"]["code"] for error in found["errors"]} <= OURS
    assert CANARY.lower() not in said(found)


def test_its_unit_does_see_the_feedback(kept_registry: Kept) -> None:
    """The other control: the canary can be reached by those who may answer."""
    document = "{feedback {edges {node {number words name}}}}"

    found = kept_registry.ask(document, actor=CHECKER)

    assert said(found).count(CANARY.lower()) == 2
    published = kept_registry.ask("{publishedFeedback {edges {node {words}}}}")
    assert len(published["publishedFeedback"]["edges"]) == 1


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
