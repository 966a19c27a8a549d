"""The questions that rules may ask of a whole catalogue, and what their lines are made of."""

from collections.abc import Mapping
from functools import lru_cache

from registry.analysis.catalogue import first_issues, local_differences, peers, same_results
from registry.analysis.catalogue.flow import papers_given
from registry.analysis.catalogue.flow.flow import Told
from registry.analysis.catalogue.question import Question
from registry.analysis.subject import describe
from rules import Types

_ALL = (
    first_issues.QUESTION, local_differences.QUESTION, papers_given.QUESTION,
    same_results.QUESTION, peers.QUESTION, peers.STEP_QUESTION,
)  # fmt: skip
QUESTIONS: Mapping[str, Question] = {question.name: question for question in _ALL}
# Closed words that only answers have.
_WORDS = {
    "difference": [kind.value for kind in local_differences.Difference],
    "told": [way.value for way in Told],
}


@lru_cache(maxsize=1)
def describe_catalogue() -> Types:
    """The types of conditions over a catalogue: one list of lines a question."""
    lists = {name: f"list<{question.line}>" for name, question in QUESTIONS.items()}
    lines = {
        question.line: {name: value.type for name, value in question.values.items()}
        for question in QUESTIONS.values()
    }
    return Types(
        root="Catalogue",
        messages={"Catalogue": lists, **lines},
        words={**describe().words, **_WORDS},
    )
