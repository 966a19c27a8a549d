"""Where each step of a procedure stands: lanes are columns, time runs downwards.

Pure geometry in whole pixels; `swimlane.py` turns it into SVG.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from web.pictures.text import wrap

COLUMN_WIDTHS = (360, 300, 240, 200, 176)  # by number of lanes: few lanes can afford long lines
NARROW = 160
HEAD = 50
SIDE = 14  # between a box and its lane's border; arrows that pass others run there
INSET = 9  # between a box and its text
TEXT = 13
LINE = 18
TRACK = 9  # between two arrows that run side by side

Point = tuple[int, int]


@dataclass(frozen=True, slots=True)
class StepBox:
    """One step, as much of it as the picture shows."""

    id: str
    lane: str
    name: str
    time_limit: str = ""
    after: tuple[str, ...] = ()
    findings: int = 0


@dataclass(frozen=True, slots=True)
class Box:
    step: StepBox
    number: int
    column: int
    row: int
    lines: tuple[str, ...]
    x: int
    y: int
    width: int

    @property
    def height(self) -> int:
        return box_height(self.step, self.lines)

    @property
    def middle(self) -> int:
        return self.x + self.width // 2

    @property
    def bottom(self) -> int:
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Arrow:
    points: tuple[Point, ...]
    goes_back: bool


@dataclass(frozen=True, slots=True)
class Layout:
    lanes: tuple[str, ...]
    column_width: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    height: int

    @property
    def width(self) -> int:
        return self.column_width * len(self.lanes)


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow before its place is known: which gaps between rows and which lane border it uses."""

    source: str
    target: str
    border: int | None  # the lane border it runs along; None = straight down the source's lane
    goes_back: bool


def box_height(step: StepBox, lines: Sequence[str]) -> int:
    return LINE * (len(lines) + bool(step.time_limit)) + 2 * INSET - 2


def lay_out(steps: Sequence[StepBox]) -> Layout:
    """Places every step and arrow; unknown `after` are left out, circles are drawn backwards."""
    lanes = tuple(dict.fromkeys(step.lane for step in steps))
    column_width = (COLUMN_WIDTHS + (NARROW,) * len(lanes))[len(lanes) - 1]
    column = {step.id: lanes.index(step.lane) for step in steps}
    row = place_rows(steps)
    ways = find_ways(steps, row, column, columns=len(lanes))
    tracks = gap_tracks(ways, row, column)
    lines = {
        step.id: wrap(
            f"{number}.\N{NO-BREAK SPACE}{step.name}", column_width - 2 * (SIDE + INSET), TEXT
        )
        for number, step in enumerate(steps, 1)
    }
    tops, gaps, height = row_tops(steps, row, lines, tracks)
    boxes = tuple(
        Box(
            step=step,
            number=number,
            column=column[step.id],
            row=row[step.id],
            lines=lines[step.id],
            x=column[step.id] * column_width + SIDE,
            y=tops[row[step.id]],
            width=column_width - 2 * SIDE,
        )
        for number, step in enumerate(steps, 1)
    )
    arrows = draw_ways(ways, {box.step.id: box for box in boxes}, gaps, tracks, column_width)
    return Layout(lanes, column_width, boxes, arrows, height)


def place_rows(steps: Sequence[StepBox]) -> dict[str, int]:
    """The row of each step: below all it waits for, and alone in its lane."""
    known = {step.id for step in steps}
    row: dict[str, int] = {}
    taken: set[tuple[int, str]] = set()
    waiting = list(steps)
    while waiting:
        ready = (s for s in waiting if all(a in row or a not in known for a in s.after))
        step = next(ready, waiting[0])  # none is ready: they wait for each other; the first begins
        waiting.remove(step)
        first = 1 + max((row[a] for a in step.after if a in row), default=-1)
        row[step.id] = next(r for r in count(first) if (r, step.lane) not in taken)
        taken.add((row[step.id], step.lane))
    return row


def find_ways(
    steps: Sequence[StepBox], row: Mapping[str, int], column: Mapping[str, int], *, columns: int
) -> list[Way]:
    """Straight where nothing stands in between, else along a border of the source's lane."""
    ways = []
    for step in steps:
        for source in dict.fromkeys(a for a in step.after if a in row):
            goes_back = row[source] >= row[step.id]
            between = range(row[source] + 1, row[step.id])
            blocked = any(
                column[other] == column[source] and row[other] in between for other in row
            )
            border = None
            if goes_back or blocked:
                border = border_towards(column[source], column[step.id], columns)
            ways.append(Way(source, step.id, border, goes_back))
    return ways


def border_towards(source: int, target: int, columns: int) -> int:
    """The border of the source's lane nearer to the target; never the picture's right edge."""
    return source if target < source or source == columns - 1 else source + 1


def gaps_of(way: Way, row: Mapping[str, int]) -> tuple[int, ...]:
    """The gaps between rows in which the arrow runs sideways; gap n is the one above row n."""
    last = row[way.target]
    return (last,) if way.border is None else (row[way.source] + 1, last)


def gap_tracks(
    ways: Sequence[Way], row: Mapping[str, int], column: Mapping[str, int]
) -> dict[tuple[int, Way], int]:
    """A track per arrow and gap: those that share an end may share a track, others may not."""
    track: dict[tuple[int, Way], int] = {}
    for way in ways:
        if way.border is None and column[way.source] == column[way.target]:
            continue
        for gap in gaps_of(way, row):
            strangers = {
                t
                for (g, other), t in track.items()
                if g == gap and other.source != way.source and other.target != way.target
            }
            track[gap, way] = next(t for t in count() if t not in strangers)
    return track


def row_tops(
    steps: Sequence[StepBox],
    row: Mapping[str, int],
    lines: Mapping[str, Sequence[str]],
    tracks: Mapping[tuple[int, Way], int],
) -> tuple[dict[int, int], dict[int, int], int]:
    """The top of each row, the first track of each gap, and the height of the whole."""
    tops: dict[int, int] = {}
    gaps: dict[int, int] = {}
    y = HEAD + SIDE + 8
    for r in range(max(row.values(), default=-1) + 2):
        gaps[r] = y + 12
        used = max((t for (gap, _), t in tracks.items() if gap == r), default=0)
        y += 30 + used * TRACK
        tops[r] = y
        heights = (box_height(s, lines[s.id]) for s in steps if row[s.id] == r)
        y += max(heights, default=0)
    return tops, gaps, y + SIDE


def draw_ways(
    ways: Iterable[Way],
    boxes: Mapping[str, Box],
    gaps: Mapping[int, int],
    tracks: Mapping[tuple[int, Way], int],
    column_width: int,
) -> tuple[Arrow, ...]:
    """The corners of each arrow, from the bottom of its source to the top of its target."""
    arrows = []
    beside: dict[int, int] = {}
    for way in ways:
        source, target = boxes[way.source], boxes[way.target]

        def level(gap: int, way: Way = way) -> int:
            return gaps[gap] + tracks.get((gap, way), 0) * TRACK

        start, end = (source.middle, source.bottom), (target.middle, target.y)
        if way.border is None and source.column == target.column:
            points: tuple[Point, ...] = (start, end)
        elif way.border is None:
            y = level(target.row)
            points = (start, (start[0], y), (end[0], y), end)
        else:
            beside[way.border] = beside.get(way.border, 0) + 1
            x = border_place(way.border, beside[way.border], column_width)
            down, into = level(source.row + 1), level(target.row)
            points = (start, (start[0], down), (x, down), (x, into), (end[0], into), end)
        arrows.append(Arrow(points, way.goes_back))
    return tuple(arrows)


def border_place(border: int, nth: int, column_width: int) -> int:
    """Beside the border, first right, then left of it, so that several arrows stay apart."""
    offset = min(4 * ((nth + 1) // 2), SIDE - 3)
    return border * column_width + (offset if nth % 2 or border == 0 else -offset)
