"""Facts about steps that could run at once: with which other, and what the longest path becomes."""

from collections.abc import Mapping

from registry.analysis.context import Act
from registry.analysis.deadlines.words import limit_in_words
from registry.analysis.facts.fact import Fact, facts
from registry.analysis.steps.parallel import Beside, steps_beside
from registry.procedure.values import TimeLimit


def _beside(act: Act) -> Beside | None:
    found = act.whole.once(steps_beside)
    return None if found is None else found.get(act.step.id)


def runs_beside(act: Act) -> str | None:
    """The name of the step it waits for, though neither uses what the other gives; "" for none.

    Not known where the file does not say what steps wait for, use, give, and how long they take.
    """
    if act.whole.once(steps_beside) is None:
        return None
    found = _beside(act)
    return found.other.name if found else ""


def beside_after(act: Act) -> tuple[str, ...] | None:
    """What it would wait for then: what the other step waits for."""
    found = _beside(act)
    return found.after if found else None


def joined_by(act: Act) -> str | None:
    """The step that waits for it, and would wait for both then."""
    found = _beside(act)
    return found.join if found else None


def joined_after(act: Act) -> tuple[str, ...] | None:
    """What that step would wait for then."""
    found = _beside(act)
    return found.join_after if found else None


def time_saved(act: Act) -> float | None:
    """By how much the longest path gets shorter, in the unit of the steps."""
    found = _beside(act)
    return float(found.saved) if found else None


def path_now(act: Act) -> str | None:
    """The longest path through the steps as they are, in Vietnamese words."""
    found = _beside(act)
    return limit_in_words(found.now, "vi") if found else None


def path_now_en(act: Act) -> str | None:
    """The longest path through the steps as they are, in English words."""
    found = _beside(act)
    return limit_in_words(found.now, "en") if found else None


def path_then(act: Act) -> str | None:
    """The longest path with both at once and what is saved, in Vietnamese words."""
    found = _beside(act)
    return (
        None if found is None else f"{limit_in_words(found.then, 'vi')} (bớt {_saved(found, 'vi')})"
    )


def path_then_en(act: Act) -> str | None:
    """The longest path with both at once and what is saved, in English words."""
    found = _beside(act)
    return (
        None
        if found is None
        else f"{limit_in_words(found.then, 'en')} ({_saved(found, 'en')} less)"
    )


def _saved(found: Beside, lang: str) -> str:
    return limit_in_words(TimeLimit(found.saved.normalize() + 0, found.now.unit), lang)


PARALLELS: Mapping[str, Fact[Act]] = facts(
    runs_beside, beside_after, joined_by, joined_after, time_saved, path_now, path_now_en,
    path_then, path_then_en,
)  # fmt: skip
