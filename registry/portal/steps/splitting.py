"""Acts that hold another's act at their end: "submits to X, who decides", "hands to the desk"."""

from collections.abc import Sequence
from dataclasses import replace

from registry.portal.steps.acts import Act, handed_to, submitted_to
from registry.portal.words import fold


def split_submissions(text: str, acts: Sequence[Act]) -> list[Act]:
    """ "submits to X, who decides" is two steps, unless X decides in a step of its own."""
    found: list[Act] = []
    for place, act in enumerate(acts):
        found.extend(_split(text, act, acts[place + 1 :]))
    return found


def _split(text: str, act: Act, later: Sequence[Act]) -> list[Act]:
    if act.actor == "applicant":
        return [act]
    parts = [act]
    decides = submitted_to(text, act.start, act.end)
    if decides is not None and not _decides_later(text, decides, later):
        parts = [
            replace(act, end=decides),
            Act(decides, act.end, "head", text[decides : decides + 40]),
        ]
    hands = handed_to(text, parts[-1].start, parts[-1].end)
    if hands is not None and not any(one.actor == "one_stop" for one in later):
        parts = [*parts[:-1], replace(parts[-1], end=hands), Act(hands, act.end, "one_stop", "")]
    return parts


def _decides_later(text: str, place: int, later: Sequence[Act]) -> bool:
    """Whether the one whom the text names at a place acts in a step of its own further down."""
    named = fold(text[place : place + _NAME])
    return any(act.actor == "head" for act in later[:1]) or any(
        fold(act.subject[:_NAME]) == named for act in later
    )


# So many letters tell two bodies apart.
_NAME = 14
