"""`make weights`: learns from labelled steps which of their cues speak for which action.

Says how well weights learnt from seven eighths of the records read the other eighth, beside what
the verbs alone say, and writes `registry/portal/steps/action_weights.tsv` from all of them. The
records of `gold/labels.jsonl` are none of them: they stay to be measured on. Needs scikit-learn
(`requirements-weights.lock`), which nothing else does.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from registry.evaluation.texts import paired, starts
from registry.portal.record import PortalRecord, read_records
from registry.portal.steps.breaks import unwrapped
from registry.portal.steps.cues import cues_of
from registry.portal.steps.reading import told_steps
from registry.portal.steps.weighing import ALWAYS, Weights, likeliest
from registry.portal.words import one_line
from tests.conftest import CORPUS

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "docs" / "labels" / "steps.jsonl"
TABLE = ROOT / "registry" / "portal" / "steps" / "action_weights.tsv"
_OFTEN = 6  # what fewer steps have tells nothing
_LEAN = 0.5  # how far weights may lean on single steps: the inverse of what large ones cost
_SMALL = 2  # hundredths; smaller weights are left out
_PARTS = 8


@dataclass(frozen=True, slots=True)
class LabelledStep:
    """A step as it was read, by its cues, with the action that a reader saw in it."""

    code: str
    cues: Set[str]
    read: str
    action: str


def labelled_steps(corpus: Path) -> Iterator[LabelledStep]:
    """The labelled steps that the importer finds as well."""
    labels = {
        label["code"]: label["steps"]
        for label in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    }
    for record in read_records(corpus / "procedures.jsonl.gz"):
        if isinstance(record, PortalRecord) and record.code in labels:
            yield from _paired(record, labels[record.code])


def _paired(record: PortalRecord, labels: Sequence[Sequence[Any]]) -> Iterator[LabelledStep]:
    text = record.text("steps_text")
    flow = unwrapped(text)
    steps = told_steps(flow, record.about())
    line = one_line(text)
    found = starts(line, [text[step.start : step.end] for step in steps])
    for place, label in paired(line, found, [start for start, *_ in labels]).items():
        cues = cues_of(flow, steps, place)
        yield LabelledStep(record.code, cues, steps[place].action, labels[label][2])


def learnt(steps: Sequence[LabelledStep]) -> Weights:
    """Weights that read these steps well and lean on no single one."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(cue for step in steps for cue in step.cues)
    vectors = DictVectorizer()
    seen = vectors.fit_transform(
        dict.fromkeys(sorted(cue for cue in step.cues if counts[cue] >= _OFTEN), 1)
        for step in steps
    )
    model = LogisticRegression(C=_LEAN, max_iter=1000)
    model.fit(seen, [step.action for step in steps])
    columns = zip(vectors.get_feature_names_out(), model.coef_.T, strict=True)
    cues = {ALWAYS: _hundredths(model.intercept_)}
    cues |= {cue: kept for cue, weights in columns if (kept := _hundredths(weights))}
    return Weights(tuple(map(str, model.classes_)), cues)


def _hundredths(weights: Sequence[float]) -> tuple[tuple[int, float], ...]:
    rounded = (round(float(weight) * 100) for weight in weights)
    return tuple((at, each / 100) for at, each in enumerate(rounded) if abs(each) >= _SMALL)


def held_out(steps: Sequence[LabelledStep]) -> Mapping[str, float]:
    """The share of steps read right by weights that saw none of their records, and without any."""
    right: Counter[str] = Counter()
    for part in range(_PARTS):
        weights = learnt([step for step in steps if _part(step) != part])
        for step in steps:
            if _part(step) == part:
                right["verbs alone"] += step.read == step.action
                chosen = likeliest(step.read, weights.chances(step.cues))
                right["weighed"] += chosen == step.action
    return {way: count / len(steps) for way, count in right.items()}


def _part(step: LabelledStep) -> int:
    """The part of its record, always the same."""
    return sha256(step.code.encode()).digest()[0] % _PARTS


def labels_digest() -> str:
    """What tells the labels that weights were learnt from."""
    return sha256(LABELS.read_bytes()).hexdigest()[:16]


def table_of(weights: Weights) -> str:
    """The table of weights: a cue a row, an action a column, hundredths."""
    rows = [f"labels {labels_digest()}\t" + "\t".join(weights.actions)]
    for cue, found in weights.cues.items():
        columns = [""] * len(weights.actions)
        for place, weight in found:
            columns[place] = str(round(weight * 100))
        rows.append("\t".join((cue, *columns)))
    return "\n".join(rows) + "\n"


def write() -> None:
    if not CORPUS.exists():
        raise SystemExit(
            f"{CORPUS}: the labelled records are not there; put the corpus there first."
        )
    steps = list(labelled_steps(CORPUS))
    print(f"{len(steps)} labelled steps of {len({step.code for step in steps})} records")
    for way, share in held_out(steps).items():
        print(f"{way}: {share:.3f} right in records held out")
    TABLE.write_text(table_of(learnt(steps)), encoding="utf-8")


if __name__ == "__main__":
    write()
