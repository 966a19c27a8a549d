"""What judging a random sample of findings one by one gave for each rule (`judged.yaml`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from registry.review.precision import Precision
from rules.source import read_yaml


@dataclass(frozen=True, slots=True)
class Sample:
    """The first reader's verdicts on findings of one version of a rule.

    Of them `seen_twice` were judged again by a reader who did not see the first; `agreed` alike.
    """

    precision: Precision
    seen_twice: int = 0
    agreed: int = 0


@cache
def samples() -> Mapping[str, Sample]:
    """By rule, the sample of its newest version that was judged."""
    file = resources.files("registry.review") / "judged.yaml"
    return samples_in(file.read_bytes(), file.name)


def samples_in(content: bytes | str, file: str) -> Mapping[str, Sample]:
    """The samples that a file of figures holds; `file` is only named in errors."""
    items = read_yaml(content, file).data["rules"]
    return {item["rule"]: _sample(item) for item in items}


def _sample(item: Mapping[str, str]) -> Sample:
    counts = (int(item[name]) for name in ("right", "wrong", "cannot_tell"))
    precision = Precision(item["version"], *counts)
    return Sample(precision, int(item["seen_twice"]), int(item["agreed"]))
