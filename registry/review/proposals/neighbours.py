"""Procedures that lean on what a proposal takes away: they ask for a paper that nobody here gives
any more, name the procedure, or adapt it.

Which paper comes from where is what the overlaps say (`registry.analysis.catalogue.flow`), before
and after, over the procedures that are loaded.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from sqlmodel import Session

from registry.analysis.catalogue.alike.paper_key import paper_meaning
from registry.analysis.catalogue.flow.flow import Flow, FlowProcedure, Told, flows
from registry.analysis.catalogue.listed import LOADED, NOTHING, Listed, asked
from registry.analysis.catalogue.members import flow_procedure, key_of
from registry.analysis.catalogue.stored_members import stored_flow_procedures
from registry.procedure.model import Procedure
from registry.reference import load_reference
from registry.review.proposals.proposal import Proposal


class Lost(StrEnum):
    """What another procedure loses."""

    PAPER = "paper"  # a paper it asks for; no other procedure gives it
    ONE_SOURCE = "one_source"  # a paper it asks for; other procedures still give it
    RELATED = "related"  # it names the procedure, which is no more
    BASE = "base"  # the procedure that it adapts


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A place of another procedure that leans on what goes.

    `paper` is the paper it asks for, or how it names the procedure. `told` says what tells that the
    paper is from here, None where the file names the procedure itself. `others` procedures still
    give the paper.
    """

    authority: str
    code: str
    name: str
    element: str
    paper: str
    lost: Lost
    told: Told | None = None
    required: bool = False
    others: int = 0


def neighbours(session: Session, proposed: Proposal) -> tuple[Neighbour, ...]:
    """Who leans on what the proposal takes away: what is lost for good first, then by procedure."""
    found = [*_papers(session, proposed)]
    if proposed.abolishes:
        found += _naming(session, proposed.before)
    order = list(Lost)
    return tuple(sorted(found, key=lambda n: (order.index(n.lost), n.authority, n.code, n.element)))


def _papers(session: Session, proposed: Proposal) -> Iterator[Neighbour]:
    reference = load_reference()
    before = flow_procedure(proposed.before, reference)
    after = None if proposed.abolishes else flow_procedure(proposed.after, reference)
    if after and (after.given, after.act) == (before.given, before.act):
        return
    # Versions of the same procedure elsewhere follow it.
    others = [each for each in _around(session, before) if each.code != before.code]
    names = {each.key: each.name for each in others}
    had = [each for each in flows([*others, before]) if _is_paper_of(each, before.key)]
    has = [
        each
        for each in flows([*others, after] if after else others)
        if after is None or each.giver != before.key or _is_given(each, before, after)
    ]
    for flow in had:
        left = [each for each in has if _place(each) == _place(flow)]
        if all(each.giver != before.key for each in left):
            yield _asker(flow, names[flow.asker], len(left))


def _is_paper_of(flow: Flow, giver: str) -> bool:
    return flow.giver == giver and flow.told is not Told.RELATED


def _is_given(flow: Flow, before: FlowProcedure, after: FlowProcedure) -> bool:
    """Whether the procedure still gives a paper; a file may name it and not which of its results.

    Then it is the result of that name, and where none is called so, any.
    """
    if flow.told is not Told.RESULT_OF:
        return True
    meaning = paper_meaning(flow.paper)
    was_named = meaning in before.meanings_given
    return bool(after.given) and (not was_named or meaning in after.meanings_given)


def _place(flow: Flow) -> tuple[str, str, str]:
    return flow.asker, flow.element, flow.paper


def _asker(flow: Flow, name: str, others: int) -> Neighbour:
    authority, _, code = flow.asker.partition("/")
    lost = Lost.ONE_SOURCE if others else Lost.PAPER
    return Neighbour(
        authority, code, name, flow.element, flow.paper, lost, flow.told, flow.required, others
    )


# Whoever asks for or gives a paper of one of these names, or names this procedure or its results.
_AROUND = """
SELECT f.entry FROM (
  SELECT d.entry FROM part_document d WHERE d.meaning IN :asked
  UNION SELECT o.entry FROM part_document o WHERE o.result_of = :code
  UNION SELECT c.entry FROM part_document c WHERE c.result IN :codes
  UNION SELECT a.entry FROM part_alternative a WHERE a.meaning IN :asked
  UNION SELECT r.entry FROM part_result r WHERE r.meaning IN :given OR r.code IN :codes
) f WHERE f.entry IN (SELECT id FROM listed)
"""
_ASKED = """
SELECT d.meaning FROM part_document d WHERE d.meaning IN :starts
UNION SELECT a.meaning FROM part_alternative a WHERE a.meaning IN :starts
"""
_LONGER = (
    "SELECT DISTINCT r.meaning FROM part_result r WHERE r.meaning > :least AND r.meaning < :most"
)
_THESE = "SELECT e.id FROM catalogue_entry e WHERE e.id IN :these"


def _around(session: Session, before: FlowProcedure) -> Sequence[FlowProcedure]:
    """The procedures that decide who gets what from this one, as they are loaded, it among them.

    A paper is also known by the beginning of its name, so who gives a paper whose name begins so is
    among them.
    """
    starts = {start for meaning in before.meanings_given for start in _starts(meaning)}
    names = {row[0] for row in asked(session, NOTHING, _ASKED, {"starts": _some(starts)})}
    wanted = {
        "code": before.code,
        "codes": _some(before.codes_given),
        "asked": _some(names),
        "given": _some(_longer(session, names)),
    }
    these = [row[0] for row in asked(session, LOADED, _AROUND, wanted)]
    listed = Listed(_THESE, {"these": these})
    return list(stored_flow_procedures(session, listed, load_reference())) if these else []


def _some(words: Iterable[str]) -> list[str]:
    """For `IN`, which needs one."""
    return sorted(words) or ["-"]


def _starts(meaning: str) -> Iterator[str]:
    """The name, and what it begins with, word by word.

    >>> list(_starts("giai-phep-xai"))
    ['giai', 'giai-phep', 'giai-phep-xai']
    """
    words = meaning.split("-")
    yield from ("-".join(words[: at + 1]) for at in range(len(words)))


def _longer(session: Session, meanings: Iterable[str]) -> AbstractSet[str]:
    """Names of results that are one of these or begin with it."""
    found = set(meanings)
    for meaning in list(found):
        span = {"least": f"{meaning}-", "most": f"{meaning}."}  # the next sign behind "-"
        found |= {str(row[0]) for row in asked(session, NOTHING, _LONGER, span)}
    return found


_NAMING = """
SELECT e.authority, e.code, e.name, r.relation, 'related'
FROM part_relation r JOIN catalogue_entry e ON e.id = r.entry
WHERE r.code = :code AND e.procedure <> :key AND e.id IN (SELECT id FROM listed)
UNION ALL
SELECT e.authority, e.code, e.name, e.authority, 'base'
FROM catalogue_entry e JOIN edition n ON n.hash = e.edition
WHERE n.base = :key AND e.id IN (SELECT id FROM listed)
"""


def _naming(session: Session, before: Procedure) -> Iterator[Neighbour]:
    """Who names a procedure that is abolished as related, or adapts it."""
    about = {"code": before.code, "key": key_of(before)}
    for authority, code, name, said, lost in map(tuple, asked(session, LOADED, _NAMING, about)):
        yield Neighbour(authority, code, name, ".", said, Lost(lost))
