"""The steps of a record: stages cut into acts, each with actor, action, limit and its own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from registry.portal.groups import channels_in
from registry.portal.steps.actions import action_of, begins_with_verb
from registry.portal.steps.actors import marks_end
from registry.portal.steps.acts import Act, acts_of
from registry.portal.steps.breaks import unwrapped
from registry.portal.steps.limits import limit_of
from registry.portal.steps.lines import tells_nothing
from registry.portal.steps.names import name_of_step, title_of
from registry.portal.steps.parties import Step, named_actor, settled, unnamed_actor
from registry.portal.steps.splitting import split_submissions
from registry.portal.steps.stages import stages_of
from registry.portal.steps.weighing import Weights, shipped_weights, weighed
from registry.portal.words import slug

_PRESENCE = re.compile(
    r"(?:phải|trực\s+tiếp)\s+(?:có\s+mặt|đến)|có\s+mặt\s+(?:khi|để|tại)", re.IGNORECASE
)


# An action less likely than this is worth a look: of labelled ones half are wrong.
_DOUBTFUL = 0.7


@dataclass(frozen=True, slots=True)
class Doubt:
    """A step whose action its words leave open: its key, what was read, what it may be as well."""

    step: str
    action: str
    other: str
    chance: float  # how likely `action` is, between 0 and 1


@dataclass(frozen=True, slots=True)
class StepsRead:
    """What a text of steps was read as.

    The `text` of the steps and the headings, which stand over steps and are none, are together
    the text again.
    """

    steps: list[dict[str, Any]]
    headings: list[str]
    doubts: list[Doubt]


def read_steps(text: str, own: str = "", weights: Weights | None = None) -> StepsRead:
    """The steps a text describes, in order.

    `own` names the authorities of the procedure and what it is about; what is done is weighed by
    `weights`, the shipped ones where no others are given.
    """
    flow = unwrapped(text)
    acts = _acts(flow)
    weights = shipped_weights() if weights is None else weights
    found = weighed(flow, _told(flow, acts, own), weights)
    found = [each for each in found if text[each.step.start : each.step.end].strip()]
    steps = _mappings(text, [_by_its_act(flow, each.step) for each in found])
    doubts = [
        Doubt(item["id"], each.step.action, each.other, each.chance)
        for item, each in zip(steps, found, strict=True)
        if each.chance < _DOUBTFUL
    ]
    return StepsRead(steps, _headings(text, acts), doubts)


def told_steps(flow: str, own: str = "") -> list[Step]:
    """The steps as subjects and verbs tell them, before all their words are weighed."""
    return _told(flow, _acts(flow), own)


def _told(flow: str, acts: Sequence[Act], own: str) -> list[Step]:
    steps: list[Step] = []
    for act in split_submissions(flow, acts):
        steps.append(_step(flow, act, steps, own.lower()))
    return settled(flow, steps, own)


# Called like an authority, and files all the same: a school, an office, a board.
_MAY_FILE = frozenset({"agency", "head", "council"})


def _by_its_act(flow: str, step: Step) -> Step:
    """A step whose actor fits its act: whoever files applies, and no applicant decides."""
    if step.action == "submit" and step.actor in _MAY_FILE:
        return replace(step, actor="applicant", limit=None)
    if step.actor == "applicant" and step.action == "decide":
        return replace(step, actor="agency", limit=limit_of(flow[step.start : step.end]))
    return step


def _headings(text: str, acts: Sequence[Act]) -> list[str]:
    """What stands over steps and is none of them, in order: a title, the cases they are for."""
    ends = [0, *(act.end for act in acts)]
    between = (text[end : act.start] for end, act in zip(ends, acts, strict=False))
    return [heading for found in between if (heading := found.strip(" \n-+*"))]


def _acts(text: str) -> list[Act]:
    acts: list[Act] = []
    inherited: str | None = None
    for stage in stages_of(text):
        found = acts_of(text, stage.start, stage.end, inherited)
        if acts and (
            _goes_on(acts[-1], found[0], text, numbered=stage.numbered)
            or tells_nothing(acts[-1], found[0], text, stage)
        ):
            acts[-1] = replace(acts[-1], end=found[0].end)
            found = found[1:] or acts[-1:]
            acts.extend(found if found[0] is not acts[-1] else [])
        else:
            acts.extend(found)
        inherited = found[-1].actor or inherited
    return _without_title(acts, text)


def _without_title(acts: Sequence[Act], text: str) -> list[Act]:
    """A heading is no act: it goes with what follows it."""
    found: list[Act] = []
    start: int | None = None
    for place, act in enumerate(acts):
        begin = act.start if start is None else start
        below = acts[place + 1 : place + 2]
        start = begin if below and _is_title(act, below[0], text, first=place == 0) else None
        if start is None:
            found.append(replace(act, start=begin))
    return found


def _is_title(act: Act, below: Act, text: str, *, first: bool) -> bool:
    """What stands over all stages, and the headings of the portal's own form.

    Such words in a list of them are the acts themselves.
    """
    words, core = _words(text, act)
    if _PART.fullmatch(core) and "bước" not in words.lower():
        return core.endswith(":") or not _PART.fullmatch(_words(text, below)[1])
    titled = len(words) <= _TITLE_LENGTH and core[-1:] not in ".;"
    return first and act.actor is None and titled and not begins_with_verb(core)


def _words(text: str, act: Act) -> tuple[str, str]:
    """The words of an act, and those behind its marks."""
    words = text[act.start : act.end].strip()
    return words, words[marks_end(words) :]


_TITLE_LENGTH = 90
_PART = re.compile(
    r"(?:nộp\s+hồ\s+sơ|giải\s+quyết|tiếp\s+nhận|trả\s+kết\s+quả)(?:\s+(?:tthc|thủ\s+tục\s+hành\s+chính))?\s*[:.]?",
    re.IGNORECASE,
)


_OTHER_WAY = re.compile(
    r"[\s\-+*•]*(?:nếu|trường\s+hợp|đối\s+với)\s+(?:lựa\s+chọn|nộp|thực\s+hiện|"
    r"hồ\s+sơ\s+nộp|gửi|\S+\s+nộp)"
    r"[^,.;]{0,80}(?:trực\s+tuyến|trực\s+tiếp|bưu\s+chính|điện\s+tử)",
    re.IGNORECASE,
)


def _goes_on(before: Act, act: Act, text: str, *, numbered: bool) -> bool:
    """An unnumbered stage that only goes on filing, or files another way, is the same act."""
    if numbered or before.actor != "applicant" or act.actor not in {"applicant", None}:
        return False
    words = text[act.start : act.end]
    if _OTHER_WAY.match(words):
        return True
    return (
        act.actor == "applicant"
        and action_of(words, words, "", "applicant") == "submit"
        and (
            action_of(
                text[before.start : before.end], text[before.start : before.end], "", "applicant"
            )
            == "submit"
        )
    )


def _step(text: str, act: Act, before: Sequence[Step], own: str) -> Step:
    words = text[act.start : act.end]
    core = words[marks_end(words) :]
    predicate = text[act.predicate : act.end] if act.predicate is not None else core
    actor = act.actor and named_actor(act.actor, act.subject, predicate, own)
    actor = actor or unnamed_actor(words, before)
    action = action_of(core, predicate, title_of(core), actor)
    limit = None if actor == "applicant" else limit_of(words)
    return Step(act.start, act.end, actor, action, limit, act.subject)


def _mappings(text: str, steps: Sequence[Step]) -> list[dict[str, Any]]:
    used: dict[str, int] = {}
    found: list[dict[str, Any]] = []
    for step in steps:
        words = text[step.start : step.end].strip()
        name = name_of_step(words)
        base = slug(name, 50) or "buoc"
        used[base] = number = used.get(base, 0) + 1
        item: dict[str, Any] = {
            "id": base if number == 1 else f"{base}-{number}",
            "actor": step.actor,
            "action": step.action,
            "name": name,
            "time_limit": str(step.limit) if step.limit is not None else None,
            "channels": list(channels_in(_opening(words))) or None,
            "presence": True if step.actor == "applicant" and _PRESENCE.search(words) else None,
            "text": words,
        }
        found.append({key: value for key, value in item.items() if value is not None})
    return found


def _opening(words: str) -> str:
    """The heading of a step that speaks of one way to file."""
    core = words[marks_end(words) :]
    found = re.match(
        r"(?:trong\s+)?(?:trường\s+hợp|nếu|đối\s+với)[^:,\n]{0,120}[:,]", core, re.IGNORECASE
    )
    return found.group() if found else ""
