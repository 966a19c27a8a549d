"""Steps as BPMN: every diagram reads back as the steps it was made of."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.publication.standards import Task, bpmn, tasks_of
from registry.publication.standards.bpmn import BPMN

LANES = ("Người nộp", "Một cửa", "Cơ quan <quyết định> & trả")


@st.composite
def procedures(draw: st.DrawFn) -> list[Task]:
    made: list[Task] = []
    for at in range(draw(st.integers(1, 9))):
        before = [task.id for task in made]
        after = draw(st.lists(st.sampled_from(before), unique=True, max_size=3)) if before else []
        lane = draw(st.sampled_from(LANES))
        facts = draw(st.dictionaries(st.sampled_from(["amount", "when"]), st.just("5 «<&>»")))
        calls = draw(st.sampled_from([None, "https://example.test/procedures/1.001193?a=1&b=2"]))
        by_applicant = lane == LANES[0] and calls is None
        task = Task(f"buoc-{at}", f"Bước {at}", lane, by_applicant, tuple(after), facts, calls)
        made.append(task)
    return made


@given(procedures())
def test_a_diagram_reads_back_as_its_steps(tasks: list[Task]) -> None:
    assert list(tasks_of(bpmn("Thủ tục", tasks))) == tasks


@given(procedures())
def test_every_flow_joins_two_nodes_and_everything_has_its_place(tasks: list[Task]) -> None:
    root = ET.fromstring(bpmn("Thủ tục", tasks))
    ids = {each.get("id") for each in root.iter()}
    drawn = {e.get("bpmnElement") for e in root.iter() if e.get("bpmnElement")}
    flows = list(root.iter(f"{{{BPMN}}}sequenceFlow"))

    assert {f.get("sourceRef") for f in flows} | {f.get("targetRef") for f in flows} <= ids
    assert {f.get("id") for f in flows} <= drawn
    assert {f"step-{task.id}" for task in tasks} <= drawn


def test_two_steps_of_one_lane_never_stand_on_each_other() -> None:
    tasks = [Task(f"b{n}", "Bước", LANES[0], True, (), {}) for n in range(4)]

    root = ET.fromstring(bpmn("Thủ tục", tasks))

    places = [
        (bounds.get("x"), bounds.get("y"))
        for shape in root.iter()
        if (shape.get("bpmnElement") or "").startswith("step-")
        for bounds in shape
        if bounds.get("width")
    ]
    assert len(set(places)) == len(places) == 4


def test_a_step_that_waits_for_two_stands_behind_a_parallel_gateway() -> None:
    tasks = [
        Task("a", "A", LANES[0], True, (), {}),
        Task("b", "B", LANES[1], False, (), {}),
        Task("c", "C", LANES[1], False, ("a", "b"), {}),
    ]

    root = ET.fromstring(bpmn("Thủ tục", tasks))

    (gateway,) = root.iter(f"{{{BPMN}}}parallelGateway")
    assert len(gateway.findall(f"{{{BPMN}}}incoming")) == 2


@pytest.mark.parametrize("after", [("nowhere",), ("b",)], ids=["unknown", "circle"])
def test_what_cannot_be_waited_for_stops_no_diagram(after: tuple[str, ...]) -> None:
    tasks = [
        Task("a", "A", LANES[0], True, after, {}),
        Task("b", "B", LANES[0], True, ("a",), {}),
    ]

    assert [task.id for task in tasks_of(bpmn("Thủ tục", tasks))] == ["a", "b"]


def test_a_whole_procedure_is_a_call_and_no_task() -> None:
    address = "https://example.test/procedures/1.001193"
    called = Task("khai-sinh", "Khai sinh", LANES[1], False, (), {}, address)

    root = ET.fromstring(bpmn("Liên thông", [called]))

    assert [each.get("name") for each in root.iter(f"{{{BPMN}}}callActivity")] == ["Khai sinh"]
    assert list(root.iter(f"{{{BPMN}}}task")) == []
