"""Every step is shown, boxes and arrows keep apart, and any words make well-formed SVG."""

from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from web.pictures import StepBox, steps_picture
from web.pictures.layout import INSET, TEXT, Arrow, Box, lay_out
from web.pictures.text import text_width

SVG = "{http://www.w3.org/2000/svg}"


def chain(count: int, lanes: int = 3) -> list[StepBox]:
    return [
        StepBox(
            id=f"b{i}",
            lane=f"Cơ quan thứ {i % lanes}",
            name=f"Xem xét hồ sơ lần {i}",
            time_limit="3 ngày làm việc",
            after=(f"b{i - 1}",) if i else (),
        )
        for i in range(count)
    ]


ids = st.integers(0, 26).map(lambda i: f"b{i}")
printable = st.text(st.characters(exclude_categories=["C"]), max_size=160)
boxes = st.builds(
    StepBox,
    id=ids,
    lane=st.integers(1, 9).map(lambda i: f"Phòng chuyên môn số {i}"),
    name=printable,
    time_limit=st.sampled_from(["", "3 ngày làm việc"]),
    after=st.lists(ids, max_size=4).map(tuple),
    findings=st.integers(0, 12),
)
any_steps = st.lists(boxes, min_size=1, max_size=27, unique_by=lambda step: step.id)


def test_every_step_is_there_with_its_words_and_number() -> None:
    svg = ElementTree.fromstring(steps_picture(chain(5), title="Các bước"))

    titles = [group.findtext(f"{SVG}title") for group in svg.iter(f"{SVG}g")]
    assert titles == [
        f"{i + 1}. Xem xét hồ sơ lần {i} (Cơ quan thứ {i % 3}; 3 ngày làm việc)." for i in range(5)
    ]
    assert svg.findtext(f"{SVG}desc") == " ".join(str(title) for title in titles)
    assert svg.findtext(f"{SVG}title") == "Các bước"


def test_steps_with_findings_are_flagged_with_their_number() -> None:
    step = StepBox(id="ky", lane="Lãnh đạo", name="Ký", findings=2)
    svg = ElementTree.fromstring(steps_picture([step], title="Các bước"))

    assert [t.text for t in svg.iter(f"{SVG}text") if t.get("class") == "flag-text"] == ["2"]
    assert "2 findings" in steps_picture([step], title="Steps", lang="en")


def test_no_steps_make_no_picture() -> None:
    assert steps_picture([], title="Các bước") == ""


def test_nothing_is_styled_inside_the_picture() -> None:
    svg = steps_picture(chain(3), title="Các bước")

    assert "style=" not in svg
    assert "<style" not in svg


def test_words_cannot_become_markup() -> None:
    step = StepBox(id='a"b', lane="<b>", name="<script>alert(1)</script> & 'co'")
    svg = ElementTree.fromstring(steps_picture([step], title="<i>"))

    assert svg.findtext(f"{SVG}title") == "<i>"


def test_a_step_that_passes_another_goes_around_it() -> None:
    steps = [
        StepBox("a", "Một cửa", "Nhận"),
        StepBox("b", "Một cửa", "Kiểm tra", after=("a",)),
        StepBox("c", "Một cửa", "Trả", after=("b", "a")),
    ]

    layout = lay_out(steps)

    assert [len(arrow.points) for arrow in layout.arrows] == [2, 2, 6]
    assert not crossings(layout.boxes, layout.arrows)


def test_steps_that_wait_for_each_other_are_drawn_with_a_way_back() -> None:
    steps = [
        StepBox("a", "Một cửa", "Kiểm tra", after=("b",)),
        StepBox("b", "Người nộp", "Bổ sung", after=("a",)),
    ]

    assert [arrow.goes_back for arrow in lay_out(steps).arrows] == [True, False]


def crossings(boxes: tuple[Box, ...], arrows: tuple[Arrow, ...]) -> list[tuple[str, Arrow]]:
    """Boxes that an arrow runs through: a corner-to-corner piece strictly inside a box."""
    return [
        (box.step.id, arrow)
        for box in boxes
        for arrow in arrows
        for (x1, y1), (x2, y2) in zip(arrow.points, arrow.points[1:], strict=False)
        if min(x1, x2) < box.x + box.width
        and max(x1, x2) > box.x
        and min(y1, y2) < box.bottom
        and max(y1, y2) > box.y
    ]


@settings(max_examples=60, deadline=None)
@given(any_steps)
def test_any_steps_stay_in_their_lanes_and_no_arrow_runs_through_a_box(
    steps: list[StepBox],
) -> None:
    layout = lay_out(steps)

    assert len(layout.boxes) == len(steps)
    assert len({(box.row, box.column) for box in layout.boxes}) == len(steps)
    assert not crossings(layout.boxes, layout.arrows)
    for box in layout.boxes:
        assert layout.lanes[box.column] == box.step.lane
        for line in box.lines:
            assert text_width(line, TEXT) <= box.width - 2 * INSET
        for arrow in layout.arrows:
            assert all(0 <= x <= layout.width and 0 <= y <= layout.height for x, y in arrow.points)


@settings(max_examples=40, deadline=None)
@given(any_steps)
def test_the_picture_of_any_steps_is_well_formed(steps: list[StepBox]) -> None:
    svg = ElementTree.fromstring(steps_picture(steps, title="Các bước"))

    assert len(list(svg.iter(f"{SVG}g"))) == len(steps)
