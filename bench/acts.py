"""Each act of a review at the server, among 10,000 cases in one SQLite file.

An act is a whole mutation as a client sends it: read, kept on disk, served from then on, and the
case shown with its findings, measures, possible acts and history. One real store is made and its
rows are copied under other codes; each act is done to cases of its own, in the state it needs.
"""

import asyncio
import statistics
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from graphql import GraphQLField, get_named_type
from sqlalchemy import text

from bench.measuring import Figure
from registry.actors import Actor
from registry.publication.snapshot import hold
from registry.reference import load_reference
from registry.store import open_store
from registry.store.columns import METADATA
from schema import SCHEMA, execute, request
from schema.server import encoded
from tests.registry.folders import NOW
from tests.registry.review.reviewing import all_answered
from tests.schema.kept import AUTHORITY, CODES, Kept, kept
from tests.schema.test_every_mutation import (
    CALLS,
    EVERYTHING,
    ITEM,
    MEASURE,
    NEEDS,
    OTHER,
    PLAN_REVISIONS,
    SAID,
)

CASES = 10_000
ROUNDS = 7
LIMIT = 30.0
CASE = """number state revision openFindings totalFindings due
  possibleActs {act role mayDo} findings {fingerprint status verdict {by words}}
  measures {number state revision possibleActs {act mayDo}} history {at by action words}"""
SHOWN: Mapping[str, str] = {
    "ReviewActResult": f"... on ReviewActSuccess {{reviewCase {{{CASE}}}}}",
    "OpenReviewCaseResult": f"... on OpenReviewCaseSuccess {{reviewCase {{{CASE}}}}}",
    "TriageResult": "... on TriageSuccess {revision finding {status verdicts {by words}}}",
    "PlanResult": "... on PlanSuccess {plan {number revision items {number product standing}}}",
}
LISTS: Mapping[str, str] = {
    "the first page of the cases, with facets": """{reviewCases(first: 20) {totalCount
      facets {state {value count} authority {value count}}
      edges {node {number title state due openFindings totalFindings}} pageInfo {hasNextPage}}}""",
    "one case with its findings and history": f'{{reviewCase(id: "5000") {{{CASE}}}}}',
}
# A release is no act of a review; feedback is sent without an account and shows no case.
NOT_ACTS_OF_REVIEW = (
    "acceptStatistics", "publishRelease", "sendFeedback", "supplementFeedback", "addWebhook",
    "pauseWebhook", "removeWebhook", "resumeWebhook", "testWebhook",
)  # fmt: skip

# Rows of case 1 and what they stand on, copied under the numbers 2 to CASES: which rows, and what
# is another in the copy `n`. What follows are rows that are made.
NUMBERS = """WITH RECURSIVE number(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM number
  WHERE n < :cases) """
KEY, CODE, HASH = ":authority || printf('/2.%06d', n)", "printf('2.%06d', n)", "printf('%064d', n)"
FINDING = f"replace(fingerprint, :code, {CODE})"
COPIES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "edition": ("hash = :edition", {"hash": HASH, "procedure": KEY}),
    "procedure": ("key = :key", {"key": KEY, "code": CODE, "edition": HASH}),
    "finding": (
        "procedure = :key", {"fingerprint": FINDING, "procedure": KEY, "edition": HASH}
    ),
    "sighting": ("edition = :edition", {"fingerprint": FINDING, "edition": HASH}),
    "release_entry": ("procedure = :key", {"procedure": KEY, "edition": HASH}),
    "review_case": (
        "id = 1",
        {"id": "n", "procedure": KEY, "edition": HASH, "revision": "1",
         "state": "CASE n % 2 WHEN 0 THEN 'PROPOSED' ELSE 'IN_REVIEW' END"},
    ),
    "measure": (
        "id = 1",
        {"id": "n", "case": "n", "state": "CASE n % 2 WHEN 0 THEN 'APPROVED' END"},
    ),
    "review_event": (
        '"case" = 1',
        {"id": "1000000 + n * 10 + id", "case": "n",
         "measure": "CASE WHEN measure IS NOT NULL THEN n END"},
    ),
}  # fmt: skip
MADE = (
    rf"""INSERT INTO verdict (finding, decision, words, actor, role, at, act)
    SELECT 'PAPER\:' || {CODE} || '\:documents/b', 'accepted', '', 'lan', 'reviewer', :at, 1
    FROM number""",
    f"""INSERT INTO review_plan_item (plan, procedure, partners, ends, ground_words, "case")
    SELECT :plan, {KEY}, '[]', date('2026-06-01', '+' || (n % 400) || ' days'), '', n
    FROM number""",
    "INSERT INTO feedback (authority, procedure, sender, words, receipt, clock, state, "
    f"received_on, counted_from, revision) SELECT :authority, {KEY}, 'citizen', 'Nộp hai lần', "
    f"{HASH}, 'days-20', 'received', '2026-11-20', '2026-11-20', 1 FROM number",
)


def measure() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        registry = copied(Path(folder))
        asking = asyncio.new_event_loop()
        for name in CALLS:
            if name not in NOT_ACTS_OF_REVIEW:
                yield from _figures(name, [*_rounds(registry, name, asking)])
        for what, document in LISTS.items():
            timed = [_timed(registry, document, {}, asking)[:2] for _ in range(ROUNDS)]
            yield from _figures(what, timed)
        registry.store.close()


def _figures(what: str, rounds: list[tuple[float, float]]) -> Iterator[Figure]:
    for place, clock in enumerate(("", ", processor time")):
        took = statistics.median(each[place] for each in rounds)
        yield Figure(what + clock, took, "ms", f"limit {LIMIT:g} ms", LIMIT)


def _rounds(
    registry: Kept, name: str, asking: asyncio.AbstractEventLoop
) -> Iterator[tuple[float, float]]:
    """Milliseconds of each act after the first, which warms, each on a case of its own."""
    field = _mutation(name)
    kind, answer = field.args["input"].type, get_named_type(field.type).name
    document = f"""mutation Act($input: {kind}) {{done: {name}(input: $input) {{__typename
      ... on Refusal {{code message(lang: EN)}} {SHOWN.get(answer, "")}}}}}"""
    for turn in range(ROUNDS + 1):
        number = 2 + list(CALLS).index(name) * (ROUNDS + 1) + turn
        asked = _prepared(registry, name, number)
        wall, busy, done = _timed(registry, document, {"input": asked}, asking)
        assert done["done"]["__typename"].endswith("Success"), (name, done)
        if turn:
            yield wall, busy


def _timed(
    registry: Kept, document: str, variables: Mapping[str, Any], asking: asyncio.AbstractEventLoop
) -> tuple[float, float, Any]:
    """Milliseconds by the clock and of the processor, and the data."""
    started = time.perf_counter(), time.process_time()
    context = request(
        registry.holder.current,
        actor=EVERYTHING,
        store=registry.store,
        now=NOW,
        changed=registry.changed,
    )
    result = asking.run_until_complete(execute(document, variables, context))
    encoded(result.data)
    ended = time.perf_counter(), time.process_time()
    assert not result.errors, result.errors
    return (ended[0] - started[0]) * 1000, (ended[1] - started[1]) * 1000, result.data


def _prepared(registry: Kept, name: str, number: int) -> dict[str, Any]:
    """The input of an act on the case of this number, which is put in the state it needs."""
    asked: dict[str, Any] = _of(CALLS[name][0], number) | {"idempotencyKey": f"{name} {number}"}
    with registry.store.note() as session:
        run = session.connection().execute
        for statement, said in _changes(name):
            run(text(statement), said | {"n": number})
        if _is_of_feedback(name):
            query = text("SELECT id FROM feedback WHERE receipt = :receipt")
            asked["number"] = run(query, {"receipt": f"{number:064}"}).scalar_one()
    if name == "acceptConsequence":
        do(registry, "keepCostSheet", {
            "reviewCase": number, "region": "vi-du", "asOf": "2026-11-23",
            "expectedRevision": revision(registry, "review_case", number),
            "now": {"subjects": {"mid": "30", "source": "3.000 hồ sơ"}},
        })  # fmt: skip
    if name == "finishCosting":
        all_answered(registry.store, number, actor=OTHER)
    if name in PLAN_REVISIONS:
        return asked | _planned(registry, name)
    if name != "triageFindings":
        asked["expectedRevision"] = _expected(registry, name, asked, number)
    return asked


def _changes(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """What puts case `n`, its measure and its feedback in the state that an act needs."""
    _, own, state = CALLS[name]
    if own is not None:
        said = {"state": state, **NEEDS.get(name, {})}
        columns = ", ".join(f"{column} = :{column}" for column in said)
        yield f"UPDATE measure SET {columns} WHERE id = :n", said
        yield "UPDATE review_case SET state = :own WHERE id = :n", {"own": own}
    if name == "rebaseCase":
        older = "(SELECT edition FROM review_case WHERE id = 1)"
        yield f"UPDATE review_case SET edition = {older} WHERE id = :n", {}
    if name == "openReviewCase":
        yield "UPDATE review_case SET closed_at = opened_at WHERE id = :n", {}
    if name == "publishFeedback":
        answered = "state = 'answered', answer = 'x', answered_on = received_on, unit = 'x'"
        yield f"UPDATE feedback SET {answered} WHERE receipt = printf('%064d', :n)", {}


def _is_of_feedback(name: str) -> bool:
    return "Feedback" in name or name in ("askForMore", "tellSender")


def _planned(registry: Kept, name: str) -> dict[str, Any]:
    """A plan of its own, as far as the act needs it."""
    made = _plans(registry)
    if name == "makePlan":
        return {"year": 2027, "expectedRevision": made}
    plan = do(registry, "makePlan", {
        "authority": AUTHORITY, "year": 2027, "title": "Kế hoạch", "expectedRevision": made,
    }, "... on PlanSuccess {plan {number}}")["plan"]["number"]  # fmt: skip
    about = {"plan": plan, "expectedRevision": 1}
    if name == "addPlanItem":
        return about | {"item": {"group": "Nhóm"}}
    items = "... on PlanSuccess {plan {items {number}}}"
    [item] = do(registry, "addPlanItem", about | {"item": ITEM}, items)["plan"]["items"]
    if name == "approvePlan":
        return {"plan": plan, "expectedRevision": 2}
    if name == "finishPlanItem":
        approval = {"plan": plan, "decision": SAID["document"], "expectedRevision": 2}
        do(registry, "approvePlan", approval, actor=EVERYTHING)
    return {"number": item["number"], "expectedRevision": PLAN_REVISIONS[name]}


def _plans(registry: Kept) -> int:
    with registry.store.read() as session:
        query = text("SELECT count(*) FROM review_plan WHERE year = 2027")
        return int(session.connection().execute(query).scalar_one())


def _expected(registry: Kept, name: str, asked: Mapping[str, Any], number: int) -> int:
    if name == "answerForm":
        return 0
    is_about_finding = "fingerprint" in asked and "reviewCase" not in asked
    if is_about_finding or name == "openReviewCase" or _is_of_feedback(name):
        return 1
    about_measure = CALLS[name][2] or name in ("changeMeasure", "removeMeasure")
    return revision(registry, "measure" if about_measure else "review_case", number)


def revision(registry: Kept, table: str, number: int) -> int:
    with registry.store.read() as session:
        query = text(f"SELECT revision FROM {table} WHERE id = :n")
        return int(session.connection().execute(query, {"n": number}).scalar_one())


def _of(said: Any, number: int) -> Any:  # Any: plain data
    """The words of CALLS about case 1, said of the case of another number."""
    if isinstance(said, Mapping):
        numbered = {"number": number, "reviewCase": number, "code": f"2.{number:06}"}
        return {
            name: numbered[name] if name in numbered and not isinstance(value, Mapping)
            and not (name == "number" and isinstance(value, str))
            else _of(value, number)
            for name, value in said.items()
        }  # fmt: skip
    if isinstance(said, list):
        return [_of(each, number) for each in said]
    if isinstance(said, str):
        return said.replace(CODES[1], f"2.{number:06}")
    return said


def do(
    registry: Kept,
    name: str,
    asked: Mapping[str, Any],
    shown: str = "",
    *,
    actor: Actor = OTHER,
) -> Any:
    kind = _mutation(name).args["input"].type
    document = f"""mutation($input: {kind}) {{done: {name}(input: $input) {{__typename
      ... on Refusal {{message(lang: EN)}} {shown}}}}}"""
    key = {"idempotencyKey": f"{name} {asked}"}
    done = registry.ask(document, {"input": {**asked, **key}}, actor=actor)["done"]
    assert done["__typename"].endswith("Success"), (name, done)
    return done


def _mutation(name: str) -> GraphQLField:
    kind = SCHEMA._schema.mutation_type
    assert kind is not None
    field: GraphQLField = kind.fields[name]
    return field


def copied(folder: Path, copies: Mapping[str, tuple[str, Mapping[str, str]]] = COPIES) -> Kept:
    """A store of so many procedures, all published and under review, served from memory."""
    store = open_store(folder / "gon.db")
    registry = kept(store, folder / "files")
    do(registry, "openReviewCase", {
        "authority": AUTHORITY, "code": CODES[1], "reason": "Nhiều giấy tờ", "expectedRevision": 1,
    })  # fmt: skip
    do(registry, "addMeasure", {"reviewCase": 1, "measure": MEASURE, "expectedRevision": 1})
    plan = do(registry, "makePlan", {
        "authority": AUTHORITY, "year": 2026, "title": "Kế hoạch", "expectedRevision": 0,
    }, "... on PlanSuccess {plan {number}}")["plan"]["number"]  # fmt: skip
    with store.note() as session:
        run = session.connection().execute
        key = f"{AUTHORITY}/{CODES[1]}"
        edition = run(
            text("SELECT edition FROM procedure WHERE key = :key"), {"key": key}
        ).scalar_one()
        about = {
            "cases": CASES, "key": key, "edition": edition, "authority": AUTHORITY,
            "code": CODES[1], "case": 1, "plan": plan, "at": "2026-11-20T00:00:00.000000Z",
        }  # fmt: skip
        for table, (which, other) in copies.items():
            run(text(NUMBERS + copy_of(table, which, other)), about)
        for statement in MADE:
            run(text(NUMBERS + statement), about)
    return Kept(store, hold(store, (), load_reference(), NOW.date))


def copy_of(table: str, which: str, other: Mapping[str, str]) -> str:
    columns = [column.name for column in METADATA.tables[table].columns]
    named = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(other.get(column, f'{table}."{column}"') for column in columns)
    return f"INSERT INTO {table} ({named}) SELECT {values} FROM {table}, number WHERE {which}"
