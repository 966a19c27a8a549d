"""Rules over a whole catalogue: a question is asked once, procedures it tells of are judged."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlmodel import Session

from registry.analysis.catalogue.listed import Listed
from registry.analysis.catalogue.question import Identity, Line
from registry.analysis.catalogue.questions import QUESTIONS
from rules import Evaluation, RuleSet, Subject, evaluate


def evaluate_catalogue(
    session: Session, listed: Listed, rules: RuleSet, *, as_of: date
) -> Iterator[tuple[Subject, Evaluation]]:
    """What rules over the catalogue say on a day, by the procedures their questions tell about."""
    over = rules.over_catalogue
    asked = {standing.checked.rule.each for standing in over.on(as_of).rules}
    names = sorted(each.list_name for each in asked if each is not None)
    for subject in subjects(session, listed, names):
        yield subject, evaluate(over, subject, as_of=as_of)


def subjects(session: Session, listed: Listed, names: Iterable[str]) -> list[Subject]:
    """The procedures that the answers tell something about, each with its lines of every answer."""
    wanted = list(names)
    lines: dict[Identity, dict[str, list[Mapping[str, Any]]]] = defaultdict(
        lambda: {name: [] for name in wanted}
    )  # Any: plain data
    for name in wanted:
        for line in QUESTIONS[name].ask(session, listed):
            lines[line.identity][name].append(_element(line))
    return [Subject(identity, lines[identity]) for identity in sorted(lines)]


def _element(line: Line) -> Mapping[str, Any]:  # Any: plain data
    return {"path": line.element, "confidence": line.confidence, **line.values}
