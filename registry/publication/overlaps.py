"""What overlaps among the published procedures: likeness, other names, variants, papers that flow.

Each answer is worked out from procedures in force, at the latest when it is first asked for, and
kept as long as the snapshot; what is read of one edition is handed on to the next snapshot. A
question over the store's tables gives the same (`registry.analysis.catalogue`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from registry.analysis.catalogue.alike.alike_names import AlikeNames, NamedPaper, alike_names
from registry.analysis.catalogue.alike.alike_procedures import AlikeProcedures, alike_procedures
from registry.analysis.catalogue.alike.merge_families import MergeFamily, merge_families
from registry.analysis.catalogue.alike.named_procedure import NamedProcedure
from registry.analysis.catalogue.alike.procedure_stem import ProcedureStems
from registry.analysis.catalogue.flow.circles import Circle, circles
from registry.analysis.catalogue.flow.flow import Flow, FlowProcedure, flows
from registry.analysis.catalogue.flow.issued_papers import IssuedPaper, issued_papers
from registry.analysis.catalogue.members import (
    flow_procedure,
    named_papers,
    named_procedure,
    papers_by_key,
)
from registry.procedure.model import Procedure
from registry.publication.contents import CatalogueProcedure
from registry.reference import Reference

# So many procedures like one are told; who wants all looks at the pairs.
MOST_ALIKE = 20


@dataclass(frozen=True, slots=True)
class Member:
    """What is read of one procedure, which takes longest; the same as long as its edition is."""

    papers: Sequence[NamedPaper]
    named: NamedProcedure
    flow: FlowProcedure
    keys: Sequence[tuple[str, str]]  # of papers, each with its printed name


Members = Mapping[str, Member]  # by edition


class Overlaps:
    """The overlaps of one snapshot; procedures are named by `authority/code`."""

    def __init__(
        self,
        procedures: Iterable[CatalogueProcedure],
        reference: Reference,
        known: Members | None = None,
    ) -> None:
        """`known` are members of a snapshot before, made with the same reference."""
        self._procedures = [item for item in procedures if item.is_in_force]
        self._reference = reference
        self._known = known or {}

    @property
    def members(self) -> Members:
        """What has been read so far; a procedure that is no edition is not among it."""
        read: Sequence[Member] = self.__dict__.get("_members", ())
        found = zip(self._procedures, read, strict=False)
        return {item.edition: member for item, member in found if item.edition}

    def prepare(self) -> None:
        """Works out now what the first question of each kind would wait for."""
        _ = self.names, self.families, self.circles, self.issued, self.pairs
        _ = self._alike, self._needed, self._asked_for, self._papers

    @cached_property
    def names(self) -> Sequence[AlikeNames]:
        """Papers under several names, those of most procedures first."""
        papers = (paper for member in self._members for paper in member.papers)
        return alike_names(papers, self._reference)

    @cached_property
    def families(self) -> Sequence[MergeFamily]:
        """Procedures that could be one with several cases, the largest family first."""
        return merge_families(self._named, ProcedureStems(self._reference.naming))

    @cached_property
    def circles(self) -> Sequence[Circle]:
        """Procedures that need each other's papers."""
        return circles(self._flows)

    @cached_property
    def issued(self) -> Sequence[IssuedPaper]:
        """Papers that another procedure gives, by asker."""
        return issued_papers(self._flow_procedures, self._flows)

    def alike(self, key: str) -> Sequence[AlikeProcedures]:
        """The procedures most like one, the most alike first."""
        return self._alike.get(key, ())[:MOST_ALIKE]

    def needed(self, key: str) -> Sequence[IssuedPaper]:
        """What one procedure asks for that others give."""
        return self._needed.get(key, ())

    def asked_for(self, key: str) -> Sequence[Flow]:
        """Who asks for what one procedure gives."""
        return self._asked_for.get(key, ())

    def paper(self, key: str) -> str:
        """The printed name of a paper of `families` that most procedures use."""
        return self._papers.get(key, key)

    @cached_property
    def _members(self) -> Sequence[Member]:
        return [
            self._known.get(item.edition) or _member(item.procedure, self._reference)
            for item in self._procedures
        ]

    @cached_property
    def _named(self) -> Sequence[NamedProcedure]:
        return [member.named for member in self._members]

    @cached_property
    def _flow_procedures(self) -> Sequence[FlowProcedure]:
        return [member.flow for member in self._members]

    @cached_property
    def _flows(self) -> Sequence[Flow]:
        return flows(self._flow_procedures)

    @cached_property
    def pairs(self) -> Sequence[AlikeProcedures]:
        """Procedures that share most papers and steps, the most alike first."""
        return alike_procedures(self._named)

    @cached_property
    def _alike(self) -> Mapping[str, Sequence[AlikeProcedures]]:
        found: dict[str, list[AlikeProcedures]] = defaultdict(list)
        for each in self.pairs:
            found[each.first].append(each)
            found[each.second].append(each)
        return found

    @cached_property
    def _needed(self) -> Mapping[str, Sequence[IssuedPaper]]:
        found: dict[str, list[IssuedPaper]] = defaultdict(list)
        for each in self.issued:
            found[each.asker].append(each)
        return found

    @cached_property
    def _asked_for(self) -> Mapping[str, Sequence[Flow]]:
        found: dict[str, list[Flow]] = defaultdict(list)
        for each in self._flows:
            found[each.giver].append(each)
        return found

    @cached_property
    def _papers(self) -> Mapping[str, str]:
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for member in self._members:
            for key, name in member.keys:
                names[key][name] += 1
        return {
            key: min(found, key=lambda name: (-found[name], name)) for key, found in names.items()
        }


def _member(procedure: Procedure, reference: Reference) -> Member:
    return Member(
        papers=tuple(named_papers(procedure, reference)),
        named=named_procedure(procedure, reference),
        flow=flow_procedure(procedure, reference),
        keys=tuple(papers_by_key(procedure, reference)),
    )
