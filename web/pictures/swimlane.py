"""A procedure's steps as SVG: classes for the style sheet, words for screen readers."""

from collections.abc import Iterator, Sequence
from html import escape

from markupsafe import Markup

from web.labels import Language
from web.pictures.layout import HEAD, INSET, LINE, TEXT, Arrow, Box, Layout, StepBox, lay_out
from web.pictures.text import wrap
from web.words import translate

FLAG = 10
SMALL = 12


def steps_picture(
    steps: Sequence[StepBox], *, title: str, name: str = "picture", lang: Language = "vi"
) -> Markup:
    """An `<svg>`, or nothing when there are no steps; `name` keeps ids apart on a page."""
    if not steps:
        return Markup("")
    layout = lay_out(steps)
    parts = [
        *_opening(layout, title, name, lang),
        *_lanes(layout),
        *(_arrow(arrow, name) for arrow in layout.arrows),
        *_ends(layout, name),
        *(_box(box, name, lang) for box in layout.boxes),
        "</svg>",
    ]
    return Markup("".join(parts))  # every text in it went through `escape`


def in_words(steps: Sequence[StepBox], lang: Language) -> str:
    """The picture for those who do not see it."""
    return " ".join(_sentence(number, step, lang) for number, step in enumerate(steps, 1))


def _sentence(number: int, step: StepBox, lang: Language) -> str:
    found = translate("{n} phát hiện", lang, n=step.findings) if step.findings else ""
    facts = [fact for fact in (step.lane, step.time_limit, found) if fact]
    return f"{number}. {step.name} ({'; '.join(facts)})."


def _opening(layout: Layout, title: str, name: str, lang: Language) -> Iterator[str]:
    width, height = layout.width + 2, layout.height + 2
    words = in_words([box.step for box in layout.boxes], lang)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="swimlane" '
        f'viewBox="-1 -1 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(words)}</desc>'
        f'<defs><marker id="{name}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
        f'markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">'
        f'<path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>'
    )


def _lanes(layout: Layout) -> Iterator[str]:
    wide = layout.column_width
    for i, lane in enumerate(layout.lanes):
        parity = "odd" if i % 2 else "even"
        yield _rect(f"lane {parity}", i * wide, 0, wide, layout.height)
        yield _rect("head", i * wide, 0, wide, HEAD)
        lines = wrap(lane, wide - 16, TEXT, bold=True, most=2)
        top = HEAD // 2 + 5 - (len(lines) - 1) * LINE // 2
        for j, line in enumerate(lines):
            yield _text("head-text", i * wide + wide // 2, top + j * LINE, line, middle=True)


def _arrow(arrow: Arrow, name: str) -> str:
    path = "M" + "L".join(f"{x} {y}" for x, y in arrow.points)
    kind = "arrow back" if arrow.goes_back else "arrow"
    return f'<path class="{kind}" marker-end="url(#{name}-tip)" d="{path}"/>'


def _ends(layout: Layout, name: str) -> Iterator[str]:
    """A dot above the steps that begin, a ring below those nothing follows in the last row."""
    followed = {a for box in layout.boxes for a in box.step.after}
    last = max(box.row for box in layout.boxes)
    for box in layout.boxes:
        if box.row == 0:
            yield f'<circle class="start" cx="{box.middle}" cy="{HEAD + 16}" r="7"/>'
            yield _arrow(
                Arrow(((box.middle, HEAD + 23), (box.middle, box.y)), goes_back=False), name
            )
        if box.row == last and box.step.id not in followed:
            end = box.bottom + 22
            yield _arrow(
                Arrow(((box.middle, box.bottom), (box.middle, end)), goes_back=False), name
            )
            yield f'<circle class="end" cx="{box.middle}" cy="{end + 7}" r="7"/>'


def _box(box: Box, name: str, lang: Language) -> str:
    step = box.step
    kind = "step flagged" if step.findings else "step"
    left, top = box.x + INSET, box.y + INSET + TEXT - 2
    texts = [_text("name", left, top + i * LINE, line) for i, line in enumerate(box.lines)]
    if step.time_limit:
        limit = wrap(step.time_limit, box.width - 2 * INSET, SMALL, most=1)[0]
        texts.append(_text("limit", left, top + len(box.lines) * LINE, limit))
    title = escape(_sentence(box.number, step, lang))
    frame = _rect(kind, box.x, box.y, box.width, box.height, corner=4)
    return (
        f'<g id="{name}-{escape(step.id)}"><title>{title}</title>'
        f"{frame}{''.join(texts)}{_flag(box)}</g>"
    )


def _flag(box: Box) -> str:
    if not box.step.findings:
        return ""
    x, y = box.x + box.width - 2, box.y + 2
    count = _text("flag-text", x, y + 4, str(box.step.findings), middle=True)
    return f'<circle class="flag" cx="{x}" cy="{y}" r="{FLAG}"/>{count}'


def _rect(kind: str, x: int, y: int, width: int, height: int, *, corner: int = 0) -> str:
    round_corner = f' rx="{corner}"' if corner else ""
    return f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{height}"{round_corner}/>'


def _text(kind: str, x: int, y: int, words: str, *, middle: bool = False) -> str:
    anchor = ' text-anchor="middle"' if middle else ""
    return f'<text class="{kind}" x="{x}" y="{y}"{anchor}>{escape(words)}</text>'
