"""Facts about what a step leaves to the official's own judgement."""

import re
from collections.abc import Mapping

from registry.analysis.context import Act
from registry.analysis.facts.fact import Fact, facts
from registry.procedure.folding import fold

# A criterion that stands right behind the words: "when necessary, as laid down in clause 2".
_CRITERION = re.compile(r"[^.;:+]{0,70}\b(?:quy dinh tai|theo quy dinh|theo huong dan|tieu chi)\b")


def discretion(act: Act) -> str:
    """The words that leave it to the official whether to act, without a criterion; "" for none."""
    if act.words and not act.says("discretion"):
        return ""
    words = " ".join((act.step.text or act.step.name or "").split())
    text = fold(words)
    wording = act.whole.reference.wording["discretion"]
    if not wording.found_in(text):
        return ""
    for found in wording.pattern.finditer(text):
        if not _CRITERION.match(text, found.end()):
            # Folding keeps each letter's place, but for letters that fold to two.
            return (words if len(words) == len(text) else text)[found.start() : found.end()]
    return ""


DISCRETION: Mapping[str, Fact[Act]] = facts(discretion)
