"""Papers that a procedure asks for and another procedure gives, as a question of rules."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlmodel import Session

from registry.analysis.catalogue.flow.flow import FlowProcedure, Told, flows
from registry.analysis.catalogue.flow.issued_papers import IssuedPaper, issued_papers
from registry.analysis.catalogue.listed import Listed, asked
from registry.analysis.catalogue.question import Identity, Line, Question, Value
from registry.analysis.catalogue.stored_members import stored_flow_procedures
from registry.reference import load_reference, paper_type

_APPLICANTS = """
SELECT e.procedure, w.word FROM listed JOIN catalogue_entry e ON e.id = listed.id
JOIN part_word w ON w.entry = e.id WHERE w.list = 'applicants'
"""
Applicants = Mapping[str, frozenset[str]]


def _lines(session: Session, listed: Listed) -> Iterator[Line]:
    """Of each element the first paper that is given; of several who give it the first by key."""
    procedures = list(stored_flow_procedures(session, listed, load_reference()))
    by_key = {procedure.key: procedure for procedure in procedures}
    who = _applicants(session, listed)
    told: set[tuple[str, str]] = set()
    for paper in issued_papers(procedures, flows(procedures)):
        if (paper.asker, paper.element) not in told:
            told.add((paper.asker, paper.element))
            yield _line(paper, by_key, who)


def _applicants(session: Session, listed: Listed) -> Applicants:
    found: dict[str, set[str]] = defaultdict(set)
    for key, word in map(tuple, asked(session, listed, _APPLICANTS)):
        found[key].add(word)
    return {key: frozenset(words) for key, words in found.items()}


def _line(paper: IssuedPaper, by_key: Mapping[str, FlowProcedure], who: Applicants) -> Line:
    authority, code = _identity(paper.asker)
    giver = by_key[paper.givers[0]]
    known: dict[str, Any] = {  # Any: plain data
        "paper": paper.paper, "told": paper.told.value, "required": paper.required,
        "giver_authority": _identity(giver.key)[0], "giver_code": giver.code,
        "giver_name": giver.name, "givers": len(paper.givers),
        "same_authority": all(_identity(key)[0] == authority for key in paper.givers),
        "by_asker": paper.by_asker, "same_applicants": _overlap(paper, who),
        "held": _is_held(paper.paper),
    }  # fmt: skip
    values = {name: value for name, value in known.items() if value is not None}
    confidence = "suggested" if paper.told is Told.NAME else "confirmed"
    return Line((authority, code), paper.element, values, confidence)


def _identity(key: str) -> Identity:
    authority, _, code = key.partition("/")
    return authority, code


def _is_held(name: str) -> bool:
    """Whether a state register is known to hold it, so that the once-only rules speak of it."""
    kind = paper_type(load_reference(), name, None)
    return kind is not None and kind.is_held


def _overlap(paper: IssuedPaper, who: Applicants) -> bool | None:
    """Whether some kind of people apply for both; not known where either says nothing."""
    ours = who.get(paper.asker)
    theirs = [who[key] for key in paper.givers if key in who]
    if not ours or len(theirs) < len(paper.givers):
        return None
    return any(ours & each for each in theirs)


QUESTION = Question(
    name="papers_given",
    line="PaperGiven",
    says="which papers are what another procedure gives",
    values={
        "paper": Value("string", "The name of the paper, or of the one of its alternatives."),
        "told": Value("word<told>", "What says so: result, result_of or name."),
        "required": Value("bool", "It is asked of everybody, without a choice."),
        "giver_authority": Value("string", "The authority of the procedure that gives it."),
        "giver_code": Value("string", "The code of the procedure that gives it."),
        "giver_name": Value("string", "The name of the procedure that gives it."),
        "givers": Value("int", "How many procedures give it, one of which is enough."),
        "same_authority": Value("bool", "All of them are announced by the asking authority."),
        "by_asker": Value("bool", "Each is carried out by a body that also carries this one out."),
        "held": Value("bool", "A state register is known to hold what it proves."),
        "same_applicants": Value("bool", "Some kind of applicant may apply for both."),
    },
    ask=_lines,
)
