"""The overlays of a check: each is looked at again when its base is known, which may be an overlay.

What an overlay makes is remembered by its bytes and those of all that it stands on.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from registry.analysis.checks.check_report import Record
from registry.analysis.checks.looked import Identity, Looked

OVERLAY = "overlay"  # in the record of an overlay that was not applied yet
LookAgain = Callable[[Sequence[Looked]], Iterable[Looked]]


def with_bases(looked_at: Sequence[Looked], look_again: LookAgain) -> list[Looked]:
    """The same files, overlays with what they make, or with why they make nothing."""
    bases: dict[Identity, Looked] = {}
    for looked in looked_at:
        if looked.identity is not None:
            bases.setdefault(looked.identity, looked)
    made = dict(
        _made([looked for looked in looked_at if OVERLAY in looked.record], bases, look_again)
    )
    return [made.get(looked.name, looked) for looked in looked_at]


def _made(
    waiting: Sequence[Looked], bases: dict[Identity, Looked], look_again: LookAgain
) -> Iterable[tuple[str, Looked]]:
    """Overlays by file, in rounds: one whose base waits itself is looked at in a later round."""
    while waiting:
        coming = {_identity(looked, "identity") for looked in waiting}
        ready = [each for each in waiting if _identity(each, "base") not in coming]
        found = [each for each in ready if _identity(each, "base") in bases]
        missing = [each for each in ready or waiting if each not in found]
        yield from ((each.name, _without_base(each)) for each in missing)
        for looked in look_again([each.over(bases[_identity(each, "base")]) for each in found]):
            if looked.identity is not None:
                bases.setdefault(looked.identity, looked)
            yield looked.name, looked
        waiting = [each for each in waiting if ready and each not in ready]


def _identity(looked: Looked, name: str) -> Identity:
    authority, code = looked.record[OVERLAY][name]
    return authority, code


def _without_base(looked: Looked) -> Looked:
    record: Record = {"errors": [looked.record[OVERLAY]["missing"]]}
    return replace(looked, record=record)
