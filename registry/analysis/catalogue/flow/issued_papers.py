"""Papers that a procedure asks for though a state body gave them, and who gave them.

One that the asking body gave itself it can look up; one of another body can be exchanged.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.analysis.catalogue.flow.flow import Flow, FlowProcedure, Told
from registry.procedure.vocabulary import Act


@dataclass(frozen=True, slots=True)
class IssuedPaper:
    """A paper with the procedures that give it, one of which is enough.

    `by_asker`: every one of them is carried out by a body that also carries out the asker; None
    where for one of the two no body is known.
    """

    asker: str
    element: str
    paper: str
    givers: tuple[str, ...]
    by_asker: bool | None
    told: Told
    required: bool


def issued_papers(procedures: Iterable[FlowProcedure], flows: Iterable[Flow]) -> list[IssuedPaper]:
    """What is asked for and given elsewhere in the catalogue, by asker and element.

    Papers that are handed in for good, as those that are withdrawn, are left out: they are given
    back, not shown.
    """
    by_key = {procedure.key: procedure for procedure in procedures}
    papers: dict[tuple[str, str, str], list[Flow]] = defaultdict(list)
    for flow in sorted(flows):
        is_given_back = flow.surrendered or by_key[flow.asker].act == Act.REVOKE
        if not is_given_back and flow.element != ".":
            papers[flow.asker, flow.element, flow.paper].append(flow)
    return [_issued(found, by_key) for found in papers.values()]


def _issued(found: Sequence[Flow], by_key: Mapping[str, FlowProcedure]) -> IssuedPaper:
    first = found[0]
    givers = tuple(dict.fromkeys(flow.giver for flow in found))
    return IssuedPaper(
        asker=first.asker,
        element=first.element,
        paper=first.paper,
        givers=givers,
        by_asker=_is_same_body(by_key[first.asker], [by_key[giver] for giver in givers]),
        told=first.told,
        required=first.required,
    )


def _is_same_body(asker: FlowProcedure, givers: Sequence[FlowProcedure]) -> bool | None:
    if not asker.bodies or not all(giver.bodies for giver in givers):
        return None
    return all(asker.bodies & giver.bodies for giver in givers)
