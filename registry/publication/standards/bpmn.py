"""The steps of a procedure as a BPMN 2.0 diagram: lanes, order, limits, with its layout; read back.

Time runs to the right, each body has a lane. A step that waits for several others stands behind a
parallel gateway: it begins when all of them are done. What BPMN has no word for (limits in working
days, actions, cases) stands in extension elements of our own, which others leave alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from registry.publication.standards.linked import OWN

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_DD = "http://www.omg.org/spec/DD/20100524/DI"
for _prefix, _uri in (("bpmn", BPMN), ("bpmndi", _DI), ("dc", _DC), ("di", _DD), ("gon", OWN)):
    ET.register_namespace(_prefix, _uri)

_STEP, _TALL = 190, 120  # how far apart columns and lanes are
_WIDE, _HIGH = 140, 76  # of a task
_HEAD = 30  # of the pool and of its lanes
_DOT, _GATE = 36, 40  # of events and gateways
_LEFT = 2 * _HEAD + 60
_CALLS = "calls"  # among our facts: `calledElement` is a name of XML, which an address is not
_HEADER = b'<?xml version="1.0" encoding="UTF-8"?>\n'
Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Task:
    """One step as the diagram shows it; `lane` names who acts, `facts` is what BPMN cannot say.

    `calls` is the address of the procedure that is carried out there, where it is a whole one.
    """

    id: str
    name: str
    lane: str
    by_applicant: bool
    after: tuple[str, ...]
    facts: Mapping[str, str]
    calls: str | None = None

    @property
    def kind(self) -> str:
        """What it is in BPMN."""
        if self.calls is not None:
            return "callActivity"
        return "userTask" if self.by_applicant else "task"


@dataclass(frozen=True, slots=True)
class _Shape:
    """A node of the diagram, where it stands, and what it is in BPMN."""

    id: str
    kind: str
    x: int
    y: int
    width: int
    height: int

    @property
    def entry(self) -> Point:
        return self.x, self.y + self.height // 2

    @property
    def exit(self) -> Point:
        return self.x + self.width, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class _Flow:
    source: str
    target: str

    @property
    def id(self) -> str:
        return f"flow-{self.source}-{self.target}"


def bpmn(name: str, tasks: Sequence[Task]) -> bytes:
    """The diagram of a procedure as XML; the same steps give the same bytes.

    What a step waits for and is no step of the procedure is left out.
    """
    ids = {task.id for task in tasks}
    tasks = [
        replace(task, after=tuple(dict.fromkeys(a for a in task.after if a in ids)))
        for task in tasks
    ]
    shapes, flows = _shapes(tasks), _flows(tasks)
    lanes = tuple(dict.fromkeys(task.lane for task in tasks))
    root = ET.Element(_tag("definitions"), {"id": "procedure", "targetNamespace": OWN})
    collaboration = ET.SubElement(root, _tag("collaboration"), {"id": "collaboration"})
    ET.SubElement(
        collaboration, _tag("participant"), {"id": "pool", "name": name, "processRef": "process"}
    )
    process = ET.SubElement(root, _tag("process"), {"id": "process", "isExecutable": "false"})
    _write_lanes(process, lanes, tasks, shapes)
    for shape in shapes.values():
        _write_node(process, shape, tasks, flows)
    for flow in flows:
        ET.SubElement(
            process,
            _tag("sequenceFlow"),
            {"id": flow.id, "sourceRef": flow.source, "targetRef": flow.target},
        )
    _write_diagram(root, lanes, shapes, flows)
    ET.indent(root)
    return _HEADER + ET.tostring(root, encoding="unicode").encode()


def tasks_of(content: bytes) -> tuple[Task, ...]:
    """The steps in a diagram that `bpmn` made. Raises ET.ParseError for what is no XML."""
    root = ET.fromstring(content)
    process = root.find(_tag("process"))
    assert process is not None
    lane_of = {
        ref.text: lane.get("name", "")
        for lane in process.iter(_tag("lane"))
        for ref in lane.iter(_tag("flowNodeRef"))
    }
    before: dict[str, list[str]] = {}
    for flow in process.iter(_tag("sequenceFlow")):
        before.setdefault(flow.get("targetRef", ""), []).append(flow.get("sourceRef", ""))
    return tuple(_task(node, lane_of, before) for node in process if _is_task(node))


def _task(
    node: ET.Element, lane_of: Mapping[str | None, str], before: Mapping[str, Sequence[str]]
) -> Task:
    own = node.get("id", "")
    sources = before.get(own, ())
    if len(sources) == 1 and sources[0].startswith("join-"):
        sources = before[sources[0]]
    facts = node.find(f"{_tag('extensionElements')}/{{{OWN}}}facts")
    return Task(
        id=own.removeprefix("step-"),
        name=node.get("name", ""),
        lane=lane_of[own],
        by_applicant=node.tag == _tag("userTask"),
        after=tuple(each.removeprefix("step-") for each in sources if each.startswith("step-")),
        facts={k: v for k, v in facts.attrib.items() if k != _CALLS} if facts is not None else {},
        calls=facts.attrib.get(_CALLS) if facts is not None else None,
    )


def _is_task(node: ET.Element) -> bool:
    return node.tag in (_tag("userTask"), _tag("task"), _tag("callActivity"))


def _columns(tasks: Sequence[Task]) -> dict[str, int]:
    """The column of each step: behind all it waits for, and alone in its lane there."""
    column: dict[str, int] = {}
    taken: set[tuple[str, int]] = set()
    for task in _in_order(tasks):
        at = max((column.get(each, -1) for each in task.after), default=-1) + 1
        while (task.lane, at) in taken:
            at += 1
        taken.add((task.lane, at))
        column[task.id] = at
    return column


def _in_order(tasks: Sequence[Task]) -> Iterator[Task]:
    """Each step behind those it waits for; circles are broken where they are met."""
    done: set[str] = set()
    waiting = list(tasks)
    while waiting:
        ready = [task for task in waiting if done.issuperset(task.after)]
        for task in ready or waiting[:1]:
            done.add(task.id)
            waiting.remove(task)
            yield task


def _shapes(tasks: Sequence[Task]) -> dict[str, _Shape]:
    """All nodes by id: a start, the steps with their gateways, an end."""
    lanes = tuple(dict.fromkeys(task.lane for task in tasks))
    columns = _columns(tasks)
    found: dict[str, _Shape] = {}
    first = lanes.index(tasks[0].lane) if tasks else 0
    middle = first * _TALL + _TALL // 2
    found["start"] = _Shape("start", "startEvent", _LEFT - 50, middle - _DOT // 2, _DOT, _DOT)
    for task in tasks:
        x = _LEFT + 20 + columns[task.id] * _STEP
        top = lanes.index(task.lane) * _TALL
        if len(task.after) > 1:
            gate = f"join-{task.id}"
            y = top + (_TALL - _GATE) // 2
            found[gate] = _Shape(gate, "parallelGateway", x - 8, y, _GATE, _GATE)
        key = f"step-{task.id}"
        found[key] = _Shape(key, task.kind, x + 36, top + (_TALL - _HIGH) // 2, _WIDE - 36, _HIGH)
    right = max((shape.x + shape.width for shape in found.values()), default=0) + 40
    found["end"] = _Shape("end", "endEvent", right, middle - _DOT // 2, _DOT, _DOT)
    return found


def _flows(tasks: Sequence[Task]) -> list[_Flow]:
    flows = []
    for task in tasks:
        key = f"step-{task.id}"
        if not task.after:
            flows.append(_Flow("start", key))
        elif len(task.after) == 1:
            flows.append(_Flow(f"step-{task.after[0]}", key))
        else:
            gate = f"join-{task.id}"
            flows += [_Flow(f"step-{each}", gate) for each in task.after]
            flows.append(_Flow(gate, key))
    waited_for = {each for task in tasks for each in task.after}
    flows += [_Flow(f"step-{t.id}", "end") for t in tasks if t.id not in waited_for]
    return flows


def _write_lanes(
    process: ET.Element,
    lanes: Sequence[str],
    tasks: Sequence[Task],
    shapes: Mapping[str, _Shape],
) -> None:
    lane_of = {task.id: task.lane for task in tasks}
    laneset = ET.SubElement(process, _tag("laneSet"), {"id": "lanes"})
    for at, lane in enumerate(lanes):
        element = ET.SubElement(laneset, _tag("lane"), {"id": f"lane-{at}", "name": lane})
        for key in shapes:
            own = lane_of.get(key.removeprefix("step-").removeprefix("join-"), tasks[0].lane)
            if own == lane:
                ET.SubElement(element, _tag("flowNodeRef")).text = key


def _write_node(
    process: ET.Element, shape: _Shape, tasks: Sequence[Task], flows: Sequence[_Flow]
) -> None:
    node = ET.SubElement(process, _tag(shape.kind), {"id": shape.id})
    task = next((each for each in tasks if f"step-{each.id}" == shape.id), None)
    if task is not None:
        node.set("name", task.name)
        facts = dict(task.facts) | ({_CALLS: task.calls} if task.calls else {})
        if facts:
            extension = ET.SubElement(node, _tag("extensionElements"))
            ET.SubElement(extension, f"{{{OWN}}}facts", facts)
    for flow in flows:
        if flow.target == shape.id:
            ET.SubElement(node, _tag("incoming")).text = flow.id
    for flow in flows:
        if flow.source == shape.id:
            ET.SubElement(node, _tag("outgoing")).text = flow.id


def _write_diagram(
    root: ET.Element,
    lanes: Sequence[str],
    shapes: Mapping[str, _Shape],
    flows: Sequence[_Flow],
) -> None:
    diagram = ET.SubElement(root, f"{{{_DI}}}BPMNDiagram", {"id": "diagram"})
    plane = ET.SubElement(
        diagram, f"{{{_DI}}}BPMNPlane", {"id": "plane", "bpmnElement": "collaboration"}
    )
    width = shapes["end"].x + 80
    _write_shape(plane, _Shape("pool", "", 0, 0, width, _TALL * max(1, len(lanes))), upright=True)
    for at in range(len(lanes)):
        lane = _Shape(f"lane-{at}", "", _HEAD, at * _TALL, width - _HEAD, _TALL)
        _write_shape(plane, lane, upright=True)
    for shape in shapes.values():
        _write_shape(plane, shape)
    for flow in flows:
        edge = ET.SubElement(
            plane, f"{{{_DI}}}BPMNEdge", {"id": f"{flow.id}-di", "bpmnElement": flow.id}
        )
        for x, y in _way(shapes[flow.source], shapes[flow.target]):
            ET.SubElement(edge, f"{{{_DD}}}waypoint", {"x": str(x), "y": str(y)})


def _way(source: _Shape, target: _Shape) -> Sequence[Point]:
    """From the right of one to the left of the other, turning just before the second."""
    (x1, y1), (x2, y2) = source.exit, target.entry
    if y1 == y2:
        return [(x1, y1), (x2, y2)]
    turn = max(x1 + 6, x2 - 12) if x2 > x1 else x1 + 6
    return [(x1, y1), (turn, y1), (turn, y2), (x2, y2)]


def _write_shape(plane: ET.Element, shape: _Shape, *, upright: bool = False) -> None:
    about = {"id": f"{shape.id}-di", "bpmnElement": shape.id}
    if upright:
        about["isHorizontal"] = "true"
    element = ET.SubElement(plane, f"{{{_DI}}}BPMNShape", about)
    bounds = {"x": shape.x, "y": shape.y, "width": shape.width, "height": shape.height}
    ET.SubElement(element, f"{{{_DC}}}Bounds", {name: str(n) for name, n in bounds.items()})


def _tag(name: str) -> str:
    return f"{{{BPMN}}}{name}"
