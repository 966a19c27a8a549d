"""From verdict files to the figures that the program knows (`registry.review.samples`).

The verdicts themselves are working papers (`docs/verdicts`, one file a rule) that are not part of
the program; their figures are, in `registry/review/judged.yaml`, made by `make docs`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from registry.evaluation.labels import Label
from registry.evaluation.verdicts import read_verdicts
from registry.review.precision import Judgement, by_version
from registry.review.samples import Sample

FILE: Final = "registry/review/judged.yaml"
VERDICTS: Final = Path("docs/verdicts")
_MEANS: Final[Mapping[str, Judgement]] = {
    "right": Judgement.RIGHT,
    "wrong": Judgement.WRONG,
    "cannot_tell": Judgement.UNDECIDED,
}


def judged_text(folder: Path = VERDICTS) -> str:
    """What stands in `judged.yaml`. Raises BrokenLabels for verdicts that cannot be read."""
    lines = [f"  - {line}\n" for line in _lines(read_verdicts(folder))]
    head = "# Made from docs/verdicts by `make docs`.\nschema: judged/v1\n"
    return head + ("rules:\n" + "".join(lines) if lines else "rules: []\n")


def _lines(verdicts: Iterable[Label]) -> Iterator[str]:
    by_rule: dict[str, list[Label]] = defaultdict(list)
    for verdict in verdicts:
        by_rule[verdict["rule"]].append(verdict)
    for rule, those in sorted(by_rule.items()):
        sample = _newest(those)
        found = sample.precision
        yield (
            f"{{rule: {rule}, version: {found.version}, right: {found.right}, "
            f"wrong: {found.wrong}, cannot_tell: {found.undecided}, "
            f"seen_twice: {sample.seen_twice}, agreed: {sample.agreed}}}"
        )


def _newest(verdicts: Iterable[Label]) -> Sample:
    """Of several versions that were judged, the newest; each finding is judged once a reader."""
    first: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    second: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    for each in verdicts:
        reader = first if each["reader"] == 1 else second
        reader[each["version"]][each["procedure"], each["element"]] = each["verdict"]
    counted = {
        version: Counter(_MEANS[verdict] for verdict in those.values())
        for version, those in first.items()
    }
    precision = next(iter(by_version(counted)))
    ones, others = first[precision.version], second[precision.version]
    twice = [place for place in others if place in ones]
    return Sample(precision, len(twice), sum(ones[place] == others[place] for place in twice))
