"""Steps that could run at once, against a recursion that tries every pair."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from registry.analysis.context import Whole
from registry.analysis.deadlines.timeline import timeline
from registry.analysis.steps.parallel import steps_beside
from registry.procedure.model import Procedure
from registry.procedure.patch import apply
from registry.procedure.reading import procedure_from_data
from registry.procedure.vocabulary import Unit
from registry.reference import load_reference
from rules import Operation

HEAD = {"schema": "procedure/v1", "code": "1.000001", "authority": "bo-tai-chinh", "name": "Cấp"}
THINGS = ("k1", "k2")
FREE = {"appraise", "consult"}
Graph = list[tuple[int, str, set[int], set[str], set[str]]]  # days, action, after, uses, gives

steps = st.tuples(
    st.integers(0, 4),
    st.sampled_from(["appraise", "consult", "decide"]),
    st.sets(st.integers(0, 4), max_size=2),
    st.sets(st.sampled_from(THINGS)),
    st.sets(st.sampled_from(THINGS)),
)


def before(graph: Graph, at: int) -> set[int]:
    """`after` of a graph names earlier steps only, so that no circle arises."""
    return {each for each in graph[at][2] if each < at}


def procedure(graph: Graph) -> Procedure:
    made = [
        {
            "id": f"s{at}", "name": f"S{at}", "actor": "agency", "action": action,
            "time_limit": f"{days} day" if days else "0 day",
            "after": [f"s{each}" for each in sorted(before(graph, at))],
            "uses": sorted(uses), "gives": sorted(gives),
        }
        for at, (days, action, _, uses, gives) in enumerate(graph)
    ]  # fmt: skip
    documents = [{"id": thing, "name": thing} for thing in THINGS]
    return procedure_from_data({**HEAD, "documents": documents, "steps": made})


def length(order: dict[int, set[int]], days: list[int]) -> int:
    def ends(at: int) -> int:
        return days[at] + max((ends(each) for each in order[at]), default=0)

    return max(ends(at) for at in order)


def tried(graph: Graph) -> dict[str, tuple[str, int]]:
    """Every later step with a pair that the definition allows, and the length it would have."""
    days = [each[0] for each in graph]
    order = {at: before(graph, at) for at in range(len(graph))}
    found = {}
    for later in order:
        joins = [at for at in order if later in order[at]]
        for earlier in order[later]:
            _, action, _, uses, gives = graph[later]
            _, other, _, their_uses, their_gives = graph[earlier]
            apart = not (uses & their_gives or their_uses & gives)
            alone = len(order[later]) == 1 and len(joins) == 1
            if not (apart and alone and {action, other} <= FREE):
                continue
            then = {**order, later: order[earlier], joins[0]: order[joins[0]] | {earlier}}
            if length(then, days) < length(order, days):
                found[f"s{later}"] = (f"s{earlier}", length(then, days))
    return found


def whole(of: Procedure) -> Whole:
    return Whole(of, date(2026, 11, 23), load_reference())


@settings(max_examples=300)
@given(st.lists(steps, min_size=1, max_size=5))
def test_the_pairs_are_those_of_trying_every_one(graph: Graph) -> None:
    made = procedure(graph)
    found = steps_beside(whole(made))

    if not any(days for days, *_ in graph):
        assert found is None  # no step takes any time
        return
    assert found is not None
    assert {
        name: (each.other.id, int(each.then.amount or 0)) for name, each in found.items()
    } == tried(graph)


@settings(max_examples=100)
@given(st.lists(steps, min_size=3, max_size=5))
def test_the_suggested_patch_gives_the_length_it_promises(graph: Graph) -> None:
    made = procedure(graph)
    for each in (steps_beside(whole(made)) or {}).values():
        patch = (
            Operation(op="set", path=f"steps/{each.step.id}/after", value=list(each.after)),
            Operation(op="set", path=f"steps/{each.join}/after", value=list(each.join_after)),
        )
        after, undo = apply(patch, made)

        line = timeline(after.steps or (), Unit.DAY, is_confirmed=True)
        assert line.length == each.then.amount
        assert apply(undo, after)[0] == made


def test_a_step_without_a_time_or_a_need_leaves_it_unknown() -> None:
    graph: Graph = [
        (3, "consult", set(), set(), set()), (3, "appraise", {0}, set(), set()),
        (1, "decide", {1}, set(), set()),
    ]  # fmt: skip
    made: dict[str, Any] = procedure(graph).model_dump(mode="json", exclude_unset=True)

    assert set(steps_beside(whole(procedure(graph))) or {}) == {"s1"}
    for key in ("time_limit", "uses", "gives"):
        known = [{k: v for k, v in step.items() if k != key} for step in made["steps"]]
        assert steps_beside(whole(procedure_from_data({**made, "steps": known}))) is None
