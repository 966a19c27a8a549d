"""What in a step speaks for one action or another: its verbs, its words, who acts, its place."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from registry.portal.steps.actions import acts_told
from registry.portal.steps.actors import marks_end
from registry.portal.steps.names import name_of_step
from registry.portal.steps.parties import Step
from registry.portal.words import one_line

_WORD = re.compile(r"\w+")
# So many words of each part are looked at; what comes later seldom tells the main act.
_OF_NAME = 8
_OF_CLAUSE = 60
_OF_TEXT = 120
_FAR = 600  # characters of a step in which those words lie


def cues_of(text: str, steps: Sequence[Step], place: int) -> frozenset[str]:
    """The cues of the step at a place: each a short text, such as "verb: appraise".

    A cue of words is one word or two that follow each other, of the step's main clause, its
    beginning or its name.
    """
    step = steps[place]
    words = text[step.start : step.end].strip()
    core = words[marks_end(words) :]
    clause, acts = acts_told(core[:_FAR])
    return frozenset((
        *_of_place(steps, place),
        *_of_verbs(acts),
        *_of_words("clause", clause, _OF_CLAUSE, (1, 2)),
        *_of_words("text", one_line(core)[:_FAR], _OF_TEXT, (2,)),
        *_of_words("name", name_of_step(words), _OF_NAME, (1, 2)),
    ))  # fmt: skip


def _of_place(steps: Sequence[Step], place: int) -> Iterator[str]:
    step = steps[place]
    yield f"read: {step.action}"
    yield f"actor: {step.actor}"
    yield f"actor and read: {step.actor} {step.action}"
    yield f"before: {steps[place - 1].action if place else 'nothing'}"
    yield f"after: {steps[place + 1].action if place + 1 < len(steps) else 'nothing'}"
    if step.limit is not None:
        yield "limited"


def _of_verbs(acts: Sequence[str]) -> Iterator[str]:
    yield from (f"verb: {act}" for act in acts)
    yield f"verbs: {' '.join(sorted(set(acts)))}"
    yield f"first verb: {acts[0] if acts else 'none'}"
    yield f"last verb: {acts[-1] if acts else 'none'}"


def _of_words(part: str, text: str, most: int, lengths: Sequence[int]) -> Iterator[str]:
    found = [match.group().lower() for match in islice(_WORD.finditer(text), most)]
    for length in lengths:
        for start in range(len(found) - length + 1):
            yield f"{part}: {' '.join(found[start : start + length])}"
